//! Pages that are only to be looked at: in a folder of their own that goes away with the program.

use std::io;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use super::StoreError;

/// A private folder for previews, made when the first one is written.
#[derive(Debug, Default)]
pub struct Previews(Mutex<Option<tempfile::TempDir>>);

impl Previews {
    /// Where a preview of this name is to be written. The same name is the same file, so that the browser has it under
    /// the same address.
    ///
    /// # Errors
    /// When there can be no such folder.
    pub fn path(&self, name: &str) -> Result<PathBuf, StoreError> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = match kept.take() {
            Some(folder) if folder.path().is_dir() => folder,
            Some(_) | None => made().map_err(|error| StoreError::writing(&std::env::temp_dir(), error))?,
        };
        let path = folder.path().join(format!("offramp-preview-{name}"));
        *kept = Some(folder);
        Ok(path)
    }
}

/// A new folder for the user alone.
fn made() -> io::Result<tempfile::TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix("offramp-");
    #[cfg(unix)]
    builder.permissions(<std::fs::Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o700));
    builder.tempdir()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Over, save};

    #[test]
    fn previews_are_private_and_go_away_with_the_program() {
        let previews = Previews::default();
        let path = previews.path("a.html").unwrap();
        save(&path, b"x", Over::Anything).unwrap();
        assert_eq!(previews.path("a.html").unwrap(), path);
        let folder = path.parent().unwrap().to_owned();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
        }
        drop(previews);
        assert!(!folder.exists());
    }

    #[test]
    fn a_folder_that_somebody_tidied_away_is_made_again() {
        let previews = Previews::default();
        let first = previews.path("a.html").unwrap();
        std::fs::remove_dir_all(first.parent().unwrap()).unwrap();
        let second = previews.path("a.html").unwrap();
        save(&second, b"x", Over::Anything).unwrap();
    }
}
