//! Rules over whole paths: an automaton of at most eight states reads what happens in a run; exploring walks it along
//! with the case and gives the shortest run that breaks the rule.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::ahead::Asked;
use super::limits::{Budget, Cancelled, Limits, Stopped};
use super::trace::Happening;
use super::walk::{Question, walk};
use super::witness::Trail;
use crate::play::Machine;

/// What a watch does with a happening: from which of its states to which.
type Rule<'a> = Box<dyn Fn(u8, Happening) -> u8 + Sync + 'a>;

/// An automaton that begins in state 0 and reads a run.
pub struct Watcher<'a> {
    states: u8,
    /// A run has broken the rule when this state is reached.
    broken: u8,
    rule: Rule<'a>,
}

impl std::fmt::Debug for Watcher<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Watcher").field("states", &self.states).field("broken", &self.broken).finish_non_exhaustive()
    }
}

/// The most states that a watch has.
pub const MOST_WATCH_STATES: u8 = 8;

impl<'a> Watcher<'a> {
    /// An automaton with `states` states, 1 to [`MOST_WATCH_STATES`]; other numbers are brought into that range. A run
    /// breaks the rule when the automaton reaches `broken`. What `rule` gives beyond the last state stands for the last.
    #[must_use]
    pub fn new(states: u8, broken: u8, rule: impl Fn(u8, Happening) -> u8 + Sync + 'a) -> Self {
        Self { states: states.clamp(1, MOST_WATCH_STATES), broken, rule: Box::new(rule) }
    }

    pub(super) fn states(&self) -> u8 {
        self.states
    }

    /// The state after a story. Once the rule is broken, it stays broken.
    pub(super) fn after(&self, state: u8, story: &[Happening]) -> u8 {
        story.iter().fold(state, |state, happening| {
            if state == self.broken { state } else { (self.rule)(state, *happening).min(self.states - 1) }
        })
    }
}

/// What a watch came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Watched {
    /// No run breaks the rule.
    Holds,
    /// The shortest run that does.
    Broken(Trail),
    /// There are more states than the limit allows, and no run broke the rule before that.
    Unknown,
}

/// Follows every run of a case and an automaton along with it.
///
/// # Errors
/// When `cancel` is set.
pub fn watch(
    machine: &Arc<Machine>,
    watcher: &Watcher<'_>,
    limits: Limits,
    cancel: &AtomicBool,
) -> Result<Watched, Cancelled> {
    let budget = Budget { limits, cancel };
    let question = Question { asked: Asked::nothing(machine), edges: false, watcher: Some(watcher) };
    let walked = match walk(machine, &question, (), &budget) {
        Ok(walked) => walked,
        Err(Stopped::Cancelled) => return Err(Cancelled),
        Err(Stopped::TooMany) => return Ok(Watched::Unknown),
    };
    let states = u32::try_from(walked.store.len()).unwrap_or(u32::MAX);
    let broken = (0..states).find(|state| walked.keys.beside(walked.store.key(*state)).watch == watcher.broken);
    Ok(broken.map_or(Watched::Holds, |state| Watched::Broken(walked.trail_to(state))))
}
