//! Whenever rules: what can happen at any moment of a run.

use super::record::record;
use super::{Condition, Id};

record! {
    /// Fires at most once a run, as soon as it holds, and the run goes on at `to`.
    Whenever {
        when: Condition,
        to: Id;
    }
}
