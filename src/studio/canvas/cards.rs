//! Cards as widgets: seen, selected, moved, opened.

use egui::{Key, PointerButton, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo};

use super::ground::{blocks, menu_key, open, pan_at_edge};
use super::paint::{self, Emphasis};
use super::state::MenuAbout;
use super::view::{View, card_id};
use super::{Detail, Placed, keys, ports};
use crate::scenario::{Id, Place};
use crate::studio::known::Ramp;
use crate::studio::request::{Request, Requests};

/// Shows the cards that can be seen.
pub fn cards_ui(ui: &mut Ui, view: &View<'_>, marquee: Option<Rect>, requests: &mut Requests) {
    if view.detail == Detail::Blocks {
        blocks(view, marquee);
        return;
    }
    let workspace = view.workspace;
    let playing: Option<&Id> = workspace.run.as_ref().and_then(|session| session.run.node()).map(|(id, _)| id);
    let path = workspace.shown_path();
    // What is held in the hand is painted over all cards.
    let mut held = Vec::new();
    for placed in &workspace.graph.cards {
        let rect = view.on_screen(placed);
        if !rect.expand(8.0).intersects(view.rect) {
            continue;
        }
        let selected = workspace.selection.contains(&placed.id);
        let (problems, blocked) = workspace.checks.of_node(&placed.id);
        let ramp = workspace.exploring.ramp(&placed.id);
        let trodden = path.is_some_and(|path| path.has(&placed.id));
        let sense = if view.hand { Sense::click() } else { Sense::click_and_drag() };
        let response = ui.interact(rect.intersect(view.rect), card_id(&placed.id), sense);
        response.widget_info(|| {
            WidgetInfo::selected(Role::Button, true, selected, spoken(placed, problems, ramp, trodden))
        });
        let focused = response.has_focus();
        let emphasis = Emphasis {
            selected: selected || marquee.is_some_and(|marquee| marquee.intersects(rect)),
            focused: focused && (!selected || workspace.selection.len() > 1),
            hovered: response.hovered(),
            playing: playing == Some(&placed.id),
            start: workspace.graph.start.as_ref() == Some(&placed.id),
            problems,
            blocked,
            ramp,
            trodden,
        };
        let tint = workspace.canvas.colour_by.of(view.theme, placed, &workspace.checks);
        paint::card(&view.painter, view.theme, placed, rect, view.camera.zoom, view.detail, tint, emphasis);
        card_input(ui, view, &response, placed, selected, requests);
        if focused {
            keys::card_keys(ui, view, &response, placed, requests);
        }
        if view.detail >= Detail::Outline {
            for row in 0..placed.card.rows.len() {
                ports::port_ui(ui, view, placed, row, &mut held, requests);
            }
        }
    }
    view.painter.extend(held);
}

fn spoken(placed: &Placed, problems: usize, ramp: Ramp, trodden: bool) -> String {
    let path = if trodden { ", on the path of the run" } else { "" };
    let card = format!("{}{}{path}", placed.card.spoken(&placed.number), ramp.spoken());
    match problems {
        0 => card,
        1 => format!("{card}, 1 finding"),
        several => format!("{card}, {several} findings"),
    }
}

fn card_input(ui: &Ui, view: &View<'_>, response: &Response, placed: &Placed, selected: bool, requests: &mut Requests) {
    let adds = ui.input(|input| input.modifiers.command || input.modifiers.shift);
    if response.drag_started_by(PointerButton::Primary) && !selected {
        requests.push(if adds {
            Request::ToggleSelected(placed.id.clone())
        } else {
            Request::Select(vec![placed.id.clone()])
        });
    }
    if response.dragged_by(PointerButton::Primary) {
        // At the edge the view moves on, and the card stays under the pointer.
        let pan = response.interact_pointer_pos().map_or(Vec2::ZERO, |at| pan_at_edge(ui, view, at));
        if pan != Vec2::ZERO {
            requests.push(Request::Look(view.camera.panned(pan)));
        }
        requests.push(Request::Drag((response.drag_delta() - pan) / view.camera.zoom));
    }
    if response.drag_stopped_by(PointerButton::Primary) {
        requests.push(Request::Drop);
    }
    if response.double_clicked() {
        requests.push(Request::GoTo(Place::node(&placed.id)));
    } else if response.clicked() {
        let by_enter = response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        requests.push(if by_enter {
            Request::GoTo(Place::node(&placed.id))
        } else if adds {
            Request::ToggleSelected(placed.id.clone())
        } else {
            Request::Select(vec![placed.id.clone()])
        });
        response.request_focus();
    }
    let by_key = response.has_focus() && menu_key(ui);
    if response.secondary_clicked() || by_key {
        if !selected {
            requests.push(Request::Select(vec![placed.id.clone()]));
        }
        let pointer = response.interact_pointer_pos().filter(|_| !by_key);
        let at = pointer.unwrap_or_else(|| response.rect.left_top() + egui::vec2(24.0, 24.0));
        open(view, at, MenuAbout::Nodes(placed.id.clone()), by_key, requests);
    }
}
