//! Keys: what matters of a state, packed into as few bits as the node where the run stands needs; and back into a state
//! that stands for all that have this key.

use super::ahead::Ahead;
use super::demand::{Demand, Spans};
use super::levels::Levels;
use super::statuses::Statuses;
use super::thresholds::{Span, Thresholds};
use crate::play::machine::Machine;
use crate::play::state::{End, NO_DUE, NO_NODE, NODE, STATUS, State, Status, WORTH};
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
    levels: Levels,
    /// Where a run stands, by the first field of a key; none before it begins.
    positions: Vec<Option<Position>>,
    position_bits: u32,
    counted: Slot,
    worth: Slot,
    watch: Slot,
    /// The other fields of a key, by the first.
    fields: Vec<Vec<Field>>,
    /// Bits of a state that the first field says to be set, by the first field.
    set: Vec<Vec<(usize, u32)>>,
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

/// A number as some keys have it.
#[derive(Clone, Copy, Debug)]
pub(super) struct NumberField<'k> {
    slot: Slot,
    span: Span,
    thresholds: &'k Thresholds,
    classes: &'k [u16],
}

impl NumberField<'_> {
    /// How many classes of values are told apart.
    pub(super) fn classes(&self) -> u64 {
        self.thresholds.classes(self.span)
    }

    /// The class of a value.
    pub(super) fn class(&self, value: i64) -> u64 {
        match usize::try_from(value - self.span.min).ok().and_then(|at| self.classes.get(at)) {
            Some(class) => u64::from(*class),
            None => self.thresholds.class(value, self.span),
        }
    }

    /// The least value of a class.
    pub(super) fn least_of(&self, class: u64) -> i64 {
        self.thresholds.least_of(class, self.span)
    }

    /// Takes the class out of a key, which then has the first.
    pub(super) fn take(&self, key: &mut [u64]) {
        key[self.slot.word] &= !(self.slot.get(key) << self.slot.shift);
    }

    /// Puts a class into a key that has the first.
    pub(super) fn put(&self, key: &mut [u64], class: u64) {
        self.slot.put(key, class);
    }
}

/// Ranges up to this have their classes in a table.
const MOST_IN_TABLE: i64 = 4_096;
const ENDS: usize = End::ALL.len();

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
        let levels = &ahead.levels;
        let nodes = machine.nodes.len();
        // Where a run waits, place by place; where it is over, node by node and before the first; before it begins.
        let places = levels.count();
        let count = places + (nodes + 1) * ENDS + 1;
        let position_bits = bits_for(count as u64);
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
        let mut fields = Vec::with_capacity(count);
        let mut positions = Vec::with_capacity(count);
        let mut set = vec![Vec::new(); count];
        for node in 0..nodes {
            for (rules, choices) in levels.of_node(node) {
                let place = levels.place(node, rules, choices);
                let mut demand = ahead.waiting[place].clone();
                for (start, bit, is_set) in levels.known(machine, node, rules, choices) {
                    demand.drop_bit(start, bit);
                    if is_set {
                        set[place].push((start + bit / 32, 1 << (bit % 32)));
                    }
                }
                fields.push(lay(&demand));
                positions.push(Some(Position { node, status: Status::Waiting }));
            }
        }
        for node in 0..=nodes {
            for end in End::ALL {
                fields.push(lay(if end == End::Ending { &ahead.ended } else { &ahead.over }));
                positions.push(Some(Position { node, status: Status::Over(end) }));
            }
        }
        fields.push(Vec::new());
        positions.push(None);
        let mut blank = State(vec![0; machine.state_words()].into_boxed_slice());
        for (number, start) in machine.starts_at.iter().enumerate() {
            blank.set_number(machine.layout.numbers + number, *start);
        }
        let levels = levels.clone();
        Self { words, levels, positions, position_bits, counted, worth, watch, fields, set, blank }
    }

    /// The key of the moment before a run begins.
    pub(super) fn root(&self, key: &mut [u64]) {
        key.fill(0);
        key[0] = (self.positions.len() - 1) as u64;
    }

    /// How many first fields there are.
    pub(super) fn first_fields(&self) -> usize {
        self.positions.len()
    }

    /// The first field of the key of the moment before a run begins.
    pub(super) fn root_field(&self) -> usize {
        self.positions.len() - 1
    }

    /// The first field of a key: where the run stands.
    pub(super) fn first_of(&self, key: &[u64]) -> usize {
        self.index(key)
    }

    /// A key that says where a run stands and, instead of everything else, a number of its own.
    pub(super) fn numbered(&self, first: usize, number: u32) -> u64 {
        first as u64 | u64::from(number) << self.position_bits
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
        self.positions[self.index(key)]
    }

    /// The first field of the key of a state.
    fn first_field(&self, machine: &Machine, state: &State) -> usize {
        let nodes = machine.nodes.len();
        let node = (state.0[NODE] as usize).min(nodes);
        match state.status() {
            Status::Waiting if node < nodes => self.levels.place_of(machine, state, node),
            Status::Waiting => self.positions.len() - 1,
            Status::Over(_) => self.levels.count() + node * ENDS + state.0[STATUS] as usize - 1,
        }
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
        let index = self.first_field(machine, state);
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
                    let field = NumberField { slot: *slot, span: *span, thresholds, classes };
                    field.class(i64::from(state.number(*word)))
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

    /// The field of a number in keys that begin with this first field; none if nothing tells its values apart there.
    pub(super) fn number_at(&self, machine: &Machine, first: usize, number: usize) -> Option<NumberField<'_>> {
        let asked = machine.layout.numbers + number;
        self.fields[first].iter().find_map(|field| match &field.holds {
            Holds::Number { word, span, thresholds, classes } if *word == asked => {
                Some(NumberField { slot: field.slot, span: *span, thresholds, classes })
            }
            Holds::Number { .. } | Holds::Promise { .. } | Holds::Bits { .. } => None,
        })
    }

    /// The state that stands for a key: the least value of each class, everything forgotten as at the start.
    pub(super) fn unpack(&self, machine: &Machine, key: &[u64], state: &mut State) {
        state.0.copy_from_slice(&self.blank.0);
        let index = self.index(key);
        let (node, status) = match self.positions[index] {
            Some(Position { node, status }) if node < machine.nodes.len() => (node, status),
            Some(Position { status, .. }) => (NO_NODE as usize, status),
            None => (NO_NODE as usize, Status::Waiting),
        };
        state.0[NODE] = u32::try_from(node).unwrap_or(NO_NODE);
        state.0[STATUS] = match status {
            Status::Waiting => 0,
            Status::Over(end) => end as u32 + 1,
        };
        state.0[WORTH] = 0;
        self.set[index].iter().for_each(|(word, bit)| state.0[*word] |= bit);
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
