//! From files on the disk to packages: gathers what an export needs, puts a brand on it, repeats what was published before,
//! and says what that does to learners who are in the middle of it.

mod blocking;
mod brand;
mod change;
mod files;
mod known;
mod package;
mod preset;
mod target;

pub use blocking::{Blocking, blocking};
pub use brand::{BrandError, put_on};
pub use change::Change;
pub use files::{CaseFile, Files, pack_folder};
pub use known::{Explored, Known};
pub use package::{Package, find_target, package};
pub use preset::{PRESETS, Preset};
pub use target::{PublishError, file_of, format_of};
