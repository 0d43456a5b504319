//! Somebody's name, off by one letter.

use std::collections::HashMap;
use std::ops::Range;

use indexmap::IndexSet;

use crate::check::finding::units;
use crate::check::naming::quoted;
use crate::check::{Case, Collector, Family, Finding, Rule, Severity};
use crate::edit::{Step, set_text};
use crate::scenario::{Place, Stage, Text, each_text};

/// How many names are looked for, and how many misspelt ones are told: a case with thousands is still checked at once.
const MOST_NAMES: usize = 200;

/// Shorter names are too often a letter away from a word.
const SHORTEST: usize = 4;

pub(super) static RULE: Rule = Rule {
    id: "misspelt-name",
    family: Family::Text,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "a capitalised word within a sentence that differs in one letter from the name of somebody of the cast, of four letters or more, and stands nowhere else in the case",
    why: "Learners wonder whether this is somebody else, and a customer whose name is misspelt has one more reason to be upset.",
    cure: "Write the name as the cast has it, or {customer} and {agent}, which are always right.",
    check,
    fix: Some(correct),
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let names: IndexSet<&str> = case.cast().values().flat_map(|person| parts(&person.name)).collect();
    let long_enough = names.iter().copied().filter(|name| name.chars().count() >= SHORTEST);
    let looked_for: Vec<&str> = long_enough.take(MOST_NAMES).collect();
    if looked_for.is_empty() {
        return;
    }
    // Words that stand twice are meant: a misspelling is a slip.
    let mut once: Vec<(Place, &str, (usize, usize), String)> = Vec::new();
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut begins = [false; 256];
    for byte in looked_for.iter().filter_map(|name| name.bytes().next()) {
        begins[usize::from(byte)] = true;
    }
    each_text(case.scenario(), &mut |path, text| {
        if !text.bytes().any(|byte| begins[usize::from(byte)]) {
            return;
        }
        for (start, word) in candidates(text, &looked_for) {
            let Some(name) = looked_for.iter().copied().find(|name| is_one_letter_off(word, name)) else { continue };
            if names.contains(word) {
                continue;
            }
            *seen.entry(word.to_owned()).or_default() += 1;
            if once.len() < MOST_NAMES && !follows_a_stop(&text[..start]) {
                once.push((Place::new(path), name, units(text, &(start..start + word.len())), word.to_owned()));
            }
        }
    });
    for (place, name, units, word) in once {
        if seen.get(&word) == Some(&1) {
            let message = format!("{}, {} is probably {}", case.whereabouts(&place), quoted(&word), quoted(name));
            let label = format!("Write {}", quoted(name));
            report.place(place, message).mark_units(units).offer(label);
        }
    }
}

fn parts(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_alphabetic()).filter(|part| part.starts_with(char::is_uppercase))
}

/// Words that begin like one of the names, and are about as long.
fn candidates<'t>(text: &'t str, names: &[&str]) -> impl Iterator<Item = (usize, &'t str)> {
    let like = |word: &str| {
        names.iter().any(|name| name.chars().next() == word.chars().next() && name.len().abs_diff(word.len()) <= 2)
    };
    text.split(|c: char| !c.is_alphabetic())
        .filter(move |word| word.starts_with(char::is_uppercase) && like(word))
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// Whether a sentence begins there, so that any word has a capital.
fn follows_a_stop(before: &str) -> bool {
    let before =
        before.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '“' | '"' | '‘' | '(' | '*' | '-' | '„'));
    before.is_empty() || before.ends_with(['.', '!', '?', '…', ':', '\n', '”'])
}

/// Whether one letter is put in, left out, changed, or two neighbours are swapped.
fn is_one_letter_off(word: &str, name: &str) -> bool {
    let (word, name): (Vec<char>, Vec<char>) = (word.chars().collect(), name.chars().collect());
    if word.len().min(name.len()) < SHORTEST || word == name {
        return false;
    }
    // A plural or a genitive is no slip: Danas, Noras.
    if word.len() == name.len() + 1 && word.starts_with(&name) && matches!(word.last(), Some('s' | 'n')) {
        return false;
    }
    let same = word.iter().zip(&name).take_while(|(a, b)| a == b).count();
    let (rest, other) = (&word[same..], &name[same..]);
    match (rest, other) {
        ([_, rest @ ..], [_, other @ ..]) if rest == other => true,
        ([a, b, rest @ ..], [c, d, other @ ..]) if a == d && b == c && rest == other => true,
        ([_, rest @ ..], other) if rest == other => true,
        (rest, [_, other @ ..]) if rest == other => true,
        _more => false,
    }
}

fn correct(case: &Case<'_>, finding: &Finding, file: &str) -> Option<Step> {
    let (start, end) = finding.span?;
    let label = finding.fix.as_deref()?;
    let name = label.strip_prefix("Write “")?.strip_suffix('”')?;
    let mut corrected = None;
    each_text(case.scenario(), &mut |path, text| {
        if path == finding.place.segments() {
            let units: Vec<u16> = text.encode_utf16().collect();
            let part = |range: Range<usize>| units.get(range).map(String::from_utf16_lossy);
            if let (Some(before), Some(after)) = (part(0..start), part(end..units.len())) {
                corrected = Some(Text::from(format!("{before}{name}{after}")));
            }
        }
    });
    Some(set_text(file, case.scenario(), &finding.place, &corrected?))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{check_file, cures, read_body};

    const NAMES: &str = r#"
            cast: { "customer": (name: "Dana Whitlock", role: Customer), "agent": (name: "Sam", role: Agent) },
            nodes: {
                "a": Scene(title: "A", lines: [
                    (id: "aaaaaaa", says: "So “Früh”, Dnaa?"), // ! in “A”, “Dnaa” is probably “Dana”
                    (id: "bbbbbbb", says: "Mrs Whitlok, Dana’s box and Same as before."), // ! “Whitlok” is probably “Whitlock”
                    (id: "ccccccc", says: "Dane has it. Danas too. The Dame, the data, the Dame."),
                    (id: "ddddddd", says: "Data, then."),
                ]),
            },
        "#;

    #[test]
    fn names_are_spelt_as_in_the_cast() {
        check_file(&RULE, NAMES);
    }

    #[test]
    fn a_name_is_corrected() {
        let repaired = cures(&RULE, &read_body(NAMES).document);
        assert_eq!(repaired.nodes["a"].lines()[0].says.as_str(), "So “Früh”, Dana?");
    }
}
