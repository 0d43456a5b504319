//! A brand, put on the cases of an export and on its look.

use std::collections::btree_map::Entry;
use std::path::{Path, PathBuf};

use super::Files;
use crate::export::{ExportError, Format, Options, Value};
use crate::scenario::{Id, Look, closest};
use crate::store::{StoreError, read_beside};

/// Why a brand cannot be put on.
#[derive(Debug, thiserror::Error)]
pub enum BrandError {
    #[error("there is no brand “{0}”: the scenario has no pack")]
    NoPack(String),
    #[error("the pack has no brand “{id}”")]
    Unknown { id: String, hint: String },
    #[error("the brand “{id}”: the file for “logo” cannot be used: {}", error.problem)]
    Logo { id: String, error: StoreError },
    #[error("the brand “{id}”: {error}")]
    Look { id: String, error: ExportError },
}

impl BrandError {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::NoPack(_) => "brands stand in the pack.ron beside the scenario".to_owned(),
            Self::Unknown { hint, .. } => hint.clone(),
            Self::Logo { error, .. } => error.hint().unwrap_or_else(|| "name another file".to_owned()),
            Self::Look { error, .. } => error.hint(),
        }
    }

    /// The file that it is about.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::Logo { error, .. } => Some(&error.path),
            Self::NoPack(_) | Self::Unknown { .. } | Self::Look { .. } => None,
        }
    }
}

/// Puts the words and the policy of a brand on every case, and what its look says and nobody else has set into the options.
///
/// # Errors
/// When the pack has no such brand, or something about its look cannot be used.
pub fn put_on(
    files: &mut Files,
    id: &str,
    format: &'static Format,
    options: &mut Options,
) -> Result<(), Box<BrandError>> {
    let Some(pack) = &files.pack else { return Err(Box::new(BrandError::NoPack(id.to_owned()))) };
    let Some(brand) = pack.brands.get(id).cloned() else {
        let ids: Vec<&str> = pack.brands.keys().map(Id::as_str).collect();
        let hint = match closest(id, ids.iter().copied()) {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None if ids.is_empty() => "it has no brands".to_owned(),
            None => format!("its brands are: {}", ids.join(", ")),
        };
        return Err(Box::new(BrandError::Unknown { id: id.to_owned(), hint }));
    };
    for case in &mut files.cases {
        brand.put_on(&mut case.scenario);
    }
    let near = files.cases.iter().find_map(|case| case.path.clone());
    take_look(format, &brand.look, near, options).map_err(|error| {
        Box::new(match error {
            LookError::Set(error) => BrandError::Look { id: id.to_owned(), error },
            LookError::Logo(error) => BrandError::Logo { id: id.to_owned(), error },
        })
    })
}

enum LookError {
    Set(ExportError),
    Logo(StoreError),
}

fn take_look(
    format: &'static Format,
    look: &Look,
    near: Option<PathBuf>,
    options: &mut Options,
) -> Result<(), LookError> {
    for (key, words) in [("primary", &look.primary), ("accent", &look.accent), ("intro", &look.intro)] {
        let Ok(setting) = format.setting(key) else { continue };
        if let (false, Entry::Vacant(entry)) = (words.is_blank(), options.0.entry(key.to_owned())) {
            let value = Value::Words(words.to_string());
            setting.check(&value).map_err(LookError::Set)?;
            entry.insert(value);
        }
    }
    if let (Ok(setting), Some(logo), Some(near), Entry::Vacant(entry)) =
        (format.setting("logo"), &look.logo, near, options.0.entry("logo".to_owned()))
    {
        let bytes = read_beside(&near, logo).map_err(LookError::Logo)?;
        let value = Value::File { name: logo.as_str().to_owned(), bytes };
        setting.check(&value).map_err(LookError::Set)?;
        entry.insert(value);
    }
    Ok(())
}
