//! Cases on their way from the disk, read off the UI thread.

use std::path::{Path, PathBuf};

use super::job::{Job, Progress};
use crate::import::offpack::unpack;
use crate::store::{self, LoadedFile, Recovered, StoreError};

/// A case on its way.
pub struct Opening {
    job: Job<Opened>,
}

/// What became of it.
pub enum Opened {
    /// It was read.
    Case(PathBuf, Box<LoadedFile>),
    /// A scenario pack was unpacked into this folder.
    Unpacked(PathBuf),
    /// Work of an earlier sitting, and what stands on disk where it belongs.
    Recovered(Box<Recovered>, Option<Box<LoadedFile>>),
    /// It could not be read: what to say.
    Failed(String),
}

impl Opening {
    /// Begins to read the file at `path`.
    #[must_use]
    pub fn file(ctx: &egui::Context, path: PathBuf) -> Self {
        Self::start(ctx, move || read(&path))
    }

    /// Begins to unpack the scenario pack at `path` into a new folder beside it.
    #[must_use]
    pub fn pack(ctx: &egui::Context, path: PathBuf) -> Self {
        Self::start(ctx, move || unpacked(&path))
    }

    /// Begins to read the file that recovered work belongs to.
    #[must_use]
    pub fn recovered(ctx: &egui::Context, recovered: Recovered) -> Self {
        Self::start(ctx, move || {
            let on_disk = recovered.path.as_ref().and_then(|path| store::load_scenario(path).ok());
            Opened::Recovered(Box::new(recovered), on_disk.map(Box::new))
        })
    }

    fn start(ctx: &egui::Context, work: impl FnOnce() -> Opened + Send + 'static) -> Self {
        let ctx = ctx.clone();
        Self { job: Job::start(0, move || ctx.request_repaint(), move |_| work()) }
    }

    /// What became of it, once; never waits.
    #[must_use]
    pub fn poll(&self) -> Option<Opened> {
        match self.job.poll() {
            Progress::Working => None,
            Progress::Done(opened) => Some(opened),
            Progress::Failed(message) => Some(Opened::Failed(message)),
        }
    }
}

fn read(path: &Path) -> Opened {
    match store::load_scenario(path) {
        Ok(loaded) => Opened::Case(path.to_owned(), Box::new(loaded)),
        Err(error) => Opened::Failed(said(&error)),
    }
}

/// How many folders of one name are tried before somebody has to tidy up.
const MOST_FOLDERS: u32 = 100;

/// Unpacks a scenario pack into a folder of its name; one with a number behind it where that is there already.
fn unpacked(path: &Path) -> Opened {
    let bytes = match store::read_package(path) {
        Ok(bytes) => bytes,
        Err(error) => return Opened::Failed(said(&error)),
    };
    let files = match unpack(&bytes) {
        Ok(unpacked) => unpacked.files,
        Err(error) => return Opened::Failed(format!("{error} – {}", error.hint())),
    };
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let named = |number: u32| path.with_file_name(if number == 1 { stem.clone() } else { format!("{stem} {number}") });
    let is_free = |folder: &PathBuf| store::look(folder).is_err();
    let Some(folder) = (1..MOST_FOLDERS).map(named).find(is_free) else {
        return Opened::Failed(format!("there are too many folders called “{stem}” beside the pack – move some away"));
    };
    match store::save_in(&folder, &files) {
        Ok(()) => Opened::Unpacked(folder),
        Err(error) => Opened::Failed(said(&error)),
    }
}

/// An error of the disk with what to do about it.
pub fn said(error: &StoreError) -> String {
    let hint = error.hint().map_or_else(String::new, |hint| format!(" – {hint}"));
    format!("{error}{hint}")
}
