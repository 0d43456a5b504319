//! Tidy up: cards in layers from left to right, as the case goes, without two of them on one place.
//!
//! Deterministic: the same case and sizes give the same places. Knows how large cards are only from what it is told.

mod layers;
mod rows;

use std::collections::HashMap;

use super::{Slot, Step};
use crate::scenario::{Id, Kind, Point, Scenario};

/// How much room a card takes on the canvas, in points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CardSize {
    pub width: i32,
    pub height: i32,
}

/// Between two layers: room for links.
const ACROSS: i32 = 88;
/// Between two cards of a layer.
const BETWEEN: i32 = 40;
/// Places are whole steps of the grid.
const GRID: i32 = 4;

/// Lays out these nodes, or all if none are named; the upper left corner stays where it is. What is not laid out keeps
/// its place, and what is does not end up on top of it.
#[must_use]
pub fn tidy(file: &str, scenario: &Scenario, only: &[Id], size_of: impl Fn(&Id) -> CardSize) -> Step {
    let all = only.is_empty();
    let wanted: Vec<&Id> = if all {
        scenario.nodes.keys().collect()
    } else {
        only.iter().filter_map(|id| scenario.nodes.get_key_value(id).map(|(id, _)| id)).collect()
    };
    let label = if all { "Tidy up".to_owned() } else { format!("Tidy up {} nodes", wanted.len()) };
    let sizes: Vec<CardSize> = wanted.iter().map(|id| size_of(id)).collect();
    let graph = Links::among(scenario, &wanted);
    let mut places = arranged(&graph, &sizes);
    let corner = |ids: &mut dyn Iterator<Item = &Point>| {
        ids.fold(None, |corner: Option<Point>, at| match corner {
            Some(corner) => Some(Point(corner.0.min(at.0), corner.1.min(at.1))),
            None => Some(*at),
        })
    };
    let from = corner(&mut places.iter()).unwrap_or_default();
    let to = corner(&mut wanted.iter().filter_map(|id| scenario.layout.get(*id))).unwrap_or_default();
    let on_grid = |at: i32| at.div_euclid(GRID) * GRID;
    for place in &mut places {
        *place = Point(on_grid(to.0) + on_grid(place.0 - from.0), on_grid(to.1) + on_grid(place.1 - from.1));
    }
    if !all {
        make_way(scenario, &wanted, &mut places, &sizes, &size_of);
    }
    let moved = wanted.iter().zip(places).filter(|(id, at)| scenario.layout.get(**id) != Some(at));
    let slots = moved.map(|(id, at)| Slot::Place((*id).clone(), Some(at)));
    Step::new(label).with_distinct(file, slots)
}

/// The links among the nodes that are laid out, by their places in the list of them.
struct Links {
    /// Where each node leads, in reading order, each target once.
    to: Vec<Vec<usize>>,
    /// Who leads to each node.
    from: Vec<Vec<usize>>,
    /// The nodes in reading order: the start first, then where it leads.
    order: Vec<usize>,
    /// Which nodes are endings: they stand together at the far right.
    endings: Vec<bool>,
}

impl Links {
    fn among(scenario: &Scenario, wanted: &[&Id]) -> Self {
        let index: HashMap<&Id, usize> = wanted.iter().enumerate().map(|(n, id)| (*id, n)).collect();
        let mut to: Vec<Vec<usize>> = vec![Vec::new(); wanted.len()];
        let mut from = to.clone();
        for (n, id) in wanted.iter().enumerate() {
            let Some(node) = scenario.nodes.get(*id) else { continue };
            for (_, target) in node.exits() {
                let Some(target) = target.and_then(|target| index.get(target)).copied() else { continue };
                if target != n && !to[n].contains(&target) {
                    to[n].push(target);
                    from[target].push(n);
                }
            }
        }
        // What nothing leads to begins a part of its own, after the start.
        let start = scenario.start.as_ref().and_then(|start| index.get(start)).copied();
        let roots = (0..wanted.len()).filter(|n| from[*n].is_empty());
        let firsts: Vec<usize> = start.into_iter().chain(roots).chain(0..wanted.len()).collect();
        let mut seen = vec![false; wanted.len()];
        let mut order = Vec::with_capacity(wanted.len());
        for first in firsts {
            let mut next = order.len();
            if !std::mem::replace(&mut seen[first], true) {
                order.push(first);
            }
            while let Some(&node) = order.get(next) {
                for &target in &to[node] {
                    if !std::mem::replace(&mut seen[target], true) {
                        order.push(target);
                    }
                }
                next += 1;
            }
        }
        let is_ending = |id: &&Id| scenario.nodes.get(*id).is_some_and(|node| node.kind() == Kind::Ending);
        Self { to, from, order, endings: wanted.iter().map(is_ending).collect() }
    }
}

/// A place for each node: parts that hang together below each other, what is alone in rows at the end.
fn arranged(graph: &Links, sizes: &[CardSize]) -> Vec<Point> {
    let mut places = vec![Point(0, 0); sizes.len()];
    let pitch = sizes.iter().map(|size| size.width).max().unwrap_or(0) + ACROSS;
    let mut layers = layers::layers(graph);
    let mut top = 0;
    let mut alone = Vec::new();
    for part in parts(graph) {
        let last = part.iter().map(|node| layers[*node]).max().unwrap_or(0);
        for &ending in part.iter().filter(|node| graph.endings[**node] && !graph.from[**node].is_empty()) {
            layers[ending] = last;
        }
        if let [one] = part.as_slice() {
            alone.push(*one);
            continue;
        }
        let tops = rows::rows(graph, &part, &layers, sizes);
        let first = part.iter().map(|node| layers[*node]).min().unwrap_or(0);
        let highest = tops.iter().copied().min().unwrap_or(0);
        let mut bottom = top;
        for (node, at) in part.iter().zip(&tops) {
            let layer = i32::try_from(layers[*node] - first).unwrap_or(i32::MAX / 1_000);
            places[*node] = Point(layer.saturating_mul(pitch), top + at - highest);
            bottom = bottom.max(places[*node].1 + sizes[*node].height);
        }
        top = bottom + 2 * BETWEEN;
    }
    for row in alone.chunks(8) {
        for (node, column) in row.iter().zip(0..) {
            places[*node] = Point(column * pitch, top);
        }
        top += row.iter().map(|node| sizes[*node].height).max().unwrap_or(0) + BETWEEN;
    }
    places
}

/// The nodes that hang together, in reading order.
fn parts(graph: &Links) -> Vec<Vec<usize>> {
    let mut part_of = vec![usize::MAX; graph.order.len()];
    let mut parts: Vec<Vec<usize>> = Vec::new();
    for &first in &graph.order {
        if part_of[first] != usize::MAX {
            continue;
        }
        let mut waiting = vec![first];
        part_of[first] = parts.len();
        while let Some(node) = waiting.pop() {
            for &other in graph.to[node].iter().chain(&graph.from[node]) {
                if part_of[other] == usize::MAX {
                    part_of[other] = parts.len();
                    waiting.push(other);
                }
            }
        }
        parts.push(Vec::new());
    }
    for &node in &graph.order {
        parts[part_of[node]].push(node);
    }
    parts
}

/// Moves what was laid out down until it lies on none of the other cards.
fn make_way(
    scenario: &Scenario,
    wanted: &[&Id],
    places: &mut [Point],
    sizes: &[CardSize],
    size_of: &impl Fn(&Id) -> CardSize,
) {
    let chosen: std::collections::HashSet<&Id> = wanted.iter().copied().collect();
    let others: Vec<(Point, CardSize)> = scenario
        .nodes
        .keys()
        .filter(|id| !chosen.contains(id))
        .filter_map(|id| Some((*scenario.layout.get(id)?, size_of(id))))
        .collect();
    let apart = |a: i32, a_len: i32, b: i32, b_len: i32| a + a_len <= b || b + b_len <= a;
    // Each round clears at least one card for good, because everything only moves down.
    for _ in 0..=others.len() {
        let lacking = places.iter().zip(sizes).flat_map(|(at, size)| {
            others.iter().filter_map(move |(other, other_size)| {
                let clear = apart(at.0, size.width, other.0, other_size.width)
                    || apart(at.1, size.height, other.1, other_size.height);
                (!clear).then_some(other.1 + other_size.height + BETWEEN - at.1)
            })
        });
        let Some(down) = lacking.max() else { return };
        let down = (down + GRID - 1).div_euclid(GRID) * GRID;
        for at in &mut *places {
            at.1 += down;
        }
    }
}

#[cfg(test)]
mod tests;
