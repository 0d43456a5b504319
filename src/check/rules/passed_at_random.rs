//! A case that is passed by clicking at random.

use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::explore::Learner;
use crate::scenario::{Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "passed-at-random",
    family: Family::Learning,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "a case that more than a quarter of all random runs pass",
    why: "A pass then says little about what somebody can do: enough tries are all it takes.",
    cure: "Raise the pass mark, let weak answers cost more, or let passing fail on what must not happen.",
    check,
    fix: None,
};

/// The largest share of random runs that may pass.
const MOST: f64 = 0.25;

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let scores = case.explored().and_then(|explored| explored.scores(Learner::Random));
    let Some(passed) = scores.and_then(|scores| scores.passed).filter(|passed| *passed > MOST) else { return };
    let message = format!("who clicks at random passes in {:.0} of 100 runs", passed * 100.0);
    report.place(Place::field("passing"), message);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    const NODES: &str = r#"
        nodes: {
            "a": Decision(title: "First", choices: [
                (id: "x", says: "One", to: "b", grade: Best),
                (id: "y", says: "Two", to: "b", grade: Weak),
            ]),
            "b": Ending(outcome: Resolved),
        }"#;

    #[test]
    fn half_of_all_tries_are_too_many() {
        check_file(&RULE, &format!("start: \"a\",\npassing: (percent: 80), // ! in 50 of 100 runs\n{NODES}"));
        check_file(&RULE, &format!("start: \"a\",\n{NODES}"));
    }
}
