//! One change to many cases: those that are open get it as a step of their history, the others are read, changed and
//! written whole, off the UI thread. A file that holds comments is left alone, and so is one that somebody changes
//! meanwhile.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use crate::edit::{Documents, History, edit_case};
use crate::scenario::Scenario;
use crate::store::{self, Over};
use crate::studio::job::{Job, Progress};
use crate::studio::opening::said;
use crate::studio::question::{Question, Told};

/// A change to many cases on its way.
pub struct Bulk {
    job: Job<Vec<String>>,
    name: String,
    /// How many cases it is about, and how many of them are open.
    cases: usize,
    open: usize,
}

/// What is changed in each case.
type Change = Arc<dyn Fn(&mut Scenario) + Send + Sync>;

impl App {
    /// Changes every selected case.
    pub(super) fn change_cases(
        &mut self,
        ctx: &egui::Context,
        name: String,
        change: impl Fn(&mut Scenario) + Send + Sync + 'static,
    ) {
        if self.bulk.is_some() {
            self.notice = Some("Other cases are being changed at the moment: try again at once".to_owned().into());
            return;
        }
        let paths: Vec<PathBuf> =
            self.library.selected().filter(|row| row.facts().is_some()).map(|row| row.path.clone()).collect();
        let (cases, mut open) = (paths.len(), 0);
        let mut closed = Vec::new();
        for path in paths {
            match self.cases.at(&path).and_then(|key| self.cases.get_mut(key)) {
                Some(workspace) => {
                    open += 1;
                    let step = edit_case(&workspace.file, workspace.scenario(), name.clone(), |case| change(case));
                    workspace.apply(step);
                }
                None => closed.push(path),
            }
        }
        let (change, label, woken): (Change, _, _) = (Arc::new(change), name.clone(), ctx.clone());
        let work = move |_: &_| closed.iter().filter_map(|path| change_file(path, &label, &change).err()).collect();
        self.bulk = Some(Bulk { job: Job::start(0, move || woken.request_repaint(), work), name, cases, open });
    }

    /// Says what became of a change to many cases.
    pub(super) fn finish_bulk(&mut self, ctx: &egui::Context) {
        if self.question.is_some() {
            return;
        }
        let Some(bulk) = &self.bulk else { return };
        let refused = match bulk.job.poll() {
            Progress::Working => return,
            Progress::Done(refused) => refused,
            Progress::Failed(message) => vec![message],
        };
        let Some(Bulk { name, cases, open, .. }) = self.bulk.take() else { return };
        self.library.read(ctx);
        let done = cases.saturating_sub(refused.len());
        let of_them = if open > 0 { format!(" ({open} open, not saved yet)") } else { String::new() };
        let cases = if done == 1 { "1 case".to_owned() } else { format!("{done} cases") };
        self.notice = Some(format!("{name}: {cases}{of_them}").into());
        if !refused.is_empty() {
            let text = format!("{name}: {cases}. These were left as they are:");
            self.question = Some(Question::Told(Told { heading: "Not every case was changed", text, lines: refused }));
        }
    }
}

/// Changes a case that is not open.
fn change_file(path: &Path, name: &str, change: &Change) -> Result<(), String> {
    let loaded = store::load_scenario(path).map_err(|error| said(&error))?;
    if loaded.has_comments() {
        return Err(format!(
            "{} holds comments, which saving would drop: open it, change it there, and say so when you save",
            path.display()
        ));
    }
    let step = edit_case("case", &loaded.scenario, name, |case| change(case));
    let mut history = History::new(Documents::one("case", loaded.scenario));
    if step.is_empty() {
        return Ok(());
    }
    history.apply(step);
    let Some(changed) = history.scenario("case") else { return Ok(()) };
    let text = store::scenario_text(path, changed).map_err(|error| said(&error))?;
    store::save(path, text.as_bytes(), Over::Unchanged(loaded.stamp)).map_err(|error| said(&error))?;
    Ok(())
}
