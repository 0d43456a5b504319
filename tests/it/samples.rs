//! What ships with the product is as good as what the product asks of others.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use offramp::check::{Case, check_case};
use offramp::explore::{Limits, explore};
use offramp::play::{Machine, failed_expectations, percent, replay};
use offramp::scenario::{Kind, Node, Scenario, Stage, read, resolve, write};

const SAMPLES: &[(&str, &str)] = &[
    ("delayed-delivery.ron", include_str!("../../sample_scenarios/delayed-delivery.ron")),
    ("double-charge-chat.ron", include_str!("../../sample_scenarios/double-charge-chat.ron")),
    ("hotel-overbooked.ron", include_str!("../../sample_scenarios/hotel-overbooked.ron")),
    ("public-thread.ron", include_str!("../../sample_scenarios/public-thread.ron")),
];

fn samples() -> impl Iterator<Item = (&'static str, &'static str, Scenario)> {
    SAMPLES.iter().map(|(name, text)| (*name, *text, read::<Scenario>(text.as_bytes()).unwrap().document))
}

#[test]
fn samples_save_as_the_bytes_they_are() {
    for (name, text, case) in samples() {
        assert_eq!(write(&case).unwrap(), text, "{name}");
    }
}

#[test]
fn samples_are_ready_for_release() {
    for (name, _, case) in samples() {
        let findings = check_case(&Case::new(&case, None).at_stage(Stage::Release));
        let said: Vec<String> = findings.iter().map(|f| format!("{} {}: {}", f.place, f.rule, f.message)).collect();
        assert!(said.is_empty(), "{name}: {said:#?}");
    }
}

#[test]
fn saved_runs_of_the_samples_come_to_what_they_expect() {
    for (name, _, case) in samples() {
        let machine = Arc::new(Machine::compile(Arc::new(resolve(&case, None))));
        assert!(case.runs.values().filter(|run| run.model).count() == 1, "{name} has a model run");
        for (id, run) in &case.runs {
            assert_eq!(failed_expectations(&machine, run), Vec::<String>::new(), "{name}: {id}");
        }
    }
}

#[test]
fn a_score_of_grades_and_outcomes_has_exact_bounds() {
    let (name, _, case) = samples().find(|(name, ..)| *name == "hotel-overbooked.ron").unwrap();
    let machine = Arc::new(Machine::compile(Arc::new(resolve(&case, None))));
    // Far fewer states than its scores, told apart, would be.
    let limits = Limits { max_states: 50_000, ..Limits::default() };
    let found = explore(&machine, limits, &AtomicBool::new(false)).unwrap();
    assert!(!found.distribution.is_exact(), "{name} has too many scores");
    let bounds = found.percent.exact().unwrap();
    let (lowest, highest) = (bounds.lowest.as_ref().unwrap(), bounds.highest.as_ref().unwrap());
    for (expected, trail) in [lowest, highest] {
        let run = replay(&machine, 0, &trail.witness(&machine).steps).run;
        assert_eq!(percent(&machine, run.state()), Some(*expected));
    }
    let (least, most) = found.sample.as_ref().unwrap().percents.unwrap();
    assert!(lowest.0 <= least && highest.0 >= most);
    assert_eq!((lowest.0, highest.0), (4, 100), "nobody can have less, and everything can be had");
}

#[test]
fn the_delayed_delivery_holds_everything_a_case_can_hold() {
    let (_, _, case) = samples().next().unwrap();
    let count = |kind: Kind| case.nodes.values().filter(|node| node.kind() == kind).count();
    assert!(case.nodes.len() >= 30 && count(Kind::Decision) >= 14);
    assert!(Kind::ALL.iter().all(|kind| count(*kind) > 0));
    assert_eq!((case.meters.len(), case.promises.len()), (4, 3));
    assert!(!case.facts.is_empty() && !case.whenever.is_empty());
    let endings: BTreeSet<_> = case
        .nodes
        .values()
        .filter_map(|node| match &**node {
            Node::Ending(ending) => Some(ending.outcome),
            _other => None,
        })
        .collect();
    assert!(endings.len() >= 6, "{endings:?}");
    for (id, node) in &case.nodes {
        for choice in node.choices() {
            assert!(!choice.reply.is_empty() && !choice.feedback.is_blank(), "{id}/{}", choice.id);
        }
    }
    let model = case.runs.values().find(|run| run.model).unwrap();
    assert!(model.commentary.len() >= 8);
}
