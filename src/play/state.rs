//! The state of a run, packed into words: its size is fixed by the case, and equal states are equal bytes.

use crate::scenario::PromiseStatus;

/// Where a run stands and everything it remembers. What the words mean, [`super::Machine`] knows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct State(pub(crate) Box<[u32]>);

impl State {
    /// The words, for hashing and for storing.
    #[must_use]
    pub fn words(&self) -> &[u32] {
        &self.0
    }
}

/// Whether a run goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// At a node that waits for an input.
    Waiting,
    /// Over.
    Over(End),
}

/// Why a run is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum End {
    /// At an ending of the case.
    Ending,
    /// The exit leads to a node that does not exist.
    LinkToNowhere,
    /// The exit is open: what follows is not written yet.
    Unwritten,
    /// A decision without a timer offers nothing.
    Stuck,
    /// The same gate or chance was entered twice without an input between.
    EndlessLoop,
}

impl End {
    pub(crate) const ALL: [Self; 5] =
        [Self::Ending, Self::LinkToNowhere, Self::Unwritten, Self::Stuck, Self::EndlessLoop];

    /// The name of this end in files and messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ending => "ending",
            Self::LinkToNowhere => "link to nowhere",
            Self::Unwritten => "unwritten",
            Self::Stuck => "stuck",
            Self::EndlessLoop => "endless automatic loop",
        }
    }
}

/// Which words of a state hold what.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layout {
    /// Tallies, then meters: one signed word each.
    pub numbers: usize,
    /// One word a promise: when it is due, [`NO_DUE`] for whenever, 0 while it is not open.
    pub dues: usize,
    /// One word a node that draws: how often it has been entered.
    pub visits: usize,
    /// Two bits a promise.
    pub promises: usize,
    pub flags: usize,
    pub facts: usize,
    /// One bit a node.
    pub visited: usize,
    /// One bit a choice of the case.
    pub chosen: usize,
    /// One bit a whenever rule.
    pub fired: usize,
    /// One bit a node: whether it has counted towards `by: Decisions`.
    pub counted: usize,
    pub size: usize,
}

/// The node where the run stands.
pub(crate) const NODE: usize = 0;
/// 0: waiting; else one more than the place of the end in [`End::ALL`].
pub(crate) const STATUS: usize = 1;
/// The worth of what has counted towards `by: Decisions`.
pub(crate) const WORTH: usize = 2;
/// Where the numbers begin.
pub(crate) const FIRST_FREE: usize = 3;
/// In a promise's word: it has no due time.
pub(crate) const NO_DUE: u32 = u32::MAX;
/// In the node's word: the run has not entered any node.
pub(crate) const NO_NODE: u32 = u32::MAX;

impl State {
    pub(crate) fn status(&self) -> Status {
        match self.0[STATUS] {
            0 => Status::Waiting,
            n => Status::Over(End::ALL[(n - 1) as usize]),
        }
    }

    /// Over no longer.
    pub(super) fn wait(&mut self) {
        self.0[STATUS] = 0;
    }

    pub(crate) fn end(&mut self, end: End) {
        self.0[STATUS] = 1 + end as u32;
    }

    pub(crate) fn number(&self, word: usize) -> i32 {
        self.0[word].cast_signed()
    }

    pub(crate) fn set_number(&mut self, word: usize, value: i32) {
        self.0[word] = value.cast_unsigned();
    }

    pub(crate) fn bit(&self, start: usize, index: usize) -> bool {
        self.0[start + index / 32] & (1 << (index % 32)) != 0
    }

    /// Sets a bit; whether it was set before.
    pub(crate) fn set_bit(&mut self, start: usize, index: usize, on: bool) -> bool {
        let word = &mut self.0[start + index / 32];
        let mask = 1 << (index % 32);
        let before = *word & mask != 0;
        if on {
            *word |= mask;
        } else {
            *word &= !mask;
        }
        before
    }

    pub(crate) fn promise(&self, start: usize, index: usize) -> PromiseStatus {
        match (self.0[start + index / 16] >> (2 * (index % 16))) & 3 {
            0 => PromiseStatus::Unmade,
            1 => PromiseStatus::Open,
            2 => PromiseStatus::Kept,
            _three => PromiseStatus::Broken,
        }
    }

    pub(crate) fn set_promise(&mut self, start: usize, index: usize, status: PromiseStatus) {
        let word = &mut self.0[start + index / 16];
        let shift = 2 * (index % 16);
        *word = *word & !(3 << shift) | (status as u32) << shift;
    }
}
