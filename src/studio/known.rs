//! What exploring has found out about a case, with what the studio makes of it.

use std::collections::HashMap;
use std::sync::Arc;

use crate::explore::{Exploration, FalseChoice, Fingerprint};
use crate::play::Machine;
use crate::scenario::Id;

/// Answers about a case; some may be awaited.
#[derive(Debug)]
pub struct Known {
    pub exploration: Arc<Exploration>,
    /// The case with its latest words; what it does is what was explored.
    pub machine: Arc<Machine>,
    /// With its latest words.
    pub false_choices: Vec<FalseChoice>,
    /// What the card of a node says about being saved and being lost; other nodes have nothing to say.
    pub ramps: HashMap<Id, Ramp>,
    pub(super) fingerprint: Fingerprint,
}

/// What being at a node can mean for a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ramp {
    /// A run that goes wrong from here could still have been saved by another answer.
    pub off_ramp: bool,
    /// After some answer here, nothing saves a run any more.
    pub no_return: bool,
}

impl Known {
    pub(super) fn new(exploration: Exploration, false_choices: Vec<FalseChoice>, fingerprint: Fingerprint) -> Self {
        let machine = Arc::clone(&exploration.machine);
        let ramps = ramps(&exploration);
        Self { exploration: Arc::new(exploration), machine, false_choices, ramps, fingerprint }
    }

    /// Gives it back: millions of states take a while, so that it has a thread of its own. Where there is none, it is done
    /// here.
    pub(super) fn give_back(self) {
        let _thread = std::thread::Builder::new().spawn(move || drop(self));
    }
}

impl Ramp {
    /// What a screen reader says after the name of the card.
    #[must_use]
    pub const fn spoken(self) -> &'static str {
        match (self.off_ramp, self.no_return) {
            (true, true) => ", off-ramp, point of no return",
            (true, false) => ", off-ramp",
            (false, true) => ", point of no return",
            (false, false) => "",
        }
    }
}

fn ramps(found: &Exploration) -> HashMap<Id, Ramp> {
    let mut ramps: HashMap<Id, Ramp> = HashMap::new();
    let Some(flow) = found.flow.exact() else { return ramps };
    let mut of = |node: usize, note: fn(&mut Ramp)| note(ramps.entry(found.machine.node_id(node).clone()).or_default());
    for (node, _) in &flow.off_ramps.off_ramps {
        of(*node, |ramp| ramp.off_ramp = true);
    }
    for lost in &flow.off_ramps.no_return {
        of(lost.node, |ramp| ramp.no_return = true);
    }
    ramps
}
