//! One open case: the document with its history, what is selected and seen, and what was derived from it.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use crate::edit::{Documents, History, Step};
use crate::play::{Machine, Run};
use crate::scenario::{FreshIds, Id, Pack, Place, Scenario, Text, resolve};

use super::canvas::{Camera, CanvasState, Graph};
use super::checks::Checks;

/// What the right panel shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    Node,
    Play,
}

/// One open case. Nothing in here but the history is part of the document.
pub struct Workspace {
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
    /// How far the selected cards have been dragged, in points of the canvas.
    pub dragged: egui::Vec2,
    pub tab: Tab,
    /// What is open on the canvas.
    pub canvas: CanvasState,
    pub graph: Graph,
    pub checks: Checks,
    pub run: Option<PlaySession>,
    /// The place whose field should get the focus.
    pub focus: Option<Place>,
    pub fresh: FreshIds,
    burst: Option<(Place, u64)>,
    next_problem: usize,
}

/// A run in the studio, and the case that it plays.
pub struct PlaySession {
    pub run: Run,
    /// The revision of the document that was compiled.
    pub revision: u64,
}

impl Workspace {
    /// A workspace for a case that was read or made.
    #[must_use]
    pub fn new(file: String, path: Option<PathBuf>, scenario: Scenario, pack: Option<Pack>, seed: u64) -> Self {
        let mut documents = Documents::one(file.clone(), scenario);
        documents.pack = pack;
        let mut workspace = Self {
            history: History::new(documents),
            file,
            path,
            stamp: None,
            has_comments: false,
            selection: BTreeSet::new(),
            camera: Camera::default(),
            fit_pending: true,
            dragged: egui::Vec2::ZERO,
            tab: Tab::Node,
            canvas: CanvasState::default(),
            graph: Graph::default(),
            checks: Checks::default(),
            run: None,
            focus: None,
            fresh: FreshIds::new(seed),
            burst: None,
            next_problem: 0,
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
        let burst = match &self.burst {
            Some((at, burst)) if at == place => *burst,
            Some(_) | None => self.history.new_burst(),
        };
        let step = crate::edit::set_text(&self.file, self.scenario(), place, text).in_burst(burst);
        self.history.apply(step);
        self.burst = Some((place.clone(), burst));
        self.refresh();
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

    /// Begins a run at the start of the case as it is now.
    pub fn start_run(&mut self, seed: u32) {
        self.run_from(self.scenario().start.clone(), seed);
    }

    /// Begins a run at a node of the case as it is now, with every meter where it stands at the start.
    pub fn start_run_at(&mut self, node: &Id, seed: u32) {
        self.run_from(Some(node.clone()), seed);
    }

    fn run_from(&mut self, node: Option<Id>, seed: u32) {
        let mut resolved = resolve(self.scenario(), self.history.pack());
        resolved.start = node;
        let machine = Arc::new(Machine::compile(Arc::new(resolved)));
        self.run = Some(PlaySession { run: Run::new(machine, seed), revision: self.history.revision() });
        self.tab = Tab::Play;
    }

    /// The next place that a check complains of, round and round.
    pub fn next_problem(&mut self) -> Option<Place> {
        let findings = self.checks.findings();
        let place = findings.get(self.next_problem % findings.len().max(1)).map(|finding| finding.place.clone());
        self.next_problem = self.next_problem.wrapping_add(1);
        place
    }

    fn refresh(&mut self) {
        let Self { history, file, graph, selection, canvas, .. } = self;
        let Some(scenario) = history.scenario(file) else { return };
        graph.update(scenario, history.pack());
        canvas.keep_what_is_in(scenario);
        selection.retain(|id| scenario.nodes.contains_key(id) || scenario.notes.contains_key(id));
    }
}
