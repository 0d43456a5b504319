//! Words that point to a real person.

use std::ops::Range;

use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Place, Stage, each_text};

pub(super) static RULE: Rule = Rule {
    id: "personal-data",
    family: Family::Housekeeping,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "an e-mail address, a telephone number, or a long number such as of a card or an order, in a source or a text; addresses at example.com and the like, and numbers that are kept for fiction (555-01…), are not meant",
    why: "Good cases come from real calls. Whoever was in that call has not agreed to be in a course.",
    cure: "Take it out or make it up: name@example.com, 555-0142, “your order number”.",
    check,
    fix: None,
};

/// The fewest digits that point to somebody.
const FEWEST: usize = 8;

/// What is told of one text at most: a text with more is a list, and is taken out as a whole.
const MOST: usize = 20;

/// How many bytes before a number say what it is: nobody writes a longer word.
const BEFORE: usize = 100;

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for (n, source) in case.scenario().about.sources.iter().enumerate() {
        for (range, what) in traces(source).into_iter().take(MOST) {
            let message = format!("in the sources, “{}” looks like {what}", &source[range.clone()]);
            report.place(Place::field("about").then("sources").index(n), message).mark(source, &range);
        }
    }
    each_text(case.scenario(), &mut |path, text| {
        if text.contains('@') || has_digits(text) {
            for (range, what) in traces(text).into_iter().take(MOST) {
                let place = Place::new(path);
                let message = format!("{}, “{}” looks like {what}", case.whereabouts(&place), &text[range.clone()]);
                report.place(place, message).mark(text, &range);
            }
        }
    });
}

/// Whether there are enough digits for a number of somebody.
fn has_digits(text: &str) -> bool {
    text.len() >= FEWEST && text.bytes().filter(u8::is_ascii_digit).nth(FEWEST - 1).is_some()
}

/// What points to somebody, in bytes, and what it looks like.
fn traces(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let mut found = Vec::new();
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '<' | '>' | '“' | '”' | ',' | ';'))
    {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let word = word.trim_end_matches(['.', '!', '?', ':', '*']);
        if is_address(word) {
            found.push((start..start + word.len(), "an e-mail address"));
        }
    }
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at].is_ascii_digit() || (bytes[at] == b'+' && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)) {
            let end = number_end(bytes, at);
            if let Some(what) = number(text, at..end) {
                found.push((at..end, what));
            }
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

fn is_address(word: &str) -> bool {
    let Some((name, host)) = word.split_once('@') else { return false };
    let plain = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || "._%+-".contains(c));
    let Some((_, top)) = host.rsplit_once('.') else { return false };
    let made_up = matches!(top, "example" | "test" | "invalid" | "localhost")
        || host.split('.').any(|label| label == "example" || label == "beispiel");
    plain(name) && plain(host) && top.len() > 1 && top.chars().all(char::is_alphabetic) && !made_up
}

/// Where a number ends that may be written in groups.
fn number_end(bytes: &[u8], start: usize) -> usize {
    let mut end = start + 1;
    let mut at = end;
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii_digit() {
            at += 1;
            end = at;
        } else if matches!(byte, b' ' | b'-' | b'.' | b'/' | b'(' | b')') && at - end < 2 {
            at += 1;
        } else {
            break;
        }
    }
    end
}

fn number(text: &str, range: Range<usize>) -> Option<&'static str> {
    let written = &text[range.clone()];
    let digits: Vec<u8> = written.bytes().filter(u8::is_ascii_digit).collect();
    if digits.len() < FEWEST {
        return None;
    }
    let start = text.floor_char_boundary(range.start.saturating_sub(BEFORE));
    let before = &text[start..range.start];
    // Part of a word, an amount, a publication or a web address.
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
    let previous = before.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    let published =
        ["doi", "isbn", "issn", "://", "10.", "www."].iter().any(|mark| word.contains(mark) || previous.contains(mark));
    let is_amount = before.trim_end().ends_with(['$', '€', '£', '¥']);
    let glued = before.ends_with(|c: char| c.is_alphabetic() || c == '_');
    if published || is_amount || glued || written.starts_with("10.") {
        return None;
    }
    let groups: Vec<&str> = written.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).collect();
    let longest = groups.iter().map(|group| group.len()).max().unwrap_or_default();
    match digits.len() {
        13..=19 if is_card(&digits) => Some("the number of a card"),
        _ if longest >= 8 && digits.windows(2).any(|pair| pair[0] != pair[1]) => {
            Some("the number of an order or a person")
        }
        9..=15 if is_fictional(&digits) || is_dates(&groups) || is_grouped(written, &groups) => None,
        9..=15 if groups.len() <= 6 && (longest >= 3 || written.starts_with('+')) => Some("a telephone number"),
        _fewer => None,
    }
}

/// Numbers that are given to nobody: 555-01xx in North America, the ranges of Ofcom for drama.
fn is_fictional(digits: &[u8]) -> bool {
    let tail = &digits[digits.len().saturating_sub(7)..];
    let national = digits.strip_prefix(b"44").or_else(|| digits.strip_prefix(b"0")).unwrap_or(digits);
    tail.starts_with(b"55501") || national.starts_with(b"7700900") || national.starts_with(b"1632960")
}

/// `2026-11-22 2027-03`: days and months side by side.
fn is_dates(groups: &[&str]) -> bool {
    let year = |group: &&&str| group.len() == 4 && (group.starts_with("19") || group.starts_with("20"));
    groups.iter().filter(year).count() * 3 >= groups.len()
        && groups.iter().all(|group| group.len() == 4 || group.len() <= 2)
}

/// `1 000 000 000`, `1.000.000.000`.
fn is_grouped(written: &str, groups: &[&str]) -> bool {
    groups.iter().skip(1).all(|group| group.len() == 3)
        && groups[0].len() <= 3
        && !written.contains(['-', '/', '('])
        && !written.starts_with(['0', '+'])
}

/// The check digit of Luhn, which every payment card has.
fn is_card(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(n, digit)| {
            let digit = u32::from(digit - b'0');
            if n % 2 == 0 { digit } else { (digit * 2) / 10 + (digit * 2) % 10 }
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::fixture::check_file;

    #[test]
    fn sources_and_texts_point_to_nobody() {
        check_file(
            &RULE,
            r#"
            about: (sources: [
                "Call of 2026-11-22, see doi.org/10.1509/jmr.16.0118 and ISBN 978-3-16-148410-0",
                "Interview with k.meyer@parcels.com", // ! in the sources, “k.meyer@parcels.com” looks like an e-mail address
            ]),
            nodes: {
                "a": Decision(title: "A", prompt: "Write to help@example.com or call 312 555 0142.", choices: [
                    (id: "one", says: "I see +49 30 2312 5567."), // ! in “A”, “+49 30 2312 5567” looks like a telephone number
                    (id: "two", says: "Card 4111 1111 1111 1111."), // ! looks like the number of a card
                    (id: "three", says: "Order 8830172."),
                    (id: "four", says: "Order 88301727."), // ! looks like the number of an order
                ]),
            },
        "#,
        );
    }

    #[test]
    fn numbers_of_nobody_are_left_alone() {
        for text in [
            "From 2026-11-22 to 2027-03, 9-5, 24/7",
            "1 000 000 000 people, $1,000,000.00",
            "07700 900 123 and (202) 555-0199",
            "00000000",
            "ask @company at noon, or a@b",
            "https://example.org/123456789",
        ] {
            assert_eq!(traces(text), [], "{text}");
        }
    }
}
