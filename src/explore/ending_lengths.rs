//! The shortest and the longest run to each ending.

use std::collections::BTreeMap;

use super::components::Components;
use super::flow::{Flow, entered, seconds};
use super::lengths::{Lengths, lengths};
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
    #[must_use]
    pub fn lengths_by_ending(&self) -> BTreeMap<usize, EndingLengths> {
        let mut states: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
        for state in self.graph.all() {
            if let Some(here) = self.graph.position(state).filter(|here| here.status == Status::Over(End::Ending)) {
                states.entry(here.node).or_default().push(state);
            }
        }
        let components = Components::of(&self.graph.edges);
        let (entered, seconds) = (entered(&self.graph), seconds(&self.graph));
        let of = |(node, states): (usize, Vec<u32>)| {
            let [steps, seconds] = lengths(&self.graph, &components, &states, [&entered, &seconds])?;
            Some((node, EndingLengths { steps, seconds }))
        };
        states.into_iter().filter_map(of).collect()
    }
}
