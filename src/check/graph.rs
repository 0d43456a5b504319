//! The graph of a case: nodes by number, their exits, and what leads to what.

use std::collections::HashMap;

use crate::scenario::{Exit, Id, Node, Scenario};

/// One exit of a node.
#[derive(Debug)]
pub(super) struct Way<'a> {
    pub(super) exit: Exit,
    /// What stands there; `None`: open.
    pub(super) to: Option<&'a Id>,
    /// The number of the node that it leads to; `None`: open, or there is no such node.
    pub(super) node: Option<usize>,
}

/// Nodes are numbered in the order of the file.
#[derive(Debug)]
pub(super) struct Graph<'a> {
    nodes: Vec<(&'a Id, &'a Node)>,
    numbers: HashMap<&'a str, usize>,
    ways: Vec<Vec<Way<'a>>>,
    into: Vec<Vec<usize>>,
}

impl<'a> Graph<'a> {
    pub(super) fn of(scenario: &'a Scenario) -> Self {
        let nodes: Vec<(&Id, &Node)> = scenario.nodes.0.iter().map(|(id, node)| (id, &**node)).collect();
        let numbers: HashMap<&str, usize> = nodes.iter().enumerate().map(|(n, (id, _))| (id.as_str(), n)).collect();
        let mut into = vec![Vec::new(); nodes.len()];
        let mut ways = Vec::with_capacity(nodes.len());
        for (from, (_, node)) in nodes.iter().enumerate() {
            let exits = node.exits().into_iter().map(|(exit, to)| {
                let number = to.and_then(|to| numbers.get(to.as_str()).copied());
                if let Some(number) = number {
                    into[number].push(from);
                }
                Way { exit, to, node: number }
            });
            ways.push(exits.collect::<Vec<Way<'_>>>());
        }
        Self { nodes, numbers, ways, into }
    }

    /// Every node with its number, id and exits.
    pub(super) fn all(&self) -> impl Iterator<Item = (usize, &'a Id, &'a Node, &[Way<'a>])> {
        self.nodes.iter().zip(&self.ways).enumerate().map(|(n, ((id, node), ways))| (n, *id, *node, ways.as_slice()))
    }

    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(super) fn number(&self, id: &str) -> Option<usize> {
        self.numbers.get(id).copied()
    }

    pub(super) fn id(&self, number: usize) -> &'a Id {
        self.nodes[number].0
    }

    pub(super) fn node(&self, number: usize) -> &'a Node {
        self.nodes[number].1
    }

    /// The exits of a node, in reading order.
    pub(super) fn ways(&self, number: usize) -> &[Way<'a>] {
        &self.ways[number]
    }

    /// The nodes with an exit to this one; one with two such exits stands here twice.
    pub(super) fn into(&self, number: usize) -> &[usize] {
        &self.into[number]
    }

    /// What can be come to from `roots`, themselves included, one flag a node.
    pub(super) fn flood(&self, roots: impl IntoIterator<Item = usize>) -> Vec<bool> {
        let mut seen = vec![false; self.len()];
        let mut waiting: Vec<usize> = roots.into_iter().collect();
        while let Some(number) = waiting.pop() {
            if !std::mem::replace(&mut seen[number], true) {
                waiting.extend(self.ways[number].iter().filter_map(|way| way.node));
            }
        }
        seen
    }

    /// The strongly connected parts among the nodes that `keep` holds, each in the order of the file: within one, every
    /// node can be come to from every other. Parts stand in the order of their first nodes.
    pub(super) fn parts(&self, keep: impl Fn(usize) -> bool) -> Vec<Vec<usize>> {
        // Tarjan's algorithm with a stack of its own: a chain of 10,000 nodes must not overflow ours.
        const NEW: usize = usize::MAX;
        let mut order = vec![NEW; self.len()];
        let mut low = vec![0; self.len()];
        let mut on_path = vec![false; self.len()];
        let mut path = Vec::new();
        let mut parts = Vec::new();
        let mut next = 0;
        for root in (0..self.len()).filter(|n| keep(*n)) {
            let mut calls = if order[root] == NEW { vec![(root, 0)] } else { Vec::new() };
            while let Some((number, way)) = calls.pop() {
                if way == 0 {
                    order[number] = next;
                    low[number] = next;
                    next += 1;
                    path.push(number);
                    on_path[number] = true;
                }
                let mut below = None;
                for (n, target) in self.ways[number].iter().enumerate().skip(way) {
                    let Some(to) = target.node.filter(|to| keep(*to)) else { continue };
                    if order[to] == NEW {
                        below = Some((n, to));
                        break;
                    }
                    if on_path[to] {
                        low[number] = low[number].min(order[to]);
                    }
                }
                if let Some((n, to)) = below {
                    calls.push((number, n + 1));
                    calls.push((to, 0));
                    continue;
                }
                if low[number] == order[number] {
                    let first = path.iter().rposition(|n| *n == number).unwrap_or_default();
                    let mut part = path.split_off(first);
                    for member in &part {
                        on_path[*member] = false;
                    }
                    part.sort_unstable();
                    parts.push(part);
                }
                if let Some((parent, _)) = calls.last() {
                    low[*parent] = low[*parent].min(low[number]);
                }
            }
        }
        parts.sort_unstable();
        parts
    }

    /// Whether a node has an exit to itself.
    pub(super) fn loops(&self, number: usize) -> bool {
        self.ways[number].iter().any(|way| way.node == Some(number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::fixture;

    fn parts(text: &str) -> Vec<Vec<String>> {
        let scenario = fixture::flow(text).scenario;
        let graph = Graph::of(&scenario);
        let name = |part: &Vec<usize>| part.iter().map(|n| graph.id(*n).to_string()).collect();
        graph.parts(|_| true).iter().map(name).collect()
    }

    #[test]
    fn parts_hold_what_leads_back_to_itself() {
        let text = "
            a : decision -> b, d
            b -> c
            c : decision -> a, e
            d -> d
            e : ending
        ";
        assert_eq!(parts(text), [vec!["a", "b", "c"], vec!["d"], vec!["e"]]);
    }

    #[test]
    fn nested_loops_are_one_part() {
        let text = "
            a -> b
            b -> c
            c : decision -> b, d
            d : decision -> c, a, e
            e -> f
            f -> e
        ";
        assert_eq!(parts(text), [vec!["a", "b", "c", "d"], vec!["e", "f"]]);
    }
}
