//! An ending at which nothing is heard or told.

use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Node, Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "silent-ending",
    family: Family::Learning,
    severity: Severity::Note,
    stage: Stage::Review,
    todo: false,
    finds: "an ending at which nobody speaks and nothing is told, so that learners read a summary and see no consequence",
    why: "A result is believed when it is heard from the customer. A summary alone sounds like the author's opinion.",
    cure: "Let the customer say a last sentence, or tell what happens the next day.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for (id, node) in case.nodes() {
        // One without a summary has a finding of its own.
        if matches!(node, Node::Ending(ending) if !ending.summary.is_blank())
            && node.lines().iter().all(|line| line.says.is_blank() && line.media.is_none())
        {
            let message = format!("at the ending {}, nothing is heard of the customer", case.name(id));
            report.place(Place::node(id).then("lines"), message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn an_ending_is_heard() {
        check_file(
            &RULE,
            r#"
            nodes: {
                "a": Ending(outcome: Loyal, title: "A", summary: "She stays."), // ! at the ending “A”, nothing is heard
                "b": Ending(outcome: Loyal, summary: "She stays.", lines: [(id: "aaaaaaa", says: "Thank you.")]),
                "c": Ending(outcome: Loyal),
            },
        "#,
        );
    }
}
