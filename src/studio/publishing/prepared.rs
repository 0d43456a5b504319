//! A package that was made ahead, and what to know of it before it is written.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::check::Day;
use crate::publish::{Blocking, Explored, Files, Package, PublishError, blocking, find_target, package};
use crate::scenario::{Id, Pack, PublishLog};

/// A package, and what stands in its way.
#[derive(Debug)]
pub struct Prepared {
    pub package: Package,
    /// What stops its cases from running.
    pub blocking: Vec<Blocking>,
}

/// Why there is no package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    pub message: String,
    pub hint: String,
    /// The file that it is about.
    pub file: Option<PathBuf>,
}

/// Makes the package of a target ahead, of the cases as they stand on the disk.
///
/// # Errors
/// When a case cannot be read, or the target cannot be used so.
pub fn prepare(
    folder: &Path,
    pack: Pack,
    target: &Id,
    log: &PublishLog,
    explored: &Explored,
    cancel: &AtomicBool,
) -> Result<Prepared, Trouble> {
    let files = Files::listed(folder, pack).map_err(|errors| unread(&errors))?;
    let (id, found) = find_target(&files, target).map_err(|error| trouble(&error))?;
    let package = package(&files, id, found, log, &today(), explored, cancel).map_err(|error| trouble(&error))?;
    let blocking = blocking(&files, &package);
    Ok(Prepared { package, blocking })
}

fn unread(errors: &[crate::store::StoreError]) -> Trouble {
    let Some(first) = errors.first() else {
        return Trouble { message: "a case cannot be read".to_owned(), hint: String::new(), file: None };
    };
    let more = errors.len() - 1;
    let message = match more {
        0 => first.to_string(),
        1 => format!("{first}; and one more case cannot be read"),
        more => format!("{first}; and {more} more cases cannot be read"),
    };
    let hint = first.hint().unwrap_or_else(|| "mend it, or take it out of the pack".to_owned());
    Trouble { message, hint, file: Some(first.path.clone()) }
}

fn trouble(error: &PublishError) -> Trouble {
    Trouble { message: error.to_string(), hint: error.hint(), file: None }
}

/// The day of today, as packages have it.
fn today() -> String {
    Day::from_unix_seconds(SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())).to_string()
}
