//! Every outcome of chance in turn: the machine is stepped again until none is left.

use crate::play::{Luck, Machine};

/// Draws what it was told to, then the first outcome that can be drawn.
#[derive(Debug, Default)]
pub(super) struct EveryOutcome {
    drawn: Vec<(usize, usize)>,
    at: usize,
    /// How likely the outcomes drawn so far are.
    pub probability: f64,
}

impl EveryOutcome {
    /// Before the first step.
    pub(super) fn begin(&mut self) {
        self.drawn.clear();
        self.rewind();
    }

    /// Whether the last step has drawn anything.
    pub(super) fn has_drawn(&self) -> bool {
        !self.drawn.is_empty()
    }

    fn rewind(&mut self) {
        self.at = 0;
        self.probability = 1.0;
    }

    /// The outcomes that come next, in the order of the document; false when there are none left.
    pub(super) fn advance(&mut self, machine: &Machine) -> bool {
        self.rewind();
        while let Some((node, outcome)) = self.drawn.pop() {
            let later = machine.weights(node).enumerate().skip(outcome + 1).find(|(_, weight)| *weight > 0);
            if let Some((later, _)) = later {
                self.drawn.push((node, later));
                return true;
            }
        }
        false
    }
}

impl Luck for EveryOutcome {
    fn outcome(&mut self, machine: &Machine, node: usize, _visit: u32) -> usize {
        let outcome = if let Some((_, outcome)) = self.drawn.get(self.at) {
            *outcome
        } else {
            let first = machine.weights(node).position(|weight| weight > 0).unwrap_or(0);
            self.drawn.push((node, first));
            first
        };
        self.at += 1;
        let total: u64 = machine.weights(node).sum();
        let weight = machine.weights(node).nth(outcome).unwrap_or(0);
        #[expect(clippy::cast_precision_loss, reason = "weights sum to at most a million")]
        let share = weight as f64 / total.max(1) as f64;
        self.probability *= share;
        outcome
    }
}
