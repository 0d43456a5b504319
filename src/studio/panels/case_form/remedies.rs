//! Remedies: what is offered, what it costs, and how well it answers the loss.

use egui::{Align, Layout, Ui, vec2};

use super::CaseForm;
use super::fields::NARROW;
use super::item::Item;
use crate::edit::Table;
use crate::scenario::{Id, PolicyStatus, Remedy, RemedyKind, Scenario, money};
use crate::studio::panels::form::{Look, label_ui};

/// The best rating.
const MOST: u8 = 3;
/// The size of a rating.
const RATING: egui::Vec2 = vec2(28.0, 24.0);

impl CaseForm<'_> {
    pub(super) fn remedies_ui(&mut self, ui: &mut Ui, case: &Scenario) {
        if case.remedies.is_empty() {
            let words = "No remedies yet. A remedy is what can be offered to put it right, such as “a courier today before five”.";
            self.empty_ui(ui, words);
        }
        let currency = self.currency().to_owned();
        for (n, (id, remedy)) in case.remedies.iter().enumerate() {
            let cost = if remedy.cost == 0 { "free".to_owned() } else { money(remedy.cost, &currency) };
            let status = match remedy.status {
                PolicyStatus::Within => String::new(),
                status => format!(" · {}", status.label().to_lowercase()),
            };
            let item = Item {
                place: Table::Remedies.place(id),
                at: (n, case.remedies.len()),
                name: remedy.what.to_string(),
                nameless: "New remedy",
                summary: format!("{cost}{status}"),
                copies: true,
                used: true,
            };
            self.entry_ui(ui, Table::Remedies, id, &item, |form, ui| form.remedy_ui(ui, id, remedy));
        }
        self.add_entry_ui(ui, Table::Remedies);
    }

    fn remedy_ui(&mut self, ui: &mut Ui, id: &Id, remedy: &Remedy) {
        let look = Look { label: "What is offered", hint: "a courier today before five", rows: 1 };
        self.naming_ui(ui, "what", &remedy.what, look);
        self.pair_ui(
            ui,
            |form, ui| {
                let kinds: Vec<_> = RemedyKind::ALL.iter().map(|kind| (*kind, kind.label())).collect();
                if let Some(kind) = form.pick_ui(ui, "kind", "Kind", remedy.kind, &kinds) {
                    form.change_remedy(id, "Change the kind of a remedy", |remedy| remedy.kind = kind);
                }
            },
            |form, ui| {
                if let Some(cost) = form.amount_ui(ui, "cost", "Cost", remedy.cost) {
                    form.adjust_remedy("cost", id, "Change the cost", |remedy| remedy.cost = cost);
                }
            },
        );
        let look = Look { label: "Answers which loss", hint: "the loss in the customer’s terms", rows: 1 };
        self.line_ui(ui, "answers", &remedy.answers, look);
        let look = Look { label: "Terms", hint: "conditions that the learner should see beside it", rows: 1 };
        self.more_line_ui(ui, "terms", &remedy.terms, look);
        let statuses: Vec<_> = PolicyStatus::ALL.iter().map(|status| (*status, status.label())).collect();
        if let Some(status) = self.pick_ui(ui, "status", "Policy", remedy.status, &statuses) {
            self.change_remedy(id, "Change the policy of a remedy", |remedy| remedy.status = status);
        }
        let mut one_off = remedy.one_off;
        let checkbox =
            ui.checkbox(&mut one_off, "Given once, and said so").accessible_name(self.name("Given once, and said so"));
        self.lead_to(&checkbox, "one_off");
        if one_off != remedy.one_off {
            self.change_remedy(id, "Change whether a remedy is a one-off", |remedy| remedy.one_off = one_off);
        }
        self.ratings_ui(ui, id, remedy);
        let name = self.name("Add…");
        self.add_menu_ui(ui, &name);
    }

    /// The five ratings from 0 to 3, in one column.
    fn ratings_ui(&mut self, ui: &mut Ui, id: &Id, remedy: &Remedy) {
        type Rating = fn(&mut Remedy) -> &mut u8;
        let ratings: [(&'static str, &str, u8, Rating); 5] = [
            ("fits_goal", "Fits the goal", remedy.fits_goal, |remedy| &mut remedy.fits_goal),
            ("specific", "Made for this case", remedy.specific, |remedy| &mut remedy.specific),
            ("timely", "Comes in time", remedy.timely, |remedy| &mut remedy.timely),
            ("meaning", "Means something", remedy.meaning, |remedy| &mut remedy.meaning),
            ("precedent", "Others could claim it", remedy.precedent, |remedy| &mut remedy.precedent),
        ];
        label_ui(ui, self.theme, "Ratings, 0 to 3");
        for (field, words, value, of) in ratings {
            ui.push_id(field, |ui| {
                let stacked = ui.available_width() < NARROW;
                if stacked {
                    ui.label(words);
                }
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 2.0;
                    ui.spacing_mut().button_padding.x = 4.0;
                    let room = ui.available_width() - 4.0 * (RATING.x + 2.0) - 2.0;
                    if !stacked {
                        ui.allocate_ui_with_layout(vec2(room, 24.0), Layout::left_to_right(Align::Center), |ui| {
                            ui.set_min_width(room);
                            ui.add(egui::Label::new(words).truncate());
                        });
                    }
                    for rating in 0..=MOST {
                        let name = self.name(&format!("{words} {rating}"));
                        let button =
                            ui.add(egui::Button::selectable(value == rating, rating.to_string()).min_size(RATING));
                        if rating == value {
                            self.lead_to(&button, field);
                        }
                        button.widget_info(|| {
                            egui::WidgetInfo::selected(egui::Role::RadioButton, true, value == rating, &name)
                        });
                        if button.clicked() && value != rating {
                            self.change_remedy(id, "Rate a remedy", |remedy| *of(remedy) = rating);
                        }
                    }
                });
            });
        }
    }

    fn change_remedy(&mut self, id: &Id, label: &str, change: impl FnOnce(&mut Remedy)) {
        self.change(label, |case| {
            if let Some(remedy) = case.remedies.get_mut(id) {
                change(remedy);
            }
        });
    }

    fn adjust_remedy(&mut self, field: &'static str, id: &Id, label: &str, change: impl FnOnce(&mut Remedy)) {
        self.adjust(field, label, |case| {
            if let Some(remedy) = case.remedies.get_mut(id) {
                change(remedy);
            }
        });
    }
}
