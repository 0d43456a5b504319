//! The percent of a run, and whether it is passed.

use super::state::{End, Status, WORTH};
use super::{Machine, State};
use crate::scenario::{OutcomeScore, ScoreBy, ScorePart, Tally, Text, Var};

/// The largest least common multiple of all `per` that is worked with.
const MAX_MULTIPLE: i128 = 1_000_000;

/// The percent, 0–100; none if nothing was graded, or if the case does not say what 0 and 100 stand for. Read at the
/// end of a run it is the score; before, what the score would be.
#[must_use]
pub fn percent(machine: &Machine, state: &State) -> Option<u8> {
    match &machine.case().scoring.by {
        ScoreBy::Decisions => decisions(machine, state),
        ScoreBy::Outcome(outcome) => outcome_percent(machine, state, outcome),
        ScoreBy::Mix((first, first_weight), (second, second_weight)) => {
            let part = |part: &ScorePart| match part {
                ScorePart::Decisions => decisions(machine, state),
                ScorePart::Outcome(outcome) => outcome_percent(machine, state, outcome),
            };
            let (a, b) = (u64::from(part(first)?), u64::from(part(second)?));
            let (wa, wb) = (u64::from(*first_weight), u64::from(*second_weight));
            u8::try_from((wa * a + wb * b).checked_div(wa + wb)?).ok()
        }
    }
}

fn decisions(machine: &Machine, state: &State) -> Option<u8> {
    let start = machine.layout.counted;
    let words = &state.0[start..start + machine.nodes.len().div_ceil(32)];
    let counted: u32 = words.iter().map(|word| word.count_ones()).sum();
    let percent = (100 * u64::from(state.0[WORTH])).checked_div(3 * u64::from(counted))?;
    u8::try_from(percent).ok()
}

fn outcome_percent(machine: &Machine, state: &State, outcome: &OutcomeScore) -> Option<u8> {
    let (low, high) = outcome.range?;
    let multiple = outcome.parts.iter().try_fold(1_i128, |multiple, part| {
        let per = i128::from(part.per.map_or(1, std::num::NonZeroU32::get));
        let next = multiple / gcd(multiple, per) * per;
        (next <= MAX_MULTIPLE).then_some(next)
    })?;
    let mut raw = 0_i128;
    for part in &outcome.parts {
        let per = i128::from(part.per.map_or(1, std::num::NonZeroU32::get));
        let value = match &part.of {
            Var::Tally(tally) => machine.tally(state, *tally),
            Var::Meter(meter) => match machine.case().meters.get_index_of(meter) {
                Some(index) => machine.number(state, Tally::ALL.len() + index),
                None => continue,
            },
        };
        raw += i128::from(part.weight) * i128::from(value) * (multiple / per);
    }
    let (low, high) = (i128::from(low) * multiple, i128::from(high) * multiple);
    if high <= low {
        return None;
    }
    u8::try_from((100 * (raw - low)).div_euclid(high - low).clamp(0, 100)).ok()
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
