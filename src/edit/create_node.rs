//! Create a node, alone or at the end of an exit.

use std::sync::Arc;

use super::{Slot, Step};
use crate::scenario::{Exit, Id, Kind, Node, Point, Scenario};

/// What to create.
#[derive(Clone, Debug)]
pub struct NewNode {
    pub kind: Kind,
    pub at: Point,
    /// The exit that shall lead to it.
    pub from: Option<(Id, Exit)>,
}

/// Creates an empty node; the first one of a scenario becomes its start. Returns the step and the id of the node.
#[must_use]
pub fn create_node(file: &str, scenario: &Scenario, new: &NewNode) -> (Step, Id) {
    let base = Id::from_words(new.kind.label(), "node");
    let id = Id::free(&base, |id| scenario.nodes.contains_key(id));
    let mut step = Step::new(format!("Create {}", new.kind.label().to_lowercase()))
        .with(file, Slot::Node(id.clone(), Some(Arc::new(Node::new(new.kind)))))
        .with(file, Slot::Place(id.clone(), Some(new.at)));
    if scenario.start.is_none() {
        step = step.with(file, Slot::Start(Box::new(Some(id.clone()))));
    }
    if let Some((from, exit)) = &new.from
        && let Some(node) = scenario.nodes.get(from)
    {
        let mut node = Node::clone(node);
        if let Some(to) = node.exit_mut(exit) {
            *to = Some(id.clone());
            step = step.with(file, Slot::Node(from.clone(), Some(Arc::new(node))));
        }
    }
    (step, id)
}
