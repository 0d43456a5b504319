//! Cases on their way from the disk, read off the UI thread.

use std::path::{Path, PathBuf};

use super::job::{Job, Progress};
use crate::store::{self, LoadedFile, Recovered, StoreError};

/// A case on its way.
pub struct Opening {
    job: Job<Opened>,
}

/// What became of it.
pub enum Opened {
    /// It was read.
    Case(PathBuf, Box<LoadedFile>),
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

/// An error of the disk with what to do about it.
pub fn said(error: &StoreError) -> String {
    let hint = error.hint().map_or_else(String::new, |hint| format!(" – {hint}"));
    format!("{error}{hint}")
}
