//! The canvas as a widget: looking around, selecting, moving, linking.

use egui::{
    Color32, CursorIcon, Id as WidgetId, Mesh, Painter, Pos2, Rect, Response, Role, Sense, Stroke, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};

use super::paint::{self, Emphasis};
use super::{Camera, Detail, Placed, wire};
use crate::scenario::{Exit, Id, Kind, Point};
use crate::studio::request::{Request, Requests};
use crate::studio::theme::Theme;
use crate::studio::workspace::Workspace;

/// Distance between the dots of the ground, in points of the canvas.
const DOTS: f32 = 24.0;

/// Shows the graph of a case.
pub fn canvas_ui(ui: &mut Ui, workspace: &Workspace, theme: &Theme, requests: &mut Requests) {
    let view = ui.available_rect_before_wrap();
    if workspace.fit_pending {
        let graph = &workspace.graph;
        let start = workspace.scenario().start.as_ref().and_then(|id| graph.card(id)).map(|placed| placed.rect);
        requests.push(Request::Look(Camera::opening(view, graph.bounds(), start)));
    }
    let ground = ui.interact(view, WidgetId::unique("canvas"), Sense::click_and_drag());
    ground.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, "Graph"));
    let painter = ui.painter_at(view);
    painter.rect_filled(view, 0.0, theme.canvas);
    let camera = workspace.camera;
    let detail = camera.detail();
    dots(&painter, theme, view, camera);
    look_around(ui, &ground, view, camera, requests);
    wires(&painter, theme, workspace, view);
    match detail {
        Detail::Blocks => blocks(&painter, theme, workspace, view, &ground, ui, requests),
        Detail::Titles | Detail::Outline | Detail::Full => cards(ui, &painter, theme, workspace, view, requests),
    }
    select_by_dragging(ui, &painter, theme, workspace, view, &ground, requests);
    if ground.clicked() && detail != Detail::Blocks {
        requests.push(Request::Select(Vec::new()));
    }
    add_node_menu(&ground, view, camera, requests);
    if workspace.graph.cards.is_empty() {
        let text = "Nothing here yet. Right-click to add the first node.";
        painter.text(
            view.center(),
            egui::Align2::CENTER_CENTER,
            text,
            egui::FontId::proportional(14.0),
            theme.text_weak,
        );
    }
    ui.advance_cursor_after_rect(view);
}

fn dots(painter: &Painter, theme: &Theme, view: Rect, camera: Camera) {
    let mut step = DOTS * camera.zoom;
    while step < 14.0 {
        step *= 2.0;
    }
    let origin = camera.screen_from_canvas(view, Pos2::ZERO);
    let first = |low: f32, origin: f32| low + (origin - low).rem_euclid(step);
    let mut mesh = Mesh::default();
    let mut y = first(view.top(), origin.y);
    while y < view.bottom() {
        let mut x = first(view.left(), origin.x);
        while x < view.right() {
            mesh.add_colored_rect(Rect::from_center_size(pos2(x, y), Vec2::splat(1.6)), theme.dots);
            x += step;
        }
        y += step;
    }
    painter.add(mesh);
}

/// The wheel pans, with Ctrl or two fingers apart it zooms; dragging the ground or the middle button pans.
fn look_around(ui: &Ui, ground: &Response, view: Rect, camera: Camera, requests: &mut Requests) {
    let pointer =
        ui.input(|input| input.pointer.hover_pos()).filter(|at| view.contains(*at) && ui.rect_contains_pointer(view));
    let shift = ui.input(|input| input.modifiers.shift);
    let mut looked = camera;
    if let Some(at) = pointer {
        let (zoom, scroll) = ui.input(|input| (input.zoom_delta(), input.smooth_scroll_delta()));
        if (zoom - 1.0).abs() > f32::EPSILON {
            looked = looked.zoomed(view, zoom, at);
        } else if scroll != Vec2::ZERO {
            looked = looked.panned(scroll);
        }
        let (middle, delta) = ui.input(|input| (input.pointer.middle_down(), input.pointer.delta()));
        if middle {
            looked = looked.panned(delta);
            ui.set_cursor_icon(CursorIcon::Grabbing);
        }
    }
    if ground.dragged_by(egui::PointerButton::Primary) && !shift {
        looked = looked.panned(ground.drag_delta());
        ui.set_cursor_icon(CursorIcon::Grabbing);
    }
    if looked != camera {
        requests.push(Request::Look(looked));
    }
}

/// Shift and dragging the ground selects what the rectangle touches.
fn select_by_dragging(
    ui: &Ui,
    painter: &Painter,
    theme: &Theme,
    workspace: &Workspace,
    view: Rect,
    ground: &Response,
    requests: &mut Requests,
) {
    let shift = ui.input(|input| input.modifiers.shift);
    let (Some(from), Some(to)) =
        (ui.input(|input| input.pointer.press_origin()), ui.input(|input| input.pointer.interact_pos()))
    else {
        return;
    };
    if !shift || !(ground.dragged() || ground.drag_stopped()) {
        return;
    }
    let marquee = Rect::from_two_pos(from, to);
    painter.rect(
        marquee,
        2.0,
        theme.accent_soft.gamma_multiply(0.5),
        Stroke::new(1.0, theme.accent),
        egui::StrokeKind::Inside,
    );
    if ground.drag_stopped() {
        let camera = workspace.camera;
        let touched =
            workspace.graph.cards.iter().filter(|placed| camera.screen_rect(view, placed.rect).intersects(marquee));
        requests.push(Request::Select(touched.map(|placed| placed.id.clone()).collect()));
    }
}

/// Where a card is at the moment: dragged cards are on their way.
fn rect_now(workspace: &Workspace, placed: &Placed) -> Rect {
    if workspace.dragged != Vec2::ZERO && workspace.selection.contains(&placed.id) {
        placed.rect.translate(workspace.dragged)
    } else {
        placed.rect
    }
}

fn wires(painter: &Painter, theme: &Theme, workspace: &Workspace, view: Rect) {
    let camera = workspace.camera;
    let detail = camera.detail();
    let graph = &workspace.graph;
    let any_selected = !workspace.selection.is_empty();
    let mut far = Mesh::default();
    for link in &graph.wires {
        let (from, to) = (&graph.cards[link.from], &graph.cards[link.to]);
        let shift = |placed: &Placed| rect_now(workspace, placed).min - placed.rect.min;
        let start = camera.screen_from_canvas(view, from.port(link.row) + shift(from));
        let end = camera.screen_from_canvas(view, to.entry() + shift(to));
        let points = wire::control_points(start, end, camera.zoom);
        if !wire::bounds(&points).intersects(view) {
            continue;
        }
        let touches = workspace.selection.contains(&from.id) || workspace.selection.contains(&to.id);
        let colour = link.grade.map_or(theme.border_strong, |grade| theme.grade(grade));
        let colour = if any_selected && !touches { colour.gamma_multiply(0.35) } else { colour };
        if detail == Detail::Blocks {
            line(&mut far, start, end, 1.0, colour.gamma_multiply(0.6));
        } else {
            let width = if touches { 2.2 } else { 1.5 } * camera.zoom.clamp(0.55, 1.2);
            painter.add(wire::shape(points, Stroke::new(width, colour), detail));
            painter.add(wire::tip(end, camera.zoom, colour));
        }
    }
    if !far.is_empty() {
        painter.add(far);
    }
}

/// A straight line as two triangles of a mesh.
fn line(mesh: &mut Mesh, from: Pos2, to: Pos2, width: f32, colour: Color32) {
    let across = (to - from).rot90().normalized() * width * 0.5;
    let Ok(first) = u32::try_from(mesh.vertices.len()) else { return };
    for corner in [from + across, from - across, to - across, to + across] {
        mesh.colored_vertex(corner, colour);
    }
    mesh.add_triangle(first, first + 1, first + 2);
    mesh.add_triangle(first, first + 2, first + 3);
}

/// Far away, cards are no widgets of their own: the outline lists them, and a click is looked up.
fn blocks(
    painter: &Painter,
    theme: &Theme,
    workspace: &Workspace,
    view: Rect,
    ground: &Response,
    ui: &Ui,
    requests: &mut Requests,
) {
    let camera = workspace.camera;
    let on_screen = |placed: &Placed| camera.screen_rect(view, rect_now(workspace, placed));
    let seen = workspace
        .graph
        .cards
        .iter()
        .map(|placed| (placed, on_screen(placed)))
        .filter(|(_, rect)| rect.intersects(view));
    painter
        .add(paint::blocks(theme, seen.map(|(placed, rect)| (placed, rect, workspace.selection.contains(&placed.id)))));
    if ground.clicked() {
        let at = ground.interact_pointer_pos().unwrap_or_default();
        let hit = workspace.graph.cards.iter().find(|placed| on_screen(placed).expand(2.0).contains(at));
        let toggles = ui.input(|input| input.modifiers.command);
        requests.push(match hit {
            Some(placed) if toggles => Request::ToggleSelected(placed.id.clone()),
            hit => Request::Select(hit.map(|placed| placed.id.clone()).into_iter().collect()),
        });
    }
}

fn cards(ui: &mut Ui, painter: &Painter, theme: &Theme, workspace: &Workspace, view: Rect, requests: &mut Requests) {
    let camera = workspace.camera;
    let detail = camera.detail();
    let playing = workspace.run.as_ref().and_then(|session| session.run.node()).map(|(id, _)| id.clone());
    for placed in &workspace.graph.cards {
        let rect = camera.screen_rect(view, rect_now(workspace, placed));
        if !rect.expand(8.0).intersects(view) {
            continue;
        }
        let selected = workspace.selection.contains(&placed.id);
        let response = ui.interact(rect.intersect(view), card_id(&placed.id), Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, placed.card.spoken(&placed.number)));
        let (problems, blocked) = workspace.checks.of_node(&placed.id);
        let emphasis = Emphasis {
            selected: selected || response.has_focus(),
            hovered: response.hovered(),
            playing: playing.as_ref() == Some(&placed.id),
            problems,
            blocked,
        };
        paint::card(painter, theme, placed, rect, camera.zoom, detail, emphasis);
        card_input(ui, &response, placed, selected, camera, requests);
        if detail >= Detail::Outline {
            for row in 0..placed.card.rows.len() {
                exit_input(ui, painter, theme, workspace, placed, row, view, requests);
            }
        }
    }
}

fn card_id(id: &Id) -> WidgetId {
    WidgetId::unique("card").with(id.as_str())
}

fn card_input(ui: &Ui, response: &Response, placed: &Placed, selected: bool, camera: Camera, requests: &mut Requests) {
    let toggles = ui.input(|input| input.modifiers.command || input.modifiers.shift);
    if response.drag_started_by(egui::PointerButton::Primary) && !selected {
        requests.push(Request::Select(vec![placed.id.clone()]));
    }
    if response.dragged_by(egui::PointerButton::Primary) {
        requests.push(Request::Drag(response.drag_delta() / camera.zoom));
    }
    if response.drag_stopped() {
        requests.push(Request::Drop);
    }
    if response.clicked() {
        requests.push(if toggles {
            Request::ToggleSelected(placed.id.clone())
        } else {
            Request::Select(vec![placed.id.clone()])
        });
    }
    if response.double_clicked() {
        requests.push(Request::GoTo(crate::scenario::Place::node(&placed.id)));
    }
}

/// Dragging an exit to a card links it there; dropped on the ground it leads to a new node.
#[expect(clippy::too_many_arguments, reason = "an exit is a row of a card of a workspace in a view")]
fn exit_input(
    ui: &Ui,
    painter: &Painter,
    theme: &Theme,
    workspace: &Workspace,
    placed: &Placed,
    row: usize,
    view: Rect,
    requests: &mut Requests,
) {
    let camera = workspace.camera;
    let port = camera.screen_from_canvas(view, placed.port(row) + (rect_now(workspace, placed).min - placed.rect.min));
    if !view.contains(port) {
        return;
    }
    let exit: &Exit = &placed.card.rows[row].exit;
    let target = Rect::from_center_size(port, Vec2::splat((16.0 * camera.zoom).max(12.0)));
    let response = ui.interact(target, card_id(&placed.id).with(exit.as_str()), Sense::drag());
    let label = || format!("Exit {} of {}", exit, placed.card.title);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, label()));
    if response.hovered() || response.dragged() {
        painter.circle_stroke(port, 7.0 * camera.zoom, Stroke::new(2.0, theme.accent));
        ui.set_cursor_icon(CursorIcon::Crosshair);
    }
    let Some(held_at) = response.interact_pointer_pos() else { return };
    let under = workspace.graph.cards.iter().find(|other| camera.screen_rect(view, other.rect).contains(held_at));
    if response.dragged() {
        let curve = wire::control_points(port, held_at, camera.zoom);
        painter.add(wire::shape(curve, Stroke::new(2.0, theme.accent), Detail::Full));
        if let Some(other) = under {
            let around = camera.screen_rect(view, other.rect).expand(3.0);
            painter.rect_stroke(around, 8.0, Stroke::new(2.0, theme.accent), egui::StrokeKind::Outside);
        }
    }
    if response.drag_stopped() {
        let from = placed.id.clone();
        if let Some(other) = under {
            requests.push(Request::Connect { from, exit: exit.clone(), to: other.id.clone() });
        } else if (held_at - port).length() > 30.0 {
            let kind = if placed.card.kind == Kind::Decision { Kind::Scene } else { Kind::Decision };
            let at = point(camera.canvas_from_screen(view, held_at) - vec2(0.0, super::card::HEADER * 0.5));
            requests.push(Request::Create { kind, at, from: Some((from, exit.clone())) });
        }
    }
}

fn add_node_menu(ground: &Response, view: Rect, camera: Camera, requests: &mut Requests) {
    let memory = WidgetId::unique("add node here");
    if ground.secondary_clicked()
        && let Some(at) = ground.interact_pointer_pos()
    {
        ground.ctx.data_mut(|data| data.insert_temp(memory, camera.canvas_from_screen(view, at)));
    }
    ground.context_menu(|ui| {
        let at = ui.data(|data| data.get_temp(memory)).unwrap_or(camera.centre);
        for kind in Kind::ALL {
            if ui.button(format!("Add {}", kind.label().to_lowercase())).clicked() {
                requests.push(Request::Create { kind: *kind, at: point(at), from: None });
                ui.close();
            }
        }
    });
}

/// A point of the canvas as the document holds it: whole numbers, on a grid of 4.
#[expect(clippy::cast_possible_truncation, reason = "places on the canvas are far below the range")]
pub fn point(at: Pos2) -> Point {
    let on_grid = |v: f32| ((v / 4.0).round() * 4.0).clamp(-1_000_000.0, 1_000_000.0) as i32;
    Point(on_grid(at.x), on_grid(at.y))
}
