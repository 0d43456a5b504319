//! Bytes → document: strict, with errors that say where, what and what to do. Never panics, whatever the bytes.

use ron::error::SpannedError;
use serde::de::DeserializeOwned;

use super::locate::{Locations, Position, path_at};
use super::{FORMAT, Overlay, Pack, PublishLog, ReviewFile, Scenario};

/// The most that is read of one file.
pub const MAX_FILE_BYTES: usize = 64 * 1024 * 1024;

/// A kind of file with a text form.
pub trait Document: serde::Serialize + DeserializeOwned {
    /// What people call such a file.
    const NAME: &'static str;

    /// Called on what was read from an older format, to bring it up to date. The current format is the first, so
    /// there is nothing to do yet.
    fn set_format(&mut self, format: u32);
}

macro_rules! documents {
    ($($name:literal $document:ty;)*) => {
        $(impl Document for $document {
            const NAME: &'static str = $name;
            fn set_format(&mut self, format: u32) {
                self.format = format;
            }
        })*
    };
}

documents! {
    "scenario" Scenario;
    "pack" Pack;
    "review file" ReviewFile;
    "overlay" Overlay;
    "publish log" PublishLog;
}

/// What a file held.
#[derive(Clone, Debug)]
pub struct Loaded<D> {
    pub document: D,
    /// The text as it was read: without a BOM, line ends as LF. Findings are located in it.
    pub source: String,
}

impl<D> Loaded<D> {
    /// Whether the file has comments, which saving would lose.
    #[must_use]
    pub fn has_comments(&self) -> bool {
        // Most files have no slash pair outside an address, so the text is only looked at closely when one is there.
        (self.source.contains("//") || self.source.contains("/*")) && Locations::of(&self.source).has_comments()
    }
}

/// Why bytes are no document.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ReadError {
    /// What is wrong, in a few words.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// Where it is wrong, if it is wrong somewhere.
    pub at: Option<Position>,
    /// The parts around the place, `nodes/first-words/choices/own-it`.
    pub within: Option<String>,
}

impl ReadError {
    fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), hint: None, at: None, within: None }
    }

    fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    fn at(mut self, text: &str, byte: usize) -> Self {
        self.at = Some(Position::of(text, byte));
        self
    }
}

/// How our RON reads and writes: no `Some(…)`, no wrapping of a variant's one struct.
pub(super) fn ron_options() -> ron::Options {
    use ron::extensions::Extensions;
    ron::Options::default().with_default_extension(
        Extensions::IMPLICIT_SOME | Extensions::UNWRAP_NEWTYPES | Extensions::UNWRAP_VARIANT_NEWTYPES,
    )
}

/// Reads a document from the bytes of a file.
///
/// # Errors
/// When the bytes are not UTF-8, too many, not RON, of a newer format, or not this kind of document.
pub fn read<D: Document>(bytes: &[u8]) -> Result<Loaded<D>, ReadError> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(ReadError::new(format!("the file is larger than {} MiB", MAX_FILE_BYTES >> 20))
            .hint("split the case into several, or move media out of it"));
    }
    let source = text_of(bytes)?;
    let format = format_of(&source, D::NAME)?;
    if format > FORMAT {
        let format = if format == u32::MAX { "a far newer format".to_owned() } else { format!("format {format}") };
        return Err(ReadError::new(format!(
            "the {} has {format}, and this version of Offramp reads up to format {FORMAT}",
            D::NAME
        ))
        .hint("open it with a newer version of Offramp"));
    }
    let mut document: D = ron_options().from_str(&source).map_err(|error| explain(&source, D::NAME, &error))?;
    document.set_format(FORMAT);
    Ok(Loaded { document, source })
}

fn text_of(bytes: &[u8]) -> Result<String, ReadError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let valid = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
        ReadError::new("the file is not UTF-8 text")
            .hint("save it as UTF-8, or check that it is a scenario at all")
            .at(&valid, valid.len())
    })?;
    Ok(if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() })
}

/// Reads the format number, which stands first.
fn format_of(source: &str, name: &str) -> Result<u32, ReadError> {
    let mut at = 0;
    let missing = |at: usize| {
        ReadError::new(format!("this is no {name}: it does not begin with `(format: {FORMAT},`"))
            .hint(format!("a {name} file begins with `(` and its first field is `format: {FORMAT}`"))
            .at(source, at)
    };
    for expected in ["(", "format", ":"] {
        at = after_blank(source, at);
        if !source[at..].starts_with(expected) {
            return Err(missing(at));
        }
        at += expected.len();
    }
    at = after_blank(source, at);
    let digits: String = source[at..].chars().take_while(char::is_ascii_digit).collect();
    let newer = digits.len() > 9;
    match digits.parse() {
        Err(_) if newer => Ok(u32::MAX),
        Ok(0) | Err(_) => Err(ReadError::new("the format number must be a whole number from 1").at(source, at)),
        Ok(format) => Ok(format),
    }
}

/// Skips white space and comments.
fn after_blank(source: &str, mut at: usize) -> usize {
    loop {
        let rest = &source[at..];
        let trimmed = rest.trim_start();
        at += rest.len() - trimmed.len();
        if trimmed.starts_with("//") {
            at += trimmed.find('\n').unwrap_or(trimmed.len());
        } else if trimmed.starts_with("/*") {
            at += block_comment_length(trimmed);
        } else {
            return at;
        }
    }
}

/// How long the block comment at the start of `text` is; comments may stand in comments.
fn block_comment_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut depth) = (0, 0_usize);
    while at + 1 < bytes.len() {
        match &bytes[at..at + 2] {
            b"/*" => {
                depth += 1;
                at += 2;
            }
            b"*/" => {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    return at;
                }
            }
            _other => at += 1,
        }
    }
    bytes.len()
}

fn explain(source: &str, name: &str, error: &SpannedError) -> ReadError {
    use ron::Error;
    let mut explained = match &error.code {
        Error::NoSuchStructField { expected, found, outer } => {
            let whose = outer.as_deref().map_or_else(String::new, |outer| format!(" of {outer}"));
            ReadError::new(format!("there is no field `{found}`{whose}")).hint(nearest(found, expected, "field"))
        }
        Error::NoSuchEnumVariant { expected, found, outer } => {
            let whose = outer.as_deref().map_or_else(String::new, |outer| format!(" of {outer}"));
            ReadError::new(format!("there is no value `{found}`{whose}")).hint(nearest(found, expected, "value"))
        }
        Error::MissingStructField { field, outer } => {
            let whose = outer.as_deref().map_or_else(String::new, |outer| format!(" of {outer}"));
            ReadError::new(format!("the field `{field}`{whose} is missing")).hint(format!("add `{field}: …`"))
        }
        Error::DuplicateStructField { field, .. } => {
            ReadError::new(format!("the field `{field}` stands twice")).hint("keep one of the two")
        }
        Error::Message(message) if message.contains("stands twice") => {
            ReadError::new(message.clone()).hint("rename one of the two, or delete it")
        }
        Error::ExceededRecursionLimit => ReadError::new("brackets are nested too deeply")
            .hint("conditions may be nested about 60 deep; regroup them"),
        Error::Eof | Error::ExpectedStringEnd | Error::UnclosedBlockComment => {
            ReadError::new(format!("the {name} breaks off in the middle"))
                .hint("the file may have been cut off while it was written or sent; look for an earlier copy")
        }
        Error::TrailingCharacters => {
            ReadError::new(format!("something follows the end of the {name}")).hint("delete what follows the last `)`")
        }
        Error::IntegerOutOfBounds => ReadError::new("the number is out of range")
            .hint("numbers are whole and at most ±1,000,000; times are written \"40s\", \"30m\", \"2h\" or \"2d\""),
        Error::Message(message) => ReadError::new(message.clone()),
        other => {
            let words = other.to_string();
            let mut letters = words.chars();
            let first = letters.next().map_or_else(String::new, |first| first.to_lowercase().collect());
            ReadError::new(format!("{first}{}", letters.as_str()))
                .hint("look for a missing comma, quote or bracket here or just before")
        }
    };
    let (line, column) = (error.span.start.line, error.span.start.col);
    explained.at = Some(Position { line, column });
    let within = path_at(source, byte_of(source, line, column));
    explained.within = Some(within).filter(|path| !path.is_empty());
    explained
}

fn byte_of(source: &str, line: usize, column: usize) -> usize {
    let line_start = if line <= 1 {
        0
    } else {
        source
            .bytes()
            .enumerate()
            .filter(|(_, byte)| *byte == b'\n')
            .nth(line - 2)
            .map_or(source.len(), |(at, _)| at + 1)
    };
    let within_line = source[line_start..].char_indices().nth(column.saturating_sub(1)).map_or(0, |(at, _)| at);
    line_start + within_line
}

/// A suggestion of what was meant, or the list of what could be.
fn nearest(found: &str, expected: &[&'static str], what: &str) -> String {
    match closest(found, expected.iter().copied()) {
        Some(best) => format!("did you mean `{best}`?"),
        None if expected.is_empty() => format!("no {what} is allowed here"),
        None if expected.len() > 12 => format!("check the spelling of this {what}"),
        None => {
            format!("one of {} is meant here", expected.iter().map(|e| format!("`{e}`")).collect::<Vec<_>>().join(", "))
        }
    }
}

/// The candidate that `name` most probably means, if any is near enough.
pub fn closest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&name.to_lowercase(), &candidate.to_lowercase()), candidate))
        .filter(|(likeness, _)| *likeness >= 0.8)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, candidate)| candidate)
}
