//! The shortest and the longest complete run, in nodes entered and in simulated seconds.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::components::Components;
use super::walk::Walked;
use super::witness::Witness;

/// Between which lengths every complete run lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lengths {
    pub shortest: u64,
    /// None: a loop can make a run as long as one likes.
    pub longest: Option<u64>,
    /// A run of the shortest length.
    pub shortest_run: Witness,
    /// A run of the longest length, if there is one.
    pub longest_run: Option<Witness>,
}

/// Lengths of the runs that lead to `ends`, each edge as long as `length` says; none if there are no ends.
pub(super) fn lengths<O>(walked: &Walked<O>, components: &Components, ends: &[u32], length: &[u64]) -> Option<Lengths> {
    let of = |state: u32, at: usize| length[walked.label_number(state, at)];
    let (nearest, came_from) = nearest(walked, of);
    let shortest_end = *ends.iter().min_by_key(|end| (nearest[**end as usize], **end))?;
    let longest = farthest(walked, components, ends, of);
    Some(Lengths {
        shortest: nearest[shortest_end as usize],
        shortest_run: run_back(walked, shortest_end, &came_from),
        longest: longest.as_ref().map(|(longest, _)| *longest),
        longest_run: longest.and_then(|(_, run)| run),
    })
}

const NOWHERE: (u32, u32) = (u32::MAX, u32::MAX);

/// Dijkstra's algorithm; ties go to the state that was seen first.
fn nearest<O>(walked: &Walked<O>, length: impl Fn(u32, usize) -> u64) -> (Vec<u64>, Vec<(u32, u32)>) {
    let mut nearest = vec![u64::MAX; walked.states() + 1];
    let mut came_from = vec![NOWHERE; walked.states() + 1];
    let mut waiting = BinaryHeap::from([Reverse((0_u64, 0_u32))]);
    nearest[0] = 0;
    while let Some(Reverse((so_far, state))) = waiting.pop() {
        if so_far > nearest[state as usize] {
            continue;
        }
        for at in walked.edges.of(state) {
            let target = walked.edges.targets[at];
            let there = so_far.saturating_add(length(state, at));
            if there < nearest[target as usize] {
                nearest[target as usize] = there;
                came_from[target as usize] = (state, u32::try_from(at).unwrap_or(u32::MAX));
                waiting.push(Reverse((there, target)));
            }
        }
    }
    (nearest, came_from)
}

/// The longest way to any end; none if it is unbounded. The run itself is missing where it leads round a loop that
/// takes nothing.
fn farthest<O>(
    walked: &Walked<O>,
    components: &Components,
    ends: &[u32],
    length: impl Fn(u32, usize) -> u64,
) -> Option<(u64, Option<Witness>)> {
    let mut farthest: Vec<Option<u64>> = vec![None; walked.states() + 1];
    let mut endless = vec![false; walked.states() + 1];
    let mut came_from = vec![NOWHERE; walked.states() + 1];
    farthest[0] = Some(0);
    for component in components.forwards() {
        let states = components.states(component);
        if components.is_cyclic(component) {
            let gains = states.iter().any(|state| {
                walked
                    .edges
                    .of(*state)
                    .any(|at| !components.leaves(component, walked.edges.targets[at]) && length(*state, at) > 0)
            });
            let infinite = gains || states.iter().any(|state| endless[*state as usize]);
            let most = states.iter().filter_map(|state| farthest[*state as usize]).max();
            for state in states {
                endless[*state as usize] = infinite;
                if farthest[*state as usize] != most {
                    farthest[*state as usize] = most;
                    came_from[*state as usize] = NOWHERE;
                }
            }
        }
        for state in states {
            let Some(so_far) = farthest[*state as usize] else { continue };
            for at in walked.edges.of(*state) {
                let target = walked.edges.targets[at];
                if !components.leaves(component, target) {
                    continue;
                }
                endless[target as usize] |= endless[*state as usize];
                let there = Some(so_far.saturating_add(length(*state, at)));
                if there > farthest[target as usize] {
                    farthest[target as usize] = there;
                    came_from[target as usize] = (*state, u32::try_from(at).unwrap_or(u32::MAX));
                }
            }
        }
    }
    if ends.iter().any(|end| endless[*end as usize]) {
        return None;
    }
    let end = *ends.iter().max_by_key(|end| (farthest[**end as usize], Reverse(**end)))?;
    let complete = traced(end, &came_from).last().is_some_and(|(state, _)| *state == 0);
    Some((farthest[end as usize]?, complete.then(|| run_back(walked, end, &came_from))))
}

/// The edges back from a state, as far as they are known.
fn traced(end: u32, came_from: &[(u32, u32)]) -> Vec<(u32, usize)> {
    let mut edges = Vec::new();
    let mut at = end;
    while came_from[at as usize] != NOWHERE {
        let (state, edge) = came_from[at as usize];
        edges.push((state, edge as usize));
        at = state;
    }
    edges
}

fn run_back<O>(walked: &Walked<O>, end: u32, came_from: &[(u32, u32)]) -> Witness {
    let mut edges = traced(end, came_from);
    edges.reverse();
    walked.witness_along(edges)
}
