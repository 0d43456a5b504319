//! Painting cards, at each level of detail.

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align2, Color32, FontFamily, FontId, Mesh, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, TextFormat, pos2, vec2,
};

use super::card::{HEADER, ROW, Row, TEXT_LINE};
use super::{Detail, Placed, grade_glyph, kind_glyph};
use crate::scenario::{Kind, Status};
use crate::studio::theme::{self, Theme};

/// How a card stands out at the moment.
#[derive(Clone, Copy, Debug, Default)]
pub struct Emphasis {
    pub selected: bool,
    pub hovered: bool,
    /// The run stands here.
    pub playing: bool,
    /// How many problems the node has, and whether one of them blocks.
    pub problems: usize,
    pub blocked: bool,
}

/// Paints a card whose place on the screen is `rect`.
pub fn card(
    painter: &Painter,
    theme: &Theme,
    placed: &Placed,
    rect: Rect,
    zoom: f32,
    detail: Detail,
    emphasis: Emphasis,
) {
    let radius = 7.0 * zoom;
    let border = match emphasis {
        Emphasis { selected: true, .. } => Stroke::new((2.0 * zoom).max(1.5), theme.accent),
        Emphasis { hovered: true, .. } => Stroke::new(1.0, theme.border_strong),
        _calm => Stroke::new(1.0, theme.border),
    };
    if emphasis.selected {
        painter.rect_filled(rect.expand(3.0 * zoom), radius + 3.0 * zoom, theme.accent_soft);
    }
    painter.rect(rect, radius, theme.raised, border, StrokeKind::Inside);
    if emphasis.playing {
        let around = rect.expand(6.0 * zoom);
        let corners =
            [around.left_top(), around.right_top(), around.right_bottom(), around.left_bottom(), around.left_top()];
        painter.extend(Shape::dashed_line(&corners, Stroke::new(2.0, theme.weak), 8.0, 5.0));
    }
    match detail {
        Detail::Blocks => {}
        Detail::Titles => titled(painter, theme, placed, rect, zoom),
        Detail::Outline | Detail::Full => {
            header(painter, theme, placed, rect, zoom, emphasis);
            if detail == Detail::Full && !placed.card.words.is_empty() {
                let at = pos2(rect.left() + 12.0 * zoom, rect.top() + (HEADER + 4.0) * zoom);
                let size = vec2(rect.width() - 24.0 * zoom, 2.0 * TEXT_LINE * zoom);
                text(
                    painter,
                    &placed.card.words,
                    at,
                    size.x,
                    2,
                    font(12.0 * zoom, FontFamily::Proportional),
                    theme.text_weak,
                );
            }
            for (index, row) in placed.card.rows.iter().enumerate() {
                let middle = rect.top() + placed.card.row_middle(index) * zoom;
                exit_row(painter, theme, placed.card.kind, row, index, rect, middle, zoom, detail);
            }
            status(painter, theme, placed.card.status, rect, zoom);
        }
    }
}

fn font(size: f32, family: FontFamily) -> FontId {
    // Half points only: every other size would be another set of glyphs in the texture.
    FontId::new((size * 2.0).round().max(2.0) * 0.5, family)
}

/// Text cut to `rows` rows with an ellipsis.
fn text(painter: &Painter, words: &str, at: Pos2, width: f32, rows: usize, font: FontId, colour: Color32) -> Rect {
    let mut job = LayoutJob::single_section(words.to_owned(), TextFormat::simple(font, colour));
    job.wrap = TextWrapping {
        max_width: width.max(1.0),
        max_rows: rows,
        break_anywhere: rows == 1,
        overflow_character: Some('…'),
    };
    let galley = painter.layout_job(job);
    let size = galley.size();
    painter.galley(at, galley, colour);
    Rect::from_min_size(at, size)
}

fn header(painter: &Painter, theme: &Theme, placed: &Placed, rect: Rect, zoom: f32, emphasis: Emphasis) {
    let middle = rect.top() + HEADER * 0.5 * zoom;
    let card = &placed.card;
    kind_glyph(painter, pos2(rect.left() + 16.0 * zoom, middle), 5.5 * zoom, card.kind, theme.kind(card.kind));
    let number_font = font(11.0 * zoom, FontFamily::Proportional);
    let number = painter.text(
        pos2(rect.left() + 27.0 * zoom, middle),
        Align2::LEFT_CENTER,
        &placed.number,
        number_font.clone(),
        theme.text_weak,
    );
    let mut right = rect.right() - 12.0 * zoom;
    if emphasis.problems > 0 {
        let colour = if emphasis.blocked { theme.harmful } else { theme.weak };
        let count = painter.text(
            pos2(right, middle),
            Align2::RIGHT_CENTER,
            emphasis.problems.to_string(),
            number_font.clone(),
            colour,
        );
        let tip = pos2(count.left() - 8.0 * zoom, middle);
        let size = 5.0 * zoom;
        let corners = vec![tip + vec2(0.0, -size), tip + vec2(size, size * 0.8), tip + vec2(-size, size * 0.8)];
        painter.add(Shape::convex_polygon(corners, colour, Stroke::NONE));
        right = tip.x - 10.0 * zoom;
    }
    if !card.badge.is_empty() {
        let badge = painter.text(pos2(right, middle), Align2::RIGHT_CENTER, &card.badge, number_font, theme.text_weak);
        right = badge.left() - 6.0 * zoom;
    }
    let left = number.right() + 6.0 * zoom;
    let title_font = font(13.0 * zoom, theme::semibold());
    let at = pos2(left, middle - title_font.size * 0.62);
    text(painter, &card.title, at, right - left, 1, title_font, theme.text);
    if rect.height() > (HEADER + 12.0) * zoom {
        let y = rect.top() + HEADER * zoom;
        painter.hline(rect.x_range(), y, Stroke::new(1.0, theme.border));
    }
}

fn titled(painter: &Painter, theme: &Theme, placed: &Placed, rect: Rect, zoom: f32) {
    // At this scale the words are larger than in proportion, or nobody could read them.
    let size = (26.0 * zoom).clamp(8.0, 13.0);
    let stripe = Rect::from_min_max(rect.min, pos2(rect.left() + 10.0 * zoom, rect.bottom()));
    painter.rect_filled(stripe, 3.0 * zoom, theme.kind(placed.card.kind));
    let at = pos2(stripe.right() + 8.0 * zoom, rect.top() + 6.0 * zoom);
    let rows = ((rect.height() - 8.0 * zoom) / (size * 1.25)).floor().max(1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small positive count of rows")]
    let rows = rows as usize;
    text(painter, &placed.card.title, at, rect.right() - at.x - 4.0, rows, font(size, theme::semibold()), theme.text);
}

#[expect(clippy::too_many_arguments, reason = "one row of a card: everything it shows, and where")]
fn exit_row(
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
    let mut left = rect.left() + 12.0 * zoom;
    if kind == Kind::Decision {
        if detail == Detail::Full {
            painter.hline(rect.x_range().shrink(1.0), middle - ROW * 0.5 * zoom, Stroke::new(1.0, theme.hovered));
            let letter = if row.exit == crate::scenario::Exit::OnTimeout { String::from("–") } else { letter(index) };
            let font = font(11.0 * zoom, FontFamily::Proportional);
            painter.text(pos2(left + 4.0 * zoom, middle), Align2::CENTER_CENTER, letter, font, theme.text_weak);
            left += 16.0 * zoom;
        }
        if let Some(grade) = row.grade {
            grade_glyph(painter, pos2(left + 4.0 * zoom, middle), 4.5 * zoom, grade, colour);
        }
        left += 15.0 * zoom;
    }
    let port = pos2(rect.right(), middle);
    if detail == Detail::Full {
        let family = if row.act { theme::italic() } else { FontFamily::Proportional };
        let font = font(12.0 * zoom, family);
        let mut right = port.x - 12.0 * zoom;
        if row.replied {
            painter.circle_filled(pos2(right - 2.0 * zoom, middle), 2.0 * zoom, theme.scene);
            right -= 10.0 * zoom;
        }
        let ink = if kind == Kind::Decision { theme.text } else { theme.text_weak };
        text(painter, &row.label, pos2(left, middle - font.size * 0.62), right - left, 1, font, ink);
    }
    port_glyph(painter, theme, port, zoom, row.to.is_some(), colour);
}

/// Linked: a ring. Open: a dashed one.
fn port_glyph(painter: &Painter, theme: &Theme, at: Pos2, zoom: f32, linked: bool, colour: Color32) {
    let radius = 5.0 * zoom;
    painter.circle_filled(at, radius, theme.raised);
    if linked {
        painter.circle_stroke(at, radius, Stroke::new((1.6 * zoom).max(1.0), colour));
    } else {
        let circle: Vec<Pos2> = (0..=16_u8)
            .map(|n| at + radius * egui::Vec2::angled(std::f32::consts::TAU * f32::from(n) / 16.0))
            .collect();
        painter.extend(Shape::dashed_line(
            &circle,
            Stroke::new((1.6 * zoom).max(1.0), theme.text_weak),
            2.6 * zoom,
            2.2 * zoom,
        ));
    }
}

/// Idea: a broken stripe. Draft: none. Ready: a full one.
fn status(painter: &Painter, theme: &Theme, status: Status, rect: Rect, zoom: f32) {
    let y = rect.bottom() - 2.0 * zoom;
    let ends = [pos2(rect.left() + 10.0 * zoom, y), pos2(rect.right() - 10.0 * zoom, y)];
    match status {
        Status::Draft => {}
        Status::Idea => {
            painter.extend(Shape::dashed_line(
                &ends,
                Stroke::new(2.0 * zoom, theme.border_strong),
                6.0 * zoom,
                4.0 * zoom,
            ));
        }
        Status::Ready => {
            painter.line_segment(ends, Stroke::new(2.0 * zoom, theme.best));
        }
    }
}

/// All cards as blocks of colour, in one mesh.
pub fn blocks<'a>(theme: &Theme, cards: impl Iterator<Item = (&'a Placed, Rect, bool)>) -> Mesh {
    let mut mesh = Mesh::default();
    for (placed, rect, selected) in cards {
        if selected {
            mesh.add_colored_rect(rect.expand(2.0), theme.accent);
        }
        mesh.add_colored_rect(rect, theme.kind(placed.card.kind).gamma_multiply(if selected { 1.0 } else { 0.75 }));
    }
    mesh
}

/// A, B … Z, AA …
pub fn letter(index: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(index % 26).unwrap_or(0));
    if index < 26 { letter.to_string() } else { format!("{}{letter}", self::letter(index / 26 - 1)) }
}
