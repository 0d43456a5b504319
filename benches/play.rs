//! How fast the machine steps. Baseline: the same inputs through a [`Run`], which keeps every moment for rewinding.

#[path = "../tests/it/generator.rs"]
#[expect(dead_code, clippy::unwrap_used, reason = "shared with the tests, which use all of it")]
mod generator;

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use generator::Dice;
use offramp::play::{Input, Machine, Run, Seeded, Status};
use offramp::scenario::{Scenario, read, resolve};

const SAMPLE: &str = include_str!("../sample_scenarios/delayed-delivery.ron");
/// Inputs in one measured round.
const INPUTS: u64 = 10_000;

/// Runs one after the other through a case, as the inputs that lead through them.
fn inputs(machine: &Arc<Machine>) -> Vec<(u32, Vec<Input>)> {
    let mut dice = Dice::new(7);
    let mut runs = Vec::new();
    let mut left = usize::try_from(INPUTS).unwrap_or(usize::MAX);
    while left > 0 {
        let seed = u32::try_from(dice.next() >> 32).unwrap_or(0);
        let mut run = Run::new(machine.clone(), seed);
        let mut inputs = Vec::new();
        while left > 0 && run.status() == Status::Waiting {
            let offered: Vec<Input> = machine.offers(run.state()).inputs().collect();
            let input = *dice.pick(&offered);
            if run.step(input).is_ok() {
                inputs.push(input);
                left -= 1;
            }
        }
        runs.push((seed, inputs));
    }
    runs
}

fn choices_per_second(criterion: &mut Criterion) {
    let case = read::<Scenario>(SAMPLE.as_bytes()).map(|loaded| loaded.document);
    let case = case.unwrap_or_else(|error| panic!("the sample loads: {error}"));
    let machine = Arc::new(Machine::compile(Arc::new(resolve(&case, None))));
    let runs = inputs(&machine);
    let mut group = criterion.benchmark_group("inputs");
    group.throughput(Throughput::Elements(INPUTS));
    group.bench_function("step", |bencher| {
        bencher.iter(|| {
            for (seed, inputs) in &runs {
                let mut luck = Seeded(*seed);
                let mut state = machine.start(&mut luck, &mut ());
                for input in inputs {
                    let taken = machine.step(&mut state, *input, &mut luck, &mut ());
                    assert!(taken.is_ok());
                }
                black_box(&state);
            }
        });
    });
    group.bench_function("run with events and rewind (baseline)", |bencher| {
        bencher.iter(|| {
            for (seed, inputs) in &runs {
                let mut run = Run::new(machine.clone(), *seed);
                for input in inputs {
                    assert!(run.step(*input).is_ok());
                }
                black_box(&run);
            }
        });
    });
    group.finish();
}

criterion_group!(benches, choices_per_second);
criterion_main!(benches);
