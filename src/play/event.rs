//! What a step did, for those who want to know: transcripts, metrics, “what happened”.

use super::condition::Compiled;
use super::machine::Op;
use super::{Machine, State};
use crate::scenario::PromiseStatus;

/// One thing that happened in a step. Indices are those of the [`super::Machine`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// A node was entered.
    Entered { node: usize },
    /// A line was heard, on entry or as a reply.
    Heard { line: usize },
    /// A number changed.
    Changed { number: usize, from: i32, to: i32 },
    /// A flag was raised or lowered.
    Flag { flag: usize, raised: bool },
    /// A fact came into the case file.
    Revealed { fact: usize },
    /// A promise was made, kept or broken.
    Promise { promise: usize, status: PromiseStatus, clock: i32 },
    /// An open promise got more time.
    Extended { promise: usize, due: u32 },
    /// A whenever rule took over.
    Fired { rule: usize },
    /// Chance drew an outcome.
    Drew { node: usize, outcome: usize },
}

/// How something happened that an [`Event`] does not say. No state depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// A gate was passed by this route (an index among those of the node), or by `otherwise`.
    Routed { node: usize, route: Option<usize> },
    /// An open promise is broken because its time has passed.
    Overdue { promise: usize },
    /// A change would have taken a number out of its range.
    Clamped { number: usize },
}

/// What the machine is about to read, the effects that it is about to apply, and the time that is about to pass: with
/// every one of them in order, it can be told backwards what a step does to a number.
#[derive(Clone, Copy, Debug)]
pub struct Trace<'m>(pub(crate) Traced<'m>);

#[derive(Clone, Copy, Debug)]
pub(crate) enum Traced<'m> {
    /// A condition is tested.
    Tests(&'m Compiled),
    /// Whether a choice (an index among those of the case) can be taken is asked.
    Offers(usize),
    /// An effect is applied.
    Does(Op),
    /// So many seconds pass.
    Passes(i32),
}

/// Somebody who is told what a step does.
pub trait Watch {
    /// Whether lines should be told; who does not listen spares the machine reading their conditions.
    const LISTENS: bool;

    /// Something happened.
    fn see(&mut self, event: Event);

    /// Something that a run does not tell, and that those who look for mistakes in a case want to know.
    fn notice(&mut self, _detail: Detail) {}

    /// The machine is about to read or to change something of this state.
    fn trace(&mut self, _machine: &Machine, _state: &State, _trace: Trace<'_>) {}
}

/// Nobody watches.
impl Watch for () {
    const LISTENS: bool = false;

    fn see(&mut self, _event: Event) {}
}

/// Everything is written down.
impl Watch for Vec<Event> {
    const LISTENS: bool = true;

    fn see(&mut self, event: Event) {
        self.push(event);
    }
}
