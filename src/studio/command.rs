//! The command table: menus, toolbar, shortcuts and documentation read it, and nothing else names a shortcut.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::form_keys;
use super::library::Library;
use super::open_pack::OpenPack;
use super::panels::problems_have_focus;
use super::workspace::{Room, Workspace};
use crate::check::{Finding, can_be_accepted};

/// Something that the author can do from anywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    New,
    Open,
    OpenFolder,
    Save,
    SaveAs,
    OpenInBrowser,
    ExportWebPage,
    Close,
    Quit,
    Undo,
    Redo,
    Copy,
    Paste,
    Duplicate,
    Delete,
    SelectAll,
    GoToAnything,
    ShowStart,
    ShowLibrary,
    ShowPublish,
    ShowWrite,
    ShowPlay,
    ShowInsights,
    NextRoom,
    PreviousRoom,
    NextCase,
    PreviousCase,
    NextPane,
    ZoomIn,
    ZoomOut,
    ZoomActual,
    ZoomFit,
    ToggleOutline,
    ToggleForm,
    ToggleProblems,
    TogglePath,
    ToggleTheme,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    ThemeHighContrast,
    Larger,
    Smaller,
    UsualSize,
    AddNode,
    AddNote,
    FrameSelection,
    Tidy,
    PlayFromHere,
    PlayFromStart,
    NextProblem,
    PreviousProblem,
    ExplainProblem,
    PlayProblem,
    FixProblem,
    FixAllProblems,
    AcceptProblem,
    ToggleProblemKinds,
    NewCaseInFolder,
    AddCases,
    AddToPack,
    TakeOutOfPack,
    MoveCaseUp,
    MoveCaseDown,
    CaseNeeds,
    OneAfterTheOther,
    SetOwner,
    SetReviewBy,
    PackCover,
    CheckLibrary,
}

/// In which menu a command stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    File,
    Edit,
    View,
    Case,
    Pack,
}

impl Menu {
    /// The menus, from left to right.
    pub const ALL: [Self; 5] = [Self::File, Self::Edit, Self::View, Self::Case, Self::Pack];

    /// The word in the menu bar.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::View => "View",
            Self::Case => "Case",
            Self::Pack => "Pack",
        }
    }
}

/// A row of the table.
pub struct Row {
    pub command: Command,
    pub menu: Menu,
    pub label: &'static str,
    pub tooltip: &'static str,
    pub shortcut: Option<KeyboardShortcut>,
    /// Whether a text field that has the focus gets the keys first.
    pub yields_to_text: bool,
    /// Whether it can be done now; `None`: no file is open.
    pub enabled: fn(Option<&Workspace>) -> bool,
}

#[expect(clippy::unnecessary_wraps, reason = "the rows of the table are shorter so")]
const fn key(modifiers: Modifiers, key: Key) -> Option<KeyboardShortcut> {
    Some(KeyboardShortcut::new(modifiers, key))
}

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

fn always(_: Option<&Workspace>) -> bool {
    true
}

/// What is done in the library alone; [`Front::can`] says when.
fn in_library_only(_: Option<&Workspace>) -> bool {
    false
}

fn with_file(workspace: Option<&Workspace>) -> bool {
    workspace.is_some()
}

fn with_selection_or_link(workspace: Option<&Workspace>) -> bool {
    with_selection(workspace) || workspace.is_some_and(|workspace| workspace.canvas.link.is_some())
}

/// Something is selected, and can be seen to be.
fn with_selection(workspace: Option<&Workspace>) -> bool {
    workspace.is_some_and(|workspace| workspace.room == Room::Write && !workspace.selection.is_empty())
}

fn with_problems(workspace: Option<&Workspace>) -> bool {
    workspace.is_some_and(|workspace| !workspace.checks.findings().is_empty())
}

/// A problem is selected that is so; whether it is open comes first.
fn selected(workspace: Option<&Workspace>, is_so: fn(bool, &Finding) -> bool) -> bool {
    let Some(checks) = workspace.map(|workspace| &workspace.checks) else { return false };
    checks.selected().is_some_and(|problem| is_so(problem.reason.is_none(), checks.found().finding(problem)))
}

/// What stands before the author, and so what commands mean.
#[derive(Clone, Copy)]
pub enum Front<'a> {
    /// A case; none: the start page.
    Case(Option<&'a Workspace>),
    /// The library, with the pack that is open.
    Library(&'a Library, Option<&'a OpenPack>),
    /// The packages of the pack that is open.
    Publish(Option<&'a OpenPack>),
}

impl Front<'_> {
    /// Whether a command can be done now.
    #[must_use]
    pub fn can(self, row: &Row) -> bool {
        match self {
            Self::Case(workspace) => (row.enabled)(workspace),
            Self::Library(library, pack) => {
                can_in_library(row.command, library, pack).unwrap_or_else(|| (row.enabled)(None))
            }
            Self::Publish(pack) => match row.command {
                Command::Undo => pack.is_some_and(|pack| pack.undo_label().is_some()),
                Command::Redo => pack.is_some_and(|pack| pack.redo_label().is_some()),
                _elsewhere => (row.enabled)(None),
            },
        }
    }
}

/// Whether a command can be done in the library; none: it means there what it means anywhere without a case.
fn can_in_library(command: Command, library: &Library, pack: Option<&OpenPack>) -> Option<bool> {
    let selects = |in_pack: bool| library.selected().any(|row| row.place.is_some() == in_pack);
    let moves = || pack.is_some() && library.can_move() && selects(true);
    Some(match command {
        Command::Undo => pack.is_some_and(|pack| pack.undo_label().is_some()),
        Command::Redo => pack.is_some_and(|pack| pack.redo_label().is_some()),
        Command::SelectAll | Command::CheckLibrary => !library.rows().is_empty(),
        Command::NewCaseInFolder => library.folder().is_some() && library.folder_trouble().is_none(),
        Command::AddCases | Command::PackCover => pack.is_some(),
        Command::AddToPack => pack.is_some() && selects(false),
        Command::TakeOutOfPack | Command::Delete => pack.is_some() && selects(true),
        Command::MoveCaseUp | Command::MoveCaseDown => moves(),
        Command::CaseNeeds => pack.is_some() && library.selected().count() == 1 && selects(true),
        Command::OneAfterTheOther => pack.is_some_and(|pack| pack.pack().scenarios.len() > 1),
        Command::SetOwner | Command::SetReviewBy => library.selected().next().is_some(),
        _elsewhere => return None,
    })
}

/// Every command; a shortcut with more modifiers stands before the one it contains.
#[rustfmt::skip]
pub const TABLE: &[Row] = &[
    Row { command: Command::AddNode, menu: Menu::Edit, label: "Add a node…", tooltip: "Choose a kind of node and add it where you look", shortcut: key(CTRL_SHIFT, Key::N), yields_to_text: false, enabled: with_file },
    Row { command: Command::AddNote, menu: Menu::Edit, label: "Add a note", tooltip: "A remark on the graph for you and your colleagues", shortcut: None, yields_to_text: false, enabled: with_file },
    Row { command: Command::FrameSelection, menu: Menu::Edit, label: "Put a frame around the selection", tooltip: "A titled border around the selected nodes", shortcut: key(CTRL, Key::G), yields_to_text: false, enabled: with_selection },
    Row { command: Command::Tidy, menu: Menu::Edit, label: "Tidy up", tooltip: "Lay out the selected nodes, or all of them, from left to right", shortcut: key(CTRL_SHIFT, Key::T), yields_to_text: false, enabled: with_file },
    Row { command: Command::New, menu: Menu::File, label: "New case", tooltip: "Begin a case with a customer, an agent, anger and trust", shortcut: key(CTRL, Key::N), yields_to_text: false, enabled: always },
    Row { command: Command::OpenFolder, menu: Menu::File, label: "Open a folder…", tooltip: "Show the cases of a folder, or a pack, in the library", shortcut: key(CTRL_SHIFT, Key::O), yields_to_text: false, enabled: always },
    Row { command: Command::Open, menu: Menu::File, label: "Open…", tooltip: "Open a scenario file", shortcut: key(CTRL, Key::O), yields_to_text: false, enabled: always },
    Row { command: Command::SaveAs, menu: Menu::File, label: "Save as…", tooltip: "Save under another name", shortcut: key(CTRL_SHIFT, Key::S), yields_to_text: false, enabled: with_file },
    Row { command: Command::Save, menu: Menu::File, label: "Save", tooltip: "Save the scenario to its file", shortcut: key(CTRL, Key::S), yields_to_text: false, enabled: with_file },
    Row { command: Command::OpenInBrowser, menu: Menu::File, label: "Open in browser", tooltip: "Play the case as learners get it, in your browser", shortcut: key(CTRL, Key::B), yields_to_text: false, enabled: with_file },
    Row { command: Command::ExportWebPage, menu: Menu::File, label: "Export as web page…", tooltip: "Save the case as one file that plays in any browser", shortcut: None, yields_to_text: false, enabled: with_file },
    Row { command: Command::Close, menu: Menu::File, label: "Close case", tooltip: "Close the case and go back to the start page", shortcut: key(CTRL, Key::W), yields_to_text: false, enabled: with_file },
    Row { command: Command::Quit, menu: Menu::File, label: "Quit", tooltip: "Leave Offramp", shortcut: key(CTRL, Key::Q), yields_to_text: false, enabled: always },
    Row { command: Command::Redo, menu: Menu::Edit, label: "Redo", tooltip: "Do again what was taken back", shortcut: key(CTRL_SHIFT, Key::Z), yields_to_text: false, enabled: |w| w.is_some_and(|w| w.history.redo_label().is_some()) },
    Row { command: Command::Undo, menu: Menu::Edit, label: "Undo", tooltip: "Take the last change back", shortcut: key(CTRL, Key::Z), yields_to_text: false, enabled: |w| w.is_some_and(|w| w.history.undo_label().is_some()) },
    Row { command: Command::Copy, menu: Menu::Edit, label: "Copy nodes", tooltip: "Copy the selected nodes", shortcut: key(CTRL, Key::C), yields_to_text: true, enabled: with_selection },
    Row { command: Command::Paste, menu: Menu::Edit, label: "Paste nodes", tooltip: "Paste copied nodes", shortcut: key(CTRL, Key::V), yields_to_text: true, enabled: with_file },
    Row { command: Command::Duplicate, menu: Menu::Edit, label: "Duplicate", tooltip: "Duplicate the selected nodes", shortcut: key(CTRL, Key::D), yields_to_text: true, enabled: with_selection },
    Row { command: Command::Delete, menu: Menu::Edit, label: "Delete nodes", tooltip: "Delete the selected nodes; links to them become open exits", shortcut: key(Modifiers::NONE, Key::Delete), yields_to_text: true, enabled: with_selection_or_link },
    Row { command: Command::SelectAll, menu: Menu::Edit, label: "Select all nodes", tooltip: "Select every node", shortcut: key(CTRL, Key::A), yields_to_text: true, enabled: with_file },
    Row { command: Command::GoToAnything, menu: Menu::View, label: "Go to anything…", tooltip: "Find a node, a section of the case, a command or a file by typing", shortcut: key(CTRL, Key::P), yields_to_text: false, enabled: always },
    Row { command: Command::ShowLibrary, menu: Menu::View, label: "Library", tooltip: "Go to the room that shows the cases of a folder, and the pack that they make", shortcut: key(CTRL_SHIFT, Key::H), yields_to_text: false, enabled: always },
    Row { command: Command::ShowStart, menu: Menu::View, label: "Start page", tooltip: "Begin or open another case beside those that are open", shortcut: key(CTRL, Key::H), yields_to_text: false, enabled: always },
    Row { command: Command::ShowWrite, menu: Menu::View, label: "Write", tooltip: "Go to the room in which the case is written", shortcut: None, yields_to_text: false, enabled: with_file },
    Row { command: Command::ShowPlay, menu: Menu::View, label: "Play", tooltip: "Go to the room in which the case is played", shortcut: key(Modifiers::NONE, Key::F7), yields_to_text: false, enabled: with_file },
    Row { command: Command::ShowInsights, menu: Menu::View, label: "Insights", tooltip: "Go to the room that shows what every run of the case comes to", shortcut: None, yields_to_text: false, enabled: with_file },
    Row { command: Command::ShowPublish, menu: Menu::View, label: "Publish", tooltip: "Go to the room that makes packages for LMSs, and knows what is live", shortcut: None, yields_to_text: false, enabled: with_file },
    Row { command: Command::NextRoom, menu: Menu::View, label: "Next room", tooltip: "Go one room to the right", shortcut: key(CTRL, Key::PageDown), yields_to_text: false, enabled: always },
    Row { command: Command::PreviousRoom, menu: Menu::View, label: "Previous room", tooltip: "Go one room to the left", shortcut: key(CTRL, Key::PageUp), yields_to_text: false, enabled: always },
    Row { command: Command::PreviousCase, menu: Menu::View, label: "Previous open case", tooltip: "Show the case one tab to the left", shortcut: key(CTRL_SHIFT, Key::Tab), yields_to_text: false, enabled: always },
    Row { command: Command::NextCase, menu: Menu::View, label: "Next open case", tooltip: "Show the case one tab to the right", shortcut: key(CTRL, Key::Tab), yields_to_text: false, enabled: always },
    Row { command: Command::NextPane, menu: Menu::View, label: "Next pane", tooltip: "Move the focus: outline, graph, form, problems", shortcut: key(Modifiers::NONE, Key::F6), yields_to_text: false, enabled: with_file },
    Row { command: Command::ZoomIn, menu: Menu::View, label: "Zoom in", tooltip: "See the graph larger", shortcut: key(CTRL, Key::Plus), yields_to_text: false, enabled: with_file },
    Row { command: Command::ZoomOut, menu: Menu::View, label: "Zoom out", tooltip: "See more of the graph", shortcut: key(CTRL, Key::Minus), yields_to_text: false, enabled: with_file },
    Row { command: Command::ZoomActual, menu: Menu::View, label: "Zoom to 100 %", tooltip: "See the graph at its real size", shortcut: key(CTRL, Key::Num0), yields_to_text: false, enabled: with_file },
    Row { command: Command::ZoomFit, menu: Menu::View, label: "Fit the whole graph", tooltip: "See every node at once", shortcut: key(CTRL, Key::Num9), yields_to_text: false, enabled: with_file },
    Row { command: Command::ToggleOutline, menu: Menu::View, label: "Show or hide the outline", tooltip: "Nodes and sections of the case at the left", shortcut: key(Modifiers::NONE, Key::F9), yields_to_text: false, enabled: with_file },
    Row { command: Command::ToggleForm, menu: Menu::View, label: "Show or hide the form", tooltip: "The form of the node or section at the right", shortcut: key(Modifiers::NONE, Key::F4), yields_to_text: false, enabled: with_file },
    Row { command: Command::ToggleProblems, menu: Menu::View, label: "Show or hide the problems", tooltip: "What the checks have found", shortcut: key(CTRL_SHIFT, Key::M), yields_to_text: false, enabled: with_file },
    Row { command: Command::TogglePath, menu: Menu::View, label: "Show or hide the path of the run", tooltip: "Mark in the graph where the run has been", shortcut: None, yields_to_text: false, enabled: |w| w.is_some_and(|w| w.run.is_some()) },
    Row { command: Command::ToggleTheme, menu: Menu::View, label: "Light or dark", tooltip: "Change between light and dark", shortcut: key(CTRL_SHIFT, Key::L), yields_to_text: false, enabled: always },
    Row { command: Command::ThemeSystem, menu: Menu::View, label: "Colours of the system", tooltip: "Light or dark, as the system is", shortcut: None, yields_to_text: false, enabled: always },
    Row { command: Command::ThemeLight, menu: Menu::View, label: "Light colours", tooltip: "Dark ink on warm paper", shortcut: None, yields_to_text: false, enabled: always },
    Row { command: Command::ThemeDark, menu: Menu::View, label: "Dark colours", tooltip: "Light ink on slate", shortcut: None, yields_to_text: false, enabled: always },
    Row { command: Command::ThemeHighContrast, menu: Menu::View, label: "High contrast", tooltip: "White and yellow on black", shortcut: None, yields_to_text: false, enabled: always },
    Row { command: Command::Larger, menu: Menu::View, label: "Everything larger", tooltip: "Show the whole window larger, up to 300 %", shortcut: key(CTRL, Key::F11), yields_to_text: false, enabled: always },
    Row { command: Command::Smaller, menu: Menu::View, label: "Everything smaller", tooltip: "Show the whole window smaller, down to 100 %", shortcut: key(CTRL, Key::F10), yields_to_text: false, enabled: always },
    Row { command: Command::UsualSize, menu: Menu::View, label: "Everything at 100 %", tooltip: "Show the whole window at its usual size", shortcut: None, yields_to_text: false, enabled: always },
    Row { command: Command::PlayFromStart, menu: Menu::Case, label: "Play from the start", tooltip: "Play the case as a learner does", shortcut: key(Modifiers::SHIFT, Key::F5), yields_to_text: false, enabled: with_file },
    Row { command: Command::PlayFromHere, menu: Menu::Case, label: "Play from here", tooltip: "Play from the selected node; in the Play room, from where the run began", shortcut: key(Modifiers::NONE, Key::F5), yields_to_text: false, enabled: with_file },
    Row { command: Command::PlayProblem, menu: Menu::Case, label: "Play the problem", tooltip: "Play the run that shows the selected problem", shortcut: key(CTRL, Key::F5), yields_to_text: false, enabled: |w| selected(w, |_, finding| finding.witness.is_some()) },
    Row { command: Command::FixAllProblems, menu: Menu::Case, label: "Repair all problems of this kind", tooltip: "Repair everything that the selected rule finds, as one step", shortcut: key(CTRL_SHIFT, Key::F8), yields_to_text: false, enabled: |w| w.and_then(|w| w.checks.fixable_rule()).is_some() },
    Row { command: Command::PreviousProblem, menu: Menu::Case, label: "Go to the previous problem", tooltip: "Walk back through what the checks found", shortcut: key(Modifiers::SHIFT, Key::F8), yields_to_text: false, enabled: with_problems },
    Row { command: Command::FixProblem, menu: Menu::Case, label: "Repair the problem", tooltip: "Do about the selected problem what one click can do", shortcut: key(CTRL, Key::F8), yields_to_text: false, enabled: |w| selected(w, |_, finding| finding.fix.is_some()) },
    Row { command: Command::NextProblem, menu: Menu::Case, label: "Go to the next problem", tooltip: "Walk through what the checks found", shortcut: key(Modifiers::NONE, Key::F8), yields_to_text: false, enabled: with_problems },
    Row { command: Command::ExplainProblem, menu: Menu::Case, label: "Why is this a problem?", tooltip: "Say what the rule finds, why it matters and what to do", shortcut: key(Modifiers::NONE, Key::F1), yields_to_text: false, enabled: |w| w.is_some_and(|w| w.checks.selected_rule().is_some()) },
    Row { command: Command::AcceptProblem, menu: Menu::Case, label: "Accept the problem…", tooltip: "Live with the selected problem, and say why", shortcut: key(CTRL, Key::R), yields_to_text: false, enabled: |w| selected(w, |open, finding| open && can_be_accepted(finding.rule)) },
    Row { command: Command::ToggleProblemKinds, menu: Menu::View, label: "Problems by kind, or in one list", tooltip: "Group the problems by what they are about, or list them by how pressing they are", shortcut: None, yields_to_text: false, enabled: with_file },
    Row { command: Command::CheckLibrary, menu: Menu::Pack, label: "Check all cases", tooltip: "Run all checks over all cases, and those of the pack", shortcut: key(CTRL_SHIFT, Key::J), yields_to_text: false, enabled: in_library_only },
    Row { command: Command::NewCaseInFolder, menu: Menu::Pack, label: "New case here…", tooltip: "Begin a case in this folder, at the end of its pack", shortcut: key(CTRL, Key::J), yields_to_text: false, enabled: in_library_only },
    Row { command: Command::AddCases, menu: Menu::Pack, label: "Add cases…", tooltip: "Take cases into the pack that lie in its folder", shortcut: None, yields_to_text: false, enabled: in_library_only },
    Row { command: Command::AddToPack, menu: Menu::Pack, label: "Add the selected cases", tooltip: "Take the selected cases into the pack, at its end", shortcut: None, yields_to_text: false, enabled: in_library_only },
    Row { command: Command::TakeOutOfPack, menu: Menu::Pack, label: "Take out of the pack", tooltip: "Take the selected cases out of the pack; their files stay where they are (Delete)", shortcut: None, yields_to_text: false, enabled: in_library_only },
    Row { command: Command::MoveCaseUp, menu: Menu::Pack, label: "Earlier in the teaching order", tooltip: "Move the selected cases up (Alt+Up on a row)", shortcut: key(CTRL_SHIFT, Key::ArrowUp), yields_to_text: false, enabled: in_library_only },
    Row { command: Command::MoveCaseDown, menu: Menu::Pack, label: "Later in the teaching order", tooltip: "Move the selected cases down (Alt+Down on a row)", shortcut: key(CTRL_SHIFT, Key::ArrowDown), yields_to_text: false, enabled: in_library_only },
    Row { command: Command::CaseNeeds, menu: Menu::Pack, label: "What the case needs…", tooltip: "Choose which cases have to be finished first", shortcut: key(CTRL, Key::U), yields_to_text: false, enabled: in_library_only },
    Row { command: Command::OneAfterTheOther, menu: Menu::Pack, label: "One after the other", tooltip: "Each case of the pack needs the one before it", shortcut: None, yields_to_text: false, enabled: in_library_only },
    Row { command: Command::PackCover, menu: Menu::Pack, label: "Cover…", tooltip: "What learners see before the list of cases", shortcut: None, yields_to_text: false, enabled: in_library_only },
    Row { command: Command::SetOwner, menu: Menu::Pack, label: "Set the owner…", tooltip: "Say who answers for the selected cases", shortcut: None, yields_to_text: false, enabled: in_library_only },
    Row { command: Command::SetReviewBy, menu: Menu::Pack, label: "Set the day of review…", tooltip: "Say when the selected cases should be looked at again", shortcut: None, yields_to_text: false, enabled: in_library_only },
];

/// The row of a command.
#[must_use]
pub fn row(command: Command) -> Option<&'static Row> {
    TABLE.iter().find(|row| row.command == command)
}

/// The commands whose keys were pressed, in the order of the keys. They are taken before any widget sees them, so that
/// undo means the case and not one field; a field with the focus keeps its own copy, paste and delete.
pub fn pressed(ctx: &egui::Context, front: Front<'_>) -> Vec<Command> {
    // A form keeps the keys of its fields, chips and buttons: nothing is deleted under a hand that writes. Nor is a node
    // deleted under a hand that wanted to be rid of a problem.
    let in_text = ctx.text_edit_focused() || form_keys::form_has_focus(ctx) || problems_have_focus(ctx);
    let mut commands = Vec::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            if form_keys::is_meant(event) {
                return true;
            }
            let row = TABLE.iter().filter(|row| !(in_text && row.yields_to_text)).find(|row| row.is_meant(event));
            let enabled = row.filter(|row| front.can(row));
            commands.extend(enabled.map(|row| row.command));
            // What words know too is theirs where the case has no use for it: marked words are copied in any room.
            row.is_none_or(|row| row.yields_to_text && enabled.is_none())
        });
    });
    commands
}

impl Row {
    fn is_meant(&self, event: &egui::Event) -> bool {
        match (event, self.shortcut) {
            // The window turns the keys for copying into an event of its own.
            (egui::Event::Copy, _) => self.command == Command::Copy,
            (egui::Event::Key { key, pressed: true, modifiers, .. }, Some(shortcut)) => {
                *key == shortcut.logical_key && modifiers.matches_logically(shortcut.modifiers)
            }
            _other => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_keys_and_each_has_a_row() {
        for (n, row) in TABLE.iter().enumerate() {
            assert!(TABLE[n + 1..].iter().all(|other| other.command != row.command), "{:?} twice", row.command);
            let shares = |other: &Row| row.shortcut.is_some() && other.shortcut == row.shortcut;
            assert!(!TABLE[n + 1..].iter().any(shares), "{:?}", row.command);
        }
    }

    #[test]
    fn keys_with_more_modifiers_come_first() {
        for (n, row) in TABLE.iter().enumerate() {
            let Some(keys) = row.shortcut else { continue };
            for later in TABLE[n + 1..].iter().filter_map(|row| row.shortcut) {
                assert!(
                    later.logical_key != keys.logical_key || !later.modifiers.shift || keys.modifiers.shift,
                    "{:?}",
                    row.command
                );
            }
        }
    }
}
