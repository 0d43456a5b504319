//! A line for the status bar: the last thing worth saying.

use std::path::PathBuf;

/// Something worth saying.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notice {
    pub text: String,
    /// What is said of it on a closer look.
    pub details: Vec<String>,
    /// The page that it is about, to be opened from here.
    pub page: Option<PathBuf>,
}

impl From<String> for Notice {
    fn from(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}
