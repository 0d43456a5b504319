//! Loading, saving, resolving and checking a case with 10,000 nodes. Baseline: the same document as JSON.

#[path = "../tests/it/generator.rs"]
#[expect(dead_code, clippy::unwrap_used, reason = "shared with the tests, which use all of it")]
mod generator;

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use offramp::check::check;
use offramp::play::Machine;
use offramp::scenario::{Choice, Decision, Grade, Id, Line, Node, Point, Scenario, Scene, Text, read, resolve, write};

const NODES: usize = 10_000;

fn id(text: &str) -> Id {
    Id::new(text).unwrap_or_else(|error| panic!("{error}"))
}

/// Every second node a decision with three answers, a reply and feedback each.
fn large_case() -> Scenario {
    let mut case = Scenario::empty("00000000-0000-4000-8000-000000000000", "A large case");
    case.start = Some(id("node-0"));
    let words = "You have explained this three times now, and the gift was for today. That is ours to put right.";
    let line = |name: &str| {
        let mut line = Line::new(id(name));
        line.says = Text::from(words);
        line
    };
    for n in 0..NODES {
        let to = |step: usize| (n + step < NODES).then(|| id(&format!("node-{}", n + step)));
        let lines = vec![line(&format!("k{n:06}"))];
        let node = if n % 2 == 0 {
            let choices = [Grade::Best, Grade::Weak, Grade::Harmful].into_iter().enumerate().map(|(at, grade)| {
                let mut choice = Choice::new(id(&format!("choice-{at}")));
                choice.says = Text::from(format!("{words} {at}").as_str());
                choice.grade = Some(grade);
                choice.reply = vec![line(&format!("r{at}{n:05}"))];
                choice.feedback = Text::from(words);
                choice.to = to(at + 1);
                choice
            });
            Node::Decision(Decision { lines, choices: choices.collect(), ..Decision::default() })
        } else {
            Node::Scene(Scene { lines, then: to(1), ..Scene::default() })
        };
        let name = id(&format!("node-{n}"));
        case.layout.insert(name.clone(), Point(i32::try_from(n).unwrap_or(0) * 300, 0));
        case.nodes.insert(name, Arc::new(node));
    }
    case
}

fn document(criterion: &mut Criterion) {
    let case = large_case();
    let text = write(&case).unwrap_or_else(|error| panic!("{error}"));
    let json = serde_json::to_string(&case).unwrap_or_else(|error| panic!("{error}"));
    let mut group = criterion.benchmark_group("10,000 nodes");
    group.sample_size(10);
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("load", |b| b.iter(|| read::<Scenario>(black_box(text.as_bytes())).is_ok()));
    group.bench_function("load from JSON (baseline)", |b| {
        b.iter(|| serde_json::from_str::<Scenario>(black_box(&json)).is_ok());
    });
    group.bench_function("save", |b| b.iter(|| write(black_box(&case)).is_ok()));
    group.bench_function("save as JSON (baseline)", |b| b.iter(|| serde_json::to_string(black_box(&case)).is_ok()));
    group.bench_function("resolve and compile", |b| {
        b.iter(|| Machine::compile(Arc::new(resolve(black_box(&case), None))).node_count());
    });
    group.bench_function("check", |b| b.iter(|| check(black_box(&case), None).len()));
    group.finish();
}

criterion_group!(benches, document);
criterion_main!(benches);
