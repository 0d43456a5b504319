//! Saving, on threads of its own; a case whose file is being written can be changed meanwhile.

use std::path::PathBuf;

use super::App;
use super::files::{has_work_to_lose, with_extension};
use crate::scenario::Scenario;
use crate::store::{self, Over, Stamp, StoreError, StoreProblem};
use crate::studio::dialogs::Ask;
use crate::studio::job::{Job, Progress};
use crate::studio::open_cases::CaseKey;
use crate::studio::opening::said;
use crate::studio::question::{Leaving, Question};

/// A save on its way.
pub struct Saving {
    case: CaseKey,
    job: Job<Result<Stamp, StoreError>>,
    path: PathBuf,
    /// What is being written; later changes are not part of it.
    scenario: Scenario,
    /// Saving was asked for again meanwhile.
    again: bool,
}

/// Cases are being saved one after the other, so that they can be left.
pub struct SavingToLeave {
    leaving: Leaving,
    /// Those whose turn has been. What is still not saved after its turn will not be: the author stays.
    tried: Vec<CaseKey>,
}

impl App {
    /// Saves to the file of the case; asks for one if it has none, and before something would be lost.
    pub(super) fn save(&mut self, ctx: &egui::Context, case: CaseKey) {
        let Some(workspace) = self.cases.get(case) else { return };
        match &workspace.path {
            None => self.ask_for_file(ctx, case, Ask::SaveAs(workspace.name())),
            Some(path) if workspace.has_comments => self.question = Some(Question::Comments(case, path.clone())),
            Some(path) => {
                let over = workspace.stamp.map_or(Over::Anything, Over::Unchanged);
                let path = path.clone();
                self.save_to(ctx, case, path, over);
            }
        }
    }

    /// Saves to a file that the author has chosen.
    pub(super) fn save_as(&mut self, ctx: &egui::Context, case: CaseKey, path: PathBuf) {
        self.save_to(ctx, case, with_extension(path, "ron"), Over::Anything);
    }

    /// Writes the case on a thread of its own.
    pub(super) fn save_to(&mut self, ctx: &egui::Context, case: CaseKey, path: PathBuf, over: Over) {
        let Some(workspace) = self.cases.get(case) else { return };
        if let Some(underway) = self.saving.iter_mut().find(|saving| saving.case == case) {
            underway.again = true;
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
        self.saving.push(Saving { case, job, path, scenario, again: false });
    }

    /// Takes in a save that has come to its end.
    pub(super) fn finish_saving(&mut self, ctx: &egui::Context) {
        let finished = self.saving.iter().enumerate().find_map(|(at, saving)| match saving.job.poll() {
            Progress::Working => None,
            Progress::Done(result) => Some((at, Ok(result))),
            Progress::Failed(message) => Some((at, Err(message))),
        });
        let Some((at, result)) = finished else { return self.go_on_leaving(ctx) };
        let saving = self.saving.remove(at);
        match result {
            Ok(Ok(stamp)) => {
                let name = saving.path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
                self.notice = Some(format!("Saved {name}").into());
                if let Some(workspace) = self.cases.get_mut(saving.case) {
                    workspace.saved(saving.path, stamp, saving.scenario);
                }
                self.note_recent(saving.case);
                if self.is_in_library() {
                    self.library.read(ctx);
                }
                self.publishing.look_again();
                if saving.again {
                    self.save(ctx, saving.case);
                }
            }
            Ok(Err(StoreError { problem: StoreProblem::Changed, .. })) => {
                self.question = Some(Question::Conflict(saving.case, saving.path));
            }
            Ok(Err(error)) => self.notice = Some(format!("not saved: {}", said(&error)).into()),
            Err(message) => self.notice = Some(format!("saving failed: {message}").into()),
        }
    }

    /// Saves what leaving would lose, and leaves.
    pub(super) fn save_and_leave(&mut self, ctx: &egui::Context, leaving: Leaving) {
        self.saving_to_leave = Some(SavingToLeave { leaving, tried: Vec::new() });
        self.go_on_leaving(ctx);
    }

    /// Saves the next case that is in the way of leaving; leaves when none is. Gives up where one could not be saved.
    fn go_on_leaving(&mut self, ctx: &egui::Context) {
        let waits = self.question.is_some() || self.dialog_for.is_some() || !self.saving.is_empty();
        let Some(SavingToLeave { leaving, tried }) = self.saving_to_leave.take_if(|_| !waits) else { return };
        let in_the_way = self.to_be_left(leaving).find(|case| has_work_to_lose(case)).map(|case| case.key);
        match in_the_way {
            None => self.leave_now(ctx, leaving),
            Some(case) if tried.contains(&case) => {}
            Some(case) => {
                let tried = tried.into_iter().chain([case]).collect();
                self.saving_to_leave = Some(SavingToLeave { leaving, tried });
                self.cases.show(Some(case));
                self.save(ctx, case);
            }
        }
    }
}
