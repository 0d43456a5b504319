//! What of a state matters from some point of a run on: everything else may be forgotten there.

use super::statuses::Statuses;
use super::thresholds::{Span, Thresholds};
use crate::play::machine::{Machine, Op};
use crate::scenario::Tally;

/// What what lies ahead can still tell apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Demand {
    /// In the machine's order: tallies, then meters.
    pub numbers: Vec<Thresholds>,
    pub promises: Vec<Owed>,
    /// A mask over the words of a state, for everything that is a bit there.
    pub bits: Vec<u32>,
}

/// What matters of a promise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Owed {
    pub statuses: Statuses,
    /// Of the seconds that are left while it is open. Where there are any, `Open` is told from the rest.
    pub remaining: Thresholds,
}

/// The ranges of everything that has thresholds.
#[derive(Clone, Debug)]
pub(super) struct Spans {
    pub numbers: Vec<Span>,
    /// Seconds that can be left of a promise.
    pub remaining: Vec<Span>,
}

impl Spans {
    pub(super) fn of(machine: &Machine) -> Self {
        let span = |(min, max): &(i32, i32)| Span { min: i64::from(*min), max: i64::from(*max.max(min)) };
        let extended = |promise: usize| {
            machine.effects.iter().any(|op| matches!(op, Op::Extend { promise: other, .. } if *other == promise))
        };
        let remaining = machine.promises.iter().enumerate().map(|(index, promise)| {
            // Nobody has more time than at the start, unless some effect gives more. Below 0 lies what is overdue.
            let max = if extended(index) { i64::from(i32::MAX) } else { i64::from(promise.due.unwrap_or(0)) };
            Span { min: -i64::from(u32::MAX), max }
        });
        Self { numbers: machine.ranges.iter().map(span).collect(), remaining: remaining.collect() }
    }

    /// The span of the seconds left of a promise wherever a run waits: what is overdue has been broken by then.
    pub(super) fn at_rest(&self, promise: usize) -> Span {
        Span { min: 0, max: self.remaining[promise].max.max(0) }
    }
}

impl Demand {
    /// Nothing matters.
    pub(super) fn none(machine: &Machine) -> Self {
        Self {
            numbers: vec![Thresholds::default(); machine.ranges.len()],
            promises: vec![Owed::default(); machine.promises.len()],
            bits: vec![0; machine.state_words()],
        }
    }

    /// Takes in another demand; whether it grew.
    pub(super) fn unite(&mut self, other: &Self, spans: &Spans) -> bool {
        let mut grew = false;
        for ((ours, theirs), span) in self.numbers.iter_mut().zip(&other.numbers).zip(&spans.numbers) {
            grew |= ours.unite(theirs, *span);
        }
        for ((ours, theirs), span) in self.promises.iter_mut().zip(&other.promises).zip(&spans.remaining) {
            let statuses = ours.statuses.refined(theirs.statuses);
            grew |= statuses != ours.statuses;
            ours.statuses = statuses;
            grew |= ours.remaining.unite(&theirs.remaining, *span);
        }
        for (ours, theirs) in self.bits.iter_mut().zip(&other.bits) {
            grew |= *theirs & !*ours != 0;
            *ours |= theirs;
        }
        grew
    }

    /// Widens every set of thresholds that is larger than it was before.
    pub(super) fn widen_what_grew(&mut self, before: &Self) {
        for (now, before) in self.numbers.iter_mut().zip(&before.numbers) {
            if now != before {
                now.widen();
            }
        }
        for (now, before) in self.promises.iter_mut().zip(&before.promises) {
            if now.remaining != before.remaining {
                now.remaining.widen();
            }
        }
    }

    pub(super) fn has_bit(&self, start: usize, index: usize) -> bool {
        self.bits[start + index / 32] & (1 << (index % 32)) != 0
    }

    pub(super) fn add_bit(&mut self, start: usize, index: usize) {
        self.bits[start + index / 32] |= 1 << (index % 32);
    }

    pub(super) fn drop_bit(&mut self, start: usize, index: usize) {
        self.bits[start + index / 32] &= !(1 << (index % 32));
    }

    /// Every value of a number matters.
    pub(super) fn add_number(&mut self, number: usize, spans: &Spans) {
        self.numbers[number] = Thresholds::all(spans.numbers[number]);
    }

    /// The clock's thresholds.
    pub(super) fn clock(&mut self) -> &mut Thresholds {
        &mut self.numbers[Tally::Clock as usize]
    }
}
