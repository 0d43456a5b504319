//! Where the parts of a line stand.

use std::ops::Range;

/// The spans between commas, semicolons and line breaks, without white space around them; empty ones are left out.
/// Separators between quotation marks, and commas within a number such as `1,000`, separate nothing.
pub(super) fn parts(line: &str) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let mut start = 0;
    let mut quoted_until = 0;
    for (at, c) in line.char_indices() {
        if at < quoted_until {
            continue;
        }
        if let Some(close) = closing(c)
            && opens(&line[..at])
            && let Some(length) = line[at + c.len_utf8()..].find(close)
        {
            quoted_until = at + c.len_utf8() + length + close.len_utf8();
        } else if matches!(c, ';' | '\n') || (c == ',' && !within_number(line, at)) {
            spans.push(start..at);
            start = at + c.len_utf8();
        }
    }
    spans.push(start..line.len());
    spans.into_iter().filter_map(|span| trimmed(line, span)).collect()
}

/// What closes a quotation that `c` opens.
pub(super) fn closing(c: char) -> Option<char> {
    match c {
        '“' => Some('”'),
        '"' => Some('"'),
        _plain => None,
    }
}

/// Whether a mark after `before` opens a quotation: only where a word begins.
fn opens(before: &str) -> bool {
    before.chars().next_back().is_none_or(|c| c.is_whitespace() || matches!(c, ',' | ';'))
}

/// Whether the comma stands between digits that end the word.
fn within_number(line: &str, comma: usize) -> bool {
    let rest = &line[comma + 1..];
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    line[..comma].ends_with(|c: char| c.is_ascii_digit())
        && after.len() < rest.len()
        && after.chars().next().is_none_or(|c| c.is_whitespace() || matches!(c, ',' | ';' | '.'))
}

fn trimmed(line: &str, span: Range<usize>) -> Option<Range<usize>> {
    let text = &line[span.clone()];
    let start = span.start + (text.len() - text.trim_start().len());
    let words = text.trim();
    (!words.is_empty()).then(|| start..start + words.len())
}
