//! Where a meter can stand: at every node, at every ending, and where a change would have taken it out of its range.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::ahead::Asked;
use super::backward;
use super::demand::Spans;
use super::exploration::Answer;
use super::limits::{Budget, Stopped};
use super::merged::{Changes, Followed, merged};
use super::trace::Happening;
use super::values::ranges;
use super::walk::{Observer, Question, WayOut, walk};
use super::witness::Trail;
use crate::play::machine::Machine;
use crate::play::state::{End, State, Status};
use crate::play::{Detail, Event, Input, Watch};
use crate::scenario::Tally;

/// The values that a meter can have somewhere, with the first run to each end of the range.
#[derive(Clone, Debug)]
pub struct Range {
    pub min: i32,
    pub max: i32,
    pub min_run: Trail,
    pub max_run: Trail,
}

/// What a meter can do. Exact.
#[derive(Clone, Debug)]
pub struct MeterRange {
    /// An index among the meters of the case.
    pub meter: usize,
    /// States of this question.
    pub states: usize,
    /// Over all nodes; none if no node is reached.
    pub range: Option<Range>,
    /// By node: the values with which a run stands there, after what entering it changes. None: it is never reached.
    pub at_nodes: Vec<Option<Range>>,
    /// By node: the values with which a run ends there. Endings only.
    pub at_endings: Vec<Option<Range>>,
    /// Where a change would have taken it out of its range, with the first run that does.
    pub clamps: Vec<Clamp>,
}

/// A place where a meter is held at its range.
#[derive(Clone, Debug)]
pub struct Clamp {
    /// The node that took the input; none: before the first input.
    pub node: Option<usize>,
    /// The input after which it happened, ticks aside.
    pub input: Option<Input>,
    pub trail: Trail,
}

/// The number of a meter in the machine.
pub(super) fn number_of(meter: usize) -> usize {
    Tally::ALL.len() + meter
}

/// What every meter can do: all that have few values at once, the others one by one.
pub(super) fn meter_ranges(machine: &Arc<Machine>, budget: &Budget<'_>) -> Result<Vec<Answer<MeterRange>>, Stopped> {
    let merged = merged(machine, Followed { changes: Changes::Meters, ..Followed::default() }, budget)?;
    let told = ranges(machine, &merged).into_iter().enumerate().map(|(meter, range)| match range {
        Some(range) => Ok(Answer::Exact(Arc::new(range))),
        None => match meter_range(machine, meter, budget) {
            Ok(range) => Ok(Answer::Exact(Arc::new(range))),
            Err(Stopped::TooMany) => Ok(Answer::Sampled),
            Err(Stopped::Cancelled) => Err(Stopped::Cancelled),
        },
    });
    told.collect()
}

fn meter_range(machine: &Arc<Machine>, meter: usize, budget: &Budget<'_>) -> Result<MeterRange, Stopped> {
    let number = number_of(meter);
    let mut asked = Asked::nothing(machine);
    asked.everywhere.add_number(number, &Spans::of(machine));
    asked.followed = Some(backward::Followed::Number(number));
    let question = Question { asked, edges: false, watcher: None };
    let observer = MeterObserver {
        number,
        first: machine.layout.numbers + number,
        value: 0,
        standing: None,
        way: WayOut::default(),
        did: None,
        at_nodes: vec![None; machine.nodes.len()],
        at_endings: vec![None; machine.nodes.len()],
        clamps: BTreeMap::new(),
    };
    let walked = walk(machine, &question, observer, budget)?;
    let told = |found: &Option<Found>| {
        found.map(|found| Range {
            min: found.min.0,
            max: found.max.0,
            min_run: walked.trail_of(found.min.1),
            max_run: walked.trail_of(found.max.1),
        })
    };
    let observer = &walked.observer;
    let all = observer.at_nodes.iter().flatten().copied().reduce(Found::with);
    let clamps = observer.clamps.iter().map(|((node, input), way)| Clamp {
        node: Some(*node).filter(|node| *node < machine.nodes.len()),
        input: input.and_then(Happening::input),
        trail: walked.trail_of(*way),
    });
    Ok(MeterRange {
        meter,
        states: walked.states(),
        range: told(&all),
        at_nodes: observer.at_nodes.iter().map(told).collect(),
        at_endings: observer.at_endings.iter().map(told).collect(),
        clamps: clamps.collect(),
    })
}

/// The least and the greatest value, each with the first way to it.
#[derive(Clone, Copy, Debug)]
struct Found {
    min: (i32, WayOut),
    max: (i32, WayOut),
}

impl Found {
    fn with(self, other: Self) -> Self {
        // Of two ways to the same value, the earlier one.
        let min = if (other.min.0, other.min.1) < (self.min.0, self.min.1) { other.min } else { self.min };
        let greater = (other.max.0, std::cmp::Reverse(other.max.1)) > (self.max.0, std::cmp::Reverse(self.max.1));
        Self { min, max: if greater { other.max } else { self.max } }
    }
}

struct MeterObserver {
    number: usize,
    /// The word of the meter in a state.
    first: usize,
    value: i32,
    standing: Option<usize>,
    way: WayOut,
    did: Option<(usize, Happening)>,
    at_nodes: Vec<Option<Found>>,
    at_endings: Vec<Option<Found>>,
    clamps: BTreeMap<(usize, Option<Happening>), WayOut>,
}

fn note(place: &mut Option<Found>, value: i32, way: WayOut) {
    match place {
        None => *place = Some(Found { min: (value, way), max: (value, way) }),
        Some(found) if value < found.min.0 => found.min = (value, way),
        Some(found) if value > found.max.0 => found.max = (value, way),
        Some(_) => {}
    }
}

impl MeterObserver {
    fn stood(&mut self) {
        if let Some(node) = self.standing {
            note(&mut self.at_nodes[node], self.value, self.way);
        }
    }
}

impl Watch for MeterObserver {
    const LISTENS: bool = false;

    fn see(&mut self, event: Event) {
        match event {
            Event::Entered { node } => {
                self.stood();
                self.standing = Some(node);
            }
            Event::Changed { number, to, .. } if number == self.number => self.value = to,
            Event::Changed { .. }
            | Event::Heard { .. }
            | Event::Flag { .. }
            | Event::Revealed { .. }
            | Event::Promise { .. }
            | Event::Extended { .. }
            | Event::Fired { .. }
            | Event::Drew { .. } => {}
        }
    }

    fn notice(&mut self, detail: Detail) {
        if detail == (Detail::Clamped { number: self.number }) {
            let (node, did) = self.did.map_or((usize::MAX, None), |(node, did)| (node, Some(did)));
            self.clamps.entry((node, did)).or_insert(self.way);
        }
    }
}

impl Observer for MeterObserver {
    fn begin(&mut self, machine: &Machine, from: Option<(&State, usize, Input)>, way: WayOut) {
        self.value = from.map_or(machine.starts_at[self.number], |(state, _, _)| state.number(self.first));
        self.standing = None;
        self.way = way;
        self.did = from.map(|(_, node, input)| (node, Happening::of(node, input)));
    }

    fn end(&mut self, state: &State) {
        self.stood();
        if state.status() == Status::Over(End::Ending)
            && let Some(node) = self.standing
        {
            note(&mut self.at_endings[node], self.value, self.way);
        }
    }
}
