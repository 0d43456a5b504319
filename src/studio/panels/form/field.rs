//! A labelled text field for a text of the document: it grows with its text, and shows how markup will read.

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Id as WidgetId, Response, RichText, TextEdit, Ui};

use super::markup::{emphasised, has_markup, linked, preview_ui};
use crate::edit::{typed_grade, words_of_choice};
use crate::scenario::{Place, Text};
use crate::studio::form_keys::{self, FormKey};
use crate::studio::request::{Request, Requests};
use crate::studio::theme::Theme;
use crate::studio::workspace::Workspace;

/// How a field looks.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    pub label: &'a str,
    /// Shown while nothing stands there.
    pub hint: &'a str,
    /// Rows at least; 0: one row and never more.
    pub rows: usize,
}

/// How a field is dressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Labelled {
    /// Its label stands above it.
    Above,
    /// Its label is only said: what stands around it, or its hint, tells what it is.
    Said,
}

/// Under which id the field of a text is kept.
pub fn field_id(place: &Place) -> WidgetId {
    WidgetId::unique("field").with(place.to_string())
}

/// Shows a text, and asks to set it when it is typed in. A label without words is not shown.
pub fn text_field_ui(
    ui: &mut Ui,
    workspace: &Workspace,
    theme: &Theme,
    place: Place,
    value: &Text,
    look: Look<'_>,
    requests: &mut Requests,
) -> Response {
    let id = field_id(&workspace.field_key(&place));
    let (response, typed) = edit_ui(ui, theme, id, value, look, Labelled::Above);
    take_focus(workspace, &place, &response);
    if let Some(typed) = typed {
        set_text(ui, &response, place, value, typed, requests);
    }
    response
}

/// Gives the focus to a field whose place was asked for.
pub fn take_focus(workspace: &Workspace, place: &Place, response: &Response) {
    if workspace.focus.as_ref() == Some(place) {
        response.request_focus();
        response.scroll_to_me(Some(egui::Align::Center));
    }
}

/// Asks to set a text that was typed.
pub fn set_text(ui: &Ui, response: &Response, place: Place, before: &Text, typed: String, requests: &mut Requests) {
    if words_of_choice(&place).is_some()
        && let Some((_, words)) = typed_grade(before, &typed)
    {
        // The grade is eaten, and the cursor stays where it is in the words.
        let eaten = typed.chars().count() - words.chars().count();
        shift_cursor(ui, response.id, eaten);
    }
    requests.push(Request::SetText { place, text: typed.into() });
}

fn shift_cursor(ui: &Ui, id: WidgetId, back: usize) {
    if let Some(mut state) = TextEditState::load(ui.ctx(), id) {
        let moved = state.cursor.char_range().map(|range| {
            let index = range.primary.index.0.saturating_sub(back);
            CCursorRange::one(CCursor::new(index))
        });
        state.cursor.set_char_range(moved);
        state.store(ui.ctx(), id);
    }
}

/// Shows a text; what was typed, if anything was.
pub fn edit_ui(
    ui: &mut Ui,
    theme: &Theme,
    id: WidgetId,
    value: &Text,
    look: Look<'_>,
    labelled: Labelled,
) -> (Response, Option<String>) {
    let above = labelled == Labelled::Above && !look.label.is_empty();
    let label = above.then(|| ui.label(RichText::new(look.label).small().color(theme.text_weak)));
    let mut text = value.to_string();
    let edit = if look.rows == 0 { TextEdit::singleline(&mut text) } else { TextEdit::multiline(&mut text) };
    let edit = edit
        .id(id)
        .hint_text(look.hint)
        .desired_rows(look.rows.max(1))
        .desired_width(f32::INFINITY)
        .margin(egui::Margin::symmetric(8, 6));
    let response = ui.add(edit);
    let response = match label {
        Some(label) => response.labelled_by(label.id),
        None if look.label.is_empty() => response,
        None => response.accessible_name(look.label),
    };
    let mut changed = response.changed();
    if look.rows > 0 && response.has_focus() {
        changed |= mark_up(ui, id, &mut text);
    }
    if look.rows > 0 && !response.has_focus() && response.hovered() && has_markup(value) {
        response.clone().on_hover_ui(|ui| preview_ui(ui, theme, value));
    }
    (response, changed.then_some(text))
}

/// Emphasis and links by their keys, around what is selected.
fn mark_up(ui: &Ui, id: WidgetId, text: &mut String) -> bool {
    let Some(key) = form_keys::take(ui.ctx(), |key| matches!(key, FormKey::Emphasis | FormKey::Link)) else {
        return false;
    };
    let Some(mut state) = TextEditState::load(ui.ctx(), id) else { return false };
    let Some(range) = state.cursor.char_range().map(|range| range.as_sorted_char_range()) else { return false };
    let range = range.start.0..range.end.0;
    let (marked, selected) = if key == FormKey::Emphasis { emphasised(text, range) } else { linked(text, range) };
    *text = marked;
    let (from, to) = (CCursor::new(selected.start), CCursor::new(selected.end));
    state.cursor.set_char_range(Some(CCursorRange::two(from, to)));
    state.store(ui.ctx(), id);
    ui.memory_mut(|memory| memory.request_focus(id));
    true
}
