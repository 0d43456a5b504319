//! A score that does not say what 0 and 100 percent are.

use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "score-without-range",
    family: Family::Numbers,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: false,
    finds: "a score by outcome that does not say which sums stand for 0 and for 100 percent",
    why: "Without the two there is no percent: nobody passes, and an LMS gets no score.",
    cure: "Set the lowest and the highest sum that a run can come to; the studio can find both.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    if case.outcome_scores().any(|score| score.range.is_none()) {
        report.place(Place::field("scoring"), "the score does not say which sums stand for 0 and for 100 percent");
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn a_score_by_outcome_needs_a_range() {
        check_file(
            &RULE,
            "
            scoring: (by: Outcome(parts: [(of: Tally(points), weight: 1)])), // ! which sums stand for 0 and for 100 percent
        ",
        );
        check_file(
            &RULE,
            "
            scoring: (by: Mix((Decisions, 1), (Outcome(parts: [(of: Tally(points), weight: 1)]), 1))), // ! which sums
        ",
        );
        check_file(
            &RULE,
            "
            scoring: (by: Outcome(parts: [(of: Tally(points), weight: 1)], range: (0, 9))),
        ",
        );
        check_file(&RULE, "scoring: (by: Decisions)");
    }
}
