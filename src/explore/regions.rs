//! Regions: states that have one future, found again by what leads out of them.

use std::collections::VecDeque;
use std::ops::Range;
use std::sync::Arc;

use hashbrown::{HashMap, HashTable};

use super::components::Components;
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Edge {
    pub label: u16,
    pub target: u32,
    pub nth: u16,
    /// What it does to what is followed.
    pub script: Script,
    /// How many decisions it counts and what they are worth, where that is followed.
    pub gain: (u8, u8),
}

/// A walk that merged what has one future.
#[derive(Debug)]
pub(super) struct Merged {
    pub walked: Walked<()>,
    pub components: Components,
    /// By the places of edges: how many ways were tried before, and what is done to what is followed.
    pub edges: Vec<EdgeOf>,
    pub scripts: Scripts,
    /// Where runs are over at an ending, a state in which they are, if it matters whether they fail.
    pub ended: HashMap<u32, State>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct EdgeOf {
    pub nth: u16,
    pub script: Script,
    pub gain: (u8, u8),
}

/// All regions of a walk.
#[derive(Debug)]
pub(super) struct Regions {
    all: Vec<Region>,
    edges: Vec<Edge>,
    /// Regions without loops, by their edges; with what these come to as a number.
    alike: HashTable<(u64, u32)>,
    over: HashMap<(usize, u64), u32>,
    ended: HashMap<u32, State>,
    /// Regions that lead to each other: those of a loop were made one after the other.
    loops: Vec<Range<u32>>,
}

#[derive(Clone, Debug)]
struct Region {
    node: u32,
    /// The first field of the keys of its states.
    place: u32,
    edges: Range<u32>,
}

impl Region {
    fn edges(&self) -> Range<usize> {
        self.edges.start as usize..self.edges.end as usize
    }
}

const UNSEEN: u32 = u32::MAX;

impl Regions {
    pub(super) fn new() -> Self {
        Self {
            all: Vec::new(),
            edges: Vec::new(),
            alike: HashTable::new(),
            over: HashMap::new(),
            ended: HashMap::new(),
            loops: Vec::new(),
        }
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.all.len()
    }

    /// The region of a run that is over at a node, by the first field of its keys and by what makes it fail.
    pub(super) fn over(&mut self, node: usize, place: usize, fails: u64) -> u32 {
        if let Some(region) = self.over.get(&(place, fails)) {
            return *region;
        }
        let region = self.reserve(node, place);
        self.over.insert((place, fails), region);
        region
    }

    /// Keeps a state of a region where runs are over.
    pub(super) fn remember(&mut self, region: u32, state: &State) {
        self.ended.entry(region).or_insert_with(|| state.clone());
    }

    /// A region without edges yet.
    pub(super) fn reserve(&mut self, node: usize, place: usize) -> u32 {
        let region = number(self.all.len());
        self.all.push(Region { node: number(node), place: number(place), edges: 0..0 });
        region
    }

    /// The regions from this one on, which lead to each other, are all that do.
    pub(super) fn close_loop(&mut self, first: usize) {
        self.loops.push(number(first)..number(self.all.len()));
    }

    pub(super) fn set_edges(&mut self, region: u32, edges: &[Edge]) {
        let start = number(self.edges.len());
        self.edges.extend_from_slice(edges);
        self.all[region as usize].edges = start..number(self.edges.len());
    }

    /// A region that is like no other.
    pub(super) fn add(&mut self, node: usize, place: usize, edges: &[Edge]) -> u32 {
        let region = self.reserve(node, place);
        self.set_edges(region, edges);
        region
    }

    /// The region at this node with these edges; made if there is none.
    pub(super) fn same_or_add(&mut self, node: usize, place: usize, edges: &[Edge]) -> u32 {
        let hash = hash(node, edges);
        let same = |(_, region): &(u64, u32)| {
            let region = &self.all[*region as usize];
            region.node as usize == node && self.edges[region.edges()] == *edges
        };
        if let Some((_, region)) = self.alike.find(hash, same) {
            return *region;
        }
        let region = self.add(node, place, edges);
        self.alike.insert_unique(hash, (hash, region), |(hash, _)| *hash);
        region
    }

    /// The loops, by the new numbers of regions. What a region leads to was made before it, or in one loop with it.
    fn components(&self, numbers: &[u32], count: usize) -> Components {
        let mut components = Components::none(count);
        let mut loops = self.loops.iter().peekable();
        let mut region = 0;
        while region < numbers.len() {
            if let Some(round) = loops.next_if(|round| round.start as usize == region) {
                region = round.end as usize;
                let seen = numbers[round.start as usize..region].iter().copied().filter(|number| *number != UNSEEN);
                let mut states: Vec<u32> = seen.collect();
                states.sort_unstable();
                if !states.is_empty() {
                    components.push(&states, true);
                }
                continue;
            }
            if numbers[region] != UNSEEN {
                components.push(&[numbers[region]], false);
            }
            region += 1;
        }
        components
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
        let mut numbers = vec![UNSEEN; self.all.len()];
        let mut store = Store::new(1);
        let mut first_ways = Ways::root();
        let mut edges = Edges::with_capacity(self.all.len(), self.edges.len());
        let mut edges_of = Vec::with_capacity(self.edges.len());
        edges.first.push(0);
        let mut waiting = VecDeque::from([root]);
        numbers[root as usize] = 0;
        store.append(&[keys.numbered(self.all[root as usize].place as usize, 0)]);
        let mut next: u32 = 1;
        let mut state: u32 = 0;
        while let Some(region) = waiting.pop_front() {
            let Region { node, .. } = self.all[region as usize];
            for edge in &self.edges[self.all[region as usize].edges()] {
                let way = WayOut { state, nth: edge.nth };
                let target = edge.target as usize;
                if numbers[target] == UNSEEN {
                    numbers[target] = next;
                    store.append(&[keys.numbered(self.all[target].place as usize, next)]);
                    first_ways.push(way);
                    waiting.push_back(edge.target);
                    next += 1;
                }
                edges.targets.push(numbers[target]);
                edges.labels.push(edge.label);
                edges_of.push(EdgeOf { nth: edge.nth, script: edge.script, gain: edge.gain });
                labels.come_by(node as usize, edge.label, way);
            }
            edges.first.push(u32::try_from(edges.targets.len()).unwrap_or(u32::MAX));
            state += 1;
        }
        edges.shrink();
        store.shrink();
        let components = self.components(&numbers, next as usize);
        let machine = machine.clone();
        let walked = Walked { machine, keys, idle, store, first_ways, edges, labels, stories, observer: () };
        let ended = self.ended.into_iter().map(|(region, state)| (numbers[region as usize], state)).collect();
        Merged { walked, components, edges: edges_of, scripts, ended }
    }
}

fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// What edges of a node come to: labels and targets, multiplied and folded.
fn hash(node: usize, edges: &[Edge]) -> u64 {
    edges.iter().fold(0x9E37_79B9_7F4A_7C15 ^ node as u64, |hash, edge| {
        let product =
            u128::from(hash ^ (u64::from(edge.target) << 16 | u64::from(edge.label))) * 0xE703_7ED1_A0B4_28DB_u128;
        #[expect(clippy::cast_possible_truncation, reason = "both halves of the product are folded into one")]
        let folded = (product as u64) ^ ((product >> 64) as u64);
        folded
    })
}
