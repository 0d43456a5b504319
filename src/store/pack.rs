//! Packs on the disk: `pack.ron` of a folder, and the record of what was published beside it.

use std::path::{Path, PathBuf};

use super::find::{LOG_FILE, PACK_FILE};
use super::{Over, Stamp, StoreError, StoreProblem, load, save};
use crate::scenario::{Document, FORMAT, Loaded, Locations, Pack, PublishLog, read, write};

/// A pack with what saving has to know of its file.
#[derive(Debug)]
pub struct LoadedPack {
    pub pack: Pack,
    /// What saving compares with, so that nobody else's change is overwritten unseen.
    pub stamp: Stamp,
    /// Whether the file has comments, which saving would lose.
    pub has_comments: bool,
}

/// Where the pack of a folder stands.
#[must_use]
pub fn pack_file(folder: &Path) -> PathBuf {
    folder.join(PACK_FILE)
}

/// Where the record of what was published of a folder stands.
#[must_use]
pub fn log_file(folder: &Path) -> PathBuf {
    folder.join(LOG_FILE)
}

/// Loads the pack of a folder; none if the folder has no `pack.ron`.
///
/// # Errors
/// When the file may not be read, or is no pack.
pub fn load_pack(folder: &Path) -> Result<Option<LoadedPack>, StoreError> {
    let Some((Loaded { document: pack, source }, stamp)) = there(load::<Pack>(&pack_file(folder)))? else {
        return Ok(None);
    };
    let has_comments = (source.contains("//") || source.contains("/*")) && Locations::of(&source).has_comments();
    Ok(Some(LoadedPack { pack, stamp, has_comments }))
}

/// Saves the pack of a folder. Returns the stamp to save over next time.
///
/// # Errors
/// When something is there that may not be written over, or the disk refuses. The file is then as it was.
pub fn save_pack(folder: &Path, pack: &Pack, over: Over) -> Result<Stamp, StoreError> {
    let path = pack_file(folder);
    save(&path, text(&path, pack)?.as_bytes(), over)
}

/// Loads the record of what was published of a folder, with what saving it compares with; an empty one, to be saved
/// over nothing, if there is none yet.
///
/// # Errors
/// When the file may not be read, or is no such record.
pub fn load_log(folder: &Path) -> Result<(PublishLog, Over), StoreError> {
    let loaded = there(load::<PublishLog>(&log_file(folder)))?;
    Ok(match loaded {
        Some((loaded, stamp)) => (loaded.document, Over::Unchanged(stamp)),
        None => (PublishLog::new(FORMAT), Over::Nothing),
    })
}

/// Saves the record of what was published of a folder. Returns the stamp to save over next time.
///
/// # Errors
/// When something is there that may not be written over, or the disk refuses. The file is then as it was.
pub fn save_log(folder: &Path, log: &PublishLog, over: Over) -> Result<Stamp, StoreError> {
    let path = log_file(folder);
    save(&path, text(&path, log)?.as_bytes(), over)
}

/// What was loaded; none where there is no such file.
fn there<T>(loaded: Result<T, StoreError>) -> Result<Option<T>, StoreError> {
    match loaded {
        Ok(loaded) => Ok(Some(loaded)),
        Err(StoreError { problem: StoreProblem::Missing | StoreProblem::BelowFile, .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The text form of a document, tried out: it reads back as the same document.
fn text<D: Document + PartialEq>(path: &Path, document: &D) -> Result<String, StoreError> {
    let no_text = |why: String| StoreError::new(path, StoreProblem::NoTextForm(why));
    let text = write(document).map_err(|error| no_text(error.to_string()))?;
    match read::<D>(text.as_bytes()) {
        Ok(loaded) if loaded.document == *document => Ok(text),
        Ok(_) => Err(no_text("it would read back differently".to_owned())),
        Err(error) => Err(no_text(format!("it would not read back: {error}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Id, Publication};

    #[test]
    fn a_pack_comes_back_as_it_was_saved() {
        let folder = tempfile::tempdir().unwrap();
        assert!(load_pack(folder.path()).unwrap().is_none());
        let mut pack = Pack::new(FORMAT, "p", "Parcels");
        pack.scenarios.push("a.ron".into());
        pack.needs.insert("b.ron".into(), vec!["a.ron".into()]);
        let stamp = save_pack(folder.path(), &pack, Over::Nothing).unwrap();
        let loaded = load_pack(folder.path()).unwrap().unwrap();
        assert_eq!((&loaded.pack, loaded.stamp, loaded.has_comments), (&pack, stamp, false));
        assert!(matches!(save_pack(folder.path(), &pack, Over::Nothing).unwrap_err().problem, StoreProblem::Exists));
    }

    #[test]
    fn somebody_elses_pack_is_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let pack = Pack::new(FORMAT, "p", "Parcels");
        let stamp = save_pack(folder.path(), &pack, Over::Nothing).unwrap();
        std::fs::write(pack_file(folder.path()), "(format: 1, id: \"p\", /* new */ title: \"Theirs\")").unwrap();
        let error = save_pack(folder.path(), &pack, Over::Unchanged(stamp)).unwrap_err();
        assert!(matches!(error.problem, StoreProblem::Changed));
        let theirs = load_pack(folder.path()).unwrap().unwrap();
        assert!(theirs.has_comments && theirs.pack.title.as_str() == "Theirs");
    }

    #[test]
    fn a_folder_that_published_nothing_has_an_empty_record() {
        let folder = tempfile::tempdir().unwrap();
        let (mut log, over) = load_log(folder.path()).unwrap();
        assert!(log.entries.is_empty());
        let target = Id::new("lms").unwrap();
        log.add(Publication::new(target.clone(), "2026-03-01", 1_u32, "lms.zip", "00"));
        save_log(folder.path(), &log, over).unwrap();
        let (again, over) = load_log(folder.path()).unwrap();
        assert!(again.last(&target).is_some() && matches!(over, Over::Unchanged(_)));
    }
}
