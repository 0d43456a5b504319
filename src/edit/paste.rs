//! Copy nodes as text, and paste them: into the same case, another case, or a mail to a colleague.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Slot, Step};
use crate::scenario::{Exit, FreshIds, Id, Line, Node, Point, Scenario, Sorted};

/// Copied nodes, written as one line of JSON so that any clipboard carries them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fragment {
    /// The version of the document's types, as in a file.
    offramp: u32,
    nodes: Sorted<Arc<Node>>,
    layout: Sorted<Point>,
}

/// Why a text cannot be pasted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the clipboard does not hold nodes of a case: {0}")]
pub struct PasteError(String);

impl Fragment {
    /// The text for the clipboard.
    #[must_use]
    pub fn to_text(&self) -> String {
        // The types of a document have string keys and no floats; JSON can hold all of them.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads what [`Fragment::to_text`] wrote.
    pub fn from_text(text: &str) -> Result<Self, PasteError> {
        let fragment: Self = serde_json::from_str(text).map_err(|error| PasteError(error.to_string()))?;
        if fragment.offramp == crate::scenario::FORMAT {
            Ok(fragment)
        } else {
            Err(PasteError(format!("it was copied from a version with format {}", fragment.offramp)))
        }
    }

    /// The nodes in it, by their ids.
    pub fn ids(&self) -> impl Iterator<Item = &Id> {
        self.nodes.keys()
    }
}

/// Copies nodes with their places.
#[must_use]
pub fn copy(scenario: &Scenario, nodes: &[Id]) -> Fragment {
    let entries = |id: &Id| scenario.nodes.get(id).map(|node| (id.clone(), node.clone()));
    Fragment {
        offramp: crate::scenario::FORMAT,
        nodes: nodes.iter().filter_map(entries).collect(),
        layout: nodes.iter().filter_map(|id| scenario.layout.get(id).map(|at| (id.clone(), *at))).collect(),
    }
}

/// Pastes nodes so that the upper left one comes to `at`, or beside their old places. They get ids of their own; links
/// among them stay among them, links to nodes that this case does not have become open. Returns the step and the new
/// ids.
#[must_use]
pub fn paste(
    file: &str,
    scenario: &Scenario,
    fragment: &Fragment,
    at: Option<Point>,
    fresh: &mut FreshIds,
) -> (Step, Vec<Id>) {
    let mut new_ids: BTreeMap<Id, Id> = BTreeMap::new();
    for id in fragment.nodes.keys() {
        let taken = |name: &str| scenario.nodes.contains_key(name) || new_ids.values().any(|id| id.as_str() == name);
        let new = Id::free(id, taken);
        new_ids.insert(id.clone(), new);
    }
    let left = fragment.layout.values().map(|p| p.0).min().unwrap_or_default();
    let top = fragment.layout.values().map(|p| p.1).min().unwrap_or_default();
    let Point(to_left, to_top) = at.unwrap_or(Point(left.saturating_add(32), top.saturating_add(32)));
    let label = if new_ids.len() == 1 { "Paste node".to_owned() } else { format!("Paste {} nodes", new_ids.len()) };
    let mut step = Step::new(label);
    let mut made: Vec<Id> = Vec::new();
    for (old, node) in &fragment.nodes {
        let mut node = Node::clone(node);
        renew_items(&mut node, scenario, &mut made, fresh);
        relink(&mut node, |to| {
            new_ids.get(to).cloned().or_else(|| scenario.nodes.contains_key(to).then(|| to.clone()))
        });
        let Some(new) = new_ids.get(old) else { continue };
        let Point(x, y) = fragment.layout.get(old).copied().unwrap_or(Point(left, top));
        let place = Point(to_left.saturating_add(x.saturating_sub(left)), to_top.saturating_add(y.saturating_sub(top)));
        step = step
            .with(file, Slot::Node(new.clone(), Some(Arc::new(node))))
            .with(file, Slot::Place(new.clone(), Some(place)));
    }
    if scenario.start.is_none() && !new_ids.is_empty() {
        step = step.with(file, Slot::Start(Box::new(new_ids.values().next().cloned())));
    }
    (step, new_ids.into_values().collect())
}

fn relink(node: &mut Node, target: impl Fn(&Id) -> Option<Id>) {
    let exits: Vec<(Exit, Option<Id>)> =
        node.exits().into_iter().filter_map(|(exit, to)| to.map(|to| (exit, target(to)))).collect();
    for (exit, to) in exits {
        if let Some(place) = node.exit_mut(&exit) {
            *place = to;
        }
    }
}

/// Gives lines, routes and outcomes ids of their own, as copying must.
fn renew_items(node: &mut Node, scenario: &Scenario, made: &mut Vec<Id>, fresh: &mut FreshIds) {
    let mut next = || {
        let id = fresh.next(|id| scenario.has_item(id) || made.iter().any(|m| m.as_str() == id));
        made.push(id.clone());
        id
    };
    let mut renew = |lines: &mut Vec<Line>| lines.iter_mut().for_each(|line| line.id = next());
    if let Some(lines) = node.lines_mut() {
        renew(lines);
    }
    match node {
        Node::Decision(decision) => {
            decision.choices.iter_mut().for_each(|choice| renew(&mut choice.reply));
            if let Some(timeout) = &mut decision.timeout {
                renew(&mut timeout.reply);
            }
        }
        Node::Gate(gate) => gate.routes.iter_mut().for_each(|route| route.id = next()),
        Node::Chance(chance) => chance.outcomes.iter_mut().for_each(|outcome| outcome.id = next()),
        Node::Scene(_) | Node::Rewrite(_) | Node::Pause(_) | Node::Ending(_) => {}
    }
}
