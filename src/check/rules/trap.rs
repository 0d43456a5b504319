//! A loop that no run leaves.

use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::Stage;

pub(super) static RULE: Rule = Rule {
    id: "trap",
    family: Family::Flow,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: false,
    finds: "a loop that a run can come into and never leaves, whatever is chosen there",
    why: "The learner goes round and round and never comes to an ending, a score or the debrief.",
    cure: "Add a way out of the loop that is always open, or let its choices be offered once.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let Some((explored, flow)) = case.flow() else { return };
    for round in &flow.traps {
        let Some((first, others)) = round.nodes.split_first() else { continue };
        let first = explored.node(*first);
        let and = match others {
            [] => String::new(),
            [other] => format!(" and {}", case.name(explored.node(*other))),
            others => format!(" and {} other nodes", others.len()),
        };
        let message = format!("a run that comes to {}{and} never gets out again", case.name(first));
        report.at(first, message).witness = Some(explored.witness(&round.trail));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn what_is_locked_behind_a_learner_is_a_trap() {
        check_file(
            &RULE,
            r#"
            flags: { "key": "The key" },
            start: "a",
            nodes: {
                "a": Decision(title: "First", choices: [
                    (id: "x", says: "One", to: "b", effects: [Raise("key")]),
                    (id: "y", says: "Two", to: "b"),
                ]),
                "b": Decision(title: "Room", choices: [ // ! a run that comes to “Room” never gets out again
                    (id: "z", says: "Again", to: "b"),
                    (id: "w", says: "Out", to: "c", when: Is("key")),
                ]),
                "c": Ending(outcome: Resolved),
            }"#,
        );
    }
}
