//! What happens to numbers or a promise on the way from one state to the next, in a form that can be applied to many
//! values at once.

use hashbrown::HashMap;

use super::merged::Changes;
use crate::play::machine::Op;
use crate::play::{Detail, Event, Trace, Traced};
use crate::scenario::Tally;

/// A part of a script. Numbers are those of the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Piece {
    Add {
        number: usize,
        n: i32,
    },
    Set {
        number: usize,
        n: i32,
    },
    /// Something is done to the promise that is followed.
    Promise(Dealt),
    /// A run stands at a node, after what entering it changes.
    At {
        node: usize,
    },
}

/// What is done to a promise; only an open one is kept or broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Dealt {
    Made,
    Kept,
    Broken,
    /// Its time passes while it is open, which breaks it.
    Overdue,
}

/// A script; 0 is the empty one.
pub(super) type Script = u32;

const CLOCK: usize = Tally::Clock as usize;

/// All scripts.
#[derive(Debug)]
pub(super) struct Scripts {
    changes: Changes,
    all: Vec<Box<[Piece]>>,
    known: HashMap<Box<[Piece]>, Script>,
    /// The one that is being written, and the node that was entered last in it.
    pieces: Vec<Piece>,
    standing: Option<usize>,
}

impl Scripts {
    pub(super) fn new(changes: Changes) -> Self {
        let empty: Box<[Piece]> = Box::default();
        let known = HashMap::from([(empty.clone(), 0)]);
        Self { changes, all: vec![empty], known, pieces: Vec::new(), standing: None }
    }

    /// All, in the order of their numbers.
    pub(super) fn all(&self) -> impl Iterator<Item = &[Piece]> {
        self.all.iter().map(|script| &**script)
    }

    pub(super) fn get(&self, script: Script) -> &[Piece] {
        &self.all[script as usize]
    }

    /// A way begins.
    pub(super) fn begin(&mut self) {
        self.pieces.clear();
        self.standing = None;
    }

    pub(super) fn see(&mut self, event: Event) {
        if self.changes == Changes::Meters
            && let Event::Entered { node } = event
        {
            self.stood();
            self.standing = Some(node);
        }
    }

    pub(super) fn trace(&mut self, Trace(trace): Trace<'_>) {
        let number = |number: usize, piece: Piece| self.changes.follows(number).then_some(piece);
        let promise =
            |promise: usize, dealt: Dealt| self.changes.follows_promise(promise).then_some(Piece::Promise(dealt));
        let piece = match trace {
            Traced::Does(Op::Add { number: of, n }) => number(of, Piece::Add { number: of, n }),
            Traced::Does(Op::Set { number: of, n }) => number(of, Piece::Set { number: of, n }),
            Traced::Passes(n) => number(CLOCK, Piece::Add { number: CLOCK, n }),
            Traced::Does(Op::Make { promise: of }) => promise(of, Dealt::Made),
            Traced::Does(Op::Keep { promise: of }) => promise(of, Dealt::Kept),
            Traced::Does(Op::Break { promise: of }) => promise(of, Dealt::Broken),
            Traced::Does(Op::Flag { .. } | Op::Reveal { .. } | Op::Extend { .. })
            | Traced::Tests(_)
            | Traced::Offers(_) => None,
        };
        self.pieces.extend(piece);
    }

    pub(super) fn notice(&mut self, detail: Detail) {
        if let Detail::Overdue { promise } = detail
            && self.changes.follows_promise(promise)
        {
            self.pieces.push(Piece::Promise(Dealt::Overdue));
        }
    }

    fn stood(&mut self) {
        self.pieces.extend(self.standing.map(|node| Piece::At { node }));
    }

    /// The way has come to its end.
    pub(super) fn end(&mut self) -> Script {
        self.stood();
        if matches!(self.changes, Changes::Numbers(_)) {
            // What is done to one number has nothing to do with what is done to another.
            self.pieces.sort_by_key(|piece| match piece {
                Piece::Add { number, .. } | Piece::Set { number, .. } => *number,
                Piece::At { node } => *node,
                Piece::Promise(_) => 0,
            });
        }
        if let Some(script) = self.known.get(self.pieces.as_slice()) {
            return *script;
        }
        let script = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        let pieces: Box<[Piece]> = self.pieces.as_slice().into();
        self.known.insert(pieces.clone(), script);
        self.all.push(pieces);
        script
    }
}
