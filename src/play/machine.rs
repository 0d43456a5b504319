//! A compiled case: dense indices instead of ids.

use std::ops::Range;
use std::sync::Arc;

use super::condition::Compiled;
use super::state::Layout;
use crate::scenario::{Id, Resolved};

/// A case that can be stepped. Indices of nodes, choices, promises and so on are places in its tables, in the order
/// of the document.
#[derive(Debug)]
pub struct Machine {
    pub(crate) case: Arc<Resolved>,
    pub(crate) layout: Layout,
    pub(crate) start: Target,
    pub(crate) nodes: Vec<NodeCode>,
    pub(crate) choices: Vec<ChoiceCode>,
    pub(crate) routes: Vec<(Compiled, Target)>,
    pub(crate) outcomes: Vec<(u64, Target, Id)>,
    pub(crate) lines: Vec<LineCode>,
    pub(crate) effects: Vec<Op>,
    pub(crate) promises: Vec<PromiseCode>,
    pub(crate) whenever: Vec<(Compiled, Target)>,
    /// Tallies have 0 to [`i32::MAX`].
    pub(crate) ranges: Vec<(i32, i32)>,
    pub(crate) starts_at: Vec<i32>,
    pub(crate) fails_if: Vec<Compiled>,
}

/// Where an exit leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    Node(usize),
    Open,
    Missing,
}

/// A run of [`Op`]s in [`Machine::effects`].
pub(crate) type Effects = Range<usize>;

#[derive(Debug)]
pub(crate) struct NodeCode {
    pub id: Id,
    pub id_hash: u32,
    pub after: u32,
    pub takes: u32,
    pub effects: Effects,
    pub lines: Range<usize>,
    /// Where the state counts its visits, if it draws.
    pub visits: Option<usize>,
    pub body: Body,
}

#[derive(Debug)]
pub(crate) enum Body {
    Scene { then: Target },
    Pause { then: Target },
    Decision { choices: Range<usize>, timer: Option<Timer>, shuffle: bool },
    Rewrite { strong: Target, fair: Target, weak: Target },
    Gate { routes: Range<usize>, otherwise: Target },
    Chance { outcomes: Range<usize>, total: u64 },
    Ending,
}

#[derive(Debug)]
pub(crate) struct Timer {
    pub seconds: u32,
    /// The most ticks that can pass.
    pub ticks: u32,
    pub waiting: Effects,
    pub worth: Option<u32>,
    pub effects: Effects,
    pub reply: Range<usize>,
    pub to: Target,
}

#[derive(Debug)]
pub(crate) struct ChoiceCode {
    pub id: Id,
    pub when: Option<Compiled>,
    pub locked_shown: bool,
    pub once: bool,
    pub worth: Option<u32>,
    /// Its effects, then points, the cost of its remedy and its fairness.
    pub effects: Effects,
    pub takes: u32,
    pub reply: Range<usize>,
    pub to: Target,
}

#[derive(Debug)]
pub(crate) struct LineCode {
    pub when: Option<Compiled>,
    pub spot: LineSpot,
}

/// Where a line stands in its node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LineSpot {
    Entry { node: usize, at: usize },
    Reply { node: usize, choice: usize, at: usize },
    TimeoutReply { node: usize, at: usize },
}

#[derive(Debug)]
pub(crate) struct PromiseCode {
    pub due: Option<u32>,
    pub if_kept: Effects,
    pub if_broken: Effects,
}

/// A compiled effect.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Op {
    Add { number: usize, n: i32 },
    Set { number: usize, n: i32 },
    Flag { flag: usize, raised: bool },
    Reveal { fact: usize },
    Make { promise: usize },
    Keep { promise: usize },
    Break { promise: usize },
    Extend { promise: usize, seconds: u32 },
}

impl Machine {
    /// The case that was compiled.
    #[must_use]
    pub fn case(&self) -> &Arc<Resolved> {
        &self.case
    }

    /// How many nodes there are.
    #[must_use]
    pub fn node_count(&self) -> usize {
        self.nodes.len()
    }

    /// The id of a node.
    #[must_use]
    pub fn node_id(&self, node: usize) -> &Id {
        &self.nodes[node].id
    }

    /// The index of a node.
    #[must_use]
    pub fn node_index(&self, id: &str) -> Option<usize> {
        self.nodes.binary_search_by(|node| node.id.as_str().cmp(id)).ok()
    }

    /// The choices of a node, as indices among the choices of the case; empty if it is no decision.
    #[must_use]
    pub fn choices_of(&self, node: usize) -> Range<usize> {
        match &self.nodes[node].body {
            Body::Decision { choices, .. } => choices.clone(),
            Body::Scene { .. }
            | Body::Pause { .. }
            | Body::Rewrite { .. }
            | Body::Gate { .. }
            | Body::Chance { .. }
            | Body::Ending => 0..0,
        }
    }

    /// The id of a choice.
    #[must_use]
    pub fn choice_id(&self, choice: usize) -> &Id {
        &self.choices[choice].id
    }

    /// The id of an outcome of a chance.
    #[must_use]
    pub fn outcome_id(&self, node: usize, outcome: usize) -> Option<&Id> {
        self.outcomes.get(self.outcomes_of(node).start + outcome).map(|(_, _, id)| id)
    }

    /// The hash of a node's id, for draws.
    #[must_use]
    pub fn id_hash(&self, node: usize) -> u32 {
        self.nodes[node].id_hash
    }

    /// The weights of the outcomes of a chance.
    pub fn weights(&self, node: usize) -> impl Iterator<Item = u64> + Clone + '_ {
        self.outcomes[self.outcomes_of(node)].iter().map(|(weight, _, _)| *weight)
    }

    pub(crate) fn routes_of(&self, node: usize) -> Range<usize> {
        match &self.nodes[node].body {
            Body::Gate { routes, .. } => routes.clone(),
            Body::Scene { .. }
            | Body::Pause { .. }
            | Body::Decision { .. }
            | Body::Rewrite { .. }
            | Body::Chance { .. }
            | Body::Ending => 0..0,
        }
    }

    pub(crate) fn outcomes_of(&self, node: usize) -> Range<usize> {
        match &self.nodes[node].body {
            Body::Chance { outcomes, .. } => outcomes.clone(),
            Body::Scene { .. }
            | Body::Pause { .. }
            | Body::Decision { .. }
            | Body::Rewrite { .. }
            | Body::Gate { .. }
            | Body::Ending => 0..0,
        }
    }

    /// How many words a state of this case has.
    #[must_use]
    pub fn state_words(&self) -> usize {
        self.layout.size
    }
}
