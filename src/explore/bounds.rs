//! Bounds: a set of states with one future, and how such a set looks before a step.
//!
//! Two states that pass the same tests on the way, and then come to states with one future, have one future themselves.
//! So a step that was traced is told backwards: what has to hold after it becomes what has to hold before it.

use std::ops::Range;

use crate::play::condition::Compiled;
use crate::play::machine::{Machine, Op};
use crate::play::state::{NO_DUE, State};
use crate::play::{Trace, Traced};
use crate::scenario::{PromiseStatus, Tally};

/// Every status of a promise, as a mask.
const ANY_STATUS: u8 = 0b1111;

/// What has to hold of a state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bounds {
    /// Least and most, in the machine's order of numbers.
    numbers: Vec<(i64, i64)>,
    promises: Vec<Owes>,
    /// A mask over the words of a state: these bits have to be as they are.
    bits: Vec<u32>,
}

/// What has to hold of a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Owes {
    /// Its status is one of these.
    statuses: u8,
    /// If it is open and has a due time, so many seconds are left.
    left: (i64, i64),
}

const ANY: (i64, i64) = (i64::MIN, i64::MAX);
const ANYTHING: Owes = Owes { statuses: ANY_STATUS, left: ANY };

/// What a step did or read, in a form that can be told backwards.
#[derive(Clone, Copy, Debug)]
enum Did {
    Add {
        number: usize,
        n: i64,
    },
    Set {
        number: usize,
    },
    Wrote {
        word: usize,
        mask: u32,
    },
    Made {
        promise: usize,
    },
    /// Kept or broken if it was open, with effects of its own or without.
    Closed {
        promise: usize,
        to: u8,
        was_open: bool,
        has_effects: bool,
    },
    Extended {
        promise: usize,
        seconds: i64,
    },
    Passed {
        seconds: i64,
    },
    InTime {
        promise: usize,
    },
    Overdue {
        promise: usize,
    },
    /// These were read, and decided what came next.
    Number {
        number: usize,
        from: i64,
        to: i64,
    },
    Bits {
        word: usize,
        mask: u32,
    },
    Status {
        promise: usize,
        statuses: u8,
    },
}

fn mask(status: PromiseStatus) -> u8 {
    1 << status as u8
}

const fn word_of(start: usize, index: usize) -> (usize, u32) {
    (start + index / 32, 1 << (index % 32))
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

    /// Writes down what the machine is about to read or to change.
    pub(super) fn write(&mut self, machine: &Machine, state: &State, Trace(trace): Trace<'_>) {
        match trace {
            Traced::Tests(condition) => self.explain(machine, state, condition),
            Traced::Reads(start, index) => self.read(start, index),
            Traced::Writes(start, index) => {
                let (word, mask) = word_of(start, index);
                self.0.push(Did::Wrote { word, mask });
            }
            Traced::Offers(choice) => self.offers(machine, state, choice),
            Traced::Does(op) => self.does(machine, state, op),
            Traced::Passes(seconds) => self.0.push(Did::Passed { seconds: i64::from(seconds) }),
            Traced::Due(promise) => {
                let overdue = is_open(machine, state, promise) && left(machine, state, promise) < 0;
                self.0.push(if overdue { Did::Overdue { promise } } else { Did::InTime { promise } });
            }
        }
    }

    fn read(&mut self, start: usize, index: usize) {
        let (word, mask) = word_of(start, index);
        self.0.push(Did::Bits { word, mask });
    }

    fn does(&mut self, machine: &Machine, state: &State, op: Op) {
        let layout = &machine.layout;
        let closed = |promise: usize, to: PromiseStatus, effects: &Range<usize>| Did::Closed {
            promise,
            to: mask(to),
            was_open: is_open(machine, state, promise),
            has_effects: !effects.is_empty(),
        };
        self.0.push(match op {
            Op::Add { number, n } => Did::Add { number, n: i64::from(n) },
            Op::Set { number, .. } => Did::Set { number },
            Op::Flag { flag, .. } => {
                let (word, mask) = word_of(layout.flags, flag);
                Did::Wrote { word, mask }
            }
            Op::Reveal { fact } => {
                let (word, mask) = word_of(layout.facts, fact);
                Did::Wrote { word, mask }
            }
            Op::Make { promise } => Did::Made { promise },
            Op::Keep { promise } => closed(promise, PromiseStatus::Kept, &machine.promises[promise].if_kept),
            Op::Break { promise } => closed(promise, PromiseStatus::Broken, &machine.promises[promise].if_broken),
            Op::Extend { promise, seconds } => Did::Extended { promise, seconds: i64::from(seconds) },
        });
    }

    /// Why a choice can be taken or cannot.
    pub(super) fn offers(&mut self, machine: &Machine, state: &State, choice: usize) {
        let code = &machine.choices[choice];
        if code.once {
            self.read(machine.layout.chosen, choice);
            if state.bit(machine.layout.chosen, choice) {
                return;
            }
        }
        if let Some(when) = &code.when {
            self.explain(machine, state, when);
        }
    }

    /// Why a condition holds or does not: as little as decides it.
    fn explain(&mut self, machine: &Machine, state: &State, condition: &Compiled) {
        let layout = &machine.layout;
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
                    self.0.push(Did::Number { number: *number, from, to });
                }
            }
            Compiled::Flag(flag) => self.read(layout.flags, *flag),
            Compiled::Fact(fact) => self.read(layout.facts, *fact),
            Compiled::Visited(node) => self.read(layout.visited, *node),
            Compiled::Chose(choice) => self.read(layout.chosen, *choice),
            Compiled::Promise(promise, status) => {
                let asked = mask(*status);
                let is = mask(state.promise(layout.promises, *promise));
                self.0.push(Did::Status {
                    promise: *promise,
                    statuses: if is == asked { asked } else { ANY_STATUS & !asked },
                });
            }
            Compiled::Never => {}
        }
    }
}

fn is_open(machine: &Machine, state: &State, promise: usize) -> bool {
    state.promise(machine.layout.promises, promise) == PromiseStatus::Open
}

/// The seconds that are left of an open promise; as many as one likes if it has no due time.
fn left(machine: &Machine, state: &State, promise: usize) -> i64 {
    match state.0[machine.layout.dues + promise] {
        NO_DUE => i64::MAX,
        due => i64::from(due) - i64::from(machine.tally(state, Tally::Clock)),
    }
}

impl Bounds {
    /// Every state.
    pub(super) fn none(machine: &Machine) -> Self {
        Self {
            numbers: vec![ANY; machine.ranges.len()],
            promises: vec![ANYTHING; machine.promises.len()],
            bits: vec![0; machine.state_words()],
        }
    }

    pub(super) fn clear(&mut self) {
        self.numbers.fill(ANY);
        self.promises.fill(ANYTHING);
        self.bits.fill(0);
    }

    /// What holds of both.
    pub(super) fn narrow(&mut self, other: &Self) {
        for (ours, theirs) in self.numbers.iter_mut().zip(&other.numbers) {
            *ours = (ours.0.max(theirs.0), ours.1.min(theirs.1));
        }
        for (ours, theirs) in self.promises.iter_mut().zip(&other.promises) {
            ours.statuses &= theirs.statuses;
            ours.left = (ours.left.0.max(theirs.left.0), ours.left.1.min(theirs.left.1));
        }
        for (ours, theirs) in self.bits.iter_mut().zip(&other.bits) {
            *ours |= theirs;
        }
    }

    /// The least and the most that a number may be.
    pub(super) fn of_number(&self, number: usize) -> (i64, i64) {
        self.numbers[number]
    }

    fn narrow_number(&mut self, number: usize, from: i64, to: i64) {
        let bounds = &mut self.numbers[number];
        *bounds = (bounds.0.max(from), bounds.1.min(to));
    }

    /// Makes of what has to hold after a part of a log what has to hold before it.
    pub(super) fn before(&mut self, machine: &Machine, log: &Log, part: Range<usize>) {
        for did in log.0[part].iter().rev() {
            self.before_one(machine, *did);
        }
    }

    fn before_one(&mut self, machine: &Machine, did: Did) {
        const OPEN: u8 = 1 << PromiseStatus::Open as u8;
        const UNMADE: u8 = 1 << PromiseStatus::Unmade as u8;
        match did {
            Did::Add { number, n } => self.before_adding(machine, number, n),
            Did::Set { number } => self.numbers[number] = ANY,
            Did::Wrote { word, mask } => self.bits[word] &= !mask,
            Did::Made { promise } => {
                let owes = &mut self.promises[promise];
                let fits = machine.promises[promise]
                    .due
                    .is_none_or(|due| (owes.left.0..=owes.left.1).contains(&i64::from(due)));
                let can = owes.statuses & OPEN != 0 && fits;
                owes.statuses = owes.statuses & !UNMADE | if can { UNMADE } else { 0 };
            }
            Did::Closed { promise, to, was_open, has_effects } => {
                let owes = &mut self.promises[promise];
                *owes = if has_effects && was_open {
                    Owes { statuses: OPEN, left: ANY }
                } else {
                    let closes = !has_effects && owes.statuses & to != 0;
                    Owes { statuses: owes.statuses & !OPEN | if closes { OPEN } else { 0 }, left: ANY }
                };
            }
            Did::Extended { promise, seconds } => self.shift_left(promise, -seconds),
            Did::Passed { seconds } => {
                self.before_adding(machine, Tally::Clock as usize, seconds);
                (0..self.promises.len()).for_each(|promise| self.shift_left(promise, seconds));
            }
            Did::InTime { promise } => {
                let left = &mut self.promises[promise].left;
                left.0 = left.0.max(0);
            }
            Did::Overdue { promise } => self.promises[promise] = Owes { statuses: OPEN, left: (i64::MIN, -1) },
            Did::Number { number, from, to } => self.narrow_number(number, from, to),
            Did::Bits { word, mask } => self.bits[word] |= mask,
            Did::Status { promise, statuses } => self.promises[promise].statuses &= statuses,
        }
    }

    fn before_adding(&mut self, machine: &Machine, number: usize, n: i64) {
        let (min, max) = machine.ranges[number];
        let (from, to) = self.numbers[number];
        // Sums are brought into the range: everything beyond its ends came to them.
        let from = if from <= i64::from(min) { i64::MIN } else { from - n };
        let to = if to >= i64::from(max) { i64::MAX } else { to - n };
        self.numbers[number] = (from, to);
    }

    fn shift_left(&mut self, promise: usize, seconds: i64) {
        let (from, to) = self.promises[promise].left;
        let shifted = |end: i64| if end == i64::MIN || end == i64::MAX { end } else { end.saturating_add(seconds) };
        self.promises[promise].left = (shifted(from), shifted(to));
    }
}
