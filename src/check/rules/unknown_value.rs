//! `{name}` in a text, where nothing stands for the name.

use crate::check::naming::quoted;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Braced, Place, Stage, braced, each_text};

pub(super) static RULE: Rule = Rule {
    id: "unknown-value",
    family: Family::References,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: false,
    finds: "a name between braces in a text, such as {company}, for which the case has no value",
    why: "Learners would read the braces and the name instead of the word that was meant.",
    cure: "Declare the term, correct the name, or write a backslash before the brace if it is meant as it stands.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    each_text(case.scenario(), &mut |path, text| {
        if !text.contains('{') {
            return;
        }
        for (range, braced) in braced(text) {
            let Braced::Value(name) = braced else { continue };
            if case.values().contains(name) {
                continue;
            }
            let place = Place::new(path);
            let hint = case.suggest(name, case.values().names().map(|name| (name, name)));
            let message =
                format!("{}, nothing stands for {}{hint}", case.whereabouts(&place), quoted(&format!("{{{name}}}")));
            report.place(place, message).mark(text, &range);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{check_file, read_body, said};

    #[test]
    fn a_name_between_braces_must_stand_for_something() {
        check_file(
            &RULE,
            r#"
            terms: { "company": "Parcelway" },
            cast: { "dana": (name: "Dana", role: Customer, goal: "{goal}") }, // ! in the cast, nothing stands for “{goal}”
            remedies: { "courier": (kind: Expedite, what: "Courier") },
            nodes: {
                "a": Scene(title: "Hello", lines: [
                    (id: "aaaaaaa", says: "{company}, {customer}, {remedy.courier}, \\{plain\\}, {{GAP}}"),
                    (id: "aaaaaab", says: "é {compny}"), // ! in “Hello”, nothing stands for “{compny}”; did you mean “company”?
                    (id: "aaaaaac", says: "{agent}"), // ! nothing stands for “{agent}”
                ]),
            },
        "#,
        );
    }

    #[test]
    fn the_name_is_marked_in_the_text() {
        let scenario = read_body(r#"nodes: { "a": Scene(title: "é😀 {x}") }"#).document;
        assert_eq!(said(&RULE, &scenario)[0].span, Some((4, 7)));
    }
}
