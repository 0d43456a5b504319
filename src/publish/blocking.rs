//! What stops the cases of a package from running.

use std::fmt;
use std::path::PathBuf;

use super::{Files, Package};
use crate::check::{Case, Severity, check_case};
use crate::scenario::Place;

/// A finding that stops a case from running.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocking {
    /// Where the case stands; empty for one that was never saved.
    pub path: PathBuf,
    /// The name of its file.
    pub file: String,
    pub place: Place,
    pub message: String,
}

impl fmt::Display for Blocking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}", self.file, self.place, self.message)
    }
}

/// Every finding that stops a case of the package, without exploring: what exploring finds stops nobody from starting.
#[must_use]
pub fn blocking(files: &Files, package: &Package) -> Vec<Blocking> {
    let published = |name: &str| package.publication.cases.iter().any(|case| case.file.as_str() == name);
    let mut blocking = Vec::new();
    for case in files.cases.iter().filter(|case| published(&case.name())) {
        let found = check_case(&Case::new(&case.scenario, files.pack.as_ref()));
        let stops = found.into_iter().filter(|finding| finding.severity == Severity::Error);
        blocking.extend(stops.map(|finding| Blocking {
            path: case.path.clone().unwrap_or_default(),
            file: case.name(),
            place: finding.place,
            message: finding.message,
        }));
    }
    blocking
}
