//! What can still become of a run after each choice: whether a good end is always, sometimes or never in reach.

use std::collections::BTreeMap;

use serde::Serialize;

use super::flow::Flow;
use crate::play::Input;
use crate::scenario::Id;

/// Whether a good end can still be reached after something was done, over all the runs that do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Reach {
    Always,
    Sometimes,
    Never,
}

impl Reach {
    const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Always, Self::Always) => Self::Always,
            (Self::Never, Self::Never) => Self::Never,
            (Self::Always | Self::Sometimes | Self::Never, _) => Self::Sometimes,
        }
    }
}

/// By decision, then by choice, or `on-timeout` for saying nothing: what is still in reach after it. What no run does
/// has no row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Salvage(pub BTreeMap<Id, BTreeMap<String, After>>);

/// What is in reach after a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct After {
    /// Whether a good end is: resolved, a limit accepted, handed over, or ended safely.
    pub can: Reach,
}

/// The key of saying nothing; no choice can be called so.
const ON_TIMEOUT: &str = "on-timeout";

impl Flow {
    /// What each choice leaves in reach.
    #[must_use]
    pub fn salvage(&self) -> Salvage {
        let machine = &self.graph.machine;
        let mut found = Salvage::default();
        for state in self.graph.all() {
            let Some(here) = self.graph.position(state) else { continue };
            for at in self.graph.edges.of(state) {
                let key = match self.graph.label(state, at).input {
                    Some(Input::Choose { choice, .. }) => {
                        machine.choice_id(machine.choices_of(here.node).start + choice).as_str()
                    }
                    Some(Input::TimeOut) => ON_TIMEOUT,
                    Some(Input::Continue | Input::Wrote(_)) | None => continue,
                };
                let saved = self.off_ramps.can_be_saved(self.graph.edges.targets[at]);
                let can = if saved { Reach::Always } else { Reach::Never };
                let rows = found.0.entry(machine.node_id(here.node).clone()).or_default();
                match rows.get_mut(key) {
                    Some(row) => row.can = row.can.and(can),
                    None => _ = rows.insert(key.to_owned(), After { can }),
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;

    use crate::explore::{Limits, flow};
    use crate::play::Machine;
    use crate::scenario::{Scenario, read, resolve};

    #[test]
    fn what_is_in_reach_depends_on_what_was_done_before() {
        let text = r#"(format: 1, id: "x", title: "T", language: "en", channel: Phone, flags: {"heard": "Heard"},
            start: "first", nodes: {
                "first": Decision(seconds: 9, on_timeout: "lost", choices: [
                    (id: "listen", says: "a", effects: [Raise("heard")], to: "second"),
                    (id: "talk", says: "b", to: "second"),
                    (id: "hang-up", does: "c", to: "lost"),
                ]),
                "second": Decision(choices: [
                    (id: "offer", says: "d", to: "gate"), (id: "refuse", says: "e", to: "lost"),
                ]),
                "gate": Gate(routes: [(id: "aaaaaaa", when: Is("heard"), to: "good")], otherwise: "lost"),
                "good": Ending(outcome: Resolved, resolved: true), "lost": Ending(outcome: Churned),
            })"#;
        let case = resolve(&read::<Scenario>(text.as_bytes()).unwrap().document, None);
        let machine = Arc::new(Machine::compile(Arc::new(case)));
        let flow = flow(&machine, Limits::default(), &AtomicBool::new(false)).unwrap().unwrap();
        let said: Vec<String> = flow
            .salvage()
            .0
            .iter()
            .flat_map(|(node, rows)| rows.iter().map(move |(key, row)| format!("{node}/{key} {:?}", row.can)))
            .collect();
        assert_eq!(
            said,
            [
                "first/hang-up Never",
                "first/listen Always",
                "first/on-timeout Never",
                "first/talk Never",
                "second/offer Sometimes",
                "second/refuse Never",
            ]
        );
    }
}
