//! Lists of texts: one row each, with a field that grows.

use egui::{Align, Layout, Ui, vec2};

use super::CaseForm;
use super::item::Wish;
use crate::scenario::{Scenario, Text};
use crate::studio::panels::form::{Look, label_ui};

/// The room that the buttons of a row take.
const BUTTONS: f32 = 76.0;

/// How a list of texts is shown.
#[derive(Clone, Copy)]
pub(super) struct Texts<'t> {
    pub field: &'static str,
    /// Above the list; empty: nothing.
    pub label: &'t str,
    /// What one of them is called: `question`.
    pub one: &'t str,
    pub hint: &'t str,
    /// The button that adds one.
    pub add: &'t str,
    /// Rows of each field at least; 0: one and never more.
    pub rows: usize,
}

impl CaseForm<'_> {
    pub(super) fn texts_ui(
        &mut self,
        ui: &mut Ui,
        look: Texts<'_>,
        texts: &[Text],
        list: impl Fn(&mut Scenario) -> Option<&mut Vec<Text>>,
    ) {
        if !look.label.is_empty() {
            label_ui(ui, self.theme, look.label);
        }
        let place = self.place.clone().then(look.field);
        let mut wanted = None;
        for (n, text) in texts.iter().enumerate() {
            let name = self.name(&format!("{} {}", capitalised(look.one), n + 1));
            let who = self.who.clone();
            self.within(place.clone().index(n), &who, |form| {
                let width = ui.available_width();
                ui.push_id((look.field, n), |ui| {
                    ui.horizontal_top(|ui| {
                        ui.spacing_mut().item_spacing.x = 2.0;
                        let size = vec2((width - BUTTONS - 2.0).max(80.0), 0.0);
                        ui.allocate_ui_with_layout(size, Layout::top_down(Align::Min), |ui| {
                            let look = Look { label: "", hint: look.hint, rows: look.rows };
                            _ = form.whole_text_ui(ui, text, look).accessible_name(&name);
                        });
                        wanted =
                            form.row_buttons_ui(ui, (n, texts.len()), &name).map(|wish| (n, wish)).or(wanted.take());
                    });
                });
            });
        }
        if let Some((n, wish)) = wanted {
            self.counted_wish(wish, n, &format!("a {}", look.one), &list);
        }
        self.add_counted_ui(ui, look.add, place.index(texts.len()), |case| {
            if let Some(list) = list(case) {
                list.push(Text::default());
            }
        });
    }

    /// Up, down and away, for a row.
    fn row_buttons_ui(&self, ui: &mut Ui, (at, count): (usize, usize), name: &str) -> Option<Wish> {
        let mut wish = None;
        let mut button = |ui: &mut Ui, on: bool, sign: &str, label: String, wanted: Wish| {
            ui.add_enabled_ui(on, |ui| {
                if self.small_button(ui, sign, &label) {
                    wish = Some(wanted);
                }
            });
        };
        ui.allocate_ui_with_layout(vec2(BUTTONS, 28.0), Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 1.0;
            ui.spacing_mut().button_padding = vec2(3.0, 5.0);
            button(ui, at > 0, "↑", format!("{name}: move up"), Wish::Move(at.saturating_sub(1)));
            button(ui, at + 1 < count, "↓", format!("{name}: move down"), Wish::Move(at + 1));
            button(ui, true, "×", format!("{name}: delete"), Wish::Delete);
        });
        wish
    }
}

/// With a capital at its beginning.
pub(super) fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
