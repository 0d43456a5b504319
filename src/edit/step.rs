//! A step: one thing that the author did, with its name, as slots to exchange.

use serde::{Deserialize, Serialize};

use super::{Documents, FileName, Slot};
use crate::scenario::Scenario;

/// One slot of one file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// The scenario that it is in; `None`: the pack.
    pub file: Option<FileName>,
    pub slot: Slot,
}

/// One thing that the author did. Applying it exchanges what it holds with what stands in the documents, so applying
/// it again takes it back. May touch the pack and several scenarios, and is undone as one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// What was done, in the author's words: `Delete “First words”`.
    pub label: String,
    /// Steps of one burst of typing into one field share a number and become one step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub burst: Option<u64>,
    /// No two are the same part of the same file.
    changes: Vec<Change>,
}

impl Step {
    /// A step that does nothing yet.
    #[must_use]
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), burst: None, changes: Vec::new() }
    }

    /// The step that turns `before` into `after`.
    #[must_use]
    pub fn between(label: impl Into<String>, file: &str, before: &Scenario, after: &Scenario) -> Self {
        let mut step = Self::new(label);
        for slot in Slot::between(before, after) {
            step = step.with(file, slot);
        }
        step
    }

    /// Adds a slot of a scenario; a slot of the same part takes its place.
    #[must_use]
    pub fn with(mut self, file: &str, slot: Slot) -> Self {
        self.put(Change { file: Some(file.to_owned()), slot });
        self
    }

    /// Adds slots of a scenario, no two of the same part and none of a part that the step has already: thousands are
    /// not compared with each other.
    #[must_use]
    pub(super) fn with_distinct(mut self, file: &str, slots: impl Iterator<Item = Slot>) -> Self {
        self.changes.extend(slots.map(|slot| Change { file: Some(file.to_owned()), slot }));
        self
    }

    /// Adds the exchange of the whole pack.
    #[must_use]
    pub fn with_pack(mut self, pack: Option<crate::scenario::Pack>) -> Self {
        self.put(Change { file: None, slot: Slot::Pack(Box::new(pack)) });
        self
    }

    /// What was done first, and then this, as one step under this name.
    #[must_use]
    pub fn after(self, first: Self) -> Self {
        let Self { label, burst, changes } = self;
        let mut joined = Self { label, burst, changes: first.changes };
        for change in changes {
            joined.put(change);
        }
        joined
    }

    /// Marks the step as part of a burst of typing.
    #[must_use]
    pub fn in_burst(mut self, burst: u64) -> Self {
        self.burst = Some(burst);
        self
    }

    fn put(&mut self, change: Change) {
        match self.changes.iter_mut().find(|c| c.file == change.file && c.slot.same_part(&change.slot)) {
            Some(same) => *same = change,
            None => self.changes.push(change),
        }
    }

    /// Whether it does nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// What it exchanges.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Exchanges what the step holds with what stands in the documents. Changes to a file that is not open are left
    /// alone.
    pub(super) fn exchange(&mut self, documents: &mut Documents) {
        for Change { file, slot } in &mut self.changes {
            match (file, slot) {
                (_, Slot::Pack(held)) => std::mem::swap(&mut **held, &mut documents.pack),
                (Some(file), slot) => {
                    if let Some(scenario) = documents.scenarios.get_mut(file.as_str()) {
                        slot.exchange(scenario);
                    }
                }
                (None, _) => {}
            }
        }
    }

    /// Takes in a later step of the same burst: what was held first stays held.
    fn absorb(&mut self, later: Self) {
        for change in later.changes {
            if !self.changes.iter().any(|c| c.file == change.file && c.slot.same_part(&change.slot)) {
                self.changes.push(change);
            }
        }
        self.label = later.label;
    }
}

impl undo::Edit for Step {
    type Target = Documents;
    type Output = ();

    fn edit(&mut self, documents: &mut Documents) {
        self.exchange(documents);
    }

    fn undo(&mut self, documents: &mut Documents) {
        self.exchange(documents);
    }

    fn merge(&mut self, other: Self) -> undo::Merged<Self> {
        if self.burst.is_some() && self.burst == other.burst {
            self.absorb(other);
            undo::Merged::Yes
        } else {
            undo::Merged::No(other)
        }
    }
}
