//! What leaves the studio: one file per format. Pure and deterministic: the same case and options give the same bytes,
//! and what a format cannot carry is said beforehand, never lost in silence. Knows no disk.

mod archive;
mod cmi5;
mod content;
mod course;
mod format;
mod html;
mod json;
pub mod offpack;
mod page;
mod rgb;
mod schema;
mod scorm;
mod setting;
mod suspend;
mod xml;

pub use content::content_hash;
pub use course::setting::target_words;
pub use format::{Bundle, CaseSource, ExportError, Format, Loss, MediaTaken, Source};
pub use rgb::Rgb;
pub use schema::schema;
pub use setting::{Options, Setting, Takes, Value};
pub use suspend::{Keeps, state_characters};

use crate::scenario::closest;

/// Every format, in the order in which people are offered them.
pub const ALL: &[&Format] = &[
    &html::FORMAT,
    &scorm::version_12::FORMAT,
    &scorm::edition_2004::THIRD,
    &scorm::edition_2004::FOURTH,
    &cmi5::FORMAT,
    &json::FORMAT,
    &offpack::FORMAT,
];

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
