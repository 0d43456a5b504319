//! A pass mark that no run comes to.

use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "pass-mark-out-of-reach",
    family: Family::Learning,
    severity: Severity::Error,
    stage: Stage::Review,
    todo: false,
    finds: "a pass mark above the percent of the best run that there is",
    why: "Nobody can pass, however well they do.",
    cure: "Lower the pass mark, or look at what the score counts and what its range is.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let Some(mark) = case.resolved().passing.percent else { return };
    let Some(explored) = case.explored() else { return };
    let Some((highest, trail)) = explored.percent().and_then(|bounds| bounds.highest.as_ref()) else {
        return;
    };
    if *highest < mark {
        let message = format!("passing takes {mark} percent, and the best run there is comes to {highest}");
        report.place(Place::field("passing").then("percent"), message).witness = Some(explored.witness(trail));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn the_best_run_must_pass() {
        check_file(
            &RULE,
            r#"
            passing: (
                percent: 90, // ! passing takes 90 percent, and the best run there is comes to 66
            ),
            start: "a",
            nodes: {
                "a": Decision(title: "First", choices: [
                    (id: "x", says: "One", to: "b", grade: Good),
                    (id: "y", says: "Two", to: "b", grade: Weak),
                ]),
                "b": Ending(outcome: Resolved),
            }"#,
        );
    }
}
