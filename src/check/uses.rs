//! What is done with everything that a case declares: raised, read, revealed, promised, spoken, named in a text.

use std::collections::HashSet;

use super::Case;
use super::case::Mention;
use crate::scenario::{Effect, Id, Node, Reference};

/// Ids by what is done with them. Effects that the pack's usual grades bring count too.
#[derive(Debug, Default)]
pub(super) struct Uses<'a> {
    pub(super) people: HashSet<&'a Id>,
    pub(super) meters: HashSet<&'a Id>,
    pub(super) flags: HashSet<&'a Id>,
    pub(super) facts: HashSet<&'a Id>,
    pub(super) promises: HashSet<&'a Id>,
    pub(super) remedies: HashSet<&'a Id>,
    pub(super) media: HashSet<&'a Id>,
    /// Names between braces in texts: `company`, `remedy.courier`.
    pub(super) values: HashSet<String>,
    pub(super) raised: HashSet<&'a Id>,
    /// Flags that a condition asks for.
    pub(super) flags_read: HashSet<&'a Id>,
    pub(super) revealed: HashSet<&'a Id>,
    /// Facts that a condition asks for.
    pub(super) facts_read: HashSet<&'a Id>,
    pub(super) made: HashSet<&'a Id>,
    pub(super) kept: HashSet<&'a Id>,
}

impl<'a> Uses<'a> {
    pub(super) fn of(case: &Case<'a>) -> Self {
        let mut uses = Self::default();
        for Mention { place, reference } in case.mentions() {
            // Effects raise and reveal; every other field that names a flag or fact asks for it.
            let read = matches!(place.last_field(), Some("when" | "seen_when" | "expect"));
            match *reference {
                Reference::Person(id) => _ = uses.people.insert(id),
                Reference::Meter(id) | Reference::Band(id, _) => _ = uses.meters.insert(id),
                Reference::Flag(id) => {
                    uses.flags.insert(id);
                    if read {
                        uses.flags_read.insert(id);
                    }
                }
                Reference::Fact(id) => {
                    uses.facts.insert(id);
                    if read {
                        uses.facts_read.insert(id);
                    }
                }
                Reference::Promise(id) => _ = uses.promises.insert(id),
                Reference::Remedy(id) => _ = uses.remedies.insert(id),
                Reference::Media(id) => _ = uses.media.insert(id),
                Reference::Node(_) | Reference::Target(_) | Reference::Choice(..) | Reference::Taken(..) => {}
            }
        }
        each_effect(case, &mut |effect| match effect {
            Effect::Raise(flag) => _ = uses.raised.insert(flag),
            Effect::Reveal(fact) => _ = uses.revealed.insert(fact),
            Effect::Make(promise) => _ = uses.made.insert(promise),
            Effect::Keep(promise) => _ = uses.kept.insert(promise),
            Effect::Add(..) | Effect::Set(..) | Effect::Lower(_) | Effect::Break(_) | Effect::Extend(..) => {}
        });
        for value in case.named_values() {
            if !uses.values.contains(value.name.as_str()) {
                uses.values.insert(value.name.clone());
            }
        }
        uses
    }
}

/// Calls `see` with every effect that a run of the case can have.
fn each_effect<'a>(case: &Case<'a>, see: &mut impl FnMut(&'a Effect)) {
    let scenario = case.scenario();
    let inherited = case.pack().into_iter().flat_map(|pack| &pack.usual);
    let inherited = inherited.filter(|(grade, _)| !scenario.usual.contains_key(*grade));
    scenario.usual.0.values().chain(inherited.map(|(_, effects)| effects)).flatten().for_each(&mut *see);
    for promise in scenario.promises.0.values() {
        promise.if_kept.iter().chain(&promise.if_broken).for_each(&mut *see);
    }
    for (_, node) in case.nodes() {
        node.effects().iter().for_each(&mut *see);
        node.choices().iter().filter_map(|choice| choice.effects.as_ref()).flatten().for_each(&mut *see);
        if let Node::Decision(decision) = node {
            decision.timeout.iter().filter_map(|timeout| timeout.effects.as_ref()).flatten().for_each(&mut *see);
            decision.while_waiting.iter().flat_map(|waiting| &waiting.effects).for_each(&mut *see);
        }
    }
}
