//! A case that knows a follow-up, and endings that come without one.

use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Node, Outcome, Phase, Stage};

pub(super) static RULE: Rule = Rule {
    id: "resolved-without-follow-up",
    family: Family::Fairness,
    severity: Severity::Note,
    stage: Stage::Review,
    todo: false,
    finds: "an ending that counts as resolved, and is no handover, and that no way comes to through a node of the phase Follow-up, in a case that has such nodes",
    why: "Silence after a fix undoes the fix. The case says so elsewhere, and here nobody ever asks whether it held.",
    cure: "Lead the way to this ending through a follow-up, or set the phase of the node in which it happens.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let graph = case.graph();
    let follow_up = |node: &Node| *node.phase() == Some(Phase::FollowUp);
    let roots: Vec<usize> = graph
        .all()
        .filter(|(_, id, node, _)| follow_up(node) && case.reach().reaches(id))
        .map(|(number, ..)| number)
        .collect();
    if roots.is_empty() {
        return;
    }
    // After a follow-up a rule for any moment may lead on too.
    let jumps = case.scenario().whenever.iter().filter_map(|rule| graph.number(&rule.to));
    let followed = graph.flood(roots.into_iter().chain(jumps));
    for (number, id, node, _) in graph.all() {
        // What is handed over with continuity is followed up by whom it was handed to.
        let resolved = matches!(node, Node::Ending(ending) if ending.resolved && ending.outcome != Outcome::HandedOver);
        if resolved && case.reach().reaches(id) && !followed[number] {
            report.at(id, format!("{} counts as resolved, and nobody follows up on any way there", case.name(id)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn what_is_resolved_is_followed_up() {
        check_file(
            &RULE,
            r#"
            start: "a",
            nodes: {
                "a": Decision(choices: [(id: "one", to: "b"), (id: "two", to: "quick"), (id: "three", to: "lost"), (id: "four", to: "over")]),
                "b": Scene(phase: FollowUp, then: "good"),
                "good": Ending(outcome: Loyal, resolved: true),
                "quick": Ending(outcome: Resolved, resolved: true, title: "Quick"), // ! “Quick” counts as resolved, and nobody follows up
                "over": Ending(outcome: HandedOver, resolved: true),
                "lost": Ending(outcome: Churned),
            },
        "#,
        );
        check_file(&RULE, r#"start: "a", nodes: { "a": Ending(outcome: Loyal, resolved: true) }"#);
    }
}
