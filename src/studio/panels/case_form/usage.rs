//! Where an entry is used: one line that unfolds into links.

use egui::{Button, RichText, Ui};

use super::CaseForm;
use crate::scenario::Place;
use crate::studio::request::Request;
use crate::studio::usage::{place_words, summary};

/// How many links are shown.
const MOST: usize = 60;

impl CaseForm<'_> {
    /// Where the entry at the place of the form is used; `open`: unfolded from the beginning.
    pub(super) fn usage_ui(&mut self, ui: &mut Ui, place: &Place, open: bool) {
        let workspace = self.workspace;
        let Some(usages) = workspace.usages.value() else { return };
        let places = usages.places(place);
        if places.is_empty() {
            self.remark_ui(ui, "Not used yet");
            return;
        }
        let times = match places.len() {
            1 => "Used once".to_owned(),
            n => format!("Used {n} times"),
        };
        let id = egui::Id::unique(("uses", workspace.field_key(place).to_string()));
        let was_open = open || ui.data(|data| data.get_temp(id)).unwrap_or(false);
        let sign = if was_open { "−" } else { "+" };
        let words = RichText::new(format!("{sign} {times}: {}", summary(places))).small().color(self.theme.text_weak);
        let line = ui.add(Button::new(words).frame(false).wrap()).accessible_name(self.name(&times));
        if line.clicked() {
            ui.data_mut(|data| data.insert_temp(id, !was_open));
        }
        if !was_open {
            return;
        }
        ui.indent("uses", |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            for (n, place) in places.iter().take(MOST).enumerate() {
                let words = place_words(workspace, place);
                let shown = RichText::new(&words).small().color(self.theme.accent);
                let button = ui.push_id(n, |ui| ui.add(Button::new(shown).frame(false).truncate())).inner;
                if button.accessible_name(format!("Go to {words}")).on_hover_text("Go there").clicked() {
                    self.requests.push(Request::GoTo(place.clone()));
                }
            }
            if places.len() > MOST {
                self.remark_ui(ui, &format!("and {} more", places.len() - MOST));
            }
        });
    }
}
