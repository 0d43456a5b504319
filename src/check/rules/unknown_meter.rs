//! A condition, effect or score on a meter that is not declared.

use crate::check::naming::quoted;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Reference, Stage};

pub(super) static RULE: Rule = Rule {
    id: "unknown-meter",
    family: Family::References,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: false,
    finds: "a condition, an effect or a score that names a meter which the case does not have",
    why: "The effect changes nothing and the condition never holds, so the case plays differently from what was meant.",
    cure: "Choose a meter of the case, or declare it.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for mention in case.mentions() {
        let (Reference::Meter(id) | Reference::Band(id, _)) = mention.reference else { continue };
        if !case.meters().contains_key(&id) {
            let hint = case.suggest(id, case.meters().iter().map(|(id, meter)| (id.as_str(), meter.name.as_str())));
            let place = case.whereabouts(&mention.place);
            report.place(
                mention.place.clone(),
                format!("{place}, the meter {} is named, which the case does not have{hint}", quoted(id)),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn every_meter_that_is_named_must_be_declared() {
        check_file(
            &RULE,
            r#"
            meters: { "anger": (name: "Anger", start: 1, min: 0, max: 9) },
            scoring: (by: Outcome(parts: [(of: Meter("rage"), weight: 1)], range: (0, 9))), // ! in the scoring, the meter “rage”
            nodes: {
                "a": Scene(title: "Hello", effects: [Add(Meter("anger"), 1), Add(Tally(cost), 1)]),
                "b": Gate(title: "Fork", routes: [
                    (id: "aaaaaaa", when: All([AtLeast(Meter("angr"), 1), In(Meter("trust"), "low")])), // ! the meter “angr” is named, which the case does not have; did you mean “Anger”? ! “trust”
                ]),
            },
        "#,
        );
    }
}
