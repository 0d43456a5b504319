//! Files: new, opened, brought back, left.

use std::path::{Path, PathBuf};

use super::App;
use crate::edit::{self, Step};
use crate::scenario::{Scenario, read};
use crate::store::{self, Over, RecoveryKey};
use crate::studio::dialogs::{Answer, Ask};
use crate::studio::panels::SAMPLES;
use crate::studio::question::{Leaving, Question};
use crate::studio::workspace::Workspace;

impl App {
    /// Opens a file. If it cannot be read, the app says why and stays as it is.
    pub fn open(&mut self, path: &Path) {
        if path.is_dir() {
            let inside = store::find_scenarios(&[path.to_owned()]).into_iter().find_map(Result::ok);
            match inside {
                Some(first) => self.open(&first),
                None => self.notice = Some(format!("there is no scenario in {}", path.display()).into()),
            }
            return;
        }
        match store::load_scenario(path) {
            Ok(loaded) => {
                let file = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
                let has_comments = loaded.has_comments();
                let mut workspace =
                    Workspace::new(file, Some(path.to_owned()), loaded.scenario, loaded.pack, fresh_seed());
                workspace.stamp = Some(loaded.stamp);
                workspace.has_comments = has_comments;
                self.notice = loaded.warnings.first().map(|warning| warning.to_string().into());
                self.show(Some(workspace));
            }
            Err(error) => {
                let hint = error.hint().map_or_else(String::new, |hint| format!(" – {hint}"));
                self.notice = Some(format!("{error}{hint}").into());
            }
        }
    }

    /// Shows work that an earlier sitting left behind, as a change to the file that it was made on.
    pub(super) fn bring_back(&mut self, key: &RecoveryKey) {
        let Some(keeping) = &mut self.keeping else { return };
        let Some(at) = keeping.recovered.iter().position(|recovered| recovered.key == *key) else { return };
        let recovered = keeping.recovered.remove(at);
        let on_disk = recovered.path.as_ref().and_then(|path| store::load_scenario(path).ok());
        let file = recovered.path.as_deref().and_then(Path::file_name);
        let file = file.map_or_else(|| "untitled.ron".to_owned(), |name| name.to_string_lossy().into_owned());
        let (before, pack) = match on_disk {
            Some(loaded) => (loaded.scenario, loaded.pack),
            None => (Scenario::empty(&recovered.scenario.id, &recovered.scenario.title), None),
        };
        let step = Step::between("Bring back unsaved work", &file, &before, &recovered.scenario);
        let mut workspace = Workspace::new(file, recovered.path, before, pack, fresh_seed());
        workspace.stamp = recovered.base;
        workspace.apply(step);
        workspace.fit_pending = true;
        self.show(Some(workspace));
        if let Some(keeping) = &mut self.keeping {
            keeping.take_over(recovered.key);
        }
        self.notice = Some("Unsaved work is back. Save it, or undo to see the file as it was.".to_owned().into());
    }

    pub(super) fn new_case(&mut self) {
        let id = uuid::Uuid::new_v4().to_string();
        match edit::TEMPLATES[0].scenario(&id, "Untitled case") {
            Ok(scenario) => {
                self.show(Some(Workspace::new("untitled.ron".to_owned(), None, scenario, None, fresh_seed())));
                self.notice = None;
            }
            Err(error) => self.notice = Some(error.to_string().into()),
        }
    }

    pub(super) fn open_sample(&mut self, index: usize) {
        let Some(sample) = SAMPLES.get(index) else { return };
        match read::<Scenario>(sample.text.as_bytes()) {
            Ok(loaded) => {
                let workspace = Workspace::new(sample.file.to_owned(), None, loaded.document, None, fresh_seed());
                self.show(Some(workspace));
                self.notice = None;
            }
            Err(error) => self.notice = Some(error.to_string().into()),
        }
    }

    /// Does what leaves the case, or asks first if that would lose changes.
    pub(super) fn leave(&mut self, ctx: &egui::Context, leaving: Leaving) {
        if self.workspace.as_ref().is_some_and(has_work_to_lose) {
            self.question = Some(Question::Unsaved(leaving));
        } else {
            self.leave_now(ctx, leaving);
        }
    }

    pub(super) fn leave_now(&mut self, ctx: &egui::Context, leaving: Leaving) {
        match leaving {
            Leaving::Close => self.show(None),
            Leaving::Quit => {
                self.show(None);
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
            Leaving::New => self.new_case(),
            Leaving::Open => self.dialogs.ask(ctx, Ask::Open),
            Leaving::OpenPath(path) => self.open(&path),
        }
    }

    pub(super) fn answer_dialogs(&mut self, ctx: &egui::Context) {
        match self.dialogs.poll() {
            None | Some((_, Answer::Cancelled)) => {}
            Some((Ask::Open, Answer::Path(path))) => self.open(&path),
            Some((Ask::SaveAs(_), Answer::Path(path))) => {
                self.save_to(ctx, with_extension(path, "ron"), Over::Anything, None);
            }
            Some((Ask::ExportWebPage(_), Answer::Path(path))) => self.export_page(ctx, path),
            Some((ask, Answer::NoDialog)) => {
                let name = match &ask {
                    Ask::Open => String::new(),
                    Ask::SaveAs(name) | Ask::ExportWebPage(name) => name.clone(),
                };
                self.question = Some(Question::Path(ask, name));
            }
        }
    }
}

/// A case that was never saved and never changed is nothing to lose.
pub(super) fn has_work_to_lose(workspace: &Workspace) -> bool {
    workspace.history.is_dirty(&workspace.file)
}

pub(super) fn with_extension(path: PathBuf, usual: &str) -> PathBuf {
    if path.extension().is_some() { path } else { path.with_extension(usual) }
}

/// A seed for fresh ids.
pub(super) fn fresh_seed() -> u64 {
    uuid::Uuid::new_v4().as_u64_pair().0
}

/// A seed for a run.
pub(super) fn fresh_seed_u32() -> u32 {
    uuid::Uuid::new_v4().as_fields().0
}
