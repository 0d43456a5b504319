//! A score whose 100 percent lie no higher than its 0 percent.

use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "empty-score-range",
    family: Family::Numbers,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: false,
    finds: "a score by outcome whose sum for 100 percent is not above the one for 0 percent",
    why: "No percent can be worked out of it.",
    cure: "Write the lower sum first and a higher one second; what should count against the learner gets a negative weight.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for (low, high) in case.outcome_scores().filter_map(|score| score.range) {
        if low >= high {
            let message =
                format!("the score runs from {low} for 0 percent to {high} for 100 percent: the second must be higher");
            report.place(Place::field("scoring"), message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn a_range_must_rise() {
        for (range, expected) in
            [("(0, 1)", ""), ("(1, 1)", "// ! from 1 for 0 percent to 1"), ("(9, 1)", "// ! from 9")]
        {
            check_file(
                &RULE,
                &format!(
                    "
                scoring: (by: Outcome(parts: [(of: Tally(points), weight: 1)], range: {range})), {expected}
            "
                ),
            );
        }
    }
}
