//! Requests: what panels ask for. The app's update is the one place that carries them out.

use crate::edit::{Lines, Step};
use crate::play::Input;
use crate::scenario::{Exit, Id, Place, Point, Text};
use crate::store::RecoveryKey;

use super::canvas::{Camera, GraphRequest};
use super::command::Command;
use super::insights::{Chart, Shows};
use super::library::LibraryRequest;
use super::open_cases::CaseKey;
use super::play_session::RunRequest;
use super::problems::{ProblemFilter, ProblemsRequest};
use super::publishing::PublishRequest;
use super::section::Section;
use super::workspace::Room;

/// Something that a panel asks for.
#[derive(Clone, Debug)]
pub enum Request {
    /// A command of the table.
    Do(Command),
    /// Select these nodes and no others.
    Select(Vec<Id>),
    /// Select a node as well, or no longer.
    ToggleSelected(Id),
    /// Show and select what stands at a place.
    GoTo(Place),
    /// Go this many nodes down the outline, with the focus.
    WalkOutline(isize),
    /// Look at the canvas from here.
    Look(Camera),
    /// Cards are being dragged by this much, in points of the canvas.
    Drag(egui::Vec2),
    /// The drag is over: its cards lie where they are.
    Drop,
    /// A text was typed in a field.
    SetText { place: Place, text: Text },
    /// A step that a panel made, such as a fix.
    Apply(Step),
    /// A step of a value that is being moved or typed: those of one place in a row are one.
    Adjust { place: Place, step: Step },
    /// A step that makes something new; the field that gets the focus, and the entry, if its words are to name it.
    Add { step: Step, focus: Place, unnamed: Option<Place> },
    /// Give the entry that was added last the name that its words make.
    NameEntry,
    /// Add a line to one of a node's lists.
    AddLine { node: Id, lines: Lines },
    /// Add a line for what was typed where there was none.
    TypeNewLine { node: Id, lines: Lines, says: Text },
    /// Add a choice to a decision.
    AddChoice(Id),
    /// Add a choice to a decision after another one.
    AddChoiceAfter { node: Id, choice: Id },
    /// Put a frame around the selected nodes.
    FrameSelected,
    /// Add a route to a gate, or an outcome to a chance.
    AddWay(Id),
    /// Link an exit to a node.
    Connect { from: Id, exit: Exit, to: Id },
    /// Create a node of a kind here.
    Create { kind: crate::scenario::Kind, at: Point, from: Option<(Id, Exit)> },
    /// Something about how the graph is shown or arranged.
    Graph(GraphRequest),
    /// Begin a run: at the start.
    StartRun,
    /// Begin a run at a node, with everything as it is at the start.
    StartRunAt(Id),
    /// Take an input in the run.
    Play(Input),
    /// Take inputs back, or again, until this many have been taken.
    Rewind(usize),
    /// Something else about the run.
    Run(RunRequest),
    /// Play a run that exploring found; what it shows, in words.
    ShowRun { shows: Shows, about: String },
    /// Write everything that was found out to a file that the author chooses.
    ExportInsights,
    /// Take a picture of a chart, into a file that the author chooses.
    PictureOf(Chart),
    /// The chart of which a picture is wanted stands here, by itself; which part of it fits, if that is less than 1.
    PictureShown { rect: egui::Rect, fits: f32 },
    /// Go to a room.
    ShowRoom(Room),
    /// Show the editor of a section of the case.
    ShowSection(Section),
    /// Open a file by its path.
    Open(std::path::PathBuf),
    /// Show a page that was exported in the browser.
    ShowPage(std::path::PathBuf),
    /// Show work that an earlier sitting left behind.
    BringBack(RecoveryKey),
    /// Throw away work that an earlier sitting left behind.
    Discard(RecoveryKey),
    /// Take a file out of those that were opened.
    ForgetRecent(std::path::PathBuf),
    /// Begin a case from a template, by its place among them.
    NewFrom(usize),
    /// Open a sample that ships with the program, by its place among them.
    OpenSample(usize),
    /// Show an open case; none: the start page.
    ShowCase(Option<CaseKey>),
    /// Close an open case.
    CloseCase(CaseKey),
    /// A panel was made this wide or high, in points.
    SizePanel(&'static str, f32),
    /// Show only problems of this sort.
    FilterProblems(ProblemFilter),
    /// Something about the list of problems, or what it lists.
    Problems(ProblemsRequest),
    /// Something about the library.
    Library(LibraryRequest),
    /// Something about packages.
    Publish(PublishRequest),
}

/// The requests of one frame, in order.
#[derive(Debug, Default)]
pub struct Requests(Vec<Request>);

impl Requests {
    /// Asks for something.
    pub fn push(&mut self, request: Request) {
        self.0.push(request);
    }

    /// Asks for a command of the table.
    pub fn run(&mut self, command: Command) {
        self.0.push(Request::Do(command));
    }

    /// Everything that was asked for.
    pub fn take(&mut self) -> Vec<Request> {
        std::mem::take(&mut self.0)
    }
}
