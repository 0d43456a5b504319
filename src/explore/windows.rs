//! From which values on nothing that follows holds a number at its range, so that changes just add up.

use super::bounds::{Bounds, both};
use super::change::Change;
use super::limits::{Budget, Stopped};
use super::regions::Merged;

/// The values of a number, by state, from which every change that can still come just adds.
#[derive(Debug)]
pub(super) struct Window(Vec<Bounds>);

/// No value.
const NONE: Bounds = (0, -1);
/// A loop after which there is still less and less room is taken to leave none.
const MOST_ROUNDS: usize = 256;

impl Window {
    /// `changes`: what each script does to the number, which has this range.
    pub(super) fn of(merged: &Merged, range: Bounds, changes: &[Change], budget: &Budget<'_>) -> Result<Self, Stopped> {
        let (graph, components) = (&merged.walked, &merged.components);
        let mut all = vec![range; graph.states() + 1];
        for component in 0..components.count() {
            let states = components.states(component);
            budget.look(component)?;
            for round in 0.. {
                let mut shrank = false;
                for state in states.iter().rev() {
                    let before = all[*state as usize];
                    let free = graph.edges.of(*state).fold(before, |free, at| {
                        let after = all[graph.edges.targets[at] as usize];
                        both(free, changes[merged.edges[at].script as usize].freely_before(after))
                    });
                    let is_none = free.0 > free.1 || round == MOST_ROUNDS;
                    all[*state as usize] = if is_none { NONE } else { free };
                    shrank |= all[*state as usize] != before;
                }
                if !shrank || !components.is_cyclic(component) {
                    break;
                }
                budget.check()?;
            }
        }
        Ok(Self(all))
    }

    /// Whether everything that follows just adds to this value.
    pub(super) fn is_free(&self, state: u32, value: i64) -> bool {
        let (least, most) = self.0[state as usize];
        (least..=most).contains(&value)
    }

    /// Whether there is a value in this state to which everything that follows just adds.
    pub(super) fn is_open(&self, state: u32) -> bool {
        let (least, most) = self.0[state as usize];
        least <= most
    }
}
