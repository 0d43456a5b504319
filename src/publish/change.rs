//! What a new package means for learners who are in the middle of the one before.

use std::fmt;
use std::sync::Arc;

use crate::play::{Machine, Status, replay};
use crate::scenario::{Id, Publication, PublishedCase, PublishedPosition, Resolved};

/// How a package differs from the one that it replaces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Whether anything is another at all.
    pub same: bool,
    /// Cases whose words are other, and nothing else.
    pub words: usize,
    /// Cases whose nodes, choices or effects are other.
    pub structure: usize,
    /// Cases that are new.
    pub added: usize,
    /// Cases that are gone, by file name.
    pub removed: Vec<String>,
    /// Where learners may be waiting in the package before, in cases whose structure is another.
    pub positions: usize,
    /// Those of them from which a learner cannot go on: the case and the node.
    pub lost: Vec<(String, Id)>,
    /// Cases of another structure of which nobody knows where learners may be: too large to explore.
    pub unknown: usize,
}

impl Change {
    /// What is other in `after` than in `before`; `cases` are those of `after`.
    #[must_use]
    pub fn between(before: &Publication, after: &Publication, cases: &[Resolved]) -> Self {
        let mut change = Self { same: before.content == after.content, ..Self::default() };
        let same_case = |case: &PublishedCase, other: &PublishedCase| case.id == other.id;
        for (case, resolved) in after.cases.iter().zip(cases) {
            match before.cases.iter().find(|old| same_case(old, case)) {
                None => change.added += 1,
                Some(old) if old.structure == case.structure => {
                    change.words += usize::from(old.content != case.content);
                }
                Some(old) => {
                    change.structure += 1;
                    change.replays(old, resolved);
                }
            }
        }
        let is_gone = |old: &&PublishedCase| !after.cases.iter().any(|case| same_case(old, case));
        change.removed = before.cases.iter().filter(is_gone).map(|old| old.file.to_string()).collect();
        change
    }

    /// Plays to every place of the old case where learners may be waiting, in the new case.
    fn replays(&mut self, old: &PublishedCase, case: &Resolved) {
        if old.positions.is_empty() {
            self.unknown += 1;
            return;
        }
        let machine = Arc::new(Machine::compile(Arc::new(case.clone())));
        self.positions += old.positions.len();
        for position in &old.positions {
            if !is_reached(&machine, case, position) {
                self.lost.push((old.file.to_string(), position.node.clone()));
            }
        }
    }

    /// Whether everybody goes on where they are.
    #[must_use]
    pub fn is_safe(&self) -> bool {
        self.lost.is_empty() && self.removed.is_empty() && self.unknown == 0
    }
}

/// Whether the run to a position still comes to it.
fn is_reached(machine: &Arc<Machine>, case: &Resolved, position: &PublishedPosition) -> bool {
    let replayed = replay(machine, position.seed, &position.steps);
    let now = case.renamed.get(position.node.as_str()).map_or(position.node.as_str(), |new| new.as_str());
    replayed.diverged.is_none()
        && replayed.run.status() == Status::Waiting
        && replayed.run.node().is_some_and(|(id, _)| id.as_str() == now)
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counted = |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
        if self.same {
            return f.write_str("nothing is new: the same package");
        }
        let mut parts = Vec::new();
        if self.structure > 0 {
            parts.push(match (self.lost.len(), self.unknown) {
                (0, 0) => "structure changed: every position can resume".to_owned(),
                (0, _) => "structure changed: too much to say who can resume".to_owned(),
                (lost, 0) => format!("structure changed: {} cannot resume", counted(lost, "position", "positions")),
                (lost, _) => format!("structure changed: {lost} positions or more cannot resume"),
            });
        }
        if !self.removed.is_empty() {
            parts.push(format!("{} gone", counted(self.removed.len(), "case is", "cases are")));
        }
        if self.added > 0 {
            parts.push(format!("{} new", counted(self.added, "case is", "cases are")));
        }
        match &parts[..] {
            [] if self.words > 0 => f.write_str("wording only: safe to replace"),
            [] => f.write_str("settings or player only: safe to replace"),
            parts => f.write_str(&parts.join("; ")),
        }
    }
}
