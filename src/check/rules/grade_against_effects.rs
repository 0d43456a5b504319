//! A choice that is graded better than another and does worse.

use crate::check::naming::choice_name;
use crate::check::weighing::{Against, weighed};
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Grade, Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "grade-against-effects",
    family: Family::Learning,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "a choice graded Best or Good that moves the meters nowhere better and somewhere worse than a Weak or Harmful one of the same decision, and brings about nothing that the other does not",
    why: "The coach praises it while the customer gets angrier: learners believe the customer.",
    cure: "Correct the grade or the effects. Where the better words do cost something at first, let them bring what they buy: a fact, a flag, a promise.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for (id, node) in case.nodes() {
        let weighed = weighed(case, node);
        let graded = |grades: [Grade; 2]| {
            weighed.iter().filter(move |(choice, _)| choice.grade.is_some_and(|grade| grades.contains(&grade)))
        };
        for (praised, weight) in graded([Grade::Best, Grade::Good]) {
            let beaten = graded([Grade::Weak, Grade::Harmful])
                .find(|(_, other)| other.meters(weight) == Against::Better && !weight.brings_more(other));
            if let Some((other, _)) = beaten {
                let message = format!(
                    "in {}, {} does worse with the customer than {}, and has the better grade",
                    case.name(id),
                    choice_name(praised),
                    choice_name(other)
                );
                report.place(Place::choice(id, &praised.id).then("grade"), message);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn a_better_grade_does_not_do_worse() {
        check_file(
            &RULE,
            r#"
            meters: {
                "anger": (name: "Anger", start: 5, min: 0, max: 9, better: Low),
                "trust": (name: "Trust", start: 5, min: 0, max: 9, better: High),
                "heat": (name: "Heat", start: 5, min: 0, max: 9),
            },
            usual: { Best: [Add(Meter("anger"), 1)], Weak: [Add(Meter("trust"), 1), Add(Meter("heat"), 9)] },
            nodes: {
                "a": Decision(title: "A", choices: [
                    (id: "one", says: "One", grade: Best), // ! in “A”, “One” does worse with the customer than “Two”
                    (id: "two", says: "Two", grade: Weak),
                    (id: "three", says: "Three", grade: Good, effects: [Add(Meter("trust"), 2)]),
                    (id: "four", says: "Four", grade: Good, effects: [Raise("told")]),
                    (id: "five", says: "Five", grade: Good, effects: [Set(Meter("trust"), 0)]),
                ]),
                "b": Decision(choices: [
                    (id: "one", says: "One", grade: Best, effects: [Add(Meter("anger"), -1)]),
                    (id: "two", says: "Two", grade: Harmful, effects: [Add(Meter("trust"), 3)]),
                ]),
            },
        "#,
        );
    }
}
