//! The app: shows the panels, then carries out what they asked for. The one place that changes anything.

mod appearance;
mod commands;
mod export_insights;
mod files;
mod layout;
mod library;
mod library_bulk;
mod library_pack;
mod pages;
mod problems;
mod publish;
mod questions;
mod requests;
mod run;
mod saving;

use std::io::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

use egui::Ui;

use self::files::has_work_to_lose;
use self::library_bulk::Bulk;
use self::saving::{Saving, SavingToLeave};
use super::browser::Browser;
use super::command::pressed;
use super::dialogs::FileDialogs;
use super::exports::Exports;
use super::keeping::Keeping;
use super::library::Library;
use super::notice::Notice;
use super::open_cases::{CaseKey, OpenCases};
use super::open_pack::OpenPack;
use super::opening::Opening;
use super::palette::Palette;
use super::publishing::Publishing;
use super::question::{Leaving, Question};
use super::request::{Request, Requests};
use super::samples::Samples;
use super::theme::{self, Theme};
use super::web_pages::WebPages;
use super::workspace::{Room, Workspace};
use crate::scenario::Place;
use crate::serve::TestLms;
use crate::store::{Preferences, UserFolders};

/// The studio.
pub struct App {
    cases: OpenCases,
    /// Cases on their way from the disk.
    opening: Vec<Opening>,
    /// The room that is shown whatever case is: the library, or Publish. None: a case, or the start page.
    outside: Option<Room>,
    publishing: Publishing,
    /// The package that runs in the test LMS; it closes with the program, or when another one is tried.
    test: Option<TestLms>,
    library: Library,
    /// The pack of the folder that the library shows.
    pack: Option<OpenPack>,
    /// The author has been told that the pack is not saved, and wants to leave.
    told_of_pack: bool,
    /// One change to many cases, on its way.
    bulk: Option<Bulk>,
    /// A case that is being opened to be shown at a place.
    go_on: Option<(PathBuf, Place)>,
    theme: Theme,
    requests: Requests,
    dialogs: Box<dyn FileDialogs + Send>,
    /// The case that a file is being asked for.
    dialog_for: Option<CaseKey>,
    /// A question that waits within the window.
    question: Option<Question>,
    /// The list of everything that one can go to or do, while it is open.
    palette: Option<Palette>,
    saving: Vec<Saving>,
    saving_to_leave: Option<SavingToLeave>,
    /// Everything is saved or given up: the window may close.
    quitting: bool,
    pages: WebPages,
    exports: Exports,
    samples: Samples,
    preferences: Preferences,
    /// What outlives the sitting; none: nothing does.
    keeping: Option<Keeping>,
    /// The last thing worth saying.
    notice: Option<Notice>,
    /// Where the canvas was shown last, for commands that look around.
    canvas: egui::Rect,
    /// Explore the case that is shown once it rests, though nobody asks for the answers.
    pub explores_at_rest: bool,
    /// Say `ready` once the first frame is shown.
    pub says_ready: bool,
    frames: u64,
    ctx: egui::Context,
}

impl App {
    /// An app without a file.
    #[must_use]
    pub fn new(ctx: &egui::Context, dialogs: Box<dyn FileDialogs + Send>, browser: Arc<dyn Browser>) -> Self {
        theme::install_fonts(ctx);
        let mut app = Self {
            cases: OpenCases::default(),
            opening: Vec::new(),
            outside: None,
            publishing: Publishing::new(browser.clone()),
            test: None,
            library: Library::new(None),
            pack: None,
            told_of_pack: false,
            bulk: None,
            go_on: None,
            theme: Theme::LIGHT,
            requests: Requests::default(),
            dialogs,
            dialog_for: None,
            question: None,
            palette: None,
            saving: Vec::new(),
            saving_to_leave: None,
            quitting: false,
            pages: WebPages::new(browser),
            exports: Exports::default(),
            samples: Samples::read(ctx),
            preferences: Preferences::default(),
            keeping: None,
            notice: None,
            canvas: egui::Rect::NOTHING,
            explores_at_rest: false,
            says_ready: false,
            frames: 0,
            ctx: ctx.clone(),
        };
        app.apply_appearance(ctx);
        app
    }

    /// Keeps settings, recent files and unsaved work in these folders, and begins with what was kept there.
    pub fn keep_in(&mut self, ctx: &egui::Context, folders: &UserFolders) {
        let (keeping, preferences, trouble) = Keeping::new(ctx, folders);
        self.keeping = Some(keeping);
        self.library.keep_in(folders);
        self.preferences = preferences;
        self.apply_appearance(ctx);
        if let Some(trouble) = trouble {
            self.notice = Some(trouble.to_string().into());
        }
    }

    /// The case that is shown.
    #[must_use]
    pub fn workspace(&self) -> Option<&Workspace> {
        self.cases.shown()
    }

    /// The same, to change.
    pub fn workspace_mut(&mut self) -> Option<&mut Workspace> {
        self.cases.shown_mut()
    }

    /// Whether something is being read or written at the moment.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        let keeps = self.keeping.as_ref().is_some_and(Keeping::is_underway);
        let repairs = self.cases.shown().is_some_and(|workspace| workspace.checks.is_fixing());
        let files = !self.saving.is_empty() || !self.opening.is_empty() || self.saving_to_leave.is_some();
        let library = self.library.is_underway() || self.bulk.is_some();
        let pack = self.pack.as_ref().is_some_and(OpenPack::is_saving);
        files
            || library
            || self.publishing.is_underway()
            || pack
            || self.pages.are_underway()
            || self.exports.are_underway()
            || self.samples.is_underway()
            || keeps
            || repairs
    }

    /// Takes in what jobs and dialogs have brought.
    fn take_results(&mut self, ctx: &egui::Context) {
        self.answer_dialogs(ctx);
        self.finish_opening();
        self.finish_saving(ctx);
        self.finish_pages();
        self.finish_exports();
        self.samples.update();
        self.update_library(ctx);
        self.update_publish(ctx);
        if let Some(keeping) = &mut self.keeping
            && let Some(trouble) = keeping.update(ctx, &self.cases, &self.preferences)
        {
            self.notice = Some(trouble.into());
        }
        if let Some(workspace) = self.cases.shown_mut() {
            workspace.checks.update(ctx, &workspace.history, &workspace.file, &workspace.exploring);
            workspace.derive(ctx);
            workspace.explore(ctx, self.explores_at_rest);
        }
        self.finish_fixing();
    }

    /// Files dropped into the window, and nodes pasted while no text field has the focus.
    fn take_in(&mut self, ctx: &egui::Context) {
        let (pasted, dropped) = ctx.input(|input| {
            let pasted = input.events.iter().find_map(|event| match event {
                egui::Event::Paste(text) => Some(text.clone()),
                _other => None,
            });
            let dropped: Vec<_> = input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect();
            (pasted, dropped)
        });
        if let Some(text) = pasted.filter(|_| !ctx.text_edit_focused() && !self.is_in_library()) {
            self.paste(&text);
        }
        for path in dropped {
            self.requests.push(Request::Open(path));
        }
    }

    fn say_ready(&mut self, ctx: &egui::Context) {
        if !self.says_ready {
            return;
        }
        self.frames = if self.opening.is_empty() { self.frames + 1 } else { 0 };
        match self.frames {
            0 | 1 => ctx.request_repaint(),
            // The second frame begins when the first one has been shown. Once; and whoever started the studio may have
            // stopped reading, which is no reason to lose the window.
            _shown => {
                let _nobody_reads = writeln!(std::io::stdout(), "ready");
                self.says_ready = false;
            }
        }
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        if ctx.input(|input| input.viewport().close_requested())
            && !self.quitting
            && (self.cases.iter().any(has_work_to_lose) || self.pack_would_be_lost())
        {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.leave(&ctx, Leaving::Quit);
        }
        if self.question.is_none() && self.palette.is_none() && self.library.dialog.is_none() {
            for command in pressed(&ctx, self.front()) {
                self.requests.run(command);
            }
            self.take_in(&ctx);
        }
        self.take_results(&ctx);
        self.follow_system(&ctx);
        self.panels_ui(ui);
        self.library_dialog_ui(&ctx);
        self.palette_ui(&ctx);
        self.question_ui(&ctx);
        if let Some(workspace) = self.cases.shown_mut() {
            workspace.focus = None;
            workspace.pane = None;
        }
        let requests = self.requests.take();
        if !requests.is_empty() {
            ctx.request_repaint();
        }
        for request in requests {
            self.carry_out(&ctx, request);
        }
        self.remember_window(&ctx);
        self.say_ready(&ctx);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        if let Some(mut pack) = self.pack.take() {
            pack.finish(&self.ctx);
        }
        if let Some(keeping) = &mut self.keeping {
            keeping.finish(&self.preferences);
        }
    }
}
