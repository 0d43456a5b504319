//! What colours say on the canvas: always tokens of the theme, never alone.

use egui::Color32;

use super::Placed;
use crate::scenario::{Colour, Kind, Phase, Status};
use crate::studio::checks::Checks;
use crate::studio::theme::Theme;

/// What the colour of a card says where it is too small to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ColourBy {
    #[default]
    Kind,
    Phase,
    Status,
    Problems,
}

impl ColourBy {
    /// All of them, as the toolbar lists them.
    pub const ALL: [Self; 4] = [Self::Kind, Self::Phase, Self::Status, Self::Problems];

    /// The word in the toolbar.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Phase => "phase",
            Self::Status => "status",
            Self::Problems => "problems",
        }
    }

    /// The colour of a card.
    #[must_use]
    pub fn of(self, theme: &Theme, placed: &Placed, checks: &Checks) -> Color32 {
        match self {
            Self::Kind => theme.kind(placed.card.kind),
            Self::Phase => phase(theme, placed.card.phase),
            Self::Status => status(theme, placed.card.status),
            Self::Problems => problems(theme, checks.of_node(&placed.id)),
        }
    }

    /// What each colour means, in words.
    #[must_use]
    pub fn legend(self, theme: &Theme) -> Vec<(Color32, &'static str)> {
        match self {
            Self::Kind => [
                (Kind::Scene, "Scene"),
                (Kind::Decision, "Decision, rewrite"),
                (Kind::Gate, "Gate, chance"),
                (Kind::Pause, "Pause"),
                (Kind::Ending, "Ending"),
            ]
            .map(|(kind, label)| (theme.kind(kind), label))
            .to_vec(),
            Self::Phase => {
                let phases = Phase::ALL.iter().map(|phase| (Some(*phase), phase.label()));
                phases.chain([(None, "None")]).map(|(found, label)| (phase(theme, found), label)).collect()
            }
            Self::Status => Status::ALL.iter().map(|found| (status(theme, *found), found.label())).collect(),
            Self::Problems => [((1, true), "Blocking"), ((1, false), "Some"), ((0, false), "None")]
                .map(|(found, label)| (problems(theme, found), label))
                .to_vec(),
        }
    }
}

const fn phase(theme: &Theme, phase: Option<Phase>) -> Color32 {
    match phase {
        Some(Phase::Opening) => theme.scene,
        Some(Phase::Mid) => theme.pause,
        Some(Phase::Remedy) => theme.best,
        Some(Phase::Close) => theme.gate,
        Some(Phase::FollowUp) => theme.accent,
        Some(Phase::Reset) => theme.harmful,
        None => theme.border_strong,
    }
}

const fn status(theme: &Theme, status: Status) -> Color32 {
    match status {
        Status::Idea => theme.border_strong,
        Status::Draft => theme.pause,
        Status::Ready => theme.best,
    }
}

const fn problems(theme: &Theme, (count, blocked): (usize, bool)) -> Color32 {
    match (count, blocked) {
        (0, _) => theme.border_strong,
        (_, false) => theme.weak,
        (_, true) => theme.harmful,
    }
}

/// The ink of a frame or note.
#[must_use]
pub const fn ink(theme: &Theme, colour: Colour) -> Color32 {
    match colour {
        Colour::Plain => theme.border_strong,
        Colour::Blue => theme.scene,
        Colour::Green => theme.best,
        Colour::Amber => theme.pause,
        Colour::Red => theme.harmful,
        Colour::Violet => theme.gate,
    }
}

/// The paper of a note: its colour, so pale that words can be read on it.
#[must_use]
pub fn paper(theme: &Theme, colour: Colour) -> Color32 {
    theme.raised.lerp_to_gamma(ink(theme, colour), if theme.dark { 0.18 } else { 0.14 })
}
