//! The bar at the bottom: how many cases there are, where they lie, whether the pack is saved.

use egui::{Align, Label, Layout, RichText, Ui};

use super::LibraryPage;
use crate::studio::notice::Notice;
use crate::studio::theme::{self, Theme};

pub fn library_status_ui(ui: &mut Ui, page: LibraryPage<'_>, notice: Option<&Notice>, theme: &Theme) {
    let LibraryPage { library, pack, .. } = page;
    let weak = |words: String| RichText::new(words).small().color(theme.text_weak);
    ui.horizontal_centered(|ui| {
        if library.folder().is_some() {
            let all = library.all();
            let cases = if all == 1 { "1 case".to_owned() } else { format!("{all} cases") };
            let listed =
                pack.map_or_else(String::new, |pack| format!(" · {} in the pack", pack.pack().scenarios.len()));
            ui.label(weak(format!("{cases}{listed}")));
        }
        if library.is_underway() {
            let words = if library.is_checking() { "checking…" } else { "reading…" };
            ui.label(weak(words.to_owned()));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if let Some(pack) = pack {
                let words = match (pack.is_saving(), pack.is_dirty()) {
                    (true, _) => "saving…",
                    (false, true) => "pack not saved",
                    (false, false) => "pack saved",
                };
                ui.label(weak(words.to_owned()));
            }
            if let Some(folder) = library.folder() {
                let path = folder.display().to_string();
                ui.add(Label::new(weak(path.clone())).truncate()).on_hover_text(path);
            }
            if let Some(notice) = notice.filter(|_| ui.available_width() > 80.0) {
                ui.add_space(theme::GAP);
                let words = RichText::new(&notice.text).small().color(theme.text);
                ui.add(Label::new(words).truncate()).on_hover_text(&notice.text);
            }
        });
    });
}
