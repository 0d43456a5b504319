//! What the percent of a run is read from: the numbers that its score weighs, and the decisions that count.

use super::ahead::Asked;
use super::demand::Spans;
use super::keys::Beside;
use crate::play::machine::Machine;
use crate::play::state::{State, WORTH};
use crate::play::{Score, percent};

/// What the score of a case reads.
#[derive(Clone, Debug, Default)]
pub(super) struct Scored {
    /// Whether grades count.
    pub decisions: bool,
    /// Numbers that count towards the percent.
    pub numbers: Vec<usize>,
}

impl Scored {
    pub(super) fn of(machine: &Machine) -> Self {
        let score = Score::of(machine);
        let mut numbers: Vec<usize> = score
            .outcomes()
            .flat_map(|outcome| &outcome.weights)
            .filter(|(_, weight)| *weight != 0)
            .map(|(number, _)| *number)
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        Self { decisions: score.has_decisions(), numbers }
    }

    /// A question that keeps all of it until a run is over.
    pub(super) fn asked(&self, machine: &Machine) -> Asked {
        let spans = Spans::of(machine);
        let mut asked = Asked { counts: self.decisions, ..Asked::nothing(machine) };
        for number in &self.numbers {
            asked.at_endings.add_number(*number, &spans);
        }
        asked
    }
}

/// The percent of a run that is over in `state`, having counted what is remembered beside it. `state` is changed to say
/// so: as many nodes count as have counted, whichever they were.
pub(super) fn percent_of(machine: &Machine, state: &mut State, beside: Beside) -> Option<u8> {
    let start = machine.layout.counted;
    for node in 0..machine.nodes.len() {
        state.set_bit(start, node, node < beside.counted as usize);
    }
    state.0[WORTH] = beside.worth;
    percent(machine, state)
}
