//! What can be set about a page, for every format that carries one.

use crate::export::{Setting, Takes};

/// What the player shows beside its title.
const PICTURES: &[&str] = &["png", "jpg", "jpeg", "svg", "webp"];

pub const BRAND: Setting = Setting {
    key: "brand",
    about: "a brand of the pack: its words and policy instead of the case's own, its look where nothing else is set",
    takes: Takes::Brand,
};

pub const PRIMARY: Setting = Setting {
    key: "primary",
    about: "the colour of buttons and of what is chosen; made darker or lighter where it could not be read",
    takes: Takes::Colour,
};

pub const ACCENT: Setting =
    Setting { key: "accent", about: "a second colour, for what stands out; treated alike", takes: Takes::Colour };

pub const LOGO: Setting = Setting {
    key: "logo",
    about: "a picture above the title: png, jpg, svg or webp, at most 200 KB",
    takes: Takes::File { extensions: PICTURES, most_bytes: 200 * 1024 },
};

pub const INTRO: Setting =
    Setting { key: "intro", about: "words of the house before the case begins", takes: Takes::Text };
