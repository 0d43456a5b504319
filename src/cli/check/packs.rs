//! The packs among what is to be checked: rules over all their cases.

use std::path::{Path, PathBuf};

use super::summary::Summary;
use super::{Checked, Row, unreadable};
use crate::check::{CaseHead, PackFinding, Report, Severity, check_pack};
use crate::scenario::{Pack, Scenario, Stage};
use crate::store::{OtherFile, StoreError, StoreProblem, find_packs, load, load_pack, other_file, pack_file};

/// What is found in the packs that `paths` name; a pack without findings is not mentioned where it was only met in a
/// folder.
pub(super) fn checked(paths: &[PathBuf]) -> Vec<Checked> {
    let is_asked = |folder: &Path| paths.iter().any(|path| *path == pack_file(folder));
    let packs = find_packs(paths).into_iter().filter_map(|folder| {
        let checked = match load_pack(&folder) {
            Ok(Some(loaded)) => check(&folder, &loaded.pack),
            Ok(None) => return None,
            // Beside scenarios a broken pack is told with them.
            Err(error) => is_asked(&folder).then(|| unreadable(&error, Severity::Error))?,
        };
        (is_asked(&folder) || !checked.findings.is_empty()).then_some(checked)
    });
    packs.collect()
}

/// `paths`, with the cases of a pack that are there in the place of its file.
pub(super) fn with_cases(paths: &[PathBuf]) -> Vec<PathBuf> {
    let cases = |path: &PathBuf| {
        let folder = path.parent().unwrap_or(Path::new(""));
        let is_pack = other_file(path) == Some(OtherFile::Pack) && path.is_file();
        let pack = if is_pack { load_pack(folder).ok().flatten() } else { None };
        match pack {
            Some(loaded) => {
                let files = loaded.pack.scenarios.iter().map(|file| folder.join(file.as_str()));
                files.filter(|path| path.is_file()).collect()
            }
            // One that does not load is told among the packs.
            None if is_pack => Vec::new(),
            None => vec![path.clone()],
        }
    };
    paths.iter().flat_map(cases).collect()
}

fn check(folder: &Path, pack: &Pack) -> Checked {
    let found = check_pack(pack, |file| head(&folder.join(file)));
    let file = pack_file(folder).display().to_string();
    let summary = Summary::of_severities(found.iter().map(|finding| finding.severity));
    let findings = found.into_iter().map(|finding| row(&file, finding)).collect();
    Checked { file, readable: true, summary, findings, accepted: Vec::new() }
}

/// What stands at the head of a case's file.
fn head(path: &Path) -> CaseHead {
    match load::<Scenario>(path) {
        Ok((loaded, _)) => {
            let Scenario { id, title, language, .. } = loaded.document;
            CaseHead::Readable { id, title, language }
        }
        Err(StoreError { problem: StoreProblem::Missing | StoreProblem::BelowFile, .. }) => CaseHead::Missing,
        Err(_) => CaseHead::Unreadable,
    }
}

fn row(file: &str, finding: PackFinding) -> Row {
    let PackFinding { rule, severity, case, message, hint } = finding;
    let report = Report {
        rule,
        severity,
        stage: Stage::Draft,
        file: file.to_owned(),
        line: None,
        column: None,
        address: case.unwrap_or_default(),
        span: None,
        message,
        fix: None,
        witness: None,
    };
    Row { report, hint: Some(hint.to_owned()) }
}
