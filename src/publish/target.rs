//! A publish target: the format and the settings that it stands for.

use crate::export::{ExportError, Format, Options, format, target_words};
use crate::scenario::{Id, MediaPath, Pack, PublishTarget};
use crate::store::StoreError;

use super::BrandError;

/// Why something was not published.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    #[error("the pack has no publish target “{id}”")]
    NoTarget { id: String, hint: String },
    #[error("the publish target “{id}” names a file outside of the pack (“{out}”)")]
    Outside { id: Id, out: String },
    #[error("the publish target “{id}” names a case that the pack does not list (“{file}”)")]
    NoCase { id: Id, file: String },
    #[error("{0}")]
    Brand(Box<BrandError>),
    #[error("{0}")]
    Export(#[from] ExportError),
    #[error("{0}")]
    Store(#[from] StoreError),
}

impl PublishError {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::NoTarget { hint, .. } => hint.clone(),
            Self::Outside { .. } => "name a file below the folder of the pack, such as published/course.zip".to_owned(),
            Self::NoCase { .. } => "add the case to the pack, or take it out of the target".to_owned(),
            Self::Brand(error) => error.hint(),
            Self::Export(error) => error.hint(),
            Self::Store(error) => error.hint().unwrap_or_else(|| "try again".to_owned()),
        }
    }
}

/// The format of a target.
///
/// # Errors
/// When there is none of its id.
pub fn format_of(target: &PublishTarget) -> Result<&'static Format, PublishError> {
    Ok(format(&target.to)?)
}

/// Where the package of a target goes, as from the folder of the pack.
///
/// # Errors
/// When that would be somewhere else.
pub fn file_of(id: &Id, target: &PublishTarget, format: &Format) -> Result<String, PublishError> {
    let out = target.out.trim();
    if out.is_empty() {
        // A folder where every case is a file of its own.
        let end = if format.joins_cases { format!(".{}", format.extension) } else { String::new() };
        return Ok(format!("published/{id}{end}"));
    }
    match MediaPath::try_from(out.to_owned()) {
        Ok(path) => Ok(path.as_str().to_owned()),
        Err(_) => Err(PublishError::Outside { id: id.clone(), out: out.to_owned() }),
    }
}

/// The settings that a target stands for, as far as its format has them.
#[must_use]
pub fn options_of(id: &Id, target: &PublishTarget, pack: &Pack, format: &Format, revision: u32, on: &str) -> Options {
    let course_id =
        if target.course_id.is_blank() { format!("{}-{id}", pack.id) } else { target.course_id.to_string() };
    let mut set: Vec<(&str, String)> = vec![
        ("title", target.title.to_string()),
        ("course-id", course_id),
        ("revision", revision.to_string()),
        ("date", on.to_owned()),
        ("cases-needed", target.cases_needed.to_string()),
        ("attempts", target.attempts.to_string()),
        ("sends-texts", target.sends_texts.to_string()),
        ("intro", target.intro.to_string()),
    ];
    set.extend(target.seed.map(|seed| ("seed", seed.to_string())));
    set.extend(target_words(target).map(|(key, word)| (key, word.to_owned())));
    let mut options = Options::default();
    for (key, words) in set.into_iter().filter(|(_, words)| !words.trim().is_empty()) {
        if format.setting(key).is_ok() {
            options.set(key, words);
        }
    }
    options
}
