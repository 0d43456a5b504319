//! Somebody who speaks or promises and is not in the cast.

use crate::check::naming::quoted;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Reference, Stage};

pub(super) static RULE: Rule = Rule {
    id: "unknown-speaker",
    family: Family::References,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: false,
    finds: "a line or a promise by somebody who is not in the cast",
    why: "Learners would see words without a name or a face beside them.",
    cure: "Choose somebody of the cast, or add the person to it.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for mention in case.mentions() {
        let Reference::Person(id) = mention.reference else { continue };
        if !case.cast().contains_key(&id) {
            let hint = case.suggest(id, case.cast().iter().map(|(id, person)| (id.as_str(), person.name.as_str())));
            let place = case.whereabouts(&mention.place);
            report.place(
                mention.place.clone(),
                format!("{place}, {} is named, who is not in the cast{hint}", quoted(id)),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn whoever_speaks_must_be_in_the_cast() {
        check_file(
            &RULE,
            r#"
            cast: { "customer": (name: "Dana", role: Customer) },
            promises: { "callback": (what: "Call back", who: "boss") }, // ! in a promise, “boss” is named
            nodes: {
                "a": Scene(title: "Hello", lines: [
                    (id: "aaaaaaa", by: "customer", says: "Hi"),
                    (id: "aaaaaab", by: "custmer", says: "Hi"), // ! in “Hello”, “custmer” is named, who is not in the cast; did you mean “Dana”?
                    (id: "aaaaaac", says: "Silence"),
                ]),
            },
        "#,
        );
    }
}
