//! A run in the studio, and the case that it plays.

use std::sync::Arc;

use crate::edit::History;
use crate::play::{Machine, Run};
use crate::scenario::{Scenario, resolve};

/// A run in the studio.
pub struct PlaySession {
    pub run: Run,
    /// The revision of the document that was compiled.
    pub revision: u64,
}

impl PlaySession {
    /// Begins a run at the start of the case as it is now.
    #[must_use]
    pub fn begin(case: &Scenario, history: &History, seed: u32) -> Self {
        let machine = Arc::new(Machine::compile(Arc::new(resolve(case, history.pack()))));
        Self { run: Run::new(machine, seed), revision: history.revision() }
    }
}
