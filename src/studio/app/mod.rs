//! The app: shows the panels, then carries out what they asked for. The one place that changes anything.

mod commands;
mod files;
mod layout;
mod pages;
mod requests;
mod run;
mod saving;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Ui;

use self::files::{has_work_to_lose, with_extension};
use self::saving::Saving;
use super::browser::Browser;
use super::command::pressed;
use super::dialogs::{Ask, FileDialogs};
use super::keeping::Keeping;
use super::notice::Notice;
use super::question::{Leaving, Question, Reply};
use super::request::{Request, Requests};
use super::theme::{self, Theme};
use super::web_pages::WebPages;
use super::workspace::Workspace;
use crate::store::{Over, UserFolders};

/// The studio.
pub struct App {
    workspace: Option<Workspace>,
    theme: Theme,
    requests: Requests,
    dialogs: Box<dyn FileDialogs + Send>,
    /// A question that waits within the window.
    question: Option<Question>,
    saving: Option<Saving>,
    /// Saving was asked for while a save was on its way.
    save_again: bool,
    pages: WebPages,
    /// What outlives the sitting; none: nothing does.
    keeping: Option<Keeping>,
    /// The last thing worth saying.
    notice: Option<Notice>,
    /// Where the canvas was shown last, for commands that look around.
    canvas: egui::Rect,
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
        let theme = Theme::LIGHT;
        theme.apply(ctx);
        Self {
            workspace: None,
            theme,
            requests: Requests::default(),
            dialogs,
            question: None,
            saving: None,
            save_again: false,
            pages: WebPages::new(browser),
            keeping: None,
            notice: None,
            canvas: egui::Rect::NOTHING,
            says_ready: false,
            frames: 0,
            ctx: ctx.clone(),
        }
    }

    /// Keeps settings, recent files and unsaved work in these folders, and begins with what was kept there.
    pub fn keep_in(&mut self, ctx: &egui::Context, folders: &UserFolders) {
        let (keeping, trouble) = Keeping::new(ctx, folders);
        self.theme = keeping.theme();
        self.theme.apply(ctx);
        self.keeping = Some(keeping);
        if let Some(trouble) = trouble {
            self.notice = Some(trouble.to_string().into());
        }
    }

    /// The case that is shown.
    #[must_use]
    pub fn workspace(&self) -> Option<&Workspace> {
        self.workspace.as_ref()
    }

    /// The same, to change.
    pub fn workspace_mut(&mut self) -> Option<&mut Workspace> {
        self.workspace.as_mut()
    }

    /// Whether a file is being written at the moment.
    #[must_use]
    pub fn is_saving(&self) -> bool {
        let keeps = self.keeping.as_ref().is_some_and(Keeping::is_underway);
        self.saving.is_some() || self.pages.are_underway() || keeps
    }

    /// Shows another case, or none. A save that is still on its way was of the case before: it is finished, and not
    /// taken for a save of this one.
    fn show(&mut self, workspace: Option<Workspace>) {
        self.workspace = workspace;
        self.saving = None;
        self.save_again = false;
        if let Some(keeping) = &mut self.keeping {
            keeping.show(&self.ctx, self.workspace.as_ref());
        }
    }

    fn question_ui(&mut self, ctx: &egui::Context) {
        let Some(question) = &mut self.question else { return };
        let mut answer = None;
        let modal = egui::Modal::new(egui::Id::unique("question")).show(ctx, |ui| {
            ui.set_width(420.0);
            answer = question.ui(ui);
        });
        if answer.is_none() && modal.should_close() {
            answer = Some(Reply::Cancel);
        }
        let Some(answer) = answer else { return };
        let Some(question) = self.question.take() else { return };
        match (question, answer) {
            (_, Reply::Cancel) | (Question::Told(_), Reply::Yes | Reply::No) => {}
            (Question::Unsaved(leaving), Reply::Yes) => self.save(ctx, Some(leaving)),
            (Question::Unsaved(leaving), Reply::No) => self.leave_now(ctx, leaving),
            (Question::Comments(path), Reply::Yes | Reply::No) => {
                if let Some(workspace) = &mut self.workspace {
                    workspace.has_comments = false;
                    let over = workspace.stamp.map_or(Over::Anything, Over::Unchanged);
                    self.save_to(ctx, path, over, None);
                }
            }
            (Question::Conflict(path), Reply::Yes | Reply::No) => self.save_to(ctx, path, Over::Anything, None),
            (Question::Path(Ask::Open, path), Reply::Yes | Reply::No) => self.open(Path::new(path.trim())),
            (Question::Path(Ask::SaveAs(_), path), Reply::Yes | Reply::No) => {
                self.save_to(ctx, with_extension(PathBuf::from(path.trim()), "ron"), Over::Anything, None);
            }
            (Question::Path(Ask::ExportWebPage(_), path), Reply::Yes | Reply::No) => {
                self.export_page(ctx, PathBuf::from(path.trim()));
            }
        }
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        if ctx.input(|input| input.viewport().close_requested())
            && self.workspace.as_ref().is_some_and(has_work_to_lose)
        {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.question = Some(Question::Unsaved(Leaving::Quit));
        }
        if self.question.is_none() {
            for command in pressed(&ctx, self.workspace.as_ref()) {
                self.requests.run(command);
            }
            self.take_in(&ctx);
        }
        self.answer_dialogs(&ctx);
        self.finish_saving(&ctx);
        self.finish_pages();
        if let Some(keeping) = &mut self.keeping
            && let Some(trouble) = keeping.update(&ctx, self.workspace.as_ref())
        {
            self.notice = Some(trouble.into());
        }
        if let Some(workspace) = &mut self.workspace {
            workspace.checks.update(&ctx, &workspace.history, &workspace.file);
        }
        self.panels_ui(ui);
        self.question_ui(&ctx);
        if let Some(workspace) = &mut self.workspace {
            workspace.focus = None;
        }
        let requests = self.requests.take();
        if !requests.is_empty() {
            ctx.request_repaint();
        }
        for request in requests {
            self.carry_out(&ctx, request);
        }
        self.frames += 1;
        if self.says_ready && self.frames == 2 {
            // The second frame begins when the first one has been shown.
            println!("ready");
        } else if self.says_ready && self.frames < 2 {
            ctx.request_repaint();
        }
    }
}

impl App {
    /// Files dropped into the window, and nodes pasted while no text field has the focus.
    fn take_in(&mut self, ctx: &egui::Context) {
        let (pasted, dropped) = ctx.input(|input| {
            let pasted = input.events.iter().find_map(|event| match event {
                egui::Event::Paste(text) => Some(text.clone()),
                _other => None,
            });
            let dropped = input.raw.dropped_files.first().map(|file| file.path().to_owned());
            (pasted, dropped)
        });
        if let Some(text) = pasted.filter(|_| !ctx.text_edit_focused()) {
            self.paste(&text);
        }
        if let Some(path) = dropped {
            self.requests.push(Request::Open(path));
        }
    }
}
