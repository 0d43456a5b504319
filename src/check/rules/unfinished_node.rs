//! A node that its author has not called ready.

use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Place, Stage, Status};

pub(super) static RULE: Rule = Rule {
    id: "unfinished-node",
    family: Family::Housekeeping,
    severity: Severity::Error,
    stage: Stage::Release,
    todo: true,
    finds: "a node that still has the status Idea or Draft",
    why: "A case goes out as a whole. Whoever marked a node so meant to come back to it.",
    cure: "Finish it and mark it as ready.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for (id, node) in case.nodes() {
        let status = match node.status() {
            Status::Idea => "an idea",
            Status::Draft => "a draft",
            Status::Ready => continue,
        };
        report.place(Place::node(id).then("status"), format!("{} is still {status}", case.name(id)));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;
    use crate::scenario::Stage;

    #[test]
    fn nodes_are_ready_at_release() {
        check_file(
            &RULE,
            r#"
            nodes: {
                "a": Scene(title: "A", status: Idea), // ! “A” is still an idea
                "b": Scene(title: "B"), // ! “B” is still a draft
                "c": Scene(title: "C", status: Ready),
            },
        "#,
        );
        assert_eq!(RULE.severity_at(Stage::Review), None, "nobody is told of drafts while they draft");
    }
}
