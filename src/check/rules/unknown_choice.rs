//! A condition on a choice that its node does not have.

use crate::check::naming::{choice_name, quoted};
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Reference, Segment, Stage};

pub(super) static RULE: Rule = Rule {
    id: "unknown-choice",
    family: Family::References,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: false,
    finds: "a condition that asks whether a choice has been taken which its node does not offer",
    why: "The condition never holds, so what depends on it never happens.",
    cure: "Choose one of the choices of that decision, or take the condition away.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for mention in case.mentions() {
        let Reference::Choice(id, choice) = mention.reference else { continue };
        let in_run = matches!(mention.place.segments().first(), Some(Segment::Field("runs")));
        let Some(node) = case.node(id).filter(|_| !in_run) else { continue };
        if node.choices().iter().any(|known| known.id == *choice) {
            continue;
        }
        let names: Vec<String> = node.choices().iter().map(choice_name).collect();
        let known = node.choices().iter().zip(&names);
        let hint =
            case.suggest(choice, known.map(|(choice, name)| (choice.id.as_str(), name.trim_matches(['“', '”']))));
        let message = format!(
            "{}, a condition asks about the choice {} of {}, which does not offer it{hint}",
            case.whereabouts(&mention.place),
            quoted(choice),
            case.name(id)
        );
        report.place(mention.place.clone(), message);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn a_condition_must_ask_about_a_choice_of_the_node() {
        check_file(
            &RULE,
            r#"
            nodes: {
                "a": Decision(title: "First words", choices: [(id: "own-it", says: "Mine")]),
                "b": Scene(lines: [
                    (id: "aaaaaaa", says: "Again", when: Chose("a", "own-it")),
                    (id: "aaaaaab", says: "Again", when: Chose("a", "ownit")), // ! the choice “ownit” of “First words”, which does not offer it; did you mean “Mine”?
                    (id: "aaaaaac", says: "Again", when: Chose("gone", "own-it")),
                ]),
            },
        "#,
        );
    }
}
