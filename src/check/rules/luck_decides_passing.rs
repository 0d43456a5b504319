//! Chance that decides whether the best of runs passes.

use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::explore::Learner;
use crate::scenario::{Node, Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "luck-decides-passing",
    family: Family::Learning,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "a case with chances in which somebody who always does the best that is offered passes in some runs and fails in others",
    why: "Two learners do the same, and one of them fails. Neither learns from it what to do better.",
    cure: "Let what the learner does make up for bad luck, take the effects of the chance out of the score, or grade what is done about it.",
    check,
    fix: None,
};

/// Closer to never and always than this is rounding.
const ROUNDING: f64 = 1e-6;

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let Some(passes) = case.explored().and_then(|explored| explored.passes(Learner::Model)) else { return };
    let has_chance = case.nodes().any(|(_, node)| matches!(node, Node::Chance(_)));
    // A sample in which one run passed and another did not leaves no doubt that both happen.
    if has_chance && passes.share > ROUNDING && passes.share < 1.0 - ROUNDING {
        let message = format!("who always does the best that is offered passes in only {}", passes.words());
        report.place(Place::field("passing"), message);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn a_die_is_no_teacher() {
        check_file(
            &RULE,
            r#"
            passing: (percent: 60), // ! passes in only 25 of 100 runs
            start: "a",
            nodes: {
                "a": Decision(title: "First", choices: [
                    (id: "x", says: "One", to: "l", grade: Best),
                    (id: "y", says: "Two", to: "l", grade: Weak),
                ]),
                "l": Chance(title: "Luck", outcomes: [(id: "up", weight: 1, to: "e"), (id: "down", weight: 3, to: "b")]),
                "b": Decision(title: "Second", choices: [
                    (id: "x", says: "One", to: "e", grade: Harmful),
                    (id: "y", says: "Two", to: "e", grade: Harmful),
                ]),
                "e": Ending(outcome: Resolved),
            }"#,
        );
    }
}
