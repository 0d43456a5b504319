//! Writes effects as a line that reads back as the same effects.

use super::amount::typed_money;
use super::name::declared;
use super::part::meaning;
use super::verb::Verb;
use super::{Declared, Meaning, split};
use crate::scenario::{Effect, Id, Scenario, Tally, Var, markup, spoken_meter};

/// The line that an author would type for `effects`. Names are words where these are enough and ids where not;
/// what does not exist reads back as unknown.
#[must_use]
pub fn line_from_effects(scenario: &Scenario, effects: &[Effect]) -> String {
    effects.iter().map(|effect| part_from_effect(scenario, effect)).collect::<Vec<_>>().join(", ")
}

/// One part of a line: the first way of writing it that reads back the same.
pub(super) fn part_from_effect(scenario: &Scenario, effect: &Effect) -> String {
    let mut forms = names(scenario, effect).into_iter().map(|name| written(scenario, effect, &name));
    let reads_back = |form: &String| {
        // The next part may begin with a digit, so that a comma must end this one.
        split::parts(&format!("{form}, x")).first() == Some(&(0..form.len()))
            && meaning(scenario, form) == Meaning::Effect(effect.clone())
    };
    let last = names(scenario, effect).pop().map(|name| written(scenario, effect, &name));
    forms.find(reads_back).or(last).unwrap_or_default()
}

/// What an effect names.
pub(super) fn named(effect: &Effect) -> Option<(Declared, &Id)> {
    match effect {
        Effect::Add(Var::Meter(id), _) | Effect::Set(Var::Meter(id), _) => Some((Declared::Meter, id)),
        Effect::Add(Var::Tally(_), _) | Effect::Set(Var::Tally(_), _) => None,
        Effect::Raise(id) | Effect::Lower(id) => Some((Declared::Flag, id)),
        Effect::Reveal(id) => Some((Declared::Fact, id)),
        Effect::Make(id) | Effect::Keep(id) | Effect::Break(id) | Effect::Extend(id, _) => {
            Some((Declared::Promise, id))
        }
    }
}

/// The ways to name what an effect names, the best first.
fn names(scenario: &Scenario, effect: &Effect) -> Vec<String> {
    let Some((kind, id)) = named(effect) else { return vec![String::new()] };
    let words = declared(scenario, kind).into_iter().find(|(found, _)| *found == id).map(|(_, words)| words);
    let words = words.map(|words| markup::plain(words).split_whitespace().collect::<Vec<_>>().join(" "));
    let mut names: Vec<String> = words.into_iter().filter(|words| !words.is_empty()).collect();
    if let Some(words) = names.first().cloned() {
        if kind == Declared::Meter {
            names.insert(0, spoken_meter(scenario, id));
        }
        names.push(format!("“{words}”"));
        names.push(format!("\"{words}\""));
    }
    names.extend([id.to_string(), format!("\"{id}\"")]);
    names
}

fn written(scenario: &Scenario, effect: &Effect, name: &str) -> String {
    match effect {
        Effect::Add(Var::Meter(_), n) => format!("{name} {n:+}"),
        Effect::Set(Var::Meter(_), n) => format!("set {name} {n}"),
        Effect::Add(Var::Tally(Tally::Cost), minor) | Effect::Set(Var::Tally(Tally::Cost), minor) => {
            let currency = scenario.policy.as_ref().map_or("", |policy| policy.currency.as_str());
            format!("{} {}", Verb::Add(Tally::Cost).word(), typed_money(*minor, currency))
        }
        Effect::Add(Var::Tally(tally @ (Tally::Transfers | Tally::Contacts)), 1) => Verb::Add(*tally).word().to_owned(),
        Effect::Add(Var::Tally(tally), n) | Effect::Set(Var::Tally(tally), n) => {
            format!("{} {n}", Verb::Add(*tally).word())
        }
        Effect::Raise(_) => format!("flag {name}"),
        Effect::Lower(_) => format!("unflag {name}"),
        Effect::Reveal(_) => format!("reveal {name}"),
        Effect::Make(_) => format!("promise {name}"),
        Effect::Keep(_) => format!("keep {name}"),
        Effect::Break(_) => format!("break {name}"),
        Effect::Extend(_, time) => format!("extend {name} {time}"),
    }
}
