//! The documents with what was done to them: undo, redo, and which files have unsaved changes.

use undo::Record;

use super::{Documents, FileName, Step};
use crate::scenario::{Pack, Scenario};

/// How many steps can be taken back.
const LIMIT: usize = 1_000;

/// The open documents and their history. The state in which they were opened is the floor of undoing.
#[derive(Debug)]
pub struct History {
    documents: Documents,
    record: Record<Step>,
    saved: Documents,
    revision: u64,
    burst: u64,
}

impl History {
    /// Documents as they stand on disk, with nothing to undo.
    #[must_use]
    pub fn new(documents: Documents) -> Self {
        let saved = documents.clone();
        Self { documents, record: Record::builder().limit(LIMIT).build(), saved, revision: 0, burst: 0 }
    }

    /// The documents as they are now.
    #[must_use]
    pub fn documents(&self) -> &Documents {
        &self.documents
    }

    /// A scenario as it is now.
    #[must_use]
    pub fn scenario(&self, file: &str) -> Option<&Scenario> {
        self.documents.scenarios.get(file)
    }

    /// The pack as it is now.
    #[must_use]
    pub fn pack(&self) -> Option<&Pack> {
        self.documents.pack.as_ref()
    }

    /// Counted up by every change, so that whatever was derived from the documents knows when it is stale.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Does a step. One that changes nothing is not kept.
    pub fn apply(&mut self, step: Step) {
        if step.is_empty() {
            return;
        }
        self.record.edit(&mut self.documents, step);
        self.revision += 1;
    }

    /// A number for a new burst of typing; undoing ends a burst, because the next one gets another number.
    pub fn new_burst(&mut self) -> u64 {
        self.burst += 1;
        self.burst
    }

    /// Takes the last step back; its label, if there was one.
    pub fn undo(&mut self) -> Option<String> {
        let label = self.undo_label()?.to_owned();
        self.record.undo(&mut self.documents);
        self.revision += 1;
        Some(label)
    }

    /// Does the step again that was taken back last; its label, if there was one.
    pub fn redo(&mut self) -> Option<String> {
        let label = self.redo_label()?.to_owned();
        self.record.redo(&mut self.documents);
        self.revision += 1;
        Some(label)
    }

    /// What undoing would take back.
    #[must_use]
    pub fn undo_label(&self) -> Option<&str> {
        let last = self.record.head().checked_sub(1)?;
        self.record.get_entry(last).map(|entry| entry.as_ref().label.as_str())
    }

    /// What redoing would do again.
    #[must_use]
    pub fn redo_label(&self) -> Option<&str> {
        self.record.get_entry(self.record.head()).map(|entry| entry.as_ref().label.as_str())
    }

    /// Notes that a scenario stands on disk as it was when it was written; it may have changed since.
    pub fn mark_saved(&mut self, file: &str, written: Scenario) {
        self.saved.scenarios.insert(file.to_owned(), written);
        // What is typed from here on is a step of its own, so that undo can come back to what was saved.
        self.record.set_saved();
    }

    /// Whether a scenario differs from what stands on disk. Nodes that were not touched are shared with the saved
    /// copy and compared by address first.
    #[must_use]
    pub fn is_dirty(&self, file: &str) -> bool {
        self.saved.scenarios.get(file) != self.documents.scenarios.get(file)
    }

    /// The scenarios with unsaved changes.
    #[must_use]
    pub fn dirty_files(&self) -> Vec<FileName> {
        self.documents.scenarios.keys().filter(|file| self.is_dirty(file)).cloned().collect()
    }
}
