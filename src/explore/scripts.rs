//! What happens to meters on the way from one state to the next, in a form that can be applied to many values at once.

use hashbrown::HashMap;

use crate::play::machine::Op;
use crate::play::{Event, Trace, Traced};
use crate::scenario::Tally;

/// A part of a script. Meters are indices among those of the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Piece {
    Add {
        meter: usize,
        n: i32,
    },
    Set {
        meter: usize,
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
    all: Vec<Box<[Piece]>>,
    known: HashMap<Box<[Piece]>, Script>,
    /// The one that is being written, and the node that was entered last in it.
    pieces: Vec<Piece>,
    standing: Option<usize>,
}

impl Scripts {
    pub(super) fn new() -> Self {
        let empty: Box<[Piece]> = Box::default();
        Self { all: vec![empty.clone()], known: HashMap::from([(empty, 0)]), pieces: Vec::new(), standing: None }
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
        if let Event::Entered { node } = event {
            self.stood();
            self.standing = Some(node);
        }
    }

    pub(super) fn trace(&mut self, Trace(trace): Trace<'_>) {
        if let Traced::Does(op) = trace {
            let meter = |number: usize| number.checked_sub(Tally::ALL.len());
            let piece = match op {
                Op::Add { number, n } => meter(number).map(|meter| Piece::Add { meter, n }),
                Op::Set { number, n } => meter(number).map(|meter| Piece::Set { meter, n }),
                Op::Flag { .. }
                | Op::Reveal { .. }
                | Op::Make { .. }
                | Op::Keep { .. }
                | Op::Break { .. }
                | Op::Extend { .. } => None,
            };
            self.pieces.extend(piece);
        }
    }

    fn stood(&mut self) {
        self.pieces.extend(self.standing.map(|node| Piece::At { node }));
    }

    /// The way has come to its end.
    pub(super) fn end(&mut self) -> Script {
        self.stood();
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
