//! Document → text: stable order, defaults left out, the same bytes for the same document.

use ron::ser::PrettyConfig;

use super::read::{Document, ron_options};

/// Depth up to which every element has a line of its own: a choice's fields do, the parts of its reply's lines and
/// of its effects share one.
const LINES_DEPTH: usize = 6;

/// Writes a document as the text of its file, ending in a line feed.
///
/// Texts stand as they are, so that a change to one sentence is a change to one line of the file; only where a text
/// holds a control character (which no editor shows) are all texts of the file written with escapes.
///
/// # Errors
/// Only if a document could not be represented at all, which no value of its types can bring about.
pub fn write<D: Document>(document: &D) -> Result<String, ron::Error> {
    let text = pretty(document, false)?;
    let text =
        if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') { pretty(document, true)? } else { text };
    Ok(text + "\n")
}

fn pretty<D: Document>(document: &D, escape: bool) -> Result<String, ron::Error> {
    let config = PrettyConfig::new()
        .depth_limit(LINES_DEPTH)
        .struct_names(false)
        .indentor("  ")
        .new_line("\n")
        .escape_strings(escape);
    ron_options().to_string_pretty(document, config)
}
