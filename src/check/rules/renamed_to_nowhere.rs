//! An old name that leads to nothing.

use crate::check::naming::quoted;
use crate::check::{Case, Collector, Family, Finding, Rule, Severity};
use crate::edit::{Slot, Step};
use crate::scenario::{Id, Place, Scenario, Segment, Stage};

pub(super) static RULE: Rule = Rule {
    id: "renamed-to-nowhere",
    family: Family::Housekeeping,
    severity: Severity::Note,
    stage: Stage::Draft,
    todo: false,
    finds: "an old name of a node or choice whose new name does not exist either",
    why: "Comments, translations and results under the old name can no longer be found their place.",
    cure: "Forget the old name, or point it to where the words went.",
    check,
    fix: Some(forget),
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let scenario = case.scenario();
    for (old, new) in scenario.renamed.0.iter().filter(|(_, new)| !exists(scenario, new)) {
        let message = format!("{} was renamed to {}, which does not exist any more", quoted(old), quoted(new));
        report.place(place(old), message).offer("Forget the old name");
    }
}

/// Whether `node` or `node/choice` is in the scenario.
fn exists(scenario: &Scenario, address: &str) -> bool {
    match address.split_once('/') {
        None => scenario.nodes.0.contains_key(address),
        Some((node, choice)) => {
            let choices = scenario.nodes.0.get(node).map_or(&[][..], |node| node.choices());
            choices.iter().any(|known| known.id.as_str() == choice)
        }
    }
}

/// Where an old name stands: its parts, as far as they are ids.
fn place(old: &str) -> Place {
    let ids = old.split('/').map_while(|part| Id::new(part).ok());
    ids.fold(Place::field("renamed"), |place, id| place.item(&id))
}

fn forget(case: &Case<'_>, finding: &Finding, file: &str) -> Option<Step> {
    let [Segment::Field("renamed"), ..] = finding.place.segments() else { return None };
    let scenario = case.scenario();
    let mut renamed = scenario.renamed.clone();
    renamed.retain(|old, new| exists(scenario, new) || place(old) != finding.place);
    Some(Step::new("Forget an old name").with(file, Slot::Renamed(Box::new(renamed))))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{check_file, cures, read_body};

    const OLD: &str = r#"
            nodes: { "a": Decision(choices: [(id: "one", says: "One")]) },
            renamed: {
                "aa": "a",
                "b": "gone", // ! “b” was renamed to “gone”, which does not exist any more
                "b/one": "a/one",
                "b/two": "a/two", // ! “b/two” was renamed to “a/two”
            },
        "#;

    #[test]
    fn an_old_name_must_lead_somewhere() {
        check_file(&RULE, OLD);
    }

    #[test]
    fn the_old_name_is_forgotten() {
        assert_eq!(cures(&RULE, &read_body(OLD).document).renamed.len(), 2);
    }
}
