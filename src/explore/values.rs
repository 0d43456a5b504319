//! The values that meters can have, everywhere: sets of values passed on through the graph of what has one future.
//!
//! In such a graph whatever is done to a meter on an edge is the same for all states that have the edge, so a meter need
//! not be told apart to be followed: all its values go along at once, as bits.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::meter::{Clamp, MeterRange, Range, number_of};
use super::regions::Merged;
use super::scripts::Piece;
use super::trace::Happening;
use super::witness::Trail;
use crate::play::machine::Machine;
use crate::play::state::{End, Status};

/// A meter with more values than this does not go along as bits.
pub(super) const MOST_VALUES: i64 = 128;

/// What all meters with few values can do; none for the others.
pub(super) fn ranges(machine: &Arc<Machine>, merged: &Merged) -> Vec<Option<MeterRange>> {
    let back = Backwards::of(merged);
    let meters = machine.ranges.len() - number_of(0);
    (0..meters)
        .map(|meter| {
            let (min, max) = machine.ranges[number_of(meter)];
            let few = i64::from(max) - i64::from(min) < MOST_VALUES;
            few.then(|| Spread::new(machine, merged, meter).run(&back))
        })
        .collect()
}

/// The edges that lead to each state: from where, and their places.
struct Backwards {
    first: Vec<u32>,
    edges: Vec<(u32, u32)>,
}

impl Backwards {
    fn of(merged: &Merged) -> Self {
        let graph = &merged.walked;
        let count = graph.states() + 1;
        let mut first = vec![0_u32; count + 1];
        for target in &graph.edges.targets {
            first[*target as usize + 1] += 1;
        }
        for state in 0..count {
            first[state + 1] += first[state];
        }
        let mut next = first.clone();
        let mut edges = vec![(0, 0); graph.edges.targets.len()];
        for state in graph.all() {
            for at in graph.edges.of(state) {
                let place = &mut next[graph.edges.targets[at] as usize];
                edges[*place as usize] = (state, u32::try_from(at).unwrap_or(u32::MAX));
                *place += 1;
            }
        }
        Self { first, edges }
    }

    fn to(&self, state: u32) -> &[(u32, u32)] {
        &self.edges[self.first[state as usize] as usize..self.first[state as usize + 1] as usize]
    }
}

/// A value, and the runs to it that have the fewest inputs.
#[derive(Clone, Debug)]
struct Found {
    value: u32,
    depth: u32,
    /// The last states, the values in them from which it comes about, and the edges along which it does.
    last: Vec<(u32, u128, usize)>,
}

#[derive(Clone, Debug)]
struct Ends {
    min: Found,
    max: Found,
}

/// Values on their way along an edge.
#[derive(Clone, Copy, Debug)]
struct Source {
    state: u32,
    edge: usize,
    values: u128,
    depth: u32,
}

/// Passes the values of one meter on. Bit 0 is the meter's least value.
struct Spread<'a> {
    machine: &'a Arc<Machine>,
    merged: &'a Merged,
    meter: usize,
    min: i64,
    /// As many values as there are.
    count: u32,
    /// By state: the values it was first come to with, by the number of inputs.
    history: Vec<Vec<(u32, u128)>>,
    seen: Vec<u128>,
    at_nodes: Vec<Option<Ends>>,
    at_endings: Vec<Option<Ends>>,
    clamps: BTreeMap<(usize, Option<Happening>), Found>,
}

impl<'a> Spread<'a> {
    fn new(machine: &'a Arc<Machine>, merged: &'a Merged, meter: usize) -> Self {
        let (min, max) = machine.ranges[number_of(meter)];
        let states = merged.walked.states() + 1;
        Self {
            machine,
            merged,
            meter,
            min: i64::from(min),
            count: u32::try_from(i64::from(max) - i64::from(min) + 1).unwrap_or(1),
            history: vec![Vec::new(); states],
            seen: vec![0; states],
            at_nodes: vec![None; machine.nodes.len()],
            at_endings: vec![None; machine.nodes.len()],
            clamps: BTreeMap::new(),
        }
    }

    fn place(&self, value: i32) -> u32 {
        let place = (i64::from(value) - self.min).clamp(0, i64::from(self.count) - 1);
        u32::try_from(place).unwrap_or(0)
    }

    fn run(mut self, back: &Backwards) -> MeterRange {
        let merged = self.merged;
        let graph = &merged.walked;
        let start = 1_u128 << self.place(self.machine.starts_at[number_of(self.meter)]);
        self.seen[0] = start;
        self.history[0].push((0, start));
        let mut layer = vec![(0_u32, start)];
        let mut next = vec![0_u128; graph.states() + 1];
        let mut depth = 0;
        while !layer.is_empty() {
            let mut reached: Vec<u32> = Vec::new();
            for (state, values) in &layer {
                for at in graph.edges.of(*state) {
                    let target = graph.edges.targets[at];
                    let from = Source { state: *state, edge: at, values: *values, depth };
                    let after = self.along(from);
                    let fresh = after & !self.seen[target as usize];
                    if fresh != 0 {
                        if next[target as usize] == 0 {
                            reached.push(target);
                        }
                        next[target as usize] |= fresh;
                    }
                }
            }
            depth += 1;
            reached.sort_unstable();
            layer.clear();
            for state in reached {
                let fresh = std::mem::take(&mut next[state as usize]);
                self.seen[state as usize] |= fresh;
                self.history[state as usize].push((depth, fresh));
                layer.push((state, fresh));
            }
        }
        self.told(back)
    }

    /// What values become along an edge; notes where they stand on the way.
    fn along(&mut self, from: Source) -> u128 {
        let merged = self.merged;
        let script = merged.scripts.get(merged.edges[from.edge].script);
        let mut now = from.values;
        for (at, piece) in script.iter().enumerate() {
            match *piece {
                Piece::At { node } => {
                    let ends = self.at_nodes[node].take();
                    self.at_nodes[node] = self.noted(ends, now, &script[..at], from);
                }
                Piece::Add { number, .. } | Piece::Set { number, .. } if number != number_of(self.meter) => {}
                Piece::Promise(_) => {}
                Piece::Add { .. } | Piece::Set { .. } => {
                    let held = self.held(*piece, now);
                    if held != 0 {
                        self.note_clamp(held, &script[..at], from);
                    }
                    now = self.applied(*piece, now);
                }
            }
        }
        let target = merged.walked.edges.targets[from.edge];
        if let Some(over) = merged.walked.position(target)
            && over.status == Status::Over(End::Ending)
        {
            let ends = self.at_endings[over.node].take();
            self.at_endings[over.node] = self.noted(ends, now, script, from);
        }
        now
    }

    /// Takes in the least and the greatest of some values, if nothing beyond them was there sooner.
    fn noted(&self, ends: Option<Ends>, values: u128, script: &[Piece], from: Source) -> Option<Ends> {
        if values == 0 {
            return ends;
        }
        let (least, most) = (values.trailing_zeros(), u128::BITS - 1 - values.leading_zeros());
        let Some(mut ends) = ends else {
            let of = |value: u32| self.found(value, 1 << value, script, from);
            return Some(Ends { min: of(least), max: of(most) });
        };
        if least <= ends.min.value {
            self.note(&mut ends.min, least, 1 << least, script, from);
        }
        if most >= ends.max.value {
            self.note(&mut ends.max, most, 1 << most, script, from);
        }
        Some(ends)
    }

    /// A run to a value that goes beyond what was found, or comes to it with as few inputs.
    fn note(&self, found: &mut Found, value: u32, wanted: u128, script: &[Piece], from: Source) {
        if value != found.value {
            *found = self.found(value, wanted, script, from);
        } else if found.depth == from.depth {
            found.last.extend(self.found(value, wanted, script, from).last);
        }
    }

    fn found(&self, value: u32, wanted: u128, script: &[Piece], from: Source) -> Found {
        let before = self.before(script, from.values, wanted);
        Found { value, depth: from.depth, last: vec![(from.state, before, from.edge)] }
    }

    /// Those of some values that become one of `wanted`.
    fn before(&self, script: &[Piece], values: u128, wanted: u128) -> u128 {
        bits(values)
            .filter(|before| self.through(script, 1 << before) & wanted != 0)
            .fold(0, |all, before| all | 1 << before)
    }

    fn note_clamp(&mut self, held: u128, script: &[Piece], from: Source) {
        let slot = self.merged.walked.slot(from.state);
        let did = self.merged.walked.label(from.state, from.edge).input.map(|input| Happening::of(slot, input));
        let key = if did.is_some() { (slot, did) } else { (usize::MAX, None) };
        match self.clamps.remove(&key) {
            None => {
                self.clamps.insert(key, self.found(0, held, script, from));
            }
            Some(mut found) => {
                self.note(&mut found, 0, held, script, from);
                self.clamps.insert(key, found);
            }
        }
    }

    /// Which of the values a piece would take out of the range.
    fn held(&self, piece: Piece, values: u128) -> u128 {
        let (Piece::Add { n, .. } | Piece::Set { n, .. }) = piece else { return 0 };
        let n = i64::from(n);
        let last = i64::from(self.count) - 1;
        let adds = matches!(piece, Piece::Add { .. });
        let leaves = |value: &u32| {
            let to = if adds { i64::from(*value) + n } else { n - self.min };
            to < 0 || to > last
        };
        if !adds {
            return if bits(values).next().is_some_and(|value| leaves(&value)) { values } else { 0 };
        }
        bits(values).filter(leaves).fold(0, |held, value| held | 1 << value)
    }

    /// What values become by one piece.
    fn applied(&self, piece: Piece, values: u128) -> u128 {
        match piece {
            Piece::At { .. } | Piece::Promise(_) => values,
            Piece::Set { n, .. } => {
                if values == 0 {
                    0
                } else {
                    1 << self.place(n)
                }
            }
            Piece::Add { n, .. } => added(values, n, self.count),
        }
    }

    /// What values become by the pieces that concern this meter.
    fn through(&self, script: &[Piece], values: u128) -> u128 {
        script.iter().fold(values, |values, piece| match *piece {
            Piece::Add { number, .. } | Piece::Set { number, .. } if number == number_of(self.meter) => {
                self.applied(*piece, values)
            }
            Piece::Add { .. } | Piece::Set { .. } | Piece::Promise(_) | Piece::At { .. } => values,
        })
    }

    fn told(&self, back: &Backwards) -> MeterRange {
        let value = |place: u32| i32::try_from(self.min + i64::from(place)).unwrap_or(i32::MAX);
        let range = |ends: &Ends| Range {
            min: value(ends.min.value),
            max: value(ends.max.value),
            min_run: self.trail(back, &ends.min),
            max_run: self.trail(back, &ends.max),
        };
        let all = self.at_nodes.iter().flatten().cloned().reduce(|all, ends| Ends {
            min: further(all.min, ends.min, |other, value| other < value),
            max: further(all.max, ends.max, |other, value| other > value),
        });
        let clamps = self.clamps.iter().map(|((node, input), found)| Clamp {
            node: Some(*node).filter(|node| *node < self.machine.nodes.len()),
            input: input.and_then(Happening::input),
            trail: self.trail(back, found),
        });
        MeterRange {
            meter: self.meter,
            states: self.merged.walked.states(),
            range: all.as_ref().map(range),
            at_nodes: self.at_nodes.iter().map(|ends| ends.as_ref().map(range)).collect(),
            at_endings: self.at_endings.iter().map(|ends| ends.as_ref().map(range)).collect(),
            clamps: clamps.collect(),
        }
    }

    /// The first of the runs to where something was found: back to everything from which it can be come to in time, then
    /// forwards by the first edges that stay there.
    fn trail(&self, back: &Backwards, found: &Found) -> Trail {
        let merged = self.merged;
        let graph = &merged.walked;
        let depth = found.depth as usize;
        let mut wanted: Vec<BTreeMap<u32, u128>> = vec![BTreeMap::new(); depth + 1];
        for (state, values, _) in &found.last {
            *wanted[depth].entry(*state).or_default() |= values;
        }
        for layer in (1..=depth).rev() {
            let (earlier, later) = wanted.split_at_mut(layer);
            for (state, values) in &later[0] {
                for (from, edge) in back.to(*state) {
                    let history = &self.history[*from as usize];
                    let Some((_, there)) = history.iter().find(|(at, _)| *at as usize + 1 == layer) else { continue };
                    let before = self.before(merged.scripts.get(merged.edges[*edge as usize].script), *there, *values);
                    if before != 0 {
                        *earlier[layer - 1].entry(*from).or_default() |= before;
                    }
                }
            }
        }
        let mut ways = Vec::with_capacity(depth + 1);
        let (mut state, mut value) = (0, 1_u128 << self.place(self.machine.starts_at[number_of(self.meter)]));
        for later in &wanted[1..] {
            let step = graph.edges.of(state).find_map(|at| {
                let target = graph.edges.targets[at];
                let after = self.through(merged.scripts.get(merged.edges[at].script), value);
                later.get(&target).is_some_and(|values| values & after != 0).then_some((at, target, after))
            });
            let Some((at, target, after)) = step else { break };
            ways.push(merged.edges[at].nth);
            (state, value) = (target, after);
        }
        let here = found.last.iter().filter(|(at, values, _)| *at == state && values & value != 0);
        ways.extend(here.map(|(_, _, edge)| *edge).min().map(|edge| merged.edges[edge].nth));
        Trail { ways: ways.into(), idle: graph.idle.clone(), then: None }
    }
}

/// The one that goes further, or is come to sooner.
fn further(one: Found, other: Found, beyond: impl Fn(u32, u32) -> bool) -> Found {
    if beyond(other.value, one.value) || (other.value == one.value && other.depth < one.depth) {
        other
    } else if other.value == one.value && other.depth == one.depth {
        Found { last: [one.last, other.last].concat(), ..one }
    } else {
        one
    }
}

/// Values of a range with so many of them, after adding; what would leave the range stays at its end.
fn added(values: u128, n: i32, count: u32) -> u128 {
    let last = count - 1;
    let by = n.unsigned_abs().min(count);
    let all = u128::MAX >> (u128::BITS - count);
    if n > 0 {
        let beyond = if by > last { values } else { values.checked_shr(last - by + 1).unwrap_or(0) };
        values.checked_shl(by).unwrap_or(0) & all | if beyond != 0 { 1 << last } else { 0 }
    } else if by == 0 {
        values
    } else {
        let below = values & u128::MAX.checked_shr(u128::BITS - by).unwrap_or(0);
        values.checked_shr(by).unwrap_or(0) | u128::from(below != 0)
    }
}

/// The places of the bits that are set, rising.
fn bits(mut values: u128) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let next = values.trailing_zeros();
        (values != 0).then(|| {
            values &= values - 1;
            next
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_added_to_together_as_they_are_one_by_one() {
        for count in [1, 2, 21, 101, 127, 128] {
            let values: Vec<i64> = (0..i64::from(count)).filter(|value| value % 3 != 1).collect();
            let together = values.iter().fold(0_u128, |all, value| all | 1 << value);
            for n in (-140..=140).chain([i32::MIN, i32::MAX]) {
                let each = values.iter().map(|value| (value + i64::from(n)).clamp(0, i64::from(count) - 1));
                let expected = each.fold(0_u128, |all, value| all | 1 << value);
                assert_eq!(added(together, n, count), expected, "{n} added to {count} values");
            }
        }
        assert_eq!(added(0, 5, 101), 0);
    }
}
