//! Bytes on the disk → documents, with the pack beside a scenario.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::find::{OtherFile, PACK_FILE, other_file};
use super::{StoreError, StoreProblem};
use crate::scenario::{Document, Loaded, Locations, MAX_FILE_BYTES, Pack, Resolved, Scenario, read, resolve};

/// What bytes a file had when it was read, to notice that somebody else has changed it since. May be kept on disk: the
/// same bytes have the same stamp in every build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    length: u64,
    /// The first bytes of their SHA-256.
    hash: u64,
}

impl Stamp {
    /// The stamp of a file that holds these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let hash = Sha256::digest(bytes).iter().take(8).fold(0, |hash, byte| hash << 8 | u64::from(*byte));
        Self { length: u64::try_from(bytes.len()).unwrap_or(u64::MAX), hash }
    }

    /// How many bytes there were.
    pub(super) fn length(self) -> u64 {
        self.length
    }
}

/// A scenario with everything that was found with it.
#[derive(Debug)]
pub struct LoadedFile {
    /// Where it was loaded from, as it was named.
    pub path: PathBuf,
    pub scenario: Scenario,
    /// The text as it was read: without a BOM, line ends as LF. Findings are located in it.
    pub source: String,
    /// What saving compares with, so that nobody else's change is overwritten unseen.
    pub stamp: Stamp,
    /// The `pack.ron` beside it.
    pub pack: Option<Pack>,
    /// What went wrong beside the scenario and does not stop it: a broken or missing pack.
    pub warnings: Vec<StoreError>,
}

impl LoadedFile {
    /// Whether the file has comments, which saving would lose.
    #[must_use]
    pub fn has_comments(&self) -> bool {
        (self.source.contains("//") || self.source.contains("/*")) && self.locations().has_comments()
    }

    /// Where the parts of the scenario stand in the file.
    #[must_use]
    pub fn locations(&self) -> Locations {
        Locations::of(&self.source)
    }

    /// The case as players, checks and exports read it.
    #[must_use]
    pub fn resolved(&self) -> Resolved {
        resolve(&self.scenario, self.pack.as_ref())
    }
}

/// Loads a scenario and the pack beside it.
///
/// # Errors
/// When there is no such file, it may not be read, or it is no scenario.
pub fn load_scenario(path: &Path) -> Result<LoadedFile, StoreError> {
    let (Loaded { document: scenario, source }, stamp) = match load::<Scenario>(path) {
        Ok(loaded) => loaded,
        Err(StoreError { problem: StoreProblem::Invalid(error), .. }) => {
            let problem = match other_file(path) {
                Some(other) => StoreProblem::OtherKind(other.name()),
                None => StoreProblem::Invalid(error),
            };
            return Err(StoreError::new(path, problem));
        }
        Err(error) => return Err(error),
    };
    let mut file = LoadedFile { path: path.to_owned(), scenario, source, stamp, pack: None, warnings: Vec::new() };
    match pack_beside(path, file.scenario.pack.as_deref()) {
        Ok(pack) => file.pack = pack,
        Err(warning) => file.warnings.push(warning),
    }
    Ok(file)
}

/// The pack beside a scenario that names one, or that lies alone beside a `pack.ron`.
fn pack_beside(scenario: &Path, named: Option<&str>) -> Result<Option<Pack>, StoreError> {
    let path = scenario.with_file_name(PACK_FILE);
    let pack = match load::<Pack>(&path) {
        Ok((loaded, _)) => loaded.document,
        Err(StoreError { problem: StoreProblem::Missing | StoreProblem::BelowFile, .. }) => {
            return named
                .map_or(Ok(None), |named| Err(StoreError::new(scenario, StoreProblem::NoPack(named.to_owned()))));
        }
        Err(error) => return Err(error),
    };
    match named {
        Some(named) if named != pack.id.as_str() && named != pack.title.as_str() => {
            let problem = StoreProblem::OtherPack { named: named.to_owned(), found: pack.id.to_string() };
            Err(StoreError::new(scenario, problem))
        }
        Some(_) | None => Ok(Some(pack)),
    }
}

/// Loads any kind of document.
///
/// # Errors
/// When there is no such file, it may not be read, or it is not of this kind.
pub fn load<D: Document>(path: &Path) -> Result<(Loaded<D>, Stamp), StoreError> {
    let bytes = read_bytes(path)?;
    let loaded = read(&bytes).map_err(|error| StoreError::new(path, StoreProblem::Invalid(error)))?;
    Ok((loaded, Stamp::of(&bytes)))
}

/// Reads a file that is not larger than a document may be.
///
/// # Errors
/// When there is no such file, it may not be read, or it is too large.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, StoreError> {
    let bytes = read_at_most(path, MAX_FILE_BYTES)?;
    bytes.ok_or_else(|| StoreError::new(path, StoreProblem::TooLarge))
}

/// Reads a file; none if it has more than `most` bytes.
///
/// # Errors
/// When there is no such file, or it may not be read.
pub(super) fn read_at_most(path: &Path, most: usize) -> Result<Option<Vec<u8>>, StoreError> {
    let failed = |error| StoreError::reading(path, error);
    let file = File::open(path).map_err(failed)?;
    let metadata = file.metadata().map_err(failed)?;
    if metadata.is_dir() {
        return Err(StoreError::new(path, StoreProblem::IsFolder));
    }
    let most_bytes = u64::try_from(most).unwrap_or(u64::MAX);
    if metadata.len() > most_bytes {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    // What is no ordinary file has no length beforehand, and an ordinary one may grow while it is read.
    file.take(most_bytes.saturating_add(1)).read_to_end(&mut bytes).map_err(failed)?;
    Ok(Some(bytes).filter(|bytes| bytes.len() <= most))
}

impl OtherFile {
    /// What people call such a file.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pack => "a pack",
            Self::PublishLog => "a record of what was published",
            Self::Review => "a review file",
            Self::Overlay => "a translation or a brand's wording",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    const SCENARIO: &str = r#"(format: 1, id: "x", title: "T", language: "en", channel: Phone)"#;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            fs::write(folder.path().join(name), text).unwrap();
        }
        folder
    }

    #[test]
    fn a_stamp_is_the_same_in_every_build() {
        assert_eq!(Stamp::of(b"abc"), Stamp { length: 3, hash: 0xba78_16bf_8f01_cfea });
    }

    #[test]
    fn the_pack_beside_a_scenario_comes_with_it() {
        let pack = r#"(format: 1, id: "parcels", title: "Parcels")"#;
        let folder = folder(&[("a.ron", SCENARIO), ("pack.ron", pack)]);
        let loaded = load_scenario(&folder.path().join("a.ron")).unwrap();
        assert_eq!(loaded.pack.unwrap().title.as_str(), "Parcels");
        assert!(loaded.warnings.is_empty());
    }

    #[test]
    fn a_broken_pack_does_not_stop_its_scenario() {
        let folder = folder(&[("a.ron", SCENARIO), ("pack.ron", "(format: 1, id: 3)")]);
        let loaded = load_scenario(&folder.path().join("a.ron")).unwrap();
        assert!(loaded.pack.is_none());
        assert!(loaded.warnings[0].to_string().contains("pack.ron:1:"), "{}", loaded.warnings[0]);
    }

    #[test]
    fn a_scenario_says_which_pack_it_misses() {
        let named = SCENARIO.replace("language", "pack: \"parcels\", language");
        let alone = folder(&[("a.ron", &named)]);
        let warning = &load_scenario(&alone.path().join("a.ron")).unwrap().warnings[0];
        assert!(warning.to_string().starts_with("the scenario names the pack “parcels”, but there is no pack.ron"));
        let other = folder(&[("a.ron", &named), ("pack.ron", r#"(format: 1, id: "shops", title: "Shops")"#)]);
        let loaded = load_scenario(&other.path().join("a.ron")).unwrap();
        assert!(loaded.pack.is_none());
        assert!(loaded.warnings[0].to_string().contains("beside it is “shops”"));
    }

    #[test]
    fn a_pack_is_no_scenario_and_says_so() {
        let folder = folder(&[("pack.ron", r#"(format: 1, id: "p", title: "P")"#)]);
        let error = load_scenario(&folder.path().join("pack.ron")).unwrap_err();
        assert!(error.to_string().starts_with("this is a pack, not a scenario: "), "{error}");
    }
}
