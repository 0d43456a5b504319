//! What the room can ask of its run, and what it can show.

use crate::scenario::{Effect, Kind};

/// What the side of the room shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The conversation itself, where the room is too narrow for both.
    #[default]
    Conversation,
    Happened,
    CaseFile,
    Transcript,
    Result,
}

impl Tab {
    /// Every tab, from left to right.
    pub const ALL: [Self; 5] = [Self::Conversation, Self::Happened, Self::CaseFile, Self::Transcript, Self::Result];

    /// The words on it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Conversation => "Conversation",
            Self::Happened => "What happened",
            Self::CaseFile => "Case file",
            Self::Transcript => "Transcript",
            Self::Result => "Result",
        }
    }
}

/// What can be asked of a run, beside taking an input.
#[derive(Clone, Debug)]
pub enum RunRequest {
    /// Begin again where it began.
    Restart,
    /// Begin again with this seed.
    Reseed(u32),
    /// Show this beside the conversation.
    Show(Tab),
    /// How fast timers run.
    SetPace(super::Pace),
    /// A message is being written.
    Draft(String),
    /// The message is written: compare it with the model answer.
    Compare,
    /// Change the moment by hand.
    Change(Effect),
    /// Go to the branch that was left.
    TakeBranch,
    /// Play again what was done, on the case as it is now.
    ReplayNow,
    /// Create a node of this kind at the open exit at which the run ended.
    WriteHere(Kind),
}
