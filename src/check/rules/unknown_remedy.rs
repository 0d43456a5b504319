//! A choice that offers or grants a remedy that is not declared.

use crate::check::naming::quoted;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Reference, Stage};

pub(super) static RULE: Rule = Rule {
    id: "unknown-remedy",
    family: Family::References,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: false,
    finds: "a choice that offers or grants a remedy which the case does not have",
    why: "The learner is shown nothing to offer, its cost is not counted, and its fit is not judged.",
    cure: "Choose a remedy of the case, or declare it.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for mention in case.mentions() {
        let Reference::Remedy(id) = mention.reference else { continue };
        if !case.remedies().contains_key(&id) {
            let hint = case.suggest(id, case.remedies().iter().map(|(id, remedy)| (id.as_str(), remedy.what.as_str())));
            let place = case.whereabouts(&mention.place);
            report.place(
                mention.place.clone(),
                format!("{place}, the remedy {} is named, which the case does not have{hint}", quoted(id)),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn every_remedy_that_is_named_must_be_declared() {
        check_file(
            &RULE,
            r#"
            remedies: { "courier": (kind: Expedite, what: "Courier today") },
            nodes: {
                "a": Decision(title: "Repair", choices: [
                    (id: "one", says: "One", remedy: "courier"),
                    (id: "two", says: "Two",
                        remedy: "courrier"), // ! in “Repair”, the remedy “courrier” is named, which the case does not have; did you mean “Courier today”?
                    (id: "three", says: "Three",
                        offers: ["courier", "gift"]), // ! “gift”
                ]),
            },
        "#,
        );
    }
}
