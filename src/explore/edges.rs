//! Edges between states, packed, and what is known of each: its label.

use hashbrown::HashMap;

use super::trace::Story;
use super::walk::WayOut;
use crate::play::Input;

/// What an edge is; edges of a node that come to the same share one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Label {
    /// What was done; none for the beginning of a run. The ticks are the fewest.
    pub input: Option<Input>,
    /// The most ticks that come to the same.
    pub last_tick: u32,
    pub story: Story,
    /// Simulated.
    pub seconds: u32,
    /// How likely its outcomes of chance are.
    pub probability: f64,
    /// The first way that had it.
    pub first: WayOut,
}

impl Label {
    /// The fewest ticks.
    pub(super) fn first_tick(&self) -> u32 {
        match self.input {
            Some(Input::Choose { ticks, .. }) => ticks,
            Some(Input::Continue | Input::TimeOut | Input::Wrote(_)) | None => 0,
        }
    }

    /// Whether this is one of its inputs.
    pub(super) fn takes(&self, input: Option<Input>) -> bool {
        match (self.input, input) {
            (Some(Input::Choose { choice, .. }), Some(Input::Choose { choice: other, ticks })) => {
                choice == other && (self.first_tick()..=self.last_tick).contains(&ticks)
            }
            (ours, theirs) => ours == theirs,
        }
    }

    /// How many inputs it stands for: one for each number of ticks.
    pub(super) fn inputs(&self) -> u32 {
        self.last_tick - self.first_tick() + 1
    }
}

/// Edges, state by state in the order of the document.
#[derive(Debug, Default)]
pub(super) struct Edges {
    /// Where each state's edges begin; one more at the end.
    pub first: Vec<u32>,
    pub targets: Vec<u32>,
    /// Among the labels of the node where the state stands.
    pub labels: Vec<u16>,
}

impl Edges {
    /// None yet, with room for those of so many states.
    pub(super) fn with_capacity(states: usize, edges: usize) -> Self {
        let first = Vec::with_capacity(states + 1);
        Self { first, targets: Vec::with_capacity(edges), labels: Vec::with_capacity(edges) }
    }

    /// Gives back what was reserved and is not used.
    pub(super) fn shrink(&mut self) {
        self.first.shrink_to_fit();
        self.targets.shrink_to_fit();
        self.labels.shrink_to_fit();
    }

    /// The places of a state's edges.
    pub(super) fn of(&self, state: u32) -> std::ops::Range<usize> {
        self.first[state as usize] as usize..self.first[state as usize + 1] as usize
    }
}

/// Every label, and the small numbers by which the edges of a node know theirs.
#[derive(Debug)]
pub(super) struct Labels {
    pub all: Vec<Label>,
    /// The labels of each node; those of the beginning come last.
    by_node: Vec<Vec<u32>>,
    known: HashMap<(Story, u32, u32), u16>,
    /// By story, for inputs without ticks.
    plain: Vec<u16>,
}

/// No label yet; the most that a node can have, too.
const NONE: u16 = u16::MAX;

impl Labels {
    pub(super) fn new(nodes: usize) -> Self {
        Self { all: Vec::new(), by_node: vec![Vec::new(); nodes + 1], known: HashMap::new(), plain: Vec::new() }
    }

    /// The small number of the label with this story and these ticks; made if it is new. None: the node has too many.
    pub(super) fn number(&mut self, node: usize, label: &Label) -> Option<u16> {
        let first_tick = label.first_tick();
        let is_plain = label.last_tick == 0;
        let story = label.story as usize;
        if is_plain && let Some(number) = self.plain.get(story).filter(|number| **number != NONE) {
            return Some(*number);
        }
        if !is_plain && let Some(number) = self.known.get(&(label.story, first_tick, label.last_tick)) {
            return Some(*number);
        }
        let here = &mut self.by_node[node];
        let number = u16::try_from(here.len()).ok().filter(|number| *number != NONE)?;
        here.push(u32::try_from(self.all.len()).ok()?);
        self.all.push(*label);
        if is_plain {
            if self.plain.len() <= story {
                self.plain.resize(story + 1, NONE);
            }
            self.plain[story] = number;
        } else {
            self.known.insert((label.story, first_tick, label.last_tick), number);
        }
        Some(number)
    }

    /// A way has the label that edges of a node know by this number; the first way that ever had it is remembered.
    pub(super) fn come_by(&mut self, node: usize, number: u16, way: WayOut) {
        let place = self.place(node, number);
        let first = &mut self.all[place].first;
        if *first == WayOut::NONE {
            *first = way;
        }
    }

    /// The label that edges of a node know by this number.
    pub(super) fn get(&self, node: usize, number: u16) -> &Label {
        &self.all[self.place(node, number)]
    }

    /// The place of that label among all.
    pub(super) fn place(&self, node: usize, number: u16) -> usize {
        self.by_node[node][number as usize] as usize
    }
}
