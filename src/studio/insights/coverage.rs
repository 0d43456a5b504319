//! Where each objective can be shown: which choices give evidence for it, and whether the model run takes them.

use std::collections::BTreeMap;

use super::name::{ChoiceName, Named};
use super::shows::Shows;
use crate::explore::Exploration;
use crate::play::Machine;
use crate::scenario::{Choice, Id, Objective, Place};

/// A choice that says something about an objective.
#[derive(Clone, Debug)]
pub struct Giver {
    pub choice: ChoiceName,
    /// The moves of the objective that it has, in words.
    pub moves: String,
    /// How much evidence it gives.
    pub evidence: i64,
    /// Some run takes it; then that run.
    pub shows: Option<Shows>,
    pub on_model: bool,
}

/// An objective, and where it can be shown.
#[derive(Clone, Debug)]
pub struct ObjectiveRow {
    pub text: String,
    pub place: Place,
    /// How much evidence is enough.
    pub enough: i32,
    pub givers: Vec<Giver>,
    /// How many decisions have a choice that gives evidence for it.
    pub decisions: usize,
    /// How much the model run gives.
    pub on_model: i64,
    /// Its moves that no choice has, in words.
    pub missing: Vec<String>,
}

impl ObjectiveRow {
    /// How many choices speak for it, and how many against.
    #[must_use]
    pub fn for_and_against(&self) -> (usize, usize) {
        let count = |wanted: fn(i64) -> bool| self.givers.iter().filter(|giver| wanted(giver.evidence)).count();
        (count(|evidence| evidence > 0), count(|evidence| evidence < 0))
    }
}

/// Objectives and moves.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    pub objectives: Vec<ObjectiveRow>,
    /// Moves that choices have and no objective asks for, in words, with how many choices have them.
    pub beside: Vec<(String, usize)>,
    /// Whether the case has a model run.
    pub has_model: bool,
}

/// What a move is called.
pub(super) fn move_words(id: &Id) -> String {
    id.replace('-', " ")
}

impl Coverage {
    pub(super) fn of(found: &Exploration, machine: &Machine, named: &Named<'_>) -> Self {
        let case = machine.case();
        let mut choices: Vec<(usize, ChoiceName, &Choice)> = Vec::new();
        for node in 0..machine.node_count() {
            let written = case.nodes.get(machine.node_id(node)).map_or(&[][..], |node| node.choices());
            let numbers = machine.choices_of(node);
            choices.extend(numbers.zip(written).map(|(number, choice)| (number, named.choice(number), choice)));
        }
        choices.sort_by_key(|(_, name, _)| name.node.order);
        let reached = |choice: usize| match (found.flow.exact(), &found.sample) {
            (Some(flow), _) => flow.reached.choices.get(choice).is_some_and(Option::is_some),
            (None, Some(sample)) => sample.choices.get(choice).copied().unwrap_or(false),
            (None, None) => true,
        };
        let objectives = case.objectives.iter().map(|(id, objective)| {
            let givers: Vec<Giver> = choices
                .iter()
                .filter_map(|(number, name, choice)| {
                    let (moves, evidence) = gives(choice, id, objective);
                    (evidence != 0).then(|| Giver {
                        choice: name.clone(),
                        moves,
                        evidence,
                        shows: reached(*number).then_some(Shows::Choice(*number)),
                        on_model: named.is_on_model_run(*number),
                    })
                })
                .collect();
            let mut decisions: Vec<&Id> =
                givers.iter().filter(|giver| giver.evidence > 0).map(|giver| &giver.choice.node.id).collect();
            decisions.dedup();
            let is_missing = |id: &&Id| !choices.iter().any(|(_, _, choice)| choice.moves.contains(id));
            ObjectiveRow {
                text: objective.text.to_string(),
                place: Place::declared("objectives", id),
                enough: objective.enough(),
                decisions: decisions.len(),
                on_model: givers.iter().filter(|giver| giver.on_model).map(|giver| giver.evidence).sum(),
                missing: objective.moves.iter().filter(is_missing).map(move_words).collect(),
                givers,
            }
        });
        let mut beside: BTreeMap<&Id, usize> = BTreeMap::new();
        for id in choices.iter().flat_map(|(_, _, choice)| &choice.moves) {
            if !case.objectives.values().any(|objective| objective.moves.contains(id)) {
                *beside.entry(id).or_default() += 1;
            }
        }
        Self {
            objectives: objectives.collect(),
            beside: beside.into_iter().map(|(id, count)| (move_words(id), count)).collect(),
            has_model: case.model.is_some(),
        }
    }
}

/// The moves of an objective that a choice has, and how much evidence it gives.
fn gives(choice: &Choice, id: &Id, objective: &Objective) -> (String, i64) {
    let moves: Vec<String> = objective.moves.iter().filter(|id| choice.moves.contains(id)).map(move_words).collect();
    let by_moves = i64::try_from(moves.len()).unwrap_or(i64::MAX);
    (moves.join(", "), choice.evidence.get(id).map_or(by_moves, |evidence| i64::from(evidence.0)))
}
