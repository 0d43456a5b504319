//! The words of the player itself, by language. A case in a language without a table is played with English words
//! around it.

use std::collections::{BTreeMap, BTreeSet};

use crate::export::ExportError;
use crate::scenario::{Node, Resolved};

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

    /// Leaves out the words for what the cases do not have (notes on their content, roles, channels, levels), and those
    /// of an LMS or of a browser that keeps in a page that is for none.
    pub fn keep_those_of(&mut self, cases: &[&Resolved], features: &BTreeSet<&'static str>) {
        let mut used = BTreeSet::new();
        for case in cases {
            let notes = case.brief.content_notes.iter().map(|note| format!("note.{note:?}"));
            let roles = case.cast.values().map(|person| format!("role.{:?}", person.role));
            let moved = case.nodes.values().filter_map(|node| match &**node {
                Node::Scene(scene) => scene.channel,
                _other => None,
            });
            let channels = std::iter::once(case.channel).chain(moved);
            let channels = channels.flat_map(|channel| [format!("channel.{channel:?}"), format!("moved.{channel:?}")]);
            used.extend(notes.chain(roles).chain(channels).chain([format!("level.{:?}", case.brief.level)]));
        }
        let by_value = ["note.", "role.", "channel.", "moved.", "level."];
        self.table.retain(|key, _| used.contains(key) || !by_value.iter().any(|prefix| key.starts_with(prefix)));
        for host in ["lms", "local"] {
            if !features.contains(host) {
                self.table.retain(|key, _| key.split('.').next() != Some(host));
            }
        }
    }

    /// The words for `key`.
    pub fn get(&self, key: &str) -> &str {
        self.table.get(key).map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Scenario, read, resolve};

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
    fn words_for_what_a_case_does_not_have_stay_out() {
        let text = r#"(format: 1, id: "x", title: "T", language: "en", channel: Phone,
            brief: (content_notes: [Loss]), cast: {"d": (name: "D", role: Bystander)},
            nodes: {"a": Scene(channel: Chat)})"#;
        let case = resolve(&read::<Scenario>(text.as_bytes()).unwrap().document, None);
        let mut words = Words::of("en").unwrap();
        words.keep_those_of(&[&case], &BTreeSet::new());
        for key in ["note.Loss", "role.Bystander", "channel.Phone", "moved.Chat", "outcome.Loyal", "begin"] {
            assert!(!words.get(key).is_empty(), "{key}");
        }
        for key in
            ["lms.exit", "local.kept", "note.Insults", "role.System", "channel.Email", "moved.Social", "level.Intro"]
        {
            assert!(words.get(key).is_empty(), "{key}");
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
