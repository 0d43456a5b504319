//! Numbers for cards: `D3` is the third decision in reading order from the start.

use std::collections::{HashMap, HashSet, VecDeque};

use crate::scenario::{Id, Kind, Scenario};

/// What a node is called on its card, and when it is read.
#[derive(Clone, Debug, Default)]
pub struct Numbered {
    /// `D3`.
    pub number: String,
    /// Its place among all nodes, from 0.
    pub reading_order: usize,
}

/// The letter and number of every node: reading order first goes where the case leads, then takes what nothing leads
/// to.
#[must_use]
pub fn numbers(scenario: &Scenario) -> HashMap<Id, Numbered> {
    let mut seen: HashSet<&Id> = HashSet::new();
    let mut queue: VecDeque<&Id> = VecDeque::new();
    let mut order: Vec<&Id> = Vec::with_capacity(scenario.nodes.len());
    let first = scenario.start.iter().chain(scenario.nodes.keys());
    for start in first {
        let Some((start, _)) = scenario.nodes.get_key_value(start) else { continue };
        if seen.insert(start) {
            queue.push_back(start);
        }
        while let Some(id) = queue.pop_front() {
            order.push(id);
            let Some(node) = scenario.nodes.get(id) else { continue };
            for (_, to) in node.exits() {
                if let Some(to) = to
                    && scenario.nodes.contains_key(to)
                    && seen.insert(to)
                {
                    queue.push_back(to);
                }
            }
        }
    }
    let mut counts: HashMap<char, u32> = HashMap::new();
    order
        .into_iter()
        .enumerate()
        .filter_map(|(reading_order, id)| {
            let letter = letter(scenario.nodes.get(id)?.kind());
            let count = counts.entry(letter).or_default();
            *count += 1;
            Some((id.clone(), Numbered { number: format!("{letter}{count}"), reading_order }))
        })
        .collect()
}

const fn letter(kind: Kind) -> char {
    match kind {
        Kind::Scene => 'S',
        Kind::Decision => 'D',
        Kind::Rewrite => 'R',
        Kind::Gate => 'G',
        Kind::Chance => 'C',
        Kind::Pause => 'P',
        Kind::Ending => 'E',
    }
}
