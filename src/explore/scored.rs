//! What the percent of a run is read from: the numbers that its score weighs, and the decisions that count.

use super::ahead::Asked;
use super::demand::Spans;
use super::keys::Beside;
use super::meter::number_of;
use crate::play::machine::Machine;
use crate::play::percent;
use crate::play::state::{State, WORTH};
use crate::scenario::{OutcomeScore, ScoreBy, ScorePart, Var};

/// A number that counts towards the percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Weighed {
    pub number: usize,
    /// Whether more of it is better.
    pub rising: bool,
}

/// What the score of a case reads.
#[derive(Clone, Debug, Default)]
pub(super) struct Scored {
    /// Whether grades count.
    pub decisions: bool,
    pub numbers: Vec<Weighed>,
}

impl Scored {
    pub(super) fn of(machine: &Machine) -> Self {
        let mut scored = Self::default();
        match &machine.case().scoring.by {
            ScoreBy::Decisions => scored.decisions = true,
            ScoreBy::Outcome(outcome) => scored.add(machine, outcome),
            ScoreBy::Mix((first, _), (second, _)) => {
                for part in [first, second] {
                    match part {
                        ScorePart::Decisions => scored.decisions = true,
                        ScorePart::Outcome(outcome) => scored.add(machine, outcome),
                    }
                }
            }
        }
        scored
    }

    fn add(&mut self, machine: &Machine, outcome: &OutcomeScore) {
        for part in &outcome.parts {
            let number = match &part.of {
                Var::Tally(tally) => Some(*tally as usize),
                Var::Meter(meter) => machine.case().meters.get_index_of(meter).map(number_of),
            };
            if let Some(number) = number.filter(|_| part.weight != 0) {
                let weighed = Weighed { number, rising: part.weight > 0 };
                if !self.numbers.contains(&weighed) {
                    self.numbers.push(weighed);
                }
            }
        }
    }

    /// A question that keeps all of it until a run is over.
    pub(super) fn asked(&self, machine: &Machine) -> Asked {
        let spans = Spans::of(machine);
        let mut asked = self.asked_for_decisions(machine);
        for weighed in &self.numbers {
            asked.at_endings.add_number(weighed.number, &spans);
        }
        asked
    }

    /// A question that keeps only which decisions can still count.
    pub(super) fn asked_for_decisions(&self, machine: &Machine) -> Asked {
        Asked { counts: self.decisions, ..Asked::nothing(machine) }
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
