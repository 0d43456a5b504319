//! Finds what a name in a line means, by id and by words.

use super::Declared;
use super::split::closing;
use crate::scenario::{Id, Scenario, Text, closest, markup};

/// What is called so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// One thing.
    One(Id),
    /// The beginning of several: their words.
    Several(Vec<String>),
    /// Nothing; perhaps that was meant.
    Nothing(Option<String>),
}

/// Everything of a kind that the case declares: its id and its words.
pub(super) fn declared(scenario: &Scenario, kind: Declared) -> Vec<(&Id, &Text)> {
    match kind {
        Declared::Meter => scenario.meters.iter().map(|(id, meter)| (id, &meter.name)).collect(),
        Declared::Flag => scenario.flags.iter().collect(),
        Declared::Fact => scenario.facts.iter().map(|(id, fact)| (id, &fact.label)).collect(),
        Declared::Promise => scenario.promises.iter().map(|(id, promise)| (id, &promise.what)).collect(),
    }
}

/// What exactly is called `name`. An id as it stands comes first, then words, then an id by its words.
pub(super) fn exactly(scenario: &Scenario, kind: Declared, name: &str) -> Option<Id> {
    let name = unquoted(name).unwrap_or(name);
    let all = declared(scenario, kind);
    let wanted = normal(name);
    let by_id = all.iter().find(|(id, _)| id.as_str() == name);
    let by_words = || all.iter().find(|(_, words)| !wanted.is_empty() && said(words).contains(&wanted));
    let by_words_of_id = || all.iter().find(|(id, _)| normal(id) == wanted);
    by_id.or_else(by_words).or_else(by_words_of_id).map(|(id, _)| (*id).clone())
}

/// What is called `name`, exactly or as the only thing that begins so; a name in quotation marks is meant exactly.
pub(super) fn find(scenario: &Scenario, kind: Declared, name: &str) -> Found {
    if let Some(id) = exactly(scenario, kind, name) {
        return Found::One(id);
    }
    let all = declared(scenario, kind);
    let wanted = normal(unquoted(name).unwrap_or(name));
    if unquoted(name).is_none() {
        for likeness in [Likeness::Begins, Likeness::WordBegins] {
            let alike: Vec<_> =
                all.iter().filter(|(id, words)| likeness_of(&wanted, id, words) == Some(likeness)).collect();
            match alike.as_slice() {
                [] => {}
                [(id, _)] => return Found::One((*id).clone()),
                several => return Found::Several(several.iter().map(|(id, words)| called(id, words)).collect()),
            }
        }
    }
    let names = all.iter().flat_map(|(id, words)| [id.as_str(), words.as_str()]);
    let meant = closest(&wanted, names).and_then(|near| {
        all.iter()
            .find(|(id, words)| id.as_str() == near || words.as_str() == near)
            .map(|(id, words)| called(id, words))
    });
    Found::Nothing(meant)
}

/// How near a name is to what was typed, nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// The id or the words begin so.
    Begins,
    /// A later word begins so.
    WordBegins,
}

/// How near `typed`, in its normal form, is to a name; at least two letters are needed.
pub(super) fn likeness_of(typed: &str, id: &Id, words: &Text) -> Option<Likeness> {
    if typed.chars().count() < 2 {
        return None;
    }
    let names: Vec<String> = said(words).into_iter().chain([normal(id)]).collect();
    if names.iter().any(|name| name.starts_with(typed)) {
        return Some(Likeness::Begins);
    }
    let inner = format!(" {typed}");
    names.iter().any(|name| name.contains(&inner)).then_some(Likeness::WordBegins)
}

/// A name as two are compared: lower case, hyphens as spaces, one space between words, composed.
pub(super) fn normal(name: &str) -> String {
    let name = Text::from(name.to_lowercase());
    name.split(|c: char| c.is_whitespace() || matches!(c, '-' | '_'))
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// What stands between quotation marks, if all of `name` does.
pub(super) fn unquoted(name: &str) -> Option<&str> {
    let open = name.chars().next()?;
    let inner = name[open.len_utf8()..].strip_suffix(closing(open)?)?;
    Some(inner.trim())
}

/// The words of something in their normal form, with markup and without.
fn said(words: &Text) -> Vec<String> {
    [normal(words), normal(&markup::plain(words))].into_iter().filter(|words| !words.is_empty()).collect()
}

/// What to call it in a message.
fn called(id: &Id, words: &Text) -> String {
    if words.is_blank() { id.to_string() } else { markup::plain(words.trim()) }
}
