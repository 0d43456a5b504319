//! What stands in the way of the pack, said above the table until the author has decided.

use egui::{Frame, Label, Margin, RichText, Ui};

use super::LibraryPage;
use crate::studio::command::Command;
use crate::studio::library::LibraryRequest;
use crate::studio::open_pack::PackTrouble;
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};

pub fn trouble_ui(ui: &mut Ui, page: LibraryPage<'_>, theme: &Theme, requests: &mut Requests) {
    let library = page.library;
    if let Some(why) = library.folder_trouble() {
        notice_ui(ui, why, theme, |_| {});
    }
    if let Some(why) = library.pack_trouble() {
        let words = format!("The pack cannot be read: {why}. Mend the file; the cases are listed all the same.");
        notice_ui(ui, &words, theme, |_| {});
    }
    match page.pack.and_then(|pack| pack.trouble()) {
        None => {}
        Some(PackTrouble::Changed) => {
            let words = "Somebody else has changed pack.ron since it was read, so your change is not saved.";
            notice_ui(ui, words, theme, |ui| {
                if ui
                    .button("Read theirs")
                    .on_hover_text("Take theirs in place of yours; undo brings yours back")
                    .clicked()
                {
                    requests.push(Request::Library(LibraryRequest::ReadAgain));
                }
                if ui.button("Write over it").on_hover_text("Replace their version with yours").clicked() {
                    requests.push(Request::Library(LibraryRequest::SaveAnyway));
                }
            });
        }
        Some(PackTrouble::Comments) => {
            let words = "pack.ron holds comments that somebody wrote by hand. Saving drops them.";
            notice_ui(ui, words, theme, |ui| {
                if ui.button("Save without them").clicked() {
                    requests.push(Request::Library(LibraryRequest::SaveAnyway));
                }
                if ui.button("Take the change back").clicked() {
                    requests.run(Command::Undo);
                }
            });
        }
        Some(PackTrouble::NotSaved(why)) => {
            notice_ui(ui, &format!("The pack is not saved: {why}"), theme, |ui| {
                if ui.button("Try again").clicked() {
                    requests.push(Request::Library(LibraryRequest::SaveAnyway));
                }
            });
        }
    }
}

fn notice_ui(ui: &mut Ui, words: &str, theme: &Theme, buttons: impl FnOnce(&mut Ui)) {
    let frame = Frame::new().fill(theme.notice).corner_radius(theme::RADIUS).inner_margin(Margin::symmetric(10, 6));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            ui.add(Label::new(RichText::new(words).color(theme.text)).wrap());
            buttons(ui);
        });
    });
}
