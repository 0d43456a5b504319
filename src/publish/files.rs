//! The cases of an export and everything beside them that goes along.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::Known;
use crate::export::{CaseSource, Format, MediaTaken, Source};
use crate::scenario::{MediaPath, Pack, Resolved, Scenario, Text, resolve};
use crate::store::{
    LoadedFile, StoreError, files_beside, load, load_scenario, read_beside, read_bytes, read_declared_media, read_media,
};

/// A case, or a pack, as it stands on the disk or in the studio.
#[derive(Clone, Debug)]
pub struct Files {
    /// What the cases inherit from, where there is one.
    pub pack: Option<Pack>,
    /// Whether the pack as a whole is meant, and not a case of it.
    pub whole: bool,
    /// In teaching order.
    pub cases: Vec<CaseFile>,
    /// What could not be read and stops nothing.
    pub warnings: Vec<String>,
}

/// One case of them.
#[derive(Clone, Debug)]
pub struct CaseFile {
    /// Where it stands, or would; what lies beside it is looked for there. None for a case that was never saved.
    pub path: Option<PathBuf>,
    pub scenario: Scenario,
}

/// The folder of the pack that `path` names: the folder itself, or its `pack.ron`.
#[must_use]
pub fn pack_folder(path: &Path) -> Option<PathBuf> {
    if path.file_name().is_some_and(|name| name == PACK_FILE) {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        return Some(folder.unwrap_or(Path::new(".")).to_owned());
    }
    path.is_dir().then(|| path.to_owned())
}

const PACK_FILE: &str = "pack.ron";

impl Files {
    /// One case that was loaded, with the pack that it inherits from.
    #[must_use]
    pub fn of_case(file: LoadedFile) -> Self {
        let warnings = file.warnings.iter().map(ToString::to_string).collect();
        let case = CaseFile { path: Some(file.path), scenario: file.scenario };
        Self { pack: file.pack, whole: false, cases: vec![case], warnings }
    }

    /// All cases that the pack in a folder lists.
    ///
    /// # Errors
    /// When there is no pack, or one of its cases cannot be read; each with its file.
    pub fn of_pack(folder: &Path) -> Result<Self, Vec<StoreError>> {
        let (loaded, _) = load::<Pack>(&folder.join(PACK_FILE)).map_err(|error| vec![error])?;
        Self::listed(folder, loaded.document)
    }

    /// All cases that a pack lists, as they stand in its folder.
    ///
    /// # Errors
    /// When one of them cannot be read; each with its file.
    pub fn listed(folder: &Path, pack: Pack) -> Result<Self, Vec<StoreError>> {
        let mut files = Self { pack: Some(pack), whole: true, cases: Vec::new(), warnings: Vec::new() };
        let mut errors = Vec::new();
        for name in files.pack.iter().flat_map(|pack| &pack.scenarios) {
            match load_scenario(&folder.join(name.as_str())) {
                Ok(file) => {
                    files.warnings.extend(file.warnings.iter().map(ToString::to_string));
                    files.cases.push(CaseFile { path: Some(file.path), scenario: file.scenario });
                }
                Err(error) => errors.push(error),
            }
        }
        if errors.is_empty() { Ok(files) } else { Err(errors) }
    }

    /// Only the cases of these files; all of them where none is named.
    #[must_use]
    pub fn only(mut self, names: &[Text]) -> Self {
        if !names.is_empty() {
            self.cases.retain(|case| names.iter().any(|name| **name == case.name()));
        }
        self
    }

    /// The cases as everything reads them.
    #[must_use]
    pub fn resolved(&self) -> Vec<Resolved> {
        self.cases.iter().map(|case| resolve(&case.scenario, self.pack.as_ref())).collect()
    }

    /// Everything that a format takes of them, with what is known of their runs; nothing known is fine too.
    #[must_use]
    pub fn source(&self, format: &Format, known: &[Option<Known>]) -> Source {
        let cases = self.cases.iter().enumerate().map(|(at, file)| {
            let case = resolve(&file.scenario, self.pack.as_ref());
            let known = known.get(at).and_then(Option::as_ref).filter(|_| format.takes_ramps);
            CaseSource {
                file: file.name(),
                scenario: file.scenario.clone(),
                media: file.media(&case, format.media),
                beside: if format.takes_beside { file.beside() } else { BTreeMap::new() },
                case,
                salvage: known.map(|known| known.salvage.clone()),
            }
        });
        let cases = cases.collect();
        Source { cases, pack: self.pack.clone().filter(|_| self.whole), files: self.pack_files(format) }
    }

    /// The files of the pack itself that a format takes.
    fn pack_files(&self, format: &Format) -> BTreeMap<String, Vec<u8>> {
        let Some(pack) = self.pack.as_ref().filter(|_| self.whole && format.media != MediaTaken::Nothing) else {
            return BTreeMap::new();
        };
        let Some(near) = self.cases.iter().find_map(|case| case.path.as_deref()) else { return BTreeMap::new() };
        let logos = pack.brands.values().filter_map(|brand| brand.look.logo.as_ref());
        let paths = pack.cover.picture.iter().chain(logos);
        let read = |path: &MediaPath| Some((path.as_str().to_owned(), read_beside(near, path).ok()?));
        paths.filter_map(read).collect()
    }
}

impl CaseFile {
    /// The name of its file, without the folder.
    #[must_use]
    pub fn name(&self) -> String {
        let name = self.path.as_deref().and_then(Path::file_name);
        name.map_or_else(|| "case.ron".to_owned(), |name| name.to_string_lossy().into_owned())
    }

    fn media(&self, case: &Resolved, taken: MediaTaken) -> BTreeMap<String, Result<Vec<u8>, String>> {
        match (&self.path, taken) {
            (_, MediaTaken::Nothing) => return BTreeMap::new(),
            (Some(path), MediaTaken::Used) => return read_media(path, case),
            (Some(path), MediaTaken::Declared) => return read_declared_media(path, case),
            (None, MediaTaken::Used | MediaTaken::Declared) => {}
        }
        let unsaved = || Err("the case is not saved yet, so no file stands beside it".to_owned());
        case.used_media().map(|(_, medium)| (medium.file.as_str().to_owned(), unsaved())).collect()
    }

    /// Translations, wordings of brands and reviews. What cannot be read stays where it is: it is no part of the case.
    fn beside(&self) -> BTreeMap<String, Vec<u8>> {
        let paths = self.path.as_deref().map(files_beside).unwrap_or_default();
        let read = |path: PathBuf| Some((path.file_name()?.to_str()?.to_owned(), read_bytes(&path).ok()?));
        paths.into_iter().filter_map(read).collect()
    }
}
