//! Packages → the disk, and that they were published.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{Over, StoreError, load_log, make_folder, save, save_in, save_log};
use crate::scenario::{Publication, PublishLog};

/// Writes a package to `file` below the folder of its pack, and takes down that it was. Several files become a folder. A
/// package that is the same as the last one of its target is written again, and not taken down twice.
///
/// Returns where it stands, the record as it is now, and what that is saved over next time.
///
/// # Errors
/// When the disk refuses. The package may stand already when taking it down fails.
pub fn publish(
    folder: &Path,
    file: &str,
    files: &BTreeMap<String, Vec<u8>>,
    publication: Publication,
) -> Result<(PathBuf, PublishLog, Over), StoreError> {
    let out = folder.join(file);
    if let [bytes] = &files.values().collect::<Vec<_>>()[..] {
        if let Some(parent) = out.parent() {
            make_folder(parent)?;
        }
        save(&out, bytes, Over::Anything)?;
    } else {
        save_in(&out, files)?;
    }
    let (mut log, mut over) = load_log(folder)?;
    if log.last(&publication.target) != Some(&publication) {
        log.add(publication);
        over = Over::Unchanged(save_log(folder, &log, over)?);
    }
    Ok((out, log, over))
}
