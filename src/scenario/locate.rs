//! Where in the text of a file the parts of its document stand: for findings and errors.
//!
//! Reads the brackets, keys and strings of RON and nothing else, so that it also works on a file that does not load.

use std::collections::HashMap;

use super::{Place, Segment};

/// A position in a text, both from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    pub line: usize,
    pub column: usize,
}

impl Position {
    /// The position of a byte in `text`.
    #[must_use]
    pub fn of(text: &str, byte: usize) -> Self {
        let mut end = byte.min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let before = &text[..end];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Self {
            line: before.bytes().filter(|b| *b == b'\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }
}

/// The positions of everything with a name in a file.
#[derive(Clone, Debug, Default)]
pub struct Locations {
    positions: HashMap<String, Position>,
    comments: bool,
}

impl Locations {
    /// Reads `text`, as far as its brackets make sense.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let lines = LineStarts::of(text);
        let mut positions = HashMap::new();
        let mut scanner = Scanner::new(text);
        scanner.run(usize::MAX, &mut |path, at| {
            let position = lines.position(at);
            positions.entry(path.to_owned()).or_insert(position);
        });
        Self { positions, comments: scanner.comments }
    }

    /// Where `place` stands: its own position, or that of the innermost part around it that is written.
    #[must_use]
    pub fn find(&self, place: &Place) -> Option<Position> {
        let steps = place.segments();
        (0..=steps.len()).rev().find_map(|length| self.positions.get(&key(&steps[..length])).copied())
    }

    /// Whether the file has comments, which are not kept when it is saved.
    #[must_use]
    pub fn has_comments(&self) -> bool {
        self.comments
    }
}

/// The names of what encloses the byte `at`, outermost first: `nodes/first-words/choices/own-it`.
#[must_use]
pub fn path_at(text: &str, at: usize) -> String {
    let mut scanner = Scanner::new(text);
    scanner.run(at, &mut |_, _| {});
    scanner.path()
}

fn key(steps: &[Segment]) -> String {
    let names: Vec<String> = steps
        .iter()
        .map(|step| match step {
            Segment::Field(field) => (*field).to_owned(),
            Segment::Id(id) => id.to_string(),
            Segment::Index(index) => index.to_string(),
        })
        .collect();
    names.join("/")
}

/// Turns bytes into positions without counting lines from the top each time.
struct LineStarts<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> LineStarts<'a> {
    fn of(text: &'a str) -> Self {
        let after_breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(after_breaks).collect() }
    }

    fn position(&self, at: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= at);
        let start = self.starts[line - 1];
        Position { line, column: self.text[start..at].chars().count() + 1 }
    }
}

/// An open bracket.
struct Open {
    bracket: u8,
    /// What the element that is being read is called below this bracket.
    name: Option<String>,
    /// Elements of a list seen so far.
    index: usize,
    /// Whether the next string is a key (in a map) or has named the element.
    expects_key: bool,
    /// Where the element begins.
    starts: usize,
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    open: Vec<Open>,
    comments: bool,
}

impl<'a> Scanner<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, at: 0, open: Vec::new(), comments: false }
    }

    fn path(&self) -> String {
        let names: Vec<&str> = self.open.iter().filter_map(|open| open.name.as_deref()).collect();
        names.join("/")
    }

    /// Reads on until `stop`, and tells `see` of everything that has a name, and where it begins.
    fn run(&mut self, stop: usize, see: &mut dyn FnMut(&str, usize)) {
        let bytes = self.text.as_bytes();
        see("", 0);
        while self.at < bytes.len().min(stop) {
            let at = self.at;
            match bytes[at] {
                b'/' if bytes.get(at + 1) == Some(&b'/') => {
                    self.comments = true;
                    self.at = self.text[at..].find('\n').map_or(bytes.len(), |n| at + n);
                }
                b'/' if bytes.get(at + 1) == Some(&b'*') => {
                    self.comments = true;
                    self.block_comment();
                }
                b'"' => {
                    let value = self.string();
                    self.on_string(at, value, see);
                }
                b'r' if matches!(bytes.get(at + 1), Some(b'"' | b'#')) => {
                    let value = self.raw_string();
                    self.on_string(at, value, see);
                }
                b'\'' => self.character(),
                bracket @ (b'(' | b'[' | b'{') => {
                    self.element_starts(at, see);
                    self.open.push(Open {
                        bracket,
                        name: None,
                        index: 0,
                        expects_key: bracket != b'(',
                        starts: at + 1,
                    });
                    self.at += 1;
                }
                b')' | b']' | b'}' => {
                    self.open.pop();
                    self.at += 1;
                }
                b',' => {
                    if let Some(open) = self.open.last_mut() {
                        open.name = None;
                        open.index += 1;
                        open.expects_key = open.bracket != b'(';
                    }
                    self.at += 1;
                }
                byte if byte.is_ascii_alphabetic() || byte == b'_' => self.word(see),
                byte if byte.is_ascii_whitespace() || byte == b':' => self.at += 1,
                _other => {
                    self.element_starts(at, see);
                    self.at += 1;
                }
            }
        }
    }

    /// An element of a list without a name of its own is called by its number.
    fn element_starts(&mut self, at: usize, see: &mut dyn FnMut(&str, usize)) {
        if let Some(open) = self.open.last_mut()
            && open.bracket == b'['
            && open.expects_key
        {
            open.expects_key = false;
            open.name = Some(open.index.to_string());
            open.starts = at;
            let path = self.path();
            see(&path, at);
        }
    }

    fn on_string(&mut self, at: usize, value: &'a str, see: &mut dyn FnMut(&str, usize)) {
        self.element_starts(at, see);
        let depth = self.open.len();
        let Some(open) = self.open.last_mut() else { return };
        if open.bracket == b'{' && open.expects_key {
            open.expects_key = false;
            open.name = Some(value.to_owned());
            let path = self.path();
            see(&path, at);
        } else if open.bracket == b'(' && open.name.as_deref() == Some("id") && depth >= 2 {
            // `(id: "own-it", …)` in a list: the element is called by its id from here on.
            let element = &mut self.open[depth - 2];
            if element.bracket == b'[' {
                element.name = Some(value.to_owned());
                let starts = element.starts;
                let names: Vec<&str> = self.open[..depth - 1].iter().filter_map(|open| open.name.as_deref()).collect();
                see(&names.join("/"), starts);
            }
        }
    }

    /// A word before a colon in round brackets names a field; any other word begins an element.
    fn word(&mut self, see: &mut dyn FnMut(&str, usize)) {
        let at = self.at;
        let rest = &self.text[at..];
        let length = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let word = &rest[..length];
        self.at += length;
        let before_colon = rest[length..].trim_start().starts_with(':');
        match self.open.last_mut() {
            Some(open) if open.bracket == b'(' && before_colon => {
                open.name = Some(word.to_owned());
                let path = self.path();
                see(&path, at);
            }
            Some(open) if open.bracket == b'{' && open.expects_key => {
                open.expects_key = false;
                open.name = Some(word.to_owned());
                let path = self.path();
                see(&path, at);
            }
            Some(_) | None => self.element_starts(at, see),
        }
    }

    /// What stands between quotes, escapes as they are.
    fn string(&mut self) -> &'a str {
        let start = self.at + 1;
        let bytes = self.text.as_bytes();
        let mut at = start;
        while at < bytes.len() && bytes[at] != b'"' {
            at += if bytes[at] == b'\\' { 2 } else { 1 };
        }
        let end = at.min(bytes.len());
        self.at = (end + 1).min(bytes.len());
        self.text.get(start..end).unwrap_or_default()
    }

    fn raw_string(&mut self) -> &'a str {
        let hashes = self.text[self.at + 1..].bytes().take_while(|b| *b == b'#').count();
        let start = self.at + 1 + hashes;
        if self.text.as_bytes().get(start) != Some(&b'"') {
            self.at += 1;
            return "";
        }
        let close = format!("\"{}", "#".repeat(hashes));
        let body = &self.text[start + 1..];
        let length = body.find(&close).unwrap_or(body.len());
        self.at = (start + 1 + length + close.len()).min(self.text.len());
        &body[..length]
    }

    fn character(&mut self) {
        let rest = &self.text[self.at + 1..];
        let escaped = usize::from(rest.starts_with('\\'));
        let closes = rest.char_indices().skip(1 + escaped).take(10).find(|(_, c)| *c == '\'');
        self.at += closes.map_or(1, |(n, _)| n + 2);
    }

    fn block_comment(&mut self) {
        let mut depth = 0_u32;
        let bytes = self.text.as_bytes();
        while self.at < bytes.len() {
            match &bytes[self.at..] {
                [b'/', b'*', ..] => {
                    depth += 1;
                    self.at += 2;
                }
                [b'*', b'/', ..] => {
                    depth -= 1;
                    self.at += 2;
                    if depth == 0 {
                        return;
                    }
                }
                _other => self.at += 1,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Id;
    use super::*;

    const FILE: &str = r##"(
  format: 1, // a remark
  meters: { "anger": (name: "Anger", bands: [(id: "calm", upto: 25)]) },
  nodes: {
    "first": Decision(
      lines: [(id: "aaaaaaa", says: r#"He said "no", (twice)"#)],
      choices: [
        (id: "own-it", says: "Yes, \"that\" [was] us", effects: [Add(Meter("anger"), -5)]),
        (
          id: "hold",
          feedback: "…",
        ),
      ],
    ),
  },
  whenever: [(when: Is("a"), to: "b"), (when: Is("c"), to: "d")],
)"##;

    fn position(place: &Place) -> (usize, usize) {
        let found = Locations::of(FILE).find(place).unwrap();
        (found.line, found.column)
    }

    #[test]
    fn named_parts_are_found() {
        let id = |name| Id::new(name).unwrap();
        assert_eq!(position(&Place::node(&id("first"))), (5, 5));
        assert_eq!(position(&Place::choice(&id("first"), &id("own-it")).then("says")), (8, 24));
        assert_eq!(position(&Place::choice(&id("first"), &id("hold")).then("feedback")), (11, 11));
        assert_eq!(position(&Place::choice(&id("first"), &id("hold")).then("says")), (9, 9));
        assert_eq!(position(&Place::declared("meters", &id("anger")).then("bands").item(&id("calm"))), (3, 46));
        assert_eq!(position(&Place::field("whenever").index(1).then("to")), (16, 56));
        assert_eq!(position(&Place::default()), (1, 1));
        assert!(Locations::of(FILE).has_comments());
        assert!(!Locations::of("(title: \"http://example.com\")").has_comments());
    }

    #[test]
    fn the_path_to_a_byte_names_what_encloses_it() {
        let at = FILE.find("feedback").unwrap() + 12;
        assert_eq!(path_at(FILE, at), "nodes/first/choices/hold/feedback");
    }

    #[test]
    fn rubbish_is_read_without_a_word() {
        for text in ["", "\"", "r#\"", "'", "((((", "))))", "/*", "\\", "é'é", "[,,,]", "{\"a\"", "'\\u{1}'"] {
            let _ = Locations::of(text);
            let _ = path_at(text, text.len());
        }
    }
}
