//! Locks between programs. The system gives them back when a program ends, however it ends.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use super::save::UNFINISHED;

/// How long it takes until a lock is asked for again.
const PAUSE: Duration = Duration::from_millis(5);

/// A lock that is ours until this is dropped.
#[derive(Debug)]
pub(super) struct Held(File);

impl Drop for Held {
    /// Closing the file is not enough: a process that is being started has it open, too, for a moment.
    fn drop(&mut self) {
        _ = self.0.unlock();
    }
}

/// How a lock stands.
#[derive(Debug)]
pub(super) enum Lock {
    /// Nobody had it. Now we do.
    Ours(Held),
    /// A running program has it.
    Theirs,
    /// There is no such file.
    Missing,
}

/// Makes a lock that is ours from the moment at which others can see it. None if there is a file of this name already.
pub(super) fn make(path: &Path) -> io::Result<Option<Held>> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().prefix(UNFINISHED).suffix(".tmp").tempfile_in(folder)?;
    write!(file, "{}", std::process::id())?;
    // Where the file system knows no locks, the number of the process has to do.
    _ = file.as_file().try_lock();
    match file.persist_noclobber(path) {
        Ok(file) => Ok(Some(Held(file))),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(None),
        // Not every file system can tell. Two programs that make the same lock at once are rarer still.
        Err(error) => error.file.persist(path).map(|file| Some(Held(file))).map_err(|error| error.error),
    }
}

/// Takes a lock that nobody holds.
pub(super) fn take(path: &Path) -> io::Result<Lock> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Lock::Missing),
        Err(error) => return Err(error),
    };
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Ok(Lock::Theirs),
        Err(TryLockError::Error(_)) if maker_runs(path) => Ok(Lock::Theirs),
        Ok(()) | Err(TryLockError::Error(_)) => Ok(Lock::Ours(Held(file))),
    }
}

/// Waits for a lock, but not for ever: one that nobody gives back must not stop the program. The file stays.
pub(super) fn wait_for(path: &Path, at_most: Duration) -> Option<Held> {
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(path).ok()?;
    let mut waited = Duration::ZERO;
    loop {
        match file.try_lock() {
            Ok(()) => return Some(Held(file)),
            Err(TryLockError::WouldBlock) if waited < at_most => {
                sleep(PAUSE);
                waited += PAUSE;
            }
            Err(_) => return None,
        }
    }
}

/// Whether the program still runs that made a lock, as far as the system tells.
fn maker_runs(path: &Path) -> bool {
    let process = fs::read_to_string(path).ok().and_then(|text| text.trim().parse::<u32>().ok());
    cfg!(target_os = "linux") && process.is_some_and(|id| Path::new("/proc").join(id.to_string()).exists())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_had_by_one_and_given_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.lock");
        assert!(matches!(take(&path).unwrap(), Lock::Missing));
        let held = make(&path).unwrap().unwrap();
        assert!(make(&path).unwrap().is_none());
        assert!(matches!(take(&path).unwrap(), Lock::Theirs));
        assert!(maker_runs(&path) || cfg!(not(target_os = "linux")));
        drop(held);
        let taken = take(&path).unwrap();
        assert!(matches!(taken, Lock::Ours(_)));
        assert!(matches!(take(&path).unwrap(), Lock::Theirs));
        drop(taken);
        assert!(wait_for(&path, PAUSE).is_some());
    }

    #[test]
    fn a_lock_that_nobody_gives_back_stops_nobody() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.lock");
        let held = wait_for(&path, PAUSE).unwrap();
        assert!(wait_for(&path, PAUSE).is_none());
        drop(held);
    }
}
