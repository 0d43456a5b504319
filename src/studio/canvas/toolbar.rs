//! The small bar at the bottom of the canvas: scale, fit, tidy, and what the colours say.

use egui::{Button, ComboBox, Frame, Margin, Rect, RichText, Role, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::tint::ColourBy;
use super::view::View;
use super::{Detail, GraphRequest};
use crate::studio::command::{Command, row};
use crate::studio::request::{Request, Requests};
use crate::studio::theme;

const HEIGHT: f32 = 34.0;
const MARGIN: f32 = 12.0;

/// Shows the bar.
pub fn toolbar_ui(ui: &mut Ui, view: &View<'_>, requests: &mut Requests) {
    let theme = view.theme;
    let corner = pos2(view.rect.left() + MARGIN, view.rect.bottom() - MARGIN - HEIGHT);
    let place = Rect::from_min_size(corner, vec2(view.rect.width() - 2.0 * MARGIN, HEIGHT));
    let mut bar = ui.new_child(UiBuilder::new().max_rect(place).id_salt("canvas toolbar"));
    let frame = Frame::new()
        .fill(theme.raised)
        .stroke(Stroke::new(1.0, theme.border))
        .corner_radius(theme::RADIUS + 2)
        .inner_margin(Margin::symmetric(4, 3));
    frame.show(&mut bar, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            ui.spacing_mut().interact_size.y = HEIGHT - 8.0;
            quiet(ui);
            command_ui(ui, Command::ZoomOut, "−", requests);
            let percent = format!("{:.0} %", view.camera.zoom * 100.0);
            let scale = ui.add_sized(vec2(52.0, HEIGHT - 8.0), Button::new(percent.clone()));
            scale.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Scale {percent}: zoom to 100 %")));
            if scale.on_hover_text("See the graph at its real size").clicked() {
                requests.run(Command::ZoomActual);
            }
            command_ui(ui, Command::ZoomIn, "+", requests);
            divider(ui, theme);
            command_ui(ui, Command::ZoomFit, "Fit", requests);
            command_ui(ui, Command::Tidy, "Tidy", requests);
            divider(ui, theme);
            colour_ui(ui, view, requests);
        });
    });
    if view.detail <= Detail::Titles && view.rect.height() > 240.0 {
        legend_ui(ui, view, corner);
    }
}

/// Buttons without a border, as in a bar.
fn quiet(ui: &mut Ui) {
    let inactive = &mut ui.visuals_mut().widgets.inactive;
    inactive.weak_bg_fill = egui::Color32::TRANSPARENT;
    inactive.bg_stroke = Stroke::NONE;
    ui.spacing_mut().button_padding = vec2(8.0, 2.0);
}

fn divider(ui: &mut Ui, theme: &theme::Theme) {
    let (rect, _) = ui.allocate_exact_size(vec2(9.0, HEIGHT - 14.0), egui::Sense::hover());
    ui.painter().vline(rect.center().x, rect.y_range(), Stroke::new(1.0, theme.border));
}

fn command_ui(ui: &mut Ui, command: Command, words: &str, requests: &mut Requests) {
    let Some(row) = row(command) else { return };
    let keys = row.shortcut.map_or_else(String::new, |keys| format!(" ({})", ui.ctx().format_shortcut(&keys)));
    let button = ui.add(Button::new(words));
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, row.label));
    if button.on_hover_text(format!("{}{keys}", row.tooltip)).clicked() {
        requests.run(command);
    }
}

fn colour_ui(ui: &mut Ui, view: &View<'_>, requests: &mut Requests) {
    let now = view.workspace.canvas.colour_by;
    let shown = format!("Colour by {}", now.label());
    let menu = ComboBox::from_id_salt("colour by").selected_text(&shown).width(0.0).show_ui(ui, |ui| {
        for colour_by in ColourBy::ALL {
            if ui.selectable_label(colour_by == now, colour_by.label()).clicked() {
                requests.push(Request::Graph(GraphRequest::ColourBy(colour_by)));
            }
        }
    });
    menu.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &shown));
}

/// What the colours mean, where cards are too small to say it themselves.
fn legend_ui(ui: &mut Ui, view: &View<'_>, corner: egui::Pos2) {
    let theme = view.theme;
    let place = Rect::from_min_size(corner - vec2(0.0, 26.0), vec2(view.rect.width() - 2.0 * MARGIN, 22.0));
    let mut legend = ui.new_child(UiBuilder::new().max_rect(place).id_salt("canvas legend"));
    legend.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        for (colour, words) in view.workspace.canvas.colour_by.legend(theme) {
            let (rect, _) = ui.allocate_exact_size(vec2(10.0, 10.0), egui::Sense::hover());
            ui.painter().rect_filled(rect, 2.0, colour);
            ui.label(RichText::new(words).small().color(theme.text_weak));
            ui.add_space(6.0);
        }
    });
}
