//! Notes on the canvas: coloured paper with the author's own words.

use egui::{FontFamily, Key, Rect, Response, Role, Sense, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo, vec2};

use super::arranged::{NOTE_PADDING, NOTE_WIDTH, PlacedNote};
use super::frames::end_of_editing;
use super::ground::{menu_key, open};
use super::keys;
use super::requests::words_of;
use super::state::MenuAbout;
use super::view::View;
use super::words::{font, laid_out};
use super::{Detail, GraphRequest, tint};
use crate::scenario::{Id, shortened};
use crate::studio::request::{Request, Requests};

/// Shows the notes that can be seen.
pub fn notes_ui(ui: &Ui, view: &View<'_>, requests: &mut Requests) {
    for note in &view.workspace.graph.notes {
        let rect = view.camera.screen_rect(view.rect, note.rect.translate(view.dragged(&note.id)));
        if !rect.expand(8.0).intersects(view.rect) {
            continue;
        }
        let sense = if view.hand { Sense::click() } else { Sense::click_and_drag() };
        let response = ui.interact(rect.intersect(view.rect), note_id(&note.id), sense);
        let selected = view.workspace.selection.contains(&note.id);
        response.widget_info(|| {
            let words = shortened(&note.text, 80);
            let words = if words.is_empty() { "empty" } else { &words };
            WidgetInfo::selected(Role::Button, true, selected, format!("Note: {words}"))
        });
        paper(view, note, rect, selected, &response);
        note_input(ui, view, note, selected, &response, requests);
    }
}

fn paper(view: &View<'_>, note: &PlacedNote, rect: Rect, selected: bool, response: &Response) {
    let (theme, zoom, painter) = (view.theme, view.camera.zoom, &view.painter);
    let ink = tint::ink(theme, note.colour);
    let border = match (selected, response.hovered()) {
        (true, _) => Stroke::new((2.0 * zoom).max(1.5), theme.accent),
        (false, true) => Stroke::new(1.0, ink),
        (false, false) => Stroke::new(1.0, ink.gamma_multiply(0.5)),
    };
    painter.rect(rect, 3.0 * zoom, tint::paper(theme, note.colour), border, StrokeKind::Inside);
    if response.has_focus() && !selected {
        painter.rect_stroke(rect.expand(3.0), 4.0, Stroke::new(1.5, theme.accent), StrokeKind::Outside);
    }
    if view.detail < Detail::Outline {
        return;
    }
    let room = NOTE_WIDTH - 2.0 * NOTE_PADDING;
    let font = font(12.0 * zoom, FontFamily::Proportional);
    let (words, colour) =
        if note.text.trim().is_empty() { ("Empty note", theme.text_weak) } else { (note.text.as_str(), theme.text) };
    let galley = laid_out(painter, words, room * zoom, note.rows, font, colour);
    painter.galley(rect.min + vec2(NOTE_PADDING, NOTE_PADDING - 1.0) * zoom, galley, colour);
}

fn note_input(
    ui: &Ui,
    view: &View<'_>,
    note: &PlacedNote,
    selected: bool,
    response: &Response,
    requests: &mut Requests,
) {
    let adds = ui.input(|input| input.modifiers.command || input.modifiers.shift);
    if response.drag_started() && !selected {
        requests.push(Request::Select(vec![note.id.clone()]));
    }
    if response.dragged() {
        requests.push(Request::Drag(response.drag_delta() / view.camera.zoom));
    }
    if response.drag_stopped() {
        requests.push(Request::Drop);
    }
    let focused = response.has_focus();
    let by_enter = focused && ui.input(|input| input.key_pressed(Key::Enter));
    if response.double_clicked() || by_enter {
        requests.push(Request::Graph(GraphRequest::Edit(note.id.clone())));
    } else if response.clicked() {
        requests.push(if adds {
            Request::ToggleSelected(note.id.clone())
        } else {
            Request::Select(vec![note.id.clone()])
        });
        response.request_focus();
    }
    if focused {
        keys::keep_arrows(ui, response);
        if let Some((direction, modifiers)) = keys::arrow(ui)
            && modifiers.command
        {
            if !selected {
                requests.push(Request::Select(vec![note.id.clone()]));
            }
            requests.push(Request::Graph(GraphRequest::Nudge(direction)));
        }
    }
    let by_key = focused && menu_key(ui);
    if response.secondary_clicked() || by_key {
        let at = if by_key { None } else { response.interact_pointer_pos() };
        open(view, at.unwrap_or(response.rect.center()), MenuAbout::Note(note.id.clone()), by_key, requests);
    }
}

/// The note that is being written, in its place.
pub fn note_editor_ui(ui: &mut Ui, view: &View<'_>, requests: &mut Requests) {
    let editing = view.workspace.canvas.editing.as_ref();
    let Some(note) = view.workspace.graph.notes.iter().find(|note| Some(&note.id) == editing) else { return };
    let rect = view.camera.screen_rect(view.rect, note.rect);
    // Whatever the scale, there is room to write.
    let size = rect.size().max(vec2(NOTE_WIDTH + 24.0, 96.0)).min(view.rect.size());
    let corner = rect.left_top().clamp(view.rect.min, view.rect.max - size);
    let mut text = note.text.clone();
    let place = Rect::from_min_size(corner, size);
    view.painter.rect_filled(place, 3.0, tint::paper(view.theme, note.colour));
    let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(place));
    inner.set_clip_rect(place.expand(2.0).intersect(view.rect));
    let field = TextEdit::multiline(&mut text)
        .id(note_id(&note.id).with("text"))
        .hint_text("A remark for you and your colleagues; learners never see it")
        .margin(egui::Margin::same(8))
        .desired_width(f32::INFINITY)
        .desired_rows(4)
        .background_color(tint::paper(view.theme, note.colour));
    let scrolled = egui::ScrollArea::vertical().show(&mut inner, |ui| ui.add(field));
    let response = scrolled.inner.accessible_name("Words of the note");
    end_of_editing(ui, &note.id, &response, requests);
    if response.changed()
        && let Some(place) = words_of(view.workspace, &note.id)
    {
        requests.push(Request::SetText { place, text: text.into() });
    }
}

/// The widget of a note.
pub fn note_id(id: &Id) -> egui::Id {
    egui::Id::unique("note").with(id.as_str())
}
