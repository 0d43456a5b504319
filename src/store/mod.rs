//! The disk: finding, loading and saving files. The only room that touches it.
//!
//! Never half-writes a file, never reads more than a document may have, and never guesses: what cannot be read or
//! written is an error that names the file and says what to do.

mod archive;
mod error;
mod find;
mod folders;
mod index;
mod load;
mod lock;
mod media;
mod pack;
mod preferences;
mod previews;
mod publishing;
mod recent;
mod recovery;
mod recovery_file;
mod save;
mod stored_path;

pub use archive::{ArchiveError, ArchiveLimits, BadName, read_archive, read_package};
pub use error::{StoreError, StoreProblem};
pub use find::{OtherFile, files_beside, find_packs, find_scenarios, look, other_file, same_file, scenarios_in};
pub use folders::UserFolders;
pub use index::{CaseFacts, CaseMark, Index, review_file};
pub use load::{LoadedFile, Stamp, load, load_scenario, read_bytes};
pub use media::{MAX_MEDIA_BYTES, MAX_MEDIUM_BYTES, MediaFiles, read_beside, read_declared_media, read_media};
pub use pack::{LoadedPack, load_log, load_pack, log_file, pack_file, save_log, save_pack};
pub use preferences::{Panel, Preferences, PreferencesFile, ThemeChoice, WindowPlace};
pub use previews::Previews;
pub use publishing::publish;
pub use recent::{MAX_RECENT, Recent, RecentFiles};
pub use recovery::{Damaged, Found, Recovered, Recovery, RecoveryKey};
pub use save::{Over, make_folder, save, save_in, scenario_text};
