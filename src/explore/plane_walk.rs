//! Every state of a question, walked a plane at a time.
//!
//! A step is taken for one state. What it read says for which others of its plane it goes the same way
//! ([`super::bounds`]), and what it did to the lanes, where it takes them ([`super::maps`]); so the machine is stepped once
//! for a patch of a plane, not once for each state.

use std::array;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

use super::ahead::Ahead;
use super::bounds::{ANY, Bounds, before, both};
use super::change::Change;
use super::keys::{Beside, Keys};
use super::lanes::{Classes, LANES, Lane, Lanes};
use super::ledger::{Ledger, Writer};
use super::levels::Levels;
use super::limits::{Budget, Stopped};
use super::maps::{Asked, Maps};
use super::merged::Followed;
use super::planes::{Lead, Patch, Plane, Planes, Strip, Strips, WayOn, classes};
use super::stepper::Stepper;
use super::store::Store;
use crate::play::machine::{Body, Machine};
use crate::play::state::{State, Status};

/// Walks all planes.
pub(super) fn planes(
    machine: &Machine,
    ahead: &Ahead,
    keys: &Keys,
    lanes: &Lanes<'_>,
    followed: Followed,
    budget: &Budget<'_>,
) -> Result<Planes, Stopped> {
    let walk = Walk {
        machine,
        keys,
        lanes,
        budget,
        stepper: Stepper::new(machine, &ahead.idle, keys.blank()),
        writer: Writer::new(machine, followed),
        all: Vec::new(),
        strips: Strips::default(),
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
    };
    walk.run()
}

struct Walk<'a> {
    machine: &'a Machine,
    keys: &'a Keys,
    lanes: &'a Lanes<'a>,
    budget: &'a Budget<'a>,
    stepper: Stepper<'a>,
    writer: Writer<'a>,
    all: Vec<Plane>,
    strips: Strips,
    ways: Vec<WayOn>,
    leads: Vec<Lead>,
    maps: Maps,
    known: Store,
    /// How many states runs have come to.
    states: usize,
    /// Of each first field: what leads to others comes before them, as far as nothing leads back.
    ranks: Vec<u32>,
    /// Planes of which states have not gone on yet, by rank.
    waiting: BinaryHeap<Reverse<(u32, u32)>>,
    is_waiting: Vec<bool>,
    key: Vec<u64>,
    base: State,
}

impl Walk<'_> {
    fn run(mut self) -> Result<Planes, Stopped> {
        self.begin()?;
        let mut strips: Vec<(u32, u128)> = Vec::new();
        while let Some(Reverse((_, plane))) = self.waiting.pop() {
            self.is_waiting[plane as usize] = false;
            for number in &self.all[plane as usize].strips {
                let strip = &mut self.strips.all[*number as usize];
                if strip.fresh != 0 {
                    strips.push((*number, std::mem::take(&mut strip.fresh)));
                }
            }
            for (strip, fresh) in strips.drain(..) {
                self.budget.check()?;
                self.go_on(strip, fresh)?;
            }
        }
        let Self { all, strips, ways, leads, maps, known, writer: Writer { stories, scripts, .. }, .. } = self;
        Ok(Planes { all, strips, ways, leads, maps, keys: known, stories, scripts })
    }

    /// The moment before a run begins.
    fn begin(&mut self) -> Result<(), Stopped> {
        self.keys.root(&mut self.key);
        self.known.insert(&self.key);
        self.all.push(Plane {
            first: self.keys.root_field(),
            node: self.machine.nodes.len(),
            status: Status::Waiting,
            strips: Vec::new(),
            patches: Vec::new(),
        });
        self.is_waiting.push(false);
        self.writer.ledger.clear();
        self.stepper.beginnings(&mut self.writer);
        let patch = self.ways_of(self.keys.root_field(), array::from_fn(|_| 0..1), 0)?;
        self.all[0].patches.push(patch);
        let (strip, _) = self.strips.find_or_add(0, [0; LANES - 1]);
        self.all[0].strips.push(strip);
        self.come_to(strip, 1)
    }

    /// States of one strip go on.
    fn go_on(&mut self, strip: u32, mut fresh: u128) -> Result<(), Stopped> {
        let Strip { plane, others, .. } = self.strips.all[strip as usize];
        while fresh != 0 {
            let at = classes(u16::try_from(fresh.trailing_zeros()).unwrap_or(0), others);
            let nth = match self.all[plane as usize].patch(at) {
                Some(nth) => nth,
                None => self.open(plane, at)?,
            };
            let patch = self.all[plane as usize].patches[nth].clone();
            let together = fresh & patch.bits();
            fresh &= !together;
            let Self { strips, all, leads, maps, .. } = self;
            let leads_to = |at: usize| {
                let lead = &leads[at];
                (lead.to, patch.others_after(maps, lead, others))
            };
            let targets = strips.targets_by(strip, (nth, &patch), leads_to, |plane, strip| {
                all[plane as usize].strips.push(strip);
            })?;
            for (at, lead) in (targets..).zip(patch.leads) {
                let map = self.leads[lead].maps[0];
                self.come_to(self.strips.target(at), self.maps.after_all(map, together))?;
            }
        }
        Ok(())
    }

    /// Runs come to these states of a strip.
    fn come_to(&mut self, strip: u32, set: u128) -> Result<(), Stopped> {
        let strip = &mut self.strips.all[strip as usize];
        let new = set & !strip.seen;
        if new == 0 {
            return Ok(());
        }
        strip.seen |= new;
        strip.fresh |= new;
        self.states += new.count_ones() as usize;
        self.budget.allow_walked(self.states)?;
        let (here, plane) = (&self.all[strip.plane as usize], strip.plane);
        if here.status == Status::Waiting && !std::mem::replace(&mut self.is_waiting[plane as usize], true) {
            self.waiting.push(Reverse((self.ranks[here.first], plane)));
        }
        Ok(())
    }

    /// Finds out what happens to a state of a plane, and to which others the same happens: the place of a new patch.
    fn open(&mut self, plane: u32, at: Classes) -> Result<usize, Stopped> {
        let Plane { first, node, .. } = self.all[plane as usize];
        self.key.copy_from_slice(self.known.key(plane));
        self.lanes.put(first, &mut self.key, at);
        self.keys.unpack(self.machine, &self.key, &mut self.base);
        self.writer.ledger.clear();
        if let Body::Decision { choices, .. } = &self.machine.nodes[node].body {
            choices.clone().for_each(|choice| self.writer.ledger.log.offers(self.machine, &self.base, choice));
        }
        let offers = self.writer.ledger.log.len();
        self.writer.stand_in(&self.base);
        self.stepper.ways(&self.base, &mut self.writer);
        let (here, numbers) = (self.lanes.at(first), self.lanes.numbers());
        let within = array::from_fn(|lane| {
            let (from, to) = numbers[lane].map_or(ANY, |number| self.same_for(number, offers));
            let Range { start, end } = classes_within(&here[lane], from, to);
            start.min(at[lane])..end.max(at[lane] + 1)
        });
        let patch = self.ways_of(first, within, offers)?;
        let patches = &mut self.all[plane as usize].patches;
        patches.push(patch);
        Ok(patches.len() - 1)
    }

    /// For which values of a number all ways at hand are the same; the log begins with why choices are offered.
    fn same_for(&self, number: usize, offers: usize) -> Bounds {
        let Ledger { log, ways, .. } = &self.writer.ledger;
        let mut start = offers;
        ways.iter().fold(before(self.machine, log.part(0..offers), number), |bounds, taken| {
            let part = log.part(start..taken.log_end);
            start = taken.log_end;
            both(bounds, before(self.machine, part, number))
        })
    }

    /// The ways that were written down, for these classes at a place; where their log begins.
    fn ways_of(&mut self, from: usize, classes: [Range<u16>; LANES], mut start: usize) -> Result<Patch, Stopped> {
        let (ways, leads) = (self.ways.len(), self.leads.len());
        let numbers = self.lanes.numbers();
        for nth in 0..self.writer.ledger.ways.len() {
            let taken = self.writer.ledger.ways[nth];
            let words = &self.writer.ledger.words[taken.state..taken.state + self.base.0.len()];
            self.base.0.copy_from_slice(words);
            let plane = self.plane_of()?;
            let to = self.all[plane as usize].first;
            let done = self.writer.ledger.log.part(start..taken.log_end);
            start = taken.log_end;
            let maps = array::from_fn(|lane| {
                let change = Change::of_log(self.machine, done, numbers[lane]);
                let asked = Asked { lane, from, to, classes: classes[lane].clone(), change };
                self.maps.find(self.lanes, &asked)
            });
            let alike = |lead: &Lead| lead.to == plane && lead.maps == maps;
            let lead = self.leads[leads..].iter().position(alike).unwrap_or_else(|| {
                self.leads.push(Lead { to: plane, maps });
                self.leads.len() - 1 - leads
            });
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

    /// The plane of the state at hand.
    fn plane_of(&mut self) -> Result<u32, Stopped> {
        self.keys.pack(self.machine, &self.base, Beside::default(), &mut self.key);
        let first = self.keys.first_of(&self.key);
        self.lanes.take(first, &mut self.key);
        let (plane, is_new) = self.known.insert(&self.key);
        if is_new {
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
