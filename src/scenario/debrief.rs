//! What follows an ending: questions, focus, action, habits, ranges of peers.

use super::record::{choice_of, number, record};
use super::{Condition, Text};

record! {
    /// Additions to the standard debrief; everything may be left out.
    Debrief {
        ;
        questions: Vec<Text>,
        /// What to say instead of “One strength, one thing to work on”.
        strength_focus: Text,
        /// What to say instead of “One action for the next shift”.
        action: Text,
        confidence: Confidence,
        rubric: Vec<RubricItem>,
        /// Sentences worth keeping.
        phrases: Vec<Text>,
    }
}

choice_of! {
    /// When learners rate how sure they are of themselves.
    #[derive(Default)]
    Confidence {
        #[default]
        NotAsked = "Not asked",
        After = "After the case",
        BeforeAfter = "Before and after the case",
    }
}

record! {
    /// Something a trainer rates by hand.
    RubricItem {
        text: Text;
        /// What each level looks like, the weakest first.
        levels: Vec<Text>,
    }
}

record! {
    /// A small thing to do every time.
    Habit {
        text: Text;
        /// When a run shows it; left out: the learner ticks it.
        seen_when: Option<Condition>,
    }
}

record! {
    /// What peers reach on a metric.
    PeerRange {
        #[serde(deserialize_with = "number")]
        low: i32,
        #[serde(deserialize_with = "number")]
        typical: i32,
        #[serde(deserialize_with = "number")]
        high: i32;
    }
}
