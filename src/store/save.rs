//! Documents → the disk, whole or not at all.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::{Stamp, StoreError, StoreProblem, read_bytes};
use crate::scenario::{Loaded, Scenario, read, write};

/// What a save may write over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// Whatever is there.
    Anything,
    /// Nothing: the file must be new.
    Nothing,
    /// Only a file that still holds what it held then.
    Unchanged(Stamp),
}

/// How the name of a file begins that is still being written.
pub(super) const UNFINISHED: &str = ".offramp-";

/// How many links to files are followed before they count as a circle.
const MAX_LINKS: usize = 40;

/// Puts `contents` into the file at `path`, whole or not at all: they are written beside it first and then take its
/// place. The file keeps its permissions; a link stays one, and what it leads to is written. Returns the stamp to save
/// over next time.
///
/// # Errors
/// When something is there that may not be written over, or the disk refuses. The file is then as it was.
pub fn save(path: &Path, contents: &[u8], over: Over) -> Result<Stamp, StoreError> {
    let failed = |error| StoreError::writing(path, error);
    let refused = |problem| StoreError::new(path, problem);
    let target = follow(path).map_err(failed)?;
    let permissions = match fs::metadata(&target) {
        Ok(there) if there.is_dir() => return Err(refused(StoreProblem::IsFolder)),
        Ok(there) if !there.is_file() => return write_through(&target, contents).map_err(failed),
        Ok(_) if over == Over::Nothing => return Err(refused(StoreProblem::Exists)),
        Ok(there) if there.permissions().readonly() => return Err(refused(StoreProblem::WriteProtected)),
        Ok(there) => Some(there.permissions()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(failed(error)),
    };
    let folder = folder_of(&target);
    // Not for the owner alone, as temporary files are: what a new file may be is for the user's mask to say.
    let file = beside(folder, 0o666, contents, permissions).map_err(failed)?;
    match over {
        Over::Nothing => file.persist_noclobber(&target).map_err(|error| failed(error.error))?,
        Over::Anything => file.persist(&target).map_err(|error| failed(error.error))?,
        Over::Unchanged(stamp) => {
            match read_bytes(&target) {
                Ok(bytes) if Stamp::of(&bytes) == stamp => {}
                Ok(_) | Err(_) => return Err(refused(StoreProblem::Changed)),
            }
            file.persist(&target).map_err(|error| failed(error.error))?
        }
    };
    sync_names(folder);
    Ok(Stamp::of(contents))
}

/// Puts files into a folder, which is made if it is not there; over whatever has their names.
///
/// # Errors
/// When the disk refuses. Files before the one that failed stand.
pub fn save_in(folder: &Path, files: &BTreeMap<String, Vec<u8>>) -> Result<(), StoreError> {
    make_folder(folder)?;
    files.iter().try_for_each(|(name, bytes)| {
        let path = folder.join(name);
        make_folder(folder_of(&path))?;
        save(&path, bytes, Over::Anything).map(|_| ())
    })
}

/// Makes a folder and those above it, where they are not there.
///
/// # Errors
/// When the disk refuses.
pub fn make_folder(folder: &Path) -> Result<(), StoreError> {
    fs::create_dir_all(folder).map_err(|error| StoreError::writing(folder, error))
}

/// Puts `contents` into a file that only the user may read, whole or not at all, over whatever is there.
///
/// # Errors
/// When the disk refuses. The file is then as it was.
pub(super) fn save_private(path: &Path, contents: &[u8]) -> Result<(), StoreError> {
    let failed = |error| StoreError::writing(path, error);
    let folder = folder_of(path);
    let file = beside(folder, 0o600, contents, None).map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    sync_names(folder);
    Ok(())
}

/// The text form of a scenario, tried out: it reads back as the same scenario.
///
/// # Errors
/// When it does not, so that nobody saves what they could not open again.
pub fn scenario_text(path: &Path, scenario: &Scenario) -> Result<String, StoreError> {
    let no_text = |why: String| StoreError::new(path, StoreProblem::NoTextForm(why));
    let text = write(scenario).map_err(|error| no_text(error.to_string()))?;
    match read::<Scenario>(text.as_bytes()) {
        Ok(Loaded { document, .. }) if document == *scenario => Ok(text),
        Ok(_) => Err(no_text("it would read back differently".to_owned())),
        Err(error) => Err(no_text(format!("it would not read back: {error}"))),
    }
}

/// Where links lead in the end; the target need not exist.
fn follow(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..MAX_LINKS {
        match fs::symlink_metadata(&path) {
            Ok(there) if there.is_symlink() => {
                let to = fs::read_link(&path)?;
                path = path.parent().map_or_else(|| to.clone(), |folder| folder.join(&to));
            }
            Ok(_) => return Ok(path),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(path),
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::other("the links lead in a circle"))
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        Some(_) | None => Path::new("."),
    }
}

/// A new file in `folder` with these contents on the disk. It goes away again if it does not take another's place.
fn beside(
    folder: &Path,
    mode: u32,
    contents: &[u8],
    permissions: Option<fs::Permissions>,
) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(UNFINISHED).suffix(".tmp");
    #[cfg(unix)]
    builder.permissions(<fs::Permissions as std::os::unix::fs::PermissionsExt>::from_mode(mode));
    #[cfg(not(unix))]
    let _no_modes_here = mode;
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(contents)?;
    if let Some(permissions) = permissions {
        // Some file systems keep no permissions; the words matter more.
        _ = file.as_file().set_permissions(permissions);
    }
    file.as_file().sync_all()?;
    Ok(file)
}

/// So that a new name survives a power cut too. Not every file system can do it, and the file is in place.
fn sync_names(folder: &Path) {
    if cfg!(unix) {
        _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

/// What is no ordinary file, such as a pipe, takes bytes but no other's place.
fn write_through(target: &Path, contents: &[u8]) -> io::Result<Stamp> {
    OpenOptions::new().write(true).open(target)?.write_all(contents)?;
    Ok(Stamp::of(contents))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(result: Result<Stamp, StoreError>) -> String {
        result.unwrap_err().problem.to_string()
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_replaced_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        let stamp = save(&path, b"one", Over::Nothing).unwrap();
        assert_eq!(stamp, Stamp::of(b"one"));
        assert_eq!(problem(save(&path, b"two", Over::Nothing)), "there is a file of this name already");
        save(&path, b"two", Over::Unchanged(stamp)).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(names(folder.path()), ["a.ron"]);
    }

    #[test]
    fn somebody_elses_change_is_not_overwritten_unasked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        let stamp = save(&path, b"mine", Over::Nothing).unwrap();
        fs::write(&path, b"hers").unwrap();
        let changed = "somebody else has changed the file since it was opened";
        assert_eq!(problem(save(&path, b"mine again", Over::Unchanged(stamp))), changed);
        assert_eq!(fs::read(&path).unwrap(), b"hers");
        fs::remove_file(&path).unwrap();
        assert_eq!(problem(save(&path, b"mine again", Over::Unchanged(stamp))), changed);
        assert!(names(folder.path()).is_empty());
        save(&path, b"mine again", Over::Anything).unwrap();
    }

    #[test]
    fn folders_are_not_written_over_and_not_made() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(problem(save(folder.path(), b"x", Over::Anything)), "this is a folder, not a file");
        let below = folder.path().join("no/a.ron");
        assert_eq!(problem(save(&below, b"x", Over::Anything)), "there is no such folder to save in");
        let file = folder.path().join("file");
        fs::write(&file, "x").unwrap();
        let below = problem(save(&file.join("a.ron"), b"x", Over::Anything));
        assert_eq!(below, "a part of the path is a file, not a folder");
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("a.ron"), folder.path().join("link.ron"));
        fs::write(&path, b"one").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("a.ron", &link).unwrap();
        save(&link, b"two", Over::Anything).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        assert_eq!(problem(save(&path, b"three", Over::Anything)), "the file is write-protected");
        symlink("round.ron", folder.path().join("round.ron")).unwrap();
        let round = problem(save(&folder.path().join("round.ron"), b"x", Over::Anything));
        assert_eq!(round, "writing failed (the links lead in a circle)");
    }

    #[cfg(unix)]
    #[test]
    fn what_is_private_is_for_the_user_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, b"one").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        save_private(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(names(folder.path()), ["a"]);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_said_in_words() {
        assert_eq!(problem(save(Path::new("/dev/full"), b"x", Over::Anything)), "the disk is full");
    }
}
