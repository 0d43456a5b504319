//! The canvas: the case as a graph of cards, painted by hand so that thousands of nodes stay at full speed.
//!
//! What is painted comes from [`Graph`], which is brought up to date once a change, never once a frame. Keys that mean
//! something only here are in `keys.rs`; all others are commands.

mod arranged;
mod camera;
mod card;
mod cards;
mod empty;
mod finder;
mod frames;
mod glyph;
mod graph;
mod ground;
mod keys;
mod links;
mod marks;
mod menus;
mod minimap;
mod node_menu;
mod notes;
mod numbers;
mod paint;
mod ports;
mod requests;
mod rows;
mod setting;
mod state;
mod tint;
mod toolbar;
mod view;
mod wire;
mod words;

pub use camera::{Camera, Detail};
pub use glyph::{grade_glyph, kind_glyph};
pub use graph::{Graph, Placed};
pub use marks::{play as play_mark, tick as resolved_mark, warning as warning_mark};
pub use node_menu::nodes_ui;
pub use requests::{GraphRequest, carry_out, deletion};
pub use rows::letter;
pub use state::CanvasState;
pub use view::{canvas_ui, point};
