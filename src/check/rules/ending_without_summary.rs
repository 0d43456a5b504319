//! An ending that does not say how it came to that.

use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Node, Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "ending-without-summary",
    family: Family::Learning,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "an ending without a summary",
    why: "Learners see the outcome and not what brought it about, just when they are ready to take it in.",
    cure: "Say in two or three sentences how the customer leaves, and what in the conversation led there.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for (id, node) in case.nodes() {
        if matches!(node, Node::Ending(ending) if ending.summary.is_blank()) {
            report.place(
                Place::node(id).then("summary"),
                format!("the ending {} has no summary: say what led there", case.name(id)),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn an_ending_should_say_what_led_there() {
        check_file(
            &RULE,
            r#"
            nodes: {
                "a": Ending(outcome: Loyal, summary: "She stays."),
                "b": Ending(outcome: Churned, summary: " "), // ! the ending “Customer lost” has no summary
                "c": Scene(),
            },
        "#,
        );
    }
}
