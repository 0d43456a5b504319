//! Where Offramp keeps what is the user's and belongs to no case.

use std::ffi::OsString;
use std::fs::DirBuilder;
use std::io;
use std::path::{Path, PathBuf};

use etcetera::base_strategy::{BaseStrategy, choose_native_strategy};

use super::{StoreError, StoreProblem};

/// The folder for everything that Offramp keeps, in place of the system's: for tests, and for a program on a stick.
const VARIABLE: &str = "OFFRAMP_CONFIG_DIR";

/// The folders of the user. They need not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserFolders {
    /// What the user has chosen.
    pub config: PathBuf,
    /// What happened to be going on: unsaved work.
    pub state: PathBuf,
}

impl UserFolders {
    /// The folders that the system has for this, or the one that `OFFRAMP_CONFIG_DIR` names.
    ///
    /// # Errors
    /// When the system names none: there is no home.
    pub fn of_the_user() -> Result<Self, StoreError> {
        Self::chosen(std::env::var_os(VARIABLE))
    }

    /// Everything below one folder.
    #[must_use]
    pub fn below(folder: &Path) -> Self {
        let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
        Self { state: folder.clone(), config: folder }
    }

    fn chosen(folder: Option<OsString>) -> Result<Self, StoreError> {
        if let Some(folder) = folder.filter(|folder| !folder.is_empty()) {
            return Ok(Self::below(Path::new(&folder)));
        }
        let home = choose_native_strategy().map_err(|_| StoreError::new(Path::new("~"), StoreProblem::NoUserFolder))?;
        Ok(if cfg!(target_os = "macos") {
            let folder = home.data_dir().join("Offramp");
            Self { config: folder.clone(), state: folder }
        } else if cfg!(windows) {
            // What is going on stays on this machine and does not travel with the user's profile.
            Self { config: home.config_dir().join("Offramp"), state: home.cache_dir().join("Offramp") }
        } else {
            let state = home.state_dir().unwrap_or_else(|| home.data_dir());
            Self { config: home.config_dir().join("offramp"), state: state.join("offramp") }
        })
    }
}

/// Makes a folder, and those above it, for the user alone; one that is there stays as it is.
pub(super) fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_can_be_named_for_everything() {
        let named = UserFolders::chosen(Some(OsString::from("/stick/offramp"))).unwrap();
        assert_eq!(named, UserFolders::below(Path::new("/stick/offramp")));
        assert!(UserFolders::chosen(Some(OsString::from("here"))).unwrap().config.is_absolute());
    }

    #[test]
    fn an_empty_name_is_none() {
        let usual = UserFolders::chosen(None).unwrap();
        assert_eq!(UserFolders::chosen(Some(OsString::new())).unwrap(), usual);
        assert!(usual.config.is_absolute() && usual.state.is_absolute());
    }

    #[cfg(unix)]
    #[test]
    fn folders_are_made_for_the_user_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let made = folder.path().join("a/b");
        make_private(&made).unwrap();
        make_private(&made).unwrap();
        assert_eq!(std::fs::metadata(&made).unwrap().permissions().mode() & 0o777, 0o700);
    }
}
