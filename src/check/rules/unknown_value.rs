//! `{name}` in a text, where nothing stands for the name.

use crate::check::naming::quoted;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::Stage;

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
    for value in case.named_values().iter().filter(|value| !case.values().contains(&value.name)) {
        let hint = case.suggest(&value.name, case.values().names().map(|name| (name, name)));
        let name = quoted(&format!("{{{}}}", value.name));
        let message = format!("{}, nothing stands for {name}{hint}", case.whereabouts(&value.place));
        report.place(value.place.clone(), message).span = Some(value.span);
    }
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
