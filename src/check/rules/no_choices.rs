//! A decision with nothing to choose.

use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Node, Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "no-choices",
    family: Family::Flow,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: false,
    finds: "a decision without choices",
    why: "The learner is asked for an answer and has none to give; without a time limit the run stops here for good.",
    cure: "Write at least two things that the agent could say or do, or make the node a scene.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for (id, node) in case.nodes() {
        if matches!(node, Node::Decision(decision) if decision.choices.is_empty()) {
            let message =
                format!("{} asks the learner to choose and offers nothing: write two answers or more", case.name(id));
            report.place(Place::node(id).then("choices"), message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_rule;

    #[test]
    fn a_decision_needs_something_to_choose() {
        check_rule(
            &RULE,
            "
            opening : decision               # “opening” asks the learner to choose and offers nothing
            next : decision -> end, opening
            luck : chance
            end : ending
        ",
        );
    }
}
