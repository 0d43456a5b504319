//! A condition or effect on a flag that is not declared.

use crate::check::naming::quoted;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Reference, Stage};

pub(super) static RULE: Rule = Rule {
    id: "unknown-flag",
    family: Family::References,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: false,
    finds: "a condition or an effect that names a flag which the case does not have",
    why: "What was meant to be remembered is lost, and the condition never holds.",
    cure: "Choose a flag of the case, or declare it.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for mention in case.mentions() {
        let Reference::Flag(id) = mention.reference else { continue };
        if !case.scenario().flags.contains_key(id) {
            let hint = case.suggest(id, case.scenario().flags.iter().map(|(id, flag)| (id.as_str(), flag.as_str())));
            let place = case.whereabouts(&mention.place);
            report.place(
                mention.place.clone(),
                format!("{place}, the flag {} is named, which the case does not have{hint}", quoted(id)),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn every_flag_that_is_named_must_be_declared() {
        check_file(
            &RULE,
            r#"
            flags: { "refund": "A refund has been mentioned" },
            nodes: {
                "a": Scene(title: "Hello", effects: [Raise("refund")]),
                "b": Scene(effects: [Lower("refnd")]), // ! the flag “refnd” is named, which the case does not have; did you mean “A refund has been mentioned”?
            },
        "#,
        );
    }
}
