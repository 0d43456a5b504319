//! Ways that nothing can close: what a run can do whatever came before.
//!
//! Exploration knows every run. Here only exits without a condition are followed, and no gate is passed, so that a way
//! that is found is one that learners can go; only a rule for any moment may still call them away from it.

use std::cell::Cell;

use super::Case;
use crate::scenario::{Did, Exit, Node, RunStep, Strength};

/// The most steps that the witnesses of a rule may have together.
const STEPS: usize = 200_000;

/// How many nodes of a long way are told at its beginning and at its end.
const ENDS: usize = 3;

/// The nodes that can be come to over open ways, each with the shortest one.
#[derive(Debug)]
pub(super) struct OpenWays {
    /// How each node was first come to.
    from: Vec<From>,
    /// How many nodes stand before each on its way.
    depth: Vec<usize>,
    /// The last node that is told of the beginning of the way to each; the node itself while its way is no longer. So a
    /// long way is told without being walked.
    beginning: Vec<usize>,
    /// How many steps witnesses may still have, all together: a case with thousands of long ways is checked at once.
    steps_left: Cell<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum From {
    Nowhere,
    /// It is where the case begins.
    Start,
    /// From this node, by the exit of that number.
    Node(usize, usize),
}

impl OpenWays {
    /// From the start, without going through the nodes that `blocked` holds; those are not come to either.
    pub(super) fn around(case: &Case<'_>, blocked: impl Fn(&Node) -> bool) -> Self {
        let graph = case.graph();
        let mut from = vec![From::Nowhere; graph.len()];
        let mut depth = vec![0; graph.len()];
        let mut beginning: Vec<usize> = (0..graph.len()).collect();
        let start = case.scenario().start.as_ref().and_then(|start| graph.number(start));
        let start = start.filter(|start| !blocked(graph.node(*start)));
        let mut waiting: Vec<usize> = start.into_iter().collect();
        if let Some(start) = start {
            from[start] = From::Start;
        }
        let mut at = 0;
        while let Some(number) = waiting.get(at).copied() {
            at += 1;
            for (n, way) in graph.ways(number).iter().enumerate() {
                let Some(to) = way.node.filter(|to| from[*to] == From::Nowhere) else { continue };
                if is_open(graph.node(number), n) && !blocked(graph.node(to)) {
                    from[to] = From::Node(number, n);
                    depth[to] = depth[number] + 1;
                    if depth[to] >= ENDS {
                        beginning[to] = beginning[number];
                    }
                    waiting.push(to);
                }
            }
        }
        Self { from, depth, beginning, steps_left: Cell::new(STEPS) }
    }

    /// Whether a node is come to.
    pub(super) fn reaches(&self, number: usize) -> bool {
        self.from[number] != From::Nowhere
    }

    /// The nodes and exits from the start to a node, without itself.
    fn steps(&self, number: usize) -> Vec<(usize, usize)> {
        let mut steps = Vec::new();
        let mut at = number;
        while let From::Node(node, way) = self.from[at] {
            steps.push((node, way));
            at = node;
        }
        steps.reverse();
        steps
    }

    /// The last nodes on the way to one, itself included, at most so many, in their order.
    fn last(&self, number: usize, most: usize) -> Vec<usize> {
        let before = |number: &usize| match self.from[*number] {
            From::Node(node, _) => Some(node),
            From::Start | From::Nowhere => None,
        };
        let mut nodes: Vec<usize> = std::iter::successors(Some(number), before).take(most).collect();
        nodes.reverse();
        nodes
    }

    /// The names on the way to a node: “First words” → “On hold” → “Goodbye”; of a long one the beginning and the end.
    pub(super) fn told(&self, case: &Case<'_>, number: usize) -> String {
        let whole = 2 * ENDS + 1;
        let names = |nodes: Vec<usize>| {
            let names: Vec<String> = nodes.into_iter().map(|number| case.name(case.graph().id(number))).collect();
            names.join(" → ")
        };
        if self.depth[number] < whole {
            return names(self.last(number, whole));
        }
        format!("{} → … → {}", names(self.last(self.beginning[number], ENDS)), names(self.last(number, ENDS)))
    }

    /// The run that goes this way up to the node; none where a rule for any moment might call it away.
    pub(super) fn witness(&self, case: &Case<'_>, number: usize) -> Option<Vec<RunStep>> {
        let graph = case.graph();
        let left = self.steps_left.get().checked_sub(self.depth[number])?;
        if !case.scenario().whenever.is_empty() {
            return None;
        }
        self.steps_left.set(left);
        let steps = self.steps(number);
        let step = |(node, way): (usize, usize)| {
            let did = match &graph.ways(node)[way].exit {
                Exit::Then => Did::Continue,
                Exit::Item(item) if matches!(graph.node(node), Node::Chance(_)) => Did::Drew(item.clone()),
                Exit::Item(item) => Did::Choose(item.clone(), 0),
                Exit::OnTimeout => Did::TimeOut,
                Exit::Strong => Did::Wrote(Strength::Strong),
                Exit::Fair => Did::Wrote(Strength::Fair),
                Exit::Weak => Did::Wrote(Strength::Weak),
                Exit::Otherwise => return None,
            };
            Some(RunStep(graph.id(node).clone(), did))
        };
        let steps = steps.into_iter().filter(|(node, _)| !matches!(graph.node(*node), Node::Gate(_)));
        steps.map(step).collect()
    }
}

/// Whether every run that comes to the node can leave it by the exit of that number. Exits stand in the order of choices
/// and outcomes.
fn is_open(node: &Node, exit: usize) -> bool {
    match node {
        Node::Decision(decision) => match decision.choices.get(exit) {
            Some(choice) => choice.when.is_none(),
            None => decision.seconds.is_some(),
        },
        Node::Chance(chance) => chance.outcomes.get(exit).is_some_and(|outcome| outcome.weight > 0),
        Node::Gate(gate) => gate.routes.is_empty(),
        Node::Scene(_) | Node::Rewrite(_) | Node::Pause(_) | Node::Ending(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::fixture;

    #[test]
    fn the_shortest_open_way_is_told() {
        let scenario = fixture::read_body(
            r#"start: "a", nodes: {
                "a": Decision(title: "A", choices: [(id: "shut", when: Is("x"), to: "e"), (id: "one", to: "b")]),
                "b": Chance(title: "B", outcomes: [(id: "aaaaaaa", weight: 0, to: "e"), (id: "bbbbbbb", weight: 1, to: "c")]),
                "c": Scene(title: "C", then: "d"),
                "d": Gate(title: "D", routes: [(id: "ccccccc", when: Is("x"), to: "e")], otherwise: "e"),
                "e": Ending(outcome: Loyal),
            }"#,
        )
        .document;
        let case = Case::new(&scenario, None);
        let number = |id: &str| case.graph().number(id).unwrap();
        let ways = OpenWays::around(&case, |_| false);
        assert_eq!(ways.told(&case, number("d")), "“A” → “B” → “C” → “D”");
        assert_eq!(ways.witness(&case, number("d")).unwrap().len(), 3);
        assert!(!ways.reaches(number("e")));
        assert!(!OpenWays::around(&case, |node| matches!(node, Node::Chance(_))).reaches(number("c")));
    }

    #[test]
    fn a_long_way_is_told_by_its_ends() {
        let chain = "a -> b \n b -> c \n c -> d \n d -> e \n e -> f \n f -> g \n g -> h \n h : ending";
        let scenario = fixture::flow(chain).scenario;
        let case = Case::new(&scenario, None);
        let ways = OpenWays::around(&case, |_| false);
        let told = |id: &str| ways.told(&case, case.graph().number(id).unwrap());
        assert_eq!(told("a"), "“a”");
        assert_eq!(told("g"), "“a” → “b” → “c” → “d” → “e” → “f” → “g”");
        assert_eq!(told("h"), "“a” → “b” → “c” → … → “f” → “g” → “h”");
    }
}
