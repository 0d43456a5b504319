//! Small buttons that are large enough to be hit and show the focus.

use egui::{
    Button, FontId, Response, RichText, Role, Sense, TextStyle, TextWrapMode, Ui, WidgetInfo, WidgetText, pos2, vec2,
};

use crate::studio::theme::{self, Theme};

/// The least side of anything that is pressed.
pub const TARGET: f32 = 24.0;

/// The stroke around what has the focus.
pub fn focus_stroke(ui: &Ui) -> egui::Stroke {
    egui::Stroke::new(1.5, ui.visuals().selection.stroke.color)
}

/// A small button with one sign: large enough to be hit, and it shows the focus.
pub fn sign_button_ui(ui: &mut Ui, sign: &str, label: &str) -> Response {
    let font = FontId::proportional(theme::BODY);
    let galley = ui.painter().layout_no_wrap(sign.to_owned(), font, egui::Color32::PLACEHOLDER);
    let width = if galley.size().x > TARGET * 0.6 { galley.size().x + 12.0 } else { TARGET };
    let (rect, response) = ui.allocate_exact_size(vec2(width, TARGET), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), label));
    let lively = response.hovered() || response.has_focus();
    if lively {
        ui.painter().rect_filled(rect, theme::RADIUS, ui.visuals().widgets.hovered.bg_fill);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, theme::RADIUS, focus_stroke(ui), egui::StrokeKind::Inside);
    }
    let ink = if lively { ui.visuals().text_color() } else { ui.visuals().weak_text_color() };
    ui.painter().galley(rect.center() - galley.size() * 0.5, galley, ink);
    response.on_hover_text(label)
}

/// How wide something may be that has a small button beside it.
pub fn room_beside(ui: &Ui) -> f32 {
    (ui.available_width() - TARGET - ui.spacing().item_spacing.x).max(TARGET)
}

/// A button that looks like a word until somebody comes near.
pub fn quiet_button_ui(ui: &mut Ui, theme: &Theme, words: &str) -> Response {
    let words = RichText::new(words).small().color(theme.text_weak);
    // Its words stand where those of its neighbours stand. (A scope of its own would wrap its words in a row.)
    let padding = std::mem::replace(&mut ui.spacing_mut().button_padding.x, 4.0);
    let response = ui.add(Button::new(words).frame_when_inactive(false).min_size(vec2(TARGET, TARGET)));
    ui.spacing_mut().button_padding.x = padding;
    response
}

/// A row that is folded or open, with what it holds in one line.
pub fn fold_row_ui(ui: &mut Ui, theme: &Theme, open: bool, words: &str, label: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), TARGET), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, label));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, theme::RADIUS, theme.sunken);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, theme::RADIUS, focus_stroke(ui), egui::StrokeKind::Inside);
    }
    fold_sign(ui, pos2(rect.left() + 8.0, rect.center().y), open, theme.text_weak);
    let text = WidgetText::from(RichText::new(words).small().color(theme.text_weak));
    let galley = text.into_galley(ui, Some(TextWrapMode::Truncate), rect.width() - 24.0, TextStyle::Small);
    ui.painter().galley(pos2(rect.left() + 18.0, rect.center().y - galley.size().y * 0.5), galley, theme.text_weak);
    if open { response } else { response.on_hover_text(words) }
}

/// A triangle: to the right for what is folded, down for what is open.
pub fn fold_sign(ui: &Ui, at: egui::Pos2, open: bool, ink: egui::Color32) {
    let corners = if open {
        vec![at + vec2(-4.0, -2.0), at + vec2(4.0, -2.0), at + vec2(0.0, 3.0)]
    } else {
        vec![at + vec2(-2.0, -4.0), at + vec2(3.0, 0.0), at + vec2(-2.0, 4.0)]
    };
    ui.painter().add(egui::Shape::convex_polygon(corners, ink, egui::Stroke::NONE));
}
