//! An empty canvas: three ways to begin.

use egui::{Align, Button, Layout, Rect, RichText, Ui, UiBuilder, vec2};

use super::card::CARD_WIDTH;
use super::view::{View, point};
use crate::scenario::Kind;
use crate::studio::command::Command;
use crate::studio::request::{Request, Requests};
use crate::studio::theme;

/// Shows how to begin.
pub fn empty_ui(ui: &mut Ui, view: &View<'_>, requests: &mut Requests) {
    let size = vec2(320.0_f32.min(view.rect.width() - 24.0), 230.0);
    let place = Rect::from_center_size(view.rect.center(), size);
    let builder = UiBuilder::new().max_rect(place).layout(Layout::top_down(Align::Center));
    let mut ui = ui.new_child(builder);
    let heading = egui::FontId::new(theme::HEADING, theme::semibold());
    ui.label(RichText::new("Nothing here yet").font(heading).color(view.theme.text));
    ui.label(RichText::new("A case begins with what the customer says.").color(view.theme.text_weak));
    ui.add_space(theme::GAP_LARGE);
    let wide = vec2(size.x.min(260.0), 34.0);
    if ui.add_sized(wide, Button::new("Add the first decision")).clicked() {
        let at = view.camera.centre - vec2(CARD_WIDTH * 0.5, 60.0);
        requests.push(Request::Create { kind: Kind::Decision, at: point(at), from: None });
    }
    if ui.add_sized(wide, Button::new("Begin from a template")).clicked() {
        requests.run(Command::New);
    }
    if ui.add_sized(wide, Button::new("Paste copied nodes")).clicked() {
        requests.run(Command::Paste);
    }
    ui.add_space(theme::GAP);
    ui.label(RichText::new("Or right-click anywhere.").small().color(view.theme.text_weak));
}
