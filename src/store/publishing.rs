//! Packages → the disk, and what was published beside the pack.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::find::LOG_FILE;
use super::{Over, Stamp, StoreError, StoreProblem, load, make_folder, save, save_in};
use crate::scenario::{FORMAT, Publication, PublishLog, write};

/// What was published of the pack in a folder, and what it is saved over; nothing as yet where there is no file.
///
/// # Errors
/// When the file is there and cannot be read.
pub fn load_publish_log(folder: &Path) -> Result<(PublishLog, Over), StoreError> {
    match load::<PublishLog>(&folder.join(LOG_FILE)) {
        Ok((loaded, stamp)) => Ok((loaded.document, Over::Unchanged(stamp))),
        Err(StoreError { problem: StoreProblem::Missing, .. }) => Ok((PublishLog::new(FORMAT), Over::Nothing)),
        Err(error) => Err(error),
    }
}

/// Writes a package to `file` below the folder of its pack, and takes down that it was. Several files become a folder. A
/// package that is the same as the last one of its target is written again, and not taken down twice.
///
/// # Errors
/// When the disk refuses. The package may stand already when taking it down fails.
pub fn publish(
    folder: &Path,
    file: &str,
    files: &BTreeMap<String, Vec<u8>>,
    publication: Publication,
) -> Result<PathBuf, StoreError> {
    let out = folder.join(file);
    if let [bytes] = &files.values().collect::<Vec<_>>()[..] {
        if let Some(parent) = out.parent() {
            make_folder(parent)?;
        }
        save(&out, bytes, Over::Anything)?;
    } else {
        save_in(&out, files)?;
    }
    let (mut log, over) = load_publish_log(folder)?;
    if log.last(&publication.target) != Some(&publication) {
        log.add(publication);
        save_log(folder, &log, over)?;
    }
    Ok(out)
}

fn save_log(folder: &Path, log: &PublishLog, over: Over) -> Result<Stamp, StoreError> {
    let path = folder.join(LOG_FILE);
    let text = write(log).map_err(|error| StoreError::new(&path, StoreProblem::NoTextForm(error.to_string())))?;
    save(&path, text.as_bytes(), over)
}
