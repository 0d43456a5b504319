//! The room Library: the cases of a folder as a table, the head of their pack above it, what the checks found below.

mod case_list;
mod cell;
mod columns;
mod cover;
mod dialog;
mod empty;
mod head;
mod keys;
mod new_case;
mod results;
mod row;
mod status;
mod table;
mod tools;
mod trouble;

use egui::{CentralPanel, Frame, Margin, Panel, Ui};

use crate::store::RecentFiles;
use crate::studio::library::Library;
use crate::studio::open_pack::OpenPack;
use crate::studio::request::Requests;
use crate::studio::theme::{self, Theme};

pub use dialog::library_dialog_ui;
pub use status::library_status_ui;

/// The least and the usual height of what the checks found.
const RESULTS: (f32, f32) = (90.0, 230.0);

/// What the room knows.
#[derive(Clone, Copy)]
pub struct LibraryPage<'a> {
    pub library: &'a Library,
    pub pack: Option<&'a OpenPack>,
    /// Folders that were opened before.
    pub recent: &'a RecentFiles,
}

/// Shows the room.
pub fn library_ui(ui: &mut Ui, page: LibraryPage<'_>, theme: &Theme, requests: &mut Requests) {
    let LibraryPage { library, pack, .. } = page;
    let ground = Frame::new().fill(theme.canvas);
    if library.folder().is_none() {
        CentralPanel::default().frame(ground).show(ui, |ui| empty::no_folder_ui(ui, page.recent, theme, requests));
        return;
    }
    let bar = Frame::new().fill(theme.panel).inner_margin(Margin::symmetric(theme::MARGIN, 8));
    Panel::top("library head").frame(bar).show(ui, |ui| {
        head::head_ui(ui, page, theme, requests);
        trouble::trouble_ui(ui, page, theme, requests);
        if library.all() > 0 {
            ui.add_space(2.0);
            tools::tools_ui(ui, page, theme, requests);
        }
    });
    if let Some(found) = &library.results {
        let frame = Frame::new().fill(theme.panel).inner_margin(Margin::symmetric(theme::MARGIN, 8));
        let most = (ui.available_height() * 0.6).max(RESULTS.0);
        let panel = Panel::bottom("library results").default_size(RESULTS.1.min(most)).size_range(RESULTS.0..=most);
        panel.resizable(true).frame(frame).show(ui, |ui| results::results_ui(ui, library, found, theme, requests));
    }
    CentralPanel::default().frame(ground.fill(theme.raised)).show(ui, |ui| {
        if library.rows().is_empty() {
            empty::no_rows_ui(ui, library, pack.is_some(), theme, requests);
        } else {
            table::table_ui(ui, library, pack.is_some(), theme, requests);
        }
    });
}
