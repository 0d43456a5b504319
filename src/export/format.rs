//! What a format is, what it takes, and what it gives.

use std::collections::BTreeMap;

use super::{Options, Setting};
use crate::scenario::{Place, Resolved, closest};

/// A form in which cases leave the studio.
#[derive(Debug)]
pub struct Format {
    pub id: &'static str,
    pub name: &'static str,
    /// Of the file that it makes, without the dot.
    pub extension: &'static str,
    /// Who can use it for what, in a sentence.
    pub about: &'static str,
    pub settings: &'static [Setting],
    /// Whether pictures, sounds and films go into it, so that their bytes are wanted.
    pub takes_media: bool,
    pub(super) export: fn(&Source<'_>, &Options) -> Result<Bundle, ExportError>,
}

/// What is exported.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    pub case: &'a Resolved,
    /// The bytes of its media by path, or why there are none. Empty where the format takes no media.
    pub media: &'a BTreeMap<String, Result<Vec<u8>, String>>,
}

/// What an export comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bundle {
    /// File names with forward slashes, and what is in them; sorted.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What the format could not carry.
    pub losses: Vec<Loss>,
    /// What came out otherwise than it was set, and why.
    pub remarks: Vec<String>,
}

/// Something of a case that a format could not carry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    pub place: Place,
    pub what: String,
}

/// Why an export was not made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    #[error("there is no format “{id}”")]
    UnknownFormat { id: String, nearest: Option<String> },
    #[error("the format “{format}” has no setting “{key}”")]
    UnknownSetting { format: &'static str, key: String, hint: String },
    #[error("the setting “{key}” cannot be “{value}”")]
    BadValue { key: &'static str, value: String, wants: String },
    #[error("the file for “{key}” is too large ({} KB)", bytes.div_ceil(1024))]
    LargeFile { key: &'static str, bytes: usize, most: usize },
    #[error("the file “{name}” for “{key}” holds no {extension} picture")]
    OtherFile { key: &'static str, name: String, extension: String },
    #[error("the case cannot be written in this format ({0})")]
    NotWritten(String),
}

impl ExportError {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::UnknownFormat { nearest: Some(nearest), .. } => format!("did you mean `{nearest}`?"),
            Self::UnknownFormat { nearest: None, .. } => "`offramp export --list` shows every format".to_owned(),
            Self::UnknownSetting { hint, .. } => hint.clone(),
            Self::BadValue { wants, .. } => wants.clone(),
            Self::LargeFile { most, .. } => format!("use one of at most {} KB", most / 1024),
            Self::OtherFile { .. } => "save the picture again in that form, or name another file".to_owned(),
            Self::NotWritten(_) => "please report this with the scenario".to_owned(),
        }
    }
}

impl Format {
    /// The setting of this key.
    ///
    /// # Errors
    /// When the format has none of this name; the error names the nearest.
    pub fn setting(&self, key: &str) -> Result<&'static Setting, ExportError> {
        self.settings.iter().find(|setting| setting.key == key).ok_or_else(|| self.unknown_setting(key))
    }

    /// Exports a case.
    ///
    /// # Errors
    /// When an option is not one of the format's settings, or the case has no such form.
    pub fn export(&self, source: &Source<'_>, options: &Options) -> Result<Bundle, ExportError> {
        for (key, value) in &options.0 {
            self.setting(key)?.check(value)?;
        }
        (self.export)(source, options)
    }

    fn unknown_setting(&self, key: &str) -> ExportError {
        let keys: Vec<&str> = self.settings.iter().map(|setting| setting.key).collect();
        let hint = match closest(key, keys.iter().copied()) {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None if keys.is_empty() => "it has no settings".to_owned(),
            None => format!("its settings are: {}", keys.join(", ")),
        };
        ExportError::UnknownSetting { format: self.id, key: key.to_owned(), hint }
    }
}
