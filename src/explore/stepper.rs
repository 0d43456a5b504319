//! Every way on from a state: each input with each outcome of chance, in the order of the document.

use super::luck::EveryOutcome;
use crate::play::machine::Body;
use crate::play::{Input, Machine, State, Watch};
use crate::scenario::Strength;

/// One way on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way {
    /// What was done; none for the beginning of a run.
    pub input: Option<Input>,
    /// Any number of ticks up to this, from those of the input, comes to the same.
    pub last_tick: u32,
    /// How likely its outcomes of chance are.
    pub probability: f64,
}

/// Tries every way on. Holds what would else be allocated for each.
#[derive(Debug)]
pub(super) struct Stepper<'m> {
    machine: &'m Machine,
    /// Decisions where waiting changes nothing that matters.
    idle: &'m [bool],
    luck: EveryOutcome,
    next: State,
}

/// Sees ways, what happens on them, and the states that they lead to.
pub(super) trait OnWays: Watch {
    /// A way begins: from where, at which node and with which input; nothing of it before the run begins.
    fn begin(&mut self, from: Option<(&State, usize, Input)>);

    /// It led here.
    fn led_to(&mut self, way: Way, state: &State);
}

impl<'m> Stepper<'m> {
    pub(super) fn new(machine: &'m Machine, idle: &'m [bool], blank: State) -> Self {
        Self { machine, idle, luck: EveryOutcome::default(), next: blank }
    }

    /// Every way in which a run begins.
    pub(super) fn beginnings(&mut self, seen: &mut impl OnWays) {
        self.luck.begin();
        loop {
            seen.begin(None);
            let state = self.machine.start(&mut self.luck, seen);
            let probability = self.luck.probability;
            seen.led_to(Way { input: None, last_tick: 0, probability }, &state);
            if !self.luck.advance(self.machine) {
                return;
            }
        }
    }

    /// Every way on from a state that waits.
    pub(super) fn ways(&mut self, state: &State, seen: &mut impl OnWays) {
        let machine = self.machine;
        let Some(node) = machine.node(state) else { return };
        match &machine.nodes[node].body {
            Body::Scene { .. } | Body::Pause { .. } => self.take(state, node, Input::Continue, 0, seen),
            Body::Rewrite { .. } => {
                for strength in Strength::ALL {
                    self.take(state, node, Input::Wrote(*strength), 0, seen);
                }
            }
            Body::Decision { choices, timer, .. } => {
                let ticks = timer.as_ref().map_or(0, |timer| timer.ticks);
                for (choice, code) in choices.clone().enumerate() {
                    if !machine.offered(state, code) {
                        continue;
                    }
                    if self.idle[node] {
                        self.take(state, node, Input::Choose { choice, ticks: 0 }, ticks, seen);
                    } else {
                        for ticks in 0..=ticks {
                            self.take(state, node, Input::Choose { choice, ticks }, ticks, seen);
                        }
                    }
                }
                if timer.is_some() {
                    self.take(state, node, Input::TimeOut, 0, seen);
                }
            }
            Body::Gate { .. } | Body::Chance { .. } | Body::Ending => {}
        }
    }

    fn take(&mut self, state: &State, node: usize, input: Input, last_tick: u32, seen: &mut impl OnWays) {
        self.luck.begin();
        loop {
            self.next.0.copy_from_slice(&state.0);
            seen.begin(Some((state, node, input)));
            if self.machine.step(&mut self.next, input, &mut self.luck, seen).is_err() {
                return;
            }
            let (probability, drawn) = (self.luck.probability, self.luck.has_drawn());
            seen.led_to(Way { input: Some(input), last_tick, probability }, &self.next);
            if !drawn || !self.luck.advance(self.machine) {
                return;
            }
        }
    }
}
