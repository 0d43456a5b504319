//! The list of problems as the author has arranged it: what is shown, folded, selected, and open below a row. All of it
//! is told by rule and place, so that it stays where it is while the checks run again and again.

use super::rows::{Folds, rows};
use super::{Found, Group, ProblemFilter, ProblemKey, Row, RowKey};

/// What is open below a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Why it is a problem.
    Why,
    /// The field for the reason for which the author lives with it.
    Reason {
        written: String,
        /// It was to be accepted for no reason at all.
        refused: bool,
    },
}

/// The list.
#[derive(Debug)]
pub struct ProblemList {
    filter: ProblemFilter,
    grouped: bool,
    folds: Folds,
    rows: Vec<Row>,
    /// How many open problems the filter lets pass.
    shown: usize,
    selected: Option<RowKey>,
    /// Where it stands; none while it is folded away or not found.
    selected_row: Option<usize>,
    detail: Option<(RowKey, Detail)>,
    detail_row: Option<usize>,
    /// Counted up when the selected row should come into view.
    revealed: u64,
    /// The selected row should get the keyboard.
    wants_focus: bool,
}

impl Default for ProblemList {
    fn default() -> Self {
        Self {
            filter: ProblemFilter::default(),
            grouped: true,
            folds: Folds::default(),
            rows: Vec::new(),
            shown: 0,
            selected: None,
            selected_row: None,
            detail: None,
            detail_row: None,
            revealed: 0,
            wants_focus: false,
        }
    }
}

impl ProblemList {
    /// Works out the rows again.
    pub fn arrange(&mut self, found: &Found) {
        (self.rows, self.shown) = rows(found, &self.filter, self.grouped, &mut self.folds);
        self.find_rows(found);
    }

    fn find_rows(&mut self, found: &Found) {
        let place = |key: &RowKey| self.rows.iter().position(|row| is_row(row, key, found));
        (self.selected_row, self.detail_row) =
            (self.selected.as_ref().and_then(place), self.detail.as_ref().and_then(|(key, _)| place(key)));
    }

    /// Shows only problems of this sort.
    pub fn show_only(&mut self, found: &Found, filter: ProblemFilter) {
        self.filter = filter;
        self.arrange(found);
    }

    /// Groups by kind, or not.
    pub fn group(&mut self, found: &Found, grouped: bool) {
        if self.grouped != grouped {
            self.grouped = grouped;
            self.arrange(found);
            self.revealed += 1;
        }
    }

    /// Opens or folds what stands under a heading.
    pub fn fold(&mut self, found: &Found, group: Group, open: bool) {
        self.folds.set(group, open);
        self.revealed += u64::from(open);
        self.arrange(found);
    }

    /// Selects a row, opening what it is folded under; with the keyboard on it, if `focus`.
    pub fn select(&mut self, found: &Found, row: RowKey, focus: bool) {
        let mut unfolded = false;
        if let RowKey::Problem(key) = &row
            && let Some(problem) = found.problem(key)
        {
            unfolded = if problem.reason.is_some() {
                self.folds.set(Group::Accepted, true)
            } else {
                self.folds.set(Group::Family(problem.family()), true) | self.folds.set(Group::Rule(key.rule), true)
            };
        }
        self.selected = Some(row);
        self.revealed += 1;
        self.wants_focus = focus;
        if unfolded {
            self.arrange(found);
        } else {
            self.find_rows(found);
        }
    }

    /// The selected row is about to go: the next one takes its place, with the keyboard if `focus`.
    pub fn step_over(&mut self, found: &Found, gone: impl Fn(&Row) -> bool, focus: bool) {
        let Some(at) = self.selected_row.filter(|at| gone(&self.rows[*at])) else { return };
        let stays = |at: &usize| !gone(&self.rows[*at]);
        let is_problem = |at: &usize| self.rows[*at].problem(found).is_some();
        let after = || (at + 1..self.rows.len()).filter(stays);
        let before = || (0..at).rev().filter(stays);
        let next = after().find(is_problem).or_else(|| before().find(is_problem)).or_else(|| before().next());
        if let Some(row) = next.map(|next| self.rows[next].key(found)) {
            self.selected = Some(row);
            self.revealed += 1;
            self.wants_focus = focus;
            self.find_rows(found);
        }
    }

    /// Opens something below a row, or closes it.
    pub fn show_detail(&mut self, found: &Found, detail: Option<(RowKey, Detail)>) {
        self.detail = detail;
        self.find_rows(found);
        self.revealed += 1;
    }

    /// What is open below a row.
    #[must_use]
    pub fn detail(&self) -> Option<&(RowKey, Detail)> {
        self.detail.as_ref()
    }

    /// The same, to write in.
    pub fn detail_mut(&mut self) -> Option<&mut Detail> {
        self.detail.as_mut().map(|(_, detail)| detail)
    }

    /// Below which row something is open.
    #[must_use]
    pub fn detail_row(&self) -> Option<usize> {
        self.detail_row
    }

    /// The rows.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// How many open problems are shown, folded away or not.
    #[must_use]
    pub fn shown(&self) -> usize {
        self.shown
    }

    /// Which problems are shown.
    #[must_use]
    pub fn filter(&self) -> &ProblemFilter {
        &self.filter
    }

    /// Whether problems are grouped by kind.
    #[must_use]
    pub fn is_grouped(&self) -> bool {
        self.grouped
    }

    /// Where the selected row stands.
    #[must_use]
    pub fn selected_row(&self) -> Option<usize> {
        self.selected_row
    }

    /// What is selected, folded away or not.
    #[must_use]
    pub fn selected(&self) -> Option<&RowKey> {
        self.selected.as_ref()
    }

    /// Counted up when the selected row should come into view.
    #[must_use]
    pub fn revealed(&self) -> u64 {
        self.revealed
    }

    /// Whether the selected row should get the keyboard.
    #[must_use]
    pub fn wants_focus(&self) -> bool {
        self.wants_focus
    }

    /// The keyboard is where it should be.
    pub fn focus_was_given(&mut self) {
        self.wants_focus = false;
    }

    /// The problem that comes `by` after the selected one, round and round, as the list reads.
    #[must_use]
    pub fn beside(&self, found: &Found, by: isize) -> Option<ProblemKey> {
        // What is folded away is walked through as well.
        let (rows, _) = rows(found, &self.filter, self.grouped, &mut Folds::all_open());
        let open = rows.iter().filter(|row| matches!(row, Row::Open { .. }));
        let mut order: Vec<&ProblemKey> =
            open.filter_map(|row| row.problem(found)).map(|problem| &problem.key).collect();
        if order.is_empty() {
            order.extend(found.open().iter().map(|problem| &problem.key));
        }
        let count = order.len().cast_signed();
        let at = match &self.selected {
            Some(RowKey::Problem(key)) => order.iter().position(|known| *known == key),
            Some(RowKey::Group(_)) | None => None,
        };
        let next = match at {
            Some(at) => at.cast_signed() + by,
            None if by > 0 => 0,
            None => -1,
        };
        (count > 0).then(|| order[next.rem_euclid(count).cast_unsigned()].clone())
    }
}

fn is_row(row: &Row, key: &RowKey, found: &Found) -> bool {
    match (row, key) {
        (Row::Heading(heading), RowKey::Group(group)) => heading.group == *group,
        (row, RowKey::Problem(key)) => row.problem(found).is_some_and(|problem| problem.key == *key),
        (Row::Open { .. } | Row::Accepted { .. }, RowKey::Group(_)) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::found::tests::finding;
    use super::*;
    use crate::check::Judged;
    use crate::scenario::Stage;

    fn found(nodes: &[&str]) -> Found {
        let open = nodes.iter().map(|node| finding("open-exit", node)).collect();
        Found::of(Judged { open, ..Judged::default() }, Stage::Draft)
    }

    fn key(found: &Found, at: usize) -> RowKey {
        RowKey::Problem(found.open()[at].key.clone())
    }

    #[test]
    fn what_is_selected_stays_selected_wherever_it_comes_to_stand() {
        let (mut list, first) = (ProblemList::default(), found(&["b", "c"]));
        list.arrange(&first);
        list.select(&first, key(&first, 1), false);
        list.show_detail(&first, Some((key(&first, 1), Detail::Why)));
        assert_eq!((list.selected_row(), list.detail_row()), (Some(3), Some(3)));
        let more = found(&["a", "b", "c"]);
        list.arrange(&more);
        assert_eq!((list.selected_row(), list.detail_row()), (Some(4), Some(4)));
        list.arrange(&found(&["a"]));
        assert_eq!((list.selected_row(), list.detail_row()), (None, None));
        list.arrange(&more);
        assert_eq!(list.selected_row(), Some(4), "it is found again");
    }

    #[test]
    fn the_next_one_takes_the_place_of_what_goes() {
        let (mut list, found) = (ProblemList::default(), found(&["a", "b", "c"]));
        list.arrange(&found);
        for (at, next) in [(1, 2), (2, 1)] {
            list.select(&found, key(&found, at), false);
            let gone = found.open()[at].key.clone();
            list.step_over(&found, |row| row.problem(&found).is_some_and(|problem| problem.key == gone), true);
            assert_eq!(list.selected(), Some(&key(&found, next)));
            assert!(list.wants_focus());
        }
    }

    #[test]
    fn walking_goes_round_and_into_what_is_folded() {
        let (mut list, found) = (ProblemList::default(), found(&["a", "b", "c"]));
        list.arrange(&found);
        list.fold(&found, Group::Rule("open-exit"), false);
        let mut seen = Vec::new();
        for _ in 0..4 {
            let next = list.beside(&found, 1).unwrap();
            seen.push(next.place.to_string());
            list.select(&found, RowKey::Problem(next), false);
        }
        assert_eq!(seen, ["a", "b", "c", "a"]);
        assert_eq!(list.beside(&found, -1).unwrap().place.to_string(), "c");
        assert_eq!(list.rows().len(), 5, "what is gone to is not folded away");
    }
}
