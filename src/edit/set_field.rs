//! Set a field of a node, or any text of the scenario by its place.

use std::sync::Arc;

use super::author_texts::each_author_text_mut;
use super::{Slot, Step};
use crate::scenario::{Id, Node, Place, Scenario, Segment, Text, each_node_text_mut, each_text_mut};

/// Changes one node as `change` says. A change that changes nothing is an empty step.
#[must_use]
pub fn edit_node(
    file: &str,
    scenario: &Scenario,
    id: &Id,
    label: impl Into<String>,
    change: impl FnOnce(&mut Node),
) -> Step {
    let step = Step::new(label);
    let Some(before) = scenario.nodes.get(id) else { return step };
    let mut after = Node::clone(before);
    change(&mut after);
    if after == **before { step } else { step.with(file, Slot::Node(id.clone(), Some(Arc::new(after)))) }
}

/// Sets the text at a place. Nothing happens if no text has its place there.
#[must_use]
pub fn set_text(file: &str, scenario: &Scenario, place: &Place, text: &Text) -> Step {
    let label = format!("Edit {}", words_for(place.last_field().unwrap_or("text")));
    if let Some(id) = place.in_node() {
        return edit_node(file, scenario, id, label, |node| {
            each_node_text_mut(id, node, &mut |path, found| {
                if path == place.segments() {
                    found.clone_from(text);
                }
            });
        });
    }
    if let [Segment::Field(table @ ("frames" | "notes")), Segment::Id(id), Segment::Field(_)] = place.segments() {
        return set_remark(file, scenario, label, table, id, text);
    }
    let mut after = scenario.clone();
    // Nodes are left out of the walk: none of them has the place, and walking would copy them all.
    let nodes = std::mem::take(&mut after.nodes);
    let mut set = |path: &[Segment], found: &mut Text| {
        if path == place.segments() {
            found.clone_from(text);
        }
    };
    each_text_mut(&mut after, &mut set);
    each_author_text_mut(&mut after, &mut set);
    after.nodes = nodes;
    Step::between(label, file, scenario, &after)
}

/// Sets the title of a frame or the words of a note: texts for authors only, which no walk over what learners read
/// comes by.
fn set_remark(file: &str, scenario: &Scenario, label: String, table: &str, id: &Id, text: &Text) -> Step {
    let step = Step::new(label);
    match (table, scenario.frames.get(id), scenario.notes.get(id)) {
        ("frames", Some(frame), _) if frame.title != *text => {
            let mut frame = frame.clone();
            frame.title.clone_from(text);
            step.with(file, Slot::Frame(id.clone(), Some(frame)))
        }
        ("notes", _, Some(note)) if note.text != *text => {
            let mut note = note.clone();
            note.text.clone_from(text);
            step.with(file, Slot::Note(id.clone(), Some(note)))
        }
        _as_it_is => step,
    }
}

/// What a field is called in the author's words, where its name is not.
fn words_for(field: &str) -> String {
    match field {
        "flags" => "a flag".to_owned(),
        "terms" => "a term".to_owned(),
        "mandated" => "a wording".to_owned(),
        "avoid" => "a wording to avoid".to_owned(),
        "authors" => "an author".to_owned(),
        "sources" => "a source".to_owned(),
        "questions" => "a question".to_owned(),
        "phrases" => "a phrase".to_owned(),
        "levels" => "a level".to_owned(),
        "checklist" => "the checklist".to_owned(),
        plain => plain.replace('_', " "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Documents, History};
    use crate::scenario::{Frame, Note};

    #[test]
    fn frames_and_notes_are_written_by_their_place() {
        let id = Id::new("0000abc").unwrap();
        let mut case = Scenario::empty("id", "T");
        case.frames.insert(id.clone(), Frame::new("Before"));
        case.notes.insert(id.clone(), Note::new("Before"));
        let (title, words) = (Place::declared("frames", &id).then("title"), Place::declared("notes", &id).then("text"));
        let mut history = History::new(Documents::one("x", case.clone()));
        for place in [title, words] {
            assert!(set_text("x", &case, &place, &"Before".into()).is_empty());
            history.apply(set_text("x", history.scenario("x").unwrap(), &place, &"After".into()));
        }
        let after = history.scenario("x").unwrap();
        assert_eq!((after.frames[&id].title.as_str(), after.notes[&id].text.as_str()), ("After", "After"));
        while history.undo().is_some() {}
        assert_eq!(history.scenario("x"), Some(&case));
    }
}
