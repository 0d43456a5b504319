//! Painting the exits of a card: letter, grade, words, what they move, what is special, the port.

use egui::{FontFamily, Painter, Rect, Stroke, pos2};

use super::card::{Marks, ROW, Row};
use super::paint::has_choices;
use super::words::{font, left_words, right_words};
use super::{Detail, grade_glyph, marks};
use crate::scenario::{Exit, Kind};
use crate::studio::theme::{self, Theme};

/// The room that the meters of a choice may take.
const SHIFTS_WIDTH: f32 = 74.0;

/// Paints a mark: where, how large, in which colour.
type Shape = fn(&Painter, egui::Pos2, f32, egui::Color32);

/// Paints one exit of a card whose place on the screen is `rect`.
#[expect(clippy::too_many_arguments, reason = "one row of a card: everything it shows, and where")]
pub fn exit_row(
    painter: &Painter,
    theme: &Theme,
    kind: Kind,
    row: &Row,
    index: usize,
    rect: Rect,
    middle: f32,
    zoom: f32,
    detail: Detail,
) {
    let colour = row.grade.map_or(theme.text_weak, |grade| theme.grade(grade));
    let small = || font(11.0 * zoom, FontFamily::Proportional);
    let mut left = rect.left() + 12.0 * zoom;
    if has_choices(kind) {
        if detail == Detail::Full {
            painter.hline(
                rect.x_range().shrink((2.5 * zoom).max(1.5)),
                middle - ROW * 0.5 * zoom,
                Stroke::new(1.0, theme.hovered),
            );
            let centre = pos2(left + 4.0 * zoom, middle);
            if row.exit == Exit::OnTimeout {
                marks::clock(painter, centre, 4.5 * zoom, theme.text_weak);
            } else {
                let letter = letter(index);
                painter.text(centre, egui::Align2::CENTER_CENTER, letter, small(), theme.text_weak);
            }
            left += 16.0 * zoom;
        }
        if let Some(grade) = row.grade {
            grade_glyph(painter, pos2(left + 4.0 * zoom, middle), 4.5 * zoom, grade, colour);
        }
        left += 15.0 * zoom;
    }
    let port = pos2(rect.right(), middle);
    if detail == Detail::Full {
        let mut right = special(painter, theme, row.marks, port.x - 12.0 * zoom, middle, zoom);
        if !row.shifts.is_empty() {
            let at = pos2(right, middle);
            let width = SHIFTS_WIDTH * zoom;
            right = right_words(painter, &row.shifts, at, width, small(), theme.text_weak).left() - 7.0 * zoom;
        }
        if row.replied {
            marks::reply(painter, pos2(right - 4.0 * zoom, middle), 4.0 * zoom, theme.text_weak);
            right -= 13.0 * zoom;
        }
        let family = if row.act { theme::italic() } else { FontFamily::Proportional };
        if row.act {
            marks::play(painter, pos2(left + 3.0 * zoom, middle), 3.5 * zoom, theme.text_weak);
            left += 10.0 * zoom;
        }
        let ink = if has_choices(kind) { theme.text } else { theme.text_weak };
        let font = font(12.0 * zoom, family);
        left_words(painter, &row.label, pos2(left, middle), right - left, font, ink);
    }
    let ring = if row.to.is_some() { colour } else { theme.text_weak };
    marks::port(painter, port, 5.0 * zoom, row.to.is_some(), ring, theme.raised);
}

/// What is special about a choice, from the right. Returns where the rest may go on.
fn special(painter: &Painter, theme: &Theme, found: Marks, mut right: f32, middle: f32, zoom: f32) -> f32 {
    let shapes: [(bool, Shape); 4] = [
        (found.promise, marks::promise),
        (found.remedy, marks::remedy),
        (found.once, marks::once),
        (found.locked, marks::lock),
    ];
    for (_, shape) in shapes.into_iter().filter(|(there, _)| *there) {
        shape(painter, pos2(right - 5.0 * zoom, middle), 5.0 * zoom, theme.text_weak);
        right -= 14.0 * zoom;
    }
    right
}

/// A, B … Z, AA …
pub fn letter(index: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(index % 26).unwrap_or(0));
    if index < 26 { letter.to_string() } else { format!("{}{letter}", self::letter(index / 26 - 1)) }
}
