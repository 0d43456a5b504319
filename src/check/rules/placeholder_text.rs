//! Words that were meant to be replaced.

use std::collections::HashMap;
use std::ops::Range;

use crate::check::finding::Units;
use crate::check::naming::quoted;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Braced, Place, Stage, braced, each_text, shortened};

pub(super) static RULE: Rule = Rule {
    id: "placeholder-text",
    family: Family::Text,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: true,
    finds: "words that stand for others: {{…}}, TODO, TBD, XXX, [insert …], lorem ipsum",
    why: "Learners would read the author's note to themselves in the middle of a conversation.",
    cure: "Replace it with the words that were meant.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    each_text(case.scenario(), &mut |path, text| {
        let mut units = Units::along(text);
        for range in placeholders(text) {
            let place = Place::new(path);
            let found = quoted(&shortened(&text[range.clone()], 30));
            let message = format!("{}, {found} still waits for its words", case.whereabouts(&place));
            report.place(place, message).mark_units(units.of(&range));
        }
    });
}

/// Where placeholders stand, in bytes, in the order of the text and without overlap.
fn placeholders(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let mut gaps = None;
    let mut at = 0;
    // One pass: every text of the case comes through here. All that is looked for begins with an ASCII character.
    while let Some(byte) = bytes.get(at) {
        let rest = &bytes[at..];
        let end = match byte {
            // `{{` that a backslash makes plain is no gap.
            b'{' if rest.starts_with(b"{{") => gaps.get_or_insert_with(|| gaps_of(text)).get(&at).copied(),
            b'T' if rest.starts_with(b"TODO") => Some(at + 4),
            b'T' if rest.starts_with(b"TBD") => Some(at + 3),
            b'X' if rest.starts_with(b"XXX") => Some(at + 3),
            b'[' if begins(rest, b"[insert ") => Some(text[at..].find(']').map_or(text.len(), |n| at + n + 1)),
            b'L' | b'l' if begins(rest, b"lorem ipsum") => Some(at + 11),
            _other => None,
        };
        match end {
            Some(end) if matches!(byte, b'{' | b'[') || is_word(text, &(at..end)) => {
                found.push(at..end);
                at = end;
            }
            Some(_) | None => at += 1,
        }
    }
    found
}

/// Where gaps begin, and where each of them ends.
fn gaps_of(text: &str) -> HashMap<usize, usize> {
    let gaps = braced(text).into_iter().filter(|(_, braced)| *braced == Braced::Gap);
    gaps.map(|(range, _)| (range.start, range.end)).collect()
}

/// Whether `text` begins with `words`, whatever the case of its letters.
fn begins(text: &[u8], words: &[u8]) -> bool {
    text.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words))
}

/// Whether neither letter nor digit stands right before or after.
fn is_word(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    !before.into_iter().chain(after).any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::{RULE, placeholders};
    use crate::check::fixture::check_file;

    #[test]
    fn words_that_wait_for_others_are_found() {
        check_file(
            &RULE,
            r#"
            brief: (situation: "TBD"), // ! in the brief, “TBD” still waits for its words
            nodes: {
                "a": Scene(title: "Hello", lines: [
                    (id: "aaaaaaa", says: "She says TODO"), // ! in “Hello”, “TODO”
                    (id: "aaaaaab", says: "Dear {{NAME}}, [Insert date]"), // ! “{{NAME}}” ! “[Insert date]”
                    (id: "aaaaaac", says: "Lorem ipsum dolor"), // ! “Lorem ipsum”
                    (id: "aaaaaad", says: "Tengo todo listo, XXXL, [inserted], {name}"),
                ]),
            },
        "#,
        );
    }

    #[test]
    fn each_is_found_once_and_where_it_stands() {
        assert_eq!(placeholders("é XXX [insert TODO] {{TBD}} {{open"), [3..6, 7..20, 21..28, 29..35]);
        assert_eq!(placeholders("[insert name").first(), Some(&(0..12)));
    }
}
