//! What the library asks within the window before it does something.

use std::collections::BTreeSet;

/// A question that is open over the table, with what has been answered so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// What a new case is called, and the template that it begins from, by its place among them.
    NewCase { title: String, template: usize },
    /// Which cases of the folder come into the pack.
    AddCases { chosen: BTreeSet<String> },
    /// What has to be finished before a case.
    Needs { file: String },
    /// Who answers for the selected cases.
    Owner { owner: String },
    /// When the selected cases should be looked at again.
    ReviewBy { when: String },
    /// What learners see before the list of cases.
    Cover,
}

impl Dialog {
    /// A new case from the plainest template.
    #[must_use]
    pub fn new_case() -> Self {
        Self::NewCase { title: String::new(), template: 0 }
    }
}

/// A text of the pack that is edited in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackField {
    Title,
    About,
    CoverText,
    CoverAlt,
}

impl PackField {
    /// What it is called on screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Title => "Title of the pack",
            Self::About => "What it is about",
            Self::CoverText => "Words of welcome",
            Self::CoverAlt => "The picture in words",
        }
    }
}
