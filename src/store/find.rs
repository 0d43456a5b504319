//! Paths → scenario files.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use super::{StoreError, StoreProblem};

/// The name of a pack's file.
pub(super) const PACK_FILE: &str = "pack.ron";

/// The name of the file that says what was published of a pack.
pub(super) const LOG_FILE: &str = "published.ron";

/// A file of Offramp that is no scenario, as its name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherFile {
    /// `pack.ron`
    Pack,
    /// `published.ron`
    PublishLog,
    /// `NAME.review.ron`
    Review,
    /// `NAME.fr.ron`, `NAME@brand.ron`
    Overlay,
}

/// What kind of file this is by its name, if it is one that goes with scenarios.
#[must_use]
pub fn other_file(path: &Path) -> Option<OtherFile> {
    let name = path.file_name()?.to_str()?;
    let stem = name.strip_suffix(".ron")?;
    if name == PACK_FILE {
        return Some(OtherFile::Pack);
    }
    if name == LOG_FILE {
        return Some(OtherFile::PublishLog);
    }
    let (base, last) = stem.rsplit_once('.').unwrap_or((stem, ""));
    if last == "review" {
        return Some(OtherFile::Review);
    }
    (base.contains('@') || last.contains('@') || is_language(last)).then_some(OtherFile::Overlay)
}

/// Whether `tag` looks like `fr`, `fil`, `pt-BR` or `zh-Hant-TW`.
fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// The scenario files that `paths` name: a file is taken as it is, a folder stands for every scenario in it and below,
/// sorted, without what is hidden and without what only goes with scenarios. Each comes once. What cannot be read is
/// an error of its own and stops nothing else.
#[must_use]
pub fn find_scenarios(paths: &[PathBuf]) -> Vec<Result<PathBuf, StoreError>> {
    let mut search = Search::default();
    for path in paths {
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => {
                let before = search.found.len();
                search.folder(path);
                if search.found.len() == before && !search.repeated {
                    search.found.push(Err(StoreError::new(path, StoreProblem::NoScenarios)));
                }
            }
            Ok(_) => search.file(path.clone()),
            Err(error) => search.found.push(Err(StoreError::reading(path, error))),
        }
    }
    search.found
}

/// The files that lie beside a scenario and go with it: its review, its translations, its wordings of brands. Sorted.
#[must_use]
pub fn files_beside(scenario: &Path) -> Vec<PathBuf> {
    let Some(stem) = scenario.file_stem().and_then(OsStr::to_str) else { return Vec::new() };
    let folder = scenario.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let goes_along = |path: &PathBuf| {
        let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
        let rest = name.strip_prefix(stem).unwrap_or_default();
        rest.starts_with(['.', '@']) && matches!(other_file(path), Some(OtherFile::Review | OtherFile::Overlay))
    };
    entries(folder).unwrap_or_default().into_iter().filter(goes_along).collect()
}

/// The folders with a pack that `paths` name: by the pack's file, or as a folder with one in it or below, sorted. Each
/// comes once.
#[must_use]
pub fn find_packs(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut search = Search::default();
    let mut packs = Vec::new();
    for path in paths {
        if other_file(path) == Some(OtherFile::Pack) && path.is_file() {
            packs.push(path.parent().unwrap_or(Path::new("")).to_owned());
        } else if path.is_dir() {
            let mut waiting = vec![path.clone()];
            while let Some(folder) = waiting.pop() {
                if !search.is_new(&folder) {
                    continue;
                }
                if folder.join(PACK_FILE).is_file() {
                    packs.push(folder.clone());
                }
                // What cannot be read is told by whoever looks for scenarios.
                let below = entries(&folder).unwrap_or_default();
                waiting.extend(below.into_iter().rev().filter(|path| path.is_dir()));
            }
        }
    }
    let mut seen = HashSet::new();
    packs.retain(|folder| seen.insert(fs::canonicalize(folder).unwrap_or_else(|_| folder.clone())));
    packs
}

/// The scenario files that lie in a folder itself, sorted by name, without what is hidden and without what only goes
/// with scenarios.
///
/// # Errors
/// When the folder may not be read.
pub fn scenarios_in(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let is_scenario =
        |path: &PathBuf| path.extension() == Some(OsStr::new("ron")) && other_file(path).is_none() && path.is_file();
    Ok(entries(folder)?.into_iter().filter(is_scenario).collect())
}

/// Whether there is a file or folder at `path`.
///
/// # Errors
/// When there is none, or it may not be looked at.
pub fn look(path: &Path) -> Result<(), StoreError> {
    fs::metadata(path).map(|_| ()).map_err(|error| StoreError::reading(path, error))
}

/// Whether both name the same file, and it is there.
#[must_use]
pub fn same_file(a: &Path, b: &Path) -> bool {
    matches!((fs::canonicalize(a), fs::canonicalize(b)), (Ok(a), Ok(b)) if a == b)
}

#[derive(Default)]
struct Search {
    found: Vec<Result<PathBuf, StoreError>>,
    /// Files and folders that have been seen, by their real names.
    seen: HashSet<PathBuf>,
    /// Whether anything was left out because it had been seen.
    repeated: bool,
}

impl Search {
    /// Whether it is seen for the first time.
    fn is_new(&mut self, path: &Path) -> bool {
        let new = self.seen.insert(fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()));
        self.repeated |= !new;
        new
    }

    fn file(&mut self, path: PathBuf) {
        if self.is_new(&path) {
            self.found.push(Ok(path));
        }
    }

    /// Everything in a folder and below. A stack of our own: the disk decides how deep it gets.
    fn folder(&mut self, folder: &Path) {
        let mut waiting = vec![folder.to_owned()];
        while let Some(path) = waiting.pop() {
            if path.is_dir() {
                if self.is_new(&path) {
                    match entries(&path) {
                        Ok(entries) => waiting.extend(entries.into_iter().rev()),
                        Err(error) => self.found.push(Err(error)),
                    }
                }
            } else if path.extension() == Some(OsStr::new("ron")) && other_file(&path).is_none() {
                self.file(path);
            }
        }
    }
}

/// What stands in a folder, sorted by name, without what is hidden.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let failed = |error| StoreError::reading(folder, error);
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        if !entry.file_name().as_encoded_bytes().starts_with(b".") {
            paths.push(entry.path());
        }
    }
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_what_goes_with_a_scenario() {
        for (name, kind) in [
            ("pack.ron", Some(OtherFile::Pack)),
            ("published.ron", Some(OtherFile::PublishLog)),
            ("case.review.ron", Some(OtherFile::Review)),
            ("case.fr.ron", Some(OtherFile::Overlay)),
            ("case.pt-BR.ron", Some(OtherFile::Overlay)),
            ("case@acme.ron", Some(OtherFile::Overlay)),
            ("case@acme.fr.ron", Some(OtherFile::Overlay)),
            ("case.ron", None),
            ("case.2026.ron", None),
            ("case.final.ron", None),
            ("case.fr.txt", None),
        ] {
            assert_eq!(other_file(Path::new(name)), kind, "{name}");
        }
    }

    #[test]
    fn folders_stand_for_the_scenarios_below_them() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir_all(root.join("b/deep")).unwrap();
        fs::create_dir(root.join(".git")).unwrap();
        fs::create_dir(root.join("empty")).unwrap();
        for name in [
            "z.ron",
            "a.ron",
            "b/deep/m.ron",
            ".git/x.ron",
            ".hidden.ron",
            "pack.ron",
            "a.review.ron",
            "a.fr.ron",
            "a@x.ron",
            "n.txt",
        ] {
            fs::write(root.join(name), "").unwrap();
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink(root, root.join("b/again")).unwrap();
        let names = |paths: &[PathBuf]| -> Vec<String> {
            let name = |found: Result<PathBuf, StoreError>| match found {
                Ok(path) => path.strip_prefix(root).unwrap().display().to_string(),
                Err(error) => error.problem.to_string(),
            };
            find_scenarios(paths).into_iter().map(name).collect()
        };
        assert_eq!(names(&[root.to_owned()]), ["a.ron", "b/deep/m.ron", "z.ron"]);
        assert_eq!(names(&[root.join("z.ron"), root.to_owned()]), ["z.ron", "a.ron", "b/deep/m.ron"]);
        assert_eq!(names(&[root.join("empty")]), ["there is no scenario in this folder"]);
        assert_eq!(names(&[root.join("no"), root.join("a.ron")]), ["there is no such file or folder", "a.ron"]);
    }

    #[test]
    fn packs_are_found_by_their_file_and_below_folders() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir_all(root.join("b/deep")).unwrap();
        for name in ["pack.ron", "b/deep/pack.ron", "b/z.ron", "b/a.ron", "b/a.review.ron", "b/notes.txt"] {
            fs::write(root.join(name), "").unwrap();
        }
        assert_eq!(find_packs(&[root.join("pack.ron"), root.to_owned()]), [root.to_owned(), root.join("b/deep")]);
        assert_eq!(find_packs(&[root.join("b/a.ron"), root.join("none")]), [""; 0].map(PathBuf::from));
        assert_eq!(scenarios_in(&root.join("b")).unwrap(), [root.join("b/a.ron"), root.join("b/z.ron")]);
        assert!(scenarios_in(&root.join("none")).is_err());
    }
}
