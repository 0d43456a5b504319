//! The disk: finding, loading and saving files. The only room that touches it.
//!
//! Never half-writes a file, never reads more than a document may have, and never guesses: what cannot be read or
//! written is an error that names the file and says what to do.

mod error;
mod find;
mod load;
mod media;
mod previews;
mod save;

pub use error::{StoreError, StoreProblem};
pub use find::{OtherFile, find_scenarios, look, other_file, same_file};
pub use load::{LoadedFile, Stamp, load, load_scenario, read_bytes};
pub use media::{MAX_MEDIA_BYTES, MAX_MEDIUM_BYTES, MediaFiles, read_beside, read_media};
pub use previews::Previews;
pub use save::{Over, save, scenario_text};
