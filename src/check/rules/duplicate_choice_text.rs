//! Two choices of a decision with the same words.

use std::collections::HashMap;

use crate::check::naming::choice_name;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Choice, Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "duplicate-choice-text",
    family: Family::Text,
    severity: Severity::Warning,
    stage: Stage::Draft,
    todo: false,
    finds: "two choices of a decision with the same words, offered at the same time",
    why: "Learners cannot tell them apart, so which one they take says nothing about them.",
    cure: "Reword one of them, delete it, or give each a condition so that only one is offered.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for (id, node) in case.nodes() {
        let mut seen: HashMap<String, &Choice> = HashMap::new();
        for choice in node.choices().iter().filter(|choice| !(choice.says.is_blank() && choice.does.is_blank())) {
            let words = format!("{}\n{}", choice.says.trim(), choice.does.trim()).to_lowercase();
            match seen.get(&words) {
                // Two with conditions are as a rule two wordings of one choice for different states of the case.
                Some(first) if first.when.is_some() && choice.when.is_some() => {}
                Some(_) => {
                    let message = format!("in {}, two choices say {}", case.name(id), choice_name(choice));
                    report.place(Place::choice(id, &choice.id), message);
                }
                None => _ = seen.insert(words, choice),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn choices_must_be_told_apart() {
        check_file(
            &RULE,
            r#"
            nodes: {
                "a": Decision(title: "A", choices: [
                    (id: "one", says: "I am sorry."),
                    (id: "two", says: "i am sorry. "), // ! in “A”, two choices say “i am sorry.”
                    (id: "three", says: "I am sorry.", does: "Sigh"),
                    (id: "four", says: ""),
                    (id: "five", says: ""),
                    (id: "six", says: "Six", when: Is("a")),
                    (id: "seven", says: "Six", when: Not(Is("a"))),
                ]),
                "b": Decision(choices: [(id: "one", says: "I am sorry.")]),
            },
        "#,
        );
    }
}
