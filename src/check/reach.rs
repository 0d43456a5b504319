//! What a run can come to, by the links alone. Exploration knows better where conditions close a way.

use std::collections::HashSet;

use super::graph::Graph;
use crate::scenario::{Id, Scenario};

/// The nodes that a run can come to from the start, over exits and whenever rules.
#[derive(Debug)]
pub(super) struct Reach<'a> {
    starts: bool,
    nodes: HashSet<&'a Id>,
}

impl<'a> Reach<'a> {
    pub(super) fn by_links(graph: &Graph<'a>, scenario: &Scenario) -> Self {
        let Some(start) = scenario.start.as_ref().and_then(|start| graph.number(start)) else {
            return Self { starts: false, nodes: HashSet::new() };
        };
        let jumps = scenario.whenever.iter().filter_map(|rule| graph.number(&rule.to));
        let seen = graph.flood(std::iter::once(start).chain(jumps));
        let nodes = seen.iter().enumerate().filter(|(_, seen)| **seen).map(|(n, _)| graph.id(n)).collect();
        Self { starts: true, nodes }
    }

    /// Whether there is a node to begin at; if not, nothing is reached and another rule says why.
    pub(super) fn starts(&self) -> bool {
        self.starts
    }

    /// Whether a run can come to this node.
    pub(super) fn reaches(&self, node: &Id) -> bool {
        self.nodes.contains(node)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::fixture;

    #[test]
    fn exits_and_whenever_rules_lead_on_from_the_start() {
        let scenario = fixture::flow(
            "
            a -> b
            b : ending
            c -> d
            d : ending
            e -> d
            whenever -> c
        ",
        )
        .scenario;
        let reach = Reach::by_links(&Graph::of(&scenario), &scenario);
        let reached: Vec<&str> = scenario.nodes.keys().filter(|id| reach.reaches(id)).map(Id::as_str).collect();
        assert_eq!(reached, ["a", "b", "c", "d"]);
    }
}
