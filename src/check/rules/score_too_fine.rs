//! A score whose divisors have no common measure that can be counted in.

use std::num::NonZeroU32;

use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{OutcomeScore, Place, Stage};

/// The highest common multiple of all divisors.
const MOST: u64 = 1_000_000;

pub(super) static RULE: Rule = Rule {
    id: "score-too-fine",
    family: Family::Numbers,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: false,
    finds: "a score by outcome whose divisors (“per”) have a common multiple above 1,000,000",
    why: "Scores are worked out in whole numbers, so that every player comes to the same percent; these divisors leave none to count in.",
    cure: "Use round divisors that go into each other, such as 10, 100 and 1,000.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    if case.outcome_scores().any(|score| common_multiple(score).is_none()) {
        report.place(
            Place::field("scoring"),
            format!(
                "the divisors of the score have no common multiple up to {MOST}: use round ones, such as 10 and 100"
            ),
        );
    }
}

/// The least common multiple of all `per`, if it is small enough.
fn common_multiple(score: &OutcomeScore) -> Option<u64> {
    score.parts.iter().try_fold(1_u64, |multiple, part| {
        let per = part.per.map_or(1, |per: NonZeroU32| u64::from(per.get()));
        let multiple = multiple / common_divisor(multiple, per) * per;
        (multiple <= MOST).then_some(multiple)
    })
}

fn common_divisor(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { common_divisor(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn divisors_need_a_common_measure() {
        check_file(
            &RULE,
            "
            scoring: (by: Outcome(parts: [ // ! no common multiple up to 1000000
                (of: Tally(points), weight: 1, per: 1009), (of: Tally(cost), weight: 1, per: 1013),
            ])),
        ",
        );
        check_file(
            &RULE,
            "
            scoring: (by: Outcome(parts: [
                (of: Tally(points), weight: 1, per: 1000000), (of: Tally(cost), weight: 1, per: 100), (of: Tally(cost), weight: 1),
            ])),
        ",
        );
    }
}
