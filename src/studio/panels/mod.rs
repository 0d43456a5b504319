//! Panels: each reads the workspace and sends requests; none changes anything.

mod bars;
mod case_form;
mod form;
mod node_form;
mod outline;
mod play;
mod problems;
mod sections;
mod start;

pub use bars::{menu_bar_ui, status_bar_ui};
pub use case_form::case_form_ui;
pub use node_form::node_form_ui;
pub use outline::outline_ui;
pub use play::play_ui;
pub use problems::problems_ui;
pub use sections::sections_ui;
pub use start::{SAMPLES, start_ui};
