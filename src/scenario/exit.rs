//! Exits: the named ways out of a node.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Id, Node};

/// A way out of a node. Written as its reserved word, or as the id of the choice, route or outcome.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Exit {
    /// The only way out of a scene or pause.
    Then,
    /// A choice of a decision, a route of a gate or an outcome of a chance.
    Item(Id),
    /// What follows when time runs out.
    OnTimeout,
    /// What follows when no route of a gate holds.
    Otherwise,
    /// What follows a strong message.
    Strong,
    /// What follows a fair message.
    Fair,
    /// What follows a weak message.
    Weak,
}

impl Exit {
    /// The exit as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Then => "then",
            Self::Item(id) => id,
            Self::OnTimeout => "on-timeout",
            Self::Otherwise => "otherwise",
            Self::Strong => "strong",
            Self::Fair => "fair",
            Self::Weak => "weak",
        }
    }
}

impl fmt::Display for Exit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Exit {
    type Err = super::InvalidId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(match text {
            "then" => Self::Then,
            "on-timeout" => Self::OnTimeout,
            "otherwise" => Self::Otherwise,
            "strong" => Self::Strong,
            "fair" => Self::Fair,
            "weak" => Self::Weak,
            id => Self::Item(Id::new(id)?),
        })
    }
}

impl Serialize for Exit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Exit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// Lists the exits of a node in reading order, by shared or exclusive reference.
macro_rules! exits_of {
    ($node:expr, $iter:ident, ($($borrow:tt)+), untimed: $untimed:expr) => {{
        let mut exits = Vec::new();
        match $node {
            Node::Scene(scene) => exits.push((Exit::Then, $($borrow)+ scene.then)),
            Node::Pause(pause) => exits.push((Exit::Then, $($borrow)+ pause.then)),
            Node::Decision(decision) => {
                let timed = decision.seconds.is_some() || decision.on_timeout.is_some();
                for choice in decision.choices.$iter() {
                    exits.push((Exit::Item(choice.id.clone()), $($borrow)+ choice.to));
                }
                if timed || $untimed {
                    exits.push((Exit::OnTimeout, $($borrow)+ decision.on_timeout));
                }
            }
            Node::Rewrite(rewrite) => {
                exits.push((Exit::Strong, $($borrow)+ rewrite.strong));
                exits.push((Exit::Fair, $($borrow)+ rewrite.fair));
                exits.push((Exit::Weak, $($borrow)+ rewrite.weak));
            }
            Node::Gate(gate) => {
                for route in gate.routes.$iter() {
                    exits.push((Exit::Item(route.id.clone()), $($borrow)+ route.to));
                }
                exits.push((Exit::Otherwise, $($borrow)+ gate.otherwise));
            }
            Node::Chance(chance) => {
                for outcome in chance.outcomes.$iter() {
                    exits.push((Exit::Item(outcome.id.clone()), $($borrow)+ outcome.to));
                }
            }
            Node::Ending(_) => {}
        }
        exits
    }};
}

impl Node {
    /// The exits in reading order, each with its target; `None` is an open exit.
    #[must_use]
    pub fn exits(&self) -> Vec<(Exit, Option<&Id>)> {
        let exits: Vec<(Exit, &Option<Id>)> = exits_of!(self, iter, (&), untimed: false);
        exits.into_iter().map(|(exit, to)| (exit, to.as_ref())).collect()
    }

    /// Where `exit` leads, to change; `None` if the node has no such exit. A decision without a timer has the exit
    /// for its time-out too: the timer may come later.
    pub fn exit_mut(&mut self, exit: &Exit) -> Option<&mut Option<Id>> {
        let exits = exits_of!(self, iter_mut, (&mut), untimed: true);
        exits.into_iter().find(|(name, _)| name == exit).map(|(_, to)| to)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Choice, Kind};
    use super::*;

    #[test]
    fn every_exit_that_is_listed_can_be_set() {
        let target = Id::from_words("target", "node");
        for kind in Kind::ALL {
            let mut node = Node::new(*kind);
            if let Node::Decision(decision) = &mut node {
                decision.choices.push(Choice::new(Id::from_words("a", "choice")));
                decision.seconds = Some(5);
            }
            let names: Vec<Exit> = node.exits().into_iter().map(|(exit, _)| exit).collect();
            for name in &names {
                *node.exit_mut(name).unwrap() = Some(target.clone());
                assert_eq!(name.to_string().parse::<Exit>().unwrap(), *name);
            }
            assert!(node.exits().iter().all(|(_, to)| *to == Some(&target)));
        }
    }
}
