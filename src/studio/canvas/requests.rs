//! What the canvas asks for, and how it is carried out.

use egui::{Vec2, vec2};

use super::state::{MenuAbout, OpenMenu};
use super::tint::ColourBy;
use super::view::point;
use crate::edit;
use crate::scenario::{Exit, Id, Place, Point};
use crate::studio::workspace::Workspace;

/// Something about how a graph is shown or arranged.
#[derive(Clone, Debug)]
pub enum GraphRequest {
    /// Show a menu on the canvas.
    OpenMenu(OpenMenu),
    /// Close this menu, if it is still the one that is open.
    CloseMenu(OpenMenu),
    /// Write a frame's title or a note in its place.
    Edit(Id),
    StopEditing,
    /// Say something else with the colours of the cards.
    ColourBy(ColourBy),
    /// Select the link that leaves an exit, or none.
    SelectLink(Option<(Id, Exit)>),
    /// Select these as well.
    SelectAlso(Vec<Id>),
    /// Move what is selected by so many steps of the grid.
    Nudge(Vec2),
    /// Add an empty note and write it.
    AddNote(Point),
    /// Put a frame around the selected nodes and name it.
    FrameSelection,
    /// Lay out the selected nodes, or all if none or one is selected.
    Tidy,
    /// Ask which node to add where the author looks.
    AddNode,
}

/// One step of the grid, in points of the canvas: the distance of the dots.
pub const GRID_STEP: f32 = 24.0;

/// Carries out what the canvas asked for.
pub fn carry_out(workspace: &mut Workspace, request: GraphRequest) {
    match request {
        GraphRequest::OpenMenu(menu) => workspace.canvas.menu = Some(menu),
        GraphRequest::CloseMenu(menu) => {
            workspace.canvas.menu.take_if(|open| *open == menu);
        }
        GraphRequest::Edit(id) => workspace.canvas.editing = Some(id),
        GraphRequest::StopEditing => workspace.canvas.editing = None,
        GraphRequest::ColourBy(colour_by) => workspace.canvas.colour_by = colour_by,
        GraphRequest::SelectLink(link) => {
            if link.is_some() {
                workspace.selection.clear();
            }
            workspace.canvas.link = link;
        }
        GraphRequest::SelectAlso(ids) => workspace.selection.extend(ids),
        GraphRequest::Nudge(steps) => nudge(workspace, steps * GRID_STEP),
        GraphRequest::AddNote(at) => {
            let mut fresh = workspace.fresh.clone();
            let (step, id) = edit::create_note(&workspace.file, workspace.scenario(), at, &mut fresh);
            workspace.fresh = fresh;
            workspace.apply(step);
            workspace.selection = [id.clone()].into();
            workspace.canvas.editing = Some(id);
        }
        GraphRequest::FrameSelection => frame_selection(workspace),
        GraphRequest::Tidy => tidy(workspace),
        GraphRequest::AddNode => {
            let at = workspace.camera.centre - vec2(120.0, 60.0);
            workspace.canvas.menu = Some(OpenMenu { at, about: MenuAbout::NewNode(None), by_key: true });
        }
    }
}

/// The step that the Delete key means: it opens the link that is selected, or deletes what is selected.
#[must_use]
pub fn deletion(workspace: &Workspace) -> edit::Step {
    let scenario = workspace.scenario();
    match &workspace.canvas.link {
        Some((from, exit)) if workspace.selection.is_empty() => edit::disconnect(&workspace.file, scenario, from, exit),
        Some(_) | None => {
            let selected: Vec<Id> = workspace.selection.iter().cloned().collect();
            edit::delete_nodes(&workspace.file, scenario, &selected)
        }
    }
}

fn frame_selection(workspace: &mut Workspace) {
    let selected: Vec<Id> = workspace.selection.iter().cloned().collect();
    let mut fresh = workspace.fresh.clone();
    let (step, id) = edit::frame_nodes(&workspace.file, workspace.scenario(), &selected, &mut fresh);
    workspace.fresh = fresh;
    if step.is_empty() {
        return;
    }
    workspace.apply(step);
    workspace.canvas.editing = Some(id);
}

fn tidy(workspace: &mut Workspace) {
    let selected = workspace.selection.iter().filter(|id| workspace.graph.card(id).is_some());
    let mut only: Vec<Id> = selected.cloned().collect();
    if only.len() < 2 {
        only.clear();
    }
    let graph = &workspace.graph;
    let step = edit::tidy(&workspace.file, workspace.scenario(), &only, |id| graph.size(id));
    let all = only.is_empty() && !step.is_empty();
    workspace.apply(step);
    // Where everything has moved, the author looks at it as at a case that was just opened.
    workspace.fit_pending |= all;
}

/// Moves what is selected. Nudges that follow each other are one step.
fn nudge(workspace: &mut Workspace, by: Vec2) {
    let graph = &workspace.graph;
    let moved: Vec<(Id, Point)> = workspace
        .selection
        .iter()
        .filter_map(|id| graph.rect(id).map(|rect| (id.clone(), point(rect.min + by))))
        .collect();
    let burst = match workspace.canvas.nudging {
        Some((burst, revision)) if revision == workspace.history.revision() => burst,
        Some(_) | None => workspace.history.new_burst(),
    };
    let step = edit::move_cards(&workspace.file, &moved).in_burst(burst);
    workspace.apply(step);
    workspace.canvas.nudging = Some((burst, workspace.history.revision()));
}

/// The place of the words of a frame or note.
pub fn words_of(workspace: &Workspace, id: &Id) -> Option<Place> {
    let scenario = workspace.scenario();
    if scenario.frames.contains_key(id) {
        Some(Place::declared("frames", id).then("title"))
    } else if scenario.notes.contains_key(id) {
        Some(Place::declared("notes", id).then("text"))
    } else {
        None
    }
}
