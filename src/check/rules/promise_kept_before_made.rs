//! A promise that is kept where nobody can have made it yet.

use std::collections::{HashMap, HashSet};

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

/// Each promise is looked for in every node; a case with thousands of both is still checked at once, in part.
const NODES_LOOKED_AT: usize = 1_000_000;

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let scenario = case.scenario();
    // What usual effects, or another promise, make is made anywhere.
    let elsewhere =
        scenario.usual.0.values().flatten().chain(case.pack().into_iter().flat_map(|p| p.usual.0.values().flatten()));
    let by_promises = scenario.promises.values().flat_map(|promise| promise.if_kept.iter().chain(&promise.if_broken));
    let anywhere: HashSet<&Id> = elsewhere.chain(by_promises).filter_map(made).collect();
    let uses = case.uses();
    let looked_at: Vec<&Id> = scenario
        .promises
        .keys()
        .filter(|id| uses.made.contains(*id) && uses.kept.contains(*id) && !anywhere.contains(id))
        .collect();
    if looked_at.is_empty() {
        return;
    }
    let sites = sites(case);
    let chunks = NODES_LOOKED_AT / case.graph().len().max(1);
    for promises in looked_at.chunks(AT_ONCE).take(chunks.max(1)) {
        look_at(case, promises, &sites, report);
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

/// Where nodes make a promise, and where they keep it or give it more time.
#[derive(Default)]
struct Sites<'a> {
    makes: Vec<usize>,
    keeps: Vec<(usize, Written<'a>)>,
}

fn sites<'a>(case: &Case<'a>) -> HashMap<&'a Id, Sites<'a>> {
    let mut sites: HashMap<&Id, Sites<'_>> = HashMap::new();
    for (number, _, node, _) in case.graph().all() {
        for (written, effect) in effects(node) {
            if let Some(promise) = made(effect) {
                sites.entry(promise).or_default().makes.push(number);
            } else if let Effect::Keep(promise) | Effect::Extend(promise, _) = effect {
                sites.entry(promise).or_default().keeps.push((number, written));
            }
        }
    }
    sites
}

fn look_at<'a>(
    case: &Case<'a>,
    promises: &[&'a Id],
    sites: &HashMap<&'a Id, Sites<'a>>,
    report: &mut Collector<'_>,
) {
    let graph = case.graph();
    let of = || promises.iter().enumerate().filter_map(|(n, id)| Some((1_u64 << n, *id, sites.get(id)?)));
    // What anything in a node makes, whichever way it is left.
    let mut makes = vec![0; graph.len()];
    let mut all = 0;
    let mut waiting = Vec::new();
    for (bit, _, sites) in of() {
        for number in &sites.makes {
            makes[*number] |= bit;
            all |= bit;
            waiting.push(*number);
        }
    }
    let mut before = vec![0; graph.len()];
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
    for (bit, promise, sites) in of() {
        for (number, written) in &sites.keeps {
            // Within a node, making and keeping may follow each other in more ways than is worth telling apart.
            if (before[*number] | makes[*number]) & bit == 0 {
                let name = case.scenario().promises.get(promise).map_or("", |promise| &promise.what);
                let name = quoted(&shortened(if name.trim().is_empty() { promise } else { name }, 40));
                let id = graph.id(*number);
                let message = format!("in {}, {name} cannot have been promised yet", case.name(id));
                report.place(written.place(id), message);
            }
        }
    }
}

/// Where in a node an effect is written.
#[derive(Clone, Copy)]
enum Written<'a> {
    OnEntry,
    /// By the choice.
    By(&'a Id),
    WhenTimeIsUp,
    WhileWaiting,
}

impl Written<'_> {
    fn place(self, node: &Id) -> Place {
        match self {
            Self::OnEntry => Place::node(node).then("effects"),
            Self::By(choice) => Place::choice(node, choice).then("effects"),
            Self::WhenTimeIsUp => Place::node(node).then("timeout").then("effects"),
            Self::WhileWaiting => Place::node(node).then("while_waiting").then("effects"),
        }
    }
}

/// Every effect that a node writes out, and where.
fn effects(node: &Node) -> impl Iterator<Item = (Written<'_>, &Effect)> {
    let entry = node.effects().iter().map(|effect| (Written::OnEntry, effect));
    let choices = node.choices().iter().flat_map(|choice| {
        choice.effects.iter().flatten().map(move |effect| (Written::By(&choice.id), effect))
    });
    let silence = match node {
        Node::Decision(decision) => Some(decision),
        Node::Scene(_) | Node::Rewrite(_) | Node::Gate(_) | Node::Chance(_) | Node::Pause(_) | Node::Ending(_) => None,
    };
    let silence = silence.into_iter().flat_map(|decision| {
        let timeout = decision.timeout.iter().filter_map(|timeout| timeout.effects.as_ref()).flatten();
        let waiting = decision.while_waiting.iter().flat_map(|waiting| &waiting.effects);
        let timeout = timeout.map(|effect| (Written::WhenTimeIsUp, effect));
        timeout.chain(waiting.map(|effect| (Written::WhileWaiting, effect)))
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
