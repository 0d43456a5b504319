//! A labelled text field for a text of the document.

use egui::{Id as WidgetId, Response, RichText, TextEdit, Ui};

use crate::scenario::{Place, Text};
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
    let label = (!look.label.is_empty()).then(|| ui.label(RichText::new(look.label).small().color(theme.text_weak)));
    let mut text = value.to_string();
    let id = WidgetId::unique("field").with(workspace.field_key(&place).to_string());
    let edit = if look.rows == 0 { TextEdit::singleline(&mut text) } else { TextEdit::multiline(&mut text) };
    let edit = edit
        .id(id)
        .hint_text(look.hint)
        .desired_rows(look.rows.max(1))
        .desired_width(f32::INFINITY)
        .margin(egui::Margin::symmetric(8, 6));
    let mut response = ui.add(edit);
    if let Some(label) = label {
        response = response.labelled_by(label.id);
    }
    if workspace.focus.as_ref() == Some(&place) {
        response.request_focus();
        response.scroll_to_me(Some(egui::Align::Center));
    }
    if response.changed() {
        requests.push(Request::SetText { place, text: text.into() });
    }
    response
}
