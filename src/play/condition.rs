//! Conditions with indices instead of ids.

use super::{Machine, State};
use crate::scenario::PromiseStatus;

/// A compiled condition. What names something that does not exist never holds.
#[derive(Clone, Debug)]
pub(crate) enum Compiled {
    All(Box<[Compiled]>),
    Any(Box<[Compiled]>),
    Not(Box<Compiled>),
    /// A number lies between the two, both included.
    Between(usize, i32, i32),
    Flag(usize),
    Fact(usize),
    Promise(usize, PromiseStatus),
    Visited(usize),
    Chose(usize),
    Never,
}

impl Compiled {
    pub(crate) fn holds(&self, machine: &Machine, state: &State) -> bool {
        let layout = &machine.layout;
        match self {
            Self::All(inner) => inner.iter().all(|c| c.holds(machine, state)),
            Self::Any(inner) => inner.iter().any(|c| c.holds(machine, state)),
            Self::Not(inner) => !inner.holds(machine, state),
            Self::Between(number, low, high) => (*low..=*high).contains(&state.number(layout.numbers + number)),
            Self::Flag(flag) => state.bit(layout.flags, *flag),
            Self::Fact(fact) => state.bit(layout.facts, *fact),
            Self::Promise(promise, status) => state.promise(layout.promises, *promise) == *status,
            Self::Visited(node) => state.bit(layout.visited, *node),
            Self::Chose(choice) => state.bit(layout.chosen, *choice),
            Self::Never => false,
        }
    }
}
