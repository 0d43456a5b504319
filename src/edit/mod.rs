//! Changes to documents as values: what an author does is a [`Step`], applied, undone, redone, merged and named here.
//!
//! Nothing else changes a document. Each verb of the author is one file that reads a scenario and returns a step;
//! verbs cannot fail on anything but what they were asked, and never touch a disk.

mod add_item;
mod author_texts;
mod bands;
mod connect;
mod create_node;
mod delete_nodes;
mod documents;
mod duplicate;
mod edit_case;
pub mod effect_line;
mod effect_words;
mod entries;
mod frames;
mod history;
mod mark_nodes;
mod move_cards;
mod name_entry;
mod notes;
mod paste;
mod rename;
mod set_field;
mod slot;
mod step;
mod template;
mod tidy;

pub use add_item::{Lines, add_choice, add_line, add_way};
pub use bands::{End as MeterEnd, add_band, delete_band, set_band_end, set_meter_end, set_meter_start};
pub use connect::{connect, disconnect};
pub use create_node::{NewNode, create_node};
pub use delete_nodes::delete_nodes;
pub use documents::{Documents, FileName};
pub use duplicate::duplicate;
pub use edit_case::edit_case;
pub use effect_words::effect_words;
pub use entries::{Table, add_entry, add_term, delete_entry, duplicate_entry, move_entry};
pub use frames::{add_to_frame, colour_frame, delete_frame, frame_nodes, take_out_of_frames};
pub use history::History;
pub use mark_nodes::{make_start, set_phase, set_status};
pub use move_cards::move_cards;
pub use name_entry::name_entry;
pub use notes::{colour_note, create_note, delete_note};
pub use paste::{Fragment, PasteError, copy, paste};
pub use rename::{RenameError, rename_choice, rename_node};
pub use set_field::{edit_node, set_text};
pub use slot::Slot;
pub use step::{Change, Step};
pub use template::{TEMPLATES, Template};
pub use tidy::{CardSize, tidy};
