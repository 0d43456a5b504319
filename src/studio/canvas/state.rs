//! What is open on the canvas: a menu, a field, a link that is selected. No part of the document.

use egui::Pos2;

use super::tint::ColourBy;
use crate::scenario::{Exit, Id, Scenario};

/// What is open on the canvas of a case.
#[derive(Debug, Default)]
pub struct CanvasState {
    pub colour_by: ColourBy,
    /// The frame or note that is being written in its place.
    pub editing: Option<Id>,
    pub menu: Option<OpenMenu>,
    /// The link that is selected, by the exit that it leaves; none while nodes are selected.
    pub link: Option<(Id, Exit)>,
    /// The burst of nudges that the next one continues, and the revision that the last one made.
    pub(super) nudging: Option<(u64, u64)>,
}

impl CanvasState {
    /// Forgets what a change has taken away.
    pub fn keep_what_is_in(&mut self, scenario: &Scenario) {
        self.editing.take_if(|id| !scenario.frames.contains_key(id) && !scenario.notes.contains_key(id));
        self.link.take_if(|(from, exit)| {
            let exits = scenario.nodes.get(from).map(|node| node.exits()).unwrap_or_default();
            !exits.into_iter().any(|(name, to)| name == *exit && to.is_some())
        });
    }
}

/// A menu that is open on the canvas.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenMenu {
    /// Where, on the canvas.
    pub at: Pos2,
    pub about: MenuAbout,
    /// It was opened by a key, so that the keyboard goes into it.
    pub by_key: bool,
}

/// What a menu is about.
#[derive(Clone, Debug, PartialEq)]
pub enum MenuAbout {
    /// The selected nodes, and the one whose card was clicked.
    Nodes(Id),
    Exit(Id, Exit),
    Frame(Id),
    Note(Id),
    Ground,
    /// Which node comes next, perhaps at the end of an exit.
    NewNode(Option<(Id, Exit)>),
}
