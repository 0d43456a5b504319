//! A condition on a node that does not exist.

use crate::check::naming::quoted;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Reference, Segment, Stage};

pub(super) static RULE: Rule = Rule {
    id: "unknown-node",
    family: Family::References,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: false,
    finds: "a condition that asks whether a node has been visited which does not exist",
    why: "The condition never holds, so what depends on it never happens.",
    cure: "Choose a node of the case, or take the condition away.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for mention in case.mentions() {
        let (Reference::Node(id) | Reference::Choice(id, _)) = mention.reference else { continue };
        // Frames and saved runs have rules of their own.
        let elsewhere = matches!(mention.place.segments().first(), Some(Segment::Field("frames" | "runs")));
        if !elsewhere && case.node(id).is_none() {
            let place = case.whereabouts(&mention.place);
            let hint = case.suggest_node(id);
            let message = format!("{place}, a condition asks about {}, which does not exist{hint}", quoted(id));
            report.place(mention.place.clone(), message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn a_condition_must_ask_about_a_node_that_exists() {
        check_file(
            &RULE,
            r#"
            passing: (fails_if: [(when: Chose("gone", "x"), why: "No")]), // ! in the terms of passing, a condition asks about “gone”
            nodes: {
                "opening": Scene(lines: [
                    (id: "aaaaaaa", says: "Again", when: Visited("opening")),
                    (id: "aaaaaab", says: "Again", when: Visited("openning")), // ! which does not exist; did you mean “Again” (opening)?
                ]),
            },
            runs: { "run": (title: "Run", seed: 1, steps: [("gone", Continue)]) },
            frames: { "aaaaaac": (title: "Frame", members: ["gone"]) },
        "#,
        );
    }
}
