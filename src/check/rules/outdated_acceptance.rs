//! An accepted finding that nothing finds any more.

use std::collections::{BTreeMap, HashSet};

use super::review_overdue;
use crate::check::accepted::about_acceptances;
use crate::check::explored::Explored;
use crate::check::naming::quoted;
use crate::check::{Case, Collector, Family, Finding, Rule, Severity, explores, rule};
use crate::edit::{Step, withdraw_acceptance};
use crate::scenario::{Place, Stage, Text};

pub(super) static RULE: Rule = Rule {
    id: "outdated-acceptance",
    family: Family::Housekeeping,
    severity: Severity::Warning,
    stage: Stage::Draft,
    todo: false,
    finds: "an accepted finding whose rule does not exist or finds nothing at that place any more",
    why: "It would silence the same problem if it came back, and nobody would know why.",
    cure: "Withdraw the acceptance. If the words have moved, accept the finding at its new place.",
    check,
    fix: Some(withdraw),
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let mut by_rule: BTreeMap<&str, Vec<&Text>> = BTreeMap::new();
    for key in case.scenario().accepted.keys() {
        by_rule.entry(rule_of(key)).or_default().push(key);
    }
    for (id, keys) in by_rule {
        let found = rule(id).filter(|_| !about_acceptances(id)).map(|rule| found_by(case, rule));
        let cannot_tell = id == review_overdue::RULE.id && case.today().is_none()
            || explores(id) && !case.explored().is_some_and(Explored::knows_all);
        if cannot_tell {
            continue;
        }
        for key in keys {
            let message = match &found {
                None => format!("{} is accepted, and there is no rule of that name", quoted(key)),
                Some(found) if !found.contains(key) => {
                    format!("{} is accepted, and is not found any more", quoted(key))
                }
                Some(_) => continue,
            };
            // Keys are no ids, so that the place is that of the table; what is to be withdrawn stands in the label.
            report.place(Place::field("accepted"), message).offer(label(key));
        }
    }
}

/// The rule that an acceptance names.
fn rule_of(key: &str) -> &str {
    key.rsplit(' ').next().unwrap_or(key)
}

/// Under which names the findings of a rule could be accepted, at whichever stage it speaks.
fn found_by(case: &Case<'_>, rule: &'static Rule) -> HashSet<Text> {
    let mut findings = Vec::new();
    (rule.check)(case, &mut Collector::new(rule, rule.severity, &mut findings));
    findings.iter().map(Finding::acceptance).collect()
}

fn label(key: &str) -> String {
    format!("Withdraw the acceptance {}", quoted(key))
}

fn withdraw(case: &Case<'_>, finding: &Finding, file: &str) -> Option<Step> {
    let key = case.scenario().accepted.keys().find(|key| finding.fix.as_deref() == Some(&label(key)))?;
    Some(withdraw_acceptance(file, case.scenario(), key))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{cures, read_body, said};
    use crate::scenario::Text;

    const ACCEPTED: &str = r#"
            nodes: { "a": Decision(choices: [(id: "only", says: "Only")]) },
            accepted: {
                "a single-choice": "A tutorial",
                "b single-choice": "It was one",
                ":about missing-owner": "Nobody",
                "no-such-rule": "Why not",
                "review-overdue": "Later",
                ":accepted outdated-acceptance": "No",
            },
        "#;

    #[test]
    fn an_acceptance_needs_its_finding() {
        let found = said(&RULE, &read_body(ACCEPTED).document);
        let mut messages: Vec<&str> = found.iter().map(|finding| finding.message.as_str()).collect();
        messages.sort_unstable();
        assert_eq!(
            messages,
            [
                "“:accepted outdated-acceptance” is accepted, and there is no rule of that name",
                "“b single-choice” is accepted, and is not found any more",
                "“no-such-rule” is accepted, and there is no rule of that name",
            ]
        );
    }

    #[test]
    fn it_is_withdrawn() {
        let repaired = cures(&RULE, &read_body(ACCEPTED).document);
        let left: Vec<&str> = repaired.accepted.keys().map(Text::as_str).collect();
        assert_eq!(left, [":about missing-owner", "a single-choice", "review-overdue"]);
    }
}
