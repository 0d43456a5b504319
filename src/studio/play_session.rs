//! A run in the studio, and the case that it plays.

use std::sync::Arc;

use crate::edit::History;
use crate::play::{Machine, Run};
use crate::scenario::{Id, Scenario, resolve};

/// A run in the studio.
pub struct PlaySession {
    pub run: Run,
    /// The revision of the document that was compiled.
    pub revision: u64,
}

impl PlaySession {
    /// Begins a run at a node of the case as it is now.
    #[must_use]
    pub fn begin(case: &Scenario, history: &History, node: Option<Id>, seed: u32) -> Self {
        let mut resolved = resolve(case, history.pack());
        resolved.start = node;
        let machine = Arc::new(Machine::compile(Arc::new(resolved)));
        Self { run: Run::new(machine, seed), revision: history.revision() }
    }
}
