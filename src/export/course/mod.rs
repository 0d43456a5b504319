//! A course: cases as an LMS gets them, each on its own or behind a menu page, with what the LMS is told. Shared by every
//! format that goes into an LMS; formats differ in their manifest and in the player's host.

pub mod setting;
mod target;

pub use target::Target;

use super::page::{self, Page};
use super::{Bundle, CaseSource, ExportError, Options, Source};
use crate::scenario::{Pack, Resolved, Shape, Text, markup};

/// What an LMS lists.
pub struct Course {
    /// Stays the same from revision to revision.
    pub id: String,
    pub title: String,
    pub about: String,
    pub language: String,
    pub target: Target,
    pub entries: Vec<Entry>,
}

/// Something that an LMS launches.
pub struct Entry {
    /// What tells it from the others for good: the id of its scenario, or of the course.
    pub id: String,
    pub title: String,
    pub about: String,
    /// The page that is launched, as from the root of the package.
    pub file: String,
    pub page: Page,
    /// The cases in it: one, or all of a menu.
    pub cases: Vec<Resolved>,
    /// The places of the entries that have to be finished before.
    pub needs: Vec<usize>,
}

impl Entry {
    /// The least percent with which it is passed; none for a menu, or a case that does not say.
    pub fn mastery(&self) -> Option<u8> {
        match &self.cases[..] {
            [case] => case.passing.percent,
            _menu => None,
        }
    }
}

impl Course {
    /// The course that a source and options come to, its pages made with the player's files of `host`.
    ///
    /// # Errors
    /// When a page cannot be made.
    pub fn of(source: &Source, options: &Options, host: &[&'static str]) -> Result<Self, ExportError> {
        let cases: Vec<CaseSource> = source.cases.iter().map(|case| played_as_set(case, options)).collect();
        let (title, about, language) = named(source.pack.as_ref(), &cases);
        let title = options.words("title").map(one_line).filter(|title| !title.is_empty()).unwrap_or(title);
        let own_id = source.pack.as_ref().map_or_else(|| cases[0].case.id.to_string(), |pack| pack.id.to_string());
        let id = options.words("course-id").map(str::trim).filter(|id| !id.is_empty()).map_or(own_id, str::to_owned);
        let target = Target::of(&id, &title, options);
        let menu = setting::shape(options) == Shape::Menu && source.pack.is_some();
        let entries = if menu {
            vec![Entry {
                id: id.clone(),
                title: title.clone(),
                about: about.clone(),
                file: "index.html".to_owned(),
                page: page::menu(source, &cases, options, host, Some(&target))?,
                cases: cases.into_iter().map(|case| case.case).collect(),
                needs: Vec::new(),
            }]
        } else {
            entries(source.pack.as_ref(), cases, options, host, &target)?
        };
        Ok(Self { id, title, about, language, target, entries })
    }

    /// The pages as files, with what could not go into them.
    pub fn into_bundle(self) -> Bundle {
        let mut bundle = Bundle::default();
        for entry in self.entries {
            bundle.files.insert(entry.file, entry.page.html.into_bytes());
            bundle.losses.extend(entry.page.losses);
            for remark in entry.page.remarks {
                if !bundle.remarks.contains(&remark) {
                    bundle.remarks.push(remark);
                }
            }
        }
        bundle
    }
}

/// One entry a case.
fn entries(
    pack: Option<&Pack>,
    cases: Vec<CaseSource>,
    options: &Options,
    host: &[&'static str],
    target: &Target,
) -> Result<Vec<Entry>, ExportError> {
    let files: Vec<String> = cases.iter().map(|case| case.file.clone()).collect();
    let alone = cases.len() == 1;
    let mut entries = Vec::with_capacity(cases.len());
    for (at, case) in cases.into_iter().enumerate() {
        let title = one_line(&case.case.title);
        let needs = pack.map(|pack| needs(pack, &files, &files[at])).unwrap_or_default();
        let target = target.of_part(case.case.id.as_str(), &title);
        let page = page::case(&case, options, host, Some(&target))?;
        entries.push(Entry {
            id: case.case.id.to_string(),
            about: one_line(&case.case.brief.situation),
            file: if alone { "index.html".to_owned() } else { format!("{}-{}.html", at + 1, ascii_key(case.key())) },
            title,
            page,
            cases: vec![case.case],
            needs,
        });
    }
    Ok(entries)
}

/// The places among `files` of those that `file` waits for.
fn needs(pack: &Pack, files: &[String], file: &str) -> Vec<usize> {
    let needed: &[Text] = pack.needs.get(file).map_or(&[], Vec::as_slice);
    needed.iter().filter_map(|need| files.iter().position(|file| file == need.as_str())).collect()
}

/// The case with the play settings of the mode that is set.
pub fn played_as_set(case: &CaseSource, options: &Options) -> CaseSource {
    let mut case = case.clone();
    if let Some(play) = setting::play(options) {
        case.case.play = play;
    }
    case
}

/// Title, description and language of a pack, or of the one case.
fn named(pack: Option<&Pack>, cases: &[CaseSource]) -> (String, String, String) {
    let first = &cases[0].case;
    match pack {
        Some(pack) => {
            let language = if pack.language.is_blank() { &first.language } else { &pack.language };
            (one_line(&pack.title), one_line(&pack.about), language.to_string())
        }
        None => (one_line(&first.title), one_line(&first.brief.situation), first.language.to_string()),
    }
}

/// A text as plain words on one line.
pub fn one_line(text: &str) -> String {
    markup::plain(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name with letters, digits and hyphens alone: some LMSs read nothing else from a zip.
fn ascii_key(key: &str) -> String {
    let key: String =
        key.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
    let key = key.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    if key.is_empty() { "case".to_owned() } else { key.chars().take(60).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_plain() {
        assert_eq!(ascii_key("Die verspätete Lieferung (2)"), "die-versp-tete-lieferung-2");
        assert_eq!(ascii_key("納期"), "case");
        assert_eq!(one_line("The *delayed*\n\ndelivery"), "The delayed delivery");
    }
}
