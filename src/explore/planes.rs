//! Every state of a question, walked a plane at a time: states that differ in two numbers alone go on together.
//!
//! A step is taken for one of them. What it read says for which others it goes the same way ([`super::bounds`]), and what
//! it did to the two numbers, where it takes them; so the machine is stepped once for a patch of a plane, not once a state.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

use hashbrown::HashMap;

use super::ahead::Ahead;
use super::bounds::Bounds;
use super::keys::{Beside, Keys};
use super::lanes::{Lane, Lanes};
use super::ledger::Writer;
use super::levels::Levels;
use super::limits::{Budget, Stopped};
use super::merged::Followed;
use super::scripts::{Script, Scripts};
use super::stepper::{Stepper, Way};
use super::store::Store;
use super::trace::{Stories, Story};
use crate::play::machine::{Body, Machine, Op};
use crate::play::state::{State, Status};

/// All planes of a question. The first is the moment before a run begins.
#[derive(Debug)]
pub(super) struct Planes {
    pub all: Vec<Plane>,
    pub ways: Vec<WayOn>,
    pub leads: Vec<Lead>,
    maps: Maps,
    /// Their keys, without lanes.
    keys: Store,
    pub stories: Stories,
    pub scripts: Scripts,
}

/// States at one place that differ in the two lanes alone.
#[derive(Debug)]
pub(super) struct Plane {
    /// The first field of their keys.
    pub first: usize,
    pub node: usize,
    pub status: Status,
    /// By the class of the second lane, rising.
    pub strips: Vec<Strip>,
    pub patches: Vec<Patch>,
}

/// The states of a plane that have one class of the second lane.
#[derive(Clone, Copy, Debug)]
pub(super) struct Strip {
    pub class: u16,
    /// Classes of the first lane that runs come to, as bits.
    pub seen: u128,
    /// Those that have not gone on yet.
    fresh: u128,
}

/// States of a plane to which the same happens, whatever is done.
#[derive(Clone, Debug)]
pub(super) struct Patch {
    /// Classes of both lanes.
    classes: [Range<u16>; 2],
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
    /// Of both lanes.
    maps: [Map; 2],
}

/// What classes of lanes become.
#[derive(Debug, Default)]
struct Maps {
    /// For each class of a patch, the one after.
    classes: Vec<u16>,
    runs: Vec<Run>,
    known: HashMap<Asked, Map>,
}

/// Everything that decides what classes become.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Asked {
    lane: usize,
    /// First fields of keys: where the classes are told apart, before and after.
    from: usize,
    to: usize,
    classes: Range<u16>,
    change: Change,
}

/// Where the classes begin, and their runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Map {
    start: u32,
    runs: (u32, u32),
}

/// What is done to a number, as one: so much is added, then it is brought between two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Change {
    add: i64,
    min: i64,
    max: i64,
}

impl Change {
    /// Nothing is done yet.
    fn none(machine: &Machine, number: usize) -> Self {
        let (min, max) = machine.ranges[number];
        Self { add: 0, min: i64::from(min), max: i64::from(max) }
    }

    /// What these do one after the other. The machine adds and then brings the sum into the number's range.
    fn of(machine: &Machine, ops: &[Op], number: usize) -> Self {
        let range = Self::none(machine, number);
        ops.iter().fold(range, |change, op| match *op {
            Op::Add { number: other, n } if other == number => {
                let end = |end: i64| range.of_value(end + i64::from(n));
                Self { add: change.add + i64::from(n), min: end(change.min), max: end(change.max) }
            }
            Op::Set { number: other, n } if other == number => {
                let set = range.of_value(i64::from(n));
                Self { add: 0, min: set, max: set }
            }
            _other => change,
        })
    }

    fn of_value(self, value: i64) -> i64 {
        (value + self.add).min(self.max).max(self.min)
    }
}

/// What becomes of several classes at once.
#[derive(Clone, Copy, Debug)]
enum Run {
    /// Those of these classes that there are go up or down as far.
    By { these: u128, up: bool, far: u32 },
    /// Any of these classes becomes this one.
    To { these: u128, class: u16 },
}

impl Maps {
    /// The runs that come to the same as the map that was written last, from its place on, for classes from `start` on.
    fn add_runs(&mut self, start: u16, place: usize) -> (u32, u32) {
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let first = self.runs.len();
        let map = &self.classes[place..];
        for (at, to) in map.iter().enumerate() {
            let from = usize::from(start) + at;
            let these = 1_u128 << from;
            let to = usize::from(*to);
            let (up, far) = (to > from, number(to.abs_diff(from)));
            let before = at.checked_sub(1).map(|before| usize::from(map[before]));
            if before == Some(to) {
                let same = |run: &&mut Run| matches!(run, Run::To { class, .. } if usize::from(*class) == to);
                match self.runs[first..].iter_mut().rev().find(same) {
                    Some(Run::To { these: others, .. }) => *others |= these,
                    Some(Run::By { .. }) | None => {
                        self.runs.push(Run::To { these, class: map[at] });
                    }
                }
                continue;
            }
            let alike = self.runs[first..].iter_mut().find_map(|run| match run {
                Run::By { these, up: other, far: as_far } if (*other, *as_far) == (up, far) => Some(these),
                Run::By { .. } | Run::To { .. } => None,
            });
            match alike {
                Some(others) => *others |= these,
                None => self.runs.push(Run::By { these, up, far }),
            }
        }
        (number(first), number(self.runs.len()))
    }

    /// What classes of the first lane become.
    fn after(&self, lead: &Lead, set: u128) -> u128 {
        let runs = &self.runs[lead.maps[0].runs.0 as usize..lead.maps[0].runs.1 as usize];
        runs.iter().fold(0, |after, run| {
            after
                | match *run {
                    Run::By { these, up: true, far } => (set & these) << far,
                    Run::By { these, up: false, far } => (set & these) >> far,
                    Run::To { these, class } => u128::from(set & these != 0) << class,
                }
        })
    }
}

impl Patch {
    /// The classes of the first lane that lie in it, as bits.
    pub(super) fn bits(&self) -> u128 {
        let Range { start, end } = self.classes[0];
        (u128::MAX >> (128 - u32::from(end - start))) << start
    }

    fn after(&self, maps: &Maps, lead: &Lead, lane: usize, class: u16) -> u16 {
        maps.classes[lead.maps[lane].start as usize + usize::from(class - self.classes[lane].start)]
    }

    fn holds(&self, classes: [u16; 2]) -> bool {
        self.classes.iter().zip(classes).all(|(range, class)| range.contains(&class))
    }
}

impl Plane {
    /// The patch in which two classes lie.
    pub(super) fn patch(&self, classes: [u16; 2]) -> Option<&Patch> {
        self.patches.iter().find(|patch| patch.holds(classes))
    }

    /// The place of the strip with a class.
    pub(super) fn strip(&self, class: u16) -> Result<usize, usize> {
        self.strips.binary_search_by_key(&class, |strip| strip.class)
    }
}

impl Planes {
    /// The state that stands for all with these classes of a plane.
    pub(super) fn state(
        &self,
        machine: &Machine,
        keys: &Keys,
        lanes: &Lanes<'_>,
        plane: u32,
        classes: [u16; 2],
    ) -> State {
        let mut key = self.keys.key(plane).to_vec();
        lanes.put(self.all[plane as usize].first, &mut key, classes.map(u64::from));
        let mut state = keys.blank();
        keys.unpack(machine, &key, &mut state);
        state
    }

    /// Where a lead leads from a class of its patch.
    pub(super) fn after(&self, patch: &Patch, lead: &Lead, lane: usize, class: u16) -> u16 {
        patch.after(&self.maps, lead, lane, class)
    }

    /// What the classes of the first lane become, from that of the first bit of the patch on.
    pub(super) fn map(&self, patch: &Patch, lead: &Lead) -> &[u16] {
        let Range { start, end } = &patch.classes[0];
        &self.maps.classes[lead.maps[0].start as usize..][..usize::from(end - start)]
    }
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

/// Walks planes until nothing new is come to.
pub(super) struct Walk<'a> {
    machine: &'a Machine,
    keys: &'a Keys,
    lanes: &'a Lanes<'a>,
    budget: &'a Budget<'a>,
    stepper: Stepper<'a>,
    writer: Writer<'a>,
    all: Vec<Plane>,
    ways: Vec<WayOn>,
    leads: Vec<Lead>,
    maps: Maps,
    known: Store,
    /// How many states runs have come to.
    states: usize,
    /// Of each first field: those from which nothing leads back to the others come last.
    ranks: Vec<u32>,
    waiting: BinaryHeap<Reverse<(u32, u32)>>,
    is_waiting: Vec<bool>,
    key: Vec<u64>,
    base: State,
    bounds: (Bounds, Bounds),
}

impl<'a> Walk<'a> {
    pub(super) fn new(
        machine: &'a Machine,
        ahead: &'a Ahead,
        keys: &'a Keys,
        lanes: &'a Lanes<'a>,
        followed: Followed,
        budget: &'a Budget<'a>,
    ) -> Self {
        let blank = Bounds::none(machine);
        Self {
            machine,
            keys,
            lanes,
            budget,
            stepper: Stepper::new(machine, &ahead.idle, keys.blank()),
            writer: Writer::new(machine, followed),
            all: Vec::new(),
            ways: Vec::new(),
            leads: Vec::new(),
            maps: Maps::default(),
            known: Store::new(keys.words),
            states: 0,
            ranks: ranks(&ahead.levels, keys.first_fields()),
            waiting: BinaryHeap::new(),
            is_waiting: Vec::new(),
            key: vec![0; keys.words],
            base: keys.blank(),
            bounds: (blank.clone(), blank),
        }
    }

    pub(super) fn run(mut self) -> Result<Planes, Stopped> {
        self.begin()?;
        let mut strips: Vec<(u16, u128)> = Vec::new();
        while let Some(Reverse((_, plane))) = self.waiting.pop() {
            self.is_waiting[plane as usize] = false;
            strips.clear();
            for strip in &mut self.all[plane as usize].strips {
                if strip.fresh != 0 {
                    strips.push((strip.class, std::mem::take(&mut strip.fresh)));
                }
            }
            for (class, fresh) in strips.drain(..) {
                self.budget.check()?;
                self.go_on(plane, class, fresh)?;
            }
        }
        let Self { all, ways, leads, maps, known, writer: Writer { stories, scripts, .. }, .. } = self;
        Ok(Planes { all, ways, leads, maps, keys: known, stories, scripts })
    }

    /// The moment before a run begins, and everything to which that leads.
    fn begin(&mut self) -> Result<(), Stopped> {
        self.keys.root(&mut self.key);
        self.known.insert(&self.key);
        let strip = Strip { class: 0, seen: 1, fresh: 1 };
        self.all.push(Plane {
            first: self.keys.root_field(),
            node: self.machine.nodes.len(),
            status: Status::Waiting,
            strips: vec![strip],
            patches: Vec::new(),
        });
        self.is_waiting.push(true);
        self.waiting.push(Reverse((0, 0)));
        self.states = 1;
        self.writer.ledger.clear();
        self.stepper.beginnings(&mut self.writer);
        let patch = self.ways_of(self.keys.root_field(), [0..1, 0..1])?;
        self.all[0].patches.push(patch);
        Ok(())
    }

    /// States of one strip go on.
    fn go_on(&mut self, plane: u32, class: u16, mut fresh: u128) -> Result<(), Stopped> {
        while fresh != 0 {
            let classes = [u16::try_from(fresh.trailing_zeros()).unwrap_or(0), class];
            let patch = match self.all[plane as usize].patch(classes) {
                Some(patch) => patch.clone(),
                None => self.open(plane, classes)?,
            };
            let together = fresh & patch.bits();
            fresh &= !together;
            for at in patch.leads.clone() {
                let lead = self.leads[at];
                let there = patch.after(&self.maps, &lead, 1, class);
                self.come_to(lead.to, there, self.maps.after(&lead, together))?;
            }
        }
        Ok(())
    }

    /// Runs come to these states of a strip.
    fn come_to(&mut self, plane: u32, class: u16, set: u128) -> Result<(), Stopped> {
        let here = &mut self.all[plane as usize];
        let at = here.strip(class).unwrap_or_else(|free| {
            here.strips.insert(free, Strip { class, seen: 0, fresh: 0 });
            free
        });
        let strip = &mut here.strips[at];
        let new = set & !strip.seen;
        if new == 0 {
            return Ok(());
        }
        strip.seen |= new;
        strip.fresh |= new;
        self.states += new.count_ones() as usize;
        self.budget.allow_walked(self.states)?;
        if here.status == Status::Waiting && !std::mem::replace(&mut self.is_waiting[plane as usize], true) {
            self.waiting.push(Reverse((self.ranks[here.first], plane)));
        }
        Ok(())
    }

    /// Finds out what happens to a state of a plane, and to which others the same happens.
    fn open(&mut self, plane: u32, classes: [u16; 2]) -> Result<Patch, Stopped> {
        let Plane { first, node, .. } = self.all[plane as usize];
        self.key.copy_from_slice(self.known.key(plane));
        self.lanes.put(first, &mut self.key, classes.map(u64::from));
        self.keys.unpack(self.machine, &self.key, &mut self.base);
        self.writer.ledger.clear();
        if let Body::Decision { choices, .. } = &self.machine.nodes[node].body {
            choices.clone().for_each(|choice| self.writer.ledger.log.offers(self.machine, &self.base, choice));
        }
        let offers = self.writer.ledger.log.len();
        self.writer.stand_in(&self.base);
        self.stepper.ways(&self.base, &mut self.writer);
        let (bounds, of_way) = &mut self.bounds;
        bounds.clear();
        bounds.before(self.machine, &self.writer.ledger.log, 0..offers);
        let mut log_start = offers;
        for taken in &self.writer.ledger.ways {
            of_way.clear();
            of_way.before(self.machine, &self.writer.ledger.log, log_start..taken.log_end);
            bounds.narrow(of_way);
            log_start = taken.log_end;
        }
        let (here, numbers) = (self.lanes.at(first), self.lanes.numbers());
        let within = [0, 1].map(|which| {
            let (from, to) = numbers[which].map_or((i64::MIN, i64::MAX), |number| self.bounds.0.of_number(number));
            let Range { start, end } = classes_within(&here[which], from, to);
            start.min(classes[which])..end.max(classes[which] + 1)
        });
        let patch = self.ways_of(first, within)?;
        self.all[plane as usize].patches.push(patch.clone());
        Ok(patch)
    }

    /// The ways that were written down, for these classes of both lanes at a place.
    fn ways_of(&mut self, first: usize, classes: [Range<u16>; 2]) -> Result<Patch, Stopped> {
        let (ways, leads) = (self.ways.len(), self.leads.len());
        let mut ops = 0;
        for nth in 0..self.writer.ledger.ways.len() {
            let taken = self.writer.ledger.ways[nth];
            let words = &self.writer.ledger.words[taken.state..taken.state + self.base.0.len()];
            self.base.0.copy_from_slice(words);
            let to = self.plane_of()?;
            let maps = [0, 1].map(|lane| self.map(lane, first, to, &classes[lane], ops..taken.ops_end));
            ops = taken.ops_end;
            let alike = |lead: &Lead| lead.to == to && lead.maps == maps;
            let lead = self.leads[leads..].iter().position(alike).unwrap_or(self.leads.len() - leads);
            if leads + lead == self.leads.len() {
                self.leads.push(Lead { to, maps });
            }
            self.ways.push(WayOn {
                way: taken.way,
                story: taken.story,
                script: taken.script,
                gain: taken.gain,
                seconds: taken.seconds,
                lead: u16::try_from(lead).map_err(|_| Stopped::TooMany)?,
            });
        }
        Ok(Patch { classes, ways: ways..self.ways.len(), leads: leads..self.leads.len() })
    }

    /// What classes of a lane at a place become on the way to a plane, by what is done to numbers.
    fn map(&mut self, lane: usize, from: usize, plane: u32, classes: &Range<u16>, ops: Range<usize>) -> Map {
        let to = self.all[plane as usize].first;
        let number = self.lanes.numbers()[lane];
        let change = match number {
            Some(number) => Change::of(self.machine, &self.writer.ledger.ops[ops], number),
            None => Change { add: 0, min: 0, max: 0 },
        };
        let asked = Asked { lane, from, to, classes: classes.clone(), change };
        if let Some(map) = self.maps.known.get(&asked) {
            return *map;
        }
        let (here, there) = (&self.lanes.at(from)[lane], &self.lanes.at(to)[lane]);
        let start = self.maps.classes.len();
        let after = here.least()[usize::from(classes.start)..usize::from(classes.end)].iter().map(|value| {
            let value = i32::try_from(change.of_value(i64::from(*value))).unwrap_or(i32::MAX);
            u16::try_from(there.class(value)).unwrap_or(0)
        });
        self.maps.classes.extend(after);
        let runs = if lane == 0 { self.maps.add_runs(classes.start, start) } else { (0, 0) };
        let map = Map { start: u32::try_from(start).unwrap_or(u32::MAX), runs };
        self.maps.known.insert(asked, map);
        map
    }

    /// The plane of the state at hand.
    fn plane_of(&mut self) -> Result<u32, Stopped> {
        self.keys.pack(self.machine, &self.base, Beside::default(), &mut self.key);
        let first = self.keys.first_of(&self.key);
        self.lanes.take(first, &mut self.key);
        let (plane, new) = self.known.insert(&self.key);
        if new {
            self.budget.allow(self.known.len())?;
            let node = self.machine.node(&self.base).unwrap_or(self.machine.nodes.len());
            let status = self.base.status();
            self.all.push(Plane { first, node, status, strips: Vec::new(), patches: Vec::new() });
            self.is_waiting.push(false);
        }
        Ok(plane)
    }
}

/// The classes whose least value lies within bounds.
fn classes_within(lane: &Lane<'_>, from: i64, to: i64) -> Range<u16> {
    let class = |end: usize| u16::try_from(end).unwrap_or(u16::MAX);
    let least = lane.least();
    let start = least.partition_point(|value| i64::from(*value) < from);
    let end = least.partition_point(|value| i64::from(*value) <= to);
    class(start)..class(end)
}

/// For each first field, where it comes in an order in which next to nothing leads back.
fn ranks(levels: &Levels, count: usize) -> Vec<u32> {
    let mut ranks = vec![0; count];
    let mut places = Vec::new();
    for (component, nodes) in levels.components().iter().enumerate() {
        for node in nodes {
            for (rules, choices) in levels.of_node(*node) {
                places.push((rules, Reverse(component), choices, levels.place(*node, rules, choices)));
            }
        }
    }
    places.sort_unstable();
    for (rank, (.., place)) in places.into_iter().enumerate() {
        ranks[place] = u32::try_from(rank).unwrap_or(u32::MAX);
    }
    ranks
}
