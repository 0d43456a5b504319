//! What leaves the studio: one file per format. Pure and deterministic: the same case and options give the same bytes,
//! and what a format cannot carry is said beforehand, never lost in silence. Knows no disk.

mod content;
mod format;
mod html;
mod json;
mod page;
mod rgb;
mod setting;

pub use content::content_hash;
pub use format::{Bundle, ExportError, Format, Loss, Source};
pub use rgb::Rgb;
pub use setting::{Options, Setting, Takes, Value};

use crate::scenario::closest;

/// Every format, in the order in which people are offered them.
pub const ALL: &[&Format] = &[&html::FORMAT, &json::FORMAT];

/// The format of this id.
///
/// # Errors
/// When there is none; the error names the nearest.
pub fn format(id: &str) -> Result<&'static Format, ExportError> {
    ALL.iter().copied().find(|format| format.id == id).ok_or_else(|| ExportError::UnknownFormat {
        id: id.to_owned(),
        nearest: closest(id, ALL.iter().map(|format| format.id)).map(str::to_owned),
    })
}
