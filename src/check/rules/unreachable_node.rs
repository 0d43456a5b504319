//! A node that no run can come to.

use crate::check::{Case, Collector, Family, Finding, Rule, Severity};
use crate::edit::{Step, delete_nodes};
use crate::scenario::Stage;

pub(super) static RULE: Rule = Rule {
    id: "unreachable-node",
    family: Family::Flow,
    severity: Severity::Warning,
    stage: Stage::Draft,
    todo: false,
    finds: "a node that no chain of exits leads to from the start",
    why: "Nobody who plays will meet it, and yet somebody has to review and translate its words.",
    cure: "Link an exit to it, or delete it.",
    check,
    fix: Some(delete),
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    if !case.reach().starts() {
        return;
    }
    for (number, id, _, _) in case.graph().all() {
        if case.reach().reaches(id) {
            continue;
        }
        let others = case.graph().into(number).iter().any(|from| *from != number);
        let message = if others {
            format!("only nodes that no learner comes to lead to {}", case.name(id))
        } else {
            format!("nothing leads to {}", case.name(id))
        };
        report.at(id, message).offer("Delete the node");
    }
}

fn delete(case: &Case<'_>, finding: &Finding, file: &str) -> Option<Step> {
    let id = finding.place.in_node()?;
    Some(delete_nodes(file, case.scenario(), std::slice::from_ref(id)))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{check_rule, cures, flow};

    const ISLAND: &str = "
        opening -> call
        call    -> end
        end     : ending
        orphan  -> island     # nothing leads to “orphan”
        island  -> end        # only nodes that no learner comes to lead to “island”
    ";

    #[test]
    fn flags_only_what_nothing_leads_to_from_the_start() {
        check_rule(&RULE, ISLAND);
    }

    #[test]
    fn what_a_rule_for_any_moment_leads_to_is_reached() {
        check_rule(
            &RULE,
            "
            opening -> end
            end : ending
            angry : ending
            whenever -> angry
        ",
        );
    }

    #[test]
    fn without_a_start_the_missing_start_is_enough() {
        check_rule(
            &RULE,
            "
            start
            opening
        ",
        );
    }

    #[test]
    fn what_nobody_sees_is_deleted() {
        assert_eq!(cures(&RULE, &flow(ISLAND).scenario).nodes.len(), 3);
    }
}
