//! A decision whose wrong choices nobody would take.

use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Grade, Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "no-tempting-choice",
    family: Family::Learning,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "a decision in which every choice but the best is graded Harmful",
    why: "What is plainly harmful tempts nobody. People learn where they hesitate: between the best answer and one that means well and misses.",
    cure: "Add a choice that a kind, capable agent might take, and grade it Good or Weak, or grade one of these less harshly.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for (id, node) in case.nodes() {
        let graded = |grade| node.choices().iter().filter(move |choice| choice.grade == Some(grade)).count();
        let (best, harmful) = (graded(Grade::Best), graded(Grade::Harmful));
        if best > 0 && harmful > 0 && best + harmful == node.choices().len() {
            let message = format!("in {}, everything but the best choice is harmful: nobody hesitates", case.name(id));
            report.place(Place::node(id).then("choices"), message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn a_wrong_choice_should_tempt() {
        check_file(
            &RULE,
            r#"
            nodes: {
                "a": Decision(title: "A", choices: [ // ! in “A”, everything but the best choice is harmful
                    (id: "one", says: "One", grade: Best), (id: "two", says: "Two", grade: Harmful),
                ]),
                "b": Decision(choices: [
                    (id: "one", grade: Best), (id: "two", grade: Weak), (id: "three", grade: Harmful),
                ]),
                "c": Decision(choices: [(id: "one", grade: Best), (id: "two", grade: Good), (id: "three", grade: Harmful)]),
                "d": Decision(choices: [(id: "one", grade: Best), (id: "two"), (id: "three", grade: Harmful)]),
                "e": Decision(choices: [(id: "one", grade: Harmful), (id: "two", grade: Harmful)]),
            },
        "#,
        );
    }
}
