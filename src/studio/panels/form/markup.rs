//! Markup in fields: emphasis and links around what is selected, and how a text will read.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat};
use egui::{FontId, Ui};

use crate::scenario::markup::{Block, Span, blocks};
use crate::studio::theme::{self, Theme};

/// The address that stands in a new link until the author types one.
const ADDRESS: &str = "https://";

/// Whether a text reads otherwise than it is written.
pub fn has_markup(text: &str) -> bool {
    if !text.contains(['*', '[', '-', '\\']) {
        return false;
    }
    let blocks = blocks(text);
    blocks.iter().any(|block| match block {
        Block::Item(_) => true,
        Block::Paragraph(spans) => spans.iter().any(|span| !matches!(span, Span::Plain(_))),
    }) || text.contains('\\')
}

/// How a text will read.
pub fn preview_ui(ui: &mut Ui, theme: &Theme, text: &str) {
    ui.set_max_width(360.0);
    for block in blocks(text) {
        let (lead, spans) = match &block {
            Block::Paragraph(spans) => ("", spans),
            Block::Item(spans) => ("•  ", spans),
        };
        let mut job = LayoutJob::default();
        let plain = TextFormat::simple(FontId::proportional(theme::BODY), theme.text);
        job.append(lead, 0.0, plain.clone());
        for span in spans {
            match span {
                Span::Plain(words) => job.append(words, 0.0, plain.clone()),
                Span::Emphasis(words) => {
                    job.append(words, 0.0, TextFormat::simple(FontId::new(theme::BODY, theme::italic()), theme.text));
                }
                Span::Link { label, .. } => {
                    let mut format = TextFormat::simple(FontId::proportional(theme::BODY), theme.accent);
                    format.underline = egui::Stroke::new(1.0, theme.accent);
                    job.append(label, 0.0, format);
                }
            }
        }
        ui.label(job);
    }
}

/// The text with the characters of `range` between stars, or without the stars that stand around them; and what is
/// selected then.
pub fn emphasised(text: &str, range: Range<usize>) -> (String, Range<usize>) {
    let (before, inside, after) = cut(text, &range);
    if let (Some(before), Some(after)) = (before.strip_suffix('*'), after.strip_prefix('*')) {
        return (format!("{before}{inside}{after}"), range.start - 1..range.end - 1);
    }
    // A star next to a space is no markup.
    let words = inside.trim();
    let lead = inside.chars().count() - inside.trim_start().chars().count();
    let trail = &inside[inside.trim_end().len()..];
    let from = range.start + lead + 1;
    (
        format!("{before}{}*{words}*{trail}{after}", &inside[..inside.len() - inside.trim_start().len()]),
        from..from + words.chars().count(),
    )
}

/// The text with the characters of `range` as the label of a link, and its address selected to be typed.
pub fn linked(text: &str, range: Range<usize>) -> (String, Range<usize>) {
    let (before, inside, after) = cut(text, &range);
    let label = if inside.is_empty() { "label" } else { inside };
    let marked = format!("{before}[{label}]({ADDRESS}){after}");
    let from = range.start + 1;
    let label_length = label.chars().count();
    if inside.is_empty() {
        return (marked, from..from + label_length);
    }
    let address = from + label_length + 2 + ADDRESS.chars().count();
    (marked, address..address)
}

fn cut<'t>(text: &'t str, range: &Range<usize>) -> (&'t str, &'t str, &'t str) {
    let byte = |index: usize| text.char_indices().nth(index).map_or(text.len(), |(at, _)| at);
    let (from, to) = (byte(range.start), byte(range.end));
    (&text[..from], &text[from..to], &text[to..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_emphasised_and_no_longer() {
        assert_eq!(emphasised("für alle da", 4..8), ("für *alle* da".to_owned(), 5..9));
        assert_eq!(emphasised("für *alle* da", 5..9), ("für alle da".to_owned(), 4..8));
        assert_eq!(emphasised("für alle da", 3..8), ("für *alle* da".to_owned(), 5..9));
        assert_eq!(emphasised("", 0..0), ("**".to_owned(), 1..1));
    }

    #[test]
    fn a_link_waits_for_its_address() {
        assert_eq!(linked("see here", 4..8), ("see [here](https://)".to_owned(), 19..19));
        assert_eq!(linked("see ", 4..4), ("see [label](https://)".to_owned(), 5..10));
    }

    #[test]
    fn only_what_reads_otherwise_is_shown() {
        for (text, otherwise) in [("a - b", false), ("2 * 3", false), ("*so*", true), ("- one", true), ("", false)] {
            assert_eq!(has_markup(text), otherwise, "{text}");
        }
    }
}
