//! A run: what was done and what came of it, moment by moment, so that it can be rewound.

use std::sync::Arc;

use super::machine::LineSpot;
use super::{Event, Input, Luck, Machine, Refused, Seeded, State, Status};
use crate::scenario::{Did, Effect, Id, Line, Node, RunStep};

/// One playing of a case.
#[derive(Clone, Debug)]
pub struct Run {
    pub(super) machine: Arc<Machine>,
    seed: u32,
    pub(super) moments: Vec<Moment>,
    /// Whether it began at a node of the author's choice.
    pub(super) begun_elsewhere: bool,
}

/// An input and what came of it. The first moment of a run has no input, and neither has an edit of the author.
#[derive(Clone, Debug)]
pub struct Moment {
    /// The node that took the input, and the input.
    pub did: Option<(usize, Input)>,
    /// What the author changed by hand.
    pub edited: Option<Effect>,
    pub events: Vec<Event>,
    /// The state afterwards.
    pub state: State,
}

impl Run {
    /// A run at its start, with luck from the seed.
    #[must_use]
    pub fn new(machine: Arc<Machine>, seed: u32) -> Self {
        Self::with_luck(machine, seed, &mut Seeded(seed))
    }

    /// A run whose luck so far comes from elsewhere, as in a replay.
    pub(super) fn with_luck(machine: Arc<Machine>, seed: u32, luck: &mut impl Luck) -> Self {
        let mut events = Vec::new();
        let state = machine.start(luck, &mut events);
        Self { machine, seed, moments: vec![Moment::first(events, state)], begun_elsewhere: false }
    }

    /// The same, begun at a node of the author's choice with everything as it is at the start. Unless that is the start
    /// itself, the run is free.
    #[must_use]
    pub fn begin_at(machine: Arc<Machine>, seed: u32, node: usize) -> Self {
        Self::begin_at_with(machine, seed, node, &mut Seeded(seed))
    }

    pub(super) fn begin_at_with(machine: Arc<Machine>, seed: u32, node: usize, luck: &mut impl Luck) -> Self {
        let mut events = Vec::new();
        let begun_elsewhere = machine.start_node() != Some(node);
        let state = machine.start_at(node, luck, &mut events);
        Self { machine, seed, moments: vec![Moment::first(events, state)], begun_elsewhere }
    }

    /// Takes an input.
    ///
    /// # Errors
    /// When the node does not wait for such an input.
    pub fn step(&mut self, input: Input) -> Result<(), Refused> {
        self.step_with(input, &mut Seeded(self.seed))
    }

    pub(super) fn step_with(&mut self, input: Input, luck: &mut impl Luck) -> Result<(), Refused> {
        let mut state = self.state().clone();
        let mut events = Vec::new();
        let node = self.machine.node(&state).ok_or(Refused::Over)?;
        self.machine.step(&mut state, input, luck, &mut events)?;
        self.moments.push(Moment { did: Some((node, input)), edited: None, events, state });
        Ok(())
    }

    /// Takes back the last inputs until `inputs` are left; an edit counts as one.
    pub fn rewind(&mut self, inputs: usize) {
        self.moments.truncate(inputs + 1);
    }

    /// How many inputs were taken, edits counted.
    #[must_use]
    pub fn inputs(&self) -> usize {
        self.moments.len() - 1
    }

    /// Everything that happened, moment by moment.
    #[must_use]
    pub fn moments(&self) -> &[Moment] {
        &self.moments
    }

    /// The state as it is now.
    #[must_use]
    pub fn state(&self) -> &State {
        let last = self.moments.len() - 1;
        &self.moments[last].state
    }

    /// Whether the run waits or is over.
    #[must_use]
    pub fn status(&self) -> Status {
        self.state().status()
    }

    /// The node where the run stands, with its id.
    #[must_use]
    pub fn node(&self) -> Option<(&Id, &Node)> {
        let id = self.machine.node_id(self.machine.node(self.state())?);
        self.machine.case().nodes.get(id).map(|node| (id, &**node))
    }

    /// What the case was compiled to.
    #[must_use]
    pub fn machine(&self) -> &Arc<Machine> {
        &self.machine
    }

    /// What chance draws from.
    #[must_use]
    pub fn seed(&self) -> u32 {
        self.seed
    }

    /// What happened, by ids: inputs and the outcomes of chance, in order.
    #[must_use]
    pub fn record(&self) -> Vec<RunStep> {
        let machine = &self.machine;
        let mut steps = Vec::new();
        for moment in &self.moments {
            if let Some((node, input)) = moment.did {
                steps.push(machine.did(node, input));
            }
            for event in &moment.events {
                if let Event::Drew { node, outcome } = *event {
                    steps.extend(machine.drew(node, outcome));
                }
            }
        }
        steps
    }
}

impl Machine {
    /// An input at a node, as records have it.
    pub(crate) fn did(&self, node: usize, input: Input) -> RunStep {
        let did = match input {
            Input::Continue => Did::Continue,
            Input::Choose { choice, ticks } => {
                let choice = self.choices_of(node).start + choice;
                Did::Choose(self.choice_id(choice).clone(), u8::try_from(ticks).unwrap_or(u8::MAX))
            }
            Input::TimeOut => Did::TimeOut,
            Input::Wrote(strength) => Did::Wrote(strength),
        };
        RunStep(self.node_id(node).clone(), did)
    }

    /// An outcome that a chance drew, as records have it.
    pub(crate) fn drew(&self, node: usize, outcome: usize) -> Option<RunStep> {
        self.outcome_id(node, outcome).map(|id| RunStep(self.node_id(node).clone(), Did::Drew(id.clone())))
    }
}

impl Moment {
    pub(super) fn first(events: Vec<Event>, state: State) -> Self {
        Self { did: None, edited: None, events, state }
    }
}

impl Machine {
    /// The line that [`Event::Heard`] speaks of.
    #[must_use]
    pub fn line(&self, line: usize) -> Option<&Line> {
        let spot = self.lines.get(line)?.spot;
        let (LineSpot::Entry { node, .. } | LineSpot::Reply { node, .. } | LineSpot::TimeoutReply { node, .. }) = spot;
        let node = self.case.nodes.get(&self.nodes[node].id)?;
        match (spot, &**node) {
            (LineSpot::Entry { at, .. }, node) => node.lines().get(at),
            (LineSpot::Reply { choice, at, .. }, node) => node.choices().get(choice)?.reply.get(at),
            (LineSpot::TimeoutReply { at, .. }, Node::Decision(decision)) => decision.timeout.as_ref()?.reply.get(at),
            (LineSpot::TimeoutReply { .. }, _) => None,
        }
    }
}
