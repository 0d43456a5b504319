//! What can be done with a row: small buttons at its right end.

use egui::{FontId, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::line::{Line, row_id};
use crate::studio::canvas::play_mark;
use crate::studio::command::{Command, row};
use crate::studio::panels::form::focus_stroke;
use crate::studio::theme;

/// How high a button is.
const HEIGHT: f32 = 24.0;

/// How much a button wants to be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Words until somebody comes near.
    Quiet,
    /// It repairs something.
    Deed,
    /// It plays a run.
    Play,
}

impl Line<'_> {
    /// A button at the right of what is free. `name` says the whole of it to those who do not see the row.
    pub fn button_ui(&mut self, ui: &mut Ui, look: Look, words: &str, name: &str, tooltip: &str) -> bool {
        let theme = self.theme;
        let font = FontId::proportional(theme::SMALL);
        let galley = ui.painter().layout_no_wrap(words.to_owned(), font, egui::Color32::PLACEHOLDER);
        let before = if look == Look::Play { 14.0 } else { 0.0 };
        let size = vec2(galley.size().x + before + 16.0, HEIGHT);
        let rect = Rect::from_min_size(pos2(self.right - size.x, self.rect.center().y - HEIGHT * 0.5), size);
        self.right = rect.left() - 4.0;
        let response = ui.interact(rect, row_id(&self.key).with(words), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
        let lively = response.hovered() || response.has_focus();
        let (ink, fill, line) = match look {
            Look::Quiet if lively => (theme.text, theme.raised, Stroke::new(1.0, theme.border_strong)),
            Look::Quiet => (theme.text_weak, egui::Color32::TRANSPARENT, Stroke::NONE),
            Look::Deed | Look::Play if lively => (theme.accent, theme.accent_soft, Stroke::new(1.0, theme.accent)),
            Look::Deed | Look::Play => (theme.accent, theme.raised, Stroke::new(1.0, theme.border)),
        };
        let painter = ui.painter();
        painter.rect(rect.shrink(1.0), theme::RADIUS, fill, line, StrokeKind::Inside);
        if response.has_focus() {
            painter.rect_stroke(rect.shrink(1.0), theme::RADIUS, focus_stroke(ui), StrokeKind::Inside);
        }
        if look == Look::Play {
            play_mark(painter, rect.left_center() + vec2(14.0, 0.0), 4.0, ink);
        }
        let at = pos2(rect.left() + 8.0 + before, rect.center().y - galley.size().y * 0.5);
        painter.galley(at, galley, ink);
        let clicked = response.clicked();
        if !tooltip.is_empty() {
            response.on_hover_text(tooltip);
        }
        clicked
    }
}

/// What a command does, with its keys.
pub fn tooltip(ui: &Ui, command: Command) -> String {
    row(command).map_or_else(String::new, |row| {
        let keys = row.shortcut.map_or_else(String::new, |keys| format!(" ({})", ui.ctx().format_shortcut(&keys)));
        format!("{}{keys}", row.tooltip)
    })
}
