//! A condition or effect on a promise that is not declared.

use crate::check::naming::quoted;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Reference, Stage};

pub(super) static RULE: Rule = Rule {
    id: "unknown-promise",
    family: Family::References,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: false,
    finds: "a condition or an effect that names a promise which the case does not have",
    why: "Nothing is promised, kept or broken, and the debrief cannot speak of it.",
    cure: "Choose a promise of the case, or declare it.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for mention in case.mentions() {
        let Reference::Promise(id) = mention.reference else { continue };
        if !case.scenario().promises.contains_key(id) {
            let hint = case
                .suggest(id, case.scenario().promises.iter().map(|(id, promise)| (id.as_str(), promise.what.as_str())));
            let place = case.whereabouts(&mention.place);
            report.place(
                mention.place.clone(),
                format!("{place}, the promise {} is named, which the case does not have{hint}", quoted(id)),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn every_promise_that_is_named_must_be_declared() {
        check_file(
            &RULE,
            r#"
            promises: { "callback": (what: "Call back") },
            nodes: {
                "a": Scene(effects: [Make("callback"), Extend("callback", "5m")]),
                "b": Scene(effects: [Make("calback")]), // ! the promise “calback” is named, which the case does not have; did you mean “Call back”?
            },
        "#,
        );
    }
}
