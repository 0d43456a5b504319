//! What learners score: the distribution of percent, its bounds, who passes.

use super::shows::Shows;
use crate::explore::{Exploration, Learner};

/// Columns of a distribution: five points each, and 100 % by itself.
pub const BINS: usize = 21;

/// What one learner scores.
#[derive(Clone, Debug)]
pub struct LearnerScores {
    pub learner: Learner,
    /// How likely a run ends within each column.
    pub bins: [f64; BINS],
    pub mean: Option<f64>,
    pub passed: Option<f64>,
    /// How likely a run has no percent, because it comes to no ending or nothing in it counts.
    pub without: f64,
}

/// What all of them score.
#[derive(Clone, Debug)]
pub struct ScoreTable {
    pub learners: Vec<LearnerScores>,
    pub lowest: Option<(u8, Option<Shows>)>,
    pub highest: Option<(u8, Option<Shows>)>,
    /// The least percent with which a run passes.
    pub pass_mark: Option<u8>,
    /// Passing also takes that some things have not happened.
    pub has_conditions: bool,
    pub exact: bool,
}

impl ScoreTable {
    pub(super) fn of(found: &Exploration) -> Self {
        let passing = &found.machine.case().passing;
        let learners = match (found.distribution.exact(), &found.sample) {
            (Some(distribution), _) => distribution
                .learners
                .iter()
                .map(|scores| LearnerScores {
                    learner: scores.learner,
                    bins: binned(&scores.percents),
                    mean: scores.mean(),
                    passed: scores.passed,
                    without: (1.0 - scores.percents.iter().sum::<f64>()).max(0.0),
                })
                .collect(),
            (None, Some(sample)) => {
                let runs = f64::from(sample.runs.max(1));
                let shares = |counts: &[u32]| counts.iter().map(|count| f64::from(*count) / runs).collect::<Vec<_>>();
                let rows = sample.learners.iter().map(|row| {
                    let percents = shares(&row.percents);
                    let all: f64 = percents.iter().sum();
                    let weighed: f64 = (0_u8..).zip(&percents).map(|(percent, share)| f64::from(percent) * share).sum();
                    LearnerScores {
                        learner: row.learner,
                        bins: binned(&percents),
                        mean: (all > 0.0).then(|| weighed / all),
                        passed: row.passed.map(|passed| f64::from(passed) / runs),
                        without: (1.0 - all).max(0.0),
                    }
                });
                rows.collect()
            }
            (None, None) => Vec::new(),
        };
        let (lowest, highest) = match (found.percent.exact(), &found.sample) {
            (Some(bounds), _) => (
                bounds.lowest.as_ref().map(|(percent, _)| (*percent, Some(Shows::LowestPercent))),
                bounds.highest.as_ref().map(|(percent, _)| (*percent, Some(Shows::HighestPercent))),
            ),
            (None, Some(sample)) => {
                let seen = sample.percents;
                (seen.map(|(lowest, _)| (lowest, None)), seen.map(|(_, highest)| (highest, None)))
            }
            (None, None) => (None, None),
        };
        Self {
            learners,
            lowest,
            highest,
            pass_mark: passing.percent,
            has_conditions: !passing.fails_if.is_empty(),
            exact: found.distribution.is_exact(),
        }
    }
}

fn binned(percents: &[f64]) -> [f64; BINS] {
    let mut bins = [0.0; BINS];
    for (percent, share) in percents.iter().enumerate() {
        bins[(percent / 5).min(BINS - 1)] += share;
    }
    bins
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_percent_stands_by_itself() {
        let mut percents = vec![0.0; 101];
        (percents[0], percents[4], percents[99], percents[100]) = (0.1, 0.2, 0.3, 0.4);
        let bins = binned(&percents);
        assert!((bins[0] - 0.3).abs() < 1e-12 && (bins[19] - 0.3).abs() < 1e-12 && (bins[20] - 0.4).abs() < 1e-12);
    }
}
