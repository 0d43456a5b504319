//! A place on the canvas for something that does not exist.

use crate::check::naming::quoted;
use crate::check::{Case, Collector, Family, Finding, Rule, Severity};
use crate::edit::{Slot, Step};
use crate::scenario::{Place, Segment, Stage};

pub(super) static RULE: Rule = Rule {
    id: "place-without-card",
    family: Family::Housekeeping,
    severity: Severity::Note,
    stage: Stage::Draft,
    todo: false,
    finds: "a place on the canvas for a node or note that does not exist",
    why: "It changes nothing for learners, but each one is a line in the file that merges for nothing.",
    cure: "Remove the place.",
    check,
    fix: Some(remove),
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let scenario = case.scenario();
    for id in scenario.layout.keys() {
        let known =
            scenario.nodes.contains_key(id) || scenario.notes.contains_key(id) || scenario.frames.contains_key(id);
        if !known {
            let message = format!("the canvas keeps a place for {}, which does not exist", quoted(id));
            report.place(Place::declared("layout", id), message).offer("Remove the place");
        }
    }
}

fn remove(_: &Case<'_>, finding: &Finding, file: &str) -> Option<Step> {
    let [_, Segment::Id(id)] = finding.place.segments() else { return None };
    Some(Step::new("Remove an unused place").with(file, Slot::Place(id.clone(), None)))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{check_file, cures, read_body};

    const PLACES: &str = r#"
            nodes: { "a": Scene() },
            notes: { "aaaaaaa": (text: "Note") },
            layout: {
                "a": (0, 0),
                "aaaaaaa": (0, 0),
                "gone": (0, 0), // ! the canvas keeps a place for “gone”
            },
        "#;

    #[test]
    fn a_place_belongs_to_a_card_or_note() {
        check_file(&RULE, PLACES);
    }

    #[test]
    fn the_place_is_removed() {
        assert_eq!(cures(&RULE, &read_body(PLACES).document).layout.len(), 2);
    }
}
