//! The shortest and the longest run to each ending.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};

use super::components::Components;
use super::flow::{Flow, entered, seconds};
use super::lengths::{Lengths, lengths};
use super::limits::Cancelled;
use crate::play::state::{End, Status};

/// How long the runs are that reach an ending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndingLengths {
    /// Nodes entered.
    pub steps: Lengths,
    /// Simulated.
    pub seconds: Lengths,
}

impl Flow {
    /// How long runs to each ending are, by its node; endings that no run reaches are left out. Goes through the graph once
    /// more for each ending.
    ///
    /// # Errors
    /// When `cancel` is set.
    pub fn lengths_by_ending(&self, cancel: &AtomicBool) -> Result<BTreeMap<usize, EndingLengths>, Cancelled> {
        let mut states: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
        for state in self.graph.all() {
            if let Some(here) = self.graph.position(state).filter(|here| here.status == Status::Over(End::Ending)) {
                states.entry(here.node).or_default().push(state);
            }
        }
        let components = Components::of(&self.graph.edges);
        let (entered, seconds) = (entered(&self.graph), seconds(&self.graph));
        let mut found = BTreeMap::new();
        for (node, states) in states {
            if cancel.load(Ordering::Relaxed) {
                return Err(Cancelled);
            }
            if let Some([steps, seconds]) = lengths(&self.graph, &components, &states, [&entered, &seconds]) {
                found.insert(node, EndingLengths { steps, seconds });
            }
        }
        Ok(found)
    }
}
