//! What a line may go on with.

use std::ops::Range;

use super::amount::looks_like_amount;
use super::name::{Likeness, declared, likeness_of, normal};
use super::verb::{VERBS, Verb};
use super::write::part_from_effect;
use super::{Declared, split};
use crate::scenario::{Duration, Effect, Id, Scenario, Text, Var};

/// How many are offered at most.
const MOST: usize = 8;

/// A way to go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What to put in the place of `replaces`; ends with a space where something has to follow.
    pub text: String,
    /// What it is, in a few words.
    pub about: String,
    /// The bytes of the line that it replaces: the part before the cursor.
    pub replaces: Range<usize>,
}

/// The ways to go on at `cursor`, a byte of `line`, best first, at most eight. Begins after two letters.
#[must_use]
pub fn complete(scenario: &Scenario, line: &str, cursor: usize) -> Vec<Completion> {
    let cursor = line.floor_char_boundary(cursor);
    let before = &line[..cursor];
    let Some(span) = split::parts(before).pop() else { return Vec::new() };
    // A comma before the cursor has ended the last part.
    if before[span.end..].contains(|c: char| !c.is_whitespace()) {
        return Vec::new();
    }
    let replaces = span.start..cursor;
    let typed = &line[replaces.clone()];
    let last = typed.split_whitespace().next_back().unwrap_or_default();
    let finished = looks_like_amount(last) || last.parse::<Duration>().is_ok();
    if finished || typed.chars().filter(|c| c.is_alphanumeric()).count() < 2 {
        return Vec::new();
    }
    let mut offers = match Verb::at_start(typed) {
        Some((verb, rest)) if verb.names().is_some() && (!rest.is_empty() || typed.ends_with(char::is_whitespace)) => {
            after_verb(scenario, verb, rest)
        }
        Some(_) | None => from_nothing(scenario, typed),
    };
    offers.sort_by_key(|offer| offer.rank);
    let mut found: Vec<Completion> = Vec::new();
    for Offer { text, about, .. } in offers {
        let new = found.iter().all(|other| other.text != text) && text.trim_end() != typed.trim_end();
        if new && found.len() < MOST {
            found.push(Completion { text, about, replaces: replaces.clone() });
        }
    }
    found
}

struct Offer {
    /// Lower is better.
    rank: (Rank, u8),
    text: String,
    about: String,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Begins,
    WordBegins,
    Similar,
}

/// How well `typed` fits a name; everything fits nothing typed.
fn rank(typed: &str, id: &Id, words: &Text) -> Option<Rank> {
    if typed.is_empty() {
        return Some(Rank::Begins);
    }
    let one_letter = || normal(words).starts_with(typed) || id.starts_with(typed);
    match likeness_of(typed, id, words) {
        Some(Likeness::Begins) => Some(Rank::Begins),
        Some(Likeness::WordBegins) => Some(Rank::WordBegins),
        None if typed.chars().count() < 2 => one_letter().then_some(Rank::Begins),
        None => (similar(typed, words) || similar(typed, id)).then_some(Rank::Similar),
    }
}

fn similar(typed: &str, name: &str) -> bool {
    typed.chars().count() > 2 && crate::scenario::closest(typed, [name]).is_some()
}

/// The names that may follow a verb.
fn after_verb(scenario: &Scenario, verb: Verb, rest: &str) -> Vec<Offer> {
    let Some(kind) = verb.names() else { return Vec::new() };
    let typed = normal(rest.trim_start_matches(['“', '"']));
    let fitting = declared(scenario, kind).into_iter().filter_map(|(id, words)| Some((rank(&typed, id, words)?, id)));
    fitting
        .map(|(rank, id)| Offer {
            rank: (rank, 0),
            text: with_name(scenario, verb, id),
            about: about(scenario, kind, id),
        })
        .collect()
}

/// Verbs, meters, and everything else by its name, with the verb that it most often stands with.
fn from_nothing(scenario: &Scenario, typed: &str) -> Vec<Offer> {
    let wanted = normal(typed.trim_start_matches(['“', '"']));
    let mut offers = Vec::new();
    for (id, words) in declared(scenario, Declared::Meter) {
        if let Some(rank) = rank(&wanted, id, words) {
            let part = part_from_effect(scenario, &Effect::Add(Var::Meter(id.clone()), 1));
            let text = part.strip_suffix("+1").unwrap_or(&part).to_owned();
            offers.push(Offer { rank: (rank, 0), text, about: about(scenario, Declared::Meter, id) });
        }
    }
    for (word, verb, example, what) in VERBS {
        let alone = word == example;
        let fits = if word.starts_with(&wanted) {
            Some(Rank::Begins)
        } else {
            similar(&wanted, word).then_some(Rank::Similar)
        };
        if let Some(rank) = fits {
            let text = if alone { word.to_owned() } else { format!("{} ", verb.word()) };
            let about = if alone { what.to_owned() } else { format!("{what}: {example}") };
            offers.push(Offer { rank: (rank, 1), text, about });
        }
    }
    for (order, verb) in
        (2..).zip([Verb::Reveal, Verb::Flag, Verb::Promise, Verb::Keep, Verb::Unflag, Verb::Break, Verb::Extend])
    {
        let Some(kind) = verb.names() else { continue };
        for (id, words) in declared(scenario, kind) {
            if let Some(rank) = rank(&wanted, id, words) {
                let text = with_name(scenario, verb, id);
                offers.push(Offer { rank: (rank, order), text, about: about(scenario, kind, id) });
            }
        }
    }
    offers
}

/// The verb with a name; without the number or time that has to follow.
fn with_name(scenario: &Scenario, verb: Verb, id: &Id) -> String {
    let id = id.clone();
    let hour = Duration::from_seconds(3_600);
    let (effect, example) = match verb {
        Verb::Set => (Effect::Set(Var::Meter(id), 40), "40"),
        Verb::Reveal => (Effect::Reveal(id), ""),
        Verb::Promise => (Effect::Make(id), ""),
        Verb::Keep => (Effect::Keep(id), ""),
        Verb::Break => (Effect::Break(id), ""),
        Verb::Extend => (Effect::Extend(id, hour), "1h"),
        Verb::Flag => (Effect::Raise(id), ""),
        Verb::Unflag => (Effect::Lower(id), ""),
        Verb::Add(_) | Verb::Takes => return String::new(),
    };
    let part = part_from_effect(scenario, &effect);
    part.strip_suffix(example).unwrap_or(&part).to_owned()
}

/// What something is, in a few words.
fn about(scenario: &Scenario, kind: Declared, id: &Id) -> String {
    match (kind, scenario.meters.get(id), scenario.promises.get(id).and_then(|promise| promise.due)) {
        (Declared::Meter, Some(meter), _) => {
            format!("meter, {} to {}, starts at {}", meter.min, meter.max, meter.start)
        }
        (Declared::Promise, _, Some(due)) => format!("promise, due within {due}"),
        (Declared::Meter | Declared::Promise | Declared::Flag | Declared::Fact, ..) => kind.word().to_owned(),
    }
}
