//! `published.ron`: what was published of a pack, beside it.

use super::record::record;
use super::{Id, RunStep, Text};

record! {
    /// Everything that was published, oldest first.
    PublishLog {
        format: u32;
        entries: Vec<Publication>,
    }
}

record! {
    /// One package that was made.
    Publication {
        target: Id,
        /// The day, `2026-03-01`.
        on: Text,
        /// Counts up from 1 whenever the content is another than that of the package before.
        revision: u32,
        /// The file that was written, as from the folder of the pack.
        file: Text,
        /// What tells this content from any other: the beginning of the SHA-256 of its cases and settings.
        content: Text;
        cases: Vec<PublishedCase>,
    }
}

record! {
    /// A case as it was published.
    PublishedCase {
        /// The id of the scenario.
        id: Text,
        /// Its file name.
        file: Text,
        /// What tells its content from any other.
        content: Text,
        /// The same without words: equal where learners can be taken from one to the other as they stand.
        structure: Text;
        /// Where a learner may be waiting, with a shortest run to it. Only the newest publication of a target has any.
        positions: Vec<Position>,
    }
}

record! {
    /// A node that waits for the learner, and a run that comes to it.
    Position {
        node: Id,
        seed: u32;
        steps: Vec<RunStep>,
    }
}

impl PublishLog {
    /// What was published last for a target.
    #[must_use]
    pub fn last(&self, target: &Id) -> Option<&Publication> {
        self.entries.iter().rev().find(|entry| entry.target == *target)
    }

    /// Adds a publication. Earlier ones of its target forget where learners may be waiting: they have been replaced.
    pub fn add(&mut self, publication: Publication) {
        for entry in self.entries.iter_mut().filter(|entry| entry.target == publication.target) {
            for case in &mut entry.cases {
                case.positions.clear();
            }
        }
        self.entries.push(publication);
    }
}
