//! What the classes of a lane become on the way from one place to another.

use std::ops::Range;

use hashbrown::HashMap;

use super::change::Change;
use super::lanes::{Lane, Lanes};

/// All maps, each once.
#[derive(Debug, Default)]
pub(super) struct Maps {
    /// For each class of a map's range, the one after.
    classes: Vec<u16>,
    runs: Vec<Run>,
    known: HashMap<Asked, Map>,
}

/// A map: where its classes begin, and its runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Map {
    start: u32,
    runs: (u32, u32),
}

/// Everything that decides what classes become.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Asked {
    pub lane: usize,
    /// The first fields of keys before and after: they say where classes are told apart.
    pub from: usize,
    pub to: usize,
    pub classes: Range<u16>,
    pub change: Change,
}

/// What becomes of several classes at once.
#[derive(Clone, Copy, Debug)]
enum Run {
    /// Those of these that there are go up or down as far.
    By { these: u128, up: bool, far: u32 },
    /// Any of these becomes this one.
    To { these: u128, class: u16 },
}

impl Maps {
    /// The map that is asked for.
    pub(super) fn find(&mut self, lanes: &Lanes<'_>, asked: &Asked) -> Map {
        if let Some(map) = self.known.get(asked) {
            return *map;
        }
        let of = |first: usize| -> &Lane<'_> { &lanes.at(first)[asked.lane] };
        let Range { start, end } = asked.classes;
        let place = self.classes.len();
        let after = of(asked.from).least()[usize::from(start)..usize::from(end)].iter().map(|value| {
            let value = i32::try_from(asked.change.after(i64::from(*value))).unwrap_or(i32::MAX);
            u16::try_from(of(asked.to).class(value)).unwrap_or(0)
        });
        self.classes.extend(after);
        let runs = if asked.lane == 0 { self.add_runs(start, place) } else { (0, 0) };
        let map = Map { start: number(place), runs };
        self.known.insert(asked.clone(), map);
        map
    }

    /// The runs that come to the same as the map that was written last, from its place on, for classes from `start` on.
    fn add_runs(&mut self, start: u16, place: usize) -> (u32, u32) {
        let first = self.runs.len();
        let mut before = None;
        for (from, class) in (usize::from(start)..).zip(&self.classes[place..]) {
            let these = 1_u128 << from;
            let to = usize::from(*class);
            let (up, far) = (to > from, number(to.abs_diff(from)));
            let repeats = before.replace(*class) == Some(*class);
            let alike = self.runs[first..].iter_mut().rev().find_map(|run| match run {
                Run::To { these, class: other } => (repeats && other == class).then_some(these),
                Run::By { these, up: other, far: as_far } => {
                    (!repeats && (*other, *as_far) == (up, far)).then_some(these)
                }
            });
            match alike {
                Some(others) => *others |= these,
                None if repeats => self.runs.push(Run::To { these, class: *class }),
                None => self.runs.push(Run::By { these, up, far }),
            }
        }
        (number(first), number(self.runs.len()))
    }

    /// What a class of a map becomes, the first of which is `first`.
    pub(super) fn after(&self, map: Map, first: u16, class: u16) -> u16 {
        self.classes[map.start as usize + usize::from(class - first)]
    }

    /// What classes of the first lane become.
    pub(super) fn after_all(&self, map: Map, set: u128) -> u128 {
        let (first, last) = map.runs;
        self.runs[first as usize..last as usize].iter().fold(0, |after, run| {
            after
                | match *run {
                    Run::By { these, up: true, far } => (set & these) << far,
                    Run::By { these, up: false, far } => (set & these) >> far,
                    Run::To { these, class } => u128::from(set & these != 0) << class,
                }
        })
    }

    /// What classes become, from the first of the map on, as many as there are.
    pub(super) fn from(&self, map: Map, count: usize) -> &[u16] {
        &self.classes[map.start as usize..][..count]
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_come_to_the_same_as_class_by_class() {
        let all: [&[u16]; 5] =
            [&[0], &[0, 0, 0, 1, 2, 5, 5, 5], &[3, 4, 5, 7, 8, 8, 8], &[9, 8, 8, 9, 9, 10], &[127, 127]];
        for (start, classes) in [0, 5, 100].into_iter().flat_map(|start| all.map(|classes| (start, classes))) {
            let mut maps = Maps { classes: classes.to_vec(), ..Maps::default() };
            let map = Map { start: 0, runs: maps.add_runs(start, 0) };
            for set in [1, 0b11, 0b101_0110, 0b1111_1111, 0] {
                let set = set & (u128::MAX >> (128 - classes.len()));
                let there = (0..classes.len()).filter(|at| set & 1 << at != 0);
                let expected = there.fold(0_u128, |after, at| after | 1 << classes[at]);
                assert_eq!(maps.after_all(map, set << start), expected, "{set:b} of {classes:?} from {start}");
            }
        }
    }
}
