//! Two choices of a decision with the same id.

use std::collections::HashSet;

use crate::check::naming::choice_name;
use crate::check::{Case, Collector, Family, Finding, Rule, Severity};
use crate::edit::{Step, edit_node};
use crate::scenario::{Id, Node, Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "duplicate-choice",
    family: Family::References,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: false,
    finds: "two choices of a decision that have the same id",
    why: "Conditions, saved runs, reviews and results cannot tell which of the two is meant.",
    cure: "Give one of them an id of its own. This happens where a file is edited or merged by hand.",
    check,
    fix: Some(renew),
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for (id, node) in case.nodes() {
        let mut seen = HashSet::new();
        for choice in node.choices().iter().filter(|choice| !seen.insert(&choice.id)) {
            let message = format!("in {}, {} has the id of another choice", case.name(id), choice_name(choice));
            report.place(Place::choice(id, &choice.id), message).offer("Give it an id of its own");
        }
    }
}

fn renew(case: &Case<'_>, finding: &Finding, file: &str) -> Option<Step> {
    let (id, double) = (finding.place.in_node()?, finding.place.in_choice()?);
    Some(edit_node(file, case.scenario(), id, "Give a choice an id of its own", |node| {
        let Node::Decision(decision) = node else { return };
        let taken: HashSet<Id> = decision.choices.iter().map(|choice| choice.id.clone()).collect();
        // The first keeps its id: what names it was most probably written for it.
        if let Some(second) = decision.choices.iter_mut().filter(|choice| choice.id == *double).nth(1) {
            second.id = Id::free(double, |id| taken.contains(id));
        }
    }))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{check_file, cures, read_body};

    const DOUBLES: &str = r#"
            nodes: {
                "a": Decision(title: "A", choices: [
                    (id: "one", says: "One"), // ! in “A”, “Two” has the id of another choice ! “Three” has the id
                    (id: "one", says: "Two"),
                    (id: "one", says: "Three"),
                    (id: "two", says: "Four"),
                ]),
                "b": Decision(choices: [(id: "one", says: "One")]),
            },
        "#;

    #[test]
    fn each_choice_of_a_decision_has_its_own_id() {
        check_file(&RULE, DOUBLES);
    }

    #[test]
    fn the_second_gets_another_id() {
        let repaired = cures(&RULE, &read_body(DOUBLES).document);
        let ids: Vec<&str> = repaired.nodes["a"].choices().iter().map(|choice| choice.id.as_str()).collect();
        assert_eq!(ids, ["one", "one-2", "one-3", "two"]);
    }
}
