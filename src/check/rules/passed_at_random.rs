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
    let passes = case.explored().and_then(|explored| explored.passes(Learner::Random));
    let Some(passes) = passes.filter(|passes| passes.between.0 > MOST) else { return };
    report.place(Place::field("passing"), format!("who clicks at random passes in {}", passes.words()));
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{check_file, said_of_a_sample};

    const NODES: &str = r#"
        nodes: {
            "a": Decision(title: "First", choices: [
                (id: "x", says: "One", to: "b", grade: Best),
                (id: "y", says: "Two", to: "b", grade: Weak),
            ]),
            "b": Ending(outcome: Resolved),
        }"#;

    #[test]
    fn a_sample_speaks_where_it_leaves_no_doubt() {
        let said = |passing: &str| {
            let text = format!("start: \"a\",\npassing: ({passing}),\n{NODES}");
            said_of_a_sample(&RULE, &text)
        };
        assert_eq!(said("percent: 80"), ["who clicks at random passes in about 51 of 100 runs"]);
        assert_eq!(said("percent: 80, fails_if: [(when: Visited(\"b\"), why: \"No\")]"), [""; 0]);
    }

    #[test]
    fn half_of_all_tries_are_too_many() {
        check_file(&RULE, &format!("start: \"a\",\npassing: (percent: 80), // ! in 50 of 100 runs\n{NODES}"));
        check_file(&RULE, &format!("start: \"a\",\n{NODES}"));
    }
}
