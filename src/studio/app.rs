//! The app: shows the panels, then carries out what they asked for. The one place that changes anything.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{CentralPanel, Frame, Margin, Panel, Ui};

use super::browser::Browser;
use super::canvas::{self, Camera, GraphRequest, canvas_ui, point};
use super::command::{Command, pressed};
use super::dialogs::{Answer, Ask, FileDialogs};
use super::job::{Job, Progress};
use super::keeping::Keeping;
use super::notice::Notice;
use super::panels::{SAMPLES, menu_bar_ui, node_form_ui, outline_ui, play_ui, problems_ui, start_ui, status_bar_ui};
use super::question::{Leaving, Question, Reply, Told};
use super::request::{Request, Requests};
use super::theme::{self, Theme};
use super::web_pages::{Outcome, WebPages};
use super::workspace::{Tab, Workspace};
use crate::edit::{self, Fragment, NewNode, Step};
use crate::scenario::{Place, Scenario, read};
use crate::store::{self, Over, RecoveryKey, Stamp, StoreError, StoreProblem, ThemeChoice, UserFolders};

/// The studio.
pub struct App {
    pub workspace: Option<Workspace>,
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

/// A save on its way.
struct Saving {
    job: Job<Result<Stamp, StoreError>>,
    path: PathBuf,
    /// What is being written; later changes are not part of it.
    scenario: Scenario,
    then: Option<Leaving>,
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

    /// Shows work that an earlier sitting left behind, as a change to the file that it was made on.
    fn bring_back(&mut self, key: &RecoveryKey) {
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

    fn new_case(&mut self) {
        let id = uuid::Uuid::new_v4().to_string();
        match edit::TEMPLATES[0].scenario(&id, "Untitled case") {
            Ok(scenario) => {
                self.show(Some(Workspace::new("untitled.ron".to_owned(), None, scenario, None, fresh_seed())));
                self.notice = None;
            }
            Err(error) => self.notice = Some(error.to_string().into()),
        }
    }

    fn open_sample(&mut self, index: usize) {
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

    fn carry_out(&mut self, ctx: &egui::Context, request: Request) {
        match request {
            Request::Do(command) => self.command(ctx, command),
            Request::Open(path) => self.leave(ctx, Leaving::OpenPath(path)),
            Request::OpenSample(index) => self.open_sample(index),
            Request::BringBack(key) => self.bring_back(&key),
            Request::Discard(key) => {
                if let Some(Err(error)) = self.keeping.as_mut().map(|keeping| keeping.discard(&key)) {
                    self.notice = Some(error.to_string().into());
                }
            }
            Request::ShowPage(page) => self.pages.open(ctx, page),
            about_the_case => self.carry_out_in_case(about_the_case),
        }
    }

    fn carry_out_in_case(&mut self, request: Request) {
        let Some(workspace) = &mut self.workspace else { return };
        match request {
            Request::Do(_)
            | Request::Open(_)
            | Request::OpenSample(_)
            | Request::ShowPage(_)
            | Request::BringBack(_)
            | Request::Discard(_) => {}
            Request::Select(nodes) => {
                workspace.selection = nodes.into_iter().collect();
                workspace.tab = Tab::Node;
            }
            Request::ToggleSelected(node) => {
                if !workspace.selection.remove(&node) {
                    workspace.selection.insert(node);
                }
            }
            Request::GoTo(place) => go_to(workspace, self.canvas, place),
            Request::Look(camera) => {
                workspace.camera = camera;
                workspace.fit_pending = false;
            }
            Request::Drag(by) => workspace.dragged += by,
            Request::Drop => drop_cards(workspace),
            Request::SetText { place, text } => workspace.type_text(&place, &text),
            Request::Apply(step) => workspace.apply(step),
            Request::AddLine { node, lines } => {
                let case = workspace.scenario().clone();
                let (step, line) = edit::add_line(&workspace.file, &case, &node, &lines, &mut workspace.fresh);
                workspace.apply(step);
                workspace.focus = Some(lines.place(&node).item(&line).then("says"));
            }
            Request::AddChoice(node) => {
                let (step, choice) = edit::add_choice(&workspace.file, workspace.scenario(), &node);
                workspace.apply(step);
                workspace.focus = Some(Place::choice(&node, &choice).then("says"));
            }
            Request::AddWay(node) => {
                let case = workspace.scenario().clone();
                let step = edit::add_way(&workspace.file, &case, &node, &mut workspace.fresh);
                workspace.apply(step);
            }
            Request::Connect { from, exit, to } => {
                let step = edit::connect(&workspace.file, workspace.scenario(), &from, &exit, &to);
                workspace.apply(step);
            }
            Request::Create { kind, at, from } => {
                let (step, id) = edit::create_node(&workspace.file, workspace.scenario(), &NewNode { kind, at, from });
                workspace.apply(step);
                workspace.selection = [id].into();
                workspace.tab = Tab::Node;
            }
            Request::Graph(request) => canvas::carry_out(workspace, request),
            Request::StartRunAt(node) => {
                workspace.start_run_at(&node, fresh_seed_u32());
                follow_run(workspace, self.canvas);
            }
            Request::StartRun => workspace.start_run(fresh_seed_u32()),
            Request::Play(input) => {
                if let Some(session) = &mut workspace.run {
                    match session.run.step(input) {
                        Ok(()) => follow_run(workspace, self.canvas),
                        Err(refused) => self.notice = Some(refused.to_string().into()),
                    }
                }
            }
            Request::Rewind(inputs) => {
                if let Some(session) = &mut workspace.run {
                    session.run.rewind(inputs);
                    follow_run(workspace, self.canvas);
                }
            }
            Request::ShowTab(tab) => workspace.tab = tab,
        }
    }

    fn command(&mut self, ctx: &egui::Context, command: Command) {
        match command {
            Command::New => return self.leave(ctx, Leaving::New),
            Command::Open => return self.leave(ctx, Leaving::Open),
            Command::Close => return self.leave(ctx, Leaving::Close),
            Command::Quit => return self.leave(ctx, Leaving::Quit),
            Command::Save => return self.save(ctx, None),
            Command::SaveAs => {
                let name = self.workspace.as_ref().map_or_else(String::new, Workspace::name);
                return self.dialogs.ask(ctx, Ask::SaveAs(name));
            }
            Command::OpenInBrowser => {
                let Some(workspace) = &self.workspace else { return };
                return self.pages.show(ctx, workspace);
            }
            Command::ExportWebPage => {
                let name = self.workspace.as_ref().map_or_else(String::new, Workspace::name);
                let name = Path::new(&name).with_extension("html").to_string_lossy().into_owned();
                return self.dialogs.ask(ctx, Ask::ExportWebPage(name));
            }
            Command::ToggleTheme => {
                self.theme = if self.theme.dark { Theme::LIGHT } else { Theme::DARK };
                if let Some(keeping) = &mut self.keeping {
                    keeping.preferences.theme = if self.theme.dark { ThemeChoice::Dark } else { ThemeChoice::Light };
                    keeping.save(ctx);
                }
                return self.theme.apply(ctx);
            }
            _about_the_case => {}
        }
        let view = self.canvas;
        let Some(workspace) = &mut self.workspace else { return };
        let selected: Vec<_> = workspace.selection.iter().cloned().collect();
        match command {
            Command::New
            | Command::Open
            | Command::Close
            | Command::Quit
            | Command::Save
            | Command::SaveAs
            | Command::OpenInBrowser
            | Command::ExportWebPage
            | Command::ToggleTheme => {}
            Command::Undo => self.notice = workspace.undo().map(|label| format!("Taken back: {label}").into()),
            Command::Redo => self.notice = workspace.redo().map(|label| format!("Done again: {label}").into()),
            Command::Copy => ctx.copy_text(edit::copy(workspace.scenario(), &selected).to_text()),
            Command::Paste => ctx.send_viewport_cmd(egui::ViewportCommand::RequestPaste),
            Command::Duplicate => {
                let mut fresh = workspace.fresh.clone();
                let (step, ids) = edit::duplicate(&workspace.file, workspace.scenario(), &selected, &mut fresh);
                workspace.fresh = fresh;
                workspace.apply(step);
                workspace.selection = ids.into_iter().collect();
            }
            Command::Delete => {
                let step = canvas::deletion(workspace);
                self.notice = Some(format!("{} – Ctrl+Z brings it back", step.label).into());
                workspace.apply(step);
            }
            Command::AddNode => canvas::carry_out(workspace, GraphRequest::AddNode),
            Command::AddNote => {
                let at = point(workspace.camera.centre);
                canvas::carry_out(workspace, GraphRequest::AddNote(at));
            }
            Command::FrameSelection => canvas::carry_out(workspace, GraphRequest::FrameSelection),
            Command::Tidy => canvas::carry_out(workspace, GraphRequest::Tidy),
            Command::SelectAll => workspace.selection = workspace.scenario().nodes.keys().cloned().collect(),
            Command::ZoomIn => workspace.camera = workspace.camera.zoomed(view, 1.25, view.center()),
            Command::ZoomOut => workspace.camera = workspace.camera.zoomed(view, 0.8, view.center()),
            Command::ZoomActual => {
                workspace.camera = workspace.camera.zoomed(view, 1.0 / workspace.camera.zoom, view.center());
            }
            Command::ZoomFit => workspace.camera = Camera::fitting(view, workspace.graph.bounds()),
            Command::PlayFromHere => {
                if let Some(node) = workspace.selected_node().cloned() {
                    workspace.start_run_at(&node, fresh_seed_u32());
                    follow_run(workspace, view);
                }
            }
            Command::PlayFromStart => {
                workspace.start_run(fresh_seed_u32());
                follow_run(workspace, view);
            }
            Command::ShowNode => workspace.tab = Tab::Node,
            Command::ShowPlay => workspace.tab = Tab::Play,
            Command::NextProblem => {
                if let Some(place) = workspace.next_problem() {
                    go_to(workspace, view, place);
                }
            }
        }
    }

    /// Pastes nodes from a clipboard text.
    fn paste(&mut self, text: &str) {
        let Some(workspace) = &mut self.workspace else { return };
        match Fragment::from_text(text) {
            Ok(fragment) => {
                let at = Some(point(workspace.camera.centre));
                let mut fresh = workspace.fresh.clone();
                let (step, ids) = edit::paste(&workspace.file, workspace.scenario(), &fragment, at, &mut fresh);
                workspace.fresh = fresh;
                workspace.apply(step);
                workspace.selection = ids.into_iter().collect();
            }
            Err(error) => self.notice = Some(error.to_string().into()),
        }
    }

    /// Does what leaves the case, or asks first if that would lose changes.
    fn leave(&mut self, ctx: &egui::Context, leaving: Leaving) {
        if self.workspace.as_ref().is_some_and(has_work_to_lose) {
            self.question = Some(Question::Unsaved(leaving));
        } else {
            self.leave_now(ctx, leaving);
        }
    }

    fn leave_now(&mut self, ctx: &egui::Context, leaving: Leaving) {
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

    /// Saves to the file of the case; asks for one if it has none, and before something would be lost.
    fn save(&mut self, ctx: &egui::Context, then: Option<Leaving>) {
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
    fn save_to(&mut self, ctx: &egui::Context, path: PathBuf, over: Over, then: Option<Leaving>) {
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

    fn finish_saving(&mut self, ctx: &egui::Context) {
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

    /// Writes the web page of the case to a file.
    fn export_page(&mut self, ctx: &egui::Context, path: PathBuf) {
        if let Some(workspace) = &self.workspace {
            self.pages.keep(ctx, workspace, with_extension(path, "html"));
        }
    }

    /// Says what became of a web page. What takes more than a line waits until no other question does.
    fn finish_pages(&mut self) {
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

    fn answer_dialogs(&mut self, ctx: &egui::Context) {
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

    fn panels_ui(&mut self, ui: &mut Ui) {
        let theme = &self.theme;
        let requests = &mut self.requests;
        let bar = |fill, height: f32| {
            let frame = Frame::new().fill(fill).inner_margin(Margin::symmetric(theme::MARGIN, 0));
            (frame, height)
        };
        let (frame, height) = bar(theme.panel, 44.0);
        Panel::top("menu")
            .exact_size(height)
            .frame(frame)
            .show(ui, |ui| menu_bar_ui(ui, self.workspace.as_ref(), theme, requests));
        let Some(workspace) = &self.workspace else {
            let frame = Frame::new().fill(theme.canvas).inner_margin(Margin::same(theme::MARGIN));
            CentralPanel::default().frame(frame).show(ui, |ui| {
                start_ui(ui, self.notice.as_ref().map(|n| n.text.as_str()), self.keeping.as_ref(), theme, requests);
            });
            return;
        };
        let (frame, height) = bar(theme.sunken, 28.0);
        Panel::bottom("status").exact_size(height).frame(frame).show(ui, |ui| {
            status_bar_ui(ui, workspace, self.notice.as_ref(), theme, requests);
        });
        let panel = Frame::new().fill(theme.panel).inner_margin(Margin::same(theme::MARGIN));
        let width = ui.available_width();
        if width >= 1_000.0 {
            let frame = panel.inner_margin(Margin::symmetric(8, 8));
            Panel::left("outline").default_size(216.0).size_range(140.0..=400.0).frame(frame).show(ui, |ui| {
                outline_ui(ui, workspace, theme, requests);
            });
        }
        let form_width = if width < 960.0 { (width * 0.45).max(260.0) } else { 408.0 };
        Panel::right("side").default_size(form_width).size_range(260.0..=720.0).frame(panel).show(ui, |ui| {
            tabs_ui(ui, workspace, theme, requests);
            match workspace.tab {
                Tab::Node => node_form_ui(ui, workspace, theme, requests),
                Tab::Play => play_ui(ui, workspace, theme, requests),
            }
        });
        let frame = panel.inner_margin(Margin::symmetric(theme::MARGIN, 8));
        Panel::bottom("problems").default_size(168.0).size_range(60.0..=420.0).resizable(true).frame(frame).show(
            ui,
            |ui| {
                problems_ui(ui, workspace, theme, requests);
            },
        );
        CentralPanel::default().frame(Frame::new()).show(ui, |ui| {
            self.canvas = ui.available_rect_before_wrap();
            canvas_ui(ui, workspace, theme, requests);
        });
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

fn tabs_ui(ui: &mut Ui, workspace: &Workspace, theme: &Theme, requests: &mut Requests) {
    ui.horizontal(|ui| {
        for (tab, label) in [(Tab::Node, "Write"), (Tab::Play, "Play")] {
            let selected = workspace.tab == tab;
            let family = if selected { theme::semibold() } else { egui::FontFamily::Proportional };
            let colour = if selected { theme.text } else { theme.text_weak };
            let text = egui::RichText::new(label).font(egui::FontId::new(13.5, family)).color(colour);
            let response = ui.add(egui::Button::new(text).frame(false));
            if selected {
                let rect = response.rect;
                ui.painter().hline(rect.x_range(), rect.bottom() + 1.0, egui::Stroke::new(2.0, theme.accent));
            }
            if response.clicked() {
                requests.push(Request::ShowTab(tab));
            }
        }
    });
    ui.add_space(theme::GAP);
}

/// A case that was never saved and never changed is nothing to lose.
fn has_work_to_lose(workspace: &Workspace) -> bool {
    workspace.history.is_dirty(&workspace.file)
}

fn go_to(workspace: &mut Workspace, view: egui::Rect, place: Place) {
    let Some(node) = place.in_node().cloned() else { return };
    if let Some(placed) = workspace.graph.card(&node) {
        let camera = if workspace.camera.zoom < 0.4 {
            Camera { zoom: 0.8, centre: placed.rect.center() }
        } else {
            workspace.camera
        };
        workspace.camera = camera.revealing(view, placed.rect);
    }
    workspace.selection = [node].into();
    workspace.tab = Tab::Node;
    workspace.focus = Some(place);
}

/// The graph follows the run.
fn follow_run(workspace: &mut Workspace, view: egui::Rect) {
    let Some(session) = &workspace.run else { return };
    let Some((id, _)) = session.run.node() else { return };
    if let Some(placed) = workspace.graph.card(id) {
        workspace.camera = workspace.camera.revealing(view, placed.rect);
    }
}

fn drop_cards(workspace: &mut Workspace) {
    let by = std::mem::take(&mut workspace.dragged);
    if by == egui::Vec2::ZERO {
        return;
    }
    let graph = &workspace.graph;
    let moved: Vec<_> = workspace
        .selection
        .iter()
        .filter_map(|id| graph.rect(id).map(|rect| (id.clone(), point(rect.min + by))))
        .collect();
    let step = edit::move_cards(&workspace.file, &moved);
    workspace.apply(step);
}

fn with_extension(path: PathBuf, usual: &str) -> PathBuf {
    if path.extension().is_some() { path } else { path.with_extension(usual) }
}

/// A seed for fresh ids.
fn fresh_seed() -> u64 {
    uuid::Uuid::new_v4().as_u64_pair().0
}

/// A seed for a run.
fn fresh_seed_u32() -> u32 {
    uuid::Uuid::new_v4().as_fields().0
}
