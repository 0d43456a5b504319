//! The colours of a house on a page: as they were set where they can be read, else as much darker or lighter as it
//! takes.

use std::fmt::Write as _;

use crate::export::rgb::{BLACK, WHITE};
use crate::export::{Options, Rgb};

/// The contrast that text has to have, in hundredths.
const READABLE: u64 = 450;

/// The contrast that normal text has to keep on a tint.
const EASY: u64 = 700;

/// Text on a colour that is too light for white.
const NEAR_BLACK: Rgb = Rgb([0x17, 0x19, 0x1d]);

/// A theme of the player, as far as colours depend on it.
struct Theme {
    /// What anything may stand on; the first is tinted.
    grounds: [Rgb; 3],
    /// How much of a colour a tint has at most, in hundredths.
    tint: u8,
    /// What normal text is written in.
    text: Rgb,
    /// Where colours go that cannot be read.
    towards: Rgb,
    /// What is wrong with them.
    fault: &'static str,
}

const LIGHT: Theme = Theme {
    grounds: [WHITE, Rgb([0xfb, 0xfa, 0xf8]), Rgb([0xf3, 0xf1, 0xec])],
    tint: 14,
    text: Rgb([0x23, 0x27, 0x2b]),
    towards: BLACK,
    fault: "too light for text on a light page",
};

const DARK: Theme = Theme {
    grounds: [NEAR_BLACK, Rgb([0x1e, 0x22, 0x25]), Rgb([0x26, 0x2b, 0x2f])],
    tint: 26,
    text: Rgb([0xe9, 0xea, 0xe8]),
    towards: WHITE,
    fault: "too dark for text on a dark page",
};

/// The end of the style that brings in the colours that were set, and what had to be changed about them.
pub(super) fn colours(options: &Options) -> (String, Vec<String>) {
    let primary = options.words("primary").and_then(Rgb::read);
    let accent = options.words("accent").and_then(Rgb::read);
    let mut remarks = Vec::new();
    for colour in [primary, accent].into_iter().flatten() {
        for theme in [&LIGHT, &DARK] {
            let shown = theme.readable(colour);
            let remark = format!("the colour {colour} is {}: shown as {shown} there", theme.fault);
            if shown != colour && !remarks.contains(&remark) {
                remarks.push(remark);
            }
        }
    }
    if primary.is_none() && accent.is_none() {
        return (String::new(), remarks);
    }
    let (light, dark) = (LIGHT.variables(primary, accent), DARK.variables(primary, accent));
    let style = format!(
        ":root{{{light}}}\n@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}\n\
         :root[data-theme=dark]{{{dark}}}\n"
    );
    (style, remarks)
}

impl Theme {
    /// The colour nearest to `colour` on the way to black or white that can be read on every ground.
    fn readable(&self, colour: Rgb) -> Rgb {
        let reads = |colour: &Rgb| self.grounds.iter().all(|ground| colour.contrast(*ground) >= READABLE);
        (0..=100).map(|part| colour.mixed(self.towards, part)).find(reads).unwrap_or(self.towards)
    }

    /// The strongest tint of a readable colour on which normal text is easy to read, and the colour itself still is.
    fn soft(&self, colour: Rgb) -> Rgb {
        let ground = self.grounds[0];
        let reads = |tint: &Rgb| self.text.contrast(*tint) >= EASY && colour.contrast(*tint) >= READABLE;
        (0..=self.tint).rev().map(|part| ground.mixed(colour, part)).find(reads).unwrap_or(ground)
    }

    /// The declarations for a primary colour and an accent.
    fn variables(&self, primary: Option<Rgb>, accent: Option<Rgb>) -> String {
        let mut variables = String::new();
        // Writing to a text cannot fail.
        if let Some(accent) = primary.map(|primary| self.readable(primary)) {
            let (on, soft) = (on(accent), self.soft(accent));
            _ = write!(variables, "--accent:{accent};--on-accent:{on};--accent-soft:{soft};");
        }
        if let Some(second) = accent.map(|accent| self.readable(accent)) {
            _ = write!(variables, "--second:{second};--on-second:{};", on(second));
        }
        variables.pop();
        variables
    }
}

/// What text on a readable colour is written in.
fn on(colour: Rgb) -> Rgb {
    if colour.contrast(WHITE) >= READABLE { WHITE } else { NEAR_BLACK }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Value;
    use proptest::prelude::*;

    fn style(set: &[(&str, &str)]) -> (String, Vec<String>) {
        let set = set.iter().map(|(key, value)| ((*key).to_owned(), Value::Words((*value).to_owned())));
        colours(&Options(set.collect()))
    }

    #[test]
    fn a_colour_that_can_be_read_stays_as_it_is() {
        let (style, remarks) = style(&[("primary", "#2F6F6A")]);
        assert!(style.starts_with(":root{--accent:#2f6f6a;--on-accent:#ffffff;--accent-soft:#e2ebea}\n"), "{style}");
        assert_eq!(remarks, ["the colour #2f6f6a is too dark for text on a dark page: shown as #6b9995 there"]);
        assert!(
            style.ends_with(":root[data-theme=dark]{--accent:#6b9995;--on-accent:#17191d;--accent-soft:#232b2e}\n")
        );
    }

    #[test]
    fn what_could_not_be_read_is_changed_and_said() {
        let (style, remarks) = style(&[("accent", "#ffd400")]);
        assert_eq!(remarks, ["the colour #ffd400 is too light for text on a light page: shown as #826c00 there"]);
        assert!(style.starts_with(":root{--second:#826c00;--on-second:#ffffff}\n"), "{style}");
        assert!(style.contains("{:root:not([data-theme=light]){--second:#ffd400;--on-second:#17191d}}\n"), "{style}");
    }

    #[test]
    fn without_colours_the_style_stays_as_it_is() {
        assert_eq!(style(&[]), (String::new(), Vec::new()));
    }

    proptest! {
        #[test]
        fn whatever_is_set_can_be_read(channels: [u8; 3]) {
            let colour = Rgb(channels);
            for theme in [&LIGHT, &DARK] {
                let shown = theme.readable(colour);
                for ground in theme.grounds {
                    prop_assert!(shown.contrast(ground) >= READABLE, "{shown} on {ground}");
                }
                prop_assert!(on(shown).contrast(shown) >= READABLE, "{} on {shown}", on(shown));
                let soft = theme.soft(shown);
                prop_assert!(theme.text.contrast(soft) >= EASY, "text on {soft}");
                prop_assert!(shown.contrast(soft) >= READABLE, "{shown} on {soft}");
                if theme.grounds.iter().all(|ground| colour.contrast(*ground) >= READABLE) {
                    prop_assert_eq!(shown, colour);
                }
            }
        }
    }
}
