//! How much better the sums that a score is read from can still become until an ending.
//!
//! Numbers to which everything just adds are looked at together: the most that any one run adds to all of them. Each
//! other number is looked at alone, from its value, whatever becomes of the rest. So an outlook may promise more than any
//! run keeps, never less.

use hashbrown::HashMap;

use super::change::Change;
use super::components::Components;
use super::limits::{Budget, Stopped};
use super::regions::Merged;
use crate::play::machine::Machine;
use crate::play::state::{End, Status};

/// A number with more values is taken to come to the end of its range.
const MOST_VALUES: i64 = 128;
const NOWHERE: u8 = u8::MAX;

/// The best that one number can come to, by state and value.
#[derive(Debug)]
pub(super) struct Alone {
    min: i64,
    values: usize,
    best: Vec<u8>,
    up: bool,
    /// Where it has too many values to look at each.
    end: Option<i64>,
}

impl Alone {
    /// `up`: whether more is better; `changes`: what each script does to the number.
    pub(super) fn of(
        machine: &Machine,
        merged: &Merged,
        number: usize,
        up: bool,
        changes: &[Change],
        budget: &Budget<'_>,
    ) -> Result<Self, Stopped> {
        let (min, max) = machine.ranges[number];
        let (min, max) = (i64::from(min), i64::from(max.max(min)));
        if max - min >= MOST_VALUES {
            return Ok(Self { min, values: 0, best: Vec::new(), up, end: Some(if up { max } else { min }) });
        }
        let values = usize::try_from(max - min + 1).unwrap_or(1);
        let mut alone = Self { min, values, best: Vec::new(), up, end: None };
        alone.look_ahead(merged, changes, budget)?;
        Ok(alone)
    }

    fn look_ahead(&mut self, merged: &Merged, changes: &[Change], budget: &Budget<'_>) -> Result<(), Stopped> {
        let place = |value: i64| u8::try_from(value - self.min).unwrap_or(NOWHERE);
        let after = |change: &Change| (self.min..).take(self.values).map(|value| place(change.after(value))).collect();
        let maps: Vec<Vec<u8>> = changes.iter().map(after).collect();
        let graph = &merged.walked;
        self.best = vec![NOWHERE; self.values * (graph.states() + 1)];
        let mut row = vec![NOWHERE; self.values];
        settle(&merged.components, budget, |state| {
            let here = state as usize * self.values;
            row.copy_from_slice(&self.best[here..here + self.values]);
            if is_ending(merged, state) {
                row.iter_mut().enumerate().for_each(|(at, best)| *best = u8::try_from(at).unwrap_or(NOWHERE));
            }
            for at in graph.edges.of(state) {
                let there = graph.edges.targets[at] as usize * self.values;
                for (best, after) in row.iter_mut().zip(&maps[merged.edges[at].script as usize]) {
                    let after = self.best[there + usize::from(*after)];
                    let is_better = *best == NOWHERE || if self.up { after > *best } else { after < *best };
                    if after != NOWHERE && is_better {
                        *best = after;
                    }
                }
            }
            let grew = self.best[here..here + self.values] != row[..];
            self.best[here..here + self.values].copy_from_slice(&row);
            grew
        })
    }

    /// The best that it can come to from this value; none if no ending is in reach.
    pub(super) fn best(&self, state: u32, value: i64) -> Option<i64> {
        if self.end.is_some() {
            return self.end;
        }
        let at = usize::try_from(value - self.min).ok()?;
        let best = self.best[state as usize * self.values + at];
        (best != NOWHERE).then(|| self.min + i64::from(best))
    }
}

/// The most that a run adds to a sum, by state and by how many decisions it still counts; none where no run to an ending
/// counts so many.
#[derive(Debug)]
pub(super) struct Together {
    width: usize,
    most: Vec<i64>,
}

/// No run.
const NO_RUN: i64 = i64::MIN;

impl Together {
    /// `width`: one more than decisions can count; `adds`: what each script adds to the sum; `concerns`: the states that
    /// are asked for, with which goes everything that they lead to.
    pub(super) fn of(
        merged: &Merged,
        width: usize,
        adds: &[i64],
        concerns: impl Fn(u32) -> bool,
        budget: &Budget<'_>,
    ) -> Result<Self, Stopped> {
        let graph = &merged.walked;
        let mut most = vec![NO_RUN; width * (graph.states() + 1)];
        let mut row = vec![NO_RUN; width];
        settle(&merged.components, budget, |state| {
            if !concerns(state) {
                return false;
            }
            let here = state as usize * width;
            row.copy_from_slice(&most[here..here + width]);
            if is_ending(merged, state) {
                row[0] = 0;
            }
            for at in graph.edges.of(state) {
                let edge = &merged.edges[at];
                let counts = usize::from(edge.gain.0);
                let there = graph.edges.targets[at] as usize * width;
                for (best, after) in row[counts..].iter_mut().zip(&most[there..there + width]) {
                    if *after != NO_RUN {
                        *best = (*best).max(after.saturating_add(adds[edge.script as usize]));
                    }
                }
            }
            let grew = most[here..here + width] != row[..];
            most[here..here + width].copy_from_slice(&row);
            grew
        })?;
        Ok(Self { width, most })
    }

    pub(super) fn most(&self, state: u32, counts: u32) -> Option<i64> {
        let most = self.most[state as usize * self.width + counts as usize];
        (most != NO_RUN).then_some(most)
    }
}

/// Outlooks of several numbers together, by which they are, as bits.
pub(super) type ByNumbers = HashMap<u32, Vec<Together>>;

/// Whether runs reach an ending here.
pub(super) fn is_ending(merged: &Merged, state: u32) -> bool {
    merged.walked.position(state).is_some_and(|here| here.status == Status::Over(End::Ending))
}

/// Works out all states, those first that lead nowhere else; loops until nothing changes any more.
fn settle(components: &Components, budget: &Budget<'_>, mut work_out: impl FnMut(u32) -> bool) -> Result<(), Stopped> {
    for component in 0..components.count() {
        budget.look(component)?;
        loop {
            let mut grew = false;
            // Later states are nearer to the ends.
            for state in components.states(component).iter().rev() {
                grew |= work_out(*state);
            }
            if !grew || !components.is_cyclic(component) {
                break;
            }
            budget.check()?;
        }
    }
    Ok(())
}
