//! The one line in which an author types effects: `anger -15, cost 18, reveal party, promise callback 30m`.
//!
//! Reads the line, completes it, writes it from effects, and declares what it names and does not exist yet. Reading
//! never fails and changes nothing: each part between commas is understood, could be created, or has a problem.

mod amount;
mod complete;
mod create;
mod name;
mod part;
mod split;
mod verb;
mod write;

use std::ops::Range;

pub use complete::{Completion, complete};
pub use create::create;
pub(super) use create::new_meter;
pub use write::line_from_effects;

use crate::scenario::{Duration, Effect, Scenario};

/// A line as it was understood, part by part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    pub parts: Vec<Part>,
}

/// What stands between two commas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where it stands in the line, in bytes, without the white space around it.
    pub span: Range<usize>,
    pub meaning: Meaning,
}

/// What a part of a line means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    Effect(Effect),
    /// `2m`: how long the choice or node takes, which is a field of its own and no effect.
    Takes(Duration),
    /// Names something that does not exist and can be created on the spot; the line is read again afterwards.
    Unknown(Unknown),
    /// Why it cannot be understood and what to write, in plain words.
    Problem(String),
}

/// Something that a line names and the case does not declare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    pub kind: Declared,
    /// What the author called it.
    pub words: String,
    /// How long after making a promise is due.
    pub due: Option<Duration>,
    /// What is called nearly so, if the words were mistyped.
    pub closest: Option<String>,
}

/// What effects name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Declared {
    Meter,
    Flag,
    Fact,
    Promise,
}

impl Declared {
    /// Its word in a sentence.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Meter => "meter",
            Self::Flag => "flag",
            Self::Fact => "fact",
            Self::Promise => "promise",
        }
    }
}

impl Line {
    /// The effects that were understood, in the order of the line.
    pub fn effects(&self) -> impl Iterator<Item = &Effect> {
        self.parts.iter().filter_map(|part| match &part.meaning {
            Meaning::Effect(effect) => Some(effect),
            Meaning::Takes(_) | Meaning::Unknown(_) | Meaning::Problem(_) => None,
        })
    }

    /// Whether every part was understood.
    #[must_use]
    pub fn understood(&self) -> bool {
        self.parts.iter().all(|part| matches!(part.meaning, Meaning::Effect(_) | Meaning::Takes(_)))
    }
}

/// Reads a line of effects. Names are looked up in `scenario`, with everything it inherits if the caller has it.
#[must_use]
pub fn effects_from_line(scenario: &Scenario, line: &str) -> Line {
    let parts = split::parts(line)
        .into_iter()
        .map(|span| Part { meaning: part::meaning(scenario, &line[span.clone()]), span })
        .collect();
    Line { parts }
}

#[cfg(test)]
mod tests;
