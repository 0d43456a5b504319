//! Endings that no run can come to, all of them.

use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Node, Stage};

pub(super) static RULE: Rule = Rule {
    id: "unreached-endings",
    family: Family::Flow,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: true,
    finds: "a case whose endings cannot be reached from the start, not one of them",
    why: "However the learner plays, the case never comes to an outcome, a score or the debrief.",
    cure: "Link an exit that learners come to with one of the endings.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let mut endings = case.nodes().filter(|(_, node)| matches!(node, Node::Ending(_))).map(|(id, _)| id).peekable();
    if case.reach().starts() && endings.peek().is_some() && !endings.any(|id| case.reach().reaches(id)) {
        report.case("no way from the start leads to an ending yet");
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_rule;

    #[test]
    fn one_ending_must_be_reached() {
        check_rule(
            &RULE,
            "
            # no way from the start leads to an ending
            opening -> ?
            end : ending
        ",
        );
        check_rule(
            &RULE,
            "
            opening -> end
            end : ending
            other : ending
        ",
        );
        check_rule(&RULE, "opening");
    }
}
