//! A run for every claim: the one with the fewest inputs, and among those the one that comes first in the document.

use std::sync::Arc;

use super::stepper::{OnWays, Stepper, Way};
use super::trace::Happening;
use super::walk::Walked;
use crate::play::{Event, Input, Machine, Seeded, State, Watch};
use crate::scenario::{Did, RunStep};

/// A run that shows what is claimed: what was done and drawn, as saved runs have it.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
pub struct Witness {
    /// Inputs and outcomes of chance, in order.
    pub steps: Vec<RunStep>,
}

impl Witness {
    /// How many inputs it has; outcomes of chance are none.
    #[must_use]
    pub fn inputs(&self) -> usize {
        self.steps.iter().filter(|RunStep(_, did)| !matches!(did, Did::Drew(_))).count()
    }
}

/// A run that shows what is claimed, as the numbers of its ways: told when somebody asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trail {
    pub(super) ways: Box<[u16]>,
    /// Where the walk that found it took any number of ticks for one.
    pub(super) idle: Arc<[bool]>,
    /// What is done after the last of the ways.
    pub(super) then: Option<Arc<[RunStep]>>,
}

impl Trail {
    /// The run by ids. The machine must be the one that was explored, or one that differs from it in words only.
    #[must_use]
    pub fn witness(&self, machine: &Machine) -> Witness {
        let mut steps = Vec::new();
        let mut state: Option<State> = None;
        for nth in &self.ways {
            let mut finder = Finder { machine, left: *nth, steps: Vec::new(), found: None };
            match &state {
                None => {
                    Stepper::new(machine, &self.idle, machine.start(&mut Seeded(0), &mut ())).beginnings(&mut finder);
                }
                Some(state) => Stepper::new(machine, &self.idle, state.clone()).ways(state, &mut finder),
            }
            let Some((found, next)) = finder.found else { break };
            steps.extend(found);
            state = Some(next);
        }
        steps.extend(self.then.iter().flat_map(|then| then.iter().cloned()));
        Witness { steps }
    }

    /// How many inputs it has.
    #[must_use]
    pub fn inputs(&self) -> usize {
        self.ways.len().saturating_sub(1) + usize::from(self.then.is_some())
    }
}

impl<O> Walked<O> {
    /// The first run to a state, and then one of its edges.
    pub(super) fn trail_along(&self, state: u32, at: usize) -> Trail {
        let mut trail = self.trail_to(state);
        trail.then = Some(self.witness_along([(state, at)]).steps.into());
        trail
    }

    /// The run along these edges, from the root on: states and the places of their edges.
    pub(super) fn witness_along(&self, edges: impl IntoIterator<Item = (u32, usize)>) -> Witness {
        let mut steps = Vec::new();
        for (state, at) in edges {
            let label = self.label(state, at);
            for happening in self.stories.tell(label.story) {
                if let (Some(input), Some(node)) = (label.input, happening.input_at()) {
                    steps.push(self.machine.did(node, input));
                }
                if let Happening::Drew { node, outcome } = happening {
                    steps.extend(self.machine.drew(node, outcome));
                }
            }
        }
        Witness { steps }
    }
}

/// Counts ways until the one that is wanted.
struct Finder<'m> {
    machine: &'m Machine,
    left: u16,
    steps: Vec<RunStep>,
    found: Option<(Vec<RunStep>, State)>,
}

impl Watch for Finder<'_> {
    const LISTENS: bool = false;

    fn see(&mut self, event: Event) {
        if let Event::Drew { node, outcome } = event {
            self.steps.extend(self.machine.drew(node, outcome));
        }
    }
}

impl OnWays for Finder<'_> {
    fn begin(&mut self, from: Option<(&State, usize, Input)>) {
        self.steps.clear();
        if let Some((_, node, input)) = from {
            self.steps.push(self.machine.did(node, input));
        }
    }

    fn led_to(&mut self, _way: Way, state: &State) {
        if self.left == 0 && self.found.is_none() {
            self.found = Some((std::mem::take(&mut self.steps), state.clone()));
        }
        self.left = self.left.saturating_sub(1);
    }
}
