//! Web pages of the case: what becomes of them.

use std::path::PathBuf;

use super::App;
use super::files::with_extension;
use crate::studio::notice::Notice;
use crate::studio::open_cases::CaseKey;
use crate::studio::question::{Question, Told};
use crate::studio::web_pages::Outcome;

impl App {
    /// Writes the web page of a case to a file.
    pub(super) fn export_page(&mut self, ctx: &egui::Context, case: CaseKey, path: PathBuf) {
        if let Some(workspace) = self.cases.get(case) {
            self.pages.keep(ctx, workspace, with_extension(path, "html"));
        }
    }

    /// Says what became of a web page. What takes more than a line waits until no other question does.
    pub(super) fn finish_pages(&mut self) {
        if self.question.is_some() {
            return;
        }
        match self.pages.poll() {
            None => {}
            Some(Outcome::Shown { left_out }) => {
                let text = match left_out.len() {
                    0 => "Opened in the browser".to_owned(),
                    1 => "Opened in the browser; one thing stays out of the page".to_owned(),
                    count => format!("Opened in the browser; {count} things stay out of the page"),
                };
                self.notice = Some(Notice { text, details: left_out, page: None });
            }
            Some(Outcome::Kept { path, left_out }) => {
                let text = format!("Exported {}", path.display());
                if !left_out.is_empty() {
                    let text = format!("{text}. Not everything could go into it:");
                    self.question = Some(Question::Told(Told { heading: "The page is made", text, lines: left_out }));
                }
                self.notice = Some(Notice { text, details: Vec::new(), page: Some(path) });
            }
            Some(Outcome::NotShown { path, why }) => {
                let text = format!("The page is made, but it could not be shown ({why}). Open this file by hand:");
                let lines = vec![path.display().to_string()];
                self.question = Some(Question::Told(Told { heading: "No browser could be opened", text, lines }));
            }
            Some(Outcome::Failed(why)) => self.notice = Some(format!("no page was made: {why}").into()),
        }
    }
}
