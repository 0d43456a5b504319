//! A case without an ending.

use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Node, Stage};

pub(super) static RULE: Rule = Rule {
    id: "no-ending",
    family: Family::Flow,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: true,
    finds: "a case that has no ending yet",
    why: "Without an ending there is no outcome, no score and no debrief, and an LMS never hears that the case is done.",
    cure: "Create an ending and say how the case came out; most cases have a good, a middling and a bad one.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let mut nodes = case.nodes().peekable();
    if nodes.peek().is_some() && !nodes.any(|(_, node)| matches!(node, Node::Ending(_))) {
        report.case("the case has no ending yet: create one and say how it came out");
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_rule;

    #[test]
    fn a_case_with_nodes_needs_an_ending() {
        check_rule(
            &RULE,
            "
            # no ending yet
            opening
        ",
        );
        check_rule(&RULE, "opening : ending");
        check_rule(&RULE, "");
    }
}
