//! A promise that is kept where nobody can have made it yet.

use std::collections::HashMap;

use crate::check::naming::quoted;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Effect, Id, Node, Place, Stage, shortened};

pub(super) static RULE: Rule = Rule {
    id: "promise-kept-before-made",
    family: Family::Fairness,
    severity: Severity::Warning,
    stage: Stage::Draft,
    todo: false,
    finds: "a promise that is kept or given more time at a place before which no way through the case makes it",
    why: "The effect changes nothing there, and no metric counts the promise as kept.",
    cure: "Make the promise earlier on the way, or keep it later.",
    check,
    fix: None,
};

/// Promises looked at together, one bit each.
const AT_ONCE: usize = 64;

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let scenario = case.scenario();
    // What usual effects, or another promise, make is made anywhere.
    let elsewhere =
        scenario.usual.0.values().flatten().chain(case.pack().into_iter().flat_map(|p| p.usual.0.values().flatten()));
    let by_promises = scenario.promises.values().flat_map(|promise| promise.if_kept.iter().chain(&promise.if_broken));
    let anywhere: Vec<&Id> = elsewhere.chain(by_promises).filter_map(made).collect();
    let uses = case.uses();
    let looked_at: Vec<&Id> = scenario
        .promises
        .keys()
        .filter(|id| uses.made.contains(*id) && uses.kept.contains(*id) && !anywhere.contains(id))
        .collect();
    for promises in looked_at.chunks(AT_ONCE) {
        look_at(case, promises, report);
    }
}

fn made(effect: &Effect) -> Option<&Id> {
    match effect {
        Effect::Make(promise) => Some(promise),
        Effect::Add(..)
        | Effect::Set(..)
        | Effect::Raise(_)
        | Effect::Lower(_)
        | Effect::Reveal(_)
        | Effect::Keep(_)
        | Effect::Break(_)
        | Effect::Extend(..) => None,
    }
}

fn look_at(case: &Case<'_>, promises: &[&Id], report: &mut Collector<'_>) {
    let bits: HashMap<&Id, u64> = promises.iter().enumerate().map(|(n, id)| (*id, 1 << n)).collect();
    let bit = |effect: &Effect| made(effect).and_then(|id| bits.get(id)).copied().unwrap_or(0);
    let graph = case.graph();
    // What anything in a node makes, whichever way it is left.
    let makes: Vec<u64> =
        graph.all().map(|(_, _, node, _)| effects(node).fold(0, |mask, (_, e)| mask | bit(e))).collect();
    let mut before = vec![0; graph.len()];
    let mut waiting: Vec<usize> = (0..graph.len()).filter(|number| makes[*number] > 0).collect();
    let all = makes.iter().fold(0, |mask, node| mask | node);
    for to in case.scenario().whenever.iter().filter_map(|rule| graph.number(&rule.to)) {
        before[to] = all;
        waiting.push(to);
    }
    while let Some(number) = waiting.pop() {
        let after = before[number] | makes[number];
        for to in graph.ways(number).iter().filter_map(|way| way.node) {
            if after & !before[to] != 0 {
                before[to] |= after;
                waiting.push(to);
            }
        }
    }
    for (number, id, node, _) in graph.all() {
        for (place, effect) in effects(node) {
            let (Effect::Keep(promise) | Effect::Extend(promise, _)) = effect else { continue };
            let Some(bit) = bits.get(promise) else { continue };
            // Within a node, making and keeping may follow each other in more ways than is worth telling apart.
            if (before[number] | makes[number]) & bit == 0 {
                let name = case.scenario().promises.get(promise).map_or("", |promise| &promise.what);
                let name = quoted(&shortened(if name.trim().is_empty() { promise } else { name }, 40));
                let message = format!("in {}, {name} cannot have been promised yet", case.name(id));
                report.place(place(id), message);
            }
        }
    }
}

type Where<'a> = Box<dyn Fn(&Id) -> Place + 'a>;

/// Every effect that a node writes out, and where.
fn effects(node: &Node) -> impl Iterator<Item = (Where<'_>, &Effect)> {
    let entry = node.effects().iter().map(|effect| {
        let place: Where<'_> = Box::new(|id: &Id| Place::node(id).then("effects"));
        (place, effect)
    });
    let choices = node.choices().iter().flat_map(|choice| {
        choice.effects.iter().flatten().map(move |effect| {
            let place: Where<'_> = Box::new(move |id: &Id| Place::choice(id, &choice.id).then("effects"));
            (place, effect)
        })
    });
    let silence = match node {
        Node::Decision(decision) => Some(decision),
        Node::Scene(_) | Node::Rewrite(_) | Node::Gate(_) | Node::Chance(_) | Node::Pause(_) | Node::Ending(_) => None,
    };
    let silence = silence.into_iter().flat_map(|decision| {
        let timeout = decision.timeout.iter().filter_map(|timeout| timeout.effects.as_ref()).flatten();
        timeout.chain(decision.while_waiting.iter().flat_map(|waiting| &waiting.effects)).map(|effect| {
            let place: Where<'_> = Box::new(|id: &Id| Place::node(id).then("timeout"));
            (place, effect)
        })
    });
    entry.chain(choices).chain(silence)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn a_promise_is_made_before_it_is_kept() {
        check_file(
            &RULE,
            r#"
            promises: { "callback": (what: "Call back"), "letter": (what: "Write") },
            whenever: [(when: Is("x"), to: "gone")],
            start: "a",
            nodes: {
                "a": Decision(title: "A", choices: [
                    (id: "one", says: "One",
                        effects: [Keep("callback")], // ! in “A”, “Call back” cannot have been promised yet
                        to: "b"),
                    (id: "two", says: "Two", effects: [Make("letter")], to: "c"),
                ]),
                "b": Scene(effects: [Make("callback")], then: "d"),
                "c": Scene(effects: [Keep("letter")], then: "d"),
                "d": Scene(effects: [Keep("callback"), Keep("letter")], then: "gone"),
                "gone": Ending(outcome: Churned, effects: [Keep("letter")]),
            },
        "#,
        );
    }

    #[test]
    fn usual_effects_may_have_made_it_anywhere() {
        check_file(
            &RULE,
            r#"
            promises: { "callback": (what: "Call back") },
            usual: { Best: [Make("callback")] },
            nodes: { "a": Scene(effects: [Keep("callback")]), "b": Scene(effects: [Make("callback")]) },
        "#,
        );
    }
}
