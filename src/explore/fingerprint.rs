//! A fingerprint of everything in a case that exploring reads: not its words, not its layout.

use std::fmt::{self, Write};

use sha2::{Digest, Sha256};

use crate::play::Machine;
use crate::scenario::Node;

/// Two cases with one fingerprint have the same answers, [`super::false_choices`] apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fingerprint([u8; 32]);

impl fmt::Display for Fingerprint {
    /// In hexadecimal.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Feeds text into a hash.
struct Feed(Sha256);

impl Write for Feed {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.update(text.as_bytes());
        Ok(())
    }
}

impl Fingerprint {
    /// Of a compiled case.
    #[must_use]
    pub fn of(machine: &Machine) -> Self {
        let mut feed = Feed(Sha256::new());
        // Everything that is compiled, in full, but the case itself and the lines, which decide nothing.
        let Machine {
            case,
            layout,
            start,
            nodes,
            choices,
            routes,
            outcomes,
            lines: _,
            effects,
            promises,
            whenever,
            ranges,
            starts_at,
            fails_if,
        } = machine;
        let compiled = write!(
            feed,
            "{:?}",
            ((layout, start, effects, promises, whenever, ranges, starts_at, fails_if), routes, outcomes)
        );
        let model = case.model.as_ref().map(|model| (model.seed, &model.steps));
        let rest = write!(feed, "{:?}", (&case.scoring, case.passing.percent, model));
        let meters = case.meters.keys().try_for_each(|id| write!(feed, "{id}/"));
        let nodes = nodes.iter().try_for_each(|node| {
            // The places of lines move when lines are written.
            write!(feed, "{:?}", (&node.id, node.after, node.takes, &node.effects, node.visits))?;
            write_body(&mut feed, &node.body)?;
            match case.nodes.get(&node.id).map(|node| &**node) {
                Some(Node::Ending(ending)) => write!(feed, "{:?}{}", ending.outcome, ending.resolved),
                _other => Ok(()),
            }
        });
        let choices = choices.iter().try_for_each(|choice| {
            let (does, goes) = ((choice.once, choice.worth, &choice.effects), (choice.takes, choice.to));
            write!(feed, "{:?}", (&choice.id, &choice.when, does, goes))
        });
        // Writing into a hash cannot fail.
        debug_assert!([compiled, rest, meters, nodes, choices].iter().all(Result::is_ok));
        Self(feed.0.finalize().into())
    }
}

fn write_body(feed: &mut Feed, body: &crate::play::machine::Body) -> fmt::Result {
    use crate::play::machine::Body;
    match body {
        Body::Decision { choices, timer, shuffle: _ } => {
            write!(feed, "decision {choices:?}")?;
            timer.iter().try_for_each(|timer| {
                let waits = (timer.seconds, timer.ticks, &timer.waiting);
                write!(feed, "{:?}", (waits, timer.worth, &timer.effects, timer.to))
            })
        }
        Body::Scene { .. }
        | Body::Pause { .. }
        | Body::Rewrite { .. }
        | Body::Gate { .. }
        | Body::Chance { .. }
        | Body::Ending => write!(feed, "{body:?}"),
    }
}
