//! Frames: titled borders around nodes. A node stands in one frame at most; a frame around nothing cannot be seen, so
//! it goes with its last node.

use super::{Slot, Step};
use crate::scenario::{Colour, Frame, FreshIds, Id, Phase, Scenario};

/// Puts a new frame around nodes; it is named for the part of the conversation that all of them belong to. Returns the step and the id of the frame.
#[must_use]
pub fn frame_nodes(file: &str, scenario: &Scenario, nodes: &[Id], fresh: &mut FreshIds) -> (Step, Id) {
    let id = fresh.next(|id| scenario.has_item(id));
    let members = known(scenario, nodes);
    if members.is_empty() {
        return (Step::new("Put a frame around nothing"), id);
    }
    let label = match members.as_slice() {
        [one] => format!("Put a frame around “{}”", scenario.nodes.get(one).map_or_else(String::new, |n| n.name(30))),
        several => format!("Put a frame around {} nodes", several.len()),
    };
    let mut after = without(scenario, &members);
    let title = common_phase(scenario, &members).map_or("", Phase::label);
    after.frames.insert(id.clone(), Frame { members, ..Frame::new(title) });
    (Step::between(label, file, scenario, &after), id)
}

/// Adds nodes to a frame, and takes them out of others.
#[must_use]
pub fn add_to_frame(file: &str, scenario: &Scenario, frame: &Id, nodes: &[Id]) -> Step {
    let Some(found) = scenario.frames.get(frame) else { return Step::new("Add to a frame") };
    let label = format!("Add to “{}”", crate::scenario::shortened(&found.title, 30));
    let mut members: Vec<Id> = found.members.clone();
    members.extend(known(scenario, nodes).into_iter().filter(|id| !found.members.contains(id)));
    let joined = Frame { members, ..found.clone() };
    let mut after = without(scenario, nodes);
    after.frames.insert(frame.clone(), joined);
    Step::between(label, file, scenario, &after)
}

/// Takes nodes out of whatever frame they stand in.
#[must_use]
pub fn take_out_of_frames(file: &str, scenario: &Scenario, nodes: &[Id]) -> Step {
    Step::between("Take out of the frame", file, scenario, &without(scenario, nodes))
}

/// Deletes a frame; its nodes stay.
#[must_use]
pub fn delete_frame(file: &str, scenario: &Scenario, frame: &Id) -> Step {
    let Some(found) = scenario.frames.get(frame) else { return Step::new("Delete a frame") };
    let label = format!("Delete the frame “{}”", crate::scenario::shortened(&found.title, 30));
    Step::new(label).with(file, Slot::Frame(frame.clone(), None))
}

/// Gives a frame a colour.
#[must_use]
pub fn colour_frame(file: &str, scenario: &Scenario, frame: &Id, colour: Colour) -> Step {
    let step = Step::new("Colour a frame");
    match scenario.frames.get(frame) {
        Some(found) if found.colour != colour => {
            step.with(file, Slot::Frame(frame.clone(), Some(Frame { colour, ..found.clone() })))
        }
        Some(_) | None => step,
    }
}

/// Those of the ids that are nodes, each once.
fn known(scenario: &Scenario, nodes: &[Id]) -> Vec<Id> {
    let mut known: Vec<Id> = nodes.iter().filter(|id| scenario.nodes.contains_key(*id)).cloned().collect();
    known.sort();
    known.dedup();
    known
}

/// The part of the conversation that all of these nodes belong to, if there is one.
fn common_phase(scenario: &Scenario, nodes: &[Id]) -> Option<Phase> {
    let mut phases = nodes.iter().filter_map(|id| scenario.nodes.get(id)).map(|node| *node.phase());
    let first = phases.next()??;
    phases.all(|phase| phase == Some(first)).then_some(first)
}

/// The case without these nodes in any frame.
fn without(scenario: &Scenario, nodes: &[Id]) -> Scenario {
    let mut after = scenario.clone();
    after.frames.retain(|_, frame| {
        let had = !frame.members.is_empty();
        frame.members.retain(|member| !nodes.contains(member));
        !(had && frame.members.is_empty())
    });
    after
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Documents, History};
    use crate::scenario::read;

    fn case() -> Scenario {
        let text = r#"(format: 1, id: "x", title: "T", language: "en", channel: Chat,
            nodes: {"a": Scene(phase: Close), "b": Scene(), "c": Scene()},
            frames: {"0000001": (title: "One", members: ["a", "b"]), "0000002": (title: "Two", members: ["c"])})"#;
        read::<Scenario>(text.as_bytes()).unwrap().document
    }

    fn id(text: &str) -> Id {
        Id::new(text).unwrap()
    }

    fn done(step: Step) -> Scenario {
        let mut history = History::new(Documents::one("x", case()));
        history.apply(step);
        let after = history.documents().scenarios["x"].clone();
        history.undo();
        assert_eq!(history.documents().scenarios["x"], case(), "taken back exactly");
        after
    }

    #[test]
    fn a_new_frame_takes_its_nodes_from_others_and_empty_frames_go() {
        let (step, frame) = frame_nodes("x", &case(), &[id("c"), id("b"), id("gone"), id("b")], &mut FreshIds::new(1));
        assert_eq!(step.label, "Put a frame around 2 nodes");
        let after = done(step);
        assert_eq!(
            (after.frames[&frame].members.as_slice(), &*after.frames[&frame].title),
            ([id("b"), id("c")].as_slice(), "")
        );
        let (step, frame) = frame_nodes("x", &case(), &[id("a")], &mut FreshIds::new(1));
        assert_eq!(done(step).frames[&frame].title.as_str(), "Close");
        assert_eq!(after.frames["0000001"].members, [id("a")]);
        assert!(!after.frames.contains_key("0000002"));
        let (step, _) = frame_nodes("x", &case(), &[id("gone")], &mut FreshIds::new(1));
        assert!(step.is_empty());
    }

    #[test]
    fn nodes_join_and_leave_a_frame() {
        let after = done(add_to_frame("x", &case(), &id("0000002"), &[id("a")]));
        assert_eq!(after.frames["0000002"].members, [id("c"), id("a")]);
        assert_eq!(after.frames["0000001"].members, [id("b")]);
        let after = done(add_to_frame("x", &case(), &id("0000001"), &[id("a"), id("b")]));
        assert_eq!(after, case(), "who is in already stays");
        let after = done(take_out_of_frames("x", &case(), &[id("c"), id("a")]));
        assert_eq!(after.frames.len(), 1);
        assert_eq!(after.frames["0000001"].members, [id("b")]);
    }

    #[test]
    fn deleting_a_frame_keeps_its_nodes_and_colours_are_set_once() {
        let after = done(delete_frame("x", &case(), &id("0000001")));
        assert_eq!(after.nodes.len(), 3);
        assert!(!after.frames.contains_key("0000001"));
        let after = done(colour_frame("x", &case(), &id("0000002"), Colour::Red));
        assert_eq!(after.frames["0000002"].colour, Colour::Red);
        assert!(colour_frame("x", &case(), &id("0000002"), Colour::Plain).is_empty());
    }
}
