//! What can go wrong between a document and the disk.

use std::io;
use std::path::{Path, PathBuf};

use super::archive::MAX_PACKAGE_BYTES;
use super::media::{MAX_MEDIA_BYTES, MAX_MEDIUM_BYTES};
use crate::scenario::{MAX_FILE_BYTES, ReadError};

/// Something about a file that stands in the way.
#[derive(Debug, thiserror::Error)]
#[error("{problem}: {}", place(path, problem))]
pub struct StoreError {
    /// The file or folder as it was named.
    pub path: PathBuf,
    pub problem: StoreProblem,
}

/// What is the matter with a file.
#[derive(Debug, thiserror::Error)]
pub enum StoreProblem {
    #[error("this is a folder, not a file")]
    IsFolder,
    #[error("there is no such file or folder")]
    Missing,
    #[error("a part of the path is a file, not a folder")]
    BelowFile,
    #[error("you may not read this")]
    NotReadable,
    #[error("the file is larger than {} MiB", MAX_FILE_BYTES >> 20)]
    TooLarge,
    /// The bytes are no document.
    #[error("{0}")]
    Invalid(ReadError),
    /// A file of Offramp, but of another kind.
    #[error("this is {0}, not a scenario")]
    OtherKind(&'static str),
    #[error("there is no scenario in this folder")]
    NoScenarios,
    /// The scenario names a pack, and there is no `pack.ron` beside it.
    #[error("the scenario names the pack “{0}”, but there is no pack.ron beside it")]
    NoPack(String),
    /// The scenario names a pack, and the `pack.ron` beside it is another.
    #[error("the scenario names the pack “{named}”, but the pack.ron beside it is “{found}”")]
    OtherPack { named: String, found: String },
    /// Neither a file nor a folder: a pipe, a device.
    #[error("this is no ordinary file")]
    NotOrdinary,
    /// A link beside the scenario leads to somewhere else.
    #[error("it lies outside the folder of the scenario")]
    Outside,
    /// A package that is too large to be read.
    #[error("the file is larger than {} MiB", MAX_PACKAGE_BYTES >> 20)]
    LargePackage,
    /// A medium that is too large to go into an export.
    #[error("the file is larger than {} MiB", MAX_MEDIUM_BYTES >> 20)]
    LargeMedium,
    /// A medium for which the others leave no room.
    #[error("the media of the case are larger than {} MiB together", MAX_MEDIA_BYTES >> 20)]
    LargeMedia,
    #[error("reading failed ({0})")]
    NotRead(io::Error),

    #[error("there is no such folder to save in")]
    NoFolder,
    #[error("you may not write in this folder")]
    FolderNotWritable,
    #[error("the file is write-protected")]
    WriteProtected,
    #[error("the disk is full")]
    DiskFull,
    #[error("there is a file of this name already")]
    Exists,
    /// The bytes on the disk are not those that were loaded.
    #[error("somebody else has changed the file since it was opened")]
    Changed,
    /// The text form would not read back as the same scenario.
    #[error("the scenario cannot be written as text ({0})")]
    NoTextForm(String),
    #[error("writing failed ({0})")]
    NotWritten(io::Error),

    /// The system names no folder of the user.
    #[error("the system names no folder for what Offramp keeps")]
    NoUserFolder,
    #[error("the settings cannot be kept ({0})")]
    SettingsNotKept(Box<StoreProblem>),
    #[error("unsaved work cannot be kept ({0})")]
    WorkNotKept(Box<StoreProblem>),
    /// The file with the settings is damaged; the path is where it lies now.
    #[error("these settings cannot be read ({0}), and the usual ones are used")]
    BadSettings(String),
    /// Unsaved work that is not whole.
    #[error("this unsaved work is damaged ({0})")]
    DamagedWork(&'static str),
    /// Unsaved work in a form that this version does not know.
    #[error("a newer version of Offramp has kept this unsaved work")]
    NewerWork,
}

/// `file:line:column, in node`
fn place(path: &Path, problem: &StoreProblem) -> String {
    let (at, within) = match problem {
        StoreProblem::Invalid(error) => (error.at, error.within.as_deref()),
        _not_in_a_text => (None, None),
    };
    let at = at.map_or_else(String::new, |at| format!(":{}:{}", at.line, at.column));
    let within = within.map_or_else(String::new, |within| format!(", in {within}"));
    format!("{}{at}{within}", path.display())
}

impl StoreError {
    pub(super) fn new(path: &Path, problem: StoreProblem) -> Self {
        Self { path: path.to_owned(), problem }
    }

    /// What reading `path` failed with.
    pub(super) fn reading(path: &Path, error: io::Error) -> Self {
        let problem = match error.kind() {
            io::ErrorKind::NotFound => StoreProblem::Missing,
            io::ErrorKind::NotADirectory => StoreProblem::BelowFile,
            io::ErrorKind::PermissionDenied => StoreProblem::NotReadable,
            io::ErrorKind::IsADirectory => StoreProblem::IsFolder,
            _other => StoreProblem::NotRead(error),
        };
        Self::new(path, problem)
    }

    /// What writing to `path` failed with.
    pub(super) fn writing(path: &Path, error: io::Error) -> Self {
        let problem = match error.kind() {
            io::ErrorKind::NotFound => StoreProblem::NoFolder,
            io::ErrorKind::NotADirectory => StoreProblem::BelowFile,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => StoreProblem::FolderNotWritable,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StoreProblem::DiskFull,
            io::ErrorKind::AlreadyExists => StoreProblem::Exists,
            io::ErrorKind::IsADirectory => StoreProblem::IsFolder,
            _other => StoreProblem::NotWritten(error),
        };
        Self::new(path, problem)
    }

    /// The error as the reason of another: of something that Offramp does by itself, when nobody asked to save.
    pub(super) fn so(self, problem: fn(Box<StoreProblem>) -> StoreProblem) -> Self {
        Self { problem: problem(Box::new(self.problem)), path: self.path }
    }

    /// What the author can do about it.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        let hint = match &self.problem {
            StoreProblem::Invalid(error) => return error.hint.clone(),
            StoreProblem::IsFolder => "name a file in it",
            StoreProblem::Missing | StoreProblem::BelowFile => "check the spelling; the file may have been moved",
            StoreProblem::NotReadable => "ask its owner for permission to read it",
            StoreProblem::TooLarge => "split the case into several, or move media out of it",
            StoreProblem::LargePackage => "make it smaller: leave out what the course does not need",
            StoreProblem::OtherKind(_) => "name the scenario that it belongs to",
            StoreProblem::NoScenarios => {
                "a scenario is a file NAME.ron; make one with `offramp new FILE --template blank`"
            }
            StoreProblem::NoPack(_) => "put the pack.ron beside it, or delete the field `pack`",
            StoreProblem::OtherPack { .. } => "write the pack's id into the field `pack`, or move the scenario",
            StoreProblem::NotOrdinary => "name an ordinary file",
            StoreProblem::Outside => "copy the file into the folder of the scenario",
            StoreProblem::LargeMedium | StoreProblem::LargeMedia => {
                "make the file smaller: shorter, or more compressed"
            }
            StoreProblem::NotRead(_) => "try again; if it fails again, look for an earlier copy",
            StoreProblem::NoFolder => "make the folder first",
            StoreProblem::FolderNotWritable => "save it elsewhere, or ask for permission to write there",
            StoreProblem::WriteProtected => "save it under another name, or take the write protection off",
            StoreProblem::DiskFull => "free some space or save it elsewhere; the file is as it was",
            StoreProblem::Exists => "choose another name",
            StoreProblem::Changed => "look at what is there now, then save over it or under another name",
            StoreProblem::NoTextForm(_) => "nothing was written; please report this with the scenario",
            StoreProblem::NotWritten(_) => "save it elsewhere; the file is as it was",
            StoreProblem::NoUserFolder => "set OFFRAMP_CONFIG_DIR to a folder",
            StoreProblem::SettingsNotKept(why) | StoreProblem::WorkNotKept(why)
                if matches!(**why, StoreProblem::DiskFull) =>
            {
                "free some space"
            }
            StoreProblem::SettingsNotKept(_) => "set OFFRAMP_CONFIG_DIR to a folder that you may write in",
            StoreProblem::WorkNotKept(_) => "save often, and set OFFRAMP_CONFIG_DIR to a folder that you may write in",
            StoreProblem::BadSettings(_) => "take over by hand what you need of it, or delete it",
            StoreProblem::DamagedWork(_) => {
                "open it with a text editor: what is left of the case stands below its first line; it is kept for 30 days"
            }
            StoreProblem::NewerWork => "open it with that version; it is kept until then",
        };
        Some(hint.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(error: &StoreError) -> String {
        format!("{error}\n{}", error.hint().unwrap_or_default())
    }

    #[test]
    fn what_the_system_says_is_said_in_words() {
        let path = Path::new("a/b.ron");
        let reading = |kind: io::ErrorKind| text(&StoreError::reading(path, kind.into()));
        assert_eq!(
            reading(io::ErrorKind::PermissionDenied),
            "you may not read this: a/b.ron\nask its owner for permission to read it"
        );
        assert_eq!(
            reading(io::ErrorKind::NotFound),
            "there is no such file or folder: a/b.ron\ncheck the spelling; the file may have been moved"
        );
        assert!(reading(io::ErrorKind::TimedOut).starts_with("reading failed (timed out): a/b.ron"));
        let writing = |kind: io::ErrorKind| text(&StoreError::writing(path, kind.into()));
        assert_eq!(
            writing(io::ErrorKind::StorageFull),
            "the disk is full: a/b.ron\nfree some space or save it elsewhere; the file is as it was"
        );
        assert_eq!(
            writing(io::ErrorKind::ReadOnlyFilesystem),
            "you may not write in this folder: a/b.ron\nsave it elsewhere, or ask for permission to write there"
        );
        assert_eq!(
            writing(io::ErrorKind::NotFound),
            "there is no such folder to save in: a/b.ron\nmake the folder first"
        );
    }
}
