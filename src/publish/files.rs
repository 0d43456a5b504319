//! The cases of an export and everything beside them that goes along.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::explore::{Limits, Salvage, flow};
use crate::export::{CaseSource, Format, Source};
use crate::play::Machine;
use crate::scenario::{Pack, Resolved, Scenario, resolve};
use crate::store::{LoadedFile, StoreError, files_beside, load, load_scenario, read_beside, read_bytes, read_media};

/// States up to which an export is explored: enough for cases as people write them, and done while one waits.
const MOST_STATES: usize = 300_000;

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
        let mut files = Self { pack: Some(loaded.document), whole: true, cases: Vec::new(), warnings: Vec::new() };
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
    pub fn only(mut self, names: &[impl AsRef<str>]) -> Self {
        if !names.is_empty() {
            self.cases.retain(|case| names.iter().any(|name| name.as_ref() == case.name()));
        }
        self
    }

    /// The cases as everything reads them.
    #[must_use]
    pub fn resolved(&self) -> Vec<Resolved> {
        self.cases.iter().map(|case| resolve(&case.scenario, self.pack.as_ref())).collect()
    }

    /// Everything that a format takes of them. What `cancel` stops is left to the player.
    #[must_use]
    pub fn source(&self, format: &Format, explores: bool, cancel: &AtomicBool) -> Source {
        let cases = self.cases.iter().map(|file| {
            let case = resolve(&file.scenario, self.pack.as_ref());
            let salvage = (format.takes_ramps && explores).then(|| salvage(&case, cancel)).flatten();
            CaseSource {
                file: file.name(),
                scenario: file.scenario.clone(),
                media: if format.takes_media { file.media(&case) } else { BTreeMap::new() },
                beside: if format.takes_beside { file.beside() } else { BTreeMap::new() },
                case,
                salvage,
            }
        });
        let cases = cases.collect();
        let pack = self.pack.clone().filter(|_| self.whole);
        let picture = pack.as_ref().and_then(|pack| pack.cover.picture.as_ref());
        let near = self.cases.iter().find_map(|case| case.path.as_deref());
        let cover = picture.zip(near).and_then(|(picture, near)| {
            read_beside(near, picture).ok().map(|bytes| (picture.as_str().to_owned(), bytes))
        });
        Source { cases, pack, cover }
    }
}

impl CaseFile {
    /// The name of its file, without the folder.
    #[must_use]
    pub fn name(&self) -> String {
        let name = self.path.as_deref().and_then(Path::file_name);
        name.map_or_else(|| "case.ron".to_owned(), |name| name.to_string_lossy().into_owned())
    }

    fn media(&self, case: &Resolved) -> BTreeMap<String, Result<Vec<u8>, String>> {
        if let Some(path) = &self.path {
            return read_media(path, case);
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

/// What each choice of a case leaves in reach; none where there is too much to explore, or nobody waits for it.
fn salvage(case: &Resolved, cancel: &AtomicBool) -> Option<Salvage> {
    let machine = Arc::new(Machine::compile(Arc::new(case.clone())));
    let limits = Limits { max_states: MOST_STATES, ..Limits::default() };
    flow(&machine, limits, cancel).ok().flatten().map(|flow| flow.salvage())
}
