//! The graph of what has one future, with what its edges do to the score.

use std::sync::Arc;

use super::best_ahead::most_counted;
use super::change::Change;
use super::limits::{Budget, Stopped};
use super::merged::{Changes, Followed, merged};
use super::outlook::Together;
use super::regions::Merged;
use super::scripts::Script;
use super::windows::Window;
use crate::play::Score;
use crate::play::machine::Machine;

/// Where runs can go, and the score of every way there.
pub(super) struct ScoreGraph {
    pub score: Score,
    pub merged: Merged,
    /// How many decisions can count.
    pub most_counted: u32,
    /// What a run begins with: the sum of each outcome from numbers that nothing ever holds, then the values of those
    /// that something may.
    pub start: Vec<i64>,
    /// By outcome and script: what is added to that sum.
    pub adds: Vec<Vec<i64>>,
    /// Numbers that may be held at their range.
    pub held: Vec<Held>,
}

/// A number that the score reads and that may be held at its range.
pub(super) struct Held {
    pub number: usize,
    /// By script.
    pub changes: Vec<Change>,
    pub window: Window,
    /// By outcome: what one of it adds to the sum.
    pub weights: Vec<i64>,
}

/// Sums with larger weights, and how far two of them are apart, could leave what 64 bits hold.
const MOST_WEIGHT: i64 = 1 << 28;

impl ScoreGraph {
    /// Too many states also where weights are too large to be added up.
    pub(super) fn of(machine: &Arc<Machine>, budget: &Budget<'_>) -> Result<Self, Stopped> {
        let score = Score::of(machine);
        let mut weights: Vec<(usize, Vec<i64>)> = Vec::new();
        let outcomes = score.outcomes().count();
        for (nth, outcome) in score.outcomes().enumerate() {
            let mut all = 0_i64;
            for (number, weight) in &outcome.weights {
                let weight = i64::try_from(*weight).map_err(|_| Stopped::TooMany)?;
                all = all.saturating_add(weight.saturating_abs());
                if all > MOST_WEIGHT {
                    return Err(Stopped::TooMany);
                }
                let at = weights.iter().position(|(other, _)| other == number).unwrap_or_else(|| {
                    weights.push((*number, vec![0; outcomes]));
                    weights.len() - 1
                });
                weights[at].1[nth] += weight;
            }
        }
        weights.retain(|(_, weights)| weights.iter().any(|weight| *weight != 0));
        let numbers: Arc<[usize]> = weights.iter().map(|(number, _)| *number).collect();
        let changes = if numbers.is_empty() { Changes::None } else { Changes::Numbers(numbers) };
        let followed = Followed { changes, grades: score.has_decisions(), fails: false };
        let merged = merged(machine, followed, budget)?;
        let scripts = merged.scripts.all().count();
        let mut graph = Self {
            most_counted: if score.has_decisions() { most_counted(machine) } else { 0 },
            score,
            start: vec![0; outcomes],
            adds: vec![vec![0; scripts]; outcomes],
            held: Vec::new(),
            merged,
        };
        for (number, weights) in weights {
            graph.add(machine, number, weights, budget)?;
        }
        Ok(graph)
    }

    /// Takes up a number that the score reads.
    fn add(&mut self, machine: &Machine, number: usize, weights: Vec<i64>, budget: &Budget<'_>) -> Result<(), Stopped> {
        let merged = &self.merged;
        let changes: Vec<Change> =
            merged.scripts.all().map(|script| Change::of_script(machine, script, number)).collect();
        let (min, max) = machine.ranges[number];
        let range = (i64::from(min), i64::from(max.max(min)));
        let window = Window::of(merged, range, &changes, budget)?;
        let start = i64::from(machine.starts_at[number]);
        if !window.is_free(0, start) {
            self.start.push(start);
            self.held.push(Held { number, changes, window, weights });
            return Ok(());
        }
        for (nth, weight) in weights.into_iter().enumerate() {
            self.start[nth] += weight * start;
            for (adds, change) in self.adds[nth].iter_mut().zip(&changes) {
                *adds = adds.saturating_add(weight.saturating_mul(change.added()));
            }
        }
        Ok(())
    }

    /// What a script makes of values such as those a run begins with.
    pub(super) fn after(&self, values: &[i64], script: Script) -> impl Iterator<Item = i64> {
        let (sums, held) = values.split_at(self.adds.len());
        let script = script as usize;
        let sums = sums.iter().zip(&self.adds).map(move |(sum, adds)| sum + adds[script]);
        sums.chain(held.iter().zip(&self.held).map(move |(value, of)| of.changes[script].after(*value)))
    }

    /// The machine that was walked.
    pub(super) fn machine(&self) -> &Arc<Machine> {
        &self.merged.walked.machine
    }

    /// How many figures an outlook on several numbers together has.
    pub(super) fn figures_together(&self) -> usize {
        self.adds.len() * (self.most_counted as usize + 1) * (self.merged.walked.states() + 1)
    }

    /// What runs can still add to the sums: to numbers that nothing ever holds, and to these.
    pub(super) fn together(&self, free: u32, sign: i64, budget: &Budget<'_>) -> Result<Vec<Together>, Stopped> {
        let is_one = |(nth, _): &(usize, &Held)| *nth < 32 && free >> nth & 1 == 1;
        let numbers: Vec<&Held> = self.held.iter().enumerate().filter(is_one).map(|(_, held)| held).collect();
        let width = self.most_counted as usize + 1;
        let of = |(nth, adds): (usize, &Vec<i64>)| {
            // Where a window is closed, what is added has no bounds; nobody reads it there.
            let more = |script: usize| {
                let added = numbers.iter().map(|of| of.weights[nth].saturating_mul(of.changes[script].added()));
                added.fold(0_i64, i64::saturating_add)
            };
            let all = |(script, adds): (usize, &i64)| sign.saturating_mul(adds.saturating_add(more(script)));
            let adds: Vec<i64> = adds.iter().enumerate().map(all).collect();
            let concerns = |state: u32| numbers.iter().all(|of| of.window.is_open(state));
            Together::of(&self.merged, width, &adds, concerns, budget)
        };
        self.adds.iter().enumerate().map(of).collect()
    }
}
