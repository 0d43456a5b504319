//! Colours as pages write them, and how well one is read on another.
//!
//! Reckoned in whole numbers, so that every machine comes to the same colours.

use std::fmt;
use std::sync::LazyLock;

/// A colour, `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub [u8; 3]);

pub(super) const WHITE: Rgb = Rgb([0xff; 3]);
pub(super) const BLACK: Rgb = Rgb([0; 3]);

/// What a channel gives off, in billionths.
static LIGHT: LazyLock<[u64; 256]> = LazyLock::new(|| {
    std::array::from_fn(|channel| {
        let value = f64::from(u8::try_from(channel).unwrap_or(u8::MAX)) / 255.0;
        let light = if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to a billion")]
        let billionths = (light * 1e9).round() as u64;
        billionths
    })
});

impl Rgb {
    /// The colour that `text` writes, if it writes one.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?.as_bytes();
        let digit = |at: usize| char::from(digits[at]).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        let channel = |at: usize| Some(digit(at)? * 16 + digit(at + 1)?);
        Some(Self([channel(0)?, channel(2)?, channel(4)?]))
    }

    /// This colour with so many hundredths of `other` in it.
    #[must_use]
    pub(super) fn mixed(self, other: Self, hundredths: u8) -> Self {
        let part = u32::from(hundredths.min(100));
        Self(std::array::from_fn(|n| {
            let mixed = (u32::from(self.0[n]) * (100 - part) + u32::from(other.0[n]) * part + 50) / 100;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        }))
    }

    /// What it gives off, in units of which white gives off 10^13.
    fn luminance(self) -> u64 {
        let [red, green, blue] = self.0.map(|channel| LIGHT[usize::from(channel)]);
        2126 * red + 7152 * green + 722 * blue
    }

    /// The contrast of two colours by WCAG 2, in hundredths: 100 to 2100, rounded down.
    #[must_use]
    pub fn contrast(self, other: Self) -> u64 {
        let (a, b) = (self.luminance(), other.luminance());
        // 0.05 of what white gives off.
        let glare = 500_000_000_000;
        100 * (a.max(b) + glare) / (a.min(b) + glare)
    }
}

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrasts_are_those_that_everybody_reckons() {
        let contrast = |a: &str, b: &str| Rgb::read(a).unwrap().contrast(Rgb::read(b).unwrap());
        assert_eq!(contrast("#ffffff", "#000000"), 2100);
        assert_eq!(contrast("#777777", "#ffffff"), 447);
        assert_eq!(contrast("#767676", "#ffffff"), 454);
        assert_eq!(contrast("#ffd400", "#ffffff"), 143);
        assert_eq!(contrast("#123456", "#123456"), 100);
    }

    #[test]
    fn colours_are_mixed_and_written() {
        assert_eq!(Rgb::read("#2F6f6a").unwrap().to_string(), "#2f6f6a");
        assert_eq!(WHITE.mixed(BLACK, 50).to_string(), "#808080");
        assert_eq!(WHITE.mixed(BLACK, 0), WHITE);
        assert_eq!(WHITE.mixed(BLACK, 100), BLACK);
    }
}
