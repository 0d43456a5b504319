//! What can be set about a format, and what was set.

use std::collections::BTreeMap;

use super::{ExportError, Rgb};
use crate::scenario::shortened;

/// Something about a format that can be set.
#[derive(Debug)]
pub struct Setting {
    pub key: &'static str,
    /// What it does.
    pub about: &'static str,
    pub takes: Takes,
}

/// What a setting can be set to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// One of these words, the usual one first.
    OneOf(&'static [&'static str]),
    /// `#rrggbb`.
    Colour,
    /// Any words.
    Text,
    /// A whole number in this range.
    Number { least: u32, most: u32 },
    /// A day as `2026-03-01`.
    Day,
    /// A file whose name ends in one of these, without the dot, of at most so many bytes.
    File { extensions: &'static [&'static str], most_bytes: usize },
    /// The id of a brand of the pack. This room knows no packs: who calls it puts the brand on the case and its look
    /// into the other settings.
    Brand,
}

/// What something was set to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Words(String),
    /// A file: its name, and what is in it.
    File {
        name: String,
        bytes: Vec<u8>,
    },
}

/// What was set, by key; what was not has its usual value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options(pub BTreeMap<String, Value>);

impl Options {
    /// The words that `key` was set to.
    #[must_use]
    pub fn words(&self, key: &str) -> Option<&str> {
        match self.0.get(key)? {
            Value::Words(words) => Some(words),
            Value::File { .. } => None,
        }
    }

    /// The number that `key` was set to.
    #[must_use]
    pub fn number(&self, key: &str) -> Option<u32> {
        self.words(key)?.parse().ok()
    }

    /// Sets `key` to words.
    pub fn set(&mut self, key: &str, words: impl Into<String>) {
        self.0.insert(key.to_owned(), Value::Words(words.into()));
    }

    /// The name and the bytes of the file that `key` was set to.
    #[must_use]
    pub fn file(&self, key: &str) -> Option<(&str, &[u8])> {
        match self.0.get(key)? {
            Value::Words(_) => None,
            Value::File { name, bytes } => Some((name, bytes)),
        }
    }
}

impl Takes {
    /// What it is called in the list of formats.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::OneOf(_) => "one-of",
            Self::Colour => "colour",
            Self::Text => "text",
            Self::Number { .. } => "number",
            Self::Day => "day",
            Self::File { .. } => "file",
            Self::Brand => "brand",
        }
    }

    /// What stands for its value in a usage line: `false|true`, `#rrggbb`.
    #[must_use]
    pub fn usage(&self) -> String {
        match self {
            Self::OneOf(values) => values.join("|"),
            Self::Colour => "#rrggbb".to_owned(),
            Self::Text => "TEXT".to_owned(),
            Self::Number { .. } => "NUMBER".to_owned(),
            Self::Day => "YYYY-MM-DD".to_owned(),
            Self::File { .. } => "FILE".to_owned(),
            Self::Brand => "ID".to_owned(),
        }
    }
}

impl Setting {
    /// Whether it can be set to this.
    ///
    /// # Errors
    /// When it cannot; the error says what it takes.
    pub fn check(&self, value: &Value) -> Result<(), ExportError> {
        let bad = |value: &str, wants: String| ExportError::BadValue {
            key: self.key,
            value: if value.chars().count() > 60 { shortened(value, 60) } else { value.to_owned() },
            wants,
        };
        match (self.takes, value) {
            (Takes::OneOf(values), Value::Words(words)) if !values.contains(&words.as_str()) => {
                let values: Vec<String> = values.iter().map(|value| format!("`{value}`")).collect();
                Err(bad(words, format!("one of {} is meant here", values.join(", "))))
            }
            (Takes::Colour, Value::Words(words)) if Rgb::read(words).is_none() => {
                Err(bad(words, "write a colour as #rrggbb, such as #2f6f6a".to_owned()))
            }
            (Takes::Number { least, most }, Value::Words(words))
                if !words.parse().is_ok_and(|number: u32| (least..=most).contains(&number)) =>
            {
                Err(bad(words, format!("a whole number from {least} to {most} is meant here")))
            }
            (Takes::Day, Value::Words(words)) if !is_day(words) => {
                Err(bad(words, "write a day as 2026-03-01".to_owned()))
            }
            (Takes::OneOf(_) | Takes::Colour | Takes::Text | Takes::Number { .. } | Takes::Day, Value::Words(_)) => {
                Ok(())
            }
            (Takes::File { extensions, most_bytes }, Value::File { name, bytes }) => {
                let extension = extension(name);
                if !extensions.contains(&extension.as_str()) {
                    return Err(bad(
                        name,
                        format!("a file of one of these kinds is meant here: {}", extensions.join(", ")),
                    ));
                }
                if bytes.len() > most_bytes {
                    let error = ExportError::LargeFile { key: self.key, bytes: bytes.len(), most: most_bytes };
                    return Err(error);
                }
                if !holds(&extension, bytes) {
                    return Err(ExportError::OtherFile { key: self.key, name: name.clone(), extension });
                }
                Ok(())
            }
            (Takes::File { .. }, Value::Words(words)) => Err(bad(words, "a file is meant here".to_owned())),
            (Takes::Brand, Value::Words(words)) => {
                Err(bad(words, "a brand is put on the case before it is exported".to_owned()))
            }
            (_other, Value::File { name, .. }) => Err(bad(name, "words are meant here, not a file".to_owned())),
        }
    }
}

/// Whether `words` are a day of a calendar, as `2026-03-01`.
fn is_day(words: &str) -> bool {
    let parts: Vec<&str> = words.split('-').collect();
    let [year, month, day] = parts[..] else { return false };
    let digits = |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let within = |part: &str, most: u32| part.parse().is_ok_and(|number: u32| (1..=most).contains(&number));
    digits(year, 4) && digits(month, 2) && digits(day, 2) && within(month, 12) && within(day, 31)
}

/// How a file name ends, in small letters and without the dot; empty where it has no dot.
pub(super) fn extension(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file.rsplit_once('.').map_or_else(String::new, |(_, end)| end.to_ascii_lowercase())
}

/// Whether a picture begins as its kind does; what is of another kind is believed.
fn holds(extension: &str, bytes: &[u8]) -> bool {
    match extension {
        "png" => bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
        "jpg" | "jpeg" => bytes.starts_with(b"\xff\xd8\xff"),
        "webp" => bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP"),
        "svg" => std::str::from_utf8(bytes).is_ok_and(|text| text.contains("<svg")),
        _other => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOGO: Setting =
        Setting { key: "logo", about: "", takes: Takes::File { extensions: &["png", "svg"], most_bytes: 2 * 1024 } };

    fn said(setting: &Setting, value: &Value) -> String {
        setting.check(value).map_or_else(|error| format!("{error} – {}", error.hint()), |()| "fine".to_owned())
    }

    fn file(name: &str, bytes: &[u8]) -> Value {
        Value::File { name: name.to_owned(), bytes: bytes.to_owned() }
    }

    #[test]
    fn colours_are_written_in_one_way() {
        let colour = Setting { key: "primary", about: "", takes: Takes::Colour };
        let words = |words: &str| said(&colour, &Value::Words(words.to_owned()));
        assert_eq!(words("#2F6f6a"), "fine");
        for wrong in ["red", "#2f6", "2f6f6a", "#2f6f6g", "#2f6f6a ", "#é2f6", ""] {
            assert_eq!(
                words(wrong),
                format!("the setting “primary” cannot be “{wrong}” – write a colour as #rrggbb, such as #2f6f6a")
            );
        }
    }

    #[test]
    fn files_are_of_their_kind_and_not_too_large() {
        assert_eq!(said(&LOGO, &file("a/b.PNG", b"\x89PNG\r\n\x1a\n")), "fine");
        assert_eq!(said(&LOGO, &file("b.svg", b"<?xml?><svg/>")), "fine");
        assert_eq!(
            said(&LOGO, &file("b.gif", b"GIF89a")),
            "the setting “logo” cannot be “b.gif” – a file of one of these kinds is meant here: png, svg"
        );
        assert_eq!(
            said(&LOGO, &file("b.png", b"hello")),
            "the file “b.png” for “logo” holds no png picture – save the picture again in that form, or name another file"
        );
        assert_eq!(
            said(&LOGO, &file("b.svg", &[b'x'; 2049])),
            "the file for “logo” is too large (3 KB) – use one of at most 2 KB"
        );
        assert_eq!(
            said(&LOGO, &Value::Words("x".to_owned())),
            "the setting “logo” cannot be “x” – a file is meant here"
        );
    }

    #[test]
    fn numbers_and_days_are_in_range() {
        let number = Setting { key: "attempts", about: "", takes: Takes::Number { least: 0, most: 99 } };
        let day = Setting { key: "date", about: "", takes: Takes::Day };
        let words = |setting: &Setting, words: &str| said(setting, &Value::Words(words.to_owned()));
        assert_eq!(words(&number, "99"), "fine");
        for wrong in ["100", "-1", "1.5", "", "many"] {
            assert!(words(&number, wrong).ends_with("a whole number from 0 to 99 is meant here"), "{wrong}");
        }
        assert_eq!(words(&day, "2026-03-01"), "fine");
        for wrong in ["2026-3-1", "2026-13-01", "2026-00-10", "2026-01-32", "01-01-2026", "today", "2026-01-1é"] {
            assert!(words(&day, wrong).ends_with("write a day as 2026-03-01"), "{wrong}");
        }
    }

    #[test]
    fn extensions_are_those_of_the_name_alone() {
        assert_eq!(extension("media.d/hold"), "");
        assert_eq!(extension("media/Hold.Music.MP3"), "mp3");
    }
}
