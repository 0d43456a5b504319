//! What exploring finds out for a package: what each choice leaves in reach, and where learners may be waiting.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sha2::{Digest as _, Sha256};

use crate::explore::{Fingerprint, Limits, Salvage, flow};
use crate::play::Machine;
use crate::scenario::{Node, PublishedPosition, Resolved};

/// States up to which an export is explored: enough for cases as people write them, and done while one waits.
const MOST_STATES: usize = 300_000;

/// What was found out about cases, kept so that a change of words or of a setting explores nothing again.
#[derive(Debug, Default)]
pub struct Explored(Mutex<HashMap<String, Option<Known>>>);

/// How many cases are remembered.
const MOST_REMEMBERED: usize = 200;

impl Explored {
    /// What is known of a case, explored now if it was not before.
    #[must_use]
    pub fn of(&self, case: &Resolved, cancel: &AtomicBool) -> Option<Known> {
        let key = structure_of(case);
        if let Some(known) = self.kept().get(&key) {
            return known.clone();
        }
        let known = Known::of(case, cancel);
        // What was given up is not known to be too much.
        if !cancel.load(Ordering::Relaxed) {
            let mut kept = self.kept();
            if kept.len() >= MOST_REMEMBERED {
                kept.clear();
            }
            kept.insert(key, known.clone());
        }
        known
    }

    fn kept(&self) -> MutexGuard<'_, HashMap<String, Option<Known>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What tells a case from one in which learners cannot go on as they stand: everything but its words.
pub(super) fn structure_of(case: &Resolved) -> String {
    let machine = Machine::compile(Arc::new(case.clone()));
    let mut hash = Sha256::new();
    hash.update(Fingerprint::of(&machine).to_string());
    for (id, node) in &case.nodes {
        hash.update(id.as_bytes());
        for exit in node.exits() {
            hash.update(exit.0.as_str());
        }
    }
    short_hash(&hash.finalize())
}

/// The first 16 hexadecimal digits of a hash.
pub(super) fn short_hash(hash: &[u8]) -> String {
    hash.iter().take(8).fold(String::new(), |mut digits, byte| {
        // Writing to a text cannot fail.
        _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// What is known of the runs of a case.
#[derive(Clone, Debug)]
pub struct Known {
    pub salvage: Salvage,
    /// Every node at which a run waits, with a shortest run to it.
    pub positions: Vec<PublishedPosition>,
}

impl Known {
    /// Explores a case; none where there is too much of it, or nobody waits for it any more.
    #[must_use]
    pub fn of(case: &Resolved, cancel: &AtomicBool) -> Option<Self> {
        let machine = Arc::new(Machine::compile(Arc::new(case.clone())));
        let limits = Limits { max_states: MOST_STATES, ..Limits::default() };
        let flow = flow(&machine, limits, cancel).ok().flatten()?;
        let positions = flow.reached.nodes.iter().enumerate().filter_map(|(node, trail)| {
            let id = machine.node_id(node);
            waits(case.nodes.get(id)?).then_some(())?;
            let mut position = PublishedPosition::new(id.clone(), 0_u32);
            position.steps = trail.as_ref()?.witness(&machine).steps;
            Some(position)
        });
        Some(Self { positions: positions.collect(), salvage: flow.salvage() })
    }
}

/// Whether a run stands still at a node until the learner does something.
fn waits(node: &Node) -> bool {
    match node {
        Node::Scene(_) | Node::Decision(_) | Node::Rewrite(_) | Node::Pause(_) => true,
        Node::Gate(_) | Node::Chance(_) | Node::Ending(_) => false,
    }
}
