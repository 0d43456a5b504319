//! How fast cases are explored: states and edges a second, how time grows with states, bytes, the flow of the samples, and
//! a seeded reference case of 200 nodes.

#[path = "../tests/it/generator.rs"]
#[expect(dead_code, clippy::unwrap_used, reason = "shared with the tests, which use all of it")]
mod generator;

use std::hint::black_box;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use generator::Dice;
use offramp::explore::{Limits, Size, explore, flow, size};
use offramp::play::Machine;
use offramp::scenario::{
    Band, Better, Choice, Condition, Decision, Duration as Time, Effect, Ending, Grade, Id, Line, Meter, Node, Outcome,
    Promise, Scenario, Scene, Text, Var, Whenever, WhileWaiting, read, resolve,
};

const SAMPLE: &str = include_str!("../sample_scenarios/delayed-delivery.ron");

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

/// 200 nodes, 60 decisions, 4 meters of which 2 are read by a tenth of the choices, a whenever rule, 4 timers of at most
/// 4 ticks, 2 promises, 2 hubs of 4 choices that are offered once.
fn reference_case() -> Scenario {
    let mut dice = Dice::new(5);
    let mut case = Scenario::empty("00000000-0000-4000-8000-000000000000", "The reference case");
    for (name, better) in
        [("anger", Better::Low), ("trust", Better::High), ("calm", Better::High), ("effort", Better::Low)]
    {
        let mut meter = Meter::new(Text::from(name), 50, 0, 100);
        meter.better = better;
        meter.bands = vec![
            Band::new(id("low"), 33, "low"),
            Band::new(id("middle"), 89, "middle"),
            Band::new(id("high"), 100, "high"),
        ];
        case.meters.insert(id(name), meter);
    }
    let usual = [(Grade::Best, -10, 10), (Grade::Good, -5, 5), (Grade::Weak, 5, -5), (Grade::Harmful, 15, -10)];
    for (grade, anger, trust) in usual {
        let effects = vec![
            Effect::Add(meter("anger"), anger),
            Effect::Add(meter("trust"), trust),
            Effect::Add(meter("calm"), -anger),
            Effect::Add(meter("effort"), anger),
        ];
        case.usual.insert(grade, effects);
    }
    for name in ["callback", "letter"] {
        let mut promise = Promise::new(Text::from(name));
        promise.due = Some(Time::from_seconds(600));
        promise.if_broken = vec![Effect::Add(meter("anger"), 10)];
        case.promises.insert(id(name), promise);
    }
    case.whenever.push(Whenever::new(Condition::In(meter("anger"), id("high")), id("n199")));
    case.start = Some(id("n000"));
    let name = |n: usize| id(&format!("n{n:03}"));
    let (mut hubs, mut timers) = (0, 0);
    for n in 0..200 {
        // Every third node decides, until there are 60.
        let node = if n >= 194 {
            let mut ending = Ending::new(Outcome::ALL[n - 194]);
            ending.resolved = n < 196;
            Node::Ending(ending)
        } else if n % 3 == 1 && n < 180 {
            let hub = n % 90 == 1 && hubs < 2;
            let mut decision = Decision::default();
            if hub {
                hubs += 1;
            } else if timers < 4 && n % 40 == 10 {
                timers += 1;
                decision.seconds = Some(20);
                decision.on_timeout = Some(name(n + 1));
                let mut waiting = WhileWaiting::new(5_u32);
                waiting.effects = vec![Effect::Add(meter("anger"), 2)];
                decision.while_waiting = Some(waiting);
            }
            for at in 0..if hub { 5 } else { 3 } {
                let mut choice = Choice::new(id(["a", "b", "c", "d", "leave"][at]));
                choice.grade = Some(Grade::ALL[dice.below(4)]);
                if hub && at < 4 {
                    choice.once = true;
                    choice.to = Some(name(n));
                } else {
                    choice.to = Some(name(n + 1 + dice.below(3)));
                }
                if dice.once_in(10) {
                    let number = meter(if dice.once_in(2) { "anger" } else { "trust" });
                    choice.when = Some(Condition::AtLeast(number, 10 * dice.between(2, 6)));
                }
                decision.choices.push(choice);
            }
            // Something is always offered.
            decision.choices[0].when = None;
            Node::Decision(decision)
        } else {
            let mut scene = Scene { then: Some(name(n + 1)), ..Scene::default() };
            scene.lines = vec![Line::new(id(&format!("k{n:06}")))];
            scene.effects = match n {
                20 => vec![Effect::Make(id("callback"))],
                60 => vec![Effect::Keep(id("callback"))],
                100 => vec![Effect::Make(id("letter"))],
                140 => vec![Effect::Keep(id("letter"))],
                193 => Vec::new(),
                _plain => Vec::new(),
            };
            Node::Scene(scene)
        };
        case.nodes.insert(name(n), Arc::new(node));
    }
    case
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
    let sample = read::<Scenario>(SAMPLE.as_bytes()).map(|loaded| loaded.document);
    let sample = machine(&sample.unwrap_or_else(|error| panic!("the sample loads: {error}")));
    let reference = machine(&reference_case());
    let mut group = criterion.benchmark_group("answers");
    group.sample_size(10).measurement_time(Duration::from_secs(3)).warm_up_time(Duration::from_millis(500));
    for (name, machine) in [("delayed-delivery", &sample), ("the reference case", &reference)] {
        println!("{name}: {:?}", walk(machine));
        group.bench_function(format!("flow of {name}"), |bencher| {
            bencher.iter(|| black_box(flow(machine, limits(), &GO)).is_ok());
        });
    }
    group.bench_function("everything of delayed-delivery, two threads", |bencher| {
        let limits = Limits { threads: 2, ..Limits::default() };
        bencher.iter(|| black_box(explore(&sample, limits, &GO)).is_ok());
    });
    group.finish();
}

criterion_group!(benches, states_per_second, answers);
criterion_main!(benches);
