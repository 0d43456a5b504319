//! From files on the disk to packages: gathers what an export needs, puts a brand on it, repeats what was published before,
//! and says what that does to learners who are in the middle of it.

mod brand;
mod files;

pub use brand::{BrandError, put_on};
pub use files::{CaseFile, Files, pack_folder};
