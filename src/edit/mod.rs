//! Changes to documents as values: what an author does is a [`Step`], applied, undone, redone, merged and named here.
//!
//! Nothing else changes a document. Each verb of the author is one file that reads a scenario and returns a step;
//! verbs cannot fail on anything but what they were asked, and never touch a disk.

mod accept;
mod add_item;
mod connect;
mod create_node;
mod delete_nodes;
mod documents;
mod duplicate;
pub mod effect_line;
mod effect_words;
mod history;
mod move_cards;
mod paste;
mod rename;
mod set_field;
mod slot;
mod step;
mod template;

pub use accept::{accept_finding, acceptance_key, withdraw_acceptance};
pub use add_item::{Lines, add_choice, add_line, add_way};
pub use connect::{connect, disconnect};
pub use create_node::{NewNode, create_node};
pub use delete_nodes::delete_nodes;
pub use documents::{Documents, FileName};
pub use duplicate::duplicate;
pub use effect_words::effect_words;
pub use history::History;
pub use move_cards::move_cards;
pub use paste::{Fragment, PasteError, copy, paste};
pub use rename::{RenameError, rename_choice, rename_node};
pub use set_field::{edit_node, set_text};
pub use slot::Slot;
pub use step::{Change, Step};
pub use template::{TEMPLATES, Template};
