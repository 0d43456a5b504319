//! What a format is, what it takes, and what it gives.

use std::collections::BTreeMap;

use super::{Options, Setting};
use crate::explore::Salvage;
use crate::scenario::{Pack, Place, Resolved, Scenario, closest};

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
    /// Which pictures, sounds and films go into it, so that their bytes are wanted.
    pub media: MediaTaken,
    /// Whether several cases make one file; else each makes one of its own.
    pub joins_cases: bool,
    /// Whether it carries the player, which tells learners of off-ramps where exploring knows them.
    pub takes_ramps: bool,
    /// Whether files that lie beside a scenario go into it: translations, wordings of brands, reviews.
    pub takes_beside: bool,
    pub(super) export: fn(&Source, &Options) -> Result<Bundle, ExportError>,
}

/// Which media of a case a format takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaTaken {
    Nothing,
    /// Those that somebody sees or hears.
    Used,
    /// Every one that is declared.
    Declared,
}

/// What is exported: a case, or cases of a pack.
#[derive(Clone, Debug)]
pub struct Source {
    /// In teaching order; at least one.
    pub cases: Vec<CaseSource>,
    /// The pack whose cases they are, where it is exported as a whole and not a case of it.
    pub pack: Option<Pack>,
    /// Files of the pack itself, by path: the picture of its cover, the logos of its brands.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// One case of an export.
#[derive(Clone, Debug)]
pub struct CaseSource {
    /// The name of its file, without a folder: `delayed-delivery.ron`.
    pub file: String,
    pub scenario: Scenario,
    pub case: Resolved,
    /// The bytes of its media by path, or why there are none. Empty where the format takes no media.
    pub media: BTreeMap<String, Result<Vec<u8>, String>>,
    /// Files that lie beside the scenario and go with it, by name. Empty where the format takes none.
    pub beside: BTreeMap<String, Vec<u8>>,
    /// What each choice leaves possible, where exploring knows it.
    pub salvage: Option<Salvage>,
}

impl CaseSource {
    /// The case of a file, without anything that lies beside it.
    #[must_use]
    pub fn new(file: impl Into<String>, scenario: Scenario, case: Resolved) -> Self {
        Self { file: file.into(), scenario, case, media: BTreeMap::new(), beside: BTreeMap::new(), salvage: None }
    }

    /// What tells the case from others of its pack: the name of its file without `.ron`.
    #[must_use]
    pub fn key(&self) -> &str {
        self.file.strip_suffix(".ron").unwrap_or(&self.file)
    }
}

impl From<CaseSource> for Source {
    fn from(case: CaseSource) -> Self {
        Self { cases: vec![case], pack: None, files: BTreeMap::new() }
    }
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
    /// The file of the case; empty if it is about the pack.
    pub file: String,
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
    #[error("there is no case to export")]
    NoCases,
    #[error("“{title}” has more state than {format} keeps between two sittings ({characters} of {most} characters)")]
    LargeState { title: String, format: &'static str, characters: usize, most: usize },
    #[error("two cases of the pack have the same id (“{first}” and “{second}”)")]
    SameId { first: String, second: String },
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
            Self::NoCases => "name a scenario, or a pack that lists one".to_owned(),
            Self::LargeState { .. } => {
                "use SCORM 2004 or cmi5, which keep more, or split the case: flags, facts, promises, nodes and choices all count"
                    .to_owned()
            }
            Self::SameId { .. } => {
                "one was copied as a file: open it and save it with File › Save a copy, which gives it an id of its own".to_owned()
            }
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
    pub fn export(&self, source: &Source, options: &Options) -> Result<Bundle, ExportError> {
        for (key, value) in &options.0 {
            self.setting(key)?.check(value)?;
        }
        if source.cases.is_empty() {
            return Err(ExportError::NoCases);
        }
        for (at, case) in source.cases.iter().enumerate() {
            if let Some(first) = source.cases[..at].iter().find(|other| other.case.id == case.case.id) {
                return Err(ExportError::SameId { first: first.file.clone(), second: case.file.clone() });
            }
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
