//! Files: new, opened, brought back, left.

use std::path::{Path, PathBuf};

use super::App;
use crate::edit::{self, Step, Template};
use crate::scenario::{Scenario, markup, read};
use crate::store::{LoadedFile, OtherFile, Recovered, RecoveryKey, other_file};
use crate::studio::dialogs::{Answer, Ask};
use crate::studio::keeping::now;
use crate::studio::open_cases::CaseKey;
use crate::studio::opening::{Opened, Opening};
use crate::studio::question::{Leaving, Question};
use crate::studio::samples::SAMPLES;
use crate::studio::workspace::{Room, Workspace};

impl App {
    /// Opens a file, off the UI thread; a folder, or the file of a pack, in the library; a packed one is unpacked beside
    /// itself. One that is open already is shown. If it cannot be read, the app says why and stays as it is.
    pub fn open(&mut self, path: &Path) {
        if path.is_dir() {
            let ctx = self.ctx.clone();
            return self.open_folder(&ctx, path.to_owned());
        }
        if other_file(path) == Some(OtherFile::Pack) {
            let ctx = self.ctx.clone();
            return self.open_folder(&ctx, path.parent().map(Path::to_owned).unwrap_or_default());
        }
        if path.extension().is_some_and(|extension| extension == "offpack") {
            return self.opening.push(Opening::pack(&self.ctx, path.to_owned()));
        }
        self.outside = None;
        // The same file by another name is the same case.
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        match self.cases.at(&path) {
            Some(open) => self.cases.show(Some(open)),
            None => self.opening.push(Opening::file(&self.ctx, path)),
        }
    }

    /// Begins to show work that an earlier sitting left behind.
    pub(super) fn bring_back(&mut self, key: &RecoveryKey) {
        let Some(keeping) = &mut self.keeping else { return };
        let Some(at) = keeping.recovered.iter().position(|recovered| recovered.key == *key) else { return };
        self.opening.push(Opening::recovered(&self.ctx, keeping.recovered.remove(at)));
    }

    /// Shows what has been read meanwhile.
    pub(super) fn finish_opening(&mut self) {
        let Some((at, opened)) = self.opening.iter().enumerate().find_map(|(at, o)| Some((at, o.poll()?))) else {
            return;
        };
        self.opening.remove(at);
        match opened {
            Opened::Case(path, loaded) => self.show_loaded(path, *loaded),
            Opened::Unpacked(folder) => {
                let ctx = self.ctx.clone();
                self.open_folder(&ctx, folder);
            }
            Opened::Recovered(recovered, on_disk) => self.show_recovered(*recovered, on_disk.map(|loaded| *loaded)),
            Opened::Failed(message) => self.notice = Some(message.into()),
        }
    }

    fn show_loaded(&mut self, path: PathBuf, loaded: LoadedFile) {
        if let Some(open) = self.cases.at(&path) {
            self.cases.show(Some(open));
            return self.go_on_to(&path);
        }
        let opened = path.clone();
        let file = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let has_comments = loaded.has_comments();
        let mut workspace = Workspace::new(file, Some(path), loaded.scenario, loaded.pack, fresh_seed());
        workspace.stamp = Some(loaded.stamp);
        workspace.has_comments = has_comments;
        self.notice = loaded.warnings.first().map(|warning| warning.to_string().into());
        self.add(workspace);
        self.go_on_to(&opened);
    }

    /// Shows recovered work as a change to the file that it was made on.
    fn show_recovered(&mut self, recovered: Recovered, on_disk: Option<LoadedFile>) {
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
        let case = self.add(workspace);
        if let Some(keeping) = &mut self.keeping {
            keeping.take_over(case, recovered.key);
        }
        self.notice = Some("Unsaved work is back. Save it, or undo to see the file as it was.".to_owned().into());
    }

    /// Shows a case beside those that are open.
    pub(super) fn add(&mut self, workspace: Workspace) -> CaseKey {
        let case = self.cases.add(workspace);
        self.outside = None;
        if let (Some(keeping), Some(workspace)) = (&mut self.keeping, self.cases.get(case)) {
            keeping.begin(workspace);
        }
        self.note_recent(case);
        case
    }

    /// Puts the file of a case at the head of those that were opened.
    pub(super) fn note_recent(&mut self, case: CaseKey) {
        let Some(workspace) = self.cases.get(case) else { return };
        if let Some(path) = workspace.path.as_deref() {
            let title = markup::plain(&workspace.scenario().title);
            self.preferences.recent.note(path, &title, now());
        }
    }

    /// Begins a case from a template.
    pub(super) fn new_case(&mut self, template: &Template) {
        let id = uuid::Uuid::new_v4().to_string();
        match template.scenario(&id, "Untitled case") {
            Ok(scenario) => {
                self.add(Workspace::new("untitled.ron".to_owned(), None, scenario, None, fresh_seed()));
                self.notice = None;
            }
            Err(error) => self.notice = Some(error.to_string().into()),
        }
    }

    /// Opens a copy of a sample, with an id of its own.
    pub(super) fn open_sample(&mut self, index: usize) {
        let Some(sample) = SAMPLES.get(index) else { return };
        match read::<Scenario>(sample.text.as_bytes()) {
            Ok(loaded) => {
                let mut scenario = loaded.document;
                scenario.id = uuid::Uuid::new_v4().to_string().into();
                self.add(Workspace::new(sample.file.to_owned(), None, scenario, None, fresh_seed()));
                self.notice = None;
            }
            Err(error) => self.notice = Some(error.to_string().into()),
        }
    }

    /// Does what leaves cases, or asks first if that would lose changes.
    pub(super) fn leave(&mut self, ctx: &egui::Context, leaving: Leaving) {
        if matches!(leaving, Leaving::Quit) && self.pack_would_be_lost() {
            self.told_of_pack = true;
            self.outside = Some(Room::Library);
            self.notice = Some("The pack is not saved. Leave once more to give the change up.".to_owned().into());
            return;
        }
        let unsaved: Vec<String> = self.to_be_left(leaving).filter(|case| has_work_to_lose(case)).map(title).collect();
        if unsaved.is_empty() {
            self.leave_now(ctx, leaving);
        } else {
            self.question = Some(Question::Unsaved(leaving, unsaved));
        }
    }

    /// The cases that leaving closes.
    pub(super) fn to_be_left(&self, leaving: Leaving) -> impl Iterator<Item = &Workspace> {
        self.cases.iter().filter(move |case| match leaving {
            Leaving::Close(key) => case.key == key,
            Leaving::Quit => true,
        })
    }

    pub(super) fn leave_now(&mut self, ctx: &egui::Context, leaving: Leaving) {
        let left: Vec<CaseKey> = self.to_be_left(leaving).map(|case| case.key).collect();
        for case in left {
            self.cases.close(case);
            if let Some(keeping) = &mut self.keeping {
                keeping.end(case);
            }
        }
        match leaving {
            Leaving::Close(_) => {}
            Leaving::Quit => {
                self.quitting = true;
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
        }
    }

    pub(super) fn answer_dialogs(&mut self, ctx: &egui::Context) {
        let Some((ask, answer)) = self.dialogs.poll() else { return };
        let case = self.dialog_for.take();
        match (ask, answer, case) {
            (_, Answer::Cancelled, _) => self.saving_to_leave = None,
            (Ask::Open, Answer::Path(path), _) => self.open(&path),
            (Ask::OpenFolder, Answer::Path(path), _) => self.open_folder(ctx, path),
            (Ask::CoverPicture(folder), Answer::Path(path), _) => self.take_cover_picture(&folder, &path),
            (Ask::SaveAs(_), Answer::Path(path), Some(case)) => self.save_as(ctx, case, path),
            (Ask::ExportWebPage(_), Answer::Path(path), Some(case)) => self.export_page(ctx, case, path),
            (Ask::ExportInsights(_), Answer::Path(path), Some(case)) => self.export_insights(ctx, case, path),
            (Ask::Picture(chart, _), Answer::Path(path), Some(case)) => self.begin_picture(case, chart, path),
            (
                Ask::SaveAs(_) | Ask::ExportWebPage(_) | Ask::ExportInsights(_) | Ask::Picture(..),
                Answer::Path(_),
                None,
            ) => {}
            (ask, Answer::NoDialog, case) => {
                let name = match &ask {
                    Ask::Open | Ask::OpenFolder | Ask::CoverPicture(_) => String::new(),
                    Ask::SaveAs(name)
                    | Ask::ExportWebPage(name)
                    | Ask::ExportInsights(name)
                    | Ask::Picture(_, name) => name.clone(),
                };
                self.question = Some(Question::Path(ask, case, name));
            }
        }
    }

    /// Asks for a file that a case is to be written to.
    pub(super) fn ask_for_file(&mut self, ctx: &egui::Context, case: CaseKey, ask: Ask) {
        self.dialog_for = Some(case);
        self.dialogs.ask(ctx, ask);
    }
}

/// A case that was never saved and never changed is nothing to lose.
pub(super) fn has_work_to_lose(workspace: &Workspace) -> bool {
    workspace.history.is_dirty(&workspace.file)
}

fn title(workspace: &Workspace) -> String {
    workspace.scenario().title.to_string()
}

/// The blank template, with which a new case begins unless another is asked for.
pub(super) const BLANK: &Template = &edit::TEMPLATES[0];

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
