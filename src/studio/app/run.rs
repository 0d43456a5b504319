//! What the Play room asks of the run, carried out.

use super::files::fresh_seed_u32;
use super::requests::{follow_run, go_to};
use crate::edit::{self, NewNode};
use crate::scenario::{Exit, Id, Kind, Place, Point, RunStep};
use crate::studio::canvas::point;
use crate::studio::insights::Shows;
use crate::studio::play_session::{Asked, RunRequest};
use crate::studio::workspace::Workspace;

/// How far a new node lies from the one that leads to it, and nodes below each other.
const APART: egui::Vec2 = egui::vec2(72.0, 24.0);
/// The room that a new node needs on the canvas.
const CARD: egui::Vec2 = egui::vec2(232.0, 140.0);

/// Does what is asked; what went wrong, if something did.
pub(super) fn carry_out_in_run(workspace: &mut Workspace, view: egui::Rect, request: RunRequest) -> Option<String> {
    if let RunRequest::WriteHere(kind) = request {
        write_here(workspace, view, kind);
        return None;
    }
    if let RunRequest::Restart | RunRequest::Reseed(_) = request {
        let session = workspace.run.as_ref()?;
        let (seed, at) = (session.run.seed(), session.begun_at());
        let seed = if let RunRequest::Reseed(seed) = request { seed } else { seed };
        workspace.start_run(seed, at.as_ref());
        follow_run(workspace, view);
        return None;
    }
    let mut session = workspace.run.take()?;
    let mut trouble = None;
    let mut moved = false;
    match request {
        RunRequest::Restart | RunRequest::Reseed(_) | RunRequest::WriteHere(_) => {}
        RunRequest::Show(tab) => session.tab = tab,
        RunRequest::SetPace(pace) => session.pace = pace,
        RunRequest::Draft(draft) => session.draft = draft,
        RunRequest::Compare => session.compared = true,
        RunRequest::Change(effect) => trouble = session.change(effect).err().map(|refused| refused.to_string()),
        RunRequest::TakeBranch => {
            session.take_branch();
            moved = true;
        }
        RunRequest::ReplayNow => {
            session.replay_on(workspace.scenario(), &workspace.history);
            moved = true;
        }
    }
    workspace.run = Some(session);
    if moved {
        follow_run(workspace, view);
    }
    trouble
}

/// Plays a run that exploring found, and brings its path into view; what went wrong, if something did.
pub(super) fn show_run(workspace: &mut Workspace, shows: Shows, about: &str) -> Option<String> {
    let exploring = &workspace.exploring;
    let mut found = exploring.answers().into_iter().chain(exploring.before());
    // What is awaited is shown as it was before the case was changed.
    let Some(steps) = found.find_map(|known| shows.steps(&known.exploration)) else {
        return Some("There is no run that shows this any more.".to_owned());
    };
    play_steps(workspace, &steps, &format!("From Insights: {about}"));
    None
}

/// Plays these steps, and brings the path that they take into view.
pub(super) fn play_steps(workspace: &mut Workspace, steps: &[RunStep], about: &str) {
    workspace.show_run(fresh_seed_u32(), steps, about);
    // How large the graph will be is known once it is shown.
    workspace.fit_path_pending = true;
}

/// Creates a node at the open exit at which the run ended, and goes to its form.
fn write_here(workspace: &mut Workspace, view: egui::Rect, kind: Kind) {
    let Some(session) = &workspace.run else { return };
    let Asked::Over(over) = &session.now.asked else { return };
    let from = over.open.clone().filter(|(id, exit)| is_open(workspace, id, exit));
    let at = free_place(workspace, from.as_ref().map(|(id, _)| id));
    let (step, id) = edit::create_node(&workspace.file, workspace.scenario(), &NewNode { kind, at, from });
    workspace.apply(step);
    go_to(workspace, view, Place::node(&id));
}

/// Whether nothing has been linked there since the run ended.
fn is_open(workspace: &Workspace, id: &Id, exit: &Exit) -> bool {
    let node = workspace.scenario().nodes.get(id);
    node.is_some_and(|node| node.exits().iter().any(|(name, to)| name == exit && to.is_none()))
}

/// Right of the card that leads to the new one, below what lies there already.
fn free_place(workspace: &Workspace, from: Option<&Id>) -> Point {
    let graph = &workspace.graph;
    let Some(placed) = from.and_then(|id| graph.card(id)) else { return point(workspace.camera.centre) };
    let mut place = egui::Rect::from_min_size(egui::pos2(placed.rect.right() + APART.x, placed.rect.top()), CARD);
    while let Some(below) =
        graph.cards.iter().filter(|card| card.rect.intersects(place)).map(|card| card.rect.bottom()).reduce(f32::max)
    {
        place = place.translate(egui::vec2(0.0, below - place.top() + APART.y));
    }
    point(place.min)
}
