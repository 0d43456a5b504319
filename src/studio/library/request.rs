//! What the room asks for.

use std::path::PathBuf;

use super::{Column, Dialog, PackField};
use crate::scenario::{Place, Stage};

/// How a click changes what is selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// This row and no other.
    Only,
    /// This one as well, or no longer.
    Toggle,
    /// All from the one that was picked last to this one.
    Range,
}

/// Something that the library asks for.
#[derive(Clone, Debug)]
pub enum LibraryRequest {
    /// Show the cases of a folder.
    OpenFolder(PathBuf),
    /// Take a folder out of those that were opened.
    ForgetFolder(PathBuf),
    /// Sort by a column, or the other way round.
    SortBy(Column),
    /// Show only cases that hold these words.
    Filter(String),
    /// Select a row.
    Pick {
        file: String,
        pick: Pick,
    },
    /// Go to a row by its place in the table, with the keyboard.
    GoTo {
        row: usize,
        extend: bool,
    },
    /// The row that the keyboard was wanted on has it.
    FocusGiven,
    /// Open a case in a tab, at a place of it.
    Open {
        file: String,
        place: Option<Place>,
    },
    /// Open every selected case.
    OpenSelected,
    /// Put a case before the one at this place in the teaching order, from 0.
    MoveTo {
        file: String,
        to: usize,
    },
    SetStage(Stage),
    /// Open a question, or put another answer into it; none: close it.
    Ask(Option<Dialog>),
    /// Do what the open question is about.
    Confirm,
    /// Whether a case has to be finished before another.
    SetNeed {
        file: String,
        need: String,
        needed: bool,
    },
    /// A text of the pack was typed.
    TypePack(PackField, String),
    /// Ask for the picture of the cover.
    ChoosePicture,
    NoPicture,
    MakePack,
    AddSelected,
    /// Nothing has to be finished before anything else.
    NoNeeds,
    /// Check these cases and the pack; none: all.
    Check {
        selected: bool,
    },
    CloseResults,
    /// Take what somebody else has written in place of ours.
    ReadAgain,
    /// Save in spite of what stands in the way.
    SaveAnyway,
}
