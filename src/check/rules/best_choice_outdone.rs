//! A best choice that another one equals for less.

use crate::check::naming::choice_name;
use crate::check::weighing::{Against, Weight, weighed};
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Choice, Grade, Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "best-choice-outdone",
    family: Family::Learning,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "a best choice that costs more or takes longer than another of its decision which is at least as good for every meter, as fair, and brings about as much",
    why: "Whoever thinks it through takes the other one and is marked down for it.",
    cure: "Give the best choice the effects that it is best for, or grade the other one Best.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for (id, node) in case.nodes() {
        let best = |choice: &Choice| choice.grade == Some(Grade::Best);
        if !node.choices().iter().any(best) {
            continue;
        }
        let weighed = weighed(case, node);
        for (praised, weight) in weighed.iter().filter(|(choice, _)| best(choice)) {
            let outdone = weighed.iter().filter(|(choice, _)| !best(choice)).find(|(_, other)| {
                let as_good = other.meters(weight) != Against::Worse && other.tallies(weight) != Against::Worse;
                as_good && !weight.brings_more(other) && is_cheaper(other, weight)
            });
            if let Some((other, _)) = outdone {
                let message = format!(
                    "in {}, {} is as good for the customer as {}, the best choice, and takes less",
                    case.name(id),
                    choice_name(other),
                    choice_name(praised)
                );
                report.place(Place::choice(id, &praised.id), message);
            }
        }
    }
}

/// Whether it costs less or takes less time, and not more of the other.
fn is_cheaper(one: &Weight<'_>, other: &Weight<'_>) -> bool {
    // Times that the author has not set follow the length of the reply and say nothing.
    let (seconds, others) = match (one.seconds, other.seconds) {
        (Some(seconds), Some(others)) => (seconds, others),
        _unset => (0, 0),
    };
    one.cost <= other.cost && seconds <= others && (one.cost < other.cost || seconds < others)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn the_best_choice_is_worth_its_price() {
        check_file(
            &RULE,
            r#"
            meters: { "trust": (name: "Trust", start: 5, min: 0, max: 9, better: High) },
            usual: { Best: [Add(Meter("trust"), 1)], Good: [Add(Meter("trust"), 1)] },
            remedies: { "refund": (kind: Refund, what: "All of it", cost: 5000) },
            nodes: {
                "a": Decision(title: "A", choices: [
                    (id: "one", says: "One", grade: Best, remedy: "refund"), // ! in “A”, “Two” is as good for the customer as “One”
                    (id: "two", says: "Two", grade: Good),
                ]),
                "b": Decision(choices: [
                    (id: "one", says: "One", grade: Best, remedy: "refund", fairness: (outcome: 3)),
                    (id: "two", says: "Two", grade: Good),
                ]),
                "c": Decision(choices: [
                    (id: "one", says: "One", grade: Best, takes: "30s"), // ! “Two”
                    (id: "two", says: "Two", grade: Good, takes: "10s"),
                ]),
                "d": Decision(choices: [
                    (id: "one", says: "One", grade: Best, takes: "30s", effects: [Add(Meter("trust"), 1), Reveal("why")]),
                    (id: "two", says: "Two", grade: Good, takes: "10s"),
                    (id: "three", says: "Three", grade: Best),
                ]),
            },
        "#,
        );
    }
}
