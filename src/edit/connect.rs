//! Link an exit to a node, or open it again.

use super::{Step, edit_node};
use crate::scenario::{Exit, Id, Scenario};

/// Links an exit to a node. Nothing happens if there is no such exit.
#[must_use]
pub fn connect(file: &str, scenario: &Scenario, from: &Id, exit: &Exit, to: &Id) -> Step {
    let name = scenario.nodes.get(to).map_or_else(|| to.to_string(), |node| node.name(30));
    set_target(file, scenario, from, exit, Some(to.clone()), format!("Link to “{name}”"))
}

/// Opens an exit: it leads nowhere yet.
#[must_use]
pub fn disconnect(file: &str, scenario: &Scenario, from: &Id, exit: &Exit) -> Step {
    set_target(file, scenario, from, exit, None, "Open exit".to_owned())
}

fn set_target(file: &str, scenario: &Scenario, from: &Id, exit: &Exit, target: Option<Id>, label: String) -> Step {
    edit_node(file, scenario, from, label, |node| {
        if let Some(to) = node.exit_mut(exit) {
            *to = target;
        }
    })
}
