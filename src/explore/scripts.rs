//! What happens to numbers on the way from one state to the next, in a form that can be applied to many values at once.

use hashbrown::HashMap;

use super::merged::Changes;
use crate::play::machine::Op;
use crate::play::{Event, Trace, Traced};
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
    /// A run stands at a node, after what entering it changes.
    At {
        node: usize,
    },
}

/// A script; 0 is the empty one.
pub(super) type Script = u32;

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
        let piece = match trace {
            Traced::Does(Op::Add { number, n }) => Piece::Add { number, n },
            Traced::Does(Op::Set { number, n }) => Piece::Set { number, n },
            Traced::Passes(seconds) => Piece::Add { number: Tally::Clock as usize, n: seconds },
            Traced::Does(
                Op::Flag { .. }
                | Op::Reveal { .. }
                | Op::Make { .. }
                | Op::Keep { .. }
                | Op::Break { .. }
                | Op::Extend { .. },
            )
            | Traced::Tests(_)
            | Traced::Offers(_) => return,
        };
        if let Piece::Add { number, .. } | Piece::Set { number, .. } = piece
            && self.changes.follows(number)
        {
            self.pieces.push(piece);
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
