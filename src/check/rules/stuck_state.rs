//! A decision at which a run can stand with nothing offered.

use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::play::End;
use crate::scenario::Stage;

pub(super) static RULE: Rule = Rule {
    id: "stuck-state",
    family: Family::Flow,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: false,
    finds: "a node at which a run can come to a halt: a decision whose choices are all hidden, or a chance without an outcome that can be drawn",
    why: "The learner sees a prompt and nothing to click. The only way out is to close the page.",
    cure: "Give the decision a choice without a condition that stays, or a timer with a way on.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let Some((explored, flow)) = case.flow() else { return };
    for ended in flow.ends.iter().filter(|ended| ended.end == End::Stuck) {
        let Some(node) = ended.node else { continue };
        let id = explored.node(node);
        // A decision without any choice is no surprise.
        if case.node(id).is_some_and(|node| node.exits().is_empty()) {
            continue;
        }
        let message = format!("a run can come to {} with nothing offered there, and gets no further", case.name(id));
        report.at(id, message).witness = Some(explored.witness(&ended.trail));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{check_file, read_body, said};

    const HUB: &str = r#"
        start: "a",
        nodes: {
            "a": Decision(title: "Questions", choices: [ // ! a run can come to “Questions” with nothing offered
                (id: "x", says: "One", to: "a", once: true),
                (id: "y", says: "Two", to: "a", once: true),
            ]),
        }"#;

    #[test]
    fn a_hub_that_is_used_up_is_the_end() {
        check_file(&RULE, HUB);
        let found = said(&RULE, &read_body(HUB).document);
        assert_eq!(found[0].witness.as_ref().map(Vec::len), Some(2));
    }
}
