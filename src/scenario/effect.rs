//! Effects: what entering a node or taking a choice changes.

use serde::{Deserialize, Serialize};

use super::record::number;
use super::{Duration, Id, Tally, Var};

/// One change to the state of a run. Effects on the clock, and setting any tally, are refused on load.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(try_from = "Unchecked")]
pub enum Effect {
    /// Adds to a number, within its range.
    Add(Var, i32),
    /// Sets a meter, within its range.
    Set(Var, i32),
    /// Raises a flag.
    Raise(Id),
    /// Lowers a flag.
    Lower(Id),
    /// Puts a fact into the case file.
    Reveal(Id),
    /// Makes a promise: unmade becomes open.
    Make(Id),
    /// Keeps an open promise.
    Keep(Id),
    /// Breaks an open promise.
    Break(Id),
    /// Gives an open promise more time.
    Extend(Id, Duration),
}

/// What a file may say; [`Effect`] is what it may mean.
#[derive(Deserialize, schemars::JsonSchema)]
enum Unchecked {
    Add(Var, #[serde(deserialize_with = "number")] i32),
    Set(Var, #[serde(deserialize_with = "number")] i32),
    Raise(Id),
    Lower(Id),
    Reveal(Id),
    Make(Id),
    Keep(Id),
    Break(Id),
    Extend(Id, Duration),
}

impl TryFrom<Unchecked> for Effect {
    type Error = &'static str;

    fn try_from(effect: Unchecked) -> Result<Self, Self::Error> {
        Ok(match effect {
            Unchecked::Add(Var::Tally(Tally::Clock), _) => {
                return Err("an effect cannot move the clock: use `takes` or `after`");
            }
            Unchecked::Set(Var::Tally(_), _) => {
                return Err("a tally cannot be set, only added to: write Add(Tally(…), n)");
            }
            Unchecked::Add(var, n) => Self::Add(var, n),
            Unchecked::Set(var, n) => Self::Set(var, n),
            Unchecked::Raise(flag) => Self::Raise(flag),
            Unchecked::Lower(flag) => Self::Lower(flag),
            Unchecked::Reveal(fact) => Self::Reveal(fact),
            Unchecked::Make(promise) => Self::Make(promise),
            Unchecked::Keep(promise) => Self::Keep(promise),
            Unchecked::Break(promise) => Self::Break(promise),
            Unchecked::Extend(promise, time) => Self::Extend(promise, time),
        })
    }
}
