//! What forms are made of: fields of texts, editors of one value each, conditions, effects, and menus that add what is
//! not there yet.

mod button;
mod chip;
mod condition;
mod effect;
mod effect_entry;
mod field;
mod markup;
mod picker;
mod picker_rows;
mod value;

use egui::{Frame, Margin, Response, RichText, Stroke, Ui};

use crate::edit::{Referred, Step, declare};
use crate::scenario::{Id, Place, Text};
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};
use crate::studio::workspace::Workspace;

pub use button::{focus_stroke, fold_row_ui, fold_sign, quiet_button_ui, room_beside, sign_button_ui};
pub use field::{Labelled, Look, edit_ui, field_id, set_text, take_focus, text_field_ui};
pub use picker::{Creates, Dress, Entry, Picked, Picker, note_revision, picker_ui};
pub use value::{
    choice_ui, duration_from_words, duration_ui, ids_from_words, ids_inline_ui, ids_ui, inline_ui, inline_width,
    label_ui, menu_ui, number_ui, optional, shortened, written_field_ui,
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
    /// What was declared because it was named: part of the next step.
    declared: Option<Step>,
}

impl<'a> Form<'a> {
    /// A form for what stands at `place`.
    pub fn new(workspace: &'a Workspace, theme: &'a Theme, requests: &'a mut Requests, place: Place) -> Self {
        Self { workspace, theme, requests, place, absent: Vec::new(), declared: None }
    }

    /// A text field below the place of the form.
    pub fn text_ui(&mut self, ui: &mut Ui, field: &'static str, value: &Text, look: Look<'_>) -> Response {
        let place = self.place.clone().then(field);
        text_field_ui(ui, self.workspace, self.theme, place, value, look, self.requests)
    }

    /// A text whose label is only said, because what stands around it shows what it is.
    pub fn said_text_ui(&mut self, ui: &mut Ui, place: Place, value: &Text, look: Look<'_>) -> Response {
        let (response, typed) = edit_ui(ui, self.theme, field_id(&place), value, look, Labelled::Said);
        take_focus(self.workspace, &place, &response);
        if let Some(typed) = typed {
            set_text(ui, &response, place, value, typed, self.requests);
        }
        response
    }

    /// A text whose place is that of the form itself.
    pub fn whole_text_ui(&mut self, ui: &mut Ui, value: &Text, look: Look<'_>) -> Response {
        text_field_ui(ui, self.workspace, self.theme, self.place.clone(), value, look, self.requests)
    }

    /// Asks for a step, unless it does nothing; what was declared for it is part of it.
    pub fn apply(&mut self, step: Step) {
        let step = self.with_declared(step);
        if !step.is_empty() {
            self.requests.push(Request::Apply(step));
        }
    }

    /// A step together with what was declared for it.
    pub fn with_declared(&mut self, step: Step) -> Step {
        match self.declared.take() {
            Some(declared) => step.after(declared),
            None => step,
        }
    }

    /// Declares something that was named, together with the next step; the id to refer to it by.
    pub fn declare(&mut self, what: Referred, words: &str) -> Id {
        let (step, id) = declare(&self.workspace.file, self.workspace.scenario(), what, words);
        self.declared = Some(step);
        id
    }

    /// Whether a field is to be shown: because the node has it, or because the author asked for it. If not, the next
    /// menu offers it under this name.
    pub fn has(&mut self, ui: &Ui, field: &'static str, name: &str, present: bool) -> bool {
        let place = self.place.clone().then(field);
        let asked = self.is_shown(ui, &place);
        if !present && !asked {
            self.absent.push((place, name.to_owned()));
        }
        present || asked
    }

    /// Offers what could be shown below this place and is not.
    pub fn add_menu_ui(&mut self, ui: &mut Ui, label: &str) {
        self.add_menu_open_ui(ui, label, false);
    }

    /// The same; `open` opens it.
    pub fn add_menu_open_ui(&mut self, ui: &mut Ui, label: &str, open: bool) {
        let absent = self.take_absent();
        if absent.is_empty() {
            return;
        }
        let salt = ui.scope_id().with(("add", self.place.segments().len()));
        let picker = Picker { open, ..Picker::new(label, "Add…", salt) };
        let entries = || absent.into_iter().map(|(place, name)| Entry::new(place, name)).collect();
        if let Some(Picked::Entry(place)) = picker_ui(ui, &picker, entries) {
            self.show(ui, place);
        }
    }

    /// Three dots with what could be shown below this place and is not, and then what can be done here. Which of the
    /// `deeds` was picked.
    pub fn dots_menu_ui(&mut self, ui: &mut Ui, label: &str, deeds: &[String], open: bool) -> Option<usize> {
        let absent = self.take_absent();
        let salt = ui.scope_id().with(("dots", self.place.to_string()));
        let picker = Picker { dress: Dress::Dots, open, tooltip: label.to_owned(), ..Picker::new(label, "", salt) };
        let entries = || {
            let deeds = deeds.iter().enumerate().map(|(index, words)| Entry::new(Ok(index), words.as_str()));
            let shown = absent.into_iter().map(|(place, name)| Entry::new(Err(place), format!("Add: {name}")));
            shown.chain(deeds).collect()
        };
        match picker_ui(ui, &picker, entries)? {
            Picked::Entry(Ok(deed)) => return Some(deed),
            Picked::Entry(Err(place)) => self.show(ui, place),
            Picked::Create(..) => {}
        }
        None
    }

    /// Whether a field without a value was asked for.
    pub fn is_shown(&self, ui: &Ui, place: &Place) -> bool {
        self.workspace.focus.as_ref() == Some(place)
            || ui.data(|data| data.get_temp(shown_id(&self.workspace.field_key(place)))) == Some(true)
    }

    /// Shows a field without a value from now on, and goes there.
    pub fn show(&mut self, ui: &Ui, place: Place) {
        ui.data_mut(|data| data.insert_temp(shown_id(&self.workspace.field_key(&place)), true));
        self.requests.push(Request::GoTo(place));
    }

    fn take_absent(&mut self) -> Vec<(Place, String)> {
        let here = self.place.segments().to_vec();
        let (below, rest) =
            std::mem::take(&mut self.absent).into_iter().partition(|(place, _)| place.segments().starts_with(&here));
        self.absent = rest;
        below
    }

    /// A small button without words; `label` is for those who do not see it.
    #[expect(clippy::unused_self, reason = "forms ask their form for whatever they show")]
    pub fn small_button(&self, ui: &mut Ui, sign: &str, label: &str) -> bool {
        sign_button_ui(ui, sign, label).clicked()
    }
}

/// Shows a field without a value no longer, until it is asked for again.
pub fn unshow(ui: &Ui, place: &Place) {
    ui.data_mut(|data| data.remove::<bool>(shown_id(place)));
}

/// The frame around something that belongs together.
pub fn boxed(theme: &Theme) -> Frame {
    Frame::new()
        .fill(theme.hovered)
        .stroke(Stroke::new(1.0, theme.border))
        .corner_radius(f32::from(theme::RADIUS) + 2.0)
        .inner_margin(Margin::same(10))
}

/// A heading within a form.
pub fn part_label(words: &str, theme: &Theme) -> RichText {
    RichText::new(words).small().color(theme.text_weak)
}

/// Under which id it is kept that a field without a value is shown.
fn shown_id(place: &Place) -> egui::Id {
    egui::Id::unique(("shown", place.to_string()))
}
