//! A small triangle that plays the run behind a figure.

use egui::{Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::section::seen_when_focused;
use crate::studio::canvas::play_mark;
use crate::studio::insights::Shows;
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};

/// The side of the button.
pub const SIDE: f32 = 24.0;

/// A triangle within `rect`; `about` says which run it plays: “the shortest run”.
pub fn play_in(ui: &mut Ui, rect: Rect, shows: Shows, about: &str, theme: &Theme, requests: &mut Requests) {
    let response = ui.interact(rect, ui.scope_id().with(("play", shows, about)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Play {about}")));
    seen_when_focused(&response);
    let lively = response.hovered() || response.has_focus();
    if lively {
        ui.painter().rect_filled(rect, theme::RADIUS, theme.accent_soft);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, theme::RADIUS, Stroke::new(1.5, theme.accent), StrokeKind::Inside);
    }
    let colour = if lively { theme.accent } else { theme.accent.gamma_multiply(0.8) };
    play_mark(ui.painter(), rect.center(), 5.0, colour);
    if response.clicked() {
        requests.push(Request::ShowRun { shows, about: about.to_owned() });
    }
    response.on_hover_text(format!("Play {about}"));
}

/// A word with a triangle, as a button.
pub fn play_word_ui(ui: &mut Ui, word: &str, shows: Shows, about: &str, theme: &Theme, requests: &mut Requests) {
    let font = egui::FontId::proportional(theme::SMALL);
    let galley = ui.painter().layout_no_wrap(word.to_owned(), font, theme.accent);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 24.0, 22.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Play {about}")));
    seen_when_focused(&response);
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, theme::RADIUS, theme.accent_soft);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, theme::RADIUS, Stroke::new(1.5, theme.accent), StrokeKind::Inside);
    }
    play_mark(ui.painter(), rect.left_center() + vec2(10.0, 0.0), 4.0, theme.accent);
    let at = rect.left_center() + vec2(19.0, -galley.size().y * 0.5);
    ui.painter().galley(at, galley, theme.accent);
    if response.clicked() {
        requests.push(Request::ShowRun { shows, about: about.to_owned() });
    }
    response.on_hover_text(format!("Play {about}"));
}
