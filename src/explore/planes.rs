//! Planes: states that differ in the lanes alone ([`super::lanes`]), and what happens to all of a part of them.

use std::ops::Range;

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

use super::keys::Keys;
use super::lanes::{Classes, LANES, Lanes};
use super::limits::Stopped;
use super::maps::{Map, Maps};
use super::scripts::{Script, Scripts};
use super::stepper::Way;
use super::store::{Store, hash};
use super::trace::{Stories, Story};
use crate::play::machine::Machine;
use crate::play::state::{State, Status};

/// All planes of a question. The first is the moment before a run begins.
#[derive(Debug)]
pub(super) struct Planes {
    pub all: Vec<Plane>,
    pub strips: Strips,
    pub ways: Vec<WayOn>,
    pub leads: Vec<Lead>,
    pub maps: Maps,
    /// Keys of planes, without lanes.
    pub keys: Store,
    pub stories: Stories,
    pub scripts: Scripts,
}

/// States at one place that differ in the lanes alone.
#[derive(Debug)]
pub(super) struct Plane {
    /// The first field of their keys.
    pub first: usize,
    pub node: usize,
    pub status: Status,
    /// Among all.
    pub strips: Vec<u32>,
    pub patches: Vec<Patch>,
}

/// The classes of all lanes but the first.
pub(super) type Others = [u16; LANES - 1];

/// The states of a plane that differ in the first lane alone.
#[derive(Clone, Copy, Debug)]
pub(super) struct Strip {
    pub plane: u32,
    pub others: Others,
    /// Classes of the first lane that runs come to, as bits.
    pub seen: u128,
    /// Those that have not gone on yet.
    pub fresh: u128,
    /// The last passage that was found from here; [`NONE`] so far.
    passage: u32,
}

/// All strips.
#[derive(Debug, Default)]
pub(super) struct Strips {
    pub all: Vec<Strip>,
    table: HashTable<Named>,
    passages: Vec<Passage>,
    targets: Vec<u32>,
}

/// From a strip through a patch: the strips to which its leads lead.
#[derive(Clone, Copy, Debug)]
struct Passage {
    /// Among the patches of the plane.
    patch: u32,
    /// Where its strips begin among the targets of all.
    targets: u32,
    /// The one before from the same strip.
    before: u32,
}

const NONE: u32 = u32::MAX;
/// More would take gigabytes.
const MOST_TARGETS: usize = 1 << 28;

/// What a strip is found by, and its place.
#[derive(Clone, Copy, Debug)]
struct Named {
    others: u64,
    plane: u32,
    strip: u32,
}

impl Named {
    fn new(plane: u32, others: Others, strip: u32) -> Self {
        Self { others: others.iter().fold(0, |all, class| all << 16 | u64::from(*class)), plane, strip }
    }

    fn hash(&self) -> u64 {
        hash(&[self.others, u64::from(self.plane)])
    }

    fn names(&self, other: &Self) -> bool {
        (self.others, self.plane) == (other.others, other.plane)
    }
}

impl Strips {
    /// Where the strips begin to which the leads of a patch lead from a strip; none if nothing went that way yet.
    fn passage(&self, strip: u32, patch: usize) -> Option<usize> {
        let mut at = self.all[strip as usize].passage;
        while let Some(passage) = self.passages.get(at as usize) {
            if passage.patch as usize == patch {
                return Some(passage.targets as usize);
            }
            at = passage.before;
        }
        None
    }

    /// A patch through which states with these classes went on from a strip, and the strips to which its leads lead, in
    /// their order. Where patches overlap, any through which the strip went will do.
    pub(super) fn onward<'p>(&self, strip: u32, patches: &'p [Patch], at: Classes) -> Option<(&'p Patch, &[u32])> {
        let mut number = self.all[strip as usize].passage;
        while let Some(passage) = self.passages.get(number as usize) {
            let patch = &patches[passage.patch as usize];
            if patch.contains(at) {
                let start = passage.targets as usize;
                return Some((patch, self.targets.get(start..start + patch.leads.len())?));
            }
            number = passage.before;
        }
        None
    }

    /// The same, found by where each lead leads if nothing went that way yet; those that are new are told.
    pub(super) fn targets_by(
        &mut self,
        strip: u32,
        (nth, patch): (usize, &Patch),
        mut leads_to: impl FnMut(usize) -> (u32, Others),
        mut is_new: impl FnMut(u32, u32),
    ) -> Result<usize, Stopped> {
        if let Some(start) = self.passage(strip, nth) {
            return Ok(start);
        }
        if self.targets.len() > MOST_TARGETS {
            return Err(Stopped::TooMany);
        }
        let start = self.targets.len();
        for lead in patch.leads.clone() {
            let (plane, others) = leads_to(lead);
            let (target, new) = self.find_or_add(plane, others);
            if new {
                is_new(plane, target);
            }
            self.targets.push(target);
        }
        let before = self.all[strip as usize].passage;
        self.all[strip as usize].passage = number(self.passages.len());
        self.passages.push(Passage { patch: number(nth), targets: number(start), before });
        Ok(start)
    }

    /// The strip at this place among the targets of all.
    pub(super) fn target(&self, at: usize) -> u32 {
        self.targets[at]
    }

    /// The place of a strip, and whether it is new.
    pub(super) fn find_or_add(&mut self, plane: u32, others: Others) -> (u32, bool) {
        let next = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        let named = Named::new(plane, others, next);
        match self.table.entry(named.hash(), |other| other.names(&named), Named::hash) {
            Entry::Occupied(found) => (found.get().strip, false),
            Entry::Vacant(free) => {
                free.insert(named);
                self.all.push(Strip { plane, others, seen: 0, fresh: 0, passage: NONE });
                (next, true)
            }
        }
    }
}

/// States of a plane to which the same happens, whatever is done.
#[derive(Clone, Debug)]
pub(super) struct Patch {
    /// Of each lane.
    pub classes: [Range<u16>; LANES],
    pub ways: Range<usize>,
    pub leads: Range<usize>,
}

/// A way out of a patch.
#[derive(Clone, Copy, Debug)]
pub(super) struct WayOn {
    pub way: Way,
    pub story: Story,
    pub script: Script,
    /// How many decisions it counts, and what they are worth.
    pub gain: (u8, u8),
    pub seconds: u32,
    /// Where it leads, among the leads of the patch.
    pub lead: u16,
}

/// Where ways lead, whatever they are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lead {
    /// A plane.
    pub to: u32,
    /// Of each lane.
    pub maps: [Map; LANES],
}

/// The classes of a state.
pub(super) fn classes(first: u16, others: Others) -> Classes {
    std::array::from_fn(|lane| if lane == 0 { first } else { others[lane - 1] })
}

impl Patch {
    /// Whether a state with these classes lies in it.
    fn contains(&self, classes: Classes) -> bool {
        self.classes.iter().zip(classes).all(|(range, class)| range.contains(&class))
    }

    /// The classes of the first lane that lie in it, as bits.
    pub(super) fn bits(&self) -> u128 {
        let Range { start, end } = self.classes[0];
        (u128::MAX >> (128 - u32::from(end - start))) << start
    }

    /// What classes become.
    pub(super) fn others_after(&self, maps: &Maps, lead: &Lead, others: Others) -> Others {
        std::array::from_fn(|at| maps.after(lead.maps[at + 1], self.classes[at + 1].start, others[at]))
    }
}

impl Plane {
    /// The first patch in which a state lies, by its place.
    pub(super) fn patch(&self, classes: Classes) -> Option<usize> {
        self.patches.iter().position(|patch| patch.contains(classes))
    }
}

impl Planes {
    /// The state that stands for all with these classes of a plane.
    pub(super) fn state(&self, machine: &Machine, keys: &Keys, lanes: &Lanes<'_>, plane: u32, at: Classes) -> State {
        let mut key = self.keys.key(plane).to_vec();
        lanes.put(self.all[plane as usize].first, &mut key, at);
        let mut state = keys.blank();
        keys.unpack(machine, &key, &mut state);
        state
    }

    /// What the classes of the first lane become, from the first of the patch on.
    pub(super) fn map(&self, patch: &Patch, lead: &Lead) -> &[u16] {
        self.maps.from(lead.maps[0], patch.classes[0].len())
    }
}

fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(NONE)
}

/// The bits that are set, rising.
pub(super) fn bits(mut set: u128) -> impl Iterator<Item = u16> {
    std::iter::from_fn(move || {
        let next = set.trailing_zeros();
        (set != 0).then(|| {
            set &= set - 1;
            u16::try_from(next).unwrap_or(0)
        })
    })
}
