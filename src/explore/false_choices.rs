//! False choices: two that are offered together and come to the same.

use super::flow::Flow;
use crate::play::Machine;
use crate::scenario::{Choice, Line, Resolved};

/// Two choices of a node between which there is nothing to choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FalseChoice {
    pub node: usize,
    /// Indices among the choices of the node.
    pub choices: (usize, usize),
}

/// Finds them, in the order of the document. Words are compared: this is not covered by a fingerprint.
#[must_use]
pub fn false_choices(machine: &Machine, flow: &Flow) -> Vec<FalseChoice> {
    let case = machine.case();
    let mut found = Vec::new();
    for node in 0..machine.node_count() {
        let choices = case.nodes.get(machine.node_id(node)).map_or(&[][..], |node| node.choices());
        let mut together: Option<Vec<Vec<usize>>> = None;
        for second in 1..choices.len() {
            for first in 0..second {
                if !comes_to_the_same(case, &choices[first], &choices[second]) {
                    continue;
                }
                let sets = together.get_or_insert_with(|| flow.offered_together(node));
                if sets.iter().any(|set| set.contains(&first) && set.contains(&second)) {
                    found.push(FalseChoice { node, choices: (first, second) });
                }
            }
        }
    }
    found.sort_by_key(|pair| (pair.node, pair.choices));
    found
}

/// Whether two choices have equal target, effects, remedy, time, points, evidence, fairness and reply.
fn comes_to_the_same(case: &Resolved, a: &Choice, b: &Choice) -> bool {
    let evidence = |choice: &Choice| -> Vec<i64> {
        let of = |(id, objective): (&crate::scenario::Id, &crate::scenario::Objective)| {
            let moves = objective.moves.iter().filter(|id| choice.moves.contains(id)).count();
            choice.evidence.get(id).map_or(i64::try_from(moves).unwrap_or(i64::MAX), |evidence| i64::from(evidence.0))
        };
        case.objectives.iter().map(of).collect()
    };
    a.to == b.to
        && a.effects == b.effects
        && a.remedy == b.remedy
        && a.takes == b.takes
        && a.points == b.points
        && a.fairness.clone().unwrap_or_default() == b.fairness.clone().unwrap_or_default()
        && a.reply.len() == b.reply.len()
        && a.reply.iter().zip(&b.reply).all(|(a, b)| is_same_line(a, b))
        && evidence(a) == evidence(b)
}

fn is_same_line(a: &Line, b: &Line) -> bool {
    let mut other = b.clone();
    other.id = a.id.clone();
    *a == other
}
