//! What an author hands in: a SCORM or cmi5 package, or a single page.

use std::collections::BTreeMap;

use serde::Serialize;

use super::cmi5::course;
use super::error::ServeError;
use super::manifest;
use crate::store::{ArchiveLimits, read_archive};

/// A package that can be run.
#[derive(Clone, Debug, Serialize)]
pub struct Package {
    /// The name of the file.
    pub name: String,
    pub title: String,
    pub kind: Kind,
    /// What it consists of, in its order; headings too.
    pub entries: Vec<Entry>,
    /// What this LMS does not do of what the manifest asks for.
    pub notes: Vec<String>,
    /// The files by their paths.
    #[serde(skip)]
    pub(super) files: BTreeMap<String, Vec<u8>>,
}

/// Which standard a package follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Kind {
    Scorm12,
    /// 3rd edition.
    Scorm2004Third,
    /// 4th edition.
    Scorm2004Fourth,
    Cmi5,
    /// A single page, which no LMS is told of.
    Page,
}

/// Something in a package that is started by itself (a SCO or AU), or a heading over such.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Entry {
    /// The identifier of the item or the id of the AU.
    pub id: String,
    pub title: String,
    /// How deep it stands below the whole, from 0.
    pub level: usize,
    /// The file that is opened, with its query and fragment, as part of an address; none for headings.
    pub href: Option<String>,
    /// Whether it talks to the LMS: SCOs and AUs do, assets do not.
    pub talks: bool,
    /// Why it cannot be started.
    pub problem: Option<String>,
    /// What has to be done before, as SCORM 1.2 writes it.
    pub prerequisites: Option<String>,
    /// From which score on it is passed: 0 to 100 in SCORM 1.2, else −1 to 1.
    pub mastery: Option<f64>,
    /// From which measure of progress on it is completed (SCORM 2004).
    pub completion_threshold: Option<f64>,
    pub max_time: Option<String>,
    pub time_limit_action: Option<String>,
    /// What the content is told at its start.
    pub launch_data: Option<String>,
    /// Ids of the objectives that the manifest names.
    pub objectives: Vec<String>,
    /// What makes an AU satisfied.
    pub move_on: Option<course::MoveOn>,
    pub launch_method: Option<String>,
    pub entitlement_key: Option<String>,
}

impl Package {
    /// Recognises what a file of this name holds, and reads it.
    ///
    /// # Errors
    /// If it is none of the kinds, or no archive that can be trusted, or its manifest cannot be read.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self, ServeError> {
        if !bytes.starts_with(b"PK") && looks_like_page(name, bytes) {
            return Ok(Self::page(name, bytes));
        }
        if !bytes.starts_with(b"PK") && !has_extension(name, &["zip"]) {
            return Err(ServeError::NotAPackage);
        }
        let files = read_archive(bytes, ArchiveLimits::default())?;
        if files.contains_key(manifest::FILE) {
            return manifest::read(name, files);
        }
        if files.contains_key(course::FILE) {
            return course::read(name, files);
        }
        let lower = |path: &str| path.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
        match files.into_keys().find(|path| [manifest::FILE, course::FILE].contains(&lower(path).as_str())) {
            Some(found) => Err(ServeError::ManifestElsewhere { found }),
            None => Err(ServeError::NotAPackage),
        }
    }

    fn page(name: &str, bytes: &[u8]) -> Self {
        let file = "page.html".to_owned();
        let entry =
            Entry { id: "page".to_owned(), title: name.to_owned(), href: Some(file.clone()), ..Entry::default() };
        Self {
            name: name.to_owned(),
            title: name.to_owned(),
            kind: Kind::Page,
            entries: vec![entry],
            notes: Vec::new(),
            files: [(file, bytes.to_vec())].into(),
        }
    }
}

fn has_extension(name: &str, extensions: &[&str]) -> bool {
    name.rsplit_once('.').is_some_and(|(_, end)| extensions.iter().any(|known| end.eq_ignore_ascii_case(known)))
}

fn looks_like_page(name: &str, bytes: &[u8]) -> bool {
    let start: Vec<u8> = bytes.iter().copied().take(1024).map(|byte| byte.to_ascii_lowercase()).collect();
    let has = |word: &[u8]| start.windows(word.len()).any(|found| found == word);
    has_extension(name, &["html", "htm", "xhtml"]) || has(b"<!doctype html") || has(b"<html")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_known_by_its_name_or_its_beginning() {
        for (name, bytes) in [("a.html", &b"hello"[..]), ("a", b"\n<!DOCTYPE HTML>"), ("b.txt", b"<html lang=en>")] {
            let package = Package::read(name, bytes).unwrap();
            assert_eq!((package.kind, package.entries.len()), (Kind::Page, 1), "{name}");
        }
    }

    #[test]
    fn what_is_nothing_of_all_this_is_refused() {
        let said = |name, bytes: &[u8]| Package::read(name, bytes).unwrap_err().to_string();
        assert_eq!(said("a.ron", b"(format: 1)"), "this is neither a SCORM or cmi5 package nor a web page");
        assert!(said("a.zip", b"no zip").starts_with("this is no zip archive"));
        assert!(said("a.html", b"PK\x03\x04").starts_with("this is no zip archive"));
    }
}
