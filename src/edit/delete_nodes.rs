//! Delete nodes: exits that led to them become open, frames no longer list them, what was accepted of them is forgotten.
//! Notes that are selected with them go too.

use std::collections::HashSet;
use std::sync::Arc;

use super::Step;
use crate::scenario::{Exit, Id, Node, Scenario};

/// Deletes the nodes and everything that only speaks of their place. Conditions and rules that name them stay, and
/// become findings: what they meant is for the author to say.
#[must_use]
pub fn delete_nodes(file: &str, scenario: &Scenario, nodes: &[Id]) -> Step {
    let label = match nodes {
        [one] if scenario.notes.contains_key(one) => return super::delete_note(file, scenario, one),
        [one] => scenario.nodes.get(one).map_or_else(String::new, |node| format!("Delete “{}”", node.name(40))),
        several if several.iter().any(|id| scenario.notes.contains_key(id)) => {
            format!("Delete {} nodes and notes", several.len())
        }
        several => format!("Delete {} nodes", several.len()),
    };
    let mut after = scenario.clone();
    for id in nodes {
        after.nodes.remove(id);
        after.notes.remove(id);
        after.layout.remove(id);
    }
    if after.start.as_ref().is_some_and(|start| nodes.contains(start)) {
        after.start = None;
    }
    for node in after.nodes.values_mut() {
        let cut: Vec<Exit> = node
            .exits()
            .into_iter()
            .filter(|(_, to)| to.is_some_and(|to| nodes.contains(to)))
            .map(|(exit, _)| exit)
            .collect();
        if !cut.is_empty() {
            open_exits(Arc::make_mut(node), &cut);
        }
    }
    // A frame around nothing cannot be seen, so it goes with its last node.
    after.frames.retain(|_, frame| {
        let had = !frame.members.is_empty();
        frame.members.retain(|member| !nodes.contains(member));
        !(had && frame.members.is_empty())
    });
    if !after.accepted.is_empty() {
        // Lines are addressed without their node.
        let lines = nodes.iter().filter_map(|id| scenario.nodes.get(id)).flat_map(|node| node.all_lines());
        let gone: HashSet<&str> = nodes.iter().chain(lines.map(|line| &line.id)).map(Id::as_str).collect();
        after.accepted.retain(|key, _| {
            let address = key.split_once(' ').map(|(address, _)| address.split('/').next().unwrap_or_default());
            !address.is_some_and(|address| gone.contains(address))
        });
    }
    Step::between(label, file, scenario, &after)
}

fn open_exits(node: &mut Node, exits: &[Exit]) {
    for exit in exits {
        if let Some(to) = node.exit_mut(exit) {
            *to = None;
        }
    }
}
