//! Pictures, sounds and films beside a scenario, for exports that carry them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::load::read_at_most;
use super::{StoreError, StoreProblem};
use crate::scenario::{MediaPath, Resolved};

/// The largest file that is taken into an export.
pub const MAX_MEDIUM_BYTES: usize = 32 << 20;

/// The most that all files of an export may have together.
pub const MAX_MEDIA_BYTES: usize = 64 << 20;

/// The bytes of media by their paths, or in words why there are none.
pub type MediaFiles = BTreeMap<String, Result<Vec<u8>, String>>;

/// Reads every medium that a case uses, beside its scenario and below. What is missing, too large or elsewhere stops
/// nothing else; where all together are too large, the first of the case are taken.
#[must_use]
pub fn read_media(scenario: &Path, case: &Resolved) -> MediaFiles {
    read_all(scenario, case.used_media().map(|(_, medium)| &medium.file))
}

/// The same for every medium that a case declares.
#[must_use]
pub fn read_declared_media(scenario: &Path, case: &Resolved) -> MediaFiles {
    read_all(scenario, case.media.values().map(|medium| &medium.file))
}

fn read_all<'a>(scenario: &Path, paths: impl Iterator<Item = &'a MediaPath>) -> MediaFiles {
    let mut files = MediaFiles::new();
    let mut left = MAX_MEDIA_BYTES;
    for path in paths {
        if files.contains_key(path.as_str()) {
            continue;
        }
        let read = read_beside(scenario, path).map_err(|error| error.problem);
        let read = read.and_then(|bytes| {
            left = left.checked_sub(bytes.len()).ok_or(StoreProblem::LargeMedia)?;
            Ok(bytes)
        });
        files.insert(path.as_str().to_owned(), read.map_err(|problem| problem.to_string()));
    }
    files
}

/// Reads a file of the scenario's folder or below.
///
/// # Errors
/// When it is not there, may not be read, is too large, or is a link that leads out of the folder.
pub fn read_beside(scenario: &Path, file: &MediaPath) -> Result<Vec<u8>, StoreError> {
    let path = beside(scenario, file);
    let failed = |error| StoreError::reading(&path, error);
    let refused = |problem| StoreError::new(&path, problem);
    let real = fs::canonicalize(&path).map_err(failed)?;
    let folder = fs::canonicalize(folder(scenario)).map_err(failed)?;
    if !real.starts_with(&folder) {
        return Err(refused(StoreProblem::Outside));
    }
    let there = fs::metadata(&real).map_err(failed)?;
    if !there.is_file() {
        return Err(refused(if there.is_dir() { StoreProblem::IsFolder } else { StoreProblem::NotOrdinary }));
    }
    match read_at_most(&real, MAX_MEDIUM_BYTES) {
        Ok(bytes) => bytes.ok_or_else(|| refused(StoreProblem::LargeMedium)),
        Err(error) => Err(refused(error.problem)),
    }
}

fn folder(scenario: &Path) -> &Path {
    match scenario.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        Some(_) | None => Path::new("."),
    }
}

fn beside(scenario: &Path, file: &MediaPath) -> std::path::PathBuf {
    scenario.with_file_name(file.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Scenario, read, resolve};
    use std::fs::File;

    /// What became of each file, in words.
    fn read_all(scenario: &Path, files: &[&str]) -> Vec<String> {
        let lines: Vec<String> =
            (0..files.len()).map(|n| format!(r#"(id: "aaaaaa{}", says: "x", media: "m{n}")"#, n + 2)).collect();
        let media: Vec<String> =
            files.iter().enumerate().map(|(n, file)| format!(r#""m{n}": (file: "{file}", alt: "")"#)).collect();
        let text = format!(
            r#"(format: 1, id: "x", title: "T", language: "en", channel: Phone, nodes: {{"a": Scene(lines: [{}])}},
            media: {{{}, "unused": (file: "unused.png", alt: "")}})"#,
            lines.join(", "),
            media.join(", ")
        );
        let case = resolve(&read::<Scenario>(text.as_bytes()).unwrap().document, None);
        let found = read_media(scenario, &case);
        assert!(!found.contains_key("unused.png"));
        let word = |file: &&str| match &found[*file] {
            Ok(bytes) => format!("{} bytes", bytes.len()),
            Err(why) => why.clone(),
        };
        files.iter().map(word).collect()
    }

    #[test]
    fn media_stand_beside_the_scenario_and_below() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("case");
        fs::create_dir_all(root.join("media/deep")).unwrap();
        fs::write(root.join("media/deep/a.png"), "12345").unwrap();
        fs::write(root.join("b.png"), "1").unwrap();
        let said = read_all(&root.join("x.ron"), &["media/deep/a.png", "b.png", "media", "none.png"]);
        assert_eq!(said, ["5 bytes", "1 bytes", "this is a folder, not a file", "there is no such file or folder"]);
        let nowhere = read_all(Path::new("no-such-folder/x.ron"), &["b.png"]);
        assert_eq!(nowhere, ["there is no such file or folder"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_that_lead_out_of_the_folder_are_refused() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("case");
        fs::create_dir_all(root.join("media")).unwrap();
        fs::write(folder.path().join("secret.png"), "secret").unwrap();
        fs::write(root.join("media/a.png"), "a").unwrap();
        symlink("../secret.png", root.join("out.png")).unwrap();
        symlink("..", root.join("up")).unwrap();
        symlink("media/a.png", root.join("in.png")).unwrap();
        let said = read_all(&root.join("x.ron"), &["out.png", "up/secret.png", "in.png"]);
        let outside = "it lies outside the folder of the scenario";
        assert_eq!(said, [outside, outside, "1 bytes"]);
    }

    #[test]
    fn what_is_too_large_stays_out_and_smaller_ones_come_along() {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in [
            ("huge.mp4", MAX_MEDIUM_BYTES + 1),
            ("a.mp4", MAX_MEDIUM_BYTES),
            ("b.mp4", MAX_MEDIUM_BYTES - 1),
            ("c.mp4", 2),
            ("d.mp4", 1),
        ] {
            File::create(folder.path().join(name)).unwrap().set_len(bytes as u64).unwrap();
        }
        let said = read_all(&folder.path().join("x.ron"), &["huge.mp4", "a.mp4", "b.mp4", "c.mp4", "d.mp4"]);
        assert_eq!(
            said,
            [
                "the file is larger than 32 MiB",
                "33554432 bytes",
                "33554431 bytes",
                "the media of the case are larger than 64 MiB together",
                "1 bytes"
            ]
        );
    }
}
