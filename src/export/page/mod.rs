//! The player's page: one HTML document with everything in it, shared by every format that carries the player. Formats
//! differ in their host, the part of the player that keeps and reports what a learner did.

mod colours;
mod features;
mod files;
mod json;
mod media;
mod policy;
mod script;
pub mod setting;
mod style;
mod words;

use serde::Serialize;
use std::collections::BTreeMap;

use super::content::hash_of_json;
use super::{ExportError, Loss, Options, Source};
use crate::scenario::markup;
use media::Medium;
use words::Words;

/// A page, ready to be written.
pub struct Page {
    pub html: String,
    /// What it could not carry.
    pub losses: Vec<Loss>,
    /// What came out otherwise than it was set.
    pub remarks: Vec<String>,
}

/// What the player is told beside the case and its own words.
#[derive(Serialize)]
struct Told<'a> {
    /// What tells one version of the case from another: the beginning of the SHA-256 of its JSON.
    hash: String,
    media: BTreeMap<&'a str, Medium>,
    /// A data URI.
    logo: Option<String>,
    intro: Option<&'a str>,
}

/// Makes the page of a case with the files of `host`, a feature of `order.txt`.
///
/// # Errors
/// When the case cannot be written as JSON, or a file of the player is missing in this build.
pub fn page(source: &Source<'_>, options: &Options, host: &'static str) -> Result<Page, ExportError> {
    let mut features = features::of(source.case);
    features.insert(host);
    let script = script::script(&files::of("js", &features)?);
    let (colours, remarks) = colours::colours(options);
    let style = style::style(&files::of("css", &features)?) + &colours;
    let mut words = Words::of(&source.case.language)?;
    words.keep_those_of(source.case);
    let case = json::text(source.case)?;
    let (media, losses) = media::embedded(source);
    let told = Told {
        hash: hash_of_json(&case),
        media,
        logo: options.file("logo").and_then(|(name, bytes)| media::data_uri(name, bytes)),
        intro: options.words("intro").map(str::trim).filter(|intro| !intro.is_empty()),
    };
    let html = [
        "<!doctype html>\n<html lang=\"",
        words.language,
        "\" dir=\"",
        words.direction,
        "\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"",
        &policy::policy(&script, &style),
        "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
        &escaped(&title(&source.case.title)),
        "</title>\n<style>",
        &style,
        "</style>\n</head>\n<body>\n<noscript><p>",
        &escaped(words.get("noscript")),
        "</p></noscript>\n<div id=\"page\"></div>\n<script type=\"application/json\" id=\"case\">",
        &json::in_page(&case),
        "</script>\n<script type=\"application/json\" id=\"words\">",
        &json::in_page(&json::text(&words.table)?),
        "</script>\n<script type=\"application/json\" id=\"export\">",
        &json::in_page(&json::text(&told)?),
        "</script>\n<script>",
        &script,
        "</script>\n</body>\n</html>\n",
    ];
    Ok(Page { html: html.concat(), losses, remarks })
}

/// The words of a title on one line; a page has to have some.
fn title(title: &str) -> String {
    let words = markup::plain(title).split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() { "Offramp".to_owned() } else { words }
}

/// `text` as the text of an element.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_one_line_of_plain_words() {
        assert_eq!(title("The *delayed*\ndelivery"), "The delayed delivery");
        assert_eq!(title(" \n"), "Offramp");
        assert_eq!(escaped("</title><b> & x"), "&lt;/title&gt;&lt;b&gt; &amp; x");
    }
}
