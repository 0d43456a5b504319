//! Lanes: the numbers of a case of which most values can be told apart. States that differ in nothing else stand side by
//! side and go on together.

use super::keys::{Keys, NumberField};
use crate::play::Machine;
use crate::scenario::Tally;

/// How many there are at most.
pub(super) const LANES: usize = 4;

/// These numbers, and how keys have them.
#[derive(Debug)]
pub(super) struct Lanes<'k> {
    numbers: [Option<usize>; LANES],
    /// By the first field of keys.
    at: Vec<[Lane<'k>; LANES]>,
}

/// A class of each lane.
pub(super) type Classes = [u16; LANES];

/// A number at one place.
#[derive(Debug)]
pub(super) struct Lane<'k> {
    /// None: all its values are one class there.
    field: Option<NumberField<'k>>,
    /// The least value of each class.
    least: Box<[i32]>,
}

/// The first lane goes along as bits, the others one by one.
const MOST_CLASSES_FIRST: u64 = 128;
const MOST_CLASSES: u64 = 1_024;

impl<'k> Lanes<'k> {
    pub(super) fn of(machine: &Machine, keys: &'k Keys) -> Self {
        let firsts = 0..keys.first_fields();
        let clock = Tally::Clock as usize;
        let mut found: Vec<(u64, u64, usize)> = (0..machine.ranges.len())
            .filter(|number| *number != clock)
            .filter_map(|number| {
                let classes = |first| keys.number_at(machine, first, number).map(|field| field.classes());
                let most = firsts.clone().filter_map(classes).max()?;
                (most <= MOST_CLASSES).then(|| (firsts.clone().filter_map(classes).sum(), most, number))
            })
            .collect();
        found.sort_unstable_by(|a, b| b.cmp(a));
        let first = found.iter().position(|(_, most, _)| *most <= MOST_CLASSES_FIRST).map(|at| found.remove(at));
        let mut numbers = [None; LANES];
        numbers[0] = first.map(|(.., number)| number);
        for (lane, (.., number)) in numbers[1..].iter_mut().zip(found) {
            *lane = Some(number);
        }
        let at = firsts.map(|first| numbers.map(|number| Lane::of(machine, keys, first, number))).collect();
        Self { numbers, at }
    }

    /// The numbers; fewer if there are not so many.
    pub(super) fn numbers(&self) -> [Option<usize>; LANES] {
        self.numbers
    }

    /// All at a place.
    pub(super) fn at(&self, first: usize) -> &[Lane<'k>; LANES] {
        &self.at[first]
    }

    /// Takes the classes of all out of a key that begins with this first field.
    pub(super) fn take(&self, first: usize, key: &mut [u64]) {
        for field in self.at[first].iter().filter_map(|lane| lane.field) {
            field.take(key);
        }
    }

    /// Puts classes of all into such a key.
    pub(super) fn put(&self, first: usize, key: &mut [u64], classes: Classes) {
        for (lane, class) in self.at[first].iter().zip(classes) {
            if let Some(field) = lane.field {
                field.put(key, u64::from(class));
            }
        }
    }
}

impl<'k> Lane<'k> {
    fn of(machine: &Machine, keys: &'k Keys, first: usize, number: Option<usize>) -> Self {
        let field = number.and_then(|number| keys.number_at(machine, first, number));
        let least = match (field, number) {
            (Some(field), _) => {
                (0..field.classes()).map(|class| i32::try_from(field.least_of(class)).unwrap_or(i32::MAX)).collect()
            }
            // What is forgotten is as at the start.
            (None, Some(number)) => [machine.starts_at[number]].into(),
            (None, None) => [0].into(),
        };
        Self { field, least }
    }

    /// The least value of each class.
    pub(super) fn least(&self) -> &[i32] {
        &self.least
    }

    /// The class of a value.
    pub(super) fn class(&self, value: i32) -> u64 {
        self.field.map_or(0, |field| field.class(i64::from(value)))
    }
}
