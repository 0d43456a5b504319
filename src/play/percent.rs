//! The percent of a run, and whether it is passed.

use super::state::{End, Status, WORTH};
use super::{Machine, State};
use crate::scenario::{OutcomeScore, ScoreBy, ScorePart, Tally, Text, Var, Weighted};

/// The largest least common multiple of all `per` that is worked with.
const MAX_MULTIPLE: i128 = 1_000_000;

/// The percent, 0–100; none if nothing was graded, or if the case does not say what 0 and 100 stand for. Read at the
/// end of a run it is the score; before, what the score would be.
#[must_use]
pub fn percent(machine: &Machine, state: &State) -> Option<u8> {
    let value = |(number, weight): &(usize, i128)| weight * i128::from(machine.number(state, *number));
    let raw = |outcome: &Outcome| outcome.weights.iter().map(value).sum();
    Score::of(machine).percent(|| decisions(machine, state), raw)
}

/// What the percent of a case is made of.
#[derive(Clone, Debug)]
pub(crate) struct Score {
    /// One or two, each with its weight; none where it says no more what 0 and 100 stand for.
    parts: Vec<(u32, Option<Part>)>,
}

#[derive(Clone, Debug)]
enum Part {
    Decisions,
    Outcome(Outcome),
}

/// A part of a score that is read from numbers.
#[derive(Clone, Debug)]
pub(crate) struct Outcome {
    /// Numbers of the machine, and what one of each adds to the sum.
    pub weights: Vec<(usize, i128)>,
    /// The sums that stand for 0 and 100.
    range: (i128, i128),
}

impl Score {
    pub(crate) fn of(machine: &Machine) -> Self {
        let part = |part: &ScorePart| match part {
            ScorePart::Decisions => Some(Part::Decisions),
            ScorePart::Outcome(outcome) => Outcome::of(machine, outcome).map(Part::Outcome),
        };
        let parts = match &machine.case().scoring.by {
            ScoreBy::Decisions => vec![(1, Some(Part::Decisions))],
            ScoreBy::Outcome(outcome) => vec![(1, Outcome::of(machine, outcome).map(Part::Outcome))],
            ScoreBy::Mix((first, first_weight), (second, second_weight)) => {
                vec![(*first_weight, part(first)), (*second_weight, part(second))]
            }
        };
        Self { parts }
    }

    /// Whether decisions count.
    pub(crate) fn has_decisions(&self) -> bool {
        self.parts.iter().any(|(_, part)| matches!(part, Some(Part::Decisions)))
    }

    /// Its parts that are read from numbers, in order.
    pub(crate) fn outcomes(&self) -> impl Iterator<Item = &Outcome> {
        self.parts.iter().filter_map(|(_, part)| match part {
            Some(Part::Outcome(outcome)) => Some(outcome),
            Some(Part::Decisions) | None => None,
        })
    }

    /// The percent, from the percent of decisions and the sum of each outcome. It never falls where one of them rises.
    pub(crate) fn percent(
        &self,
        decisions: impl Fn() -> Option<u8>,
        mut sum: impl FnMut(&Outcome) -> i128,
    ) -> Option<u8> {
        let (mut all, mut weights) = (0_u64, 0_u64);
        for (weight, part) in &self.parts {
            let percent = match part.as_ref()? {
                Part::Decisions => decisions()?,
                Part::Outcome(outcome) => outcome.percent(sum(outcome)),
            };
            all += u64::from(*weight) * u64::from(percent);
            weights += u64::from(*weight);
        }
        u8::try_from(all.checked_div(weights)?).ok()
    }
}

impl Outcome {
    /// None where the case does not say what 0 and 100 stand for.
    fn of(machine: &Machine, outcome: &OutcomeScore) -> Option<Self> {
        let (low, high) = outcome.range?;
        let per = |part: &Weighted| i128::from(part.per.map_or(1, std::num::NonZeroU32::get));
        let multiple = outcome.parts.iter().try_fold(1_i128, |multiple, part| {
            let next = multiple / gcd(multiple, per(part)) * per(part);
            (next <= MAX_MULTIPLE).then_some(next)
        })?;
        let weights = outcome.parts.iter().filter_map(|part| {
            let number = match &part.of {
                Var::Tally(tally) => *tally as usize,
                Var::Meter(meter) => Tally::ALL.len() + machine.case().meters.get_index_of(meter)?,
            };
            Some((number, i128::from(part.weight) * (multiple / per(part))))
        });
        let range = (i128::from(low) * multiple, i128::from(high) * multiple);
        (range.0 < range.1).then(|| Self { weights: weights.collect(), range })
    }

    fn percent(&self, sum: i128) -> u8 {
        let (low, high) = self.range;
        u8::try_from((100 * (sum - low)).div_euclid(high - low).clamp(0, 100)).unwrap_or(0)
    }
}

fn decisions(machine: &Machine, state: &State) -> Option<u8> {
    let start = machine.layout.counted;
    let words = &state.0[start..start + machine.nodes.len().div_ceil(32)];
    let counted: u32 = words.iter().map(|word| word.count_ones()).sum();
    decisions_percent(counted, state.0[WORTH])
}

/// The percent of so many decisions that were worth so much; none if there are none.
pub(crate) fn decisions_percent(counted: u32, worth: u32) -> Option<u8> {
    u8::try_from((100 * u64::from(worth)).checked_div(3 * u64::from(counted))?).ok()
}

fn gcd(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// Why a run that ended here fails whatever its percent, in the order of the document.
#[must_use]
pub fn reasons_to_fail<'m>(machine: &'m Machine, state: &State) -> Vec<&'m Text> {
    let reasons = machine.fails_if.iter().zip(&machine.case().passing.fails_if);
    reasons.filter(|(when, _)| when.holds(machine, state)).map(|(_, fails)| &fails.why).collect()
}

/// Whether a run is passed: it reached an ending, its percent is enough, and nothing makes it fail. None: the case
/// does not say what passing takes.
#[must_use]
pub fn passed(machine: &Machine, state: &State) -> Option<bool> {
    let passing = &machine.case().passing;
    if passing.percent.is_none() && passing.fails_if.is_empty() {
        return None;
    }
    let at_ending = state.status() == Status::Over(End::Ending);
    let enough = passing.percent.is_none_or(|least| percent(machine, state).is_some_and(|percent| percent >= least));
    Some(at_ending && enough && reasons_to_fail(machine, state).is_empty())
}
