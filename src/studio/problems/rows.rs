//! The rows of the list: findings under the rule that made them, under what the rule is about; or one plain list.

use std::collections::BTreeMap;

use super::{Due, Found, Problem, ProblemFilter, ProblemKey};
use crate::check::{Family, RULES, Severity};

/// A rule that finds more than this is folded when it comes up, so that the list stays an overview.
const FOLDED_FROM: usize = 7;

/// What rows stand under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    Family(Family),
    Rule(&'static str),
    /// What the author lives with.
    Accepted,
}

/// What a row is told by from one check to the next.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowKey {
    Group(Group),
    Problem(ProblemKey),
}

/// The row above others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heading {
    pub group: Group,
    /// How many problems stand below it.
    pub count: usize,
    /// How pressing and how grave the most pressing of them is.
    pub due: Due,
    pub severity: Severity,
    /// How many of them one click can repair.
    pub fixable: usize,
    pub open: bool,
}

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    Heading(Heading),
    /// A problem, by its place among those that are open, and how many headings it stands under.
    Open {
        at: usize,
        depth: u8,
    },
    /// A problem that the author lives with, by its place among them.
    Accepted {
        at: usize,
    },
}

impl Row {
    /// What it is told by.
    #[must_use]
    pub fn key(&self, found: &Found) -> RowKey {
        match self {
            Self::Heading(heading) => RowKey::Group(heading.group),
            Self::Open { at, .. } => RowKey::Problem(found.open()[*at].key.clone()),
            Self::Accepted { at } => RowKey::Problem(found.accepted()[*at].key.clone()),
        }
    }

    /// The problem that it shows; none for a heading.
    #[must_use]
    pub fn problem<'f>(&self, found: &'f Found) -> Option<&'f Problem> {
        match self {
            Self::Heading(_) => None,
            Self::Open { at, .. } => Some(&found.open()[*at]),
            Self::Accepted { at } => Some(&found.accepted()[*at]),
        }
    }
}

/// Which groups are open. What the author has not touched stays as it was when it came up: a list that folds while
/// somebody types a seventh mistake would jump.
#[derive(Debug, Default)]
pub struct Folds {
    groups: BTreeMap<Group, bool>,
    /// Everything that is to be done is open.
    all_open: bool,
}

impl Folds {
    /// Everything that is to be done is open, whatever the author has folded.
    pub fn all_open() -> Self {
        Self { all_open: true, ..Self::default() }
    }

    fn is_open(&mut self, group: Group, count: usize) -> bool {
        let usual = match group {
            Group::Family(_) => true,
            Group::Rule(_) => count < FOLDED_FROM,
            Group::Accepted => false,
        };
        let open = *self.groups.entry(group).or_insert(usual);
        open || (self.all_open && group != Group::Accepted)
    }

    /// Opens or folds a group; whether that is news.
    pub fn set(&mut self, group: Group, open: bool) -> bool {
        self.groups.insert(group, open) != Some(open)
    }
}

/// The rows that the filter lets pass, and how many open problems those are.
pub fn rows(found: &Found, filter: &ProblemFilter, grouped: bool, folds: &mut Folds) -> (Vec<Row>, usize) {
    let sieve = filter.sieve();
    let shown: Vec<usize> = (0..found.open().len()).filter(|at| sieve.lets_pass(&found.open()[*at])).collect();
    let mut rows = Vec::with_capacity(shown.len());
    if grouped {
        group(found, &shown, filter.looks_for_words(), folds, &mut rows);
    } else {
        rows.extend(shown.iter().map(|at| Row::Open { at: *at, depth: 0 }));
    }
    let accepted = found.accepted().iter().enumerate().filter(|(_, problem)| sieve.lets_pass(problem));
    let accepted: Vec<usize> = accepted.map(|(at, _)| at).collect();
    if !accepted.is_empty() {
        let open = folds.is_open(Group::Accepted, accepted.len());
        let heading = heading(Group::Accepted, &accepted, found.accepted(), found);
        rows.push(Row::Heading(Heading { open, fixable: 0, ..heading }));
        if open {
            rows.extend(accepted.into_iter().map(|at| Row::Accepted { at }));
        }
    }
    (rows, shown.len())
}

/// Families by their most pressing problem, in each the rules by theirs. A rule with one finding is just a row.
fn group(found: &Found, shown: &[usize], all_open: bool, folds: &mut Folds, rows: &mut Vec<Row>) {
    let problems = found.open();
    // The rules in the order in which their first problem comes: problems are sorted by how pressing they are.
    let mut by_rule: Vec<(&'static str, Vec<usize>)> = Vec::new();
    let mut place: Vec<Option<usize>> = vec![None; RULES.len()];
    for at in shown {
        let slot = *place[problems[*at].rule].get_or_insert_with(|| {
            by_rule.push((problems[*at].key.rule, Vec::new()));
            by_rule.len() - 1
        });
        by_rule[slot].1.push(*at);
    }
    let mut families: Vec<(Family, Vec<usize>)> = Vec::new();
    for (slot, (id, _)) in by_rule.iter().enumerate() {
        let Some(family) = crate::check::rule(id).map(|rule| rule.family) else { continue };
        match families.iter_mut().find(|(known, _)| *known == family) {
            Some((_, slots)) => slots.push(slot),
            None => families.push((family, vec![slot])),
        }
    }
    for (family, slots) in families {
        let all: Vec<usize> = slots.iter().flat_map(|slot| &by_rule[*slot].1).copied().collect();
        let open = all_open || folds.is_open(Group::Family(family), all.len());
        rows.push(Row::Heading(Heading { open, ..heading(Group::Family(family), &all, problems, found) }));
        if !open {
            continue;
        }
        for slot in slots {
            let (id, ats) = &by_rule[slot];
            if let [at] = ats.as_slice() {
                rows.push(Row::Open { at: *at, depth: 1 });
                continue;
            }
            let open = all_open || folds.is_open(Group::Rule(id), ats.len());
            rows.push(Row::Heading(Heading { open, ..heading(Group::Rule(id), ats, problems, found) }));
            if open {
                rows.extend(ats.iter().map(|at| Row::Open { at: *at, depth: 2 }));
            }
        }
    }
}

fn heading(group: Group, ats: &[usize], problems: &[Problem], found: &Found) -> Heading {
    let each = || ats.iter().map(|at| &problems[*at]);
    let first = each().min_by_key(|problem| (problem.due, std::cmp::Reverse(problem.severity)));
    Heading {
        group,
        count: ats.len(),
        due: first.map_or(Due::BeforeRelease, |first| first.due),
        severity: first.map_or(Severity::Note, |first| first.severity),
        fixable: each().filter(|problem| found.finding(problem).fix.is_some()).count(),
        open: true,
    }
}

#[cfg(test)]
mod tests {
    use super::super::found::tests::finding;
    use super::*;
    use crate::check::{Accepted, Judged, rule};
    use crate::scenario::Stage;

    fn found() -> Found {
        let mut open = vec![finding("single-choice", "a"), finding("open-exit", "a"), finding("open-exit", "b")];
        open.push(finding("link-to-nowhere", "c"));
        open[1].fix = Some("Fix it".to_owned());
        let accepted = vec![Accepted { finding: finding("single-choice", "z"), reason: "A tutorial".into() }];
        Found::of(Judged { open, accepted, ..Judged::default() }, Stage::Draft)
    }

    fn said(rows: &[Row], found: &Found) -> Vec<String> {
        let one = |row: &Row| match row {
            Row::Heading(h) => {
                let name = match h.group {
                    Group::Family(family) => family.label().to_owned(),
                    Group::Rule(id) => format!("  {id}"),
                    Group::Accepted => "accepted".to_owned(),
                };
                format!("{name} {}{}", h.count, if h.open { "" } else { " +" })
            }
            Row::Open { at, depth } => {
                let problem = &found.open()[*at];
                format!("{}{}", "  ".repeat(usize::from(*depth)), problem.key.rule)
            }
            Row::Accepted { at } => format!("  {}", found.accepted()[*at].key.rule),
        };
        rows.iter().map(one).collect()
    }

    #[test]
    fn findings_stand_under_their_rules_the_most_pressing_first() {
        let (found, mut folds) = (found(), Folds::default());
        let (shown, count) = rows(&found, &ProblemFilter::default(), true, &mut folds);
        let first = said(&shown, &found);
        assert!(first[0].starts_with(rule("link-to-nowhere").unwrap().family.label()), "{first:?}");
        assert_eq!(first[1], "  link-to-nowhere", "one finding is just a row");
        assert!(first.contains(&"  open-exit 2".to_owned()), "{first:?}");
        assert_eq!(first.last().unwrap(), "accepted 1 +");
        assert_eq!(count, 4);
        folds.set(Group::Rule("open-exit"), false);
        folds.set(Group::Accepted, true);
        let (shown, _) = rows(&found, &ProblemFilter::default(), true, &mut folds);
        let folded = said(&shown, &found);
        assert!(folded.contains(&"  open-exit 2 +".to_owned()) && folded.len() == first.len() - 2 + 1, "{folded:?}");
        let heading = shown.iter().find_map(|row| match row {
            Row::Heading(heading) if heading.group == Group::Rule("open-exit") => Some(*heading),
            Row::Heading(_) | Row::Open { .. } | Row::Accepted { .. } => None,
        });
        assert_eq!(heading.map(|heading| (heading.fixable, heading.due)), Some((1, Due::BeforeRelease)));
    }

    #[test]
    fn a_plain_list_has_no_headings_and_searching_unfolds() {
        let (found, mut folds) = (found(), Folds::default());
        let (plain, _) = rows(&found, &ProblemFilter::default(), false, &mut folds);
        assert_eq!(said(&plain, &found)[..4], ["link-to-nowhere", "single-choice", "open-exit", "open-exit"]);
        folds.set(Group::Rule("open-exit"), false);
        let filter = ProblemFilter { words: "open Exit".to_owned(), ..ProblemFilter::default() };
        let (searched, count) = rows(&found, &filter, true, &mut folds);
        assert_eq!((searched.len(), count), (4, 2), "{:?}", said(&searched, &found));
    }

    #[test]
    fn a_rule_that_finds_much_comes_up_folded_and_stays_as_it_was() {
        let many = |count: usize| {
            let open = (0..count).map(|n| finding("open-exit", &format!("n{n}"))).collect();
            Found::of(Judged { open, ..Judged::default() }, Stage::Draft)
        };
        let length = |found: &Found, folds: &mut Folds| rows(found, &ProblemFilter::default(), true, folds).0.len();
        let mut folds = Folds::default();
        assert_eq!(length(&many(9), &mut folds), 2, "folded");
        let mut folds = Folds::default();
        assert_eq!(length(&many(3), &mut folds), 5);
        assert_eq!(length(&many(9), &mut folds), 11, "still open while there are more and more");
    }
}
