//! Notes: remarks on the canvas, for authors only. Where a note lies stands in the layout under its id.

use super::{Slot, Step};
use crate::scenario::{Colour, FreshIds, Id, Note, Point, Scenario, shortened};

/// Creates an empty note. Returns the step and the id of the note.
#[must_use]
pub fn create_note(file: &str, scenario: &Scenario, at: Point, fresh: &mut FreshIds) -> (Step, Id) {
    // A note and a node must not share a place in the layout.
    let id = fresh.next(|id| scenario.has_item(id) || scenario.nodes.contains_key(id));
    let step = Step::new("Add a note")
        .with(file, Slot::Note(id.clone(), Some(Note { colour: Colour::Amber, ..Note::new("") })))
        .with(file, Slot::Place(id.clone(), Some(at)));
    (step, id)
}

/// Deletes a note.
#[must_use]
pub fn delete_note(file: &str, scenario: &Scenario, note: &Id) -> Step {
    let Some(found) = scenario.notes.get(note) else { return Step::new("Delete a note") };
    let label = match shortened(&found.text, 30) {
        words if words.is_empty() => "Delete a note".to_owned(),
        words => format!("Delete the note “{words}”"),
    };
    let step = Step::new(label).with(file, Slot::Note(note.clone(), None));
    if scenario.layout.contains_key(note) { step.with(file, Slot::Place(note.clone(), None)) } else { step }
}

/// Gives a note a colour.
#[must_use]
pub fn colour_note(file: &str, scenario: &Scenario, note: &Id, colour: Colour) -> Step {
    let step = Step::new("Colour a note");
    match scenario.notes.get(note) {
        Some(found) if found.colour != colour => {
            step.with(file, Slot::Note(note.clone(), Some(Note { colour, ..found.clone() })))
        }
        Some(_) | None => step,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Documents, History};

    #[test]
    fn a_note_is_made_coloured_and_deleted_with_its_place() {
        let mut history = History::new(Documents::one("x", Scenario::empty("id", "T")));
        let before = history.documents().clone();
        let mut fresh = FreshIds::new(3);
        let (step, note) = create_note("x", history.scenario("x").unwrap(), Point(8, 12), &mut fresh);
        history.apply(step);
        let case = history.scenario("x").unwrap().clone();
        assert_eq!(case.layout[&note], Point(8, 12));
        history.apply(colour_note("x", &case, &note, Colour::Blue));
        assert_eq!(history.scenario("x").unwrap().notes[&note].colour, Colour::Blue);
        assert!(colour_note("x", &case, &note, Colour::Amber).is_empty());
        history.apply(delete_note("x", history.scenario("x").unwrap(), &note));
        let case = history.scenario("x").unwrap();
        assert!(case.notes.is_empty() && case.layout.is_empty());
        while history.undo().is_some() {}
        assert_eq!(*history.documents(), before);
    }
}
