//! A node that is no ending and has no way out.

use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Node, Stage};

pub(super) static RULE: Rule = Rule {
    id: "dead-end",
    family: Family::Flow,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: false,
    finds: "a node that has no way out and is no ending, such as a chance without outcomes",
    why: "The run stops here without an ending, a score or a debrief.",
    cure: "Give the node a way out, or make it an ending.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for (_, id, node, ways) in case.graph().all() {
        // An ending is meant to have no way out, and a decision without choices is a rule of its own.
        if ways.is_empty() && !matches!(node, Node::Ending(_) | Node::Decision(_)) {
            report.at(id, format!("{} has no way out: add an outcome, or end the case there", case.name(id)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_rule;

    #[test]
    fn a_chance_without_outcomes_is_a_dead_end() {
        check_rule(
            &RULE,
            "
            opening -> luck
            luck : chance               # “luck” has no way out
            fork : gate -> end
            ask : decision
            end : ending
        ",
        );
    }
}
