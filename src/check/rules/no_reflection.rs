//! A case that never asks its learners anything.

use super::no_debrief;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Node, Pause, PauseKind, Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "no-reflection",
    family: Family::Learning,
    severity: Severity::Note,
    stage: Stage::Review,
    todo: false,
    finds: "a case whose debrief has contents but no question, and that has no pause with a reflection question either",
    why: "What people have said in their own words about what they did, they remember.",
    cure: "Add a question to the debrief, or a pause of the kind Reflection where the conversation turns.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let debrief = &case.scenario().debrief;
    let reflects = |node| matches!(node, &Node::Pause(Pause { kind: PauseKind::Reflection, .. }));
    // A debrief without anything is said by the rule for it.
    if !no_debrief::is_empty(debrief) && debrief.questions.is_empty() && !case.nodes().any(|(_, node)| reflects(node)) {
        report.place(Place::field("debrief"), "nothing asks learners what they make of what they did");
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn somewhere_learners_are_asked() {
        check_file(
            &RULE,
            r#"
            debrief: (phrases: ["That is on us."]), // ! nothing asks learners what they make of what they did
        "#,
        );
        check_file(&RULE, r#"debrief: (phrases: ["That is on us."], questions: ["Why?"])"#);
        check_file(&RULE, r#"nodes: { "a": Pause(kind: Reflection) }, debrief: (phrases: ["That is on us."])"#);
        check_file(&RULE, "nodes: {}");
    }
}
