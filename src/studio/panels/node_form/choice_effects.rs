//! The effects of a choice: the usual ones of its grade in grey, or its own.

use egui::Ui;

use super::super::form::{label_ui, part_label, quiet_button_ui, unshow};
use super::{NodeForm, Spot};
use crate::edit::effect_words;
use crate::scenario::{Choice, Place};
use crate::studio::form_keys::{self, FormKey};

impl NodeForm<'_> {
    pub(super) fn choice_effects_ui(&mut self, ui: &mut Ui, choice: &Choice) {
        let place = self.place.clone().then("effects");
        let asked = self.asked.effects == Some(Spot::Choice(choice.id.clone()));
        let open = asked || self.workspace.focus.as_ref() == Some(&place);
        if asked {
            self.form.show(ui, place.clone());
        }
        let own = choice.effects.as_deref();
        if own.is_none() && !self.form.is_shown(ui, &place) && !open {
            self.usual_ui(ui, choice, &place);
            return;
        }
        if own.is_none() {
            self.usual_words_ui(ui, choice);
        } else {
            label_ui(ui, self.theme, "Effects");
        }
        let entered = self.effects_and_time_ui(ui, "", own.unwrap_or_default(), (true, open));
        if entered.effects.is_some() || entered.takes.is_some() {
            self.change_choice(&choice.id, "Change effects", |choice| {
                if entered.effects.is_some() {
                    choice.effects = entered.effects;
                }
                if entered.takes.is_some() {
                    choice.takes = entered.takes;
                }
            });
        }
        if own.is_some() && choice.grade.is_some() && quiet_button_ui(ui, self.theme, "Use the usual effects").clicked()
        {
            unshow(ui, &place);
            self.change_choice(&choice.id, "Use the usual effects", |choice| choice.effects = None);
        }
    }

    /// The usual effects of the grade in grey, and a way to give the choice its own.
    fn usual_ui(&mut self, ui: &mut Ui, choice: &Choice, place: &Place) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().interact_size.y = 24.0;
            self.usual_words_ui(ui, choice);
            let button = quiet_button_ui(ui, self.theme, "+ Effect");
            if button.on_hover_text(form_keys::tooltip(ui.ctx(), FormKey::TypeEffects)).clicked() {
                self.form.show(ui, place.clone());
            }
        });
    }

    fn usual_words_ui(&self, ui: &mut Ui, choice: &Choice) {
        let case = self.workspace.scenario();
        let usual = choice.grade.and_then(|grade| case.usual.get(&grade)).filter(|usual| !usual.is_empty());
        let words = usual.map_or_else(
            || "No effects".to_owned(),
            |usual| {
                let words: Vec<String> = usual.iter().map(|effect| effect_words(case, effect)).collect();
                format!("Usual: {}", words.join(", "))
            },
        );
        ui.label(part_label(&words, self.theme));
    }
}
