//! What forms are made of: fields of texts, editors of one value each, conditions, effects, and menus that add what is
//! not there yet.

mod condition;
mod effect;
mod field;
mod value;

use egui::{Frame, Margin, Response, RichText, Stroke, Ui};

use crate::edit::Step;
use crate::scenario::{Place, Text};
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};
use crate::studio::workspace::Workspace;

pub use field::{Look, text_field_ui};
pub use value::{
    Entry, choice_ui, duration_from_words, duration_ui, ids_from_words, ids_ui, label_ui, menu_ui, number_ui, optional,
    shortened, written_field_ui,
};

/// A form: what is shown, where it stands in the document, and what could be shown besides.
pub struct Form<'a> {
    pub workspace: &'a Workspace,
    pub theme: &'a Theme,
    pub requests: &'a mut Requests,
    /// Where the fields that are being shown stand.
    pub place: Place,
    /// Fields that could be shown and are not: where, and what they are called.
    absent: Vec<(Place, String)>,
}

impl<'a> Form<'a> {
    /// A form for what stands at `place`.
    pub fn new(workspace: &'a Workspace, theme: &'a Theme, requests: &'a mut Requests, place: Place) -> Self {
        Self { workspace, theme, requests, place, absent: Vec::new() }
    }

    /// A text field below the place of the form.
    pub fn text_ui(&mut self, ui: &mut Ui, field: &'static str, value: &Text, look: Look<'_>) -> Response {
        let place = self.place.clone().then(field);
        text_field_ui(ui, self.workspace, self.theme, place, value, look, self.requests)
    }

    /// A text whose place is that of the form itself.
    pub fn whole_text_ui(&mut self, ui: &mut Ui, value: &Text, look: Look<'_>) -> Response {
        text_field_ui(ui, self.workspace, self.theme, self.place.clone(), value, look, self.requests)
    }

    /// Asks for a step, unless it does nothing.
    pub fn apply(&mut self, step: Step) {
        if !step.is_empty() {
            self.requests.push(Request::Apply(step));
        }
    }

    /// Whether a field is to be shown: because the node has it, or because the author asked for it. If not, the next
    /// menu offers it under this name.
    pub fn has(&mut self, ui: &Ui, field: &'static str, name: &str, present: bool) -> bool {
        let place = self.place.clone().then(field);
        let asked = self.workspace.focus.as_ref() == Some(&place)
            || ui.data(|data| data.get_temp(shown_id(&self.workspace.field_key(&place)))) == Some(true);
        if !present && !asked {
            self.absent.push((place, name.to_owned()));
        }
        present || asked
    }

    /// Offers what could be shown below this place and is not.
    pub fn add_menu_ui(&mut self, ui: &mut Ui, label: &str) {
        let here = self.place.segments().len();
        let at = self.absent.iter().position(|(place, _)| place.segments().starts_with(self.place.segments()));
        let absent = self.absent.split_off(at.unwrap_or(self.absent.len()));
        if absent.is_empty() {
            return;
        }
        let salt = ui.scope_id().with(("add", here));
        let entries = || absent.into_iter().map(|(place, name)| Entry::new(place, name)).collect();
        if let Some(place) = menu_ui(ui, label, RichText::new("Add…"), salt, entries) {
            ui.data_mut(|data| data.insert_temp(shown_id(&self.workspace.field_key(&place)), true));
            self.requests.push(Request::GoTo(place));
        }
    }

    /// A small button without words; `label` is for those who do not see it.
    pub fn small_button(&self, ui: &mut Ui, sign: &str, label: &str) -> bool {
        let response = ui.add(egui::Button::new(RichText::new(sign).small().color(self.theme.text_weak)).frame(false));
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, label));
        response.on_hover_text(label).clicked()
    }
}

/// The frame around something that belongs together.
pub fn boxed(theme: &Theme) -> Frame {
    Frame::new()
        .fill(theme.hovered)
        .stroke(Stroke::new(1.0, theme.border))
        .corner_radius(f32::from(theme::RADIUS) + 2.0)
        .inner_margin(Margin::same(10))
}

/// Under which id it is kept that a field without a value is shown.
fn shown_id(place: &Place) -> egui::Id {
    egui::Id::unique(("shown", place.to_string()))
}
