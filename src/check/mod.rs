//! Checking: rules that read a case and say what learners, trainers or authors would stumble over.
//!
//! Each rule is one file in `rules`, named for the problem, with its explanation, its check, its fix and its tests.
//! Rules read the scenario and change nothing; what repairs a finding is a [`Step`] like any command. Nothing here
//! knows disks, screens or clocks, and nothing here can fail.

mod accepted;
mod awaited;
mod case;
mod channels;
mod collector;
mod day;
mod explored;
mod finding;
mod fix_all;
#[cfg(test)]
mod fixture;
mod graph;
mod naming;
mod open_ways;
mod order;
mod pack;
mod page;
mod reach;
mod rule;
mod rules;
mod stated_time;
mod uses;
mod weighing;
mod words;

pub use accepted::{Accepted, Judged, can_be_accepted};
pub use awaited::keep_awaited;
pub use case::Case;
use collector::Collector;
pub use day::Day;
pub use finding::{Finding, Report, Severity};
pub use fix_all::{FixedAll, fix_all, found_by};
pub use pack::{CaseHead, PackFinding, check_pack};
pub use page::{explain, rule_page};
pub use rule::{Family, Rule};
pub use rules::RULES;

use crate::edit::Step;
use crate::scenario::{Pack, Scenario};

/// Runs every rule that speaks at the scenario's stage. What concerns the whole case comes first, then node by node in
/// the order of the file; at one place, in the order of the rules.
#[must_use]
pub fn check(scenario: &Scenario, pack: Option<&Pack>) -> Vec<Finding> {
    check_case(&Case::new(scenario, pack))
}

/// The same, for a case that is also asked other things, or checked at another stage or on another day.
#[must_use]
pub fn check_case(case: &Case<'_>) -> Vec<Finding> {
    check_unless(case, || false).unwrap_or_default()
}

/// The same, given up between two rules as soon as nobody waits for it any more; then there are no findings.
#[must_use]
pub fn check_unless(case: &Case<'_>, given_up: impl Fn() -> bool) -> Option<Vec<Finding>> {
    judge_unless(case, given_up).map(|judged| judged.open)
}

/// What is found, and apart from it what the author has accepted with a reason.
#[must_use]
pub fn judge(case: &Case<'_>) -> Judged {
    judge_unless(case, || false).unwrap_or_default()
}

/// The same, given up between two rules as soon as nobody waits for it any more.
#[must_use]
pub fn judge_unless(case: &Case<'_>, given_up: impl Fn() -> bool) -> Option<Judged> {
    let (mut findings, mut awaiting) = (Vec::new(), Vec::new());
    for rule in RULES {
        if given_up() {
            return None;
        }
        if let Some(severity) = rule.severity_at(case.stage()) {
            case.take_awaited();
            (rule.check)(case, &mut Collector::new(rule, severity, &mut findings));
            awaiting.extend(case.take_awaited().then_some(rule.id));
        }
    }
    order::sort(case, &mut findings);
    Some(Judged { awaiting, ..Judged::of(case.scenario(), findings) })
}

/// The rule of this id.
#[must_use]
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}

/// Whether the rule of this id speaks only of a case that was explored.
fn explores(id: &str) -> bool {
    rules::EXPLORING.iter().any(|rule| rule.id == id)
}

/// What one click does about a finding, in the file of that name; `None` if nothing can be done so.
#[must_use]
pub fn fix(case: &Case<'_>, finding: &Finding, file: &str) -> Option<Step> {
    finding.fix.as_ref()?;
    let step = rule(finding.rule)?.fix?(case, finding, file)?;
    (!step.is_empty()).then_some(step)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Stage;

    /// A speaker's line, three answers, a grade for each.
    const WORDS_AND_A_GRADE: &str = r#"
        cast: { "customer": (name: "Dana", role: Customer) },
        start: "first-words",
        nodes: {
            "first-words": Decision(
                lines: [(id: "k3pa7wd", by: "customer", says: "Third call. Third.")],
                choices: [
                    (id: "own-it", says: "That is on us, and I will stay with it.", grade: Best),
                    (id: "ask", says: "What is your order number?", grade: Weak),
                    (id: "blame", says: "The courier did that, not us.", grade: Harmful),
                ],
            ),
        },
    "#;

    #[test]
    fn words_and_a_grade_are_enough_for_a_draft() {
        let mut scenario = fixture::read_body(WORDS_AND_A_GRADE).document;
        let found = check(&scenario, None);
        assert!(found.iter().all(|finding| finding.severity == Severity::Note), "{found:#?}");
        assert!(found.iter().all(|finding| rule(finding.rule).is_some_and(|rule| rule.todo)), "{found:#?}");
        scenario.stage = Stage::Release;
        let found = check(&scenario, None);
        assert_eq!(found.iter().filter(|f| f.rule == "open-exit" && f.severity == Severity::Error).count(), 3);
        assert!(found.iter().any(|finding| finding.rule == "choice-without-feedback"));
    }

    #[test]
    fn a_to_do_is_a_note_until_release() {
        let rule = rule("open-exit").unwrap();
        assert_eq!(rule.severity_at(Stage::Draft), Some(Severity::Note));
        assert_eq!(rule.severity_at(Stage::Review), Some(Severity::Note));
        assert_eq!(rule.severity_at(Stage::Release), Some(Severity::Error));
    }

    #[test]
    fn findings_come_as_the_file_reads() {
        let scenario = fixture::read_body(
            r#"
            start: "b",
            flags: { "z": "Z", "a": "A" },
            whenever: [(when: Is("z"), to: "nowhere")],
            nodes: {
                "a": Scene(lines: [(id: "aaaaaaa", says: "TODO")]),
                "b": Decision(choices: [
                    (id: "y", says: "One", to: "gone"),
                    (id: "x", says: "One"),
                ]),
            },
            "#,
        )
        .document;
        let findings = check(&scenario, None);
        let order: Vec<String> = findings.iter().map(|f| format!("{} {}", f.place, f.rule)).collect();
        let expected = [
            ": no-ending",
            ":flags/z flag-never-raised",
            ":whenever/0/to link-to-nowhere",
            "a unreachable-node",
            "aaaaaaa placeholder-text",
            "a/then open-exit",
            "b/y/to link-to-nowhere",
            "b/x duplicate-choice-text",
            "b/x/to open-exit",
        ];
        assert_eq!(order, expected);
        assert_eq!(findings, check(&scenario, None));
    }

    #[test]
    fn every_rule_is_explained_for_people_and_named_for_its_problem() {
        for rule in RULES {
            assert_eq!(super::rule(rule.id).map(|found| found.id), Some(rule.id));
            for words in [rule.why, rule.cure] {
                assert!(words.ends_with('.') && words.starts_with(char::is_uppercase), "{}: {words}", rule.id);
            }
            assert!(!rule.finds.ends_with('.') && rule.finds.starts_with(char::is_lowercase), "{}", rule.id);
            assert!(rule_page().contains(&format!("\n##{}", explain(rule))), "{}", rule.id);
        }
    }
}
