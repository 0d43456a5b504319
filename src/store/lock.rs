//! Locks between programs. The system gives them back when a program ends, however it ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_that_nobody_gives_back_stops_nobody() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.lock");
        let held = wait_for(&path, PAUSE).unwrap();
        assert!(wait_for(&path, PAUSE).is_none());
        drop(held);
    }
}
