//! The markup of texts: paragraphs, `*emphasis*`, `- ` lists and `[label](https://…)`; a backslash makes the next of
//! `* [ ] { } - \` plain. Never HTML.

/// A block of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Lines that belong together; a line break inside stays one.
    Paragraph(Vec<Span>),
    /// One item of a list.
    Item(Vec<Span>),
}

/// A piece of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    Plain(String),
    Emphasis(String),
    /// A label and where it leads.
    Link {
        label: String,
        to: String,
    },
}

/// What a link may lead to.
const LINK_SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];

/// The longest label of a link in characters: what is longer is no label, and looking for its end would take long.
const LONGEST_LABEL: usize = 500;

/// Reads a text into blocks. Anything that is no markup is plain; nothing is an error.
#[must_use]
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut paragraph = String::new();
    for line in text.split('\n') {
        let item = line.strip_prefix("- ");
        if (item.is_some() || line.trim().is_empty()) && !paragraph.is_empty() {
            blocks.push(Block::Paragraph(spans(&std::mem::take(&mut paragraph))));
        }
        match item {
            Some(item) => blocks.push(Block::Item(spans(item))),
            None if line.trim().is_empty() => {}
            None => {
                if !paragraph.is_empty() {
                    paragraph.push('\n');
                }
                paragraph.push_str(line);
            }
        }
    }
    if !paragraph.is_empty() {
        blocks.push(Block::Paragraph(spans(&paragraph)));
    }
    blocks
}

/// The words of a text without its markup: one line a block, links as their labels.
#[must_use]
pub fn plain(text: &str) -> String {
    let lines: Vec<String> = blocks(text)
        .iter()
        .map(|block| {
            let (lead, spans) = match block {
                Block::Paragraph(spans) => ("", spans),
                Block::Item(spans) => ("• ", spans),
            };
            let words: String = spans
                .iter()
                .map(|span| match span {
                    Span::Plain(words) | Span::Emphasis(words) | Span::Link { label: words, .. } => words.as_str(),
                })
                .collect();
            format!("{lead}{words}")
        })
        .collect();
    lines.join("\n")
}

fn spans(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut words = String::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let special = match c {
            '\\' => escaped(rest).map(|c| (None, Some(c), 1 + c.len_utf8())),
            '*' => emphasis(rest).map(|(span, length)| (Some(span), None, length)),
            '[' => link(rest).map(|(span, length)| (Some(span), None, length)),
            _other => None,
        };
        match special {
            Some((Some(span), _, length)) => {
                if !words.is_empty() {
                    spans.push(Span::Plain(std::mem::take(&mut words)));
                }
                spans.push(span);
                at += length;
            }
            Some((None, escaped, length)) => {
                words.extend(escaped);
                at += length;
            }
            None => {
                words.push(c);
                at += c.len_utf8();
            }
        }
    }
    if !words.is_empty() {
        spans.push(Span::Plain(words));
    }
    spans
}

/// The character that a backslash at the start of `rest` makes plain.
fn escaped(rest: &str) -> Option<char> {
    rest.chars().nth(1).filter(|c| "*[]{}-\\".contains(*c))
}

/// `*words*` at the start of `rest`, without a space inside the stars, and its length.
fn emphasis(rest: &str) -> Option<(Span, usize)> {
    let (words, length) = until(&rest[1..], '*', usize::MAX)?;
    let tight = !words.is_empty() && !words.starts_with(char::is_whitespace) && !words.ends_with(char::is_whitespace);
    tight.then_some((Span::Emphasis(words), 1 + length))
}

/// `[label](address)` at the start of `rest`, and its length.
fn link(rest: &str) -> Option<(Span, usize)> {
    let (label, label_length) = until(&rest[1..], ']', LONGEST_LABEL)?;
    let address = rest[1 + label_length..].strip_prefix('(')?;
    let end = address.find(')')?;
    let to = &address[..end];
    let allowed = LINK_SCHEMES.iter().any(|scheme| to.starts_with(scheme));
    let plain = !to.contains(char::is_whitespace) && !to.contains(char::is_control);
    (allowed && plain && !label.is_empty())
        .then(|| (Span::Link { label, to: to.to_owned() }, 1 + label_length + 1 + end + 1))
}

/// The words up to an unescaped `close` in the same paragraph and at most `most` characters away, escapes taken off,
/// and the length with `close`.
fn until(text: &str, close: char, most: usize) -> Option<(String, usize)> {
    let mut words = String::new();
    let mut at = 0;
    let mut count = 0;
    while let Some(c) = text[at..].chars().next().filter(|_| count <= most) {
        count += 1;
        if c == close {
            return Some((words, at + c.len_utf8()));
        }
        let (c, length) = match (c, escaped(&text[at..])) {
            ('\\', Some(plain)) => (plain, 1 + plain.len_utf8()),
            _unescaped => (c, c.len_utf8()),
        };
        words.push(c);
        at += length;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_blocks_and_spans() {
        let read = blocks("One *two* three\nfour\n\n- a [b](https://c.example/d)\n- e\n\nend");
        assert_eq!(read.len(), 4);
        assert_eq!(
            read[0],
            Block::Paragraph(vec![
                Span::Plain("One ".into()),
                Span::Emphasis("two".into()),
                Span::Plain(" three\nfour".into())
            ])
        );
        assert!(
            matches!(&read[1], Block::Item(spans) if matches!(&spans[1], Span::Link { label, .. } if label == "b"))
        );
    }

    #[test]
    fn what_is_no_markup_stays() {
        for text in ["2 * 3 * 4", "a * b", "[x](javascript:alert(1))", "*open", "[open", "\\q", "]"] {
            assert_eq!(plain(text), text);
        }
        assert_eq!(plain(r"\*not\* \[this\] \- \{a\} \\"), r"*not* [this] - {a} \");
        assert_eq!(plain(r"\- no item"), "- no item");
    }
}
