//! How scores of decisions are numbered, what edges add to them, and the best that is still ahead of every state.

use super::regions::Merged;
use crate::play::machine::{Body, Machine};
use crate::play::state::{End, Status};
use crate::play::{self, decisions_percent};

/// How scores are numbered: decisions counted, then what they were worth.
pub(super) struct Counts {
    pub most: u32,
    percents: Vec<Option<u8>>,
}

/// A number of decisions and what they were worth.
pub(super) type Score = u32;

/// How many decisions of a case can count.
pub(super) fn most_counted(machine: &Machine) -> u32 {
    let counting = machine.nodes.iter().filter(|node| match &node.body {
        Body::Rewrite { .. } => true,
        Body::Decision { choices, timer, .. } => {
            machine.choices[choices.clone()].iter().any(|choice| choice.worth.is_some())
                || timer.as_ref().is_some_and(|timer| timer.worth.is_some())
        }
        Body::Scene { .. } | Body::Pause { .. } | Body::Gate { .. } | Body::Chance { .. } | Body::Ending => false,
    });
    u32::try_from(counting.count()).unwrap_or(u32::MAX / 8)
}

impl Counts {
    /// Of a case of which the score counts decisions and nothing else.
    pub(super) fn of(machine: &Machine) -> Self {
        let most = most_counted(machine);
        let all = (0..=most).flat_map(|counted| (0..=most * 3).map(move |worth| (counted, worth)));
        let score = play::Score::of(machine);
        let percents = all.map(|(counted, worth)| score.percent(|| decisions_percent(counted, worth), |_| 0));
        Self { most, percents: percents.collect() }
    }

    /// One more decision counts than the other score says, and what it was worth.
    pub(super) fn score(&self, counted: u32, worth: u32) -> Score {
        counted * (self.most * 3 + 1) + worth
    }

    pub(super) fn percent(&self, score: Score) -> Option<u8> {
        self.percents.get(score as usize).copied().flatten()
    }

    /// What an edge adds.
    pub(super) fn gain(&self, merged: &Merged, edge: usize) -> Score {
        let (counted, worth) = merged.edges[edge].gain;
        self.score(u32::from(counted), u32::from(worth))
    }
}

/// The most, or the least, that decisions ahead can be worth, by how many of them count: `None` where no run to an ending
/// counts so many.
pub(super) struct Best {
    width: usize,
    ahead: Vec<Option<u16>>,
}

impl Best {
    pub(super) fn of(merged: &Merged, most_counted: u32, highest: bool) -> Self {
        let (graph, components) = (&merged.walked, &merged.components);
        let width = most_counted as usize + 1;
        let mut best = Self { width, ahead: vec![None; width * (graph.states() + 1)] };
        let mut row: Vec<Option<u16>> = vec![None; width];
        for component in 0..components.count() {
            row.fill(None);
            let states = components.states(component);
            for state in states {
                if graph.position(*state).is_some_and(|here| here.status == Status::Over(End::Ending)) {
                    row[0] = Some(0);
                }
                for at in graph.edges.of(*state) {
                    let (counted, worth) = merged.edges[at].gain;
                    let there = graph.edges.targets[at] as usize * width;
                    for more in 0..width - usize::from(counted) {
                        let after = best.ahead[there + more].map(|ahead| ahead + u16::from(worth));
                        let here = &mut row[more + usize::from(counted)];
                        *here = match (*here, after) {
                            (Some(a), Some(b)) => Some(if highest { a.max(b) } else { a.min(b) }),
                            (known, new) => known.or(new),
                        };
                    }
                }
            }
            // Whatever leads round a loop counts nothing, so that all its states have the same ahead.
            for state in states {
                best.ahead[*state as usize * width..][..width].copy_from_slice(&row);
            }
        }
        best
    }

    /// How many decisions can count until an ending, and what they can be worth.
    pub(super) fn ahead(&self, state: u32) -> impl Iterator<Item = (u32, u16)> {
        let row = &self.ahead[state as usize * self.width..][..self.width];
        (0..).zip(row).filter_map(|(counted, worth)| worth.map(|worth| (counted, worth)))
    }

    /// The highest percent that can still be reached.
    pub(super) fn percent(&self, counts: &Counts, state: u32, score: Score) -> Option<u8> {
        let of = |(counted, worth)| counts.percent(score + counts.score(counted, u32::from(worth)));
        self.ahead(state).filter_map(of).max()
    }
}
