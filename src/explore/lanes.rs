//! Lanes: the two numbers of a case of which most values can be told apart. States that differ in nothing else stand side
//! by side and go on together.

use super::keys::{Keys, NumberField};
use crate::play::Machine;
use crate::scenario::Tally;

/// The two numbers, and how keys have them.
#[derive(Debug)]
pub(super) struct Lanes<'k> {
    numbers: [Option<usize>; 2],
    /// By the first field of keys.
    at: Vec<[Lane<'k>; 2]>,
}

/// A number at one place.
#[derive(Debug)]
pub(super) struct Lane<'k> {
    /// None: all its values are one class there.
    field: Option<NumberField<'k>>,
    /// The least value of each class.
    least: Box<[i32]>,
}

/// A strip has the classes of the first lane as bits.
const MOST_CLASSES: [u64; 2] = [128, 1_024];

impl<'k> Lanes<'k> {
    pub(super) fn of(machine: &Machine, keys: &'k Keys) -> Self {
        let firsts = 0..keys.first_fields();
        let clock = Tally::Clock as usize;
        let mut numbers: Vec<(u64, u64, usize)> = (0..machine.ranges.len())
            .filter(|number| *number != clock)
            .filter_map(|number| {
                let classes = |first| keys.number_at(machine, first, number).map(|field| field.classes());
                let most = firsts.clone().filter_map(classes).max()?;
                (most <= MOST_CLASSES[1]).then(|| (firsts.clone().filter_map(classes).sum(), most, number))
            })
            .collect();
        numbers.sort_unstable_by(|a, b| b.cmp(a));
        let first = numbers.iter().find(|(_, most, _)| *most <= MOST_CLASSES[0]).map(|(.., number)| *number);
        let second = numbers.iter().map(|(.., number)| *number).find(|number| Some(*number) != first);
        let numbers = [first, second];
        let at = firsts.map(|first| numbers.map(|number| Lane::of(machine, keys, first, number))).collect();
        Self { numbers, at }
    }

    /// The two numbers; less if there are not so many.
    pub(super) fn numbers(&self) -> [Option<usize>; 2] {
        self.numbers
    }

    /// Both at a place.
    pub(super) fn at(&self, first: usize) -> &[Lane<'k>; 2] {
        &self.at[first]
    }

    /// Takes the classes of both out of a key that begins with this first field.
    pub(super) fn take(&self, first: usize, key: &mut [u64]) -> [u64; 2] {
        [0, 1].map(|which| self.at[first][which].field.map_or(0, |field: NumberField<'_>| field.take(key)))
    }

    /// Puts classes of both into such a key.
    pub(super) fn put(&self, first: usize, key: &mut [u64], classes: [u64; 2]) {
        for (lane, class) in self.at[first].iter().zip(classes) {
            if let Some(field) = lane.field {
                field.put(key, class);
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
