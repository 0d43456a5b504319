//! The words of the player itself, by language. A case in a language without a table is played with English words
//! around it.

use std::collections::BTreeMap;

use crate::export::ExportError;

/// The tables: a language, and what its file holds.
const TABLES: &[(&str, &str)] = &[
    ("en", include_str!("../../../assets/player/words/en.json")),
    ("de", include_str!("../../../assets/player/words/de.json")),
    ("es", include_str!("../../../assets/player/words/es.json")),
    ("fr", include_str!("../../../assets/player/words/fr.json")),
];

/// Languages that are written from right to left.
const RIGHT_TO_LEFT: &[&str] = &["ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"];

/// The words of the player in one language.
pub(super) struct Words {
    pub language: &'static str,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    pub table: BTreeMap<String, String>,
}

impl Words {
    /// The words that go with a case in this language.
    ///
    /// # Errors
    /// When the table is broken. A test sees to it that none is.
    pub fn of(language: &str) -> Result<Self, ExportError> {
        let primary = language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let (language, table) = TABLES.iter().find(|(language, _)| *language == primary).unwrap_or(&TABLES[0]);
        let broken = |error| ExportError::NotWritten(format!("the words for “{language}” are broken: {error}"));
        let direction = if RIGHT_TO_LEFT.contains(language) { "rtl" } else { "ltr" };
        Ok(Self { language, direction, table: serde_json::from_str(table).map_err(broken)? })
    }

    /// The words for `key`.
    pub fn get(&self, key: &str) -> &str {
        self.table.get(key).map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The values that a text names, in alphabetical order.
    fn values(text: &str) -> Vec<&str> {
        let mut names: Vec<&str> = text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn every_table_is_whole() {
        let english = Words::of("en").unwrap().table;
        assert!(english.contains_key("noscript"));
        for (language, _) in TABLES {
            let words = Words::of(language).unwrap().table;
            assert!(words.keys().eq(english.keys()), "{language}");
            for (key, text) in &words {
                assert!(!text.trim().is_empty(), "{language}: {key}");
                assert_eq!(values(text), values(&english[key]), "{language}: {key}");
            }
        }
    }

    #[test]
    fn a_language_without_words_of_its_own_has_english_ones() {
        for language in ["en-GB", "EN", "xx", ""] {
            let words = Words::of(language).unwrap();
            assert_eq!((words.language, words.direction), ("en", "ltr"));
        }
    }
}
