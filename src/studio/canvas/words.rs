//! Words on the canvas: cut to the room they have.

use std::sync::Arc;

use egui::text::{LayoutJob, TextWrapping};
use egui::{Color32, FontFamily, FontId, Galley, Painter, Pos2, Rect, TextFormat, pos2};

/// A font for a size that follows the scale of the view.
pub fn font(size: f32, family: FontFamily) -> FontId {
    // Half points only: every other size would be another set of glyphs in the texture.
    FontId::new((size * 2.0).round().max(2.0) * 0.5, family)
}

/// Words laid out in `rows` rows at most, with an ellipsis where they are cut.
pub fn laid_out(painter: &Painter, words: &str, width: f32, rows: usize, font: FontId, colour: Color32) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(words.to_owned(), TextFormat::simple(font, colour));
    job.wrap = TextWrapping {
        max_width: width.max(1.0),
        max_rows: rows,
        break_anywhere: rows == 1,
        overflow_character: Some('…'),
    };
    painter.layout_job(job)
}

/// Words from the left, the middle of their one row at `left`.
pub fn left_words(painter: &Painter, words: &str, left: Pos2, width: f32, font: FontId, colour: Color32) -> Rect {
    let galley = laid_out(painter, words, width, 1, font, colour);
    let rect = Rect::from_min_size(pos2(left.x, left.y - galley.size().y * 0.5), galley.size());
    painter.galley(rect.min, galley, colour);
    rect
}

/// Words that end at the right, the middle of their one row at `right`.
pub fn right_words(painter: &Painter, words: &str, right: Pos2, width: f32, font: FontId, colour: Color32) -> Rect {
    let galley = laid_out(painter, words, width, 1, font, colour);
    let rect = Rect::from_min_size(pos2(right.x - galley.size().x, right.y - galley.size().y * 0.5), galley.size());
    painter.galley(rect.min, galley, colour);
    rect
}
