//! Keys that mean something only while the canvas has the keyboard. What works from anywhere is in the command table.

use egui::{EventFilter, Key, Modifiers, Response, Ui, Vec2, vec2};

use super::view::{View, card_id};
use super::{GraphRequest, Placed};
use crate::scenario::Id;
use crate::studio::request::{Request, Requests};

const ARROWS: [(Key, Vec2); 4] = [
    (Key::ArrowLeft, vec2(-1.0, 0.0)),
    (Key::ArrowRight, vec2(1.0, 0.0)),
    (Key::ArrowUp, vec2(0.0, -1.0)),
    (Key::ArrowDown, vec2(0.0, 1.0)),
];

/// On the ground an arrow goes to the card that is selected, or to the start. Escape ends the selection.
pub fn ground_keys(ui: &Ui, view: &View<'_>, ground: &Response, requests: &mut Requests) {
    let workspace = view.workspace;
    let calm = workspace.canvas.menu.is_none() && workspace.canvas.editing.is_none();
    let writing = ui.ctx().text_edit_focused() || egui::Popup::is_any_open(ui.ctx());
    let nothing = workspace.selection.is_empty() && workspace.canvas.link.is_none();
    let dragging = ui.input(|input| input.pointer.any_down());
    if calm && !writing && !nothing && !dragging && ui.input(|input| input.key_pressed(Key::Escape)) {
        requests.push(Request::Select(Vec::new()));
        requests.push(Request::Graph(GraphRequest::SelectLink(None)));
    }
    if !ground.has_focus() {
        return;
    }
    keep_arrows(ui, ground);
    if arrow(ui).is_some() {
        let selected = workspace.selection.iter().find(|id| workspace.graph.card(id).is_some());
        let first = workspace.graph.cards.first().map(|placed| &placed.id);
        if let Some(id) = selected.or(workspace.graph.start.as_ref()).or(first) {
            go_to(ui, view, id, requests);
        }
    }
}

/// An arrow goes to the card next to this one, with Shift it selects it too; with Ctrl it moves what is selected.
pub fn card_keys(ui: &Ui, view: &View<'_>, response: &Response, placed: &Placed, requests: &mut Requests) {
    keep_arrows(ui, response);
    let Some((direction, modifiers)) = arrow(ui) else { return };
    if modifiers.command {
        if !view.workspace.selection.contains(&placed.id) {
            requests.push(Request::Select(vec![placed.id.clone()]));
        }
        requests.push(Request::Graph(GraphRequest::Nudge(direction)));
    } else if let Some(next) = neighbour(view, placed, direction) {
        if modifiers.shift {
            let also = view.workspace.selection.iter().chain([&placed.id, &next.id]).cloned().collect();
            go_to(ui, view, &next.id, requests);
            requests.push(Request::Graph(GraphRequest::SelectAlso(also)));
        } else {
            go_to(ui, view, &next.id, requests);
        }
    }
}

/// Gives the keyboard to the selected card, else to the ground.
pub fn take_focus(ui: &Ui, view: &View<'_>, ground: &Response, requests: &mut Requests) {
    match view.workspace.selected_node().cloned() {
        Some(id) => go_to(ui, view, &id, requests),
        None => ground.request_focus(),
    }
}

/// Selects a card, brings it into view and gives it the keyboard.
fn go_to(ui: &Ui, view: &View<'_>, id: &Id, requests: &mut Requests) {
    let Some(placed) = view.workspace.graph.card(id) else { return };
    requests.push(Request::Select(vec![id.clone()]));
    let looked = view.camera.revealing(view.rect, placed.rect);
    if looked != view.camera {
        requests.push(Request::Look(looked));
    }
    ui.memory_mut(|memory| memory.request_focus(card_id(id)));
}

/// Arrows are for this widget, and do not carry the keyboard away.
pub fn keep_arrows(ui: &Ui, response: &Response) {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
}

/// The arrow that was pressed.
pub fn arrow(ui: &Ui) -> Option<(Vec2, Modifiers)> {
    ui.input(|input| {
        let pressed = ARROWS.into_iter().find(|(key, _)| input.key_pressed(*key));
        pressed.map(|(_, direction)| (direction, input.modifiers))
    })
}

/// The nearest card in a direction: what lies straight ahead counts more than what lies aside.
fn neighbour<'a>(view: &View<'a>, from: &Placed, direction: Vec2) -> Option<&'a Placed> {
    let start = from.rect.center();
    let cost = |placed: &Placed| {
        let way = placed.rect.center() - start;
        let ahead = way.dot(direction);
        let aside = way.dot(direction.rot90()).abs();
        (ahead > 1.0 && aside <= ahead * 3.0).then_some(ahead + 2.0 * aside)
    };
    let cards = view.workspace.graph.cards.iter().filter(|placed| placed.id != from.id);
    let ahead = cards.filter_map(|placed| Some((cost(placed)?, placed)));
    ahead.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, placed)| placed)
}
