//! How far exploring goes before it falls back to sampling, and how it is stopped.

use std::sync::atomic::{AtomicBool, Ordering};

/// How far each question is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// States of one question, those with one future counted once where the question merges them, and runs that are
    /// followed; past it, this question is answered by sampling. At most `u32::MAX`.
    pub max_states: usize,
    /// Threads that answer questions at the same time; 0 stands for 1.
    pub threads: usize,
    /// Runs of each learner that a sample has.
    pub sample_runs: u32,
    /// What samples draw from.
    pub seed: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { max_states: 2_000_000, threads: 2, sample_runs: 4_000, seed: 7 }
    }
}

/// Somebody asked to stop; there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("exploring was cancelled")]
pub struct Cancelled;

/// Why a walk did not come to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stopped {
    Cancelled,
    /// There are more states than the limit allows.
    TooMany,
}

/// The limit of a question and the flag that stops it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Budget<'a> {
    pub limits: Limits,
    pub cancel: &'a AtomicBool,
}

/// How many states are expanded between two looks at the flag.
const STATES_BETWEEN_LOOKS: usize = 1_024;

/// States that are only walked count as one for so many.
const WALKED_FOR_ONE: usize = 16;

impl Budget<'_> {
    /// Called with each state by its number; looks at the flag every [`STATES_BETWEEN_LOOKS`].
    pub(super) fn look(&self, state: usize) -> Result<(), Stopped> {
        if state.is_multiple_of(STATES_BETWEEN_LOOKS) { self.check() } else { Ok(()) }
    }

    /// Looks at the flag.
    pub(super) fn check(&self) -> Result<(), Stopped> {
        if self.cancel.load(Ordering::Relaxed) { Err(Stopped::Cancelled) } else { Ok(()) }
    }

    /// Whether so many states may be walked that are merged afterwards: they cost little.
    pub(super) fn allow_walked(&self, states: usize) -> Result<(), Stopped> {
        self.allow(states / WALKED_FOR_ONE)
    }

    /// Whether so many states are still allowed; the root does not count.
    pub(super) fn allow(&self, states: usize) -> Result<(), Stopped> {
        if states > self.limits.max_states.min(u32::MAX as usize - 2) + 1 { Err(Stopped::TooMany) } else { Ok(()) }
    }
}
