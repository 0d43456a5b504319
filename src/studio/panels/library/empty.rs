//! What the room says while it has nothing to show.

use std::path::Path;

use egui::{Button, FontId, Label, RichText, Role, Ui, WidgetInfo, vec2};

use crate::store::RecentFiles;
use crate::studio::command::Command;
use crate::studio::library::{Library, LibraryRequest};
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};

const WIDTH: f32 = 480.0;
/// How many folders below are offered.
const SHOWN_BELOW: usize = 8;

/// No folder is open.
pub fn no_folder_ui(ui: &mut Ui, recent: &RecentFiles, theme: &Theme, requests: &mut Requests) {
    page_ui(ui, |ui| {
        heading_ui(ui, "Library", theme);
        say(
            ui,
            "All cases of a folder at a glance: how far each is, what is open in it, who answers for it. A folder with \
                 a pack is taught and published as one.",
            theme,
        );
        ui.add_space(theme::GAP);
        open_ui(ui, theme, requests);
        if recent.is_empty() {
            return;
        }
        ui.add_space(theme::GAP_LARGE);
        ui.label(RichText::new("Opened before").font(FontId::new(theme::BODY, theme::semibold())));
        for folder in recent {
            ui.horizontal(|ui| {
                if folder_ui(ui, &folder.title, &folder.path, theme) {
                    requests.push(Request::Library(LibraryRequest::OpenFolder(folder.path.clone())));
                }
                let forget = ui.add(Button::new("×").frame(false).min_size(vec2(26.0, 28.0)));
                forget.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Forget {}", folder.title)));
                if forget.on_hover_text("Take it out of this list; the folder stays").clicked() {
                    requests.push(Request::Library(LibraryRequest::ForgetFolder(folder.path.clone())));
                }
            });
        }
    });
}

/// The folder has no rows to show.
pub fn no_rows_ui(ui: &mut Ui, library: &Library, has_pack: bool, theme: &Theme, requests: &mut Requests) {
    page_ui(ui, |ui| {
        if library.all() > 0 {
            say(ui, "No case holds these words.", theme);
            if ui.button("Show all cases").clicked() {
                requests.push(Request::Library(LibraryRequest::Filter(String::new())));
            }
            return;
        }
        if library.folder_trouble().is_some() {
            return open_ui(ui, theme, requests);
        }
        if !library.has_listed() {
            ui.spinner();
            return;
        }
        heading_ui(ui, if has_pack { "No case is in this pack yet" } else { "No case lies in this folder" }, theme);
        say(ui, "Begin one here, or copy scenario files (NAME.ron) into the folder.", theme);
        ui.add_space(theme::GAP);
        ui.horizontal_wrapped(|ui| {
            let words = RichText::new("New case here…").color(theme.on_accent);
            if ui.add(Button::new(words).fill(theme.accent)).clicked() {
                requests.run(Command::NewCaseInFolder);
            }
            if ui.button("Open another folder…").clicked() {
                requests.run(Command::OpenFolder);
            }
        });
        if !library.below().is_empty() {
            ui.add_space(theme::GAP_LARGE);
            say(ui, "Folders below have cases:", theme);
            for folder in library.below().iter().take(SHOWN_BELOW) {
                let name = folder.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
                if folder_ui(ui, &name, folder, theme) {
                    requests.push(Request::Library(LibraryRequest::OpenFolder(folder.clone())));
                }
            }
        }
    });
}

fn page_ui(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let width = (ui.available_width() - 48.0).clamp(200.0, WIDTH);
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            ui.add_space(((ui.available_width() - width) * 0.5).max(0.0));
            ui.vertical(|ui| {
                ui.set_width(width);
                ui.add_space(48.0);
                content(ui);
            });
        });
    });
}

fn heading_ui(ui: &mut Ui, words: &str, theme: &Theme) {
    let label = ui.label(RichText::new(words).font(FontId::new(22.0, theme::semibold())).color(theme.text));
    label.widget_info(|| WidgetInfo::labeled(Role::Heading, true, words));
}

fn say(ui: &mut Ui, words: &str, theme: &Theme) {
    ui.add(Label::new(RichText::new(words).color(theme.text_weak)).wrap());
}

fn open_ui(ui: &mut Ui, theme: &Theme, requests: &mut Requests) {
    let button = Button::new(RichText::new("Open a folder…").color(theme.on_accent)).fill(theme.accent);
    if ui.add(button).clicked() {
        requests.run(Command::OpenFolder);
    }
}

fn folder_ui(ui: &mut Ui, title: &str, path: &Path, theme: &Theme) -> bool {
    let button = Button::new(RichText::new(title).color(theme.accent)).frame(false);
    let button = ui.add(button);
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{title}, {}", path.display())));
    button.on_hover_text(path.display().to_string()).clicked()
}
