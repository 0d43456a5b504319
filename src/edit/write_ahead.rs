//! Write ahead: a node is made where an exit needs it, beside the one that it leaves.

use std::sync::Arc;

use super::{NewNode, Slot, Step, create_node};
use crate::scenario::{Exit, Id, Kind, Node, Point, Scenario, Text};

/// How far to the right of a node its next one lies, and how far below one that lies there already.
const RIGHT: i32 = 320;
const BELOW: i32 = 180;

/// Creates a node that an exit leads to, with a title if it has one yet, and links it. Returns the step and its id.
#[must_use]
pub fn write_ahead(file: &str, scenario: &Scenario, from: (&Id, &Exit), kind: Kind, title: &str) -> (Step, Id) {
    let (node, exit) = from;
    let at = free_place(scenario, node);
    let new = NewNode { kind, at, from: Some((node.clone(), exit.clone())) };
    let (mut step, mut id) = create_node(file, scenario, &new);
    let title = Text::from(title.trim());
    if !title.is_blank() {
        let named = Id::free(&Id::from_words(&title, kind.label()), |id| scenario.nodes.contains_key(id));
        let mut titled = Node::new(kind);
        *titled.title_mut() = title;
        let linked = scenario.nodes.get(node).map(|before| {
            let mut after = Node::clone(before);
            if let Some(to) = after.exit_mut(exit) {
                *to = Some(named.clone());
            }
            after
        });
        step = Step::new(step.label)
            .with(file, Slot::Node(named.clone(), Some(Arc::new(titled))))
            .with(file, Slot::Place(named.clone(), Some(at)));
        if let Some(linked) = linked {
            step = step.with(file, Slot::Node(node.clone(), Some(Arc::new(linked))));
        }
        id = named;
    }
    (step, id)
}

/// The first place to the right of a node where no card lies.
fn free_place(scenario: &Scenario, node: &Id) -> Point {
    let here = scenario.layout.get(node).copied().unwrap_or_default();
    let taken = |at: Point| {
        scenario.layout.values().any(|other| (other.0 - at.0).abs() < RIGHT / 2 && (other.1 - at.1).abs() < BELOW / 2)
    };
    let places = (0..64).map(|row| Point(here.0.saturating_add(RIGHT), here.1.saturating_add(row * BELOW)));
    places.into_iter().find(|at| !taken(*at)).unwrap_or(here)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Documents, History};
    use crate::scenario::read;

    #[test]
    fn a_node_is_made_linked_and_laid_where_nothing_lies() {
        let text = r#"(format: 1, id: "x", title: "T", language: "en", channel: Chat, start: "a",
            nodes: {"a": Scene(), "b": Scene()}, layout: {"a": (0, 0), "b": (320, 20)})"#;
        let case = read::<Scenario>(text.as_bytes()).unwrap().document;
        let a = Id::new("a").unwrap();
        for (title, id) in [("She hangs up", "she-hangs-up"), (" ", "decision")] {
            let mut history = History::new(Documents::one("x", case.clone()));
            let (step, made) = write_ahead("x", &case, (&a, &Exit::Then), Kind::Decision, title);
            assert_eq!(made.as_str(), id);
            history.apply(step);
            let after = history.scenario("x").unwrap();
            assert_eq!(after.nodes["a"].exits()[0].1, Some(&made));
            assert_eq!(after.nodes[&made].title().as_str(), title.trim());
            assert_eq!(after.layout[&made], Point(320, 180));
            history.undo();
            assert_eq!(history.scenario("x"), Some(&case));
        }
    }
}
