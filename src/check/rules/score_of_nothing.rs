//! A score into which nothing goes.

use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Place, ScoreBy, Stage};

pub(super) static RULE: Rule = Rule {
    id: "score-of-nothing",
    family: Family::Numbers,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: false,
    finds: "a score by outcome without any part that counts, or a mix in which neither half counts",
    why: "Every run would come to the same score, or to none.",
    cure: "Add a meter or tally with a weight other than 0, or score by decisions.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    if case.outcome_scores().any(|score| score.parts.iter().all(|part| part.weight == 0)) {
        report.place(Place::field("scoring"), "nothing goes into the score: give it a meter or tally with a weight");
    }
    if let Some(ScoreBy::Mix((_, 0), (_, 0))) = case.scoring().map(|scoring| &scoring.by) {
        report.place(Place::field("scoring"), "neither half of the score counts: give at least one of them a weight");
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn something_must_go_into_a_score() {
        check_file(
            &RULE,
            "
            scoring: (by: Outcome(parts: [], range: (0, 9))), // ! nothing goes into the score
        ",
        );
        check_file(
            &RULE,
            "
            scoring: (by: Outcome(parts: [(of: Tally(points), weight: 0)], range: (0, 9))), // ! nothing goes into the score
        ",
        );
        check_file(
            &RULE,
            "
            scoring: (by: Mix((Decisions, 0), (Decisions, 0))), // ! neither half of the score counts
        ",
        );
        check_file(&RULE, "scoring: (by: Mix((Decisions, 0), (Decisions, 1)))");
    }
}
