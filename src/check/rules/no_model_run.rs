//! A case that is never shown handled well.

use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Node, Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "no-model-run",
    family: Family::Housekeeping,
    severity: Severity::Warning,
    stage: Stage::Release,
    todo: false,
    finds: "a case with decisions and without a saved run that is marked as the model",
    why: "The debrief has nothing to compare with, learners cannot watch it handled well, and nobody has proved that it can be.",
    cure: "Play the case as an expert would, save the run, and mark it as the model.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let decides = case.nodes().any(|(_, node)| matches!(node, Node::Decision(_) | Node::Rewrite(_)));
    if decides && !case.scenario().runs.values().any(|run| run.model) {
        report.place(Place::field("runs"), "no saved run shows the case handled well");
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn a_case_is_shown_handled_well() {
        check_file(
            &RULE,
            r#"
            nodes: { "a": Decision() },
            runs: { "bad": (title: "Bad", seed: 1, steps: []) }, // ! no saved run shows the case handled well
        "#,
        );
        check_file(&RULE, r#"nodes: { "a": Decision() }, runs: { "good": (title: "", seed: 1, model: true) }"#);
        check_file(&RULE, r#"nodes: { "a": Scene() }"#);
    }
}
