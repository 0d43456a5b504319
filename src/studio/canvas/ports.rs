//! Exits as widgets: pulled to a card they lead there, pulled to the ground they ask what comes next.

use egui::{CursorIcon, Key, Pos2, Role, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

use super::card::HEADER;
use super::ground::{menu_key, open, pan_at_edge};
use super::links::{first_words, grip};
use super::paint::has_choices;
use super::rows::letter;
use super::state::MenuAbout;
use super::view::{View, card_id};
use super::{Detail, Placed, wire};
use crate::scenario::{Exit, Id};
use crate::studio::request::{Request, Requests};

/// A way that is shorter than this is no pull, but an unsteady hand.
const UNSTEADY: f32 = 24.0;

/// The widget of an exit.
pub fn port_id(node: &Id, exit: &Exit) -> egui::Id {
    card_id(node).with(exit.as_str())
}

/// Shows the port of an exit.
pub fn port_ui(
    ui: &Ui,
    view: &View<'_>,
    placed: &Placed,
    index: usize,
    held: &mut Vec<Shape>,
    requests: &mut Requests,
) {
    let port = view.screen(placed.port(index) + view.dragged(&placed.id));
    if !view.rect.contains(port) {
        return;
    }
    let row = &placed.card.rows[index];
    let response = ui.interact(grip(port, view.camera.zoom), port_id(&placed.id, &row.exit), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name(view, placed, index)));
    let focused = response.has_focus();
    if response.hovered() || response.dragged() || focused {
        let ring = Stroke::new(2.0, view.theme.accent);
        view.painter.circle_stroke(port, 7.0 * view.camera.zoom, ring);
    }
    if response.hovered() && !response.dragged() {
        ui.set_cursor_icon(CursorIcon::Crosshair);
        let target = row.to.as_ref().and_then(|to| view.workspace.graph.card(to));
        let tip = target.map_or_else(
            || "Open: drag to a card, or click to choose what comes next".to_owned(),
            |to| format!("→ {}\n{}", view.called(&to.id), first_words(to)),
        );
        egui::Tooltip::for_widget(&response).show(|ui| ui.label(tip));
    }
    let of_exit = || (placed.id.clone(), row.exit.clone());
    if response.clicked() {
        let by_key = focused && ui.input(|input| input.key_pressed(Key::Enter) || input.key_pressed(Key::Space));
        let at = if by_key { port } else { response.interact_pointer_pos().unwrap_or(port) };
        open(view, at + vec2(10.0, 0.0), MenuAbout::NewNode(Some(of_exit())), true, requests);
    } else if response.secondary_clicked() || (focused && menu_key(ui)) {
        let (node, exit) = of_exit();
        open(view, port, MenuAbout::Exit(node, exit), !response.secondary_clicked(), requests);
    }
    let Some(at) = response.interact_pointer_pos() else { return };
    // Back on its own card, an exit is let go.
    let under = view.card_at(at).filter(|other| other.id != placed.id);
    if response.dragged() {
        pulled(view, port, at, under, held);
        let pan = pan_at_edge(ui, view, at);
        if pan != Vec2::ZERO {
            requests.push(Request::Look(view.camera.panned(pan)));
        }
    }
    // Escape ends a pull too, but then the button is still down.
    if response.drag_stopped() && ui.input(|input| input.pointer.any_released()) {
        let (from, exit) = of_exit();
        if let Some(other) = under {
            requests.push(Request::Connect { from, exit, to: other.id.clone() });
        } else if (at - port).length() > UNSTEADY && view.rect.contains(at) && !view.on_screen(placed).contains(at) {
            let at = at - vec2(0.0, HEADER * 0.5 * view.camera.zoom);
            open(view, at, MenuAbout::NewNode(Some((from, exit))), true, requests);
        }
    }
}

/// The link that is pulled out of a port, and the card that it would lead to.
fn pulled(view: &View<'_>, port: Pos2, to: Pos2, under: Option<&Placed>, held: &mut Vec<Shape>) {
    let stroke = Stroke::new(2.0, view.theme.accent);
    held.push(wire::shape(wire::control_points(port, to, view.camera.zoom), stroke, Detail::Full));
    held.push(wire::tip(to, view.camera.zoom, view.theme.accent));
    if let Some(other) = under {
        let around = view.on_screen(other).expand(3.0);
        held.push(Shape::Rect(egui::epaint::RectShape::stroke(around, 8.0, stroke, StrokeKind::Outside)));
    }
}

/// A link that waits for the answer to what comes next.
pub fn pending(view: &View<'_>, node: &Id, exit: &Exit, to: Pos2) {
    let Some(placed) = view.workspace.graph.card(node) else { return };
    let Some(row) = placed.card.rows.iter().position(|row| row.exit == *exit) else { return };
    let mut held = Vec::new();
    pulled(view, view.screen(placed.port(row)), to, None, &mut held);
    view.painter.extend(held);
}

/// `Exit A of First words, leads to D4 Where it is`.
fn name(view: &View<'_>, placed: &Placed, index: usize) -> String {
    let row = &placed.card.rows[index];
    let which = match &row.exit {
        Exit::Item(_) if has_choices(placed.card.kind) => letter(index),
        Exit::OnTimeout => "if time runs out".to_owned(),
        _other => row.label.clone(),
    };
    let leads = row.to.as_ref().map_or_else(|| "open".to_owned(), |to| format!("leads to {}", view.called(to)));
    format!("Exit {which} of {}, {leads}", placed.card.title)
}
