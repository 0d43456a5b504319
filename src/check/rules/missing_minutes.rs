//! A case that does not say how long it takes.

use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "missing-minutes",
    family: Family::Housekeeping,
    severity: Severity::Warning,
    stage: Stage::Release,
    todo: false,
    finds: "a case that does not say how many minutes it takes",
    why: "Learners fit it between two calls, and trainers into an agenda: they need to know before they begin.",
    cure: "Play the model run at a normal pace, and write down the minutes in the brief.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    if case.scenario().brief.minutes == 0 {
        report.place(Place::field("brief"), "the brief does not say how many minutes the case takes");
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn learners_know_how_long_it_takes() {
        check_file(
            &RULE,
            r#"
            brief: (audience: "New hires"), // ! the brief does not say how many minutes
        "#,
        );
        check_file(&RULE, "brief: (minutes: 8)");
    }
}
