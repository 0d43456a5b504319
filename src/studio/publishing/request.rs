//! What the room Publish asks for.

use std::path::PathBuf;

use crate::scenario::{Id, Place, PublishTarget};

/// Something that the room asks for.
#[derive(Clone, Debug)]
pub enum PublishRequest {
    /// Show a target.
    Select(Id),
    /// Add a target for a kind of LMS, by its place among the presets.
    Add(usize),
    /// Add a target like this one.
    Copy(Id),
    /// Take a target out of the pack.
    Remove(Id),
    /// Set a target; what is typed into one field goes together.
    Set { id: Id, field: &'static str, name: &'static str, target: Box<PublishTarget> },
    /// Write the package of the target that is shown.
    Publish,
    /// Show the page of the target that is shown.
    Show,
    /// Run the package of the target that is shown in the test LMS.
    Test,
    /// Stop the test LMS.
    StopTest,
    /// Read the cases again.
    LookAgain,
    /// Show a file or folder.
    Open(PathBuf),
    /// Open a case and go to a place in it.
    GoTo(PathBuf, Place),
    /// Save the cases of the pack that are open and not saved.
    SaveCases,
}
