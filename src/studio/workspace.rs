//! One open case: the document with its history, what is selected and seen, and what was derived from it.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::edit::{Documents, History, Lines, Step};
use crate::scenario::{FreshIds, Id, Pack, Place, RunStep, Scenario, Text};

use super::canvas::{Camera, CanvasState, Graph};
use super::checks::Checks;
use super::derived::Derived;
use super::exploring::{Exploring, Wanted};
use super::insights::{Chart, Insights};
use super::new_entry::NewEntry;
use super::open_cases::CaseKey;
use super::play_session::{PlaySession, Trodden};
use super::scores::{RunScore, scores};
use super::section::Section;
use super::usage::Usages;

/// A room of the studio: what the window is for at the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// The cases of a folder; belongs to no case, so that no workspace is ever in it.
    Library,
    Write,
    Play,
    Insights,
    /// The packages of a pack; belongs to no case either.
    Publish,
}

impl Room {
    /// Every room, from left to right.
    pub const ALL: [Self; 5] = [Self::Library, Self::Write, Self::Play, Self::Insights, Self::Publish];

    /// The word on its switch.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Library => "Library",
            Self::Write => "Write",
            Self::Play => "Play",
            Self::Insights => "Insights",
            Self::Publish => "Publish",
        }
    }
}

impl Room {
    /// The room that is `by` further to the right, round and round.
    #[must_use]
    pub fn beside(self, by: isize) -> Self {
        let count = Self::ALL.len().cast_signed();
        let at = Self::ALL.iter().position(|room| *room == self).unwrap_or_default().cast_signed();
        Self::ALL[(at + by).rem_euclid(count).cast_unsigned()]
    }
}

/// A pane of the room Write, for going round by keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    Outline,
    Graph,
    Form,
    Problems,
}

impl Pane {
    /// The next one round; at first the outline.
    #[must_use]
    pub const fn after(pane: Option<Self>) -> Self {
        match pane {
            None | Some(Self::Problems) => Self::Outline,
            Some(Self::Outline) => Self::Graph,
            Some(Self::Graph) => Self::Form,
            Some(Self::Form) => Self::Problems,
        }
    }
}

/// What the form shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The selected node.
    Node,
    /// A section of the case.
    Case(Section),
}

/// One open case. Nothing in here but the history is part of the document.
pub struct Workspace {
    /// Tells it apart from the other open cases.
    pub key: CaseKey,
    pub history: History,
    /// What the history calls the file: the name it was opened or made under.
    pub file: String,
    /// Where the file lies; none until it is saved for the first time.
    pub path: Option<PathBuf>,
    /// What stood on disk when it was read or written last.
    pub stamp: Option<crate::store::Stamp>,
    /// Saving would lose comments of the file, and the author has not agreed yet.
    pub has_comments: bool,
    /// Nodes and notes.
    pub selection: BTreeSet<Id>,
    pub camera: Camera,
    /// The whole graph should be brought into view as soon as the size of the canvas is known.
    pub fit_pending: bool,
    /// The path of the run should be, instead.
    pub fit_path_pending: bool,
    /// How far the selected cards have been dragged, in points of the canvas.
    pub dragged: egui::Vec2,
    pub room: Room,
    pub subject: Subject,
    /// What is open on the canvas.
    pub canvas: CanvasState,
    pub graph: Graph,
    pub checks: Checks,
    /// Where everything declared is used; kept up to date while a section is shown.
    pub usages: Derived<Usages>,
    /// What the saved runs come to; kept up to date while scoring is shown.
    pub scores: Derived<Vec<RunScore>>,
    /// What every run of the case can come to.
    pub exploring: Exploring,
    /// The same, made ready to be shown; kept up to date while it is.
    pub insights: Option<Insights>,
    /// The chart of which a picture is being taken: nothing else is shown meanwhile.
    pub pictured: Option<Chart>,
    /// The entry that was added last.
    pub new_entry: Option<NewEntry>,
    pub run: Option<PlaySession>,
    /// The place whose field should get the focus.
    pub focus: Option<Place>,
    /// The pane that should get the focus.
    pub pane: Option<Pane>,
    /// The pane that got it last.
    pub pane_had_focus: Option<Pane>,
    pub fresh: FreshIds,
    burst: Option<(Place, u64)>,
}

impl Workspace {
    /// A workspace for a case that was read or made.
    #[must_use]
    pub fn new(file: String, path: Option<PathBuf>, scenario: Scenario, pack: Option<Pack>, seed: u64) -> Self {
        let mut documents = Documents::one(file.clone(), scenario);
        documents.pack = pack;
        let mut workspace = Self {
            key: CaseKey::default(),
            history: History::new(documents),
            file,
            path,
            stamp: None,
            has_comments: false,
            selection: BTreeSet::new(),
            camera: Camera::default(),
            fit_pending: true,
            fit_path_pending: false,
            dragged: egui::Vec2::ZERO,
            room: Room::Write,
            subject: Subject::Node,
            canvas: CanvasState::default(),
            graph: Graph::default(),
            checks: Checks::default(),
            usages: Derived::default(),
            scores: Derived::default(),
            exploring: Exploring::default(),
            insights: None,
            pictured: None,
            new_entry: None,
            run: None,
            focus: None,
            pane: None,
            pane_had_focus: None,
            fresh: FreshIds::new(seed),
            burst: None,
        };
        workspace.selection.extend(workspace.scenario().start.clone());
        workspace.refresh();
        workspace
    }

    /// The case as it is now.
    ///
    /// # Panics
    /// Never: the file is put into the history when the workspace is made, and no step removes it.
    #[must_use]
    pub fn scenario(&self) -> &Scenario {
        self.history.scenario(&self.file).expect("the history holds the file of its workspace")
    }

    /// The node that the form shows: the only one that is selected.
    #[must_use]
    pub fn selected_node(&self) -> Option<&Id> {
        let mut selected = self.selection.iter();
        selected.next().filter(|id| selected.next().is_none() && self.scenario().nodes.contains_key(*id))
    }

    /// Whether there are changes that are not on disk.
    #[must_use]
    pub fn is_dirty(&self) -> bool {
        self.history.is_dirty(&self.file) || self.path.is_none()
    }

    /// The name of the file, without its folder.
    #[must_use]
    pub fn name(&self) -> String {
        let name = self.path.as_deref().and_then(std::path::Path::file_name);
        name.map_or_else(|| self.file.clone(), |name| name.to_string_lossy().into_owned())
    }

    /// Notes that the case stands at `path` as it was when `written` was taken.
    pub fn saved(&mut self, path: PathBuf, stamp: crate::store::Stamp, written: Scenario) {
        self.history.mark_saved(&self.file, written);
        self.path = Some(path);
        self.stamp = Some(stamp);
        self.has_comments = false;
        self.burst = None;
    }

    /// Does a step, and brings what is derived up to date.
    pub fn apply(&mut self, step: Step) {
        self.burst = None;
        self.history.apply(step);
        self.refresh();
    }

    /// Sets a text while it is being typed: what is typed into one field without leaving it is one step.
    pub fn type_text(&mut self, place: &Place, text: &Text) {
        let step = crate::edit::type_text(&self.file, self.scenario(), place, text);
        self.adjust(place, step);
    }

    /// Does a step of a value that is being moved or typed: what is done to one field without leaving it is one step.
    pub fn adjust(&mut self, place: &Place, step: Step) {
        let burst = match &self.burst {
            Some((at, burst)) if at == place => *burst,
            Some(_) | None => self.history.new_burst(),
        };
        self.history.apply(step.in_burst(burst));
        self.burst = Some((place.clone(), burst));
        self.refresh();
    }

    /// Adds a line for what is typed where there was none: typing on in it is part of the same step.
    pub fn type_new_line(&mut self, node: &Id, lines: &Lines, says: &Text) {
        let mut fresh = self.fresh.clone();
        let (step, line) = crate::edit::written_line(&self.file, self.scenario(), node, lines, says, &mut fresh);
        self.fresh = fresh;
        let burst = self.history.new_burst();
        self.history.apply(step.in_burst(burst));
        self.burst = Some((lines.place(node).item(&line).then("says"), burst));
        self.refresh();
    }

    /// Gives the entry that was added last its name: one step with the words that were typed for it.
    pub fn name_new_entry(&mut self) {
        let waiting = self.new_entry.as_ref().and_then(NewEntry::waiting);
        let Some(from) = waiting.filter(|from| Usages::of(self.scenario()).places(from).is_empty()) else { return };
        let Some((step, to)) = crate::edit::name_entry(&self.file, self.scenario(), from) else { return };
        let burst = self.burst.take_if(|(at, _)| at.segments().starts_with(from.segments()));
        self.history.apply(match burst {
            Some((_, burst)) => step.in_burst(burst),
            None => step,
        });
        self.burst = None;
        self.new_entry = self.new_entry.take().map(|entry| entry.named(to));
        self.refresh();
    }

    /// Under which place the field at `place` keeps its focus and its cursor.
    #[must_use]
    pub fn field_key(&self, place: &Place) -> Place {
        self.new_entry.as_ref().and_then(|entry| entry.key(place)).unwrap_or_else(|| place.clone())
    }

    /// Brings what sections show about the case up to date, off the UI thread; only what is shown is worked out.
    pub fn derive(&mut self, ctx: &egui::Context) {
        let Self {
            history, file, usages, scores: run_scores, room: Room::Write, subject: Subject::Case(section), ..
        } = self
        else {
            return;
        };
        usages.update(ctx, history, file, |case, _, _| Some(Usages::of(case)));
        if *section == Section::Scoring {
            run_scores.update(ctx, history, file, scores);
        }
    }

    /// Explores the case off the UI thread: while its answers are shown, and if `at_rest` also when it rests.
    pub fn explore(&mut self, ctx: &egui::Context, at_rest: bool) {
        let wanted = match (self.room, at_rest) {
            (Room::Insights, _) => Wanted::Now,
            (Room::Library | Room::Publish | Room::Write | Room::Play, true) => Wanted::AtRest,
            (Room::Library | Room::Publish | Room::Write | Room::Play, false) => Wanted::Later,
        };
        self.exploring.update(ctx, &self.history, &self.file, wanted);
        let made_from = (self.exploring.generation(), self.graph.revision);
        let is_ready = self.insights.as_ref().is_some_and(|insights| insights.made_from == made_from);
        if let Some(known) = self.exploring.answers().filter(|_| wanted == Wanted::Now && !is_ready) {
            self.insights = Some(Insights::of(known, self.exploring.before(), &self.graph, made_from));
        }
    }

    /// Whether answers that are shown are still on their way.
    #[must_use]
    pub fn is_exploring(&self) -> bool {
        let has_all = self.exploring.is_complete() && self.exploring.is_current(&self.history);
        let waits = self.room == Room::Insights && !has_all;
        self.exploring.is_underway() || (waits && self.exploring.failure().is_none())
    }

    /// Whether work on what sections show is on its way.
    #[must_use]
    pub fn is_deriving(&self) -> bool {
        let shown = self.room == Room::Write && self.subject != Subject::Node;
        shown && (self.usages.is_underway() || self.scores.is_underway())
    }

    /// Takes the last step back.
    pub fn undo(&mut self) -> Option<String> {
        self.burst = None;
        let label = self.history.undo();
        self.refresh();
        label
    }

    /// Does the step again that was taken back last.
    pub fn redo(&mut self) -> Option<String> {
        self.burst = None;
        let label = self.history.redo();
        self.refresh();
        label
    }

    /// Begins a run of the case as it is now, at its start or at a node.
    pub fn start_run(&mut self, seed: u32, at: Option<&Id>) {
        let at = at.filter(|at| self.scenario().start.as_ref() != Some(at));
        self.run = Some(PlaySession::begin(self.scenario(), &self.history, seed, at, self.run.as_ref()));
        self.room = Room::Play;
    }

    /// Begins a run that does what a record says, as far as that goes, and shows its path in the graph.
    pub fn show_run(&mut self, seed: u32, steps: &[RunStep], about: &str) {
        let session = PlaySession::follow(self.scenario(), &self.history, seed, steps, about, self.run.as_ref());
        self.run = Some(session);
        self.room = Room::Play;
    }

    /// The path of the run that the graph shows: beside the run, and while it was asked for also in Write.
    #[must_use]
    pub fn shown_path(&self) -> Option<&Trodden> {
        let session = self.run.as_ref().filter(|session| session.shows_path || self.room == Room::Play)?;
        Some(&session.trodden)
    }

    /// Asks for the focus in a pane, when the next frame shows it.
    pub fn ask_for_focus(&mut self, pane: Pane) {
        self.pane_had_focus = Some(pane);
        match (pane, self.selected_node().cloned()) {
            (Pane::Form, Some(node)) if self.subject == Subject::Node => {
                self.focus = Some(Place::node(&node).then("title"));
            }
            (Pane::Outline | Pane::Graph | Pane::Form | Pane::Problems, _) => self.pane = Some(pane),
        }
    }

    fn refresh(&mut self) {
        let Self { history, file, graph, selection, canvas, .. } = self;
        let Some(scenario) = history.scenario(file) else { return };
        graph.update(scenario, history.pack());
        canvas.keep_what_is_in(scenario);
        selection.retain(|id| scenario.nodes.contains_key(id) || scenario.notes.contains_key(id));
    }
}
