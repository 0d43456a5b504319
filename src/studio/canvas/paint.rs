//! Painting cards, at each level of detail.

use egui::{Color32, FontFamily, Mesh, Painter, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use super::card::{HEADER, TEXT_LINE};
use super::words::{font, laid_out, left_words, right_words};
use super::{Detail, Placed, kind_glyph, marks, rows};
use crate::scenario::{Kind, Status};
use crate::studio::known::Ramp;
use crate::studio::theme::{self, Theme};

/// How a card stands out at the moment.
#[derive(Clone, Copy, Debug, Default)]
pub struct Emphasis {
    pub selected: bool,
    /// The keyboard is here.
    pub focused: bool,
    pub hovered: bool,
    /// The run stands here.
    pub playing: bool,
    /// The case begins here.
    pub start: bool,
    /// How many problems the node has, and whether one of them blocks.
    pub problems: usize,
    pub blocked: bool,
    /// Whether runs can still be saved here, or are lost here.
    pub ramp: Ramp,
    /// The run whose path is shown has been here.
    pub trodden: bool,
}

/// Paints a card whose place on the screen is `rect`; `tint` is what the view is coloured by.
#[expect(clippy::too_many_arguments, reason = "a card, where it is, and how it stands out")]
pub fn card(
    painter: &Painter,
    theme: &Theme,
    placed: &Placed,
    rect: Rect,
    zoom: f32,
    detail: Detail,
    tint: Color32,
    emphasis: Emphasis,
) {
    let radius = 7.0 * zoom;
    let border = match emphasis {
        Emphasis { selected: true, .. } | Emphasis { trodden: true, .. } => {
            Stroke::new((2.0 * zoom).max(1.5), theme.accent)
        }
        Emphasis { hovered: true, .. } => Stroke::new(1.0, theme.border_strong),
        _calm => Stroke::new(1.0, theme.border),
    };
    if emphasis.selected {
        painter.rect_filled(rect.expand(3.0 * zoom), radius + 3.0 * zoom, theme.accent_soft);
    }
    painter.rect(rect, radius, theme.raised, border, StrokeKind::Inside);
    if emphasis.focused {
        let around = rect.expand(4.0 * zoom.max(0.5));
        painter.rect_stroke(around, radius + 4.0 * zoom, Stroke::new(1.5, theme.accent), StrokeKind::Outside);
    }
    if emphasis.playing {
        let around = rect.expand(7.0 * zoom);
        let corners =
            [around.left_top(), around.right_top(), around.right_bottom(), around.left_bottom(), around.left_top()];
        painter.extend(Shape::dashed_line(&corners, Stroke::new(2.0, theme.weak), 8.0, 5.0));
    }
    match detail {
        Detail::Blocks => {}
        Detail::Titles => titled(painter, theme, placed, rect, zoom, tint),
        Detail::Outline | Detail::Full => {
            header(painter, theme, placed, rect, zoom, emphasis);
            if detail == Detail::Full {
                words(painter, theme, placed, rect, zoom);
            }
            for (index, row) in placed.card.rows.iter().enumerate() {
                let middle = rect.top() + placed.card.row_middle(index) * zoom;
                rows::exit_row(painter, theme, placed.card.kind, row, index, rect, middle, zoom, detail);
            }
            status(painter, theme, placed.card.status, rect, zoom);
        }
    }
}

fn words(painter: &Painter, theme: &Theme, placed: &Placed, rect: Rect, zoom: f32) {
    if placed.card.words.is_empty() {
        return;
    }
    let at = pos2(rect.left() + 12.0 * zoom, rect.top() + (HEADER + 4.0) * zoom);
    let size = vec2(rect.width() - 24.0 * zoom, 2.0 * TEXT_LINE * zoom);
    let font = font(12.0 * zoom, FontFamily::Proportional);
    let galley = laid_out(painter, &placed.card.words, size.x, 2, font, theme.text_weak);
    painter.galley(at, galley, theme.text_weak);
}

fn header(painter: &Painter, theme: &Theme, placed: &Placed, rect: Rect, zoom: f32, emphasis: Emphasis) {
    let middle = rect.top() + HEADER * 0.5 * zoom;
    let card = &placed.card;
    // Where a card is small its words shrink less than it does, or nobody could read them.
    let small = font((11.0 * zoom).max(8.0), FontFamily::Proportional);
    kind_glyph(painter, pos2(rect.left() + 16.0 * zoom, middle), 5.5 * zoom, card.kind, theme.kind(card.kind));
    let at = pos2(rect.left() + 27.0 * zoom, middle);
    let number = left_words(painter, &placed.number, at, rect.width(), small.clone(), theme.text_weak);
    let mut left = number.right() + 6.0 * zoom;
    if emphasis.start {
        marks::play(painter, pos2(left + 3.0 * zoom, middle), 4.0 * zoom, theme.accent);
        left += 11.0 * zoom;
    }
    let mut right = rect.right() - 12.0 * zoom;
    if emphasis.problems > 0 {
        let colour = if emphasis.blocked { theme.harmful } else { theme.weak };
        let count = emphasis.problems.to_string();
        let count = right_words(painter, &count, pos2(right, middle), rect.width(), small.clone(), colour);
        let sign = pos2(count.left() - 7.0 * zoom, middle);
        marks::warning(painter, sign, 4.5 * zoom, colour);
        right = sign.x - 11.0 * zoom;
    }
    for (is_there, mark, colour) in [
        (emphasis.ramp.no_return, marks::no_return as marks::Mark, theme.harmful),
        (emphasis.ramp.off_ramp, marks::off_ramp, theme.accent),
    ] {
        if is_there {
            mark(painter, pos2(right - 5.0 * zoom, middle), 5.0 * zoom, colour);
            right -= 15.0 * zoom;
        }
    }
    if card.resolved {
        marks::tick(painter, pos2(right - 5.0 * zoom, middle), 5.0 * zoom, theme.best);
        right -= 18.0 * zoom;
    }
    if !card.badge.is_empty() {
        let badge = right_words(painter, &card.badge, pos2(right, middle), rect.width(), small, theme.text_weak);
        right = badge.left() - 4.0 * zoom;
        if card.timed {
            marks::clock(painter, pos2(right - 5.0 * zoom, middle), 5.0 * zoom, theme.text_weak);
            right -= 14.0 * zoom;
        }
        right -= 4.0 * zoom;
    }
    let title_font = font((13.0 * zoom).max(9.5), theme::semibold());
    left_words(painter, &card.title, pos2(left, middle), right - left, title_font, theme.text);
    if rect.height() > (HEADER + 12.0) * zoom {
        let y = rect.top() + HEADER * zoom;
        painter.hline(rect.x_range().shrink((2.5 * zoom).max(1.5)), y, Stroke::new(1.0, theme.border));
    }
}

fn titled(painter: &Painter, theme: &Theme, placed: &Placed, rect: Rect, zoom: f32, tint: Color32) {
    // At this scale the words are larger than in proportion, or nobody could read them.
    let size = (26.0 * zoom).clamp(8.0, 13.0);
    let stripe = Rect::from_min_max(rect.min, pos2(rect.left() + 10.0 * zoom, rect.bottom()));
    painter.rect_filled(stripe, 3.0 * zoom, tint);
    let at = pos2(stripe.right() + 8.0 * zoom, rect.top() + 6.0 * zoom);
    let rows = ((rect.height() - 8.0 * zoom) / (size * 1.25)).floor().max(1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small positive count of rows")]
    let rows = rows as usize;
    let font = font(size, theme::semibold());
    let galley = laid_out(painter, &placed.card.title, rect.right() - at.x - 4.0, rows, font, theme.text);
    painter.galley(at, galley, theme.text);
}

/// Idea: a broken stripe. Draft: none. Ready: a full one.
fn status(painter: &Painter, theme: &Theme, status: Status, rect: Rect, zoom: f32) {
    let y = rect.bottom() - 2.0 * zoom;
    let ends = [pos2(rect.left() + 10.0 * zoom, y), pos2(rect.right() - 10.0 * zoom, y)];
    match status {
        Status::Draft => {}
        Status::Idea => {
            let stroke = Stroke::new(2.0 * zoom, theme.border_strong);
            painter.extend(Shape::dashed_line(&ends, stroke, 6.0 * zoom, 4.0 * zoom));
        }
        Status::Ready => {
            painter.line_segment(ends, Stroke::new(2.0 * zoom, theme.best));
        }
    }
}

/// All cards as blocks of colour, in one mesh.
pub fn blocks(theme: &Theme, cards: impl Iterator<Item = (Rect, Color32, bool)>) -> Mesh {
    let mut mesh = Mesh::default();
    for (rect, tint, selected) in cards {
        if selected {
            mesh.add_colored_rect(rect.expand(2.5), theme.accent);
            mesh.add_colored_rect(rect.expand(1.0), theme.canvas);
        }
        mesh.add_colored_rect(rect, tint.gamma_multiply(if selected { 1.0 } else { 0.75 }));
    }
    mesh
}

/// Whether the exits of a kind are choices, with a letter and a grade each.
pub const fn has_choices(kind: Kind) -> bool {
    matches!(kind, Kind::Decision)
}
