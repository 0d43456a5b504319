//! A finding that is accepted without saying why.

use crate::check::naming::quoted;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "acceptance-without-reason",
    family: Family::Housekeeping,
    severity: Severity::Warning,
    stage: Stage::Draft,
    todo: false,
    finds: "an accepted finding without a reason; it counts as a finding until there is one",
    why: "Reviewers cannot tell a decision from a shrug, and ask again each time.",
    cure: "Say in a few words why the case is better so.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for (key, _) in case.scenario().accepted.0.iter().filter(|(_, reason)| reason.is_blank()) {
        report.place(Place::field("accepted"), format!("{} is accepted without a reason", quoted(key)));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn an_acceptance_says_why() {
        check_file(
            &RULE,
            r#"
            accepted: { "a single-choice": " ", "missing-owner": "A sample" }, // ! “a single-choice” is accepted without a reason
        "#,
        );
    }
}
