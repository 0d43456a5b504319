//! Policy: limits, currency, wording, and how soon an answer is due.

use egui::Ui;

use super::CaseForm;
use super::texts::Texts;
use crate::scenario::{Channel, Place, Scenario, Text};
use crate::studio::panels::form::label_ui;
use crate::studio::theme;

/// What may be given without asking when a limit is set for the first time, in minor units.
const FIRST_LIMIT: i32 = 5_000;

impl CaseForm<'_> {
    pub(super) fn policy_ui(&mut self, ui: &mut Ui, case: &Scenario) {
        let policy = case.policy.clone().unwrap_or_default();
        self.within(Place::field("policy"), "", |form| {
            form.pair_ui(
                ui,
                |form, ui| form.limit_ui(ui, policy.remedy_limit),
                |form, ui| {
                    let value = (&policy.currency, policy.currency.as_str());
                    let currency =
                        form.written_ui(ui, "currency", ("Currency", "USD, EUR, GBP"), value, currency_from_words);
                    if let Some(currency) = currency {
                        form.adjust("currency", "Change the currency", |case| {
                            case.policy.get_or_insert_default().currency = currency;
                        });
                    }
                },
            );
            ui.add_space(theme::GAP);
            let look = Texts {
                field: "mandated",
                label: "Wording that must be used as it stands",
                one: "wording",
                hint: "This call may be recorded for training.",
                add: "Add a wording",
                rows: 1,
            };
            form.texts_ui(ui, look, &policy.mandated, |case| Some(&mut case.policy.get_or_insert_default().mandated));
            ui.add_space(theme::GAP);
            let look = Texts {
                field: "avoid",
                label: "Wording to avoid",
                one: "wording to avoid",
                hint: "per our policy",
                add: "Add a wording to avoid",
                rows: 1,
            };
            form.texts_ui(ui, look, &policy.avoid, |case| Some(&mut case.policy.get_or_insert_default().avoid));
            form.answers_ui(ui, case);
        });
    }

    fn limit_ui(&mut self, ui: &mut Ui, limit: Option<i32>) {
        let Some(limit) = limit else {
            label_ui(ui, self.theme, "Most without approval");
            if ui.button("Set a limit").clicked() {
                self.change("Set a limit", |case| {
                    case.policy.get_or_insert_default().remedy_limit = Some(FIRST_LIMIT);
                });
            }
            return;
        };
        let mut after = Some(limit);
        if let Some(edited) = self.amount_ui(ui, "remedy_limit", "Most without approval", limit) {
            after = Some(edited);
        }
        if self.small_button(ui, "× no limit", "Take the limit away") {
            after = None;
        }
        if after != Some(limit) {
            self.adjust("remedy_limit", "Change the limit", |case| {
                case.policy.get_or_insert_default().remedy_limit = after;
            });
        }
    }

    /// How soon an answer is due, by channel.
    fn answers_ui(&mut self, ui: &mut Ui, case: &Scenario) {
        self.group_ui(ui, "An answer is due within");
        let place = Place::field("policy").then("answer_within");
        self.within(place, "Answer within", |form| {
            for pair in Channel::ALL.chunks(2) {
                let second = pair.get(1).copied();
                form.pair_ui(
                    ui,
                    |form, ui| form.answer_ui(ui, case, pair[0]),
                    |form, ui| {
                        if let Some(channel) = second {
                            form.answer_ui(ui, case, channel);
                        }
                    },
                );
            }
        });
    }

    fn answer_ui(&mut self, ui: &mut Ui, case: &Scenario, channel: Channel) {
        let within = case.policy.as_ref().and_then(|policy| policy.answer_within.get(&channel).copied());
        let field = field_of(channel);
        if let Some(within) = self.time_ui(ui, field, channel.label(), "40s, 4h, 2d", within) {
            self.adjust(field, "Change how soon an answer is due", |case| {
                let table = &mut case.policy.get_or_insert_default().answer_within;
                match within {
                    Some(within) => _ = table.insert(channel, within),
                    None => _ = table.remove(&channel),
                }
            });
        }
    }
}

const fn field_of(channel: Channel) -> &'static str {
    match channel {
        Channel::Phone => "phone",
        Channel::Chat => "chat",
        Channel::Email => "email",
        Channel::Social => "social",
        Channel::InPerson => "in_person",
    }
}

/// Three letters, as in ISO 4217; nothing is no currency.
fn currency_from_words(typed: &str) -> Result<Text, String> {
    let typed = typed.trim().to_ascii_uppercase();
    let letters = typed.bytes().all(|byte| byte.is_ascii_uppercase());
    if letters && (typed.is_empty() || typed.len() == 3) {
        Ok(typed.into())
    } else {
        Err("Write three letters: USD, EUR, GBP".to_owned())
    }
}
