//! A line or person with a picture, sound or film that is not declared.

use crate::check::naming::quoted;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Reference, Stage};

pub(super) static RULE: Rule = Rule {
    id: "unknown-media",
    family: Family::References,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: false,
    finds: "a line or a person that shows a picture, sound or film which the case does not have",
    why: "Learners would see an empty place, or hear nothing.",
    cure: "Choose something of the case, or add the file with its description.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for mention in case.mentions() {
        let Reference::Media(id) = mention.reference else { continue };
        if !case.scenario().media.contains_key(id) {
            let hint =
                case.suggest(id, case.scenario().media.iter().map(|(id, media)| (id.as_str(), media.alt.as_str())));
            let place = case.whereabouts(&mention.place);
            report.place(
                mention.place.clone(),
                format!("{place}, the picture or sound {} is named, which the case does not have{hint}", quoted(id)),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn every_medium_that_is_named_must_be_declared() {
        check_file(
            &RULE,
            r#"
            cast: { "customer": (name: "Dana", role: Customer, picture: "face") }, // ! in the cast, the picture or sound “face”
            media: { "storm": (file: "media/storm.jpg", alt: "A storm") },
            nodes: {
                "a": Scene(lines: [
                    (id: "aaaaaaa", says: "Look", media: "storm"),
                    (id: "aaaaaab", says: "Look", media: "strom"), // ! “strom” is named, which the case does not have; did you mean “A storm”?
                ]),
            },
        "#,
        );
    }
}
