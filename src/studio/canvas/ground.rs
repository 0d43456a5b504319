//! The ground: dots, looking around, and selecting by a rectangle.

use egui::{CursorIcon, Key, Mesh, PointerButton, Pos2, Rect, Response, Stroke, StrokeKind, Ui, Vec2, pos2};

use super::requests::GRID_STEP;
use super::state::{MenuAbout, OpenMenu};
use super::view::View;
use super::{Detail, GraphRequest, paint};
use crate::scenario::{Exit, Id, Place};
use crate::studio::request::{Request, Requests};

/// Paints the ground.
pub fn paint(view: &View<'_>) {
    view.painter.rect_filled(view.rect, 0.0, view.theme.canvas);
    let mut step = GRID_STEP * view.camera.zoom;
    while step < 14.0 {
        step *= 2.0;
    }
    let origin = view.screen(Pos2::ZERO);
    let first = |low: f32, origin: f32| low + (origin - low).rem_euclid(step);
    let mut mesh = Mesh::default();
    let mut y = first(view.rect.top(), origin.y);
    while y < view.rect.bottom() {
        let mut x = first(view.rect.left(), origin.x);
        while x < view.rect.right() {
            mesh.add_colored_rect(Rect::from_center_size(pos2(x, y), Vec2::splat(1.6)), view.theme.dots);
            x += step;
        }
        y += step;
    }
    view.painter.add(mesh);
}

/// Two fingers or the wheel pan, with Ctrl or two fingers apart they zoom; the middle button pans, and so does
/// dragging while Space is held.
pub fn look_around(ui: &Ui, view: &View<'_>, ground: &Response, requests: &mut Requests) {
    let over = |at: &Pos2| {
        view.rect.contains(*at) && ui.rect_contains_pointer(view.rect) && view.workspace.canvas.menu.is_none()
    };
    let pointer = ui.input(|input| input.pointer.hover_pos()).filter(over);
    let mut looked = view.camera;
    if let Some(at) = pointer {
        let (zoom, scroll) = ui.input(|input| (input.zoom_delta(), input.smooth_scroll_delta()));
        if (zoom - 1.0).abs() > f32::EPSILON {
            looked = looked.zoomed(view.rect, zoom, at);
        } else if scroll != Vec2::ZERO {
            looked = looked.panned(scroll);
        }
        if ui.input(|input| input.pointer.middle_down()) {
            looked = looked.panned(ui.input(|input| input.pointer.delta()));
            ui.set_cursor_icon(CursorIcon::Grabbing);
        } else if view.hand {
            ui.set_cursor_icon(CursorIcon::Grab);
        }
    }
    if view.hand && ground.dragged_by(PointerButton::Primary) {
        looked = looked.panned(ground.drag_delta());
        ui.set_cursor_icon(CursorIcon::Grabbing);
    }
    if looked != view.camera {
        requests.push(Request::Look(looked));
    }
}

/// How far the view moves while something is dragged to its edge: the further out, the faster.
pub fn pan_at_edge(ui: &Ui, view: &View<'_>, at: Pos2) -> Vec2 {
    const EDGE: f32 = 28.0;
    const POINTS_PER_SECOND: f32 = 700.0;
    let inner = view.rect.shrink(EDGE);
    let out = inner.clamp(at) - at;
    let speed = (out / EDGE).clamp(Vec2::splat(-1.0), Vec2::splat(1.0)) * POINTS_PER_SECOND;
    speed * ui.input(|input| input.stable_dt).min(0.05)
}

/// The rectangle that is being drawn over the ground, on the screen.
pub fn marquee(ui: &Ui, view: &View<'_>, ground: &Response) -> Option<Rect> {
    let drawn = ground.dragged_by(PointerButton::Primary) || ground.drag_stopped_by(PointerButton::Primary);
    if !drawn || view.hand {
        return None;
    }
    let (from, to) = ui.input(|input| (input.pointer.press_origin(), input.pointer.interact_pos()));
    Some(Rect::from_two_pos(from?, to?))
}

/// Selects by a rectangle or a click, and opens menus. With Shift or Ctrl what was selected stays so.
pub fn select(
    ui: &Ui,
    view: &View<'_>,
    ground: &Response,
    marquee: Option<Rect>,
    link: Option<(Id, Exit)>,
    requests: &mut Requests,
) {
    let adds = ui.input(|input| input.modifiers.shift || input.modifiers.command);
    if let Some(marquee) = marquee {
        let theme = view.theme;
        let (fill, border) = (theme.accent.gamma_multiply(0.08), Stroke::new(1.0, theme.accent));
        view.painter.rect(marquee, 2.0, fill, border, StrokeKind::Inside);
        if ground.drag_stopped() {
            let touched = touched_by(view, marquee);
            requests.push(if adds {
                Request::Graph(GraphRequest::SelectAlso(touched))
            } else {
                Request::Select(touched)
            });
            requests.push(Request::Graph(GraphRequest::SelectLink(None)));
        }
        return;
    }
    let Some(at) = ground.interact_pointer_pos() else { return };
    let far = view.detail == Detail::Blocks;
    let hit = if far { view.card_at(at) } else { None };
    if ground.double_clicked() {
        match hit {
            Some(placed) => requests.push(Request::GoTo(Place::node(&placed.id))),
            None => open(view, at, MenuAbout::NewNode(None), true, requests),
        }
    } else if ground.secondary_clicked() {
        let about = match (hit, link) {
            (Some(placed), _) => {
                if !view.workspace.selection.contains(&placed.id) {
                    requests.push(Request::Select(vec![placed.id.clone()]));
                }
                MenuAbout::Nodes(placed.id.clone())
            }
            (None, Some((from, exit))) => {
                requests.push(Request::Graph(GraphRequest::SelectLink(Some((from.clone(), exit.clone())))));
                MenuAbout::Exit(from, exit)
            }
            (None, None) => MenuAbout::Ground,
        };
        open(view, at, about, false, requests);
    } else if ground.clicked() {
        match hit {
            Some(placed) if adds => requests.push(Request::ToggleSelected(placed.id.clone())),
            Some(placed) => requests.push(Request::Select(vec![placed.id.clone()])),
            None if adds => {}
            None => {
                requests.push(Request::Select(Vec::new()));
                requests.push(Request::Graph(GraphRequest::SelectLink(link)));
                ground.request_focus();
            }
        }
    }
}

/// The cards and notes that a rectangle of the screen touches.
fn touched_by(view: &View<'_>, marquee: Rect) -> Vec<Id> {
    let graph = &view.workspace.graph;
    let touches = |rect: Rect| view.camera.screen_rect(view.rect, rect).intersects(marquee);
    let cards = graph.cards.iter().filter(|placed| touches(placed.rect)).map(|placed| placed.id.clone());
    cards.chain(graph.notes.iter().filter(|note| touches(note.rect)).map(|note| note.id.clone())).collect()
}

/// Far away, cards are no widgets of their own: the outline lists them, and a click is looked up.
pub fn blocks(view: &View<'_>, marquee: Option<Rect>) {
    let workspace = view.workspace;
    let seen = workspace.graph.cards.iter().filter_map(|placed| {
        let rect = view.on_screen(placed);
        let selected =
            workspace.selection.contains(&placed.id) || marquee.is_some_and(|marquee| marquee.intersects(rect));
        let tint = || workspace.canvas.colour_by.of(view.theme, placed, &workspace.checks);
        rect.intersects(view.rect).then(|| (rect, tint(), selected))
    });
    view.painter.add(paint::blocks(view.theme, seen));
}

/// Opens a menu at a point of the screen.
pub fn open(view: &View<'_>, at: Pos2, about: MenuAbout, by_key: bool, requests: &mut Requests) {
    let menu = OpenMenu { at: view.canvas(at), about, by_key };
    requests.push(Request::Graph(GraphRequest::OpenMenu(menu)));
}

/// Whether the key for a menu was pressed.
pub fn menu_key(ui: &Ui) -> bool {
    ui.input(|input| input.key_pressed(Key::Menu) || (input.modifiers.shift && input.key_pressed(Key::F10)))
}
