//! What can be done now: what a player shows, and exploration tries.

use super::machine::Body;
use super::state::Status;
use super::{Input, Machine, State, shuffled};
use crate::scenario::Strength;

/// Everything that a run can take as its next input.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offers {
    /// The choices of the decision, in the order of the document; empty elsewhere.
    pub choices: Vec<Offer>,
    /// Whether going on is an input here.
    pub goes_on: bool,
    /// Whether a message is written here.
    pub writes: bool,
    /// Seconds until time runs out, if there is a timer.
    pub seconds: Option<u32>,
    /// The most ticks of waiting that can pass.
    pub ticks: u32,
}

/// A choice as a learner meets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its index among the choices of the node.
    pub choice: usize,
    pub shown: Shown,
}

/// Whether a choice can be taken and seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    Offered,
    /// Seen with a reason, not to be taken.
    Locked,
    /// Not seen.
    Hidden,
}

impl Machine {
    /// What the run can take as its next input; nothing when it is over.
    #[must_use]
    pub fn offers(&self, state: &State) -> Offers {
        let mut offers = Offers::default();
        let (Status::Waiting, Some(node)) = (state.status(), self.node(state)) else { return offers };
        match &self.nodes[node].body {
            Body::Scene { .. } | Body::Pause { .. } => offers.goes_on = true,
            Body::Rewrite { .. } => offers.writes = true,
            Body::Decision { choices, timer, .. } => {
                let shown = |choice: usize| {
                    let code = &self.choices[choice];
                    let used_up = code.once && state.bit(self.layout.chosen, choice);
                    if self.offered(state, choice) {
                        Shown::Offered
                    } else if code.locked_shown && !used_up {
                        Shown::Locked
                    } else {
                        Shown::Hidden
                    }
                };
                offers.choices = choices
                    .clone()
                    .map(|choice| Offer { choice: choice - choices.start, shown: shown(choice) })
                    .collect();
                offers.seconds = timer.as_ref().map(|timer| timer.seconds);
                offers.ticks = timer.as_ref().map_or(0, |timer| timer.ticks);
            }
            Body::Gate { .. } | Body::Chance { .. } | Body::Ending => {}
        }
        offers
    }

    /// The order in which the choices of the current decision are shown, as indices among them.
    #[must_use]
    pub fn shown_order(&self, state: &State, seed: u32) -> Vec<usize> {
        let Some(node) = self.node(state) else { return Vec::new() };
        let code = &self.nodes[node];
        let count = self.choices_of(node).len();
        match (&code.body, code.visits) {
            (Body::Decision { shuffle: true, .. }, Some(word)) => shuffled(seed, code.id_hash, state.0[word], count),
            _kept => (0..count).collect(),
        }
    }
}

impl Offers {
    /// Every input that would be taken, choices with every number of ticks.
    pub fn inputs(&self) -> impl Iterator<Item = Input> + '_ {
        let choices = self
            .choices
            .iter()
            .filter(|offer| offer.shown == Shown::Offered)
            .flat_map(|offer| (0..=self.ticks).map(|ticks| Input::Choose { choice: offer.choice, ticks }));
        let writes = Strength::ALL.iter().filter(|_| self.writes).map(|strength| Input::Wrote(*strength));
        let goes_on = self.goes_on.then_some(Input::Continue);
        let times_out = self.seconds.map(|_| Input::TimeOut);
        choices.chain(writes).chain(goes_on).chain(times_out)
    }
}
