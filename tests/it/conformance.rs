//! The two engines play alike: random cases and records, played here, checked by the player's JavaScript.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::sync::Arc;

use offramp::play::{Input, Machine, Run, metrics, passed, percent, reasons_to_fail, replay};
use offramp::scenario::{Scenario, Strength, read, resolve};
use serde_json::{Value, json};

use crate::generator::{Dice, Size, input, machine, scenario};

/// One case with runs through it, as the published vectors have it.
fn vector(name: &str, case: &Scenario, runs: usize, most_inputs: usize, dice: &mut Dice) -> Value {
    let machine = machine(case);
    let runs: Vec<Value> = (0..runs).map(|_| run_vector(&machine, most_inputs, dice)).collect();
    json!({ "name": name, "case": resolve(case, None), "runs": runs })
}

fn run_vector(machine: &Arc<Machine>, most_inputs: usize, dice: &mut Dice) -> Value {
    let seed = u32::try_from(dice.next() >> 32).unwrap();
    let mut run = Run::new(machine.clone(), seed);
    let start = seen(&run);
    let mut steps = Vec::new();
    for _ in 0..dice.below(most_inputs) {
        let input = input(dice, &machine.offers(run.state()));
        let refused = run.step(input).err().map(|refused| refused.to_string());
        let mut step = seen(&run);
        step["input"] = input_json(input);
        step["refused"] = json!(refused);
        steps.push(step);
    }
    let again = replay(machine, seed ^ 0xFFFF, &run.record());
    let replayed = again.diverged.is_none() && again.run.state() == run.state();
    let metrics: Vec<Value> = metrics(&run).into_iter().map(|metric| json!([metric.name, metric.value])).collect();
    json!({
        "seed": seed,
        "start": start,
        "steps": steps,
        "passed": passed(machine, run.state()),
        "fails": reasons_to_fail(machine, run.state()),
        "metrics": metrics,
        "record": run.record(),
        "replayed": replayed,
    })
}

fn seen(run: &Run) -> Value {
    let machine = run.machine();
    json!({
        "words": run.state().words(),
        "state": machine.view(run.state()),
        "offers": machine.offers_view(run.state(), run.seed()),
        "percent": percent(machine, run.state()),
    })
}

fn input_json(input: Input) -> Value {
    match input {
        Input::Continue => json!("Continue"),
        Input::TimeOut => json!("TimeOut"),
        Input::Choose { choice, ticks } => json!({ "Choose": { "choice": choice, "ticks": ticks } }),
        Input::Wrote(strength) => json!({ "Wrote": match strength {
            Strength::Strong => "Strong",
            Strength::Fair => "Fair",
            Strength::Weak => "Weak",
        }}),
    }
}

fn player_accepts(lines: &str) -> String {
    let mut client = Command::new("node")
        .args([concat!(env!("CARGO_MANIFEST_DIR"), "/tests/clients/conformance.mjs"), "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("node runs: tests/run installs what the tests need");
    let mut stdin = client.stdin.take().unwrap();
    let lines = lines.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(lines.as_bytes()));
    let output = client.wait_with_output().unwrap();
    // A client that stops at the first mismatch stops reading, too.
    let _closed_early = writer.join().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    said
}

/// How many cases; `OFFRAMP_FRESH=SEED` plays as many others.
const CASES: u64 = 3_000;

#[test]
fn both_engines_agree_on_every_state_offer_percent_and_metric() {
    let first = std::env::var("OFFRAMP_FRESH").ok().and_then(|seed| seed.parse().ok()).unwrap_or(0_u64);
    let mut lines = String::new();
    for seed in first..first + CASES {
        let mut dice = Dice::new(seed.wrapping_mul(977));
        let nodes = 1 + dice.below(16);
        let case = scenario(seed, Size { nodes, broken: seed % 3 != 0 });
        writeln!(lines, "{}", vector(&format!("random {seed}"), &case, 3, 40, &mut dice)).unwrap();
    }
    let said = player_accepts(&lines);
    assert!(said.contains(&format!("{CASES}/{CASES} vectors")), "{said}");
    println!("{said}");
}

#[test]
fn published_vectors_are_what_the_engine_does() {
    let mut lines = String::new();
    for seed in 0..24 {
        let mut dice = Dice::new(seed);
        let case = scenario(seed, Size { nodes: 12, broken: seed % 2 == 0 });
        writeln!(lines, "{}", vector(&format!("vector {seed}"), &case, 1, 16, &mut dice)).unwrap();
    }
    let sample = include_str!("../../sample_scenarios/delayed-delivery.ron");
    let sample = read::<Scenario>(sample.as_bytes()).unwrap().document;
    writeln!(lines, "{}", vector("The delayed delivery spiral", &sample, 3, 40, &mut Dice::new(1))).unwrap();
    crate::support::golden_file("assets/conformance/vectors.jsonl", &lines);
    player_accepts(&lines);
}
