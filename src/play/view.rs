//! States and offers by ids: for people, files and the comparison of engines.

use serde::Serialize;

use super::state::{NO_DUE, Status, WORTH};
use super::{Compiler, Machine, Shown, State};
use crate::scenario::{Condition, Id, PromiseStatus, Tally};

/// A state by ids, in the order of the document. The player's engine writes the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StateView {
    pub node: Option<String>,
    /// `waiting`, or why the run is over.
    pub status: &'static str,
    /// In the order of [`Tally::ALL`].
    pub tallies: Vec<i32>,
    pub meters: Vec<i32>,
    pub flags: Vec<String>,
    pub facts: Vec<String>,
    /// Status and, while open with a due time, when it is due.
    pub promises: Vec<(&'static str, Option<u32>)>,
    pub visited: Vec<String>,
    /// `node/choice`.
    pub chosen: Vec<String>,
    pub fired: Vec<usize>,
    /// Nodes that have counted towards `by: Decisions`.
    pub counted: Vec<String>,
    pub worth: u32,
    /// How often each node that draws has been entered.
    pub visits: Vec<(String, u32)>,
}

/// Offers by ids, in the order in which they are shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OffersView {
    /// The id of a choice, and `offered`, `locked` or `hidden`.
    pub choices: Vec<(String, &'static str)>,
    pub goes_on: bool,
    pub writes: bool,
    pub seconds: Option<u32>,
    pub ticks: u32,
}

impl Machine {
    /// A state by ids.
    #[must_use]
    pub fn view(&self, state: &State) -> StateView {
        let layout = &self.layout;
        let node_names = |start: usize| set_names(state, start, self.nodes.iter().map(|node| &node.id));
        let mut chosen = Vec::new();
        for (n, node) in self.nodes.iter().enumerate() {
            for choice in self.choices_of(n).filter(|choice| state.bit(layout.chosen, *choice)) {
                chosen.push(format!("{}/{}", node.id, self.choices[choice].id));
            }
        }
        StateView {
            node: self.node(state).map(|node| self.nodes[node].id.to_string()),
            status: match state.status() {
                Status::Waiting => "waiting",
                Status::Over(end) => end.name(),
            },
            tallies: (0..Tally::ALL.len()).map(|n| self.number(state, n)).collect(),
            meters: (Tally::ALL.len()..self.ranges.len()).map(|n| self.number(state, n)).collect(),
            flags: set_names(state, layout.flags, self.case.flags.keys()),
            facts: set_names(state, layout.facts, self.case.facts.keys()),
            promises: (0..self.promises.len())
                .map(|n| {
                    let status = self.promise(state, n);
                    let due =
                        Some(state.0[layout.dues + n]).filter(|due| status == PromiseStatus::Open && *due != NO_DUE);
                    (status.label(), due)
                })
                .collect(),
            visited: node_names(layout.visited),
            chosen,
            fired: (0..self.whenever.len()).filter(|n| state.bit(layout.fired, *n)).collect(),
            counted: node_names(layout.counted),
            worth: state.0[WORTH],
            visits: self.nodes.iter().filter_map(|n| n.visits.map(|word| (n.id.to_string(), state.0[word]))).collect(),
        }
    }

    /// What can be done now, by ids.
    #[must_use]
    pub fn offers_view(&self, state: &State, seed: u32) -> OffersView {
        let offers = self.offers(state);
        let first = self.node(state).map_or(0, |node| self.choices_of(node).start);
        let word = |shown: Shown| match shown {
            Shown::Offered => "offered",
            Shown::Locked => "locked",
            Shown::Hidden => "hidden",
        };
        let choices = self
            .shown_order(state, seed)
            .into_iter()
            .filter_map(|at| offers.choices.get(at))
            .map(|offer| (self.choices[first + offer.choice].id.to_string(), word(offer.shown)))
            .collect();
        OffersView {
            choices,
            goes_on: offers.goes_on,
            writes: offers.writes,
            seconds: offers.seconds,
            ticks: offers.ticks,
        }
    }

    /// Where a promise stands.
    #[must_use]
    pub fn promise(&self, state: &State, promise: usize) -> PromiseStatus {
        state.promise(self.layout.promises, promise)
    }

    /// When an open promise is due, in simulated seconds; none if it is not open or has no due time.
    #[must_use]
    pub fn due(&self, state: &State, promise: usize) -> Option<u32> {
        let open = self.promise(state, promise) == PromiseStatus::Open;
        Some(state.0[self.layout.dues + promise]).filter(|due| open && *due != NO_DUE)
    }

    /// Whether a fact is in the case file.
    #[must_use]
    pub fn knows(&self, state: &State, fact: usize) -> bool {
        state.bit(self.layout.facts, fact)
    }

    /// Whether a flag is raised.
    #[must_use]
    pub fn is_raised(&self, state: &State, flag: usize) -> bool {
        state.bit(self.layout.flags, flag)
    }

    /// Whether a choice (an index among those of the case) was taken in this run.
    #[must_use]
    pub fn was_chosen(&self, state: &State, choice: usize) -> bool {
        state.bit(self.layout.chosen, choice)
    }

    /// Whether a condition of the document holds now.
    #[must_use]
    pub fn holds(&self, state: &State, condition: &Condition) -> bool {
        Compiler::new(&self.case).condition(condition).holds(self, state)
    }
}

/// The ids whose bits are set.
fn set_names<'a>(state: &State, start: usize, ids: impl Iterator<Item = &'a Id>) -> Vec<String> {
    ids.enumerate().filter(|(n, _)| state.bit(start, *n)).map(|(_, id)| id.to_string()).collect()
}
