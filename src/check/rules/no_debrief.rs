//! A case whose debrief knows nothing of the case.

use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Debrief, Node, Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "no-debrief",
    family: Family::Learning,
    severity: Severity::Note,
    stage: Stage::Review,
    todo: false,
    finds: "a case with decisions and without anything of its own in the debrief: no question, no rubric, no phrase, no focus, no action",
    why: "The standard debrief fits any case. What learners take along is the question that only this case can ask.",
    cure: "Write one or two questions about this customer, or a rubric for trainers, or sentences worth keeping.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    if is_empty(&case.scenario().debrief) && case.nodes().any(|(_, node)| matches!(node, Node::Decision(_))) {
        report.place(Place::field("debrief"), "the debrief has no question, rubric or phrase of this case");
    }
}

/// Whether only the standard debrief is shown.
pub(super) fn is_empty(debrief: &Debrief) -> bool {
    let Debrief { questions, strength_focus, action, confidence: _, rubric, phrases } = debrief;
    questions.is_empty() && strength_focus.is_blank() && action.is_blank() && rubric.is_empty() && phrases.is_empty()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{check_file, read_body, said};

    #[test]
    fn a_debrief_asks_about_this_case() {
        let found = said(&RULE, &read_body(r#"nodes: { "a": Decision() }"#).document);
        assert_eq!(found[0].message, "the debrief has no question, rubric or phrase of this case");
        check_file(&RULE, r#"nodes: { "a": Decision() }, debrief: (questions: ["When did her voice change?"])"#);
        check_file(&RULE, r#"nodes: { "a": Decision() }, debrief: (phrases: ["That is on us."])"#);
        check_file(&RULE, r#"nodes: { "a": Scene() }"#);
    }
}
