//! What is known of cases without opening them: what a table shows of each, kept by the marks of its files, so that a
//! folder of hundreds is there at once the second time. Whoever reads a case says what is known of it; here it is only
//! kept. What is damaged or of another version is thrown away: it can be found out again.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

use super::folders::make_private;
use super::load::read_at_most;
use super::save::save_private;
use super::{StoreError, UserFolders, pack_file, stored_path};
use crate::scenario::{ApprovalArea, Stage};

/// How many cases are remembered.
const MAX_CASES: usize = 4_000;
/// How large the file may be that they are remembered in.
const MAX_BYTES: usize = 8 << 20;

/// What a table shows of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseFacts {
    pub id: String,
    /// Without markup.
    pub title: String,
    pub language: String,
    pub stage: Stage,
    pub owner: String,
    /// How long the author expects it to take; 0: they have not said.
    pub minutes: u32,
    pub review_by: String,
    pub decisions: usize,
    pub open_exits: usize,
    /// Findings that the case does not run with; that have to be gone before its review; before its release.
    pub blocking: usize,
    pub before_review: usize,
    pub before_release: usize,
    /// The areas whose approval still fits what the case says.
    pub approved: Vec<ApprovalArea>,
    /// How many of its choices and endings somebody has seen, in percent; none: nobody has said what they saw.
    pub previewed: Option<u8>,
}

/// What tells a file from what it was, without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct FileMark {
    length: u64,
    /// When it was changed last, in nanoseconds since 1970.
    modified: u64,
}

impl FileMark {
    fn of(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
        let since = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        Some(Self { length: metadata.len(), modified: u64::try_from(since.as_nanos()).unwrap_or(u64::MAX) })
    }
}

/// What tells everything that facts are made from from what it was: the case, the pack beside it, its review file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseMark {
    case: FileMark,
    pack: Option<FileMark>,
    review: Option<FileMark>,
}

impl CaseMark {
    /// The mark of a case as it lies there now; none if it is not there.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let folder = path.parent().unwrap_or(Path::new(""));
        Some(Self {
            case: FileMark::of(path)?,
            pack: FileMark::of(&pack_file(folder)),
            review: FileMark::of(&review_file(path)),
        })
    }
}

/// Where the comments and approvals of a case stand: `NAME.review.ron`.
#[must_use]
pub fn review_file(case: &Path) -> PathBuf {
    case.with_extension("review.ron")
}

/// What was found out about a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Entry {
    #[serde(with = "stored_path")]
    path: PathBuf,
    mark: CaseMark,
    /// The day on which it was: some findings come with time.
    day: String,
    facts: CaseFacts,
}

/// What is known of cases, in memory and in the user's folder.
#[derive(Debug)]
pub struct Index {
    /// None: nothing outlives the sitting.
    file: Option<PathBuf>,
    /// By whom: another version may find something else.
    made_by: String,
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    read: bool,
    changed: bool,
    cases: BTreeMap<PathBuf, Entry>,
}

/// The file.
#[derive(Serialize, Deserialize)]
struct Kept {
    made_by: String,
    cases: Vec<Entry>,
}

impl Index {
    /// An index that is kept in the user's folder, or nowhere. Reads nothing yet.
    #[must_use]
    pub fn new(folders: Option<&UserFolders>, made_by: impl Into<String>) -> Self {
        let file = folders.map(|folders| folders.state.join("index.json"));
        Self { file, made_by: made_by.into(), known: Mutex::default() }
    }

    /// What is known of the case at `path` as its files are now, and whether that was found out on this day. Reads the
    /// index from the disk when it is first asked.
    #[must_use]
    pub fn get(&self, path: &Path, mark: &CaseMark, day: &str) -> Option<(CaseFacts, bool)> {
        let known = self.read();
        let entry = known.cases.get(path).filter(|entry| entry.mark == *mark)?;
        Some((entry.facts.clone(), entry.day == day))
    }

    /// Notes what was found out about the case at `path` when its files had this mark.
    pub fn put(&self, path: &Path, mark: CaseMark, day: &str, facts: CaseFacts) {
        let mut known = self.read();
        known.changed = true;
        let entry = Entry { path: path.to_owned(), mark, day: day.to_owned(), facts };
        known.cases.insert(path.to_owned(), entry);
        if known.cases.len() > MAX_CASES {
            // Any other can go: it is found out again when it is asked for.
            let first = known.cases.keys().find(|other| *other != path).cloned();
            first.map(|first| known.cases.remove(&first));
        }
    }

    /// Writes what has been found out since it was read.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn save(&self) -> Result<(), StoreError> {
        let mut known = self.read();
        let Some(file) = self.file.as_ref().filter(|_| known.changed) else { return Ok(()) };
        known.changed = false;
        let kept = Kept { made_by: self.made_by.clone(), cases: known.cases.values().cloned().collect() };
        drop(known);
        if let Some(folder) = file.parent() {
            make_private(folder).map_err(|error| StoreError::writing(folder, error))?;
        }
        let text = serde_json::to_vec(&kept).map_err(|error| StoreError::writing(file, error.into()))?;
        save_private(file, &text)
    }

    fn read(&self) -> MutexGuard<'_, Known> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if !known.read {
            known.read = true;
            let bytes = self.file.as_ref().and_then(|file| read_at_most(file, MAX_BYTES).ok().flatten());
            let kept = bytes.and_then(|bytes| serde_json::from_slice::<Kept>(&bytes).ok());
            if let Some(kept) = kept.filter(|kept| kept.made_by == self.made_by) {
                known.cases = kept.cases.into_iter().map(|entry| (entry.path.clone(), entry)).collect();
            }
        }
        known
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A case and an index in a folder.
    fn with_case() -> (tempfile::TempDir, PathBuf, UserFolders) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        fs::write(&path, "one").unwrap();
        let folders = UserFolders::below(&folder.path().join("state"));
        (folder, path, folders)
    }

    #[test]
    fn what_was_found_out_is_there_the_next_time_until_a_file_changes() {
        let (_folder, path, folders) = with_case();
        let index = Index::new(Some(&folders), "1");
        let mark = CaseMark::of(&path).unwrap();
        let facts = CaseFacts { title: "A".to_owned(), ..CaseFacts::default() };
        assert_eq!(index.get(&path, &mark, "today"), None);
        index.put(&path, mark.clone(), "today", facts.clone());
        index.save().unwrap();
        let again = Index::new(Some(&folders), "1");
        assert_eq!(again.get(&path, &mark, "today"), Some((facts.clone(), true)));
        assert_eq!(again.get(&path, &mark, "tomorrow"), Some((facts, false)));
        fs::write(review_file(&path), "").unwrap();
        assert_eq!(again.get(&path, &CaseMark::of(&path).unwrap(), "today"), None, "a review has begun");
        assert_eq!(Index::new(Some(&folders), "2").get(&path, &mark, "today"), None, "another version");
        assert_eq!(CaseMark::of(&path.with_extension("gone")), None);
    }

    #[test]
    fn a_damaged_index_is_as_none() {
        let (_folder, path, folders) = with_case();
        fs::create_dir(&folders.state).unwrap();
        fs::write(folders.state.join("index.json"), "{\"made_by\":\"1\",\"cases\":[").unwrap();
        let index = Index::new(Some(&folders), "1");
        let mark = CaseMark::of(&path).unwrap();
        assert_eq!(index.get(&path, &mark, ""), None);
        index.put(&path, mark.clone(), "", CaseFacts::default());
        index.save().unwrap();
        assert!(Index::new(Some(&folders), "1").get(&path, &mark, "").is_some());
    }
}
