//! What a format is, what it takes, and what it gives.

use std::collections::BTreeMap;

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
    pub(super) export: fn(&Resolved, &Options) -> Result<Bundle, ExportError>,
}

/// Something about a format that can be set.
#[derive(Debug)]
pub struct Setting {
    pub key: &'static str,
    /// What it does.
    pub about: &'static str,
    /// The values that it takes, its usual one first.
    pub values: &'static [&'static str],
}

/// What was set, by key; what was not has its usual value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options(pub BTreeMap<String, String>);

/// What an export comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bundle {
    /// File names with forward slashes, and what is in them; sorted.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What the format could not carry.
    pub losses: Vec<Loss>,
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
    BadValue { key: &'static str, value: String, values: &'static [&'static str] },
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
            Self::BadValue { values, .. } => {
                format!(
                    "one of {} is meant here",
                    values.iter().map(|v| format!("`{v}`")).collect::<Vec<_>>().join(", ")
                )
            }
            Self::NotWritten(_) => "please report this with the scenario".to_owned(),
        }
    }
}

impl Format {
    /// Exports a case.
    ///
    /// # Errors
    /// When an option is not one of the format's settings, or the case has no such form.
    pub fn export(&self, case: &Resolved, options: &Options) -> Result<Bundle, ExportError> {
        for (key, value) in &options.0 {
            let Some(setting) = self.settings.iter().find(|setting| setting.key == key) else {
                return Err(self.unknown_setting(key));
            };
            if !setting.values.contains(&value.as_str()) {
                return Err(ExportError::BadValue { key: setting.key, value: value.clone(), values: setting.values });
            }
        }
        (self.export)(case, options)
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

impl Options {
    /// What `key` was set to.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }
}
