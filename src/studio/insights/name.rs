//! What nodes and choices are called: by the cards of the case as it is now.

use crate::explore::Learner;
use crate::play::{Input, Machine};
use crate::scenario::{Did, Exit, Grade, Id, Kind, Place, RunStep, Strength};
use crate::studio::canvas::{Graph, letter};

/// A node by what stands on its card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NodeName {
    pub id: Id,
    /// `D3`; empty if the node is gone.
    pub number: String,
    pub title: String,
    pub kind: Kind,
    /// Its place in reading order.
    pub order: usize,
}

impl NodeName {
    /// `D3 First words`.
    #[must_use]
    pub fn words(&self) -> String {
        format!("{} {}", self.number, self.title).trim().to_owned()
    }

    /// Where it stands.
    #[must_use]
    pub fn place(&self) -> Place {
        Place::node(&self.id)
    }
}

/// A choice by what stands in its row on the card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceName {
    pub node: NodeName,
    pub id: Id,
    /// `A`.
    pub letter: String,
    pub label: String,
    pub grade: Option<Grade>,
}

impl ChoiceName {
    /// `D3 A: I've got the delay in front of me`.
    #[must_use]
    pub fn words(&self) -> String {
        format!("{} {}: {}", self.node.number, self.letter, self.label).trim().to_owned()
    }

    /// Where its words stand.
    #[must_use]
    pub fn place(&self) -> Place {
        Place::choice(&self.node.id, &self.id).then("says")
    }
}

/// Finds names for the numbers of a machine.
pub struct Named<'a> {
    pub machine: &'a Machine,
    graph: &'a Graph,
    /// By choice of the case: its node.
    node_of: Vec<usize>,
    /// By choice of the case: whether the model run takes it.
    on_model: Vec<bool>,
}

impl<'a> Named<'a> {
    /// Names for a machine, from these cards.
    #[must_use]
    pub fn new(machine: &'a Machine, graph: &'a Graph) -> Self {
        let nodes = 0..machine.node_count();
        let node_of: Vec<usize> = nodes.flat_map(|node| machine.choices_of(node).map(move |_| node)).collect();
        let mut on_model = vec![false; node_of.len()];
        for RunStep(node, did) in machine.case().model.iter().flat_map(|model| &model.steps) {
            if let (Did::Choose(choice, _), Some(node)) = (did, machine.node_index(node))
                && let Some(at) = machine.choices_of(node).find(|at| machine.choice_id(*at) == choice)
            {
                on_model[at] = true;
            }
        }
        Self { machine, graph, node_of, on_model }
    }

    /// A node.
    #[must_use]
    pub fn node(&self, node: usize) -> NodeName {
        let id = self.machine.node_id(node);
        let placed = self.graph.card(id);
        let kind = self.machine.case().nodes.get(id).map_or(Kind::Scene, |node| node.kind());
        NodeName {
            id: id.clone(),
            number: placed.map_or_else(String::new, |placed| placed.number.clone()),
            title: placed.map_or_else(|| id.to_string(), |placed| placed.card.title.clone()),
            kind,
            order: placed.map_or(usize::MAX, |placed| placed.reading_order),
        }
    }

    /// All nodes in reading order.
    #[must_use]
    pub fn nodes(&self) -> Vec<(usize, NodeName)> {
        let mut nodes: Vec<_> = (0..self.machine.node_count()).map(|node| (node, self.node(node))).collect();
        nodes.sort_by_key(|(_, name)| name.order);
        nodes
    }

    /// The node of a choice of the case.
    #[must_use]
    pub fn node_of(&self, choice: usize) -> usize {
        self.node_of.get(choice).copied().unwrap_or(0)
    }

    /// Whether the model run takes a choice.
    #[must_use]
    pub fn is_on_model_run(&self, choice: usize) -> bool {
        self.on_model.get(choice).copied().unwrap_or(false)
    }

    /// A choice of the case.
    #[must_use]
    pub fn choice(&self, choice: usize) -> ChoiceName {
        let node = self.node_of(choice);
        let id = self.machine.choice_id(choice).clone();
        let nth = choice - self.machine.choices_of(node).start;
        let card = self.graph.card(self.machine.node_id(node)).map(|placed| &placed.card);
        let row = card.and_then(|card| card.rows.iter().find(|row| row.exit == Exit::Item(id.clone())));
        ChoiceName {
            node: self.node(node),
            letter: letter(nth),
            label: row.map_or_else(|| id.to_string(), |row| row.label.clone()),
            grade: row.and_then(|row| row.grade),
            id,
        }
    }

    /// What an input at a node is called, and how good it is.
    #[must_use]
    pub fn input(&self, node: usize, input: Input) -> (String, Option<Grade>, Place) {
        let at = Place::node(self.machine.node_id(node));
        match input {
            Input::Choose { choice, .. } => {
                let name = self.choice(self.machine.choices_of(node).start + choice);
                (format!("{}: {}", name.letter, name.label), name.grade, name.place())
            }
            Input::Continue => ("going on".to_owned(), None, at),
            Input::TimeOut => ("letting time run out".to_owned(), None, at),
            Input::Wrote(Strength::Strong) => ("a strong message".to_owned(), None, at),
            Input::Wrote(Strength::Fair) => ("a fair message".to_owned(), None, at),
            Input::Wrote(Strength::Weak) => ("a weak message".to_owned(), None, at),
        }
    }
}

/// How many learners there are.
pub const LEARNERS: usize = Learner::ALL.len();
