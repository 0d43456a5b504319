//! A choice that is not graded.

use crate::check::naming::choice_name;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Place, ScoreBy, Stage};

pub(super) static RULE: Rule = Rule {
    id: "choice-without-grade",
    family: Family::Learning,
    severity: Severity::Note,
    stage: Stage::Review,
    todo: false,
    finds: "a choice without a grade, where decisions make the score",
    why: "It counts neither for nor against the learner, moves no meter by itself, and the debrief cannot place it.",
    cure: "Grade it Best, Good, Weak or Harmful. Leave it ungraded only if the choice is a matter of taste.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    if case.scoring().is_some_and(|scoring| matches!(scoring.by, ScoreBy::Outcome(_))) {
        return;
    }
    for (id, node) in case.nodes() {
        for choice in node.choices().iter().filter(|choice| choice.grade.is_none()) {
            let message = format!("in {}, {} has no grade", case.name(id), choice_name(choice));
            report.place(Place::choice(id, &choice.id).then("grade"), message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn a_choice_should_be_graded_where_decisions_count() {
        check_file(
            &RULE,
            r#"
            nodes: {
                "a": Decision(title: "A", choices: [
                    (id: "one", says: "One", grade: Best),
                    (id: "two", does: "Wait"), // ! in “A”, “Wait” has no grade
                ]),
            },
        "#,
        );
        check_file(
            &RULE,
            r#"
            scoring: (by: Outcome(parts: [(of: Tally(points), weight: 1)])),
            nodes: { "a": Decision(choices: [(id: "two", does: "Wait")]) },
        "#,
        );
    }
}
