//! A time limit without a way on when time runs out.

use crate::check::{Case, Collector, Family, Finding, Rule, Severity};
use crate::edit::{Step, edit_node};
use crate::scenario::{Node, Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "timer-without-timeout",
    family: Family::Flow,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: false,
    finds: "a decision with a time limit that does not say what follows when time runs out",
    why: "A learner who says nothing in time, or chooses to say nothing, falls out of the case.",
    cure: "Link the way on for silence to what the customer does then, or take the time limit off.",
    check,
    fix: Some(take_off),
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for (id, node) in case.nodes() {
        if let Node::Decision(decision) = node
            && let (Some(seconds), None) = (decision.seconds, &decision.on_timeout)
        {
            let message = format!("in {}, nothing follows when the {seconds} seconds run out", case.name(id));
            report.place(Place::node(id).then("on_timeout"), message).offer("Take the time limit off");
        }
    }
}

fn take_off(case: &Case<'_>, finding: &Finding, file: &str) -> Option<Step> {
    let id = finding.place.in_node()?;
    Some(edit_node(file, case.scenario(), id, "Take the time limit off", |node| {
        if let Node::Decision(decision) = node {
            decision.seconds = None;
        }
    }))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{check_file, cures, read_body};

    const TIMED: &str = r#"
            nodes: {
                "a": Decision(title: "First words", seconds: 20), // ! in “First words”, nothing follows when the 20 seconds run out
                "b": Decision(seconds: 20, on_timeout: "a"),
                "c": Decision(),
            },
        "#;

    #[test]
    fn silence_must_lead_somewhere() {
        check_file(&RULE, TIMED);
    }

    #[test]
    fn the_limit_is_taken_off() {
        cures(&RULE, &read_body(TIMED).document);
    }
}
