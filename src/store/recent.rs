//! The files that the user had open last.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{same_file, stored_path};

/// How many files are remembered.
pub const MAX_RECENT: usize = 12;

/// A file that the user had open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    #[serde(with = "stored_path")]
    pub path: PathBuf,
    /// The title of the case.
    pub title: String,
    /// When it was opened last, in seconds since 1970.
    pub opened: u64,
}

impl Recent {
    /// Whether the file is there. Looks at the disk, which takes its time for one that is not at hand.
    #[must_use]
    pub fn exists(&self) -> bool {
        self.path.is_file()
    }

    fn is_at(&self, path: &Path) -> bool {
        self.path == path || same_file(&self.path, path)
    }
}

/// The files that the user had open last, the newest first, each once. One that is gone stays in the list: its disk may
/// come back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RecentFiles(Vec<Recent>);

impl RecentFiles {
    /// The newest first.
    pub fn iter(&self) -> std::slice::Iter<'_, Recent> {
        self.0.iter()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Notes that a file was opened. Looks at the disk, to know the same file under two names.
    pub fn note(&mut self, path: &Path, title: &str, opened: u64) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.0.retain(|recent| !recent.is_at(&path));
        self.0.insert(0, Recent { path, title: title.to_owned(), opened });
        self.order();
    }

    /// Takes a file out of the list.
    pub fn forget(&mut self, path: &Path) {
        self.0.retain(|recent| recent.path != path);
    }

    /// Takes all files out of the list.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// What there is when `self` was made from `base`, and another program made `theirs` from it meanwhile: what either
    /// has noted is there, what either has forgotten is not.
    pub(super) fn merged(&self, base: &Self, theirs: &Self) -> Self {
        let mut all = Self(self.0.iter().filter(|recent| base.at(&recent.path) != Some(*recent)).cloned().collect());
        for recent in &theirs.0 {
            let forgotten = base.at(&recent.path) == Some(recent) && self.at(&recent.path).is_none();
            if !forgotten {
                all.0.push(recent.clone());
            }
        }
        all.tidy();
        all
    }

    /// Makes it what the list promises to be, whatever stood in a file.
    pub(super) fn tidy(&mut self) {
        self.0.sort_by_key(|recent| std::cmp::Reverse(recent.opened));
        let mut once: Vec<Recent> = Vec::new();
        for recent in self.0.drain(..) {
            if once.len() < MAX_RECENT && !once.iter().any(|other| other.is_at(&recent.path)) {
                once.push(recent);
            }
        }
        self.0 = once;
    }

    fn order(&mut self) {
        self.0.sort_by_key(|recent| std::cmp::Reverse(recent.opened));
        self.0.truncate(MAX_RECENT);
    }

    fn at(&self, path: &Path) -> Option<&Recent> {
        self.0.iter().find(|recent| recent.path == path)
    }
}

impl<'a> IntoIterator for &'a RecentFiles {
    type Item = &'a Recent;
    type IntoIter = std::slice::Iter<'a, Recent>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noted(files: &[(&str, u64)]) -> RecentFiles {
        let mut recent = RecentFiles::default();
        for (path, opened) in files {
            recent.note(Path::new(path), "T", *opened);
        }
        recent
    }

    fn paths(recent: &RecentFiles) -> Vec<&str> {
        recent.iter().map(|recent| recent.path.to_str().unwrap()).collect()
    }

    #[test]
    fn the_newest_come_first_and_the_oldest_go() {
        let mut recent = RecentFiles::default();
        for number in 0..20 {
            recent.note(Path::new(&format!("/none/{number}.ron")), "T", number);
        }
        assert_eq!(recent.iter().count(), MAX_RECENT);
        assert_eq!(paths(&recent)[..2], ["/none/19.ron", "/none/18.ron"]);
        assert!(!recent.iter().any(Recent::exists));
    }

    #[test]
    fn a_file_opened_again_is_there_once() {
        let mut recent = noted(&[("/none/a.ron", 1), ("/none/b.ron", 2)]);
        recent.note(Path::new("/none/a.ron"), "Its new title", 3);
        assert_eq!(paths(&recent), ["/none/a.ron", "/none/b.ron"]);
        assert_eq!(recent.iter().next().unwrap().title, "Its new title");
    }

    #[test]
    fn one_file_under_two_names_is_there_once() {
        let folder = tempfile::tempdir().unwrap();
        let (file, other) = (folder.path().join("a.ron"), folder.path().join("./sub/../a.ron"));
        std::fs::create_dir(folder.path().join("sub")).unwrap();
        std::fs::write(&file, "").unwrap();
        let mut recent = RecentFiles::default();
        recent.note(&file, "T", 1);
        recent.note(&other, "T", 2);
        assert_eq!(recent.iter().count(), 1);
        assert!(recent.iter().all(Recent::exists));
    }

    #[test]
    fn what_either_program_noted_or_forgot_holds() {
        let base = noted(&[("/none/a.ron", 1), ("/none/b.ron", 2), ("/none/c.ron", 3)]);
        let (mut ours, mut theirs) = (base.clone(), base.clone());
        ours.note(Path::new("/none/ours.ron"), "T", 4);
        ours.forget(Path::new("/none/a.ron"));
        theirs.note(Path::new("/none/theirs.ron"), "T", 5);
        theirs.note(Path::new("/none/c.ron"), "T", 6);
        theirs.forget(Path::new("/none/b.ron"));
        let merged = ours.merged(&base, &theirs);
        assert_eq!(paths(&merged), ["/none/c.ron", "/none/theirs.ron", "/none/ours.ron"]);
    }

    #[test]
    fn what_was_forgotten_here_and_opened_again_there_is_remembered() {
        let base = noted(&[("/none/a.ron", 1)]);
        let (mut ours, mut theirs) = (base.clone(), base.clone());
        ours.clear();
        theirs.note(Path::new("/none/a.ron"), "T", 2);
        assert_eq!(paths(&ours.merged(&base, &theirs)), ["/none/a.ron"]);
    }
}
