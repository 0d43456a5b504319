//! Lengths of simulated time, written `40s`, `30m`, `2h`, `2d`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Seconds in the longest duration a document may hold: a year.
pub const YEAR_SECONDS: u32 = 365 * 24 * 60 * 60;

/// A length of simulated time in whole seconds, at most a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duration(u32);

/// Why a string is no [`Duration`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "“{0}” is no duration: write a whole number and s, m, h or d, such as \"40s\", \"30m\", \"2h\" or \"2d\", at most a year"
)]
pub struct InvalidDuration(String);

const UNITS: [(char, u32); 4] = [('d', 86_400), ('h', 3_600), ('m', 60), ('s', 1)];

impl Duration {
    /// A duration of `seconds`, cut to a year.
    #[must_use]
    pub const fn from_seconds(seconds: u32) -> Self {
        Self(if seconds > YEAR_SECONDS { YEAR_SECONDS } else { seconds })
    }

    /// The length in seconds.
    #[must_use]
    pub const fn seconds(self) -> u32 {
        self.0
    }
}

impl FromStr for Duration {
    type Err = InvalidDuration;

    fn from_str(text: &str) -> Result<Self, InvalidDuration> {
        let refuse = || InvalidDuration(text.escape_debug().take(40).collect());
        let unit = text.chars().last().ok_or_else(refuse)?;
        let (_, seconds) = UNITS.iter().find(|(name, _)| *name == unit).ok_or_else(refuse)?;
        let number = &text[..text.len() - unit.len_utf8()];
        if number.is_empty() || !number.bytes().all(|b| b.is_ascii_digit()) {
            return Err(refuse());
        }
        let number: u32 = number.parse().map_err(|_| refuse())?;
        match number.checked_mul(*seconds) {
            Some(total) if total <= YEAR_SECONDS => Ok(Self(total)),
            Some(_) | None => Err(refuse()),
        }
    }
}

impl fmt::Display for Duration {
    /// In the largest unit that divides it: 90 seconds are `90s`, 120 are `2m`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (unit, seconds) =
            UNITS.iter().find(|(_, seconds)| self.0 > 0 && self.0.is_multiple_of(*seconds)).unwrap_or(&('s', 1));
        write!(f, "{}{unit}", self.0 / seconds)
    }
}

impl Serialize for Duration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Duration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_seconds_agree() {
        for (text, seconds) in
            [("0s", 0), ("40s", 40), ("90s", 90), ("2m", 120), ("3h", 10_800), ("365d", YEAR_SECONDS)]
        {
            let duration: Duration = text.parse().unwrap();
            assert_eq!(duration.seconds(), seconds);
            assert_eq!(duration.to_string(), text);
        }
    }

    #[test]
    fn other_forms_are_refused() {
        for bad in ["", "s", "-5s", "1.5m", "5", "366d", "99999999999s", "5 m", "5é"] {
            assert!(bad.parse::<Duration>().is_err(), "{bad:?}");
        }
    }
}
