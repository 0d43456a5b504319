//! The path of a run through the graph: the nodes that it entered, and the exits by which it left them.

use std::collections::HashMap;

use crate::play::{Event, Input, Run};
use crate::scenario::{Exit, Id, Strength};

/// Where a run has been.
#[derive(Clone, Debug, Default)]
pub struct Trodden {
    /// By node: the exits that it was left by, and to where. No exit: one that events do not tell.
    nodes: HashMap<Id, Vec<(Option<Exit>, Id)>>,
}

impl Trodden {
    /// Reads a run.
    #[must_use]
    pub fn of(run: &Run) -> Self {
        let machine = run.machine();
        let mut nodes: HashMap<Id, Vec<(Option<Exit>, Id)>> = HashMap::new();
        let mut last: Option<Id> = None;
        for moment in run.moments() {
            let mut exit = moment.did.map(|(node, input)| match input {
                Input::Continue => Exit::Then,
                Input::TimeOut => Exit::OnTimeout,
                Input::Wrote(Strength::Strong) => Exit::Strong,
                Input::Wrote(Strength::Fair) => Exit::Fair,
                Input::Wrote(Strength::Weak) => Exit::Weak,
                Input::Choose { choice, .. } => {
                    Exit::Item(machine.choice_id(machine.choices_of(node).start + choice).clone())
                }
            });
            for event in &moment.events {
                match *event {
                    Event::Drew { node, outcome } => exit = machine.outcome_id(node, outcome).cloned().map(Exit::Item),
                    Event::Entered { node } => {
                        let here = machine.node_id(node).clone();
                        if let Some(before) = last.replace(here.clone()) {
                            nodes.entry(before).or_default().push((exit.take(), here.clone()));
                        }
                        nodes.entry(here).or_default();
                    }
                    Event::Heard { .. }
                    | Event::Changed { .. }
                    | Event::Flag { .. }
                    | Event::Revealed { .. }
                    | Event::Promise { .. }
                    | Event::Extended { .. }
                    | Event::Fired { .. } => {}
                }
            }
        }
        Self { nodes }
    }

    /// Whether the run has been at a node.
    #[must_use]
    pub fn has(&self, id: &Id) -> bool {
        self.nodes.contains_key(id)
    }

    /// Whether the run went along a link.
    #[must_use]
    pub fn went(&self, from: &Id, exit: &Exit, to: &Id) -> bool {
        let by = |(by, there): &(Option<Exit>, Id)| there == to && by.as_ref().is_none_or(|by| by == exit);
        self.nodes.get(from).is_some_and(|left| left.iter().any(by))
    }
}
