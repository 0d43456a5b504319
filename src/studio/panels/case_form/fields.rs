//! Fields of one value: a label above, a name that is unique on the screen, wide or stacked as there is room.

use egui::{Align, ComboBox, DragValue, Layout, Response, RichText, Ui, UiBuilder, vec2};

use super::CaseForm;
use crate::scenario::{Duration, Id, Place, Text};
use crate::studio::panels::form::{
    Entry, Look, duration_from_words, ids_from_words, label_ui, menu_ui, shortened, written_field_ui,
};
use crate::studio::request::Request;

/// Narrower than this, fields that stand side by side are stacked.
pub(super) const NARROW: f32 = 300.0;
/// The size of a number.
const NUMBER: egui::Vec2 = vec2(72.0, 28.0);

impl CaseForm<'_> {
    /// What a control with this label is called by those who do not see where it stands: `Anger: start`.
    pub(super) fn name(&self, label: &str) -> String {
        if self.who.is_empty() {
            return label.to_owned();
        }
        let mut letters = label.chars();
        let lower = letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect());
        format!("{}: {lower}", self.who)
    }

    /// Two fields side by side, or stacked where there is no room.
    pub(super) fn pair_ui(
        &mut self,
        ui: &mut Ui,
        left: impl FnOnce(&mut Self, &mut Ui),
        right: impl FnOnce(&mut Self, &mut Ui),
    ) {
        if ui.available_width() < NARROW {
            left(self, ui);
            right(self, ui);
        } else {
            ui.columns_const(|[first, second]| {
                left(self, first);
                right(self, second);
            });
        }
    }

    /// A text.
    pub(super) fn line_ui(&mut self, ui: &mut Ui, field: &'static str, value: &Text, look: Look<'_>) -> Response {
        let name = self.name(look.label);
        self.text_ui(ui, field, value, look).accessible_name(name)
    }

    /// A text that can be added: shown where it has words, or where the author asked for it.
    pub(super) fn more_line_ui(&mut self, ui: &mut Ui, field: &'static str, value: &Text, look: Look<'_>) {
        if self.has(ui, field, look.label, !value.is_blank()) {
            self.line_ui(ui, field, value, look);
        }
    }

    /// The text that names an entry: left for the first time, it gives the entry its id.
    pub(super) fn naming_ui(&mut self, ui: &mut Ui, field: &'static str, value: &Text, look: Look<'_>) {
        let left = self.line_ui(ui, field, value, look).lost_focus();
        self.named |= left;
    }

    /// Moves the focus to a control that is no text, if something leads there.
    pub(super) fn lead_to(&self, response: &Response, field: &'static str) {
        if self.workspace.focus.as_ref() == Some(&self.place.clone().then(field)) {
            response.request_focus();
            response.scroll_to_me(Some(Align::Center));
        }
    }

    /// A whole number.
    pub(super) fn number_ui(
        &mut self,
        ui: &mut Ui,
        field: &'static str,
        label: &str,
        value: i32,
        (range, suffix): ((i32, i32), &str),
    ) -> Option<i32> {
        if !label.is_empty() {
            label_ui(ui, self.theme, label);
        }
        let mut edited = value;
        let size = vec2(NUMBER.x.min(ui.available_width()), NUMBER.y);
        let drag = DragValue::new(&mut edited).range(range.0..=range.1).speed(0.25).suffix(suffix).min_size(size);
        let response = ui.add(drag).accessible_name(self.name(label));
        self.lead_to(&response, field);
        (edited != value).then_some(edited)
    }

    /// One of a few values with words.
    pub(super) fn pick_ui<T: Copy + PartialEq>(
        &mut self,
        ui: &mut Ui,
        field: &'static str,
        label: &str,
        value: T,
        options: &[(T, &str)],
    ) -> Option<T> {
        label_ui(ui, self.theme, label);
        let words = options.iter().find(|(option, _)| *option == value).map_or("", |(_, words)| *words);
        let mut picked = None;
        let width = ui.available_width().clamp(60.0, 320.0);
        let combo = ComboBox::from_id_salt(("pick", field)).selected_text(words).width(width).truncate();
        let response = combo.show_ui(ui, |ui| {
            for (option, words) in options {
                if ui.selectable_label(*option == value, *words).clicked() && *option != value {
                    picked = Some(*option);
                }
            }
        });
        let response = response.response.accessible_name(self.name(label));
        self.lead_to(&response, field);
        picked
    }

    /// A duration that may be left out.
    #[expect(clippy::option_option, reason = "the inner one is the value, the outer one whether it was changed")]
    pub(super) fn time_ui(
        &mut self,
        ui: &mut Ui,
        field: &'static str,
        label: &str,
        hint: &str,
        value: Option<Duration>,
    ) -> Option<Option<Duration>> {
        let written = value.map(|duration| duration.to_string()).unwrap_or_default();
        self.written_ui(ui, field, (label, hint), (&value, &written), duration_from_words)
    }

    /// Ids as words with commas between them.
    pub(super) fn tags_ui(
        &mut self,
        ui: &mut Ui,
        field: &'static str,
        (label, hint): (&str, &str),
        ids: &[Id],
    ) -> Option<Vec<Id>> {
        let words: Vec<String> = ids.iter().map(|id| id.replace('-', " ")).collect();
        let value = (&ids.to_vec(), &*words.join(", "));
        self.written_ui(ui, field, (label, hint), value, |typed| Ok(ids_from_words(typed)))
    }

    /// Something that means something only when it is typed to its end.
    pub(super) fn written_ui<T: PartialEq>(
        &mut self,
        ui: &mut Ui,
        field: &'static str,
        (label, hint): (&str, &str),
        value: (&T, &str),
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Option<T> {
        let (response, meant) = written_field_ui(ui, self.theme, label, hint, value, read);
        let response = response.accessible_name(self.name(label));
        self.lead_to(&response, field);
        self.named |= response.lost_focus();
        meant
    }

    /// A menu of the nodes, the numbered names of which are found by typing.
    pub(super) fn node_menu_ui(
        &mut self,
        ui: &mut Ui,
        field: &'static str,
        label: &str,
        node: Option<&Id>,
    ) -> Option<Id> {
        let workspace = self.workspace;
        let case = workspace.scenario();
        let named = |id: &Id| {
            let number = workspace.graph.card(id).map_or("", |placed| placed.number.as_str());
            case.nodes.get(id).map_or_else(|| format!("{id} (missing)"), |node| format!("{number} {}", node.name(40)))
        };
        label_ui(ui, self.theme, label);
        let words = node.map_or_else(|| "Pick a node".to_owned(), named);
        let shown = RichText::new(shortened(words.trim()));
        let shown =
            if node.is_some_and(|id| case.nodes.contains_key(id)) { shown } else { shown.color(self.theme.weak) };
        let name = format!("{}: {words}", self.name(label));
        let mut picked = None;
        ui.horizontal(|ui| {
            let salt = ui.scope_id().with(("node", field));
            picked = menu_ui(ui, &name, shown, salt, || {
                case.nodes.keys().map(|id| Entry::new(id.clone(), named(id))).collect()
            });
            if let Some(node) = node.filter(|node| case.nodes.contains_key(*node))
                && self.small_button(ui, "↗", &format!("Go to {}", named(node)))
            {
                self.requests.push(Request::GoTo(Place::node(node)));
            }
        });
        picked
    }
}

/// A number at the right end of its room, as in a column of numbers.
pub(super) fn right_aligned_ui<R>(ui: &mut Ui, size: egui::Vec2, number: impl FnOnce(&mut Ui) -> R) -> R {
    ui.allocate_ui_with_layout(size, Layout::top_down(Align::Max), |ui| {
        ui.set_min_size(size);
        number(ui)
    })
    .inner
}

/// Shows something that may be too wide: it is cut at the edge, and what stands around it keeps its width.
pub(super) fn contained_ui<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    let room = ui.available_rect_before_wrap();
    let mut inner = ui.new_child(UiBuilder::new().id_salt("contained").max_rect(room));
    let result = content(&mut inner);
    ui.allocate_space(vec2(room.width(), inner.min_rect().height()));
    result
}
