//! A choice about which the coach says nothing.

use crate::check::naming::choice_name;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "choice-without-feedback",
    family: Family::Learning,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: true,
    finds: "a choice about which the coach says nothing",
    why: "A grade alone does not teach: learners need to hear what these words did to the customer, and what would have done more.",
    cure: "Write a sentence or two of feedback: what the choice did, and why.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for (id, node) in case.nodes() {
        for choice in node.choices().iter().filter(|choice| choice.feedback.is_blank()) {
            let message = format!("in {}, the coach says nothing about {}", case.name(id), choice_name(choice));
            report.place(Place::choice(id, &choice.id).then("feedback"), message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn every_choice_deserves_a_word_of_the_coach() {
        check_file(
            &RULE,
            r#"
            nodes: {
                "a": Decision(title: "A", choices: [
                    (id: "one", says: "One", feedback: "Good."),
                    (id: "two", says: "Two"), // ! in “A”, the coach says nothing about “Two”
                ]),
            },
        "#,
        );
    }
}
