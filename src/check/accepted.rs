//! Findings that the author has accepted: what stands in the scenario with a reason is no finding any more.

use super::Finding;
use crate::scenario::{Scenario, Text};

/// What the rules found, apart by whether the author lives with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Judged {
    pub open: Vec<Finding>,
    pub accepted: Vec<Accepted>,
    /// Rules that may have more to say: they ask what exploring has not found out yet.
    pub awaiting: Vec<&'static str>,
}

/// A finding that the author lives with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    pub finding: Finding,
    pub reason: Text,
}

impl Judged {
    /// Takes out what the scenario accepts. What rules say of acceptances themselves cannot be accepted.
    #[must_use]
    pub fn of(scenario: &Scenario, findings: Vec<Finding>) -> Self {
        let table = &scenario.accepted;
        if table.is_empty() {
            return Self { open: findings, ..Self::default() };
        }
        let mut judged = Self::default();
        for finding in findings {
            match table.get(&finding.acceptance()).filter(|reason| !reason.is_blank()) {
                Some(reason) if !about_acceptances(finding.rule) => {
                    judged.accepted.push(Accepted { finding, reason: reason.clone() });
                }
                Some(_) | None => judged.open.push(finding),
            }
        }
        judged
    }
}

/// Whether an author can live with what a rule finds. What rules say of acceptances themselves cannot be accepted.
#[must_use]
pub fn can_be_accepted(rule: &str) -> bool {
    !about_acceptances(rule)
}

/// Whether a rule speaks of what is accepted.
pub(super) fn about_acceptances(rule: &str) -> bool {
    matches!(rule, "outdated-acceptance" | "acceptance-without-reason")
}

#[cfg(test)]
mod tests {
    use crate::check::{Case, Finding, check_case, fixture, judge};
    use crate::edit::accept_finding;
    use crate::edit::{Documents, History};

    #[test]
    fn what_is_accepted_is_told_apart() {
        let body = r#"start: "a", nodes: {
            "a": Decision(title: "A", choices: [(id: "only", says: "Only", to: "b")]),
            "b": Ending(outcome: Loyal),
        }"#;
        let scenario = fixture::read_body(body).document;
        let rules = |findings: &[Finding]| findings.iter().map(|finding| finding.rule).collect::<Vec<_>>();
        let found = check_case(&Case::new(&scenario, None));
        assert_eq!(rules(&found), ["single-choice"]);
        let finding = &found[0];
        let mut history = History::new(Documents::one("a.ron", scenario.clone()));
        history.apply(accept_finding("a.ron", &scenario, (&finding.place, finding.rule), "A tutorial"));
        let judged = judge(&Case::new(history.scenario("a.ron").unwrap(), None));
        assert_eq!(rules(&judged.open), Vec::<&str>::new());
        assert_eq!(judged.accepted[0].finding, *finding);
        assert_eq!(judged.accepted[0].reason.as_str(), "A tutorial");
    }
}
