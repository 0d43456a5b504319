//! Regions: states that have one future, found again by the bounds in which they lie.

use std::collections::VecDeque;
use std::hash::BuildHasher;
use std::ops::Range;
use std::sync::Arc;

use hashbrown::{DefaultHashBuilder, HashMap, HashTable};

use super::ahead::Ahead;
use super::bounds::{Bound, Bounds};
use super::edges::{Edges, Labels};
use super::keys::Keys;
use super::scripts::{Script, Scripts};
use super::store::Store;
use super::trace::Stories;
use super::walk::{Walked, WayOut, Ways};
use crate::play::Machine;
use crate::play::state::State;

/// A way from one region to another: its label among those of the node, where it leads, and how many ways were tried
/// before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Edge {
    pub label: u16,
    pub target: u32,
    pub nth: u16,
    /// What it does to meters, where that is followed.
    pub script: Script,
    /// How many decisions it counts and what they are worth, where that is followed.
    pub gain: (u8, u8),
}

/// A walk that merged what has one future.
#[derive(Debug)]
pub(super) struct Merged {
    pub walked: Walked<()>,
    /// By the places of edges: how many ways were tried before, and what is done to meters.
    pub edges: Vec<EdgeOf>,
    pub scripts: Scripts,
    /// Where runs are over at an ending, a state in which they are, if grades are followed.
    pub ended: HashMap<u32, State>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct EdgeOf {
    pub nth: u16,
    pub script: Script,
    pub gain: (u8, u8),
}

/// The region in which a state lies, and the bounds by which that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub region: u32,
    from: u32,
    to: u32,
}

/// All regions of a walk.
#[derive(Debug)]
pub(super) struct Regions {
    all: Vec<Region>,
    edges: Vec<Edge>,
    /// Regions without loops, by their edges.
    alike: HashTable<u32>,
    hasher: DefaultHashBuilder,
    over: HashMap<(usize, u64), u32>,
    ended: HashMap<u32, State>,
    bounds: Vec<Bound>,
    by_node: Vec<AtNode>,
    spare: Option<(Bounds, Bounds)>,
    blank: Bounds,
}

#[derive(Clone, Debug)]
struct Region {
    node: usize,
    /// The first field of the keys of its states.
    place: usize,
    edges: Range<usize>,
}

/// The bounds of the regions of a node, where a run waits.
#[derive(Debug, Default)]
struct AtNode {
    /// For numbers that tell something apart here.
    numbers: Vec<ByNumber>,
    /// Bounds that are narrow in none of them.
    wide: Vec<Kept>,
}

/// How many numbers are looked at before all bounds are.
const LOOKED_AT: usize = 3;

/// A region's bounds, with those of the first numbers beside each other: most bounds are left for one of them.
#[derive(Clone, Copy, Debug)]
struct Kept {
    found: Found,
    from: [i32; LOOKED_AT],
    to: [i32; LOOKED_AT],
}

/// Bounds that are narrower in this number than in any other, by each of its values in them.
#[derive(Debug)]
struct ByNumber {
    number: usize,
    least: i64,
    values: Vec<Vec<Kept>>,
}

/// Bounds that hold for more values than this are looked through one by one.
const MOST_NARROW: i64 = 40;
/// A number with more values than this is no help.
const MOST_VALUES: i64 = 4_096;

impl Regions {
    pub(super) fn new(machine: &Machine, ahead: &Ahead) -> Self {
        let by_node = (0..machine.nodes.len()).map(|node| AtNode::new(machine, ahead, node)).collect();
        let blank = Bounds::none(machine);
        Self {
            all: Vec::new(),
            edges: Vec::new(),
            alike: HashTable::new(),
            hasher: DefaultHashBuilder::default(),
            over: HashMap::new(),
            ended: HashMap::new(),
            bounds: Vec::new(),
            by_node,
            spare: Some((blank.clone(), blank.clone())),
            blank,
        }
    }

    /// Two sets of bounds to work with, without any.
    pub(super) fn take_bounds(&mut self) -> (Bounds, Bounds) {
        let (mut a, mut b) = self.spare.take().unwrap_or_else(|| (self.blank.clone(), self.blank.clone()));
        a.clear();
        b.clear();
        (a, b)
    }

    pub(super) fn give_back(&mut self, a: Bounds, b: Bounds) {
        self.spare = Some((a, b));
    }

    /// The region of a run that is over at a node, by the first field of its keys and by what makes it fail.
    pub(super) fn over(&mut self, node: usize, place: usize, fails: u64) -> Found {
        let known = self.over.get(&(place, fails)).copied();
        let region = known.unwrap_or_else(|| self.reserve(node, place));
        self.over.insert((place, fails), region);
        Found { region, from: 0, to: 0 }
    }

    /// Keeps a state of a region where runs are over.
    pub(super) fn remember(&mut self, region: u32, state: &State) {
        self.ended.entry(region).or_insert_with(|| state.clone());
    }

    /// The region in which a state lies that waits at a node.
    pub(super) fn find(&self, machine: &Machine, node: usize, state: &State) -> Option<Found> {
        let here = &self.by_node[node];
        let mut values = [0; LOOKED_AT];
        for (value, by) in values.iter_mut().zip(&here.numbers) {
            *value = machine.number(state, by.number);
        }
        let holds = |kept: &&Kept| {
            (0..LOOKED_AT).all(|at| kept.from[at] <= values[at] && values[at] <= kept.to[at])
                && self.bounds_of(kept.found).iter().all(|bound| bound.holds(machine, state))
        };
        let narrow = here.numbers.iter().find_map(|by| {
            let at = i64::from(machine.number(state, by.number)) - by.least;
            by.values.get(usize::try_from(at).ok()?)?.iter().find(holds)
        });
        narrow.or_else(|| here.wide.iter().find(holds)).map(|kept| kept.found)
    }

    fn bounds_of(&self, found: Found) -> &[Bound] {
        &self.bounds[found.from as usize..found.to as usize]
    }

    /// The bounds by which a state was found.
    pub(super) fn load(&self, found: Found, bounds: &mut Bounds) {
        bounds.clear();
        self.bounds_of(found).iter().for_each(|bound| bounds.add(*bound));
    }

    /// A region without edges yet.
    pub(super) fn reserve(&mut self, node: usize, place: usize) -> u32 {
        let region = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        self.all.push(Region { node, place, edges: 0..0 });
        region
    }

    pub(super) fn set_edges(&mut self, region: u32, edges: Vec<Edge>) {
        let start = self.edges.len();
        self.edges.extend(edges);
        self.all[region as usize].edges = start..self.edges.len();
    }

    /// A region that is like no other.
    pub(super) fn add(&mut self, node: usize, place: usize, edges: Vec<Edge>) -> u32 {
        let region = self.reserve(node, place);
        self.set_edges(region, edges);
        region
    }

    /// The region at this node with these edges; made if there is none.
    pub(super) fn same_or_add(&mut self, node: usize, place: usize, edges: Vec<Edge>) -> u32 {
        let Self { all, edges: kept, alike, hasher, .. } = self;
        let hash_of = |node: usize, edges: &[Edge]| hasher.hash_one((node, edges));
        let of = |region: &u32| {
            let region = &all[*region as usize];
            (region.node, &kept[region.edges.clone()])
        };
        let hash = hash_of(node, &edges);
        if let Some(region) = alike.find(hash, |region| of(region) == (node, edges.as_slice())) {
            return *region;
        }
        let region = u32::try_from(all.len()).unwrap_or(u32::MAX);
        alike.insert_unique(hash, region, |region| {
            let (node, edges) = of(region);
            hash_of(node, edges)
        });
        self.add(node, place, edges)
    }

    /// A region has these bounds, too; `state` lies in them.
    pub(super) fn bound(
        &mut self,
        machine: &Machine,
        node: usize,
        region: u32,
        bounds: &Bounds,
        state: &State,
    ) -> Found {
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let from = number(self.bounds.len());
        bounds.list(machine, state, &mut self.bounds);
        let found = Found { region, from, to: number(self.bounds.len()) };
        self.by_node[node].insert(found, bounds);
        found
    }

    /// Numbers regions breadth first from the root, as a walk would have come to them.
    pub(super) fn breadth_first(
        self,
        machine: &Arc<Machine>,
        keys: Keys,
        idle: Arc<[bool]>,
        mut labels: Labels,
        (stories, scripts): (Stories, Scripts),
        root: u32,
    ) -> Merged {
        const UNSEEN: u32 = u32::MAX;
        let mut numbers = vec![UNSEEN; self.all.len()];
        let mut store = Store::new(1);
        let mut first_ways = Ways::root();
        let mut edges = Edges::default();
        let mut edges_of = Vec::new();
        edges.first.push(0);
        let mut waiting = VecDeque::from([root]);
        numbers[root as usize] = 0;
        store.insert(&[keys.numbered(self.all[root as usize].place, 0)]);
        let mut next: u32 = 1;
        let mut state: u32 = 0;
        while let Some(region) = waiting.pop_front() {
            let Region { node, edges: range, .. } = self.all[region as usize].clone();
            for edge in &self.edges[range] {
                let way = WayOut { state, nth: edge.nth };
                let target = edge.target as usize;
                if numbers[target] == UNSEEN {
                    numbers[target] = next;
                    store.insert(&[keys.numbered(self.all[target].place, next)]);
                    first_ways.push(way);
                    waiting.push_back(edge.target);
                    next += 1;
                }
                edges.targets.push(numbers[target]);
                edges.labels.push(edge.label);
                edges_of.push(EdgeOf { nth: edge.nth, script: edge.script, gain: edge.gain });
                labels.come_by(node, edge.label, way);
            }
            edges.first.push(u32::try_from(edges.targets.len()).unwrap_or(u32::MAX));
            state += 1;
        }
        edges.shrink();
        store.shrink();
        let machine = machine.clone();
        let walked = Walked { machine, keys, idle, store, first_ways, edges, labels, stories, observer: () };
        let ended = self.ended.into_iter().map(|(region, state)| (numbers[region as usize], state)).collect();
        Merged { walked, edges: edges_of, scripts, ended }
    }
}

impl AtNode {
    fn new(machine: &Machine, ahead: &Ahead, node: usize) -> Self {
        let levels = &ahead.levels;
        let matters = |number: &usize| {
            levels
                .of_node(node)
                .any(|(rules, choices)| !ahead.waiting[levels.place(node, rules, choices)].numbers[*number].is_empty())
        };
        let by = |number: usize| {
            let (min, max) = machine.ranges[number];
            let values = i64::from(max) - i64::from(min) + 1;
            let count = usize::try_from(values).ok().filter(|_| values <= MOST_VALUES)?;
            Some(ByNumber { number, least: i64::from(min), values: vec![Vec::new(); count] })
        };
        Self { numbers: (0..machine.ranges.len()).filter(matters).filter_map(by).collect(), wide: Vec::new() }
    }

    fn insert(&mut self, found: Found, bounds: &Bounds) {
        let mut kept = Kept { found, from: [i32::MIN; LOOKED_AT], to: [i32::MAX; LOOKED_AT] };
        for (at, by) in self.numbers.iter().enumerate().take(LOOKED_AT) {
            let (from, to) = bounds.of_number(by.number);
            kept.from[at] = i32::try_from(from).unwrap_or(if from < 0 { i32::MIN } else { i32::MAX });
            kept.to[at] = i32::try_from(to).unwrap_or(if to < 0 { i32::MIN } else { i32::MAX });
        }
        let places = self.numbers.iter_mut().filter_map(|by| {
            let (from, to) = bounds.of_number(by.number);
            let last = i64::try_from(by.values.len()).ok()? - 1;
            let (from, to) = (from.max(by.least) - by.least, to.min(by.least + last) - by.least);
            (from <= to && to - from < MOST_NARROW).then_some((to - from, from, by))
        });
        let Some((width, from, by)) = places.min_by_key(|(width, ..)| *width) else {
            self.wide.push(kept);
            return;
        };
        let from = usize::try_from(from).unwrap_or(0);
        let width = usize::try_from(width).unwrap_or(0);
        by.values[from..=from + width].iter_mut().for_each(|list| list.push(kept));
    }
}
