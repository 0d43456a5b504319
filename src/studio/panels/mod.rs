//! Panels: each reads the workspace and sends requests; none changes anything.

mod bars;
mod case_form;
mod form;
mod insights;
mod library;
mod node_form;
mod outline;
mod play;
mod problems;
mod publish;
mod sections;
mod start;
mod status_bar;

pub use bars::{menu_bar_ui, pack_bar_ui, tool_bar_ui};
pub use case_form::case_form_ui;
pub use form::note_revision;
pub use insights::insights_ui;
pub use library::{LibraryPage, library_dialog_ui, library_status_ui, library_ui};
pub use node_form::node_form_ui;
pub use outline::{outline_icons_ui, outline_ui};
pub use play::play_ui;
pub use problems::{problems_have_focus, problems_ui};
pub use publish::{PublishPage, no_pack_ui, publish_ui};
pub use sections::sections_ui;
pub use start::{StartPage, start_ui};
pub use status_bar::status_bar_ui;
