//! Reads one part of a line.

use super::amount::{minor_units, split_amount, whole};
use super::name::{Found, exactly, find, normal, unquoted};
use super::verb::{VERBS, Verb};
use super::{Declared, Meaning, Unknown};
use crate::scenario::{Duration, Effect, Id, Scenario, Tally, Var, closest};

/// What `text`, which is not empty, means.
pub(super) fn meaning(scenario: &Scenario, text: &str) -> Meaning {
    read(scenario, text).unwrap_or_else(|other| other)
}

/// An effect, or in the error what else it is.
fn read(scenario: &Scenario, text: &str) -> Result<Meaning, Meaning> {
    let verb = Verb::at_start(text);
    let amount = split_amount(text);
    // A meter whose name begins with a verb, such as “Cost of effort”: its full name wins over the verb.
    if let Some((name, number)) = &amount
        && verb.is_none_or(|(_, rest)| split_amount(rest).is_none_or(|(before, _)| !before.is_empty()))
        && let Some(meter) = exactly(scenario, Declared::Meter, name)
    {
        return Ok(Meaning::Effect(Effect::Add(Var::Meter(meter), whole(number).map_err(Meaning::Problem)?)));
    }
    if let Some((verb, rest)) = verb {
        return act(scenario, verb, rest);
    }
    if let Ok(duration) = text.parse() {
        return Ok(Meaning::Takes(duration));
    }
    match amount {
        Some((name, _)) if normal(name).is_empty() => Err(problem(format!("what does {text} change? write anger -15"))),
        Some((name, number)) => {
            let number = whole(&number).map_err(Meaning::Problem)?;
            Ok(Meaning::Effect(Effect::Add(Var::Meter(named(scenario, Declared::Meter, name)?), number)))
        }
        None => Err(without_verb(scenario, text)),
    }
}

fn act(scenario: &Scenario, verb: Verb, rest: &str) -> Result<Meaning, Meaning> {
    if verb.names().is_some() && normal(unquoted(rest).unwrap_or(rest)).is_empty() {
        return Err(problem(format!("{} what? write {}", verb.word(), verb.example())));
    }
    let effect = match verb {
        Verb::Reveal => Effect::Reveal(named(scenario, Declared::Fact, rest)?),
        Verb::Flag => Effect::Raise(named(scenario, Declared::Flag, rest)?),
        Verb::Unflag => Effect::Lower(named(scenario, Declared::Flag, rest)?),
        Verb::Keep => Effect::Keep(named(scenario, Declared::Promise, rest)?),
        Verb::Break => Effect::Break(named(scenario, Declared::Promise, rest)?),
        Verb::Promise => Effect::Make(promised(scenario, rest)?),
        Verb::Extend => {
            let (name, time) =
                split_duration(rest).ok_or_else(|| problem(format!("by how long? write {}", verb.example())))?;
            Effect::Extend(named(scenario, Declared::Promise, name)?, time)
        }
        Verb::Set => {
            let (name, number) = split_amount(rest)
                .filter(|(name, _)| !normal(name).is_empty())
                .ok_or_else(|| problem(format!("to what number? write {}", verb.example())))?;
            if matches!(Verb::at_start(name), Some((Verb::Add(_) | Verb::Takes, "")))
                && exactly(scenario, Declared::Meter, name).is_none()
            {
                return Err(problem(format!("{name} cannot be set, only added to: write {name} {number}")));
            }
            // “set anger to 40”
            let without_to = name.strip_suffix(" to").map_or(name, str::trim_end);
            let name = if exactly(scenario, Declared::Meter, name).is_some() { name } else { without_to };
            let number = whole(&number).map_err(Meaning::Problem)?;
            Effect::Set(Var::Meter(named(scenario, Declared::Meter, name)?), number)
        }
        Verb::Add(tally) => {
            Effect::Add(Var::Tally(tally), added(scenario, verb, tally, rest).map_err(Meaning::Problem)?)
        }
        Verb::Takes => {
            let time = rest.parse().map_err(|_| problem(format!("how long? write {}", verb.example())))?;
            return Ok(Meaning::Takes(time));
        }
    };
    Ok(Meaning::Effect(effect))
}

/// How much is added to a tally.
fn added(scenario: &Scenario, verb: Verb, tally: Tally, rest: &str) -> Result<i32, String> {
    if rest.is_empty() && matches!(tally, Tally::Transfers | Tally::Contacts) {
        return Ok(1);
    }
    let currency = scenario.policy.as_ref().map_or("", |policy| policy.currency.as_str());
    let number = match rest.rsplit_once(char::is_whitespace) {
        Some((number, last)) if tally == Tally::Cost && last.eq_ignore_ascii_case(currency) => number,
        _number_alone => rest,
    };
    match split_amount(number) {
        Some(("", number)) if tally == Tally::Cost => minor_units(&number, currency),
        Some(("", number)) => whole(&number),
        _no_number => Err(format!("how much? write {}", verb.example())),
    }
}

/// The promise of `promise NAME` or `promise NAME 30m`.
fn promised(scenario: &Scenario, rest: &str) -> Result<Id, Meaning> {
    if let Some(id) = exactly(scenario, Declared::Promise, rest) {
        return Ok(id);
    }
    let Some((name, due)) = split_duration(rest) else { return named(scenario, Declared::Promise, rest) };
    named(scenario, Declared::Promise, name).map_err(|other| match other {
        Meaning::Unknown(unknown) => Meaning::Unknown(Unknown { due: Some(due), ..unknown }),
        Meaning::Effect(_) | Meaning::Takes(_) | Meaning::Problem(_) => other,
    })
}

/// What stands before a duration at the end of `text`, and the duration.
fn split_duration(text: &str) -> Option<(&str, Duration)> {
    let (name, last) = text.rsplit_once(char::is_whitespace)?;
    Some((name.trim_end(), last.parse().ok()?)).filter(|(name, _)| !normal(unquoted(name).unwrap_or(name)).is_empty())
}

/// The id of what is called `name`, or in the error what to do about it.
fn named(scenario: &Scenario, kind: Declared, name: &str) -> Result<Id, Meaning> {
    match find(scenario, kind, name) {
        Found::One(id) => Ok(id),
        Found::Several(words) => {
            let shown: Vec<String> = words.iter().take(3).map(|words| format!("“{words}”")).collect();
            let others = if words.len() > 3 { " or another" } else { "" };
            Err(problem(format!("“{name}” could be {}{others}: write more of it", shown.join(" or "))))
        }
        Found::Nothing(closest) => {
            let words = unquoted(name).unwrap_or(name).split_whitespace().collect::<Vec<_>>().join(" ");
            if normal(&words).is_empty() {
                return Err(problem(format!("what is the {} called?", kind.word())));
            }
            Err(Meaning::Unknown(Unknown { kind, words, due: None, closest }))
        }
    }
}

/// What is wrong with a part that begins with no verb and ends with no number.
fn without_verb(scenario: &Scenario, text: &str) -> Meaning {
    if let Found::One(_) = find(scenario, Declared::Meter, text) {
        return problem(format!("how much? write {text} -15"));
    }
    for (kind, verbs) in [
        (Declared::Fact, [Verb::Reveal].as_slice()),
        (Declared::Flag, &[Verb::Flag, Verb::Unflag]),
        (Declared::Promise, &[Verb::Promise, Verb::Keep, Verb::Break]),
    ] {
        if let Found::One(_) = find(scenario, kind, text) {
            let forms: Vec<String> = verbs.iter().map(|verb| format!("{} {text}", verb.word())).collect();
            return problem(format!("what about the {}? write {}", kind.word(), forms.join(" or ")));
        }
    }
    let first = text.split_whitespace().next().unwrap_or_default();
    match closest(first, VERBS.iter().map(|(word, ..)| *word)) {
        Some(word) => {
            let example = VERBS.iter().find(|(verb, ..)| *verb == word).map_or("", |(_, _, example, _)| *example);
            problem(format!("“{first}” is not known; did you mean {word}? write {example}"))
        }
        None => problem(format!("“{text}” is not known: write anger -15, reveal party, promise callback 30m")),
    }
}

fn problem(text: String) -> Meaning {
    Meaning::Problem(text)
}
