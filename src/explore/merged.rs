//! A walk that merges whatever has one future, not only what shares a key: depth first, so that the futures of a state
//! are known before its own, and told backwards to find out which other states have the same.
//!
//! Where a run can come back to where it was, no future is known first; there states are merged by their keys alone.
//! In the end states are numbered breadth first, as by [`super::walk`].

use std::ops::Range;
use std::sync::Arc;

use super::ahead::{Ahead, Asked};
use super::backward::{self, Backward};
use super::edges::{Label, Labels};
use super::keys::{Beside, BesideMost, Keys};
use super::ledger::{Taken, To, Writer};
use super::limits::{Budget, Stopped};
use super::regions::{Edge, Found, Merged, Regions};
use super::stepper::Stepper;
use super::store::Store;
use super::walk::WayOut;
use crate::play::machine::Body;
use crate::play::state::{End, NODE, State, Status};
use crate::play::{Input, Machine, Trace, Traced};

/// What is told apart beside where runs can go.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Followed {
    /// What is done to meters.
    pub meters: bool,
    /// What decisions count, and at endings whether a run fails whatever its percent.
    pub grades: bool,
}

/// Walks all states that flow can tell apart, as few as there are.
pub(super) fn merged(machine: &Arc<Machine>, followed: Followed, budget: &Budget<'_>) -> Result<Merged, Stopped> {
    let meters = followed.meters.then_some(backward::Followed::Meters);
    let back = Backward { followed: meters, ..Backward::new(machine) };
    let mut asked = Asked { counts: followed.grades, ..Asked::nothing(machine) };
    if followed.grades {
        machine.fails_if.iter().for_each(|when| back.reading(&mut asked.at_endings, when));
    }
    let ahead = Ahead::of(&back, &asked);
    let keys = Keys::new(machine, &back.spans, &ahead, BesideMost::default());
    let mut search = Search::new(machine, &ahead, &keys, followed, budget);
    let root = search.run()?;
    let Search { taken: Writer { stories, scripts, .. }, labels, merged, .. } = search;
    Ok(merged.breadth_first(machine, keys, ahead.idle.into(), labels, (stories, scripts), root))
}

/// A state on the path at hand.
#[derive(Debug)]
struct Frame {
    /// Its number among keys; none for the moment before a run begins.
    id: Option<u32>,
    node: usize,
    state: State,
    /// When it was come to, and the earliest state that it leads back to.
    order: u32,
    low: u32,
    ways: Range<usize>,
    next: usize,
    words: usize,
    /// Where the log tells what is offered, and where the ways begin in it.
    log: Range<usize>,
}

/// A state in a loop, done but for the futures of the loop.
#[derive(Debug)]
struct Done {
    id: u32,
    node: usize,
    state: State,
    ways: Vec<Taken>,
}

struct Search<'a> {
    machine: &'a Machine,
    keys: &'a Keys,
    budget: &'a Budget<'a>,
    stepper: Stepper<'a>,
    taken: Writer<'a>,
    labels: Labels,
    merged: Regions,
    /// Keys of the states that were come to, and what is known of each.
    seen: Store,
    known: Vec<To>,
    orders: Vec<u32>,
    path: Vec<Frame>,
    waiting: Vec<Done>,
    key: Vec<u64>,
    at: State,
}

impl<'a> Search<'a> {
    fn new(machine: &'a Machine, ahead: &'a Ahead, keys: &'a Keys, followed: Followed, budget: &'a Budget<'a>) -> Self {
        Self {
            machine,
            keys,
            budget,
            stepper: Stepper::new(machine, &ahead.idle, keys.blank()),
            taken: Writer::new(machine, followed),
            labels: Labels::new(machine.nodes.len()),
            merged: Regions::new(machine, ahead),
            seen: Store::new(keys.words),
            known: Vec::new(),
            orders: Vec::new(),
            path: Vec::new(),
            waiting: Vec::new(),
            key: vec![0; keys.words],
            at: keys.blank(),
        }
    }

    /// The region of the moment before a run begins.
    fn run(&mut self) -> Result<u32, Stopped> {
        self.stepper.beginnings(&mut self.taken);
        let ways = 0..self.taken.ledger.ways.len();
        let frame = Frame {
            id: None,
            node: self.machine.nodes.len(),
            state: self.keys.blank(),
            order: u32::MAX - 1,
            low: u32::MAX - 1,
            next: 0,
            ways,
            words: 0,
            log: 0..0,
        };
        self.path.push(frame);
        while let Some(frame) = self.path.last() {
            if frame.next == frame.ways.end {
                if let Some(root) = self.leave()? {
                    return Ok(root);
                }
                continue;
            }
            let next = frame.next;
            let at = self.taken.ledger.ways[next].state;
            let size = self.at.0.len();
            self.at.0.copy_from_slice(&self.taken.ledger.words[at..at + size]);
            let to = self.look_up();
            self.budget.allow(self.known.len() + 1)?;
            match to {
                To::NotAsked => self.enter()?,
                to => {
                    self.taken.ledger.ways[next].to = to;
                    let order = if let To::Open(id) = to { self.orders[id as usize] } else { u32::MAX };
                    if let Some(frame) = self.path.last_mut() {
                        frame.low = frame.low.min(order);
                        frame.next += 1;
                    }
                }
            }
        }
        Err(Stopped::TooMany)
    }

    /// What is known of the state at hand. A new key is written down.
    fn look_up(&mut self) -> To {
        self.keys.pack(self.machine, &self.at, Beside::default(), &mut self.key);
        let (id, new) = self.seen.insert(&self.key);
        if !new {
            return self.known[id as usize];
        }
        let found = match self.at.status() {
            Status::Over(end) => Some(self.over(end)),
            Status::Waiting => {
                self.machine.node(&self.at).and_then(|node| self.merged.find(self.machine, node, &self.at))
            }
        };
        self.known.push(found.map_or(To::NotAsked, To::Known));
        self.orders.push(0);
        self.known[id as usize]
    }

    /// The region of a run that is over in the state at hand.
    fn over(&mut self, end: End) -> Found {
        let Self { machine, at, taken, .. } = self;
        let node = (at.0[NODE] as usize).min(machine.nodes.len());
        let place = self.keys.first_of(&self.key);
        if !taken.followed.grades || end != End::Ending {
            return self.merged.over(node, place, 0);
        }
        if let Some(found) = self.merged.find(machine, node, at) {
            return found;
        }
        let log = &mut taken.ledger.log;
        let start = log.len();
        let mut fails = 0_u64;
        for (nth, when) in machine.fails_if.iter().enumerate() {
            log.write(machine, at, Trace(Traced::Tests(when)));
            fails |= u64::from(when.holds(machine, at)) << (nth % 64);
        }
        let (mut bounds, other) = self.merged.take_bounds();
        bounds.before(machine, log, start..log.len());
        log.truncate(start);
        let Found { region, .. } = self.merged.over(node, place, fails);
        let found = self.merged.bound(machine, node, region, &bounds, at);
        self.merged.give_back(bounds, other);
        self.merged.remember(region, at);
        found
    }

    /// Goes on to the state at hand, which is new.
    fn enter(&mut self) -> Result<(), Stopped> {
        let Some(node) = self.machine.node(&self.at) else { return Err(Stopped::TooMany) };
        let id = u32::try_from(self.known.len() - 1).map_err(|_| Stopped::TooMany)?;
        self.budget.look(id as usize)?;
        let order = id;
        self.known[id as usize] = To::Open(id);
        self.orders[id as usize] = order;
        let log_start = self.taken.ledger.log.len();
        if let Body::Decision { choices, .. } = &self.machine.nodes[node].body {
            choices.clone().for_each(|choice| self.taken.ledger.log.offers(self.machine, &self.at, choice));
        }
        let log = log_start..self.taken.ledger.log.len();
        let words = self.taken.ledger.words.len();
        let start = self.taken.ledger.ways.len();
        self.taken.stand_in(&self.at);
        self.stepper.ways(&self.at, &mut self.taken);
        let ways = start..self.taken.ledger.ways.len();
        let state = self.at.clone();
        self.path.push(Frame { id: Some(id), node, state, order, low: order, next: start, ways, words, log });
        Ok(())
    }

    /// All ways out of the last state on the path are known. The region of the root, when it is the one.
    fn leave(&mut self) -> Result<Option<u32>, Stopped> {
        let Some(frame) = self.path.pop() else { return Ok(None) };
        let ways = self.taken.ledger.ways[frame.ways.clone()].to_vec();
        let mut root = None;
        match frame.id {
            None => {
                let edges = self.edges(frame.node, &ways)?;
                root = Some(self.merged.add(frame.node, self.keys.root_field(), edges));
            }
            Some(id) => {
                if frame.low < frame.order {
                    if let Some(before) = self.path.last_mut() {
                        before.low = before.low.min(frame.low);
                    }
                    self.waiting.push(Done { id, node: frame.node, state: frame.state, ways });
                } else {
                    let first = self.waiting.iter().rposition(|done| self.orders[done.id as usize] < frame.order);
                    let first = first.map_or(0, |first| first + 1);
                    if first == self.waiting.len() && !ways.iter().any(|taken| taken.to == To::Open(id)) {
                        self.close(id, &frame, &ways)?;
                    } else {
                        let mut members = self.waiting.split_off(first);
                        members.push(Done { id, node: frame.node, state: frame.state, ways });
                        self.close_loop(&members)?;
                    }
                }
            }
        }
        self.taken.ledger.ways.truncate(frame.ways.start);
        self.taken.ledger.words.truncate(frame.words);
        self.taken.ledger.log.truncate(frame.log.start);
        Ok(root)
    }

    /// A state that no run comes back to: everything that is ahead is known.
    fn close(&mut self, id: u32, frame: &Frame, ways: &[Taken]) -> Result<(), Stopped> {
        let Self { machine, taken, merged, .. } = self;
        let log = &taken.ledger.log;
        let (mut bounds, mut of_way) = merged.take_bounds();
        bounds.before(machine, log, frame.log.clone());
        let mut log_start = frame.log.end;
        for taken in ways {
            if let To::Known(found) = taken.to {
                merged.load(found, &mut of_way);
                of_way.before(machine, log, log_start..taken.log_end);
                bounds.narrow(&of_way);
            }
            log_start = taken.log_end;
        }
        let edges = self.edges(frame.node, ways)?;
        self.keys.pack(self.machine, &frame.state, Beside::default(), &mut self.key);
        let place = self.keys.first_of(&self.key);
        let region = self.merged.same_or_add(frame.node, place, edges);
        let found = self.merged.bound(self.machine, frame.node, region, &bounds, &frame.state);
        self.merged.give_back(bounds, of_way);
        self.known[id as usize] = To::Known(found);
        Ok(())
    }

    /// States that lead to each other: each is a region of its own.
    fn close_loop(&mut self, members: &[Done]) -> Result<(), Stopped> {
        let (mut bounds, other) = self.merged.take_bounds();
        for Done { id, node, state, .. } in members {
            self.keys.pack(self.machine, state, Beside::default(), &mut self.key);
            let region = self.merged.reserve(*node, self.keys.first_of(&self.key));
            self.keys.cell(self.machine, state, &self.key, &mut bounds);
            let found = self.merged.bound(self.machine, *node, region, &bounds, state);
            self.known[*id as usize] = To::Known(found);
        }
        self.merged.give_back(bounds, other);
        for Done { id, node, ways, .. } in members {
            let edges = self.edges(*node, ways)?;
            if let To::Known(found) = self.known[*id as usize] {
                self.merged.set_edges(found.region, edges);
            }
        }
        Ok(())
    }

    /// Ways as edges: ticks that come to the same are one.
    fn edges(&mut self, node: usize, ways: &[Taken]) -> Result<Vec<Edge>, Stopped> {
        let mut edges: Vec<(Edge, Label)> = Vec::with_capacity(ways.len());
        let (mut group, mut of) = (0, None);
        for (nth, taken) in ways.iter().enumerate() {
            let target = match taken.to {
                To::Known(found) => found.region,
                To::Open(id) => match self.known[id as usize] {
                    To::Known(found) => found.region,
                    To::NotAsked | To::Open(_) => return Err(Stopped::TooMany),
                },
                To::NotAsked => return Err(Stopped::TooMany),
            };
            let (choice, ticks) = match taken.way.input {
                Some(Input::Choose { choice, ticks }) => (Some(choice), ticks),
                Some(Input::Continue | Input::TimeOut | Input::Wrote(_)) | None => (None, 0),
            };
            if choice != of {
                (group, of) = (edges.len(), choice);
            }
            if ticks > 0
                && let Some((_, earlier)) = edges[group..].iter_mut().rev().find(|(edge, earlier)| {
                    (edge.target, edge.script, edge.gain) == (target, taken.script, taken.gain)
                        && earlier.story == taken.story
                        && earlier.last_tick + 1 == ticks
                })
            {
                earlier.last_tick = taken.way.last_tick.min(ticks);
                continue;
            }
            let label = Label {
                input: taken.way.input,
                last_tick: if ticks > 0 { ticks } else { taken.way.last_tick },
                story: taken.story,
                seconds: taken.seconds,
                probability: taken.way.probability,
                first: WayOut::NONE,
            };
            let nth = u16::try_from(nth).map_err(|_| Stopped::TooMany)?;
            edges.push((Edge { label: 0, target, nth, script: taken.script, gain: taken.gain }, label));
        }
        let numbered = edges.into_iter().map(|(edge, label)| {
            self.labels.number(node, &label).map(|label| Edge { label, ..edge }).ok_or(Stopped::TooMany)
        });
        numbered.collect()
    }
}
