//! Frames on the canvas: a soft dashed border around cards, with a title that moves them.

use egui::{Color32, Key, Mesh, Rect, Response, Role, Sense, Stroke, TextEdit, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::arranged::PlacedFrame;
use super::ground::{menu_key, open};
use super::requests::words_of;
use super::state::MenuAbout;
use super::view::View;
use super::words::{font, laid_out};
use super::{GraphRequest, tint};
use crate::scenario::Id;
use crate::studio::request::{Request, Requests};
use crate::studio::theme;

/// Shows the frames that can be seen.
pub fn frames_ui(ui: &Ui, view: &View<'_>, requests: &mut Requests) {
    for frame in &view.workspace.graph.frames {
        let rect = view.camera.screen_rect(view.rect, rect_now(view, frame));
        if !rect.expand(20.0).intersects(view.rect) {
            continue;
        }
        border(view, rect, tint::ink(view.theme, frame.colour));
        title_ui(ui, view, frame, rect, requests);
    }
}

/// Where a frame is on the canvas at the moment.
fn rect_now(view: &View<'_>, frame: &PlacedFrame) -> Rect {
    if view.workspace.dragged == Vec2::ZERO || !frame.members.iter().any(|id| view.workspace.selection.contains(id)) {
        return frame.rect;
    }
    frame.around(|id| view.workspace.graph.card(id).map(|placed| view.rect_now(placed)))
}

fn border(view: &View<'_>, rect: Rect, ink: Color32) {
    let radius = 10.0 * view.camera.zoom;
    view.painter.rect_filled(rect, radius, ink.gamma_multiply(if view.theme.dark { 0.045 } else { 0.04 }));
    let colour = ink.gamma_multiply(0.75);
    let mut mesh = Mesh::default();
    for (from, to) in [
        (rect.left_top(), rect.right_top()),
        (rect.left_bottom(), rect.right_bottom()),
        (rect.left_top(), rect.left_bottom()),
        (rect.right_top(), rect.right_bottom()),
    ] {
        dashes(&mut mesh, from, to, radius, view.rect, colour);
    }
    view.painter.add(mesh);
}

/// A straight dashed line, level or upright, without what cannot be seen of it.
fn dashes(mesh: &mut Mesh, from: egui::Pos2, to: egui::Pos2, corner: f32, seen: Rect, colour: Color32) {
    const DASH: f32 = 4.0;
    const PITCH: f32 = 7.0;
    let level = (to.y - from.y).abs() < 0.5;
    let (start, end, low, high) = if level {
        (from.x + corner, to.x - corner, seen.left(), seen.right())
    } else {
        (from.y + corner, to.y - corner, seen.top(), seen.bottom())
    };
    // Dashes stay where they are while the view moves over them.
    let skipped = ((low - start).max(0.0) / PITCH).floor() * PITCH;
    let mut at = start + skipped;
    while at < end.min(high) {
        let length = DASH.min(end - at);
        mesh.add_colored_rect(
            if level {
                Rect::from_min_size(pos2(at, from.y - 0.5), vec2(length, 1.0))
            } else {
                Rect::from_min_size(pos2(from.x - 0.5, at), vec2(1.0, length))
            },
            colour,
        );
        at += PITCH;
    }
}

fn title_ui(ui: &Ui, view: &View<'_>, frame: &PlacedFrame, rect: Rect, requests: &mut Requests) {
    let theme = view.theme;
    let font = font((11.5 * view.camera.zoom).clamp(9.0, 14.0), theme::semibold());
    let words = if frame.title.trim().is_empty() { "Frame" } else { &frame.title };
    let room = (rect.width() - 24.0 * view.camera.zoom).max(36.0);
    let galley = laid_out(&view.painter, words, room, 1, font, theme.text_weak);
    // Small frames carry their title above the border, where it does not cover their cards.
    let lift = if view.camera.zoom < 0.36 { galley.size().y * 0.5 + 1.0 } else { 0.0 };
    let middle = pos2(rect.left() + 14.0 * view.camera.zoom, rect.top() - lift);
    let place = Rect::from_min_size(pos2(middle.x, middle.y - galley.size().y * 0.5), galley.size());
    let label = place.expand2(vec2(5.0, 2.0));
    if !label.intersects(view.rect) {
        return;
    }
    let sense = if view.hand { Sense::click() } else { Sense::click_and_drag() };
    let response = ui.interact(label.intersect(view.rect), frame_id(&frame.id), sense);
    let cards = frame.members.len();
    response.widget_info(|| {
        let cards = if cards == 1 { "1 card".to_owned() } else { format!("{cards} cards") };
        WidgetInfo::labeled(Role::Button, true, format!("Frame {words}, {cards}"))
    });
    let hovered = response.hovered() || response.has_focus();
    view.painter.rect_filled(label, 4.0, if hovered { theme.hovered } else { theme.canvas });
    if response.has_focus() {
        view.painter.rect_stroke(label, 4.0, Stroke::new(1.5, theme.accent), egui::StrokeKind::Inside);
    }
    view.painter.galley(place.min, galley, theme.text_weak);
    if view.workspace.canvas.editing.as_ref() != Some(&frame.id) {
        title_input(ui, view, frame, &response, requests);
    }
}

fn title_input(ui: &Ui, view: &View<'_>, frame: &PlacedFrame, response: &Response, requests: &mut Requests) {
    if response.hovered() && !response.dragged() {
        ui.set_cursor_icon(egui::CursorIcon::Move);
    }
    if response.drag_started() {
        requests.push(Request::Select(content(view, frame)));
    }
    if response.dragged() {
        requests.push(Request::Drag(response.drag_delta() / view.camera.zoom));
    }
    if response.drag_stopped() {
        requests.push(Request::Drop);
    }
    let by_enter = response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if response.double_clicked() || by_enter {
        requests.push(Request::Graph(GraphRequest::Edit(frame.id.clone())));
    } else if response.clicked() {
        requests.push(Request::Select(content(view, frame)));
        response.request_focus();
    }
    let by_key = response.has_focus() && menu_key(ui);
    if response.secondary_clicked() || by_key {
        let at = if by_key { None } else { response.interact_pointer_pos() };
        let at = at.unwrap_or(response.rect.left_bottom());
        open(view, at, MenuAbout::Frame(frame.id.clone()), by_key, requests);
    }
}

/// The cards of a frame, and the notes that lie in it.
fn content(view: &View<'_>, frame: &PlacedFrame) -> Vec<Id> {
    let graph = &view.workspace.graph;
    let cards = frame.members.iter().filter(|id| graph.card(id).is_some());
    let notes = graph.notes.iter().filter(|note| frame.rect.contains_rect(note.rect)).map(|note| &note.id);
    cards.chain(notes).cloned().collect()
}

/// The title of the frame that is being written, in its place.
pub fn title_editor_ui(ui: &mut Ui, view: &View<'_>, requests: &mut Requests) {
    let graph = &view.workspace.graph;
    let editing = view.workspace.canvas.editing.as_ref();
    if editing.is_none() {
        ui.data_mut(|data| data.remove::<Id>(opened_field()));
    }
    let Some(frame) = graph.frames.iter().find(|frame| Some(&frame.id) == editing) else { return };
    let rect = view.camera.screen_rect(view.rect, rect_now(view, frame));
    let corner = rect.left_top().clamp(view.rect.min, view.rect.max - vec2(260.0, 30.0));
    let place = Rect::from_min_size(corner + vec2(6.0, -14.0), vec2(248.0, 28.0));
    let mut title = frame.title.clone();
    let field = TextEdit::singleline(&mut title)
        .id(frame_id(&frame.id).with("title"))
        .hint_text("Name the frame")
        .margin(egui::Margin::symmetric(8, 5));
    let response = ui.put(place, field);
    let response = response.accessible_name("Title of the frame");
    end_of_editing(ui, &frame.id, &response, requests);
    if response.changed()
        && let Some(place) = words_of(view.workspace, &frame.id)
    {
        requests.push(Request::SetText { place, text: title.into() });
    }
}

/// A field in place takes the keyboard when it opens, and is gone when it loses it.
pub fn end_of_editing(ui: &Ui, id: &Id, response: &Response, requests: &mut Requests) {
    let opened = opened_field();
    let known = ui.data(|data| data.get_temp::<Id>(opened)).as_ref() == Some(id);
    if !known {
        response.request_focus();
        ui.data_mut(|data| data.insert_temp(opened, id.clone()));
    } else if response.lost_focus() || !response.has_focus() {
        ui.data_mut(|data| data.remove::<Id>(opened));
        requests.push(Request::Graph(GraphRequest::StopEditing));
    }
}

/// Where it is kept which field in place has taken the keyboard.
fn opened_field() -> egui::Id {
    egui::Id::unique("canvas field opened")
}

/// The widget of a frame.
pub fn frame_id(id: &Id) -> egui::Id {
    egui::Id::unique("frame").with(id.as_str())
}
