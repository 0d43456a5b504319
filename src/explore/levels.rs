//! Levels: what can happen only once in a run and has happened, as far as it changes what lies ahead.
//!
//! A hub with four choices that are offered once is not a loop that goes round for ever: each round takes one of them
//! away. Read backwards as it is, node and level together, such a loop ends, and what matters in front of it stays small.
//! The same goes for whenever rules, which fire once.

use std::ops::Range;

use super::ahead::each_target;
use crate::play::State;
use crate::play::machine::{Body, Machine, Target};

/// A node at a level.
pub(super) type Place = usize;

/// The levels of all nodes.
#[derive(Clone, Debug)]
pub(super) struct Levels {
    /// How many whenever rules are told apart; all, or none if there are too many.
    rules: usize,
    nodes: Vec<AtNode>,
    /// Of the loops that hold more than one node or lead to themselves, by number: their once-only choices.
    once: Vec<Vec<usize>>,
    /// The nodes of each component, those first that lead nowhere else; with a loop's number where it is one.
    components: Vec<Vec<usize>>,
    count: usize,
}

#[derive(Clone, Debug)]
struct AtNode {
    component: usize,
    first: Place,
}

/// More rules than this are not told apart.
const MOST_RULES: usize = 3;
/// Of more once-only choices in a loop only their number is told apart.
const MOST_CHOICES: usize = 5;

impl Levels {
    pub(super) fn of(machine: &Machine) -> Self {
        let rules = Some(machine.whenever.len()).filter(|rules| *rules <= MOST_RULES).unwrap_or(0);
        let components = components(machine, rules < machine.whenever.len());
        let mut once = vec![Vec::new(); components.len()];
        let mut nodes = vec![AtNode { component: 0, first: 0 }; machine.nodes.len()];
        for (component, members) in components.iter().enumerate() {
            for node in members {
                nodes[*node].component = component;
            }
        }
        for (component, members) in components.iter().enumerate() {
            let inside = |target: &Target| matches!(target, Target::Node(to) if nodes[*to].component == component);
            for node in members {
                if let Body::Decision { choices, .. } = &machine.nodes[*node].body {
                    let stays = |choice: &usize| machine.choices[*choice].once && inside(&machine.choices[*choice].to);
                    once[component].extend(choices.clone().filter(stays));
                }
            }
        }
        let mut levels = Self { rules, nodes, once, components, count: 0 };
        for node in 0..machine.nodes.len() {
            levels.nodes[node].first = levels.count;
            levels.count += levels.of_choices(node) << rules;
        }
        levels
    }

    /// How many places there are.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// The nodes of each loop, and each other node by itself; those first that lead nowhere else.
    pub(super) fn components(&self) -> &[Vec<usize>] {
        &self.components
    }

    /// Whether whenever rules are part of levels, so that one that takes over leads to another level.
    pub(super) fn know_rules(&self, machine: &Machine) -> bool {
        self.rules == machine.whenever.len()
    }

    /// Sets of rules that have fired, as numbers below this.
    pub(super) fn of_rules(&self) -> usize {
        1 << self.rules
    }

    /// Levels of a node that differ by the choices that are gone.
    pub(super) fn of_choices(&self, node: usize) -> usize {
        match self.once[self.nodes[node].component].len() {
            few if few <= MOST_CHOICES => 1 << few,
            many => many + 1,
        }
    }

    /// A node at a level.
    pub(super) fn place(&self, node: usize, rules: usize, choices: usize) -> Place {
        self.nodes[node].first + rules * self.of_choices(node) + choices
    }

    /// Where a state is that stands at a node.
    pub(super) fn place_of(&self, machine: &Machine, state: &State, node: usize) -> Place {
        let first = self.nodes[node].first;
        let once = &self.once[self.nodes[node].component];
        if self.rules == 0 && once.is_empty() {
            return first;
        }
        let layout = &machine.layout;
        let rules = (0..self.rules).fold(0, |set, rule| set | usize::from(state.bit(layout.fired, rule)) << rule);
        let taken = once.iter().map(|choice| usize::from(state.bit(layout.chosen, *choice)));
        let choices = if once.len() <= MOST_CHOICES {
            taken.enumerate().fold(0, |set, (at, taken)| set | taken << at)
        } else {
            taken.sum()
        };
        self.place(node, rules, choices)
    }

    /// Whether a rule has fired at these levels.
    pub(super) fn has_fired(&self, rules: usize, rule: usize) -> bool {
        rule < self.rules && rules & 1 << rule != 0
    }

    /// The levels of a node: rules that have fired, and choices that are gone; in the order of their places.
    pub(super) fn of_node(&self, node: usize) -> impl Iterator<Item = (usize, usize)> + use<> {
        let choices = self.of_choices(node);
        (0..self.of_rules()).flat_map(move |rules| (0..choices).map(move |choices| (rules, choices)))
    }

    /// The bits of a state that follow from a level: where their kind begins, which it is, and whether it is set.
    pub(super) fn known(
        &self,
        machine: &Machine,
        node: usize,
        rules: usize,
        choices: usize,
    ) -> Vec<(usize, usize, bool)> {
        let layout = &machine.layout;
        let once = &self.once[self.nodes[node].component];
        let each = if once.len() <= MOST_CHOICES { once.as_slice() } else { &[] };
        let taken = each.iter().enumerate().map(|(at, choice)| (layout.chosen, *choice, choices & 1 << at != 0));
        taken.chain((0..self.rules).map(|rule| (layout.fired, rule, self.has_fired(rules, rule)))).collect()
    }

    /// The level after a choice was taken; none if it cannot be taken any more.
    pub(super) fn without(&self, node: usize, choices: usize, choice: usize) -> Option<usize> {
        let once = &self.once[self.nodes[node].component];
        let Some(at) = once.iter().position(|other| *other == choice) else { return Some(choices) };
        if once.len() <= MOST_CHOICES {
            (choices & 1 << at == 0).then_some(choices | 1 << at)
        } else {
            (choices < once.len()).then_some(choices + 1)
        }
    }

    /// Where a run can be that goes from a node at a level to another node: one place, or several where it may have been
    /// in that loop before, with rules that have fired since.
    pub(super) fn toward(&self, node: usize, rules: usize, choices: usize, to: usize) -> Range<Place> {
        let all = self.of_choices(to);
        let first = self.place(to, rules, 0);
        if self.nodes[node].component == self.nodes[to].component {
            first + choices..first + choices + 1
        } else if rules == 0 {
            first..first + 1
        } else {
            first..first + all
        }
    }

    /// Where a run can be after a rule took it to a node.
    pub(super) fn after_rule(&self, node: usize, rules: usize, choices: usize, rule: usize, to: usize) -> Range<Place> {
        let fired = if rule < self.rules { rules | 1 << rule } else { rules };
        self.toward(node, fired, choices, to)
    }
}

/// Strongly connected components of the nodes, those first that lead nowhere else.
fn components(machine: &Machine, with_rules: bool) -> Vec<Vec<usize>> {
    let count = machine.nodes.len();
    let targets = |node: usize| {
        let mut found = Vec::new();
        each_target(machine, &machine.nodes[node], |to| found.push(to));
        if with_rules && !matches!(machine.nodes[node].body, Body::Ending) {
            found.extend(machine.whenever.iter().filter_map(|(_, to)| match to {
                Target::Node(to) => Some(*to),
                Target::Open | Target::Missing => None,
            }));
        }
        found
    };
    let mut edges = super::edges::Edges::default();
    edges.first.push(0);
    // A node before all others leads to each, so that none is missed.
    edges.targets.extend((1..=count).map(|node| u32::try_from(node).unwrap_or(u32::MAX)));
    edges.first.push(u32::try_from(edges.targets.len()).unwrap_or(u32::MAX));
    for node in 0..count {
        edges.targets.extend(targets(node).into_iter().map(|to| u32::try_from(to + 1).unwrap_or(u32::MAX)));
        edges.first.push(u32::try_from(edges.targets.len()).unwrap_or(u32::MAX));
    }
    let found = super::components::Components::of(&edges);
    let nodes = |component: usize| -> Vec<usize> {
        found.states(component).iter().filter(|node| **node > 0).map(|node| *node as usize - 1).collect()
    };
    (0..found.count()).map(nodes).filter(|nodes| !nodes.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::scenario::{Scenario, read, resolve};

    const HUB: &str = r#"(format: 1, id: "case", title: "Case", language: "en", channel: Phone,
        start: "hub",
        nodes: {
            "hub": Decision(choices: [
                (id: "a", says: "A", to: "room", once: true),
                (id: "b", says: "B", to: "hub", once: true),
                (id: "c", says: "C", to: "end"),
            ]),
            "room": Scene(then: "hub"),
            "end": Ending(outcome: Resolved),
        },
        whenever: [(when: All([]), to: "end")],
    )"#;

    #[test]
    fn what_is_gone_in_a_loop_and_what_has_fired_is_part_of_a_place() {
        let case = read::<Scenario>(HUB.as_bytes()).unwrap().document;
        let machine = Machine::compile(Arc::new(resolve(&case, None)));
        let levels = Levels::of(&machine);
        let node = |id: &str| machine.node_index(id).unwrap();
        let counts = ["hub", "room", "end"].map(|id| levels.of_choices(node(id)));
        assert_eq!((counts, levels.of_rules(), levels.count()), ([4, 4, 1], 2, 18));
        // Taking a choice goes up a level, once; leaving the loop goes to the only level there.
        let first = machine.choices_of(node("hub")).start;
        assert_eq!(levels.without(node("hub"), 0, first), Some(1));
        assert_eq!(levels.without(node("hub"), 1, first), None);
        assert_eq!(levels.without(node("hub"), 1, first + 2), Some(1));
        assert_eq!(
            levels.toward(node("hub"), 0, 3, node("room")),
            levels.place(node("room"), 0, 3)..levels.place(node("room"), 0, 3) + 1
        );
        assert_eq!(levels.after_rule(node("hub"), 0, 3, 0, node("end")).start, levels.place(node("end"), 1, 0));
    }
}
