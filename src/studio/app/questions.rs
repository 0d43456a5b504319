//! Questions within the window, and what follows from their answers; and the palette, which is one of its own.

use std::path::{Path, PathBuf};

use super::App;
use crate::store::Over;
use crate::studio::dialogs::Ask;
use crate::studio::library::LibraryRequest;
use crate::studio::panels::library_dialog_ui;
use crate::studio::question::{Question, Reply};
use crate::studio::request::Request;

/// How far below the top of the window the palette opens, so that it does not jump while it is narrowed down.
const PALETTE_FROM_TOP: f32 = 84.0;

impl App {
    pub(super) fn question_ui(&mut self, ctx: &egui::Context) {
        let Some(question) = &mut self.question else { return };
        let mut answer = None;
        let modal = egui::Modal::new(egui::Id::unique("question")).show(ctx, |ui| {
            ui.set_width(420.0_f32.min(ui.ctx().content_rect().width() - 48.0));
            answer = question.ui(ui);
        });
        if answer.is_none() && modal.should_close() {
            answer = Some(Reply::Cancel);
        }
        let Some(answer) = answer else { return };
        let Some(question) = self.question.take() else { return };
        match (question, answer) {
            (Question::Told(_), _)
            | (
                Question::Path(
                    Ask::SaveAs(_) | Ask::ExportWebPage(_) | Ask::ExportInsights(_) | Ask::Picture(..),
                    None,
                    _,
                ),
                Reply::Yes | Reply::No,
            ) => {}
            (_, Reply::Cancel) => self.saving_to_leave = None,
            (Question::Unsaved(leaving, _), Reply::Yes) => self.save_and_leave(ctx, leaving),
            (Question::Unsaved(leaving, _), Reply::No) => self.leave_now(ctx, leaving),
            (Question::Comments(case, path), Reply::Yes | Reply::No) => {
                if let Some(workspace) = self.cases.get_mut(case) {
                    workspace.has_comments = false;
                    let over = workspace.stamp.map_or(Over::Anything, Over::Unchanged);
                    self.save_to(ctx, case, path, over);
                }
            }
            (Question::Conflict(case, path), Reply::Yes | Reply::No) => {
                self.save_to(ctx, case, path, Over::Anything);
            }
            (Question::Path(Ask::Open, _, path), Reply::Yes | Reply::No) => self.open(Path::new(path.trim())),
            (Question::Path(Ask::OpenFolder, _, path), Reply::Yes | Reply::No) => {
                self.open_folder(ctx, PathBuf::from(path.trim()));
            }
            (Question::Path(Ask::CoverPicture(folder), _, path), Reply::Yes | Reply::No) => {
                self.take_cover_picture(&folder, Path::new(path.trim()));
            }
            (Question::Path(Ask::SaveAs(_), Some(case), path), Reply::Yes | Reply::No) => {
                self.save_as(ctx, case, PathBuf::from(path.trim()));
            }
            (Question::Path(Ask::ExportWebPage(_), Some(case), path), Reply::Yes | Reply::No) => {
                self.export_page(ctx, case, PathBuf::from(path.trim()));
            }
            (Question::Path(Ask::ExportInsights(_), Some(case), path), Reply::Yes | Reply::No) => {
                self.export_insights(ctx, case, PathBuf::from(path.trim()));
            }
            (Question::Path(Ask::Picture(chart, _), Some(case), path), Reply::Yes | Reply::No) => {
                self.begin_picture(case, chart, PathBuf::from(path.trim()));
            }
        }
    }

    /// Shows what the library asks, while it does.
    pub(super) fn library_dialog_ui(&mut self, ctx: &egui::Context) {
        if self.library.dialog.is_none() || !self.is_in_library() || self.question.is_some() {
            return;
        }
        let (library, pack, theme, requests) = (&self.library, self.pack.as_ref(), &self.theme, &mut self.requests);
        let frame = egui::Frame::popup(&ctx.global_style()).inner_margin(20);
        let modal = egui::Modal::new(egui::Id::unique("library question")).frame(frame).show(ctx, |ui| {
            ui.set_width(440.0_f32.min(ui.ctx().content_rect().width() - 48.0));
            library_dialog_ui(ui, library, pack, theme, requests);
        });
        if modal.should_close() {
            self.requests.push(Request::Library(LibraryRequest::Ask(None)));
        }
    }

    /// Shows the palette while it is open, and does what was picked in it.
    pub(super) fn palette_ui(&mut self, ctx: &egui::Context) {
        let Some(palette) = &mut self.palette else { return };
        let mut picked = None;
        let id = egui::Id::unique("palette");
        let area = egui::Modal::default_area(id).anchor(egui::Align2::CENTER_TOP, [0.0, PALETTE_FROM_TOP]);
        let shade = self.theme.text.gamma_multiply(0.15);
        let modal = egui::Modal::new(id).area(area).backdrop_color(shade).show(ctx, |ui| {
            ui.set_width(560.0_f32.min(ui.ctx().content_rect().width() - 48.0));
            picked = palette.ui(ui, &self.theme);
        });
        if let Some(request) = picked {
            self.palette = None;
            self.requests.push(request);
        } else if modal.should_close() {
            self.palette = None;
        }
    }
}
