//! An exit without a target: not written yet.

use crate::check::naming::{exit_name, exit_place};
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Exit, Node, Stage};

pub(super) static RULE: Rule = Rule {
    id: "open-exit",
    family: Family::Flow,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: true,
    finds: "an exit that leads nowhere yet",
    why: "A learner who takes this way comes to words that are not written, and the run breaks off.",
    cure: "Write what follows and link the exit to it.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for (_, id, node, ways) in case.graph().all() {
        for way in ways.iter().filter(|way| way.to.is_none()) {
            // A time limit without a way on is a rule of its own.
            let timer = way.exit == Exit::OnTimeout && matches!(node, Node::Decision(d) if d.seconds.is_some());
            if !timer {
                let message =
                    format!("in {}, {} is open: link it to what follows", case.name(id), exit_name(node, &way.exit));
                report.place(exit_place(id, node, &way.exit), message);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_rule;

    #[test]
    fn every_open_exit_is_a_to_do() {
        check_rule(
            &RULE,
            "
            opening : decision -> call, ?   # the choice “Choice 1” is open
            call                            # the way on is open
            note : rewrite -> end, ?, end   # after a fair message is open
            end : ending
        ",
        );
    }
}
