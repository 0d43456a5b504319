//! The four learners: each has a colour and a pattern, so that they can be told apart without colours too.

use egui::{Color32, FontId, Painter, Rect, RichText, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::explore::Learner;
use crate::studio::insights::{learner_about, learner_name};
use crate::studio::theme::{self, Theme};

/// The ink of a learner.
pub const fn ink(theme: &Theme, learner: Learner) -> Color32 {
    match learner {
        Learner::Random => theme.scene,
        Learner::TypicalMistakes => theme.weak,
        Learner::Model => theme.best,
        Learner::Worst => theme.harmful,
    }
}

/// Fills a bar. Random: dots. Typical mistakes: lines. Model: full. Worst: crossed lines.
pub fn fill(painter: &Painter, rect: Rect, theme: &Theme, learner: Learner) {
    let ink = ink(theme, learner);
    if learner == Learner::Model {
        painter.rect_filled(rect, 1.5, ink);
        return;
    }
    painter.rect_filled(rect, 1.5, ink.gamma_multiply(0.22));
    let inside = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    match learner {
        Learner::Random => dots(&inside, rect, ink),
        Learner::TypicalMistakes => lines(&inside, rect, ink, 1.0),
        Learner::Worst => {
            lines(&inside, rect, ink, 1.0);
            lines(&inside, rect, ink, -1.0);
        }
        Learner::Model => {}
    }
    painter.rect_stroke(rect, 1.5, Stroke::new(1.0, ink), StrokeKind::Inside);
}

fn lines(painter: &Painter, rect: Rect, ink: Color32, slope: f32) {
    const APART: f32 = 5.0;
    let height = rect.height();
    let mut x = rect.left() - height;
    while x < rect.right() + height {
        let (low, high) = (pos2(x, rect.bottom()), pos2(x + slope * height, rect.top()));
        painter.line_segment([low, high], Stroke::new(1.1, ink));
        x += APART;
    }
}

fn dots(painter: &Painter, rect: Rect, ink: Color32) {
    const APART: f32 = 5.0;
    let mut y = rect.top() + APART * 0.5;
    while y < rect.bottom() {
        let mut x = rect.left() + APART * 0.5;
        while x < rect.right() {
            painter.rect_filled(Rect::from_center_size(pos2(x, y), vec2(1.8, 1.8)), 0.0, ink);
            x += APART;
        }
        y += APART;
    }
}

/// A patch of the pattern and the name.
pub fn legend_ui(ui: &mut Ui, learner: Learner, theme: &Theme) {
    let name = learner_name(learner);
    ui.spacing_mut().item_spacing.x = 6.0;
    let (rect, _) = ui.allocate_exact_size(vec2(18.0, 11.0), Sense::hover());
    fill(ui.painter(), rect, theme, learner);
    let label = ui.label(RichText::new(name).font(FontId::proportional(theme::SMALL)).color(theme.text));
    label.on_hover_text(format!("{name}: {}", learner_about(learner)));
}

/// All four, in the order in which bars have them.
pub fn legend_row_ui(ui: &mut Ui, theme: &Theme) {
    for learner in Learner::ALL {
        legend_ui(ui, learner, theme);
        ui.add_space(10.0);
    }
}
