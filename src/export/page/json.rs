//! JSON that may stand in a page.

use serde::Serialize;

use crate::export::ExportError;

/// `value` as JSON on one line.
///
/// # Errors
/// When it has no such form.
pub(super) fn text(value: &impl Serialize) -> Result<String, ExportError> {
    serde_json::to_string(value).map_err(|error| ExportError::NotWritten(error.to_string()))
}

/// The same JSON without anything that a browser could take for the end of its element or of a line. These characters
/// stand in texts only, where JSON has another way of writing them.
pub(super) fn in_page(json: &str) -> String {
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_ends_the_element() {
        let words = "</script><!-- <script> \u{2028}\u{2029} \\";
        let json = in_page(&text(&words).unwrap());
        assert_eq!(json, r#""\u003c/script>\u003c!-- \u003cscript> \u2028\u2029 \\""#);
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), words);
    }
}
