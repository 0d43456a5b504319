//! A case that should have been looked at again.

use crate::check::{Case, Collector, Day, Family, Rule, Severity};
use crate::scenario::{Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "review-overdue",
    family: Family::Housekeeping,
    severity: Severity::Warning,
    stage: Stage::Draft,
    todo: false,
    finds: "a case whose date of review has passed, or names no day, month or year",
    why: "Policies, limits and prices change. Learners trust what the case says, and say it to customers.",
    cure: "Have it looked at again, and set the next date, such as 2027-03.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let review_by = case.scenario().about.review_by.trim();
    if review_by.is_empty() {
        return;
    }
    let message = match (Day::last_of(review_by), case.today()) {
        (None, _) => format!("“{review_by}” is no date: write year and month, such as 2027-03"),
        (Some(last), Some(today)) if last < today => format!("the case should have been reviewed by {review_by}"),
        (Some(_), _) => return,
    };
    report.place(Place::field("about").then("review_by"), message);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{check_file, read_body};
    use crate::check::{Case, check_case};

    #[test]
    fn a_review_is_due_until_the_end_of_its_month() {
        let scenario = read_body(r#"about: (review_by: "2027-03")"#).document;
        let overdue = |today: &str| {
            let findings = check_case(&Case::new(&scenario, None).on(today.parse().unwrap()));
            findings.into_iter().find(|finding| finding.rule == RULE.id).map(|finding| finding.message)
        };
        assert_eq!(overdue("2027-03-31"), None);
        assert_eq!(overdue("2027-04-01").as_deref(), Some("the case should have been reviewed by 2027-03"));
    }

    #[test]
    fn without_a_day_nothing_is_overdue_but_must_be_a_date() {
        check_file(&RULE, r#"about: (review_by: "1999")"#);
        check_file(
            &RULE,
            r#"
            about: (review_by: "next spring"), // ! “next spring” is no date
        "#,
        );
    }
}
