//! An abbreviation that the case never spells out.

use std::collections::HashSet;

use indexmap::IndexMap;

use crate::check::finding::units;
use crate::check::naming::quoted;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Place, Segment, Stage, each_text};

/// What everybody reads without help, and words that are shouted, answered or counted in capitals.
const COMMON: &str = " ID PIN SMS PDF TV OK AM PM GPS CEO DIY ATM VAT VIP QR USB URL CV DVD CD DM DMS ASAP FAQ ZIP UK US \
    USA EU UN DE NY LA DC USD EUR GBP CHF CAD AUD IBAN SIM LED PC HR IT PR TBD TODO NASA BBC UTC GMT CET EST PST \
    AND OR NOT NO YES STOP HELP START NOW ALL ANY NEVER ALWAYS WHAT WHY HOW WHO WHEN WHERE I II III IV VI VII VIII IX XI \
    XII NEIN JA UND ODER GMBH AG KG PLZ EC LKW PKW WLAN ";

/// How many are looked for at once: a case with more is written in a language of its own.
const MOST: usize = 1_000;

/// Longer ones are words.
const LONGEST: usize = 5;

pub(super) static RULE: Rule = Rule {
    id: "unexplained-abbreviation",
    family: Family::Text,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "an abbreviation of two to five capitals that the case never spells out, as in “service level (SLA)” or “SLA (service level)”, and that is no term of the case; what customers and others of the cast say is not looked at",
    why: "New hires do not know the house's letters, and are too polite to ask.",
    cure: "Spell it out where it comes first, or write what it means instead.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let mut first: IndexMap<String, (Place, (usize, usize))> = IndexMap::new();
    each_text(case.scenario(), &mut |path, text| {
        if !is_looked_at(path) || !has_capitals(text) {
            return;
        }
        for (start, word, is_explained) in abbreviations(text) {
            if !is_explained && first.len() < MOST && !first.contains_key(word) {
                let units = units(text, &(start..start + word.len()));
                first.insert(word.to_owned(), (Place::new(path), units));
            }
        }
    });
    if first.is_empty() {
        return;
    }
    let mut known: HashSet<String> = HashSet::new();
    let terms = case.scenario().terms.values().chain(case.pack().into_iter().flat_map(|pack| pack.terms.values()));
    for name in terms.chain(case.cast().values().map(|person| &person.name)) {
        known.extend(parts(name).map(str::to_owned));
    }
    each_text(case.scenario(), &mut |_, text| {
        if has_capitals(text) {
            let explained = abbreviations(text).filter(|(.., is_explained)| *is_explained);
            known.extend(explained.map(|(_, word, _)| word.to_owned()));
        }
        // What stands somewhere in small letters is a word, and shouted where it stands in capitals.
        for word in parts(text).filter(|word| word.len() <= LONGEST && word.bytes().all(|b| b.is_ascii_lowercase())) {
            let capitals = word.to_ascii_uppercase();
            if first.contains_key(&capitals) {
                known.insert(capitals);
            }
        }
    });
    for (word, (place, units)) in first.into_iter().filter(|(word, _)| !known.contains(word)) {
        let message =
            format!("{}, {} is an abbreviation that nothing spells out", case.whereabouts(&place), quoted(&word));
        report.place(place, message).mark_units(units);
    }
}

/// Whether two capitals stand side by side.
fn has_capitals(text: &str) -> bool {
    text.as_bytes().windows(2).any(|pair| pair[0].is_ascii_uppercase() && pair[1].is_ascii_uppercase())
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|part| !part.is_empty())
}

/// Whether the words are the case's own, not somebody's: people shout and shorten as they like.
fn is_looked_at(path: &[Segment]) -> bool {
    let spoken = path.iter().any(|segment| matches!(segment, Segment::Field("lines" | "reply")));
    let authors = matches!(path, [Segment::Field("cast" | "media" | "runs" | "starts_at"), ..]);
    !spoken && !authors
}

/// Every abbreviation of a text, where it begins, and whether it stands in or before brackets that explain it.
fn abbreviations(text: &str) -> impl Iterator<Item = (usize, &str, bool)> {
    let words =
        parts(text).filter(|word| (2..=LONGEST).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase()));
    words.filter_map(move |word| {
        if COMMON.split_ascii_whitespace().any(|known| known == word) {
            return None;
        }
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let (before, after) = (&text[..start], &text[start + word.len()..]);
        // Two words in capitals side by side are shouted.
        let neighbour = |word: Option<&str>| {
            word.is_some_and(|word| {
                let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
                letters.len() > 1 && letters.iter().all(|c| c.is_uppercase())
            })
        };
        if neighbour(before.split_whitespace().next_back()) || neighbour(after.split_whitespace().next()) {
            return None;
        }
        let inside = before.ends_with('(') && after.starts_with(')');
        Some((start, word, inside || after.starts_with(" (")))
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{check_file, read_body, said};

    #[test]
    fn abbreviations_are_spelt_out_once() {
        check_file(
            &RULE,
            r#"
            terms: { "company": "ACME Parcels" },
            brief: (situation: "The service level (SLA) is an hour."),
            nodes: {
                "a": Decision(title: "A",
                    prompt: "The SLA is over, ACME waits, and the CRM says RMA.", // ! in “A”, “CRM” is an abbreviation ! “RMA”
                    hint: "The CRM again, a PIN, 4B, and THAT IS IT. JUST this once, just.",
                    lines: [(id: "aaaaaaa", says: "Is this about the RTS?")],
                    choices: [(id: "one", says: "Reply STOP, or ask for the KYC (know your customer) form.")]),
            },
        "#,
        );
    }

    #[test]
    fn the_letters_are_marked() {
        let found = said(&RULE, &read_body(r#"nodes: { "a": Decision(prompt: "Früh: CRM?") }"#).document);
        assert_eq!(found[0].span, Some((6, 9)));
    }
}
