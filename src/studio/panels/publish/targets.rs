//! The targets of the pack, and how to add one.

use egui::{Align, Button, CornerRadius, FontId, Layout, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{PublishPage, heading_ui};
use crate::export::format;
use crate::publish::PRESETS;
use crate::scenario::{Id, PublishTarget};
use crate::studio::panels::form::{focus_stroke, sign_button_ui};
use crate::studio::publishing::PublishRequest;
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};

const ROW: f32 = 52.0;

/// The list.
pub(super) fn targets_ui(ui: &mut Ui, page: &PublishPage<'_>, shown: &Id, theme: &Theme, requests: &mut Requests) {
    ui.horizontal(|ui| {
        heading_ui(ui, "Targets", theme);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| add_menu_ui(ui, theme, requests));
    });
    ui.add_space(theme::GAP);
    for (id, target) in &page.pack.pack().targets {
        row_ui(ui, page, id, target, id == shown, theme, requests);
    }
}

fn row_ui(
    ui: &mut Ui,
    page: &PublishPage<'_>,
    id: &Id,
    target: &PublishTarget,
    here: bool,
    theme: &Theme,
    requests: &mut Requests,
) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let (name, last) = (format_name(target), last_words(page, id));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, here, format!("{id}, {name}, {last}")));
    let fill = if here {
        theme.accent_soft
    } else if response.hovered() {
        theme.hovered
    } else {
        theme.panel
    };
    ui.painter().rect_filled(rect, CornerRadius::same(theme::RADIUS), fill);
    if response.has_focus() {
        ui.painter().rect_stroke(rect, theme::RADIUS, focus_stroke(ui), egui::StrokeKind::Inside);
    }
    let line = |ui: &Ui, y: f32, words: &str, font: FontId, ink| {
        let text = egui::WidgetText::from(RichText::new(words).font(font).color(ink));
        let wrap = Some(egui::TextWrapMode::Truncate);
        let galley = text.into_galley(ui, wrap, rect.width() - 20.0, egui::TextStyle::Body);
        ui.painter().galley(pos2(rect.left() + 10.0, y), galley, ink);
    };
    line(ui, rect.top() + 8.0, id, FontId::new(theme::BODY, theme::semibold()), theme.text);
    line(ui, rect.top() + 28.0, &format!("{name} · {last}"), FontId::proportional(theme::SMALL), theme.text_weak);
    if response.on_hover_text(format!("{id}\n{name}\n{last}")).clicked() {
        requests.push(Request::Publish(PublishRequest::Select(id.clone())));
    }
}

/// The same as a menu, where there is no room for a list.
pub(super) fn target_menu_ui(ui: &mut Ui, page: &PublishPage<'_>, shown: &Id, theme: &Theme, requests: &mut Requests) {
    ui.horizontal(|ui| {
        let targets = &page.pack.pack().targets;
        let words = targets.get(shown).map_or_else(String::new, |target| format!("{shown} · {}", format_name(target)));
        let menu = egui::ComboBox::from_id_salt("publish target").selected_text(words).width(280.0);
        let menu = menu.show_ui(ui, |ui| {
            for (id, target) in targets {
                let words = format!("{id} · {} · {}", format_name(target), last_words(page, id));
                if ui.selectable_label(id == shown, words).clicked() {
                    requests.push(Request::Publish(PublishRequest::Select(id.clone())));
                }
            }
        });
        menu.response.accessible_name("Target");
        add_menu_ui(ui, theme, requests);
    });
}

fn add_menu_ui(ui: &mut Ui, theme: &Theme, requests: &mut Requests) {
    let menu = ui.menu_button("Add…", |ui| {
        ui.set_max_width(340.0);
        for (at, preset) in PRESETS.iter().enumerate() {
            if ui.add(Button::new(preset.name).frame_when_inactive(false)).clicked() {
                requests.push(Request::Publish(PublishRequest::Add(at)));
                ui.close();
            }
            ui.add(egui::Label::new(RichText::new(preset.advice).small().color(theme.text_weak)).wrap());
        }
    });
    menu.response.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Add a target"));
}

/// What can be done with the target that is shown.
pub(super) fn deeds_ui(ui: &mut Ui, id: &Id, requests: &mut Requests) {
    if sign_button_ui(ui, "Copy", &format!("{id}: add a target like this one")).clicked() {
        requests.push(Request::Publish(PublishRequest::Copy(id.clone())));
    }
    if sign_button_ui(ui, "Delete", &format!("{id}: delete this target")).clicked() {
        requests.push(Request::Publish(PublishRequest::Remove(id.clone())));
    }
}

/// What the format of a target is called; its id, where there is none such.
pub(super) fn format_name(target: &PublishTarget) -> String {
    format(&target.to).map_or_else(|_| target.to.to_string(), |format| format.name.to_owned())
}

/// Which revision is live.
fn last_words(page: &PublishPage<'_>, id: &Id) -> String {
    match page.pack.log().last(id) {
        Some(last) => format!("revision {}, {}", last.revision, last.on),
        None => "never published".to_owned(),
    }
}
