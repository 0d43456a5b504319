//! Saved runs: playings kept with what is expected of them.

use serde::{Deserialize, Serialize};

use super::record::{choice_of, record};
use super::{Condition, Id, Outcome, Sorted, Text};

record! {
    /// A run kept with expectations, replayed by `offramp test`.
    SavedRun {
        title: Text,
        /// What chance draws from.
        seed: u32;
        /// Shows the case handled well; debriefs compare with it.
        model: bool,
        expect: Expect,
        /// What to say about a node while the run is watched.
        commentary: Sorted<Text>,
        steps: Vec<RunStep>,
    }
}

/// What happened at a node.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct RunStep(pub Id, pub Did);

/// An input of the learner, or an outcome that chance drew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub enum Did {
    /// Went on from a scene or pause.
    Continue,
    /// Took a choice after this many ticks of waiting.
    Choose(Id, u8),
    /// Said nothing until time ran out.
    TimeOut,
    /// Wrote a message of this strength.
    Wrote(Strength),
    /// Chance drew this outcome.
    Drew(Id),
}

choice_of! {
    /// How strong a written message is.
    Strength {
        Strong = "Strong",
        Fair = "Fair",
        Weak = "Weak",
    }
}

impl Strength {
    /// What it is worth in `by: Decisions`.
    #[must_use]
    pub const fn worth(self) -> u32 {
        match self {
            Self::Strong => 3,
            Self::Fair => 2,
            Self::Weak => 0,
        }
    }
}

record! {
    /// What a saved run must come to.
    Expect {
        ;
        ending: Option<Id>,
        outcome: Option<Outcome>,
        /// The least and the highest percent.
        percent: Option<(u8, u8)>,
        passed: Option<bool>,
        /// What must hold at the end.
        holds: Vec<Condition>,
    }
}
