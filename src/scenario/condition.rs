//! Conditions: what must hold for a line, choice, route or rule. Data, built by menus, never typed as code.

use serde::{Deserialize, Serialize};

use super::Id;
use super::record::{choice_of, number};

choice_of! {
    /// A sum that every scenario has without declaring it.
    #[serde(rename_all = "snake_case")]
    Tally {
        /// Simulated seconds since the case began; only time moves it.
        Clock = "Time",
        /// What the remedies granted so far cost, in minor currency units.
        Cost = "Recovery cost",
        /// How often the customer had to come back; starts at 1.
        Contacts = "Contacts",
        /// How often the customer was passed on.
        Transfers = "Transfers",
        /// Points given by choices.
        Points = "Points",
        /// Fairness of the outcome, summed over choices.
        FairOutcome = "Fairness of outcome",
        /// Fairness of the process, summed over choices.
        FairProcess = "Fairness of process",
        /// Fairness of treatment, summed over choices.
        FairRespect = "Fairness of treatment",
    }
}

/// A number that the case keeps.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
pub enum Var {
    /// A declared meter.
    Meter(Id),
    /// A built-in sum.
    Tally(Tally),
}

choice_of! {
    /// Where a promise stands.
    PromiseStatus {
        /// Nobody has made it yet.
        Unmade = "not made",
        /// Made, neither kept nor broken.
        Open = "open",
        /// Kept.
        Kept = "kept",
        /// Broken, or overdue.
        Broken = "broken",
    }
}

/// Something that holds or does not hold at a moment of a run. `All([])` always holds, `Any([])` never.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub enum Condition {
    /// Every one holds.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    /// The inner one does not hold.
    Not(Box<Condition>),
    /// The number is this or more.
    AtLeast(Var, #[serde(deserialize_with = "number")] i32),
    /// The number is this or less.
    AtMost(Var, #[serde(deserialize_with = "number")] i32),
    /// The meter is in the band.
    In(Var, Id),
    /// The flag is raised.
    Is(Id),
    /// The fact has been revealed.
    Knows(Id),
    /// The promise stands so.
    Promise(Id, PromiseStatus),
    /// The node has been entered in this run.
    Visited(Id),
    /// The choice of the node has been taken in this run.
    Chose(Id, Id),
}

impl Condition {
    /// Calls `see` with this condition and every one inside it, outermost first.
    pub fn walk<'a>(&'a self, see: &mut impl FnMut(&'a Self)) {
        see(self);
        match self {
            Self::All(inner) | Self::Any(inner) => inner.iter().for_each(|c| c.walk(see)),
            Self::Not(inner) => inner.walk(see),
            Self::AtLeast(..)
            | Self::AtMost(..)
            | Self::In(..)
            | Self::Is(_)
            | Self::Knows(_)
            | Self::Promise(..)
            | Self::Visited(_)
            | Self::Chose(..) => {}
        }
    }
}
