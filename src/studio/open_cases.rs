//! The cases that are open, each in a workspace of its own; one of them is shown, or the start page is.

use super::workspace::Workspace;
use std::path::Path;

/// Tells open cases apart as long as the program runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CaseKey(u64);

/// The open cases in the order of their tabs.
#[derive(Default)]
pub struct OpenCases {
    cases: Vec<Workspace>,
    shown: Option<CaseKey>,
    made: u64,
}

impl OpenCases {
    /// Every open case, in the order of the tabs.
    pub fn iter(&self) -> std::slice::Iter<'_, Workspace> {
        self.cases.iter()
    }

    /// Whether no case is open.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cases.is_empty()
    }

    /// The case that is shown; none: the start page is.
    #[must_use]
    pub fn shown(&self) -> Option<&Workspace> {
        self.get(self.shown?)
    }

    /// The same, to change.
    pub fn shown_mut(&mut self) -> Option<&mut Workspace> {
        self.get_mut(self.shown?)
    }

    /// An open case.
    #[must_use]
    pub fn get(&self, key: CaseKey) -> Option<&Workspace> {
        self.cases.iter().find(|case| case.key == key)
    }

    /// The same, to change.
    pub fn get_mut(&mut self, key: CaseKey) -> Option<&mut Workspace> {
        self.cases.iter_mut().find(|case| case.key == key)
    }

    /// The open case that lies at a path.
    #[must_use]
    pub fn at(&self, path: &Path) -> Option<CaseKey> {
        let is_there = |case: &&Workspace| case.path.as_deref() == Some(path);
        self.cases.iter().find(is_there).map(|case| case.key)
    }

    /// Opens a case beside the others and shows it.
    pub fn add(&mut self, mut case: Workspace) -> CaseKey {
        self.made += 1;
        let key = CaseKey(self.made);
        case.key = key;
        let beside = self.place(self.shown).map_or(self.cases.len(), |at| at + 1);
        self.cases.insert(beside, case);
        self.shown = Some(key);
        key
    }

    /// Shows an open case, or the start page.
    pub fn show(&mut self, key: Option<CaseKey>) {
        self.shown = key.filter(|key| self.get(*key).is_some());
    }

    /// Shows the case that is `by` tabs further to the right, round and round.
    pub fn show_beside(&mut self, by: isize) {
        let count = self.cases.len().cast_signed();
        if count > 0 {
            let at = self.place(self.shown).map_or(-1, usize::cast_signed);
            let next = (at + by).rem_euclid(count).cast_unsigned();
            self.shown = Some(self.cases[next].key);
        }
    }

    /// Closes a case. Where it was shown, its neighbour is.
    pub fn close(&mut self, key: CaseKey) {
        let Some(at) = self.place(Some(key)) else { return };
        self.cases.remove(at);
        if self.shown == Some(key) {
            let neighbour = self.cases.get(at).or_else(|| self.cases.last());
            self.shown = neighbour.map(|case| case.key);
        }
    }

    fn place(&self, key: Option<CaseKey>) -> Option<usize> {
        self.cases.iter().position(|case| Some(case.key) == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Scenario;

    fn case(name: &str) -> Workspace {
        Workspace::new(name.to_owned(), Some(name.into()), Scenario::empty("id", name), None, 1)
    }

    fn shown(cases: &OpenCases) -> Option<&str> {
        cases.shown().map(|case| case.file.as_str())
    }

    #[test]
    fn closing_shows_the_neighbour_and_the_last_one_leads_to_the_start_page() {
        let mut cases = OpenCases::default();
        let keys = ["a", "b", "c"].map(|name| cases.add(case(name)));
        assert_eq!(shown(&cases), Some("c"));
        cases.show(Some(keys[1]));
        cases.close(keys[1]);
        assert_eq!(shown(&cases), Some("c"));
        cases.close(keys[2]);
        assert_eq!(shown(&cases), Some("a"));
        cases.close(keys[0]);
        assert_eq!(shown(&cases), None);
        assert!(cases.is_empty());
    }

    #[test]
    fn tabs_go_round_and_a_new_one_stands_beside_the_shown_one() {
        let mut cases = OpenCases::default();
        let first = cases.add(case("a"));
        cases.add(case("b"));
        cases.show(Some(first));
        cases.add(case("c"));
        let order: Vec<&str> = cases.iter().map(|case| case.file.as_str()).collect();
        assert_eq!(order, ["a", "c", "b"]);
        cases.show_beside(2);
        assert_eq!(shown(&cases), Some("a"));
        cases.show_beside(-1);
        assert_eq!(shown(&cases), Some("b"));
        assert_eq!(cases.at(Path::new("a")), Some(first));
    }
}
