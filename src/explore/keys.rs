//! Keys: what matters of a state, packed into as few bits as the node where the run stands needs; and back into a state
//! that stands for all that have this key.

use super::ahead::Ahead;
use super::demand::{Demand, Spans};
use super::statuses::Statuses;
use super::thresholds::{Span, Thresholds};
use crate::play::machine::Machine;
use crate::play::state::{End, NO_DUE, NODE, STATUS, State, Status, WORTH};
use crate::scenario::{PromiseStatus, Tally};

/// Where a run stands: at a node or before the first, waiting or over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Position {
    /// As many as there are nodes: before the first.
    pub node: usize,
    pub status: Status,
}

/// What a key remembers beside the state, for questions that ask for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Beside {
    /// How many nodes have counted towards `by: Decisions`.
    pub counted: u32,
    /// What they were worth, summed.
    pub worth: u32,
    /// The state of a watch.
    pub watch: u8,
}

/// How states of a case are packed for one question.
#[derive(Debug)]
pub(super) struct Keys {
    /// Words of a key.
    pub words: usize,
    nodes: usize,
    position_bits: u32,
    counted: Slot,
    worth: Slot,
    watch: Slot,
    /// The fields of each position.
    fields: Vec<Vec<Field>>,
    blank: State,
}

/// Some bits of a key.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    word: usize,
    shift: u32,
    bits: u32,
}

#[derive(Debug)]
struct Field {
    slot: Slot,
    holds: Holds,
}

#[derive(Debug)]
enum Holds {
    Number { word: usize, span: Span, thresholds: Thresholds, classes: Vec<u16> },
    Promise { index: usize, span: Span, statuses: Statuses, remaining: Thresholds },
    Bits { word: usize, shift: u32, mask: u32 },
}

/// Ranges up to this have their classes in a table.
const MOST_IN_TABLE: i64 = 4_096;
const STATUSES: usize = 6;

/// Gives out slots one after the other; none lies across two words.
struct Room {
    word: usize,
    used: u32,
}

impl Room {
    fn take(&mut self, bits: u32) -> Slot {
        if self.used + bits > 64 {
            self.word += 1;
            self.used = 0;
        }
        let slot = Slot { word: self.word, shift: self.used, bits };
        self.used += bits;
        slot
    }
}

/// How many bits tell so many apart.
fn bits_for(values: u64) -> u32 {
    u64::BITS - values.saturating_sub(1).leading_zeros()
}

impl Slot {
    fn put(self, key: &mut [u64], value: u64) {
        if self.bits > 0 {
            key[self.word] |= value << self.shift;
        }
    }

    fn get(self, key: &[u64]) -> u64 {
        if self.bits == 0 { 0 } else { (key[self.word] >> self.shift) & (u64::MAX >> (64 - self.bits)) }
    }
}

/// How much room a question needs beside the state.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct BesideMost {
    pub counted: u32,
    pub worth: u32,
    pub watch: u8,
}

impl BesideMost {
    /// Room for counting, where it is asked for, and for a watch with so many states.
    pub(super) fn of(machine: &Machine, counts: bool, watch_states: u8) -> Self {
        let counted = if counts { u32::try_from(machine.nodes.len()).unwrap_or(u32::MAX / 3) } else { 0 };
        Self { counted, worth: counted.saturating_mul(3), watch: watch_states.saturating_sub(1) }
    }
}

impl Keys {
    pub(super) fn new(machine: &Machine, spans: &Spans, ahead: &Ahead, most: BesideMost) -> Self {
        let nodes = machine.nodes.len();
        let positions = (nodes + 2) * STATUSES;
        let position_bits = bits_for(positions as u64);
        let mut room = Room { word: 0, used: position_bits };
        let counted = room.take(bits_for(u64::from(most.counted) + 1));
        let worth = room.take(bits_for(u64::from(most.worth) + 1));
        let watch = room.take(bits_for(u64::from(most.watch) + 1));
        let mut words = room.word + 1;
        let mut lay = |demand: &Demand| {
            let mut room = Room { ..room };
            let fields = fields_of(machine, spans, demand, &mut room);
            words = words.max(room.word + 1);
            fields
        };
        let mut fields = Vec::with_capacity(positions);
        for node in 0..nodes + 2 {
            fields.push(ahead.waiting.get(node).map_or_else(Vec::new, &mut lay));
            fields.push(lay(&ahead.ended));
            for _ in 2..STATUSES {
                fields.push(lay(&ahead.over));
            }
        }
        let mut blank = State(vec![0; machine.state_words()].into_boxed_slice());
        for (number, start) in machine.starts_at.iter().enumerate() {
            blank.set_number(machine.layout.numbers + number, *start);
        }
        Self { words, nodes, position_bits, counted, worth, watch, fields, blank }
    }

    /// The key of the moment before a run begins.
    pub(super) fn root(&self, key: &mut [u64]) {
        key.fill(0);
        key[0] = ((self.nodes + 1) * STATUSES) as u64;
    }

    /// A state that everything forgotten is blank in, to work with.
    pub(super) fn blank(&self) -> State {
        self.blank.clone()
    }

    fn index(&self, key: &[u64]) -> usize {
        usize::try_from(key[0] & (u64::MAX >> (64 - self.position_bits))).unwrap_or(0)
    }

    /// Where the run stands; none before it begins.
    pub(super) fn position(&self, key: &[u64]) -> Option<Position> {
        let index = self.index(key);
        let node = index / STATUSES;
        let status = match index % STATUSES {
            0 => Status::Waiting,
            end => Status::Over(End::ALL[end - 1]),
        };
        (node <= self.nodes).then_some(Position { node, status })
    }

    /// What the key remembers beside the state.
    pub(super) fn beside(&self, key: &[u64]) -> Beside {
        let number = |slot: Slot| u32::try_from(slot.get(key)).unwrap_or(u32::MAX);
        Beside {
            counted: number(self.counted),
            worth: number(self.worth),
            watch: u8::try_from(self.watch.get(key)).unwrap_or(0),
        }
    }

    /// The key of a state.
    pub(super) fn pack(&self, machine: &Machine, state: &State, beside: Beside, key: &mut [u64]) {
        let node = (state.0[NODE] as usize).min(self.nodes);
        let index = node * STATUSES + state.0[STATUS] as usize;
        key.fill(0);
        key[0] = index as u64;
        self.counted.put(key, u64::from(beside.counted));
        self.worth.put(key, u64::from(beside.worth));
        self.watch.put(key, u64::from(beside.watch));
        let layout = &machine.layout;
        for Field { slot, holds } in &self.fields[index] {
            let value = match holds {
                Holds::Bits { word, shift, mask } => u64::from((state.0[*word] >> shift) & mask),
                Holds::Number { word, span, thresholds, classes } => {
                    let value = i64::from(state.number(*word));
                    match usize::try_from(value - span.min).ok().and_then(|at| classes.get(at)) {
                        Some(class) => u64::from(*class),
                        None => thresholds.class(value, *span),
                    }
                }
                Holds::Promise { index, span, statuses, remaining } => {
                    let status = state.promise(layout.promises, *index);
                    let label = u64::from(statuses.label(status));
                    if status == PromiseStatus::Open && !remaining.is_empty() {
                        let clock = i64::from(state.number(layout.numbers + Tally::Clock as usize));
                        let left = i64::from(state.0[layout.dues + index]) - clock;
                        u64::from(statuses.labels()) - 1 + remaining.class(left.max(0), *span)
                    } else {
                        label
                    }
                }
            };
            slot.put(key, value);
        }
    }

    /// The state that stands for a key: the least value of each class, everything forgotten as at the start.
    pub(super) fn unpack(&self, machine: &Machine, key: &[u64], state: &mut State) {
        state.0.copy_from_slice(&self.blank.0);
        let index = self.index(key);
        let node = index / STATUSES;
        state.0[NODE] = if node < self.nodes { u32::try_from(node).unwrap_or(u32::MAX) } else { u32::MAX };
        state.0[STATUS] = u32::try_from(index % STATUSES).unwrap_or(0);
        state.0[WORTH] = 0;
        let layout = &machine.layout;
        for Field { slot, holds } in &self.fields[index] {
            let value = slot.get(key);
            match holds {
                Holds::Bits { word, shift, .. } => state.0[*word] |= u32::try_from(value).unwrap_or(0) << shift,
                Holds::Number { word, span, thresholds, .. } => {
                    let least = thresholds.least_of(value, *span);
                    state.set_number(*word, i32::try_from(least).unwrap_or(i32::MAX));
                }
                Holds::Promise { index, span, statuses, remaining } => {
                    let last = u64::from(statuses.labels()) - 1;
                    let (status, left) = if !remaining.is_empty() && value >= last {
                        (PromiseStatus::Open, remaining.least_of(value - last, *span))
                    } else {
                        (statuses.first(u8::try_from(value).unwrap_or(0)), span.min)
                    };
                    state.set_promise(layout.promises, *index, status);
                    if status == PromiseStatus::Open {
                        let clock = i64::from(state.number(layout.numbers + Tally::Clock as usize));
                        state.0[layout.dues + index] = match machine.promises[*index].due {
                            Some(_) => u32::try_from(clock + left).unwrap_or(NO_DUE - 1),
                            None => NO_DUE,
                        };
                    }
                }
            }
        }
    }
}

/// One field for each thing that matters: numbers first, because the clock is needed to say when a promise is due.
fn fields_of(machine: &Machine, spans: &Spans, demand: &Demand, room: &mut Room) -> Vec<Field> {
    let mut fields = Vec::new();
    for (number, thresholds) in demand.numbers.iter().enumerate() {
        let span = spans.numbers[number];
        let count = thresholds.classes(span);
        if count > 1 {
            let slot = room.take(bits_for(count));
            let in_table = span.max - span.min <= MOST_IN_TABLE;
            let classes = if in_table {
                let class = |value: i64| u16::try_from(thresholds.class(value, span)).unwrap_or(0);
                (span.min..=span.max).map(class).collect()
            } else {
                Vec::new()
            };
            let word = machine.layout.numbers + number;
            fields.push(Field { slot, holds: Holds::Number { word, span, thresholds: thresholds.clone(), classes } });
        }
    }
    for (index, owed) in demand.promises.iter().enumerate() {
        let span = spans.at_rest(index);
        let open = if owed.remaining.is_empty() { 1 } else { owed.remaining.classes(span) };
        let count = u64::from(owed.statuses.labels()) - 1 + open;
        if count > 1 {
            let slot = room.take(bits_for(count));
            let statuses = if owed.remaining.is_empty() { owed.statuses } else { owed.statuses.with_open_last() };
            let remaining = owed.remaining.clone();
            fields.push(Field { slot, holds: Holds::Promise { index, span, statuses, remaining } });
        }
    }
    for (word, mask) in demand.bits.iter().enumerate() {
        let mut left = *mask;
        while left != 0 {
            let shift = left.trailing_zeros();
            let run = (left >> shift).trailing_ones();
            let mask = u32::MAX >> (32 - run);
            fields.push(Field { slot: room.take(run), holds: Holds::Bits { word, shift, mask } });
            left &= !(mask << shift);
        }
    }
    fields
}
