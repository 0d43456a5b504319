//! The canvas: the case as a graph of cards, painted by hand so that thousands of nodes stay at full speed.
//!
//! What is painted comes from [`Graph`], which is brought up to date once a change, never once a frame.

mod camera;
mod card;
mod glyph;
mod graph;
mod numbers;
mod paint;
mod view;
mod wire;

pub use camera::{Camera, Detail};
pub use glyph::{grade_glyph, kind_glyph};
pub use graph::{Graph, Placed};
pub use paint::letter;
pub use view::{canvas_ui, point};
