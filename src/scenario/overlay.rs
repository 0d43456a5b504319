//! `NAME.fr.ron`, `NAME@brand.ron`: texts replaced by address for a language or a brand; structure never.

use super::record::record;
use super::{Id, Sorted, Text};

record! {
    /// Other words for one scenario.
    Overlay {
        format: u32,
        /// The id of the scenario.
        scenario: Text;
        /// BCP 47, where it is a translation.
        language: Text,
        /// A brand of the pack, where it is a brand's wording.
        brand: Option<Id>,
        /// By the address of the text.
        texts: Sorted<Replacement, Text>,
    }
}

record! {
    /// What stands instead of a text.
    Replacement {
        text: Text;
        /// The words that it was made for; others make it stale.
        of: Text,
    }
}
