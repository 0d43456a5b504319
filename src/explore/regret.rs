//! What a choice gives away: the percent that could still be reached before it and cannot after it.

use super::components::Components;
use super::walk::Walked;
use super::witness::Trail;
use crate::play::Input;

/// What taking a choice gives away, in percent points, over all states in which it is offered.
#[derive(Clone, Debug)]
pub struct ChoiceRegret {
    pub lowest: u8,
    pub highest: u8,
    /// The first run that gives away the most by it.
    pub highest_run: Trail,
}

/// The highest percent that can be reached from each state, by inputs and luck; `best` comes with that of the ends.
pub(super) fn best_from<O>(walked: &Walked<O>, components: &Components, best: &mut [Option<u8>]) {
    for component in 0..components.count() {
        let states = components.states(component);
        let after =
            |state: &u32| walked.edges.of(*state).filter_map(|at| best[walked.edges.targets[at] as usize]).max();
        let most = states.iter().map(|state| after(state).max(best[*state as usize])).max().flatten();
        for state in states {
            best[*state as usize] = most;
        }
    }
}

/// The least and the most given away, and the edge that does.
type Given = (u8, u8, (u32, usize));

pub(super) fn regrets<O>(walked: &Walked<O>, best: &[Option<u8>]) -> Vec<Option<ChoiceRegret>> {
    let machine = &*walked.machine;
    let mut found: Vec<Option<Given>> = vec![None; machine.choices.len()];
    let mut after: Vec<(usize, Option<u8>, usize)> = Vec::new();
    for state in walked.all() {
        let Some(before) = best[state as usize] else { continue };
        let slot = walked.slot(state);
        after.clear();
        for at in walked.edges.of(state) {
            let Some(Input::Choose { choice, .. }) = walked.labels.get(slot, walked.edges.labels[at]).input else {
                continue;
            };
            let there = best[walked.edges.targets[at] as usize];
            match after.last_mut() {
                Some((last, most, edge)) if *last == choice => {
                    if there > *most {
                        *most = there;
                        *edge = at;
                    }
                }
                _another => after.push((choice, there, at)),
            }
        }
        for (choice, there, at) in &after {
            let Some(there) = there else { continue };
            let gives = before - there;
            let row = &mut found[machine.choices_of(slot).start + choice];
            *row = Some(match *row {
                None => (gives, gives, (state, *at)),
                Some((lowest, highest, first)) => {
                    (lowest.min(gives), highest.max(gives), if gives > highest { (state, *at) } else { first })
                }
            });
        }
    }
    let told =
        |(lowest, highest, (state, at))| ChoiceRegret { lowest, highest, highest_run: walked.trail_along(state, at) };
    found.into_iter().map(|row| row.map(told)).collect()
}
