//! The head of the room: what the pack is called and about, edited in place, and what can be done with the whole.

use egui::{Align, Button, FontId, Layout, RichText, Role, TextEdit, Ui, WidgetInfo};

use super::LibraryPage;
use crate::scenario::Text;
use crate::studio::command::{Command, Front, row};
use crate::studio::library::{LibraryRequest, PackField};
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};

/// Below this width, what can be done stands in a menu.
const NARROW: f32 = 860.0;
/// In a window less high than this, the cases need the place of what the pack is about.
const LOW: f32 = 400.0;
/// What can be done with the pack, from the right.
const ACTIONS: [(Command, &str); 4] = [
    (Command::CheckLibrary, "Check all cases"),
    (Command::NewCaseInFolder, "New case…"),
    (Command::AddCases, "Add cases…"),
    (Command::PackCover, "Cover…"),
];

pub fn head_ui(ui: &mut Ui, page: LibraryPage<'_>, theme: &Theme, requests: &mut Requests) {
    let narrow = ui.available_width() < NARROW;
    let folder = page.library.folder();
    let name = folder.and_then(|folder| folder.file_name()).map_or_else(String::new, |n| n.to_string_lossy().into());
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            actions_ui(ui, page, narrow, theme, requests);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let font = FontId::new(theme::HEADING, theme::semibold());
                if let Some(pack) = page.pack {
                    line_ui(ui, PackField::Title, &pack.pack().title, &name, font, theme, requests);
                } else {
                    let words = RichText::new(name).font(font).color(theme.text);
                    let label = ui.add(egui::Label::new(words).truncate());
                    label.widget_info(|| WidgetInfo::labeled(Role::Heading, true, "Folder"));
                }
            });
        });
    });
    if ui.ctx().content_rect().height() < LOW {
        return;
    }
    match page.pack {
        Some(pack) => {
            let hint = "Say in a sentence or two what the pack is about";
            let font = FontId::proportional(theme::BODY);
            line_ui(ui, PackField::About, &pack.pack().about, hint, font, theme, requests);
        }
        None if page.library.has_listed() && page.library.folder_trouble().is_none() => {
            let words = "This folder is no pack yet. A pack teaches its cases in an order, and is published as one.";
            ui.add(egui::Label::new(RichText::new(words).color(theme.text_weak)).truncate());
        }
        None => {
            ui.label(RichText::new(" ").color(theme.text_weak));
        }
    }
}

/// A text of the pack, without a frame until it is pointed at or written.
fn line_ui(
    ui: &mut Ui,
    field: PackField,
    value: &Text,
    hint: &str,
    font: FontId,
    theme: &Theme,
    requests: &mut Requests,
) {
    let mut typed = value.to_string();
    ui.scope(|ui| {
        let visuals = ui.visuals_mut();
        visuals.text_edit_bg_color = Some(egui::Color32::TRANSPARENT);
        visuals.widgets.inactive.bg_stroke = egui::Stroke::new(1.0, egui::Color32::TRANSPARENT);
        let ink = if field == PackField::Title { theme.text } else { theme.text_weak };
        let edit = TextEdit::singleline(&mut typed).hint_text(hint).font(font).text_color(ink);
        let edit = ui.add(edit.desired_width(f32::INFINITY).margin(egui::Margin::symmetric(0, 3)));
        edit.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, field.label()));
        if edit.changed() {
            requests.push(Request::Library(LibraryRequest::TypePack(field, typed.clone())));
        }
        if value.len() > 60 {
            edit.on_hover_text(value.as_str());
        }
    });
}

fn actions_ui(ui: &mut Ui, page: LibraryPage<'_>, narrow: bool, theme: &Theme, requests: &mut Requests) {
    let LibraryPage { library, pack, .. } = page;
    let front = Front::Library(library, pack);
    let shown = ACTIONS
        .iter()
        .filter(|(command, _)| pack.is_some() || matches!(command, Command::CheckLibrary | Command::NewCaseInFolder));
    if pack.is_none() && library.has_listed() && library.pack_trouble().is_none() && !library.files().is_empty() {
        let make = Button::new(RichText::new("Make a pack of this folder").color(theme.on_accent)).fill(theme.accent);
        if ui.add(make).on_hover_text("Write a pack.ron with all of its cases, sorted by name").clicked() {
            requests.push(Request::Library(LibraryRequest::MakePack));
        }
    }
    if pack.is_some() {
        ui.menu_button("Order", |ui| order_ui(ui, front, requests));
    }
    if narrow {
        ui.menu_button("More", |ui| {
            ui.set_min_width(180.0);
            for (command, words) in shown {
                action_ui(ui, front, *command, words, requests);
            }
        });
    } else {
        for (command, words) in shown {
            action_ui(ui, front, *command, words, requests);
        }
    }
    if library.is_checking() {
        ui.spinner();
    }
}

fn action_ui(ui: &mut Ui, front: Front<'_>, command: Command, words: &str, requests: &mut Requests) {
    let Some(row) = row(command) else { return };
    let keys = row.shortcut.map_or_else(String::new, |keys| format!(" ({})", ui.ctx().format_shortcut(&keys)));
    let button = ui.add_enabled(front.can(row), Button::new(words)).on_hover_text(format!("{}{keys}", row.tooltip));
    if button.clicked() {
        requests.run(command);
        ui.close();
    }
}

/// What has to be finished before what, for the whole pack.
fn order_ui(ui: &mut Ui, front: Front<'_>, requests: &mut Requests) {
    ui.set_min_width(210.0);
    action_ui(ui, front, Command::OneAfterTheOther, "One after the other", requests);
    let free = ui.button("In any order").on_hover_text("No case needs another");
    if free.clicked() {
        requests.push(Request::Library(LibraryRequest::NoNeeds));
        ui.close();
    }
    ui.separator();
    action_ui(ui, front, Command::MoveCaseUp, "Selected cases earlier", requests);
    action_ui(ui, front, Command::MoveCaseDown, "Selected cases later", requests);
}
