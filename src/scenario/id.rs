//! Ids: what the parts of a document are called in files, references and addresses.

use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The longest an id may be, in characters.
pub const MAX_ID_LENGTH: usize = 48;

/// Names of exits, which no node or choice may have as its id.
pub const RESERVED: [&str; 6] = ["then", "otherwise", "on-timeout", "strong", "fair", "weak"];

/// A name for a part of a document: `[a-z0-9][a-z0-9-]{0,47}`. Cheap to clone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

/// Why a string is no [`Id`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "“{0}” is no id: ids have 1 to {MAX_ID_LENGTH} lower-case letters a–z, digits or hyphens, and do not begin with a hyphen"
)]
pub struct InvalidId(String);

impl Id {
    /// Takes `id` as it stands.
    ///
    /// # Errors
    /// When `id` does not have the form of an id.
    pub fn new(id: &str) -> Result<Self, InvalidId> {
        if is_valid(id) { Ok(Self(id.into())) } else { Err(InvalidId(id.escape_debug().take(60).collect())) }
    }

    /// Makes an id from the first words of a text, as when a node is created: `First words, please!` becomes
    /// `first-words-please`. A text without any letter or digit of ASCII gives `fallback`.
    #[must_use]
    pub fn from_words(text: &str, fallback: &str) -> Self {
        let mut id = String::new();
        for word in text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '/' | '_')) {
            let word: String = unaccented(word);
            if word.is_empty() {
                continue;
            }
            let grown = id.len() + usize::from(!id.is_empty()) + word.len();
            if grown > 24 {
                break;
            }
            if !id.is_empty() {
                id.push('-');
            }
            id.push_str(&word);
        }
        if id.is_empty() {
            id = unaccented(text).chars().take(24).collect();
        }
        if id.is_empty() || RESERVED.contains(&id.as_str()) { Self(fallback.into()) } else { Self(id.into()) }
    }

    /// The first of `base`, `base-2`, `base-3` … that `taken` does not hold.
    #[must_use]
    pub fn free(base: &Self, taken: impl Fn(&str) -> bool) -> Self {
        if !taken(base) && !RESERVED.contains(&base.as_str()) {
            return base.clone();
        }
        let stem: String = base.chars().take(MAX_ID_LENGTH - 8).collect();
        let stem = stem.trim_end_matches('-');
        (2..=u32::MAX)
            .map(|n| format!("{stem}-{n}"))
            .find(|id| !taken(id))
            .map_or_else(|| base.clone(), |id| Self(id.into()))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_valid(id: &str) -> bool {
    (1..=MAX_ID_LENGTH).contains(&id.len())
        && !id.starts_with('-')
        && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Lower-case ASCII letters and digits of `word`, accents taken off (`Café` → `cafe`).
fn unaccented(word: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    word.nfkd().map(|c| c.to_ascii_lowercase()).filter(char::is_ascii_alphanumeric).collect()
}

impl Deref for Id {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Id;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an id in quotes")
            }
            fn visit_str<E: serde::de::Error>(self, id: &str) -> Result<Id, E> {
                Id::new(id).map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

/// Where fresh ids of seven base32 characters come from: seeded, so that tests get the same ones again.
#[derive(Clone, Debug)]
pub struct FreshIds(u64);

impl FreshIds {
    /// The same seed gives the same ids in the same order.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// An id that `taken` does not hold, in Crockford's base32 (no i, l, o, u) and never digits alone.
    pub fn next(&mut self, taken: impl Fn(&str) -> bool) -> Id {
        const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        loop {
            // SplitMix64 (Steele, Lea and Flood 2014): short, and good enough to avoid meeting itself.
            self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mut bits = self.0;
            bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            bits ^= bits >> 31;
            let id: String = (0..7).map(|i| char::from(DIGITS[((bits >> (5 * i)) & 31) as usize])).collect();
            if id.bytes().any(|b| b.is_ascii_lowercase()) && !taken(&id) {
                return Id(id.into());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_a_readable_id() {
        assert_eq!(Id::from_words("First words, please!", "node").as_str(), "first-words-please");
        assert_eq!(Id::from_words("Où est le café ?", "node").as_str(), "ou-est-le-cafe");
        assert_eq!(Id::from_words("日本", "node").as_str(), "node");
        assert_eq!(Id::from_words("Then", "node").as_str(), "node");
        let long = Id::from_words("Donaudampfschifffahrtsgesellschaftskapitän", "node");
        assert!(is_valid(&long) && long.len() <= 24);
    }

    #[test]
    fn a_taken_id_gets_a_number() {
        let base = Id::from_words("hold", "node");
        assert_eq!(Id::free(&base, |id| id == "hold" || id == "hold-2").as_str(), "hold-3");
    }

    #[test]
    fn other_forms_are_refused() {
        for bad in ["", "-a", "A", "a b", "é", "a\n", &"x".repeat(49)] {
            assert!(Id::new(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn fresh_ids_repeat_with_their_seed_and_avoid_what_is_taken() {
        let first = FreshIds::new(7).next(|_| false);
        assert_eq!(first, FreshIds::new(7).next(|_| false));
        assert_ne!(first, FreshIds::new(7).next(|id| id == first.as_str()));
        assert_eq!(first.len(), 7);
    }
}
