//! File dialogs behind a trait: the system's own, or answers written down beforehand for tests.

use std::path::PathBuf;

use super::insights::Chart;
use super::job::{Job, Progress};

/// What a dialog is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Which file to open.
    Open,
    /// Which folder to show in the library.
    OpenFolder,
    /// Which picture the cover of the pack in this folder has.
    CoverPicture(PathBuf),
    /// Where to save; a name to begin with.
    SaveAs(String),
    /// Where to put the web page of a case; a name to begin with.
    ExportWebPage(String),
    /// Where to put what exploring found out; a name to begin with.
    ExportInsights(String),
    /// Where to put the picture of a chart; a name to begin with.
    Picture(Chart, String),
}

/// What became of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    Path(PathBuf),
    Cancelled,
    /// There is no system dialog here: ask within the window.
    NoDialog,
}

/// Asks the author for files. One question at a time; never blocks.
pub trait FileDialogs {
    /// Puts a question.
    fn ask(&mut self, ctx: &egui::Context, ask: Ask);

    /// The answer, once, with its question.
    fn poll(&mut self) -> Option<(Ask, Answer)>;
}

/// The dialogs of the system.
#[derive(Default)]
pub struct SystemDialogs {
    job: Option<(Ask, Job<Answer>)>,
}

/// A dialog that closes sooner than a person can react was never shown: the system has none.
const NO_PERSON_IS_SO_FAST: std::time::Duration = std::time::Duration::from_millis(150);

impl FileDialogs for SystemDialogs {
    fn ask(&mut self, ctx: &egui::Context, ask: Ask) {
        if self.job.is_some() {
            return;
        }
        let (ctx, question) = (ctx.clone(), ask.clone());
        let job = Job::start(
            0,
            move || ctx.request_repaint(),
            move |_| {
                let asked_at = std::time::Instant::now();
                let scenarios = || rfd::FileDialog::new().add_filter("Offramp scenario", &["ron"]);
                let pages = || rfd::FileDialog::new().add_filter("Web page", &["html"]);
                let tables = || rfd::FileDialog::new().add_filter("Table", &["csv"]);
                let pictures = || rfd::FileDialog::new().add_filter("Picture", &["png"]);
                let path = match question {
                    Ask::Open => {
                        let kinds = ["ron", "offpack"];
                        rfd::FileDialog::new().add_filter("Offramp scenario or pack", &kinds).pick_file()
                    }
                    Ask::OpenFolder => rfd::FileDialog::new().pick_folder(),
                    Ask::CoverPicture(folder) => {
                        let kinds = ["png", "jpg", "jpeg", "webp", "gif", "svg"];
                        rfd::FileDialog::new().add_filter("Picture", &kinds).set_directory(folder).pick_file()
                    }
                    Ask::SaveAs(name) => scenarios().set_file_name(name).save_file(),
                    Ask::ExportWebPage(name) => pages().set_file_name(name).save_file(),
                    Ask::ExportInsights(name) => tables().set_file_name(name).save_file(),
                    Ask::Picture(_, name) => pictures().set_file_name(name).save_file(),
                };
                match path {
                    Some(path) => Answer::Path(path),
                    None if asked_at.elapsed() < NO_PERSON_IS_SO_FAST => Answer::NoDialog,
                    None => Answer::Cancelled,
                }
            },
        );
        self.job = Some((ask, job));
    }

    fn poll(&mut self) -> Option<(Ask, Answer)> {
        let answer = match self.job.as_ref()?.1.poll() {
            Progress::Working => return None,
            Progress::Done(answer) => answer,
            Progress::Failed(_) => Answer::NoDialog,
        };
        self.job.take().map(|(ask, _)| (ask, answer))
    }
}

/// Answers written down beforehand, in order; then every dialog is cancelled.
#[derive(Default)]
pub struct ScriptedDialogs {
    answers: std::collections::VecDeque<Answer>,
    asked: Option<Ask>,
}

impl ScriptedDialogs {
    /// Dialogs that will be answered so.
    #[must_use]
    pub fn new(answers: &[Answer]) -> Self {
        Self { answers: answers.iter().cloned().collect(), asked: None }
    }
}

impl FileDialogs for ScriptedDialogs {
    fn ask(&mut self, _ctx: &egui::Context, ask: Ask) {
        self.asked = Some(ask);
    }

    fn poll(&mut self) -> Option<(Ask, Answer)> {
        self.asked.take().map(|ask| (ask, self.answers.pop_front().unwrap_or(Answer::Cancelled)))
    }
}
