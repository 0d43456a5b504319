//! How a case is scored, passed and played, and what policy binds the agent.

use std::num::NonZeroU32;

use serde::{Deserialize, Deserializer, Serialize};

use super::record::{choice_of, number, record, some_amount, some_percent};
use super::{Channel, Condition, Duration, Sorted, Text, Var};

record! {
    /// What the agent may and may not do.
    Policy {
        ;
        /// The most that may be given without approval, in minor currency units.
        #[serde(deserialize_with = "some_amount")]
        remedy_limit: Option<i32>,
        /// ISO 4217, `USD`.
        currency: Text,
        /// Wording that must be used as it stands; the coach does not judge it.
        mandated: Vec<Text>,
        /// Wording that must not be used.
        avoid: Vec<Text>,
        /// How soon an answer is due, by channel.
        answer_within: Sorted<Duration, Channel>,
    }
}

record! {
    /// How the percent of a run is found.
    Scoring {
        by: ScoreBy;
    }
}

impl Default for Scoring {
    fn default() -> Self {
        Self::new(ScoreBy::Decisions)
    }
}

/// What the percent of a run is made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub enum ScoreBy {
    /// The grades of what was chosen, and the bands of what was written.
    Decisions,
    /// Where meters and tallies stand at the end.
    Outcome(OutcomeScore),
    /// Two of them by weight.
    Mix((ScorePart, u32), (ScorePart, u32)),
}

/// One half of a mixed score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub enum ScorePart {
    Decisions,
    Outcome(OutcomeScore),
}

record! {
    /// A weighted sum of meters and tallies, and the range that stands for 0 and 100 percent.
    OutcomeScore {
        parts: Vec<Weighted>;
        /// What stands for 0 and for 100 percent; without it there is no percent. At most ±10^12.
        #[serde(deserialize_with = "some_range")]
        range: Option<(i64, i64)>,
    }
}

record! {
    /// One term of a weighted sum: weight × value ÷ per.
    Weighted {
        of: Var,
        #[serde(deserialize_with = "number")]
        weight: i32;
        /// Left out: 1.
        #[serde(deserialize_with = "some_per")]
        per: Option<NonZeroU32>,
    }
}

/// The widest range: beyond what any sum of meters comes to, and exact in every language's numbers.
const WIDEST_RANGE: i64 = 1_000_000_000_000;

fn some_range<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<(i64, i64)>, D::Error> {
    let range = Option::<(i64, i64)>::deserialize(deserializer)?;
    match range {
        Some((low, high)) if low.saturating_abs().max(high.saturating_abs()) > WIDEST_RANGE => {
            Err(serde::de::Error::custom("the range is too wide: its ends are at most ±1,000,000,000,000"))
        }
        range => Ok(range),
    }
}

fn some_per<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NonZeroU32>, D::Error> {
    let per = some_amount(deserializer)?;
    match per {
        None => Ok(None),
        Some(per) => u32::try_from(per)
            .ok()
            .and_then(NonZeroU32::new)
            .map(Some)
            .ok_or_else(|| serde::de::Error::custom("`per` divides: it must be 1 or more")),
    }
}

record! {
    /// When a run counts as passed.
    Passing {
        ;
        /// The least percent.
        #[serde(deserialize_with = "some_percent")]
        percent: Option<u8>,
        /// Whatever the percent, a run fails when one of these holds at its ending.
        fails_if: Vec<Fails>,
    }
}

record! {
    /// Something that no passing run may have done.
    Fails {
        when: Condition;
        /// What the learner is told.
        why: Text,
    }
}

record! {
    /// Seconds that a line and a choice take where `takes` is left out.
    UsualTakes {
        line: u32,
        choice: u32;
    }
}

impl Default for UsualTakes {
    fn default() -> Self {
        Self { line: 8, choice: 10 }
    }
}

record! {
    /// What learners see and may do while they play.
    PlaySettings {
        ;
        feedback: FeedbackTime,
        meters: MetersShown,
        meters_as: MetersAs,
        retry: Retry,
        timers: Timers,
    }
}

impl PlaySettings {
    /// For learning: the coach speaks at once, meters show, a decision can be tried again.
    #[must_use]
    pub fn practice() -> Self {
        Self::default()
    }

    /// For a test: nothing gives the answer away before the end, and what was said was said.
    #[must_use]
    pub fn assessment() -> Self {
        Self {
            feedback: FeedbackTime::AtDebrief,
            meters: MetersShown::AtDebrief,
            retry: Retry::Never,
            ..Self::default()
        }
    }
}

choice_of! {
    /// When the coach speaks.
    #[derive(Default)]
    FeedbackTime {
        #[default]
        AtOnce = "After each choice",
        AtDebrief = "In the debrief",
    }
}

choice_of! {
    /// When meters can be seen.
    #[derive(Default)]
    MetersShown {
        #[default]
        Always = "All the time",
        AtDebrief = "In the debrief",
        Never = "Never",
    }
}

choice_of! {
    /// How meters are shown.
    #[derive(Default)]
    MetersAs {
        #[default]
        Bands = "Names of bands",
        Numbers = "Numbers",
    }
}

choice_of! {
    /// What a learner may try again within a session.
    #[derive(Default)]
    Retry {
        #[default]
        Decision = "The last decision",
        Case = "The whole case",
        Never = "Nothing",
    }
}

choice_of! {
    /// Whether timers run.
    #[derive(Default)]
    Timers {
        /// The learner says before the case whether, and how fast.
        #[default]
        Offered = "The learner decides",
        Off = "Off",
    }
}
