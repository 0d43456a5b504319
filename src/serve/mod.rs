//! A small LMS that runs a package on this machine, as a learner's LMS would: to try what was exported.
//!
//! Listens on the loopback address only, behind a token that nobody can guess. Serves nothing but the files of the
//! package and its own page, trusts neither, and forgets everything when it is dropped.

mod answer;
mod ask;
mod cmi5;
mod content;
mod error;
mod instant;
mod kept;
mod lms;
mod log;
mod manifest;
mod package;
mod percent;
mod route;
mod xml;

pub use error::ServeError;
pub use lms::TestLms;
pub use package::{Entry, Kind, Package};
