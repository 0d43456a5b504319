//! How much an LMS keeps between two sittings, and whether that is enough for a case.

use std::sync::Arc;

use super::ExportError;
use crate::play::Machine;
use crate::scenario::Resolved;

/// What a kind of LMS keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keeps {
    /// Characters in all.
    pub characters: usize,
    /// The most that the state alone may take, so that something is left for what else must be kept.
    pub state: usize,
}

impl Keeps {
    /// `cmi.suspend_data` of SCORM 1.2.
    pub const SCORM_12: Self = Self { characters: 4_096, state: 3_000 };
    /// `cmi.suspend_data` of SCORM 2004, 3rd and 4th edition.
    pub const SCORM_2004: Self = Self { characters: 64_000, state: 60_000 };
}

/// The characters that the state of a case takes, whatever happens in it: its words of 32 bits as base64url.
#[must_use]
pub fn state_characters(case: &Resolved) -> usize {
    (Machine::compile(Arc::new(case.clone())).state_words() * 4 * 4).div_ceil(3)
}

/// Whether what is kept of these cases, of which one is under way at a time, is enough to go on later.
///
/// # Errors
/// When the state of one of them is too large.
pub(super) fn fits(title: &str, cases: &[Resolved], keeps: Keeps, format: &'static str) -> Result<(), ExportError> {
    let characters = cases.iter().map(state_characters).max().unwrap_or(0);
    if characters <= keeps.state {
        return Ok(());
    }
    Err(ExportError::LargeState { title: title.to_owned(), format, characters, most: keeps.state })
}
