//! The verbs of a line: the words with which a part may begin.

use super::Declared;
use crate::scenario::Tally;

/// What the first word of a part says to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    Set,
    Reveal,
    Promise,
    Keep,
    Break,
    Extend,
    Flag,
    Unflag,
    /// Adds to a sum that every scenario has.
    Add(Tally),
    /// `time 2m`, which is no effect.
    Takes,
}

/// Every verb as it is offered, with an example and what it does, in the order in which they are offered.
pub(super) const VERBS: [(&str, Verb, &str, &str); 16] = [
    ("reveal", Verb::Reveal, "reveal party", "a fact comes into the case file"),
    ("flag", Verb::Flag, "flag refund mentioned", "the case remembers: yes"),
    ("unflag", Verb::Unflag, "unflag refund mentioned", "the case remembers: no"),
    ("promise", Verb::Promise, "promise callback 30m", "makes a promise"),
    ("keep", Verb::Keep, "keep callback", "keeps a promise"),
    ("break", Verb::Break, "break callback", "breaks a promise"),
    ("extend", Verb::Extend, "extend callback 1h", "gives a promise more time"),
    ("cost", Verb::Add(Tally::Cost), "cost 18", "money spent on recovery"),
    ("set", Verb::Set, "set anger 40", "puts a meter at a number"),
    ("transfer", Verb::Add(Tally::Transfers), "transfer", "the customer is passed on"),
    ("contact", Verb::Add(Tally::Contacts), "contact", "the customer has to come back"),
    ("points", Verb::Add(Tally::Points), "points 5", "points given or taken"),
    ("time", Verb::Takes, "time 2m", "how long it takes"),
    ("fair outcome", Verb::Add(Tally::FairOutcome), "fair outcome 2", "fits the loss"),
    ("fair process", Verb::Add(Tally::FairProcess), "fair process 2", "fast, clear, with a say"),
    ("fair respect", Verb::Add(Tally::FairRespect), "fair respect 2", "treated with respect"),
];

/// Other forms that people type.
const OTHERS: [(&str, Verb); 6] = [
    ("transfers", Verb::Add(Tally::Transfers)),
    ("contacts", Verb::Add(Tally::Contacts)),
    ("point", Verb::Add(Tally::Points)),
    ("takes", Verb::Takes),
    ("fair treatment", Verb::Add(Tally::FairRespect)),
    ("recovery cost", Verb::Add(Tally::Cost)),
];

impl Verb {
    /// The verb at the beginning of `text`, and what follows it.
    pub(super) fn at_start(text: &str) -> Option<(Self, &str)> {
        let known = VERBS.iter().map(|(word, verb, ..)| (*word, *verb)).chain(OTHERS);
        known.into_iter().find_map(|(word, verb)| Some((verb, after(text, word)?)))
    }

    /// What it names, if it names something.
    pub(super) const fn names(self) -> Option<Declared> {
        match self {
            Self::Set => Some(Declared::Meter),
            Self::Reveal => Some(Declared::Fact),
            Self::Promise | Self::Keep | Self::Break | Self::Extend => Some(Declared::Promise),
            Self::Flag | Self::Unflag => Some(Declared::Flag),
            Self::Add(_) | Self::Takes => None,
        }
    }

    /// How it is written.
    pub(super) fn example(self) -> &'static str {
        VERBS.iter().find(|(_, verb, ..)| *verb == self).map_or("anger -15", |(_, _, example, _)| *example)
    }

    /// The word that stands for it.
    pub(super) fn word(self) -> &'static str {
        VERBS.iter().find(|(_, verb, ..)| *verb == self).map_or("", |(word, ..)| *word)
    }
}

/// What follows the words of a verb at the beginning of `text`, in any case and with any white space.
fn after<'a>(text: &'a str, verb: &str) -> Option<&'a str> {
    let mut rest = text;
    for word in verb.split(' ') {
        let trimmed = rest.trim_start();
        let head = trimmed.get(..word.len()).filter(|head| head.eq_ignore_ascii_case(word))?;
        rest = &trimmed[head.len()..];
        if !rest.is_empty() && !rest.starts_with(char::is_whitespace) {
            return None;
        }
    }
    Some(rest.trim_start())
}
