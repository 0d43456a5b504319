//! A pack of five cases with 100 nodes each, in every format that carries it. Baseline: the same cases as JSON, which each
//! of them holds. What exploring finds out beforehand is not measured here: the studio has it from writing.

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use offramp::export::{ALL, CaseSource, Options, Source};
use offramp::scenario::{Choice, Decision, Ending, Grade, Id, Line, Node, Outcome, Pack, Scenario, Text, resolve};

const CASES: usize = 5;
const NODES: usize = 100;

fn id(text: &str) -> Id {
    Id::new(text).unwrap_or_else(|error| panic!("{error}"))
}

/// Decisions with three answers, a reply and feedback each, one after the other.
fn case(number: usize) -> Scenario {
    let mut case = Scenario::empty(&format!("00000000-0000-4000-8000-00000000000{number}"), &format!("Case {number}"));
    case.start = Some(id("node-0"));
    let words = "You have explained this three times now, and the gift was for today. That is ours to put right.";
    let line = |name: &str| {
        let mut line = Line::new(id(name));
        line.says = Text::from(words);
        line
    };
    for n in 0..NODES {
        let next = (n + 1 < NODES).then(|| id(&format!("node-{}", n + 1)));
        let node = if next.is_some() {
            let choices = [Grade::Best, Grade::Weak, Grade::Harmful].into_iter().enumerate().map(|(at, grade)| {
                let mut choice = Choice::new(id(&format!("choice-{at}")));
                choice.says = Text::from(format!("{words} {at}").as_str());
                choice.grade = Some(grade);
                choice.reply = vec![line(&format!("r{at}{n:05}"))];
                choice.feedback = Text::from(words);
                choice.to.clone_from(&next);
                choice
            });
            let lines = vec![line(&format!("k{n:06}"))];
            Node::Decision(Decision { lines, choices: choices.collect(), ..Decision::default() })
        } else {
            Node::Ending(Ending::new(Outcome::Loyal))
        };
        case.nodes.insert(id(&format!("node-{n}")), Arc::new(node));
    }
    case
}

fn export(criterion: &mut Criterion) {
    let mut pack = Pack::new(1_u32, "00000000-0000-4000-8000-000000000009", "A pack");
    let cases: Vec<CaseSource> = (0..CASES)
        .map(|number| {
            let scenario = case(number);
            let resolved = resolve(&scenario, None);
            pack.scenarios.push(format!("case-{number}.ron").as_str().into());
            CaseSource::new(format!("case-{number}.ron"), scenario, resolved)
        })
        .collect();
    let json: Vec<_> = cases.iter().map(|case| case.case.clone()).collect();
    let source = Source { cases, pack: Some(pack), files: [].into() };
    let mut group = criterion.benchmark_group("500 nodes");
    group.sample_size(20);
    group.bench_function("baseline: JSON", |bencher| {
        bencher.iter(|| black_box(serde_json::to_vec(&json).map_or(0, |bytes| bytes.len())));
    });
    for format in ALL {
        group.bench_function(format.id, |bencher| {
            bencher.iter(|| {
                let bundle = format.export(&source, &Options::default()).unwrap_or_else(|error| panic!("{error}"));
                black_box(bundle.files.len())
            });
        });
    }
    group.finish();
}

criterion_group!(benches, export);
criterion_main!(benches);
