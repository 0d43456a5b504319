//! What packages of SCORM have in common: settings, identifiers, the files around the pages.

pub mod edition_2004;
pub mod version_12;

use super::course::{Course, setting as course};
use super::page::setting as page;
use super::suspend::{self, Keeps};
use super::xml::{Element, element};
use super::{Bundle, ExportError, Format, Options, Setting, Source, archive};

/// What can be set about a package that goes into an LMS.
pub(super) const SETTINGS: &[Setting] = &[
    course::TITLE,
    course::COURSE_ID,
    course::REVISION,
    course::DATE,
    course::SHAPE,
    course::MODE,
    course::COMPLETE_WHEN,
    course::CASES_NEEDED,
    course::STATUS,
    course::SCORE_SENT,
    course::ATTEMPTS,
    course::SENDS_TEXTS,
    course::SEED,
    page::BRAND,
    page::PRIMARY,
    page::ACCENT,
    page::LOGO,
    page::INTRO,
];

/// Makes a package: the pages and the manifest that `manifest` makes of the course, as one zip.
fn package(
    format: &'static Format,
    source: &Source,
    options: &Options,
    host: &[&'static str],
    keeps: Keeps,
    manifest: impl FnOnce(&Course, &mut Vec<String>) -> Element,
) -> Result<Bundle, ExportError> {
    let course = Course::of(source, options, host)?;
    for entry in &course.entries {
        suspend::fits(&entry.title, &entry.cases, keeps, format.name)?;
    }
    let mut remarks = Vec::new();
    let manifest = manifest(&course, &mut remarks).document()?;
    let name = format!("{}.{}", crate::scenario::Id::from_words(&course.title, "case"), format.extension);
    let mut bundle = course.into_bundle();
    bundle.files.insert(MANIFEST.to_owned(), manifest);
    bundle.remarks.extend(remarks);
    bundle.files = [(name, archive::archive(&bundle.files, MANIFEST)?)].into();
    Ok(bundle)
}

const MANIFEST: &str = "imsmanifest.xml";

/// An identifier of XML: letters, digits, hyphens, dots and underscores behind a letter.
fn identifier(prefix: &str, id: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_') { c } else { '-' };
    format!("{prefix}-{}", id.chars().map(plain).collect::<String>())
}

/// The resources of a manifest: one a page.
fn resources(course: &Course, type_attribute: &'static str) -> Element {
    element("resources").children(course.entries.iter().map(|entry| {
        element("resource")
            .with("identifier", identifier("page", &entry.id))
            .with("type", "webcontent")
            .with(type_attribute, "sco")
            .with("href", &entry.file)
            .child(element("file").with("href", &entry.file))
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_those_of_xml() {
        assert_eq!(identifier("case", "3f0c-1"), "case-3f0c-1");
        assert_eq!(identifier("course", "https://x.example/ä b"), "course-https---x.example---b");
    }
}
