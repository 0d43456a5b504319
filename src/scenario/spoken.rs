//! What authors call the things that a case declares, within a sentence: their words, never an id where there are
//! words. What does not exist is called missing.

use super::{Duration, Id, Scenario, markup, shortened};

/// How long words may be within a sentence.
const LONGEST: usize = 40;

/// Words in quotation marks, without markup, cut to fit into a sentence.
pub(crate) fn quoted(words: &str) -> String {
    format!("“{}”", short(words))
}

/// A meter: its name as it stands within a sentence, “anger”.
pub(crate) fn spoken_meter(scenario: &Scenario, id: &Id) -> String {
    match scenario.meters.get(id) {
        Some(meter) => within_sentence(scenario, &words_or_id(&meter.name, id)),
        None => missing("meter", id),
    }
}

/// A flag: its words without quotation marks.
pub(crate) fn spoken_flag(scenario: &Scenario, id: &Id) -> String {
    scenario.flags.get(id).map_or_else(|| missing("flag", id), |words| words_or_id(words, id))
}

/// A fact: its heading in quotation marks.
pub(crate) fn spoken_fact(scenario: &Scenario, id: &Id) -> String {
    scenario.facts.get(id).map_or_else(|| missing("fact", id), |fact| quoted(&words_or_id(&fact.label, id)))
}

/// A promise: what is promised, without quotation marks.
pub(crate) fn spoken_promise(scenario: &Scenario, id: &Id) -> String {
    scenario.promises.get(id).map_or_else(|| missing("promise", id), |promise| words_or_id(&promise.what, id))
}

/// A length of time in words: “1 hour 30 minutes”.
pub(crate) fn duration_words(duration: Duration) -> String {
    let mut rest = duration.seconds();
    let mut parts = Vec::new();
    for (unit, seconds) in [("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1)] {
        let count = rest / seconds;
        rest %= seconds;
        if count > 0 {
            parts.push(format!("{count} {unit}{}", if count == 1 { "" } else { "s" }));
        }
    }
    if parts.is_empty() { "0 seconds".to_owned() } else { parts.join(" ") }
}

fn missing(what: &str, id: &Id) -> String {
    format!("the missing {what} “{id}”")
}

fn words_or_id(words: &str, id: &Id) -> String {
    let words = short(words);
    if words.is_empty() { id.replace('-', " ") } else { words }
}

fn short(words: &str) -> String {
    shortened(markup::plain(words).trim(), LONGEST)
}

/// In English, a single capitalised word begins small in the middle of a sentence: `Anger`, but not `NPS` and not
/// `Dana's trust`.
fn within_sentence(scenario: &Scenario, words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first)
            if (scenario.language.as_str() == "en" || scenario.language.starts_with("en-"))
                && letters.clone().all(char::is_lowercase) =>
        {
            first.to_lowercase().chain(letters).collect()
        }
        _as_it_stands => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Meter;

    #[test]
    fn a_name_of_one_word_begins_small_in_english() {
        let id = Id::from_words("m", "m");
        let mut case = Scenario::empty("id", "title");
        for (language, name, said) in [
            ("en", "Anger", "anger"),
            ("en-GB", "NPS", "NPS"),
            ("en", "Dana's trust", "Dana's trust"),
            ("de", "Vertrauen", "Vertrauen"),
            ("en", "*Anger*", "anger"),
            ("en", " ", "m"),
        ] {
            case.language = language.into();
            case.meters = [(id.clone(), Meter::new(name, 0, 0, 9))].into_iter().collect();
            assert_eq!(spoken_meter(&case, &id), said);
        }
    }

    #[test]
    fn lengths_of_time_are_said_in_their_units() {
        for (text, words) in [("0s", "0 seconds"), ("1s", "1 second"), ("90m", "1 hour 30 minutes"), ("2d", "2 days")] {
            assert_eq!(duration_words(text.parse().unwrap()), words);
        }
    }
}
