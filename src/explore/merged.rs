//! The graph of what has one future: every state is walked ([`super::planes`]), then told backwards. States of a node
//! whose ways are alike and lead to the same are one region, whatever else they differ in.
//!
//! Where a run can come back to where it was, states are merged by their keys alone. In the end regions are numbered
//! breadth first, as by [`super::walk`].

use std::ops::Range;
use std::sync::Arc;

use hashbrown::HashMap;

use super::ahead::{Ahead, Asked};
use super::backward::{self, Backward};
use super::components::Components;
use super::edges::{Edges, Label, Labels};
use super::keys::{BesideMost, Keys};
use super::lanes::Lanes;
use super::limits::{Budget, Stopped};
use super::plane_walk::planes;
use super::planes::{Plane, Planes, Strip, WayOn, bits, classes};
use super::regions::{Edge, Merged, Regions};
use super::walk::WayOut;
use crate::play::state::{End, Status};
use crate::play::{Input, Machine};
use crate::scenario::Tally;

/// What is told apart beside where runs can go.
#[derive(Clone, Debug, Default)]
pub(super) struct Followed {
    pub changes: Changes,
    /// What decisions count.
    pub grades: bool,
    /// At endings, whether a run fails whatever its percent.
    pub fails: bool,
}

/// What is followed: what is done to numbers, or to a promise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Changes {
    #[default]
    None,
    /// Meters, and where runs stand with them.
    Meters,
    Numbers(Arc<[usize]>),
    /// Of a promise instead: whether it is made, kept or broken, and whether its time passes.
    Promise(usize),
}

impl Changes {
    pub(super) fn follows(&self, number: usize) -> bool {
        match self {
            Self::None | Self::Promise(_) => false,
            Self::Meters => number >= Tally::ALL.len(),
            Self::Numbers(numbers) => numbers.contains(&number),
        }
    }

    pub(super) fn follows_promise(&self, promise: usize) -> bool {
        *self == Self::Promise(promise)
    }
}

/// Walks all states that flow can tell apart, and merges them to as few as there are.
pub(super) fn merged(machine: &Arc<Machine>, followed: Followed, budget: &Budget<'_>) -> Result<Merged, Stopped> {
    let changes = (followed.changes != Changes::None).then(|| backward::Followed::Changes(followed.changes.clone()));
    let back = Backward { followed: changes, ..Backward::new(machine) };
    let mut asked = Asked { counts: followed.grades, ..Asked::nothing(machine) };
    if followed.fails {
        machine.fails_if.iter().for_each(|when| back.reading(&mut asked.at_endings, when));
    }
    let ahead = Ahead::of(&back, &asked);
    let keys = Keys::new(machine, &back.spans, &ahead, BesideMost::default());
    let lanes = Lanes::of(machine, &keys);
    let fails = followed.fails;
    let planes = planes(machine, &ahead, &keys, &lanes, followed, budget)?;
    let mut merger = Merger::new(machine, &keys, &lanes, &planes, fails, budget);
    let root = merger.run()?;
    let Merger { labels, merged, .. } = merger;
    let Planes { stories, scripts, .. } = planes;
    Ok(merged.breadth_first(machine, keys, ahead.idle.into(), labels, (stories, scripts), root))
}

/// Not known yet, or no state that runs come to.
const UNKNOWN: u32 = u32::MAX;
/// Not asked for yet.
const NO_LABEL: u16 = u16::MAX;

/// The regions of a strip's states: where they begin, from this class of the first lane on.
#[derive(Clone, Copy, Debug)]
struct Row {
    start: usize,
    first: usize,
}

impl Row {
    fn at(self, class: u16) -> usize {
        self.start + usize::from(class) - self.first
    }
}

/// A state: its strip, and its class of the first lane.
#[derive(Clone, Copy, Debug)]
struct Cell {
    strip: u32,
    class: u16,
}

/// Finds the regions of states, those first that nothing of what is not known leads on from.
struct Merger<'a> {
    machine: &'a Machine,
    keys: &'a Keys,
    lanes: &'a Lanes<'a>,
    planes: &'a Planes,
    fails: bool,
    budget: &'a Budget<'a>,
    labels: Labels,
    merged: Regions,
    /// By strip.
    rows: Vec<Row>,
    regions: Vec<u32>,
    /// The regions to which the leads of a state lead.
    targets: Vec<u32>,
    /// The edges of a state; of each its way, and the last of its ticks.
    numbered: Vec<Edge>,
    by: Vec<(usize, u32)>,
    /// By way: the number of its label.
    labels_of: Vec<u16>,
}

impl<'a> Merger<'a> {
    fn new(
        machine: &'a Machine,
        keys: &'a Keys,
        lanes: &'a Lanes<'a>,
        planes: &'a Planes,
        fails: bool,
        budget: &'a Budget<'a>,
    ) -> Self {
        let mut count = 0;
        let mut row = |strip: &Strip| {
            let first = strip.seen.trailing_zeros() as usize;
            let start = count;
            count += 128 - strip.seen.leading_zeros() as usize - first;
            Row { start, first }
        };
        let rows = planes.strips.all.iter().map(&mut row).collect();
        Self {
            machine,
            keys,
            lanes,
            planes,
            fails,
            budget,
            labels: Labels::new(machine.nodes.len()),
            merged: Regions::new(),
            rows,
            regions: vec![UNKNOWN; count],
            targets: Vec::new(),
            numbered: Vec::new(),
            by: Vec::new(),
            labels_of: vec![NO_LABEL; planes.ways.len()],
        }
    }

    /// The region of the moment before a run begins.
    fn run(&mut self) -> Result<u32, Stopped> {
        let components = Components::of(&between(self.planes));
        for component in 0..components.count() {
            self.budget.check()?;
            self.budget.allow(self.merged.count())?;
            let planes = components.states(component);
            if components.is_cyclic(component) {
                self.merge_round(planes)?;
            } else {
                self.merge(planes[0] as usize)?;
            }
        }
        Ok(self.regions[0])
    }

    /// The regions of a plane that does not lead back to itself.
    fn merge(&mut self, plane: usize) -> Result<(), Stopped> {
        let planes = self.planes;
        let here = &planes.all[plane];
        let mut leads: Vec<(Row, &[u16])> = Vec::new();
        for strip in here.strips.iter().copied() {
            let Strip { others, seen, .. } = planes.strips.all[strip as usize];
            let row = self.rows[strip as usize];
            if let Status::Over(end) = here.status {
                for class in bits(seen) {
                    self.regions[row.at(class)] = self.over(Cell { strip, class }, end);
                }
                continue;
            }
            let mut left = seen;
            while left != 0 {
                let first = u16::try_from(left.trailing_zeros()).unwrap_or(0);
                let onward = planes.strips.onward(strip, &here.patches, classes(first, others));
                let (patch, targets) = onward.ok_or(Stopped::TooMany)?;
                let together = left & patch.bits();
                left &= !together;
                let ways = &planes.ways[patch.ways.clone()];
                let on = planes.leads[patch.leads.clone()].iter().zip(targets);
                leads.clear();
                leads.extend(on.map(|(lead, strip)| (self.rows[*strip as usize], planes.map(patch, lead))));
                self.targets.clear();
                self.targets.resize(leads.len(), UNKNOWN);
                let from = usize::from(patch.classes[0].start);
                let mut last = UNKNOWN;
                for class in bits(together) {
                    let mut same = true;
                    for ((row, map), target) in leads.iter().zip(&mut self.targets) {
                        let there = self.regions[row.at(map[usize::from(class) - from])];
                        same &= *target == there;
                        *target = there;
                    }
                    if !same || last == UNKNOWN {
                        self.find_edges(here.node, ways, patch.ways.start)?;
                        last = self.merged.same_or_add(here.node, here.first, &self.numbered);
                    }
                    self.regions[row.at(class)] = last;
                }
            }
        }
        Ok(())
    }

    /// The regions of planes that lead to each other: where states do not, they are merged all the same.
    fn merge_round(&mut self, planes: &[u32]) -> Result<(), Stopped> {
        let mut cells = Vec::new();
        let mut numbers_of = HashMap::new();
        for strip in planes.iter().flat_map(|plane| &self.planes.all[*plane as usize].strips) {
            for class in bits(self.planes.strips.all[*strip as usize].seen) {
                cells.push(Cell { strip: *strip, class });
                numbers_of.insert(self.rows[*strip as usize].at(class), cells.len());
            }
        }
        // A state before all others leads to each, so that none is missed.
        let number = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        let mut graph = Edges { first: vec![0], targets: (1..=number(cells.len())).collect(), labels: Vec::new() };
        graph.first.push(number(graph.targets.len()));
        for cell in &cells {
            let (_, leads) = self.leads_of(*cell)?;
            graph.targets.extend(leads.iter().filter_map(|target| numbers_of.get(target)).copied().map(number));
            graph.first.push(number(graph.targets.len()));
        }
        let components = Components::of(&graph);
        for component in 0..components.count() {
            self.budget.check()?;
            let members: Vec<Cell> =
                components.states(component).iter().filter(|at| **at > 0).map(|at| cells[*at as usize - 1]).collect();
            if !components.is_cyclic(component) {
                for cell in members {
                    self.find_edges_of(cell)?;
                    let Plane { node, first, .. } = *self.plane(cell);
                    let place = self.place(cell);
                    self.regions[place] = self.merged.same_or_add(node, first, &self.numbered);
                }
                continue;
            }
            let start = self.merged.count();
            for cell in &members {
                let Plane { node, first, .. } = *self.plane(*cell);
                let place = self.place(*cell);
                self.regions[place] = self.merged.reserve(node, first);
            }
            self.merged.close_loop(start);
            for cell in members {
                self.find_edges_of(cell)?;
                let region = self.regions[self.place(cell)];
                self.merged.set_edges(region, &self.numbered);
            }
        }
        Ok(())
    }

    fn plane(&self, cell: Cell) -> &'a Plane {
        &self.planes.all[self.planes.strips.all[cell.strip as usize].plane as usize]
    }

    /// The place of a state among the regions of all.
    fn place(&self, Cell { strip, class }: Cell) -> usize {
        self.rows[strip as usize].at(class)
    }

    /// The ways out of a state, and the places of the states to which its leads lead.
    fn leads_of(&self, cell: Cell) -> Result<(Range<usize>, Vec<usize>), Stopped> {
        let Strip { others, .. } = self.planes.strips.all[cell.strip as usize];
        let patches = &self.plane(cell).patches;
        let onward = self.planes.strips.onward(cell.strip, patches, classes(cell.class, others));
        let (patch, targets) = onward.ok_or(Stopped::TooMany)?;
        let at = usize::from(cell.class - patch.classes[0].start);
        let leads = self.planes.leads[patch.leads.clone()].iter().zip(targets);
        let leads = leads.map(|(lead, strip)| self.rows[*strip as usize].at(self.planes.map(patch, lead)[at]));
        Ok((patch.ways.clone(), leads.collect()))
    }

    /// The edges of a state whose targets are known.
    fn find_edges_of(&mut self, cell: Cell) -> Result<(), Stopped> {
        let (ways, leads) = self.leads_of(cell)?;
        self.targets.clear();
        self.targets.extend(leads.into_iter().map(|target| self.regions[target]));
        self.find_edges(self.plane(cell).node, &self.planes.ways[ways.clone()], ways.start)
    }

    /// The region of a run that is over.
    fn over(&mut self, cell: Cell, end: End) -> u32 {
        let Plane { node, first, .. } = *self.plane(cell);
        if !self.fails || end != End::Ending {
            return self.merged.over(node, first, 0);
        }
        let Strip { plane, others, .. } = self.planes.strips.all[cell.strip as usize];
        let state = self.planes.state(self.machine, self.keys, self.lanes, plane, classes(cell.class, others));
        let holds = self.machine.fails_if.iter().enumerate();
        let fails =
            holds.fold(0_u64, |fails, (nth, when)| fails | u64::from(when.holds(self.machine, &state)) << (nth % 64));
        let region = self.merged.over(node, first, fails);
        self.merged.remember(region, &state);
        region
    }

    /// Ways as edges: ticks that come to the same are one. The first of the ways has this number among all.
    fn find_edges(&mut self, node: usize, ways: &[WayOn], first: usize) -> Result<(), Stopped> {
        self.numbered.clear();
        self.by.clear();
        let mut group = 0;
        let mut of = None;
        for (nth, on) in ways.iter().enumerate() {
            let target = self.targets[usize::from(on.lead)];
            let mut ticks = 0;
            if let Some(Input::Choose { choice, ticks: waited }) = on.way.input {
                if of != Some(choice) {
                    (group, of) = (self.numbered.len(), Some(choice));
                }
                ticks = waited;
                let same = |(earlier, (by, last)): &(&Edge, &mut (usize, u32))| {
                    (earlier.target, earlier.script, earlier.gain, ways[*by].story)
                        == (target, on.script, on.gain, on.story)
                        && *last + 1 == ticks
                };
                let mut earlier = self.numbered[group..].iter().zip(&mut self.by[group..]).rev();
                if ticks > 0
                    && let Some((_, (_, last))) = earlier.find(same)
                {
                    *last = on.way.last_tick.min(ticks);
                    continue;
                }
            }
            let nth = u16::try_from(nth).map_err(|_| Stopped::TooMany)?;
            self.numbered.push(Edge { label: 0, target, nth, script: on.script, gain: on.gain });
            self.by.push((usize::from(nth), if ticks > 0 { ticks } else { on.way.last_tick }));
        }
        for (edge, (by, last_tick)) in self.numbered.iter_mut().zip(&self.by) {
            let on = &ways[*by];
            let alone = *last_tick == on.way.last_tick;
            if alone && self.labels_of[first + by] != NO_LABEL {
                edge.label = self.labels_of[first + by];
                continue;
            }
            let label = Label {
                input: on.way.input,
                last_tick: *last_tick,
                story: on.story,
                seconds: on.seconds,
                probability: on.way.probability,
                first: WayOut::NONE,
            };
            edge.label = self.labels.number(node, &label).ok_or(Stopped::TooMany)?;
            if alone {
                self.labels_of[first + by] = edge.label;
            }
        }
        Ok(())
    }
}

/// Which planes lead to which.
fn between(planes: &Planes) -> Edges {
    let mut edges = Edges { first: vec![0], ..Edges::default() };
    for plane in &planes.all {
        let leads = plane.patches.iter().flat_map(|patch| &planes.leads[patch.leads.clone()]);
        edges.targets.extend(leads.map(|lead| lead.to));
        edges.first.push(u32::try_from(edges.targets.len()).unwrap_or(u32::MAX));
    }
    edges
}
