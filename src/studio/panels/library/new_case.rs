//! A new case in the folder: what it is called, and what it begins from.

use egui::{RichText, Ui};

use super::dialog::{buttons_ui, heading_ui, line_ui};
use crate::edit::TEMPLATES;
use crate::studio::library::{Dialog, LibraryRequest};
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};

pub fn new_case_ui(ui: &mut Ui, title: &str, template: usize, in_pack: bool, theme: &Theme, requests: &mut Requests) {
    heading_ui(ui, if in_pack { "A new case in this pack" } else { "A new case in this folder" }, theme);
    let mut now = (title.to_owned(), template);
    if let Some(typed) = line_ui(ui, "Title", title, "Untitled case", true) {
        now.0 = typed;
    }
    ui.add_space(theme::GAP);
    ui.label(RichText::new("Begin from").small().color(theme.text_weak));
    for (at, template) in TEMPLATES.iter().enumerate() {
        ui.radio_value(&mut now.1, at, template.title).on_hover_text(template.about);
        if at == now.1 {
            ui.indent(("about the template", at), |ui| {
                ui.label(RichText::new(template.about).small().color(theme.text_weak));
            });
        }
    }
    if (now.0.as_str(), now.1) != (title, template) {
        let dialog = Dialog::NewCase { title: now.0, template: now.1 };
        requests.push(Request::Library(LibraryRequest::Ask(Some(dialog))));
    }
    buttons_ui(ui, "Begin the case", true, theme, requests);
}
