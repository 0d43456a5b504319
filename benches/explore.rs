//! How fast cases are explored: states and edges a second, how time grows with states, bytes, the flow of the samples, and
//! a seeded reference case of 200 nodes.

#[path = "../tests/it/generator.rs"]
#[expect(dead_code, clippy::unwrap_used, reason = "shared with the tests, which use all of it")]
mod generator;

mod reference_case;

use std::hint::black_box;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use offramp::explore::{Limits, Size, explore, flow, size};
use offramp::play::Machine;
use offramp::scenario::{
    Choice, Condition, Decision, Duration as Time, Effect, Ending, Grade, Id, Meter, Node, Outcome, Scenario, Text,
    Var, read, resolve,
};
use reference_case::reference_case;

/// The largest comes first.
const SAMPLES: [(&str, &str); 4] = [
    ("delayed-delivery", include_str!("../sample_scenarios/delayed-delivery.ron")),
    ("double-charge-chat", include_str!("../sample_scenarios/double-charge-chat.ron")),
    ("hotel-overbooked", include_str!("../sample_scenarios/hotel-overbooked.ron")),
    ("public-thread", include_str!("../sample_scenarios/public-thread.ron")),
];

fn id(text: &str) -> Id {
    Id::new(text).unwrap_or_else(|error| panic!("{error}"))
}

fn machine(case: &Scenario) -> Arc<Machine> {
    Arc::new(Machine::compile(Arc::new(resolve(case, None))))
}

fn meter(name: &str) -> Var {
    Var::Meter(id(name))
}

/// A loop that counts two meters up to `side`: one state more than `side` squared and about three edges each.
fn grid(side: i32) -> Arc<Machine> {
    let mut case = Scenario::empty("00000000-0000-4000-8000-000000000000", "A grid");
    for name in ["a", "b"] {
        case.meters.insert(id(name), Meter::new(Text::from(name), 0, 0, side - 1));
    }
    let choice = |name: &str, effect: Option<Effect>, to: &str| {
        let mut choice = Choice::new(id(name));
        choice.effects = Some(effect.into_iter().collect());
        choice.grade = Some(Grade::Good);
        choice.takes = Some(Time::from_seconds(5));
        choice.to = Some(id(to));
        choice
    };
    let mut leave = choice("leave", None, "end");
    leave.when = Some(Condition::All(["a", "b"].map(|name| Condition::AtLeast(meter(name), side - 1)).to_vec()));
    let stay = choice("stay", None, "again");
    let decision = Decision {
        choices: vec![
            choice("a", Some(Effect::Add(meter("a"), 1)), "again"),
            choice("b", Some(Effect::Add(meter("b"), 1)), "again"),
            stay,
            leave,
        ],
        ..Decision::default()
    };
    case.start = Some(id("again"));
    case.nodes.insert(id("again"), Arc::new(Node::Decision(decision)));
    case.nodes.insert(id("end"), Arc::new(Node::Ending(Ending::new(Outcome::Resolved))));
    machine(&case)
}

static GO: AtomicBool = AtomicBool::new(false);

fn limits() -> Limits {
    Limits { max_states: 20_000_000, threads: 1, ..Limits::default() }
}

fn walk(machine: &Arc<Machine>) -> Size {
    let found = size(machine, limits(), &GO);
    found.ok().flatten().unwrap_or_else(|| panic!("the walk comes to its end"))
}

fn states_per_second(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("walk");
    group.sample_size(10).measurement_time(Duration::from_secs(5)).warm_up_time(Duration::from_millis(500));
    let mut per_state = Vec::new();
    for side in [100, 1_000, 3_163] {
        let machine = grid(side);
        let Size { states, edges, bytes_per_state, bytes_per_edge } = walk(&machine);
        // The best of three: others may use the processor, too.
        let timed = (0..3).map(|_| {
            let started = Instant::now();
            black_box(walk(&machine));
            started.elapsed().as_secs_f64()
        });
        let seconds = timed.fold(f64::INFINITY, f64::min);
        #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
        let (states_f, edges_f) = (states as f64, edges as f64);
        per_state.push(seconds / states_f);
        println!(
            "{states} states, {edges} edges: {:.2} million states/s, {:.2} million edges/s, {bytes_per_state:.1} bytes a \
             state, {bytes_per_edge:.1} an edge",
            states_f / seconds / 1e6,
            edges_f / seconds / 1e6,
        );
        if states < 2_000_000 {
            group.throughput(Throughput::Elements(states as u64));
            group.bench_function(format!("{states} states"), |bencher| bencher.iter(|| black_box(walk(&machine))));
        }
    }
    println!("time per state at 10^7 is {:.2} times that at 10^4", per_state[2] / per_state[0]);
    group.finish();
}

fn answers(criterion: &mut Criterion) {
    let samples = SAMPLES.map(|(name, text)| {
        let case = read::<Scenario>(text.as_bytes()).map(|loaded| loaded.document);
        (name, machine(&case.unwrap_or_else(|error| panic!("the sample loads: {error}"))))
    });
    let reference = ("the reference case", machine(&reference_case()));
    let mut group = criterion.benchmark_group("answers");
    group.sample_size(10).measurement_time(Duration::from_secs(3)).warm_up_time(Duration::from_millis(500));
    for (name, machine) in samples.iter().chain([&reference]) {
        for threads in [1, 2] {
            let limits = Limits { threads, ..limits() };
            group.bench_function(format!("flow of {name}, threads: {threads}"), |bencher| {
                bencher.iter(|| black_box(flow(machine, limits, &GO)).is_ok());
            });
        }
    }
    // The baseline: the same states told apart by their keys alone, and nothing answered.
    for (name, machine) in [&samples[0], &reference] {
        println!("{name} by keys: {:?}", walk(machine));
        group.bench_function(format!("only walking {name} by keys"), |bencher| {
            bencher.iter(|| black_box(walk(machine)));
        });
    }
    let (_, sample) = &samples[0];
    group.bench_function("everything of delayed-delivery, two threads", |bencher| {
        let limits = Limits { threads: 2, ..Limits::default() };
        bencher.iter(|| black_box(explore(sample, limits, &GO)).is_ok());
    });
    group.finish();
}

criterion_group!(benches, states_per_second, answers);
criterion_main!(benches);
