//! What is done to a number on the way from one place to another, as one thing.

use super::bounds::{Bounds, Did};
use super::scripts::Piece;
use crate::play::machine::Machine;

/// So much is added, then it is brought between two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Change {
    add: i64,
    min: i64,
    max: i64,
}

impl Change {
    /// What these do one after the other. The machine adds, and brings each sum into the number's range.
    pub(super) fn of_log(machine: &Machine, log: &[Did], number: Option<usize>) -> Self {
        let Some(number) = number else { return Self { add: 0, min: 0, max: 0 } };
        let range = Self::none(machine, number);
        log.iter().fold(range, |change, did| match *did {
            Did::Add { number: other, n } if other == number => change.then_add(n, range),
            Did::Set { number: other, n } if other == number => Self::set(n, range),
            Did::Add { .. } | Did::Set { .. } | Did::Read { .. } => change,
        })
    }

    /// What a script does to a number.
    pub(super) fn of_script(machine: &Machine, script: &[Piece], number: usize) -> Self {
        let range = Self::none(machine, number);
        script.iter().fold(range, |change, piece| match *piece {
            Piece::Add { number: other, n } if other == number => change.then_add(n, range),
            Piece::Set { number: other, n } if other == number => Self::set(n, range),
            Piece::Add { .. } | Piece::Set { .. } | Piece::Promise(_) | Piece::At { .. } => change,
        })
    }

    /// Nothing is done; the number's range.
    fn none(machine: &Machine, number: usize) -> Self {
        let (min, max) = machine.ranges[number];
        Self { add: 0, min: i64::from(min), max: i64::from(max.max(min)) }
    }

    fn then_add(self, n: i32, range: Self) -> Self {
        let end = |end: i64| range.after(end + i64::from(n));
        Self { add: self.add + i64::from(n), min: end(self.min), max: end(self.max) }
    }

    fn set(n: i32, range: Self) -> Self {
        let value = range.after(i64::from(n));
        Self { add: 0, min: value, max: value }
    }

    /// What a value becomes.
    pub(super) fn after(self, value: i64) -> i64 {
        (value + self.add).min(self.max).max(self.min)
    }

    /// What is added where nothing is held at the range.
    pub(super) const fn added(self) -> i64 {
        self.add
    }

    /// The values that come to one of these by adding alone.
    pub(super) fn freely_before(self, (least, most): Bounds) -> Bounds {
        (least.max(self.min) - self.add, most.min(self.max) - self.add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RANGE: Change = Change { add: 0, min: 0, max: 100 };

    #[test]
    fn one_change_comes_to_the_same_as_one_effect_after_the_other() {
        for ns in [[70, -90, 5], [-3, 120, -20], [0, 0, 1], [-200, 3, 200]] {
            let one = ns.iter().fold(RANGE, |change, n| change.then_add(*n, RANGE));
            for value in 0..=100 {
                let each = ns.iter().fold(value, |value: i64, n| (value + i64::from(*n)).clamp(0, 100));
                assert_eq!(one.after(value), each, "{value} and {ns:?}");
            }
        }
    }

    #[test]
    fn where_nothing_is_held_changes_just_add() {
        let change = RANGE.then_add(30, RANGE).then_add(-50, RANGE);
        assert_eq!(change.freely_before((0, 100)), (20, 70));
        assert_eq!((change.after(20), change.after(70), change.after(71)), (0, 50, 50));
    }
}
