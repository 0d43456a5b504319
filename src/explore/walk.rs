//! Breadth first through all states of one question. States are numbered in the order in which they are first seen, so
//! that the first way to each has the fewest inputs and then comes first in the document.

use std::sync::Arc;

use hashbrown::HashMap;

use super::ahead::{Ahead, Asked};
use super::backward::Backward;
use super::edges::{Edges, Label, Labels};
use super::keys::{Beside, BesideMost, Keys, Position};
use super::limits::{Budget, Stopped};
use super::stepper::{OnWays, Stepper, Way};
use super::store::Store;
use super::trace::{Happening, Scribe, Stories, Story};
use super::watch::Watcher;
use super::witness::Trail;
use crate::play::state::{State, Status, WORTH};
use crate::play::{Detail, Event, Input, Machine, Watch};
use crate::scenario::Tally;

/// What a walk is for.
#[derive(Debug)]
pub(super) struct Question<'a> {
    pub asked: Asked,
    /// Whether the edges between states are kept.
    pub edges: bool,
    pub watcher: Option<&'a Watcher<'a>>,
}

/// A way out of a state: the state's index, and how many ways were tried there before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct WayOut {
    pub state: u32,
    pub nth: u16,
}

impl WayOut {
    /// No way at all.
    pub(super) const NONE: Self = Self { state: u32::MAX, nth: u16::MAX };
}

/// Somebody who notes what a question asks for while its states are walked.
pub(super) trait Observer: Watch {
    /// A way begins at a state, which took an input at a node; none of it before the run begins.
    fn begin(&mut self, machine: &Machine, from: Option<(&State, usize, Input)>, way: WayOut);
    /// It ended at a state.
    fn end(&mut self, state: &State);
}

impl Observer for () {
    fn begin(&mut self, _machine: &Machine, _from: Option<(&State, usize, Input)>, _way: WayOut) {}
    fn end(&mut self, _state: &State) {}
}

/// Everything that was walked.
#[derive(Debug)]
pub(super) struct Walked<O> {
    pub machine: Arc<Machine>,
    pub keys: Keys,
    pub idle: Arc<[bool]>,
    pub store: Store,
    /// The way by which each state was first seen; the root has its own.
    pub first_ways: Ways,
    /// Empty where the question does not keep them.
    pub edges: Edges,
    pub labels: Labels,
    pub stories: Stories,
    pub observer: O,
}

/// Walks all states of a question.
pub(super) fn walk<O: Observer>(
    machine: &Arc<Machine>,
    question: &Question<'_>,
    observer: O,
    budget: &Budget<'_>,
) -> Result<Walked<O>, Stopped> {
    let back = Backward { followed: question.asked.followed.clone(), ..Backward::new(machine) };
    let ahead = Ahead::of(&back, &question.asked);
    let watch_states = question.watcher.map_or(1, Watcher::states);
    let keys = Keys::new(machine, &back.spans, &ahead, BesideMost::of(machine, question.asked.counts, watch_states));
    let mut walker = Walker::new(machine, question, &keys, observer, budget);
    let mut stepper = Stepper::new(machine, &ahead.idle, keys.blank());
    let mut base = keys.blank();
    let mut index: u32 = 0;
    while (index as usize) < walker.store.len() {
        budget.look(index as usize)?;
        walker.from.way = WayOut { state: index, nth: 0 };
        let key = walker.store.key(index);
        match keys.position(key) {
            None => {
                walker.from.node = machine.nodes.len();
                stepper.beginnings(&mut walker);
            }
            Some(Position { status: Status::Waiting, node }) => {
                keys.unpack(machine, key, &mut base);
                walker.from.beside = keys.beside(key);
                walker.from.clock = machine.tally(&base, Tally::Clock);
                walker.from.counted = if question.asked.counts { counted_nodes(machine, &base) } else { 0 };
                walker.from.node = node;
                stepper.ways(&base, &mut walker);
            }
            Some(Position { status: Status::Over(_), .. }) => {}
        }
        if let Some(stopped) = walker.stopped {
            return Err(stopped);
        }
        if question.edges {
            let end = u32::try_from(walker.edges.targets.len()).map_err(|_| Stopped::TooMany)?;
            walker.edges.first.push(end);
        }
        index += 1;
    }
    walker.edges.shrink();
    walker.store.shrink();
    let Walker { store, first_ways, edges, labels, stories, observer, .. } = walker;
    let (machine, idle) = (machine.clone(), ahead.idle.into());
    Ok(Walked { machine, keys, idle, store, first_ways, edges, labels, stories, observer })
}

/// Ways out of states, packed.
#[derive(Debug)]
pub(super) struct Ways {
    states: Vec<u32>,
    nth: Vec<u16>,
}

impl Ways {
    pub(super) fn root() -> Self {
        Self { states: vec![0], nth: vec![0] }
    }

    pub(super) fn push(&mut self, way: WayOut) {
        self.states.push(way.state);
        self.nth.push(way.nth);
    }

    pub(super) fn get(&self, state: u32) -> WayOut {
        WayOut { state: self.states[state as usize], nth: self.nth[state as usize] }
    }

    /// The numbers of the ways from the root to a state.
    pub(super) fn back_from(&self, state: u32) -> Vec<u16> {
        let mut ways = Vec::new();
        let mut at = state;
        while at != 0 {
            let way = self.get(at);
            ways.push(way.nth);
            at = way.state;
        }
        ways.reverse();
        ways
    }

    fn bytes(&self) -> usize {
        self.states.capacity() * 4 + self.nth.capacity() * 2
    }
}

impl<O> Walked<O> {
    /// How many states there are, the moment before a run begins not counted.
    pub(super) fn states(&self) -> usize {
        self.store.len() - 1
    }

    /// Every state, the moment before a run begins first.
    pub(super) fn all(&self) -> std::ops::Range<u32> {
        0..u32::try_from(self.store.len()).unwrap_or(u32::MAX)
    }

    /// Where a run stands in a state; none before it begins.
    pub(super) fn position(&self, state: u32) -> Option<Position> {
        self.keys.position(self.store.key(state))
    }

    /// The node whose labels the edges of a state have.
    pub(super) fn slot(&self, state: u32) -> usize {
        self.position(state).map_or(self.machine.nodes.len(), |position| position.node)
    }

    /// The label of an edge, by its place.
    pub(super) fn label(&self, state: u32, at: usize) -> &Label {
        self.labels.get(self.slot(state), self.edges.labels[at])
    }

    /// The first run to a state, to be told when somebody asks.
    pub(super) fn trail_to(&self, state: u32) -> Trail {
        Trail { ways: self.first_ways.back_from(state).into(), idle: self.idle.clone(), then: None }
    }

    /// The first run to a state, and then this way out of it.
    pub(super) fn trail_of(&self, way: WayOut) -> Trail {
        let mut trail = self.trail_to(way.state);
        trail.ways = trail.ways.iter().copied().chain([way.nth]).collect();
        trail
    }

    /// Bytes that states take, and bytes that edges take.
    pub(super) fn bytes(&self) -> (usize, usize) {
        let states = self.store.bytes() + self.first_ways.bytes() + self.edges.first.capacity() * 4;
        (states, self.edges.targets.capacity() * 4 + self.edges.labels.capacity() * 2)
    }
}

/// Where the ways of the moment begin.
#[derive(Clone, Copy, Debug, Default)]
struct Source {
    way: WayOut,
    node: usize,
    clock: i32,
    counted: u32,
    beside: Beside,
    /// The first edge of the choice at hand.
    group: usize,
}

struct Walker<'a, 'm, O> {
    machine: &'m Machine,
    keys: &'a Keys,
    counts: bool,
    keeps_edges: bool,
    watcher: Option<&'a Watcher<'a>>,
    /// What the watch came to after a story.
    watched: HashMap<(Story, u8), u8>,
    budget: &'a Budget<'a>,
    store: Store,
    first_ways: Ways,
    edges: Edges,
    labels: Labels,
    stories: Stories,
    observer: O,
    key: Vec<u64>,
    story: Story,
    from: Source,
    stopped: Option<Stopped>,
}

impl<'a, 'm, O: Observer> Walker<'a, 'm, O> {
    fn new(machine: &'m Machine, question: &Question<'a>, keys: &'a Keys, observer: O, budget: &'a Budget<'a>) -> Self {
        let mut key = vec![0; keys.words];
        let mut store = Store::new(keys.words);
        keys.root(&mut key);
        store.insert(&key);
        let mut edges = Edges::default();
        edges.first.push(0);
        Self {
            machine,
            keys,
            counts: question.asked.counts,
            keeps_edges: question.edges,
            watcher: question.watcher,
            watched: HashMap::new(),
            budget,
            store,
            first_ways: Ways::root(),
            edges,
            labels: Labels::new(machine.nodes.len()),
            stories: Stories::new(),
            observer,
            key,
            story: 0,
            from: Source::default(),
            stopped: None,
        }
    }

    fn scribe(&mut self) -> Scribe<'_> {
        Scribe { stories: &mut self.stories, story: &mut self.story }
    }

    /// What the key remembers beside the state that was reached.
    fn beside(&mut self, state: &State) -> Beside {
        let mut beside = self.from.beside;
        if self.counts {
            beside.counted += counted_nodes(self.machine, state) - self.from.counted;
            beside.worth += state.0[WORTH];
        }
        if let Some(watcher) = self.watcher {
            let (stories, story, before) = (&self.stories, self.story, beside.watch);
            let after = self.watched.entry((story, before));
            beside.watch = *after.or_insert_with(|| watcher.after(before, &stories.tell(story)));
        }
        beside
    }

    fn keep_edge(&mut self, way: Way, state: &State, target: u32) -> Option<()> {
        let ticks = match way.input {
            Some(Input::Choose { ticks, .. }) => ticks,
            Some(Input::Continue | Input::TimeOut | Input::Wrote(_)) | None => 0,
        };
        let mut label = Label {
            input: way.input,
            last_tick: way.last_tick,
            story: self.story,
            seconds: self.machine.tally(state, Tally::Clock).abs_diff(self.from.clock),
            probability: way.probability,
            first: self.from.way,
        };
        // Another tick that comes to the same makes the edge before it broader.
        if ticks > 0 {
            for at in (self.from.group..self.edges.targets.len()).rev() {
                let earlier = *self.labels.get(self.from.node, self.edges.labels[at]);
                if self.edges.targets[at] == target && earlier.story == label.story && earlier.last_tick + 1 == ticks {
                    label.input = earlier.input;
                    label.first = earlier.first;
                    self.edges.labels[at] = self.labels.number(self.from.node, &label)?;
                    return Some(());
                }
            }
        }
        let number = self.labels.number(self.from.node, &label)?;
        self.edges.targets.push(target);
        self.edges.labels.push(number);
        Some(())
    }
}

impl<O: Observer> Watch for Walker<'_, '_, O> {
    const LISTENS: bool = false;

    fn see(&mut self, event: Event) {
        self.scribe().see(event);
        self.observer.see(event);
    }

    fn notice(&mut self, detail: Detail) {
        self.scribe().notice(detail);
        self.observer.notice(detail);
    }
}

impl<O: Observer> OnWays for Walker<'_, '_, O> {
    fn begin(&mut self, from: Option<(&State, usize, Input)>) {
        self.story = 0;
        if let Some((_, node, input)) = from {
            self.scribe().note(Happening::of(node, input));
            let first_of_choice = !matches!(input, Input::Choose { ticks: 1.., .. });
            if first_of_choice {
                self.from.group = self.edges.targets.len();
            }
        }
        self.observer.begin(self.machine, from, self.from.way);
    }

    fn led_to(&mut self, way: Way, state: &State) {
        if let Status::Over(end) = state.status() {
            self.scribe().note(Happening::Over { end });
        }
        self.observer.end(state);
        let beside = self.beside(state);
        self.keys.pack(self.machine, state, beside, &mut self.key);
        let (target, new) = self.store.insert(&self.key);
        if new {
            self.first_ways.push(self.from.way);
            if let Err(stopped) = self.budget.allow(self.store.len()) {
                self.stopped = Some(stopped);
            }
        }
        if self.keeps_edges && self.keep_edge(way, state, target).is_none() {
            self.stopped = Some(Stopped::TooMany);
        }
        match self.from.way.nth.checked_add(1) {
            Some(next) => self.from.way.nth = next,
            None => self.stopped = Some(Stopped::TooMany),
        }
    }
}

/// How many nodes have counted towards `by: Decisions`, as far as the state remembers.
pub(super) fn counted_nodes(machine: &Machine, state: &State) -> u32 {
    let start = machine.layout.counted;
    state.0[start..start + machine.nodes.len().div_ceil(32)].iter().map(|word| word.count_ones()).sum()
}
