//! The cover of the pack: what learners see before the list of cases. What is typed counts at once.

use egui::{RichText, Role, TextEdit, Ui, WidgetInfo};

use super::dialog::{done_ui, heading_ui, line_ui, take_focus};
use crate::studio::library::{LibraryRequest, PackField};
use crate::studio::open_pack::OpenPack;
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};

pub fn cover_ui(ui: &mut Ui, pack: &OpenPack, theme: &Theme, requests: &mut Requests) {
    let cover = &pack.pack().cover;
    heading_ui(ui, "The cover of the pack", theme);
    ui.label(RichText::new(PackField::CoverText.label()).small().color(theme.text_weak));
    let mut text = cover.text.to_string();
    let hint = if pack.pack().about.is_blank() { "Welcome learners" } else { pack.pack().about.as_str() };
    let field = TextEdit::multiline(&mut text).hint_text(hint).desired_rows(3).desired_width(f32::INFINITY);
    let field = ui.add(field);
    field.widget_info(|| WidgetInfo::labeled(Role::MultilineTextInput, true, PackField::CoverText.label()));
    take_focus(ui, &field);
    let mut ask = |request| requests.push(Request::Library(request));
    if field.changed() {
        ask(LibraryRequest::TypePack(PackField::CoverText, text));
    }
    ui.add_space(theme::GAP);
    ui.label(RichText::new("Picture").small().color(theme.text_weak));
    ui.horizontal(|ui| {
        match &cover.picture {
            Some(picture) => ui.label(picture.as_str()),
            None => ui.label(RichText::new("None").color(theme.text_weak)),
        };
        if ui.button("Choose…").on_hover_text("A picture in the folder of the pack").clicked() {
            ask(LibraryRequest::ChoosePicture);
        }
        if cover.picture.is_some() && ui.button("Take it off").clicked() {
            ask(LibraryRequest::NoPicture);
        }
    });
    if cover.picture.is_some() {
        ui.add_space(theme::GAP);
        let hint = "What it shows, for learners who do not see it";
        if let Some(typed) = line_ui(ui, PackField::CoverAlt.label(), &cover.alt, hint, false) {
            ask(LibraryRequest::TypePack(PackField::CoverAlt, typed));
        }
        if cover.alt.is_blank() {
            let words = "Without these words, learners who do not see the picture are told nothing of it.";
            ui.label(RichText::new(words).small().color(theme.weak));
        }
    }
    done_ui(ui, requests);
}
