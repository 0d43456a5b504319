//! Reading a zip of which nothing is trusted: neither its names, nor its sizes, nor that it is one.
//!
//! Never writes to the disk, never unpacks more than it was allowed to, and never panics, whatever the bytes.

mod error;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::{Cursor, Read};
use std::path::Path;

use unicode_normalization::UnicodeNormalization as _;
use zip::{CompressionMethod, ZipArchive};

use super::error::{StoreError, StoreProblem};
use super::load::read_at_most;
pub use error::{ArchiveError, BadName};

/// The largest package that is read, as it lies on the disk.
pub(super) const MAX_PACKAGE_BYTES: usize = 256 << 20;

/// The kind of a file in the mode that Unix systems write down, and the two kinds that are known.
const KIND_MASK: u32 = 0o170_000;
const KIND_FILE: u32 = 0o100_000;
const KIND_FOLDER: u32 = 0o040_000;

/// Files up to this size may be packed as tightly as they are.
const ANY_RATIO_BYTES: u64 = 1 << 20;

/// How much an archive may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArchiveLimits {
    /// Bytes of all files together, unpacked.
    pub max_bytes: u64,
    /// Files and folders.
    pub max_entries: usize,
    /// Times that a file of more than 1 MiB may be larger than it is packed.
    pub max_ratio: u64,
}

impl Default for ArchiveLimits {
    fn default() -> Self {
        Self { max_bytes: 256 << 20, max_entries: 10_000, max_ratio: 250 }
    }
}

/// Reads the file of a package, whatever is in it.
///
/// # Errors
/// When there is no such file, it may not be read, or it is too large.
pub fn read_package(path: &Path) -> Result<Vec<u8>, StoreError> {
    let bytes = read_at_most(path, MAX_PACKAGE_BYTES)?;
    bytes.ok_or_else(|| StoreError::new(path, StoreProblem::LargePackage))
}

/// The files of an archive by their paths, unpacked. Folders are left out.
///
/// Paths have `/` between their parts, lead nowhere else, and are all different, even where case does not count.
pub fn read_archive(bytes: &[u8], limits: ArchiveLimits) -> Result<BTreeMap<String, Vec<u8>>, ArchiveError> {
    let mut archive =
        ZipArchive::new(Cursor::new(bytes)).map_err(|error| ArchiveError::NotAnArchive(error.to_string()))?;
    if archive.len() > limits.max_entries {
        return Err(ArchiveError::TooManyEntries { limit: limits.max_entries });
    }
    // Of entries with one name the crate keeps the last and only says that there were others.
    if archive.has_duplicate_names() {
        return Err(ArchiveError::SameName { names: None });
    }
    let mut names = Names::default();
    let mut files = BTreeMap::new();
    let mut left = limits.max_bytes;
    for index in 0..archive.len() {
        let Some((name, is_folder)) = entry(&archive, index, limits)? else { continue };
        names.add(&name, is_folder)?;
        if is_folder {
            continue;
        }
        let Some(content) = unpack(&mut archive, index, &name, left)? else {
            return Err(ArchiveError::TooLarge { limit_bytes: limits.max_bytes });
        };
        left -= content.len() as u64;
        files.insert(name, content);
    }
    Ok(files)
}

/// The path of an entry, without the slash of a folder, and whether it is one; checked in all that its header says.
fn entry(
    archive: &ZipArchive<Cursor<&[u8]>>,
    index: usize,
    limits: ArchiveLimits,
) -> Result<Option<(String, bool)>, ArchiveError> {
    let damaged = |error: zip::result::ZipError| ArchiveError::NotAnArchive(error.to_string());
    let entry = archive.by_index_data(index).map_err(damaged)?;
    let name = entry.name().map_err(damaged)?.into_owned();
    let (path, is_folder) = match name.strip_suffix('/') {
        // The folder that everything lies in, as some programs write it down.
        Some("" | ".") => return Ok(None),
        Some(path) => (path.to_owned(), true),
        None => (name, false),
    };
    if let Some(why) = bad_name(&path) {
        return Err(ArchiveError::Name { name: path, why });
    }
    let kind = entry.unix_mode().map_or(0, |mode| mode & KIND_MASK);
    if !(kind == 0 || kind == if is_folder { KIND_FOLDER } else { KIND_FILE }) {
        return Err(ArchiveError::Special { name: path });
    }
    if is_folder {
        return Ok(Some((path, true)));
    }
    if entry.encrypted() {
        return Err(ArchiveError::Encrypted { name: path });
    }
    if !matches!(entry.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
        return Err(ArchiveError::Method { name: path });
    }
    if entry.size() > limits.max_bytes {
        return Err(ArchiveError::TooLarge { limit_bytes: limits.max_bytes });
    }
    if entry.size() > ANY_RATIO_BYTES && entry.size() / limits.max_ratio > entry.compressed_size() {
        return Err(ArchiveError::Ratio { name: path, limit: limits.max_ratio });
    }
    Ok(Some((path, false)))
}

/// What an entry holds, none if that is more than `left` bytes: counted while it is unpacked, because its header may say
/// anything.
fn unpack(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
    name: &str,
    left: u64,
) -> Result<Option<Vec<u8>>, ArchiveError> {
    let damaged = |why: String| ArchiveError::Damaged { name: name.to_owned(), why };
    let file = archive.by_index(index).map_err(|error| damaged(error.to_string()))?;
    let said = file.size();
    let mut content = Vec::new();
    // One byte more than there is room for tells that there is more.
    let read = file.take(left.saturating_add(1)).read_to_end(&mut content);
    if content.len() as u64 > left {
        return Ok(None);
    }
    read.map_err(|error| damaged(error.to_string()))?;
    if content.len() as u64 != said {
        return Err(ArchiveError::Size { name: name.to_owned(), said, found: content.len() as u64 });
    }
    Ok(Some(content))
}

/// What is wrong with a path, if anything.
fn bad_name(path: &str) -> Option<BadName> {
    if path.chars().any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}')) {
        return Some(BadName::Control);
    }
    if path.contains('\\') {
        return Some(BadName::Backslash);
    }
    if path.starts_with('/') || path.contains(':') {
        return Some(BadName::Absolute);
    }
    path.split('/').find_map(|part| match part {
        "" => Some(BadName::Empty),
        "." | ".." => Some(BadName::Outside),
        _ => None,
    })
}

/// The names that were met, as a system without case would see them.
#[derive(Default)]
struct Names {
    /// How each file is written.
    files: HashMap<String, String>,
    /// All folders, those that have no entry of their own too.
    folders: HashSet<String>,
}

impl Names {
    /// Takes a path; refused where it meets another.
    fn add(&mut self, path: &str, is_folder: bool) -> Result<(), ArchiveError> {
        let same = |other: &str| ArchiveError::SameName { names: Some([other.to_owned(), path.to_owned()]) };
        let folded: String = path.nfc().flat_map(char::to_lowercase).collect();
        let above = folded.match_indices('/').map(|(at, _)| &folded[..at]);
        for folder in above.chain(is_folder.then_some(folded.as_str())) {
            if let Some(file) = self.files.get(folder) {
                return Err(same(file));
            }
            if !self.folders.contains(folder) {
                self.folders.insert(folder.to_owned());
            }
        }
        if !is_folder {
            if self.folders.contains(&folded) {
                return Err(same(path));
            }
            if let Some(other) = self.files.insert(folded, path.to_owned()) {
                return Err(same(&other));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
