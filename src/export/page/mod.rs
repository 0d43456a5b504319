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
use std::collections::{BTreeMap, BTreeSet};

use super::content::hash_of_json;
use super::course::{Target, one_line};
use super::{CaseSource, ExportError, Loss, Options, Source};
use crate::explore::Salvage;
use crate::scenario::{MediaPath, Resolved};
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

/// What the player is told of one case.
#[derive(Serialize)]
struct CaseTold<'a> {
    /// What tells one version of the case from another: the beginning of the SHA-256 of its JSON.
    hash: String,
    media: BTreeMap<&'a str, Medium>,
    #[serde(skip_serializing_if = "Option::is_none")]
    off_ramps: Option<&'a Salvage>,
}

/// What the player is told of the whole page.
#[derive(Serialize)]
struct PageTold<'a> {
    /// A data URI.
    logo: Option<String>,
    intro: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<&'a Target>,
}

/// Both, for a page that has one case.
#[derive(Serialize)]
struct Told<'a> {
    #[serde(flatten)]
    case: CaseTold<'a>,
    #[serde(flatten)]
    page: PageTold<'a>,
}

/// The same for a page with a menu, whose cases are told of one by one.
#[derive(Serialize)]
struct MenuTold<'a> {
    hash: String,
    media: BTreeMap<&'a str, Medium>,
    #[serde(flatten)]
    page: PageTold<'a>,
}

/// A pack as its menu page reads it.
#[derive(Serialize)]
struct Menu<'a> {
    id: &'a str,
    title: &'a str,
    about: &'a str,
    cover: Cover<'a>,
    language: &'a str,
    cases: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Cover<'a> {
    text: &'a str,
    /// A data URI.
    picture: Option<String>,
    alt: &'a str,
}

/// One case of a menu.
#[derive(Serialize)]
struct Item<'a> {
    key: &'a str,
    needs: Vec<&'a str>,
    case: &'a Resolved,
    export: CaseTold<'a>,
}

/// Makes the page of a case with the player's files of `host`, features of `order.txt`.
///
/// # Errors
/// When the case cannot be written as JSON, or a file of the player is missing in this build.
pub fn case(
    source: &CaseSource,
    options: &Options,
    host: &[&'static str],
    target: Option<&Target>,
) -> Result<Page, ExportError> {
    let json = json::text(&source.case)?;
    let (case, losses) = told_of(source, &json);
    let told = Told { case, page: page_told(options, target) };
    let host: Vec<&'static str> = host.iter().copied().chain(["single"]).collect();
    let shell = Shell { title: &source.case.title, cases: &[&source.case], language: &source.case.language };
    let data = [("case", json), ("export", json::text(&told)?)];
    shell.page(&data, options, &host, losses)
}

/// Makes one page of several cases behind a menu.
///
/// # Errors
/// As with a page of one case.
pub fn menu(
    source: &Source,
    cases: &[CaseSource],
    options: &Options,
    host: &[&'static str],
    target: Option<&Target>,
) -> Result<Page, ExportError> {
    let Some(pack) = &source.pack else { return case(&cases[0], options, host, target) };
    let mut losses = Vec::new();
    let mut items = Vec::with_capacity(cases.len());
    let mut whole = String::new();
    for case in cases {
        let (export, lost) = told_of(case, &json::text(&case.case)?);
        losses.extend(lost);
        whole.push_str(&export.hash);
        let needed = pack.needs.get(case.file.as_str()).map_or(&[][..], Vec::as_slice);
        let keys = needed.iter().filter_map(|file| cases.iter().find(|case| case.file == file.as_str()));
        items.push(Item { key: case.key(), needs: keys.map(CaseSource::key).collect(), case: &case.case, export });
    }
    let language = if pack.language.is_blank() { &cases[0].case.language } else { &pack.language };
    let picture = pack.cover.picture.as_ref().map(MediaPath::as_str);
    let picture = picture.and_then(|name| media::data_uri(name, source.files.get(name)?));
    let cover = Cover { text: &pack.cover.text, picture, alt: &pack.cover.alt };
    let menu = Menu { id: &pack.id, title: &pack.title, about: &pack.about, cover, language, cases: items };
    let told = MenuTold { hash: hash_of_json(&whole), media: BTreeMap::new(), page: page_told(options, target) };
    let all: Vec<&Resolved> = cases.iter().map(|case| &case.case).collect();
    let shell = Shell { title: &pack.title, cases: &all, language };
    let host: Vec<&'static str> = host.iter().copied().chain(["menu"]).collect();
    let data = [("pack", json::text(&menu)?), ("export", json::text(&told)?)];
    shell.page(&data, options, &host, losses)
}

fn told_of<'a>(source: &'a CaseSource, json: &str) -> (CaseTold<'a>, Vec<Loss>) {
    let (media, losses) = media::embedded(source);
    (CaseTold { hash: hash_of_json(json), media, off_ramps: source.salvage.as_ref() }, losses)
}

fn page_told<'a>(options: &'a Options, target: Option<&'a Target>) -> PageTold<'a> {
    PageTold {
        logo: options.file("logo").and_then(|(name, bytes)| media::data_uri(name, bytes)),
        intro: options.words("intro").map(str::trim).filter(|intro| !intro.is_empty()),
        target,
    }
}

/// What is around the data of a page.
struct Shell<'a> {
    title: &'a str,
    cases: &'a [&'a Resolved],
    language: &'a str,
}

impl Shell<'_> {
    fn page(
        &self,
        data: &[(&str, String)],
        options: &Options,
        host: &[&'static str],
        losses: Vec<Loss>,
    ) -> Result<Page, ExportError> {
        let mut features: BTreeSet<&'static str> = self.cases.iter().flat_map(|case| features::of(case)).collect();
        features.extend(host);
        if features.contains("habits") && features.contains("local") {
            features.insert("streak");
        }
        let script = script::script(&files::of("js", &features)?);
        let (colours, remarks) = colours::colours(options);
        let style = style::style(&files::of("css", &features)?) + &colours;
        let mut words = Words::of(self.language)?;
        words.keep_those_of(self.cases, &features);
        let mut html = [
            "<!doctype html>\n<html lang=\"",
            words.language,
            "\" dir=\"",
            words.direction,
            "\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"",
            &policy::policy(&script, &style, features.contains("cmi5")),
            "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
            &escaped(&title(self.title)),
            "</title>\n<style>",
            &style,
            "</style>\n</head>\n<body>\n<noscript><p>",
            &escaped(words.get("noscript")),
            "</p></noscript>\n<div id=\"page\"></div>\n",
        ]
        .concat();
        let table = json::text(&words.table)?;
        for (id, json) in data.iter().map(|(id, json)| (*id, json)).chain([("words", &table)]) {
            html.push_str("<script type=\"application/json\" id=\"");
            html.push_str(id);
            html.push_str("\">");
            html.push_str(&json::in_page(json));
            html.push_str("</script>\n");
        }
        html.push_str("<script>");
        html.push_str(&script);
        html.push_str("</script>\n</body>\n</html>\n");
        Ok(Page { html, losses, remarks })
    }
}

/// The words of a title on one line; a page has to have some.
fn title(title: &str) -> String {
    let words = one_line(title);
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
