//! A case that nobody answers for.

use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "missing-owner",
    family: Family::Housekeeping,
    severity: Severity::Warning,
    stage: Stage::Release,
    todo: false,
    finds: "a case that does not say who answers for it",
    why: "When a learner finds a mistake, or a policy changes, nobody knows whom to tell, and the case grows old in use.",
    cure: "Name a person or a team as the owner.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    if case.scenario().about.owner.is_blank() {
        report.place(Place::field("about"), "nobody is named as the owner of the case");
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn somebody_answers_for_a_case() {
        check_file(
            &RULE,
            r#"
            about: (authors: ["Kim"]), // ! nobody is named as the owner
        "#,
        );
        check_file(&RULE, r#"about: (owner: "Service learning")"#);
    }
}
