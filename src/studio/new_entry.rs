//! The entry that was added last: it is named by its first words, and keeps the focus while it is.

use crate::scenario::Place;

/// An entry that has just been added.
#[derive(Clone, Debug)]
pub struct NewEntry {
    /// Where it stands.
    pub place: Place,
    /// Where it stood before it got its name.
    before: Option<Place>,
}

impl NewEntry {
    /// An entry that waits for its first words.
    #[must_use]
    pub fn unnamed(place: Place) -> Self {
        Self { place, before: None }
    }

    /// The same entry, where it stands now that it has a name.
    #[must_use]
    pub fn named(self, place: Place) -> Self {
        let before = self.before.unwrap_or(self.place);
        Self { place, before: Some(before) }
    }

    /// Where it stands, as long as it waits for its first words.
    #[must_use]
    pub fn waiting(&self) -> Option<&Place> {
        self.before.is_none().then_some(&self.place)
    }

    /// Under which place the field at `place` keeps its focus and its cursor: that before the entry was named.
    #[must_use]
    pub fn key(&self, place: &Place) -> Option<Place> {
        let before = self.before.as_ref()?;
        let rest = place.segments().strip_prefix(self.place.segments())?;
        Some(Place::new(&[before.segments(), rest].concat()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Id;

    #[test]
    fn fields_keep_their_key_when_their_entry_is_named() {
        let declared = |id: &str| Place::declared("promises", &Id::new(id).unwrap());
        let entry = NewEntry::unnamed(declared("promise"));
        assert_eq!(entry.waiting(), Some(&declared("promise")));
        assert_eq!(entry.key(&declared("promise").then("what")), None);
        let entry = entry.named(declared("a-call-back"));
        assert_eq!(entry.waiting(), None);
        assert_eq!(entry.key(&declared("a-call-back").then("what")), Some(declared("promise").then("what")));
        assert_eq!(entry.key(&declared("another").then("what")), None);
    }
}
