//! `.offpack` → the files of a folder: every file is looked at before any is written.

use std::collections::BTreeMap;

use crate::export::offpack::{CONTENTS, Contents};
use crate::scenario::{Pack, ReadError, Scenario, read};
use crate::store::{ArchiveError, ArchiveLimits, OtherFile, other_file, read_archive};

/// Why a file is no pack that may be unpacked.
#[derive(Debug, thiserror::Error)]
pub enum OffpackError {
    #[error("{0}")]
    Archive(#[from] ArchiveError),
    #[error("this archive is no scenario pack: it has no {0}")]
    NotAPack(&'static str),
    #[error("the list of contents cannot be read ({0})")]
    Contents(String),
    #[error("the pack was made by a newer version of Offramp (form {0})")]
    Newer(u32),
    #[error("the file “{0}” is not the one that was packed")]
    Changed(String),
    #[error("the file “{0}” is missing from the pack")]
    Missing(String),
    #[error("the file “{0}” is not in the list of contents")]
    Unlisted(String),
    #[error("the file “{file}” cannot be read: {error}")]
    Document { file: String, error: ReadError },
}

impl OffpackError {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::Archive(error) => error.hint().to_owned(),
            Self::NotAPack(_) => "choose a file that was made with `offramp export --to offpack`".to_owned(),
            Self::Newer(_) => "open it with a newer version of Offramp".to_owned(),
            Self::Contents(_) | Self::Changed(_) | Self::Missing(_) | Self::Unlisted(_) => {
                "it was damaged or changed on the way: ask for it again".to_owned()
            }
            Self::Document { error, .. } => error.hint.clone().unwrap_or_else(|| "ask for the pack again".to_owned()),
        }
    }
}

/// What is in a pack: its files by their paths, and what it says of itself.
#[derive(Debug)]
pub struct Unpacked {
    pub pack: Pack,
    /// Every file but the list of contents.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// Reads a pack. Every file is the one that was packed, its pack and its scenarios can be read, and no path leads out of
/// the folder that they will be written to.
///
/// # Errors
/// When anything about it is not so.
pub fn unpack(bytes: &[u8]) -> Result<Unpacked, OffpackError> {
    let mut files = read_archive(bytes, ArchiveLimits::default())?;
    let contents = files.remove(CONTENTS).ok_or(OffpackError::NotAPack(CONTENTS))?;
    let contents: Contents =
        serde_json::from_slice(&contents).map_err(|error| OffpackError::Contents(error.to_string()))?;
    if contents.format > 1 {
        return Err(OffpackError::Newer(contents.format));
    }
    if let Some(missing) = contents.files.keys().find(|name| !files.contains_key(*name)) {
        return Err(OffpackError::Missing(missing.clone()));
    }
    for (name, hash) in Contents::of(&files).files {
        match contents.files.get(&name) {
            Some(listed) if *listed == hash => {}
            Some(_) => return Err(OffpackError::Changed(name)),
            None => return Err(OffpackError::Unlisted(name)),
        }
    }
    let unread = |file: &str| {
        let file = file.to_owned();
        move |error| OffpackError::Document { file, error }
    };
    let pack = files.get("pack.ron").ok_or(OffpackError::NotAPack("pack.ron"))?;
    let pack = read::<Pack>(pack).map_err(unread("pack.ron"))?.document;
    for (name, bytes) in &files {
        let path = std::path::Path::new(name);
        let is_scenario = !name.contains('/') && path.extension().is_some_and(|extension| extension == "ron");
        match other_file(path) {
            None if is_scenario => _ = read::<Scenario>(bytes).map_err(unread(name))?,
            // Reviews and wordings are read when somebody opens them, and say then what is wrong with them.
            Some(OtherFile::Pack | OtherFile::PublishLog | OtherFile::Review | OtherFile::Overlay) | None => {}
        }
    }
    Ok(Unpacked { pack, files })
}
