//! The case as a web page: made and written off the UI thread, to be looked at in the browser or to be kept.

use std::path::PathBuf;
use std::sync::Arc;

use super::browser::Browser;
use super::job::{Cancel, Job, Progress};
use super::workspace::Workspace;
use crate::export::{Options, format};
use crate::publish::{CaseFile, Files, Known};
use crate::store::{Over, Previews, StoreError, same_file, save};

/// The pages that are being made.
pub struct WebPages {
    browser: Arc<dyn Browser>,
    /// Where pages stand that are only looked at, as long as the program runs.
    previews: Arc<Previews>,
    jobs: Vec<Job<Outcome>>,
}

/// What became of a page.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The browser has it.
    Shown { left_out: Vec<String> },
    /// It stands here.
    Kept { path: PathBuf, left_out: Vec<String> },
    /// It stands here, but no browser shows it.
    NotShown { path: PathBuf, why: String },
    /// There is none.
    Failed(String),
}

/// A page that was made.
struct Made {
    name: String,
    bytes: Vec<u8>,
    /// What could not go into it, in words.
    left_out: Vec<String>,
}

impl WebPages {
    /// No pages yet.
    pub fn new(browser: Arc<dyn Browser>) -> Self {
        Self { browser, previews: Arc::default(), jobs: Vec::new() }
    }

    /// Makes a page of the case as it is now and shows it in the browser.
    pub fn show(&mut self, ctx: &egui::Context, workspace: &Workspace) {
        let (files, previews) = (snapshot(workspace), self.previews.clone());
        let browser = self.browser.clone();
        self.start(ctx, workspace.history.revision(), move |cancel| {
            let written = page(&files, cancel).and_then(|Made { name, bytes, left_out }| {
                let path = previews.path(&name).map_err(|error| words(&error))?;
                save(&path, &bytes, Over::Anything).map_err(|error| words(&error))?;
                Ok((path, left_out))
            });
            match written {
                Ok((path, left_out)) => shown(browser.as_ref(), path, left_out),
                Err(why) => Outcome::Failed(why),
            }
        });
    }

    /// Makes a page of the case as it is now and puts it into the file at `path`.
    pub fn keep(&mut self, ctx: &egui::Context, workspace: &Workspace, path: PathBuf) {
        let files = snapshot(workspace);
        let scenario = workspace.path.clone();
        self.start(ctx, workspace.history.revision(), move |cancel| {
            if scenario.as_deref().is_some_and(|scenario| same_file(scenario, &path)) {
                return Outcome::Failed("it would overwrite the scenario itself – choose another name".to_owned());
            }
            let written = page(&files, cancel).and_then(|Made { bytes, left_out, .. }| {
                save(&path, &bytes, Over::Anything).map_err(|error| words(&error))?;
                Ok(left_out)
            });
            match written {
                Ok(left_out) => Outcome::Kept { path, left_out },
                Err(why) => Outcome::Failed(why),
            }
        });
    }

    /// Shows a page that stands in a file.
    pub fn open(&mut self, ctx: &egui::Context, path: PathBuf) {
        let browser = self.browser.clone();
        self.start(ctx, 0, move |_| shown(browser.as_ref(), path, Vec::new()));
    }

    /// Whether any page is on its way.
    #[must_use]
    pub fn are_underway(&self) -> bool {
        !self.jobs.is_empty()
    }

    /// What became of a page, once; never waits.
    pub fn poll(&mut self) -> Option<Outcome> {
        let (at, outcome) = self.jobs.iter().enumerate().find_map(|(at, job)| match job.poll() {
            Progress::Working => None,
            Progress::Done(outcome) => Some((at, outcome)),
            Progress::Failed(message) => Some((at, Outcome::Failed(message))),
        })?;
        self.jobs.remove(at);
        Some(outcome)
    }

    /// Every page is made to its end, whatever becomes of the case meanwhile: somebody asked for it.
    fn start(&mut self, ctx: &egui::Context, revision: u64, work: impl FnOnce(&Cancel) -> Outcome + Send + 'static) {
        let ctx = ctx.clone();
        self.jobs.push(Job::start(revision, move || ctx.request_repaint(), work));
    }
}

fn shown(browser: &dyn Browser, path: PathBuf, left_out: Vec<String>) -> Outcome {
    match browser.show(&path) {
        Ok(()) => Outcome::Shown { left_out },
        Err(why) => Outcome::NotShown { path, why },
    }
}

/// A case as it is when a page is asked for.
fn snapshot(workspace: &Workspace) -> Files {
    let case = CaseFile { path: workspace.path.clone(), scenario: workspace.scenario().clone() };
    Files { pack: workspace.history.pack().cloned(), whole: false, cases: vec![case], warnings: Vec::new() }
}

/// The page, or why there is none.
fn page(files: &Files, cancel: &Cancel) -> Result<Made, String> {
    let known: Vec<_> = files.resolved().iter().map(|case| Known::of(case, cancel.flag())).collect();
    let bundle = format("html")
        .and_then(|format| format.export(&files.source(format, &known), &Options::default()))
        .map_err(|error| format!("{error} – {}", error.hint()))?;
    let left_out = bundle.losses.into_iter().map(|loss| loss.what).chain(bundle.remarks).collect();
    let (name, bytes) = bundle.files.into_iter().next().ok_or("it came out empty")?;
    Ok(Made { name, bytes, left_out })
}

fn words(error: &StoreError) -> String {
    let hint = error.hint().map_or_else(String::new, |hint| format!(" – {hint}"));
    format!("{error}{hint}")
}
