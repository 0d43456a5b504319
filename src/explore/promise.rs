//! What becomes of a promise: whether its time can pass, and whether a run can end with it still open.

use std::sync::Arc;

use super::ahead::Asked;
use super::backward::Followed;
use super::limits::{Budget, Stopped};
use super::statuses::Statuses;
use super::walk::{Observer, Question, WayOut, walk};
use super::witness::Trail;
use crate::play::machine::Machine;
use crate::play::state::{End, State, Status};
use crate::play::{Detail, Event, Input, Watch};
use crate::scenario::PromiseStatus;

/// What can become of a promise. Exact.
#[derive(Clone, Debug)]
pub struct PromiseFate {
    /// An index among the promises of the case.
    pub promise: usize,
    /// States of this question.
    pub states: usize,
    /// The first run in which its time passes while it is open.
    pub overdue: Option<Trail>,
    /// By status at an ending, in the order of [`PromiseStatus::ALL`]: the first run that ends so.
    pub at_end: [Option<Trail>; 4],
}

pub(super) fn promise_fate(
    machine: &Arc<Machine>,
    promise: usize,
    budget: &Budget<'_>,
) -> Result<PromiseFate, Stopped> {
    let mut asked = Asked::nothing(machine);
    asked.everywhere.promises[promise].statuses = Statuses::ALL;
    asked.followed = Some(Followed::Promise(promise));
    let question = Question { asked, edges: false, watcher: None };
    let observer = PromiseObserver {
        promise,
        word: machine.layout.promises,
        way: WayOut::default(),
        overdue: None,
        at_end: [None; 4],
    };
    let walked = walk(machine, &question, observer, budget)?;
    let told = |way: Option<WayOut>| way.map(|way| walked.trail_of(way));
    let PromiseObserver { overdue, at_end, .. } = walked.observer;
    Ok(PromiseFate { promise, states: walked.states(), overdue: told(overdue), at_end: at_end.map(told) })
}

impl PromiseFate {
    /// The first run that ends with the promise open: neither kept nor broken.
    #[must_use]
    pub fn left_open(&self) -> Option<&Trail> {
        self.at_end[PromiseStatus::Open as usize].as_ref()
    }
}

struct PromiseObserver {
    promise: usize,
    /// Where the promises begin in a state.
    word: usize,
    way: WayOut,
    overdue: Option<WayOut>,
    at_end: [Option<WayOut>; 4],
}

impl Watch for PromiseObserver {
    const LISTENS: bool = false;

    fn see(&mut self, _event: Event) {}

    fn notice(&mut self, detail: Detail) {
        if detail == (Detail::Overdue { promise: self.promise }) {
            self.overdue.get_or_insert(self.way);
        }
    }
}

impl Observer for PromiseObserver {
    fn begin(&mut self, _machine: &Machine, _from: Option<(&State, usize, Input)>, way: WayOut) {
        self.way = way;
    }

    fn end(&mut self, state: &State) {
        if state.status() == Status::Over(End::Ending) {
            let status = state.promise(self.word, self.promise);
            self.at_end[status as usize].get_or_insert(self.way);
        }
    }
}
