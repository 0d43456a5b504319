//! Questions within the window: what the author has to say before something goes on.

use std::path::PathBuf;

use egui::Ui;

use super::dialogs::Ask;
use super::open_cases::CaseKey;
use super::theme;

/// Something the author has to say before it goes on.
pub enum Question {
    /// There are unsaved changes, and this would lose them: the titles of the cases.
    Unsaved(Leaving, Vec<String>),
    /// Saving loses the comments of the file.
    Comments(CaseKey, PathBuf),
    /// Somebody else has changed the file since.
    Conflict(CaseKey, PathBuf),
    /// Which file, where the system has no dialog; for which case.
    Path(Ask, Option<CaseKey>, String),
    /// Nothing to decide, but too much for the status bar.
    Told(Told),
}

/// Something that the author should read.
pub struct Told {
    pub heading: &'static str,
    pub text: String,
    /// Each of them can be selected and copied.
    pub lines: Vec<String>,
}

/// What is to be done once unsaved changes are dealt with.
#[derive(Clone, Copy, Debug)]
pub enum Leaving {
    /// Close a case.
    Close(CaseKey),
    /// Leave the program.
    Quit,
}

/// An answer to a question within the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    Yes,
    No,
    Cancel,
}

impl Question {
    /// Shows the question; the answer, once there is one.
    pub fn ui(&mut self, ui: &mut Ui) -> Option<Reply> {
        let (heading, text, yes, no) = match self {
            Self::Unsaved(_, titles) if titles.len() > 1 => {
                ("Save your changes?", "These cases have changes that are not saved:", "Save all", Some("Discard all"))
            }
            Self::Unsaved(..) => {
                ("Save your changes?", "There are changes that are not saved.", "Save", Some("Discard"))
            }
            Self::Comments(..) => (
                "Save without the comments?",
                "The file holds comments that somebody wrote by hand. Offramp does not keep comments; saving drops them.",
                "Save without them",
                None,
            ),
            Self::Conflict(..) => (
                "The file has changed",
                "Somebody else changed the file since you opened it. Saving now replaces their version with yours.",
                "Replace it",
                None,
            ),
            Self::Path(Ask::Open, ..) => ("Open a file", "Type the path of a scenario file.", "Open", None),
            Self::Path(Ask::OpenFolder, ..) => ("Open a folder", "Type the path of a folder.", "Open", None),
            Self::Path(Ask::CoverPicture(_), ..) => {
                ("Picture of the cover", "Type the path of a picture beside the pack.", "Use it", None)
            }
            Self::Path(Ask::SaveAs(_), ..) => ("Save as", "Type the path of the file.", "Save", None),
            Self::Path(Ask::ExportWebPage(_), ..) => {
                ("Export as web page", "Type the path of the file.", "Export", None)
            }
            Self::Path(Ask::ExportInsights(_), ..) => ("Export insights", "Type the path of the file.", "Export", None),
            Self::Path(Ask::Picture(..), ..) => ("Save a picture", "Type the path of the file.", "Save", None),
            Self::Told(told) => return told.ui(ui),
        };
        ui.heading(heading);
        ui.add_space(theme::GAP);
        ui.label(text);
        if let Self::Unsaved(_, titles) = self {
            for title in titles {
                ui.label(egui::RichText::new(format!("“{title}”")).strong());
            }
        }
        let mut entered = false;
        if let Self::Path(_, _, path) = self {
            let label = ui.label("Path");
            let field = ui.add(egui::TextEdit::singleline(path).desired_width(f32::INFINITY)).labelled_by(label.id);
            entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            field.request_focus();
        }
        ui.add_space(theme::GAP_LARGE);
        let mut reply = entered.then_some(Reply::Yes);
        ui.horizontal(|ui| {
            if ui.button(yes).clicked() {
                reply = Some(Reply::Yes);
            }
            if no.is_some_and(|no| ui.button(no).clicked()) {
                reply = Some(Reply::No);
            }
            if ui.button("Cancel").clicked() {
                reply = Some(Reply::Cancel);
            }
        });
        reply
    }
}

impl Told {
    fn ui(&self, ui: &mut Ui) -> Option<Reply> {
        ui.heading(self.heading);
        ui.add_space(theme::GAP);
        ui.label(&self.text);
        egui::ScrollArea::vertical().max_height(240.0).show(ui, |ui| {
            for line in &self.lines {
                ui.add_space(theme::GAP);
                ui.label(line);
            }
        });
        ui.add_space(theme::GAP_LARGE);
        ui.button("Close").clicked().then_some(Reply::Cancel)
    }
}
