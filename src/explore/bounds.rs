//! For which values of a number a step goes the same way: told backwards, from what it read and did.

use std::ops::Range;

use crate::play::condition::Compiled;
use crate::play::machine::{Machine, Op};
use crate::play::state::State;
use crate::play::{Trace, Traced};

/// What a step did to a number, or read of it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Did {
    Add {
        number: usize,
        n: i32,
    },
    Set {
        number: usize,
        n: i32,
    },
    /// It lay between these, and that decided what came next.
    Read {
        number: usize,
        from: i64,
        to: i64,
    },
}

/// Least and most.
pub(super) type Bounds = (i64, i64);

/// Every value.
pub(super) const ANY: Bounds = (i64::MIN, i64::MAX);

/// What lies in both.
pub(super) fn both(a: Bounds, b: Bounds) -> Bounds {
    (a.0.max(b.0), a.1.min(b.1))
}

/// Steps, as they can be told backwards.
#[derive(Debug, Default)]
pub(super) struct Log(Vec<Did>);

impl Log {
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    pub(super) fn part(&self, part: Range<usize>) -> &[Did] {
        &self.0[part]
    }

    /// Writes down what the machine is about to read or to change.
    pub(super) fn write(&mut self, machine: &Machine, state: &State, Trace(trace): Trace<'_>) {
        match trace {
            Traced::Tests(condition) => self.explain(machine, state, condition),
            Traced::Offers(choice) => self.offers(machine, state, choice),
            Traced::Does(Op::Add { number, n }) => self.0.push(Did::Add { number, n }),
            Traced::Does(Op::Set { number, n }) => self.0.push(Did::Set { number, n }),
            Traced::Does(
                Op::Flag { .. }
                | Op::Reveal { .. }
                | Op::Make { .. }
                | Op::Keep { .. }
                | Op::Break { .. }
                | Op::Extend { .. },
            )
            | Traced::Passes(_) => {}
        }
    }

    /// Why a choice can be taken or cannot.
    pub(super) fn offers(&mut self, machine: &Machine, state: &State, choice: usize) {
        let code = &machine.choices[choice];
        let is_gone = code.once && state.bit(machine.layout.chosen, choice);
        if let Some(when) = code.when.as_ref().filter(|_| !is_gone) {
            self.explain(machine, state, when);
        }
    }

    /// Why a condition holds or does not: as little as decides it.
    fn explain(&mut self, machine: &Machine, state: &State, condition: &Compiled) {
        match condition {
            Compiled::All(inner) | Compiled::Any(inner) => {
                // One that fails decides for all, one that holds for any.
                let decides = matches!(condition, Compiled::Any(_));
                match inner.iter().find(|inner| inner.holds(machine, state) == decides) {
                    Some(one) => self.explain(machine, state, one),
                    None => inner.iter().for_each(|inner| self.explain(machine, state, inner)),
                }
            }
            Compiled::Not(inner) => self.explain(machine, state, inner),
            Compiled::Between(number, low, high) => {
                let value = i64::from(machine.number(state, *number));
                let (low, high) = (i64::from(*low), i64::from(*high));
                let (from, to) = if value < low {
                    (i64::MIN, low - 1)
                } else if value > high {
                    (high + 1, i64::MAX)
                } else {
                    (low, high)
                };
                // Nothing lies between two that are the wrong way round.
                if low <= high {
                    self.0.push(Did::Read { number: *number, from, to });
                }
            }
            Compiled::Flag(_)
            | Compiled::Fact(_)
            | Compiled::Visited(_)
            | Compiled::Chose(_)
            | Compiled::Promise(..)
            | Compiled::Never => {}
        }
    }
}

/// Between which values a number has to lie before a part of a log, so that all of it happens again.
pub(super) fn before(machine: &Machine, log: &[Did], number: usize) -> Bounds {
    let (min, max) = machine.ranges[number];
    log.iter().rev().fold(ANY, |(least, most), did| match *did {
        Did::Add { number: other, n } if other == number => {
            let n = i64::from(n);
            // Sums are brought into the range: everything beyond its ends came to them.
            let least = if least <= i64::from(min) { i64::MIN } else { least - n };
            (least, if most >= i64::from(max) { i64::MAX } else { most - n })
        }
        Did::Set { number: other, .. } if other == number => ANY,
        Did::Read { number: other, from, to } if other == number => both((least, most), (from, to)),
        Did::Add { .. } | Did::Set { .. } | Did::Read { .. } => (least, most),
    })
}
