//! Saving, on a thread of its own.

use std::path::PathBuf;

use super::App;
use crate::scenario::Scenario;
use crate::store::{self, Over, Stamp, StoreError, StoreProblem};
use crate::studio::dialogs::Ask;
use crate::studio::job::{Job, Progress};
use crate::studio::question::{Leaving, Question};

/// A save on its way.
pub struct Saving {
    job: Job<Result<Stamp, StoreError>>,
    path: PathBuf,
    /// What is being written; later changes are not part of it.
    scenario: Scenario,
    then: Option<Leaving>,
}

impl App {
    /// Saves to the file of the case; asks for one if it has none, and before something would be lost.
    pub(super) fn save(&mut self, ctx: &egui::Context, then: Option<Leaving>) {
        let Some(workspace) = &self.workspace else { return };
        match &workspace.path {
            None => self.dialogs.ask(ctx, Ask::SaveAs(workspace.name())),
            Some(path) if workspace.has_comments => self.question = Some(Question::Comments(path.clone())),
            Some(path) => {
                let over = workspace.stamp.map_or(Over::Anything, Over::Unchanged);
                let path = path.clone();
                self.save_to(ctx, path, over, then);
            }
        }
    }

    /// Writes the case on a thread of its own.
    pub(super) fn save_to(&mut self, ctx: &egui::Context, path: PathBuf, over: Over, then: Option<Leaving>) {
        let Some(workspace) = &mut self.workspace else { return };
        if self.saving.is_some() {
            self.save_again = true;
            return;
        }
        let scenario = workspace.scenario().clone();
        let (snapshot, target, ctx) = (scenario.clone(), path.clone(), ctx.clone());
        let job = Job::start(
            workspace.history.revision(),
            move || ctx.request_repaint(),
            move |_| {
                let text = store::scenario_text(&target, &snapshot)?;
                store::save(&target, text.as_bytes(), over)
            },
        );
        self.saving = Some(Saving { job, path, scenario, then });
    }

    pub(super) fn finish_saving(&mut self, ctx: &egui::Context) {
        let Some(saving) = &self.saving else { return };
        let result = match saving.job.poll() {
            Progress::Working => return,
            Progress::Done(result) => result,
            Progress::Failed(message) => {
                self.notice = Some(format!("saving failed: {message}").into());
                self.saving = None;
                return;
            }
        };
        let (Some(saving), Some(workspace)) = (self.saving.take(), &mut self.workspace) else { return };
        match result {
            Ok(stamp) => {
                let name = saving.path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
                self.notice = Some(format!("Saved {name}").into());
                workspace.saved(saving.path, stamp, saving.scenario);
                if std::mem::take(&mut self.save_again) {
                    self.save(ctx, saving.then);
                } else if let Some(leaving) = saving.then {
                    self.leave_now(ctx, leaving);
                }
            }
            Err(StoreError { problem: StoreProblem::Changed, .. }) => {
                self.question = Some(Question::Conflict(saving.path));
            }
            Err(error) => {
                let hint = error.hint().map_or_else(String::new, |hint| format!(" – {hint}"));
                self.notice = Some(format!("not saved: {error}{hint}").into());
            }
        }
    }
}
