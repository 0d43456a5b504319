//! What the checks found, each with its identity and how pressing it is.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Due;
use crate::check::{Family, Finding, Judged, RULES, Rule, Severity};
use crate::scenario::{Place, Stage, Text};

/// What a problem is told by from one check to the next: the rule, the place, and which of those that the rule says of
/// the place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProblemKey {
    pub rule: &'static str,
    pub place: Place,
    pub nth: usize,
}

/// A finding and what the author is told about it.
#[derive(Clone, Debug)]
pub struct Problem {
    pub key: ProblemKey,
    pub due: Due,
    /// How grave it is for a case at its stage: what is still to be written is no error of a draft.
    pub severity: Severity,
    /// The number of its rule.
    pub rule: usize,
    /// Why the author lives with it; none: it is open.
    pub reason: Option<Text>,
    /// Its place among what is open, or among what is accepted.
    at: usize,
    /// Where its text stands in small letters.
    text: String,
}

impl Problem {
    /// What its rule is about.
    #[must_use]
    pub fn family(&self) -> Family {
        RULES[self.rule].family
    }

    /// The message and the name of the rule in small letters, to be searched.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// The rules by their ids: there may be thousands of findings.
static NUMBERS: LazyLock<HashMap<&'static str, usize>> =
    LazyLock::new(|| RULES.iter().enumerate().map(|(number, rule)| (rule.id, number)).collect());

/// Everything that a check found.
#[derive(Debug, Default)]
pub struct Found {
    judged: Judged,
    /// What is open, the most pressing first; then what is accepted, in the order of the file.
    problems: Vec<Problem>,
    /// How many of them are open.
    open: usize,
    counts: [usize; Due::ALL.len()],
}

impl Found {
    /// What was found in a case at this stage.
    #[must_use]
    pub fn of(judged: Judged, stage: Stage) -> Self {
        let mut known: HashMap<(&'static str, &Place), usize> = HashMap::new();
        let problem = |at: usize, finding: &'_ Finding, reason: Option<&Text>, nth: usize| {
            let number = NUMBERS.get(finding.rule).copied().unwrap_or_default();
            let rule: &Rule = RULES[number];
            Problem {
                key: ProblemKey { rule: finding.rule, place: finding.place.clone(), nth },
                due: Due::of(finding, rule, stage),
                severity: rule.severity_at(stage).unwrap_or(finding.severity),
                rule: number,
                reason: reason.cloned(),
                at,
                text: format!("{} {} {}", finding.message, finding.rule, finding.rule.replace('-', " ")).to_lowercase(),
            }
        };
        let mut problems = Vec::with_capacity(judged.open.len() + judged.accepted.len());
        for (at, finding) in judged.open.iter().enumerate() {
            let nth = known.entry((finding.rule, &finding.place)).or_default();
            problems.push(problem(at, finding, None, *nth));
            *nth += 1;
        }
        for (at, accepted) in judged.accepted.iter().enumerate() {
            let nth = known.entry((accepted.finding.rule, &accepted.finding.place)).or_default();
            problems.push(problem(at, &accepted.finding, Some(&accepted.reason), *nth));
            *nth += 1;
        }
        let open = judged.open.len();
        problems[..open].sort_by_key(|problem| (problem.due, std::cmp::Reverse(problem.severity)));
        let mut counts = [0; Due::ALL.len()];
        for problem in &problems[..open] {
            counts[problem.due as usize] += 1;
        }
        Self { judged, problems, open, counts }
    }

    /// What is open and what is accepted, in the order of the file.
    #[must_use]
    pub fn judged(&self) -> &Judged {
        &self.judged
    }

    /// What is open, the most pressing first.
    #[must_use]
    pub fn open(&self) -> &[Problem] {
        &self.problems[..self.open]
    }

    /// What the author lives with.
    #[must_use]
    pub fn accepted(&self) -> &[Problem] {
        &self.problems[self.open..]
    }

    /// How many findings have to be gone by then.
    #[must_use]
    pub fn count(&self, due: Due) -> usize {
        self.counts[due as usize]
    }

    /// A problem, open or accepted.
    #[must_use]
    pub fn problem(&self, key: &ProblemKey) -> Option<&Problem> {
        self.problems.iter().find(|problem| problem.key == *key)
    }

    /// What the rule said of it.
    #[must_use]
    pub fn finding(&self, problem: &Problem) -> &Finding {
        match problem.reason {
            None => &self.judged.open[problem.at],
            Some(_) => &self.judged.accepted[problem.at].finding,
        }
    }
}

/// What a rule is called on screen: `Dead end`.
#[must_use]
pub fn rule_name(id: &str) -> String {
    let mut name = id.replace('-', " ");
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    name
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::check::Accepted;
    use crate::scenario::Id;

    /// A finding of a rule about a node.
    pub fn finding(rule: &'static str, node: &str) -> Finding {
        let of = crate::check::rule(rule).unwrap();
        Finding {
            rule,
            severity: of.severity,
            stage: of.stage,
            place: Place::node(&Id::new(node).unwrap()),
            span: None,
            message: format!("about {node}"),
            fix: None,
            witness: None,
        }
    }

    #[test]
    fn what_presses_most_comes_first_and_two_of_a_place_are_told_apart() {
        let open = vec![finding("open-exit", "a"), finding("single-choice", "a"), finding("link-to-nowhere", "b")];
        let again = finding("single-choice", "a");
        let accepted = vec![Accepted { finding: again, reason: "A tutorial".into() }];
        let found = Found::of(Judged { open, accepted, ..Judged::default() }, Stage::Draft);
        let order: Vec<_> = found.open().iter().map(|problem| (problem.due, problem.key.rule)).collect();
        assert_eq!(order[0], (Due::Blocking, "link-to-nowhere"));
        assert_eq!(order[2], (Due::BeforeRelease, "open-exit"));
        assert_eq!(found.open()[2].severity, Severity::Note, "no error of a draft");
        assert_eq!(Due::ALL.map(|due| found.count(due)), [1, 1, 1], "what is accepted does not count");
        assert_eq!((found.open()[1].key.nth, found.accepted()[0].key.nth), (0, 1));
        for problem in found.open().iter().chain(found.accepted()) {
            assert_eq!(found.problem(&problem.key).map(|found| &found.key), Some(&problem.key));
            assert_eq!(found.finding(problem).rule, problem.key.rule);
        }
        assert_eq!(rule_name("open-exit"), "Open exit");
    }
}
