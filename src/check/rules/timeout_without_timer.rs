//! What silence brings, at a decision that waits for ever.

use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Node, Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "timeout-without-timer",
    family: Family::Flow,
    severity: Severity::Warning,
    stage: Stage::Draft,
    todo: false,
    finds: "a decision that says what happens when time runs out, or while the learner waits, and has no time limit",
    why: "Without a limit time never runs out: what was written for silence is never seen.",
    cure: "Set a time limit, or take away what belongs to it.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for (id, node) in case.nodes() {
        let Node::Decision(decision) = node else { continue };
        if decision.seconds.is_some() {
            continue;
        }
        let field = if decision.on_timeout.is_some() {
            Some("on_timeout")
        } else if decision.timeout.is_some() {
            Some("timeout")
        } else {
            decision.while_waiting.as_ref().map(|_| "while_waiting")
        };
        if let Some(field) = field {
            let message =
                format!("{} says what silence brings, and has no time limit: it never happens", case.name(id));
            report.place(Place::node(id).then(field), message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn what_belongs_to_a_timer_needs_one() {
        check_file(
            &RULE,
            r#"
            nodes: {
                "a": Decision(title: "A", on_timeout: "d"), // ! “A” says what silence brings, and has no time limit
                "b": Decision(title: "B",
                    timeout: (grade: Weak)), // ! “B”
                "c": Decision(title: "C",
                    while_waiting: (every: 5)), // ! “C”
                "d": Decision(seconds: 20, on_timeout: "a", timeout: (), while_waiting: (every: 5)),
                "e": Decision(),
            },
        "#,
        );
    }
}
