//! Loops: those that a run can leave again, and traps, which it cannot.

use super::components::Components;
use super::walk::Walked;
use super::witness::Trail;

/// States between which a run can go round for ever.
#[derive(Clone, Debug)]
pub struct Round {
    /// The nodes where a run waits on the way round, in the order of the document.
    pub nodes: Vec<usize>,
    /// The first run that comes into it.
    pub trail: Trail,
}

/// Loops that can be left, and traps; each set of nodes once, by the run that comes to it first.
pub(super) fn rounds<O>(walked: &Walked<O>, components: &Components) -> (Vec<Round>, Vec<Round>) {
    let (mut loops, mut traps): (Vec<Found>, Vec<Found>) = (Vec::new(), Vec::new());
    for component in (0..components.count()).filter(|component| components.is_cyclic(*component)) {
        let states = components.states(component);
        let mut nodes: Vec<usize> =
            states.iter().filter_map(|state| walked.position(*state)).map(|position| position.node).collect();
        nodes.sort_unstable();
        nodes.dedup();
        let leaves =
            |state: &u32| walked.edges.of(*state).any(|at| components.leaves(component, walked.edges.targets[at]));
        let found = if states.iter().any(leaves) { &mut loops } else { &mut traps };
        match found.iter_mut().find(|(known, _)| *known == nodes) {
            Some((_, first)) => *first = states[0].min(*first),
            None => found.push((nodes, states[0])),
        }
    }
    (told(walked, loops), told(walked, traps))
}

/// The nodes of a loop and its first state.
type Found = (Vec<usize>, u32);

fn told<O>(walked: &Walked<O>, mut found: Vec<Found>) -> Vec<Round> {
    found.sort_by_key(|(_, first)| *first);
    found.into_iter().map(|(nodes, first)| Round { nodes, trail: walked.trail_to(first) }).collect()
}
