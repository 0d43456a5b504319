//! A condition or effect on a fact that is not declared.

use crate::check::naming::quoted;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Reference, Stage};

pub(super) static RULE: Rule = Rule {
    id: "unknown-fact",
    family: Family::References,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: false,
    finds: "a condition or an effect that names a fact which the case does not have",
    why: "Nothing would show in the case file, and the condition never holds.",
    cure: "Choose a fact of the case, or declare it.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for mention in case.mentions() {
        let Reference::Fact(id) = mention.reference else { continue };
        if !case.scenario().facts.contains_key(id) {
            let hint =
                case.suggest(id, case.scenario().facts.iter().map(|(id, fact)| (id.as_str(), fact.label.as_str())));
            let place = case.whereabouts(&mention.place);
            report.place(
                mention.place.clone(),
                format!("{place}, the fact {} is named, which the case does not have{hint}", quoted(id)),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn every_fact_that_is_named_must_be_declared() {
        check_file(
            &RULE,
            r#"
            facts: { "party": (label: "The party is today") },
            nodes: {
                "a": Scene(effects: [Reveal("party")]),
                "b": Scene(effects: [Reveal("partty")]), // ! the fact “partty” is named, which the case does not have; did you mean “The party is today”?
            },
        "#,
        );
    }
}
