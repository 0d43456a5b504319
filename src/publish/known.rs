//! What exploring finds out for a package: what each choice leaves in reach, and where learners may be waiting.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::explore::{Limits, Salvage, flow};
use crate::play::Machine;
use crate::scenario::{Node, PublishedPosition, Resolved};

/// States up to which an export is explored: enough for cases as people write them, and done while one waits.
const MOST_STATES: usize = 300_000;

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
