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
