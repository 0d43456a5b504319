//! The markup of texts in the two languages that read it: what Rust reads stands in a file, and
//! `tests/clients/markup.test.mjs` compares the page's reading with it.

use offramp::scenario::markup::{Block, Span, blocks, plain};
use serde_json::{Value, json};

/// Texts that go wrong easily.
const HARD: [&str; 22] = [
    "One *two* three\nfour\n\n- a [b](https://c.example/d)\n- e\n\nend",
    "2 * 3 * 4",
    "*a* *b*c* **d** * e*",
    "*\u{a0}no* *no\u{85}* *\u{feff}yes*",
    r"\*not\* \[this\] \- \{a\} \\ \q \",
    "- one\n  - two\n-three\n\\- four",
    "[x](javascript:alert(1)) [x](HTTPS://a.example) [x](mailto:a@b.example)",
    "[x](https://a.example/a b) [x](https://a.example/(b)) [x]()",
    "[a [b](https://c.example) [](https://d.example) [\\]](https://e.example)",
    "[*a*](https://c.example) *[b](https://c.example)*",
    "*one\ntwo* [one\ntwo](https://c.example)",
    "\n\n \t\n\u{2003}\nafter blanks\n\u{85}\nand\n\u{feff}\nmore",
    "</script><img src=x onerror=alert(1)>",
    "🙂 *🙂* [🙂](https://🙂.example) \\🙂",
    "مرحبا *بك* يا",
    "",
    "\\",
    "*",
    "[",
    "[]",
    "- ",
    "-",
];

/// Texts put together from the characters that mean something, the same ones every time.
fn drawn() -> impl Iterator<Item = String> {
    const PIECES: [&str; 16] =
        ["*", "[", "]", "(", ")", "\\", "-", " ", "\n", "- ", "a", "é", "🙂", "https://b", "{", "\n\n"];
    let mut state = 7_u32;
    (0..400).map(move |length| {
        (0..=length % 24)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                PIECES[(state >> 28) as usize]
            })
            .collect()
    })
}

fn span(span: &Span) -> Value {
    match span {
        Span::Plain(words) => json!({ "kind": "plain", "words": words }),
        Span::Emphasis(words) => json!({ "kind": "emphasis", "words": words }),
        Span::Link { label, to } => json!({ "kind": "link", "words": label, "to": to }),
    }
}

fn block(block: &Block) -> Value {
    let (item, spans) = match block {
        Block::Paragraph(spans) => (false, spans),
        Block::Item(spans) => (true, spans),
    };
    json!({ "item": item, "spans": spans.iter().map(span).collect::<Vec<_>>() })
}

#[test]
fn markup_is_written_down_for_the_page() {
    let long = [499, 500, 501].map(|length| format!("[{}](https://a.example)", "é".repeat(length)));
    let texts = HARD.iter().map(|&text| text.to_owned()).chain(long).chain(drawn());
    let mut lines = String::new();
    for text in texts {
        let read: Vec<Value> = blocks(&text).iter().map(block).collect();
        lines.push_str(&json!({ "text": text, "blocks": read, "plain": plain(&text) }).to_string());
        lines.push('\n');
    }
    crate::support::golden_file("assets/conformance/markup.jsonl", &lines);
}
