//! Play settings: what learners see and may do.

use egui::Ui;

use super::CaseForm;
use crate::scenario::{FeedbackTime, MetersAs, MetersShown, Place, PlaySettings, Retry, Scenario, Timers};

impl CaseForm<'_> {
    pub(super) fn play_ui(&mut self, ui: &mut Ui, case: &Scenario) {
        let play = case.play.clone().unwrap_or_default();
        ui.horizontal_wrapped(|ui| {
            let presets = [
                (
                    "Practice",
                    PlaySettings::practice(),
                    "Feedback at once, meters in sight, a decision can be tried again",
                ),
                ("Assessment", PlaySettings::assessment(), "Nothing gives the answer away, and what was said was said"),
            ];
            for (name, settings, about) in presets {
                let here = play == PlaySettings { meters_as: play.meters_as, timers: play.timers, ..settings.clone() };
                if ui.selectable_label(here, name).on_hover_text(about).clicked() && !here {
                    self.set_play("Choose play settings", |play| {
                        *play = PlaySettings { meters_as: play.meters_as, timers: play.timers, ..settings };
                    });
                }
            }
        });
        self.within(Place::field("play"), "", |form| {
            macro_rules! setting {
                ($field:ident: $kind:ident, $label:literal, $step:literal) => {
                    let options: Vec<_> = $kind::ALL.iter().map(|value| (*value, value.label())).collect();
                    if let Some(value) = form.pick_ui(ui, stringify!($field), $label, play.$field, &options) {
                        form.set_play($step, |play| play.$field = value);
                    }
                };
            }
            setting!(feedback: FeedbackTime, "The coach speaks", "Change when the coach speaks");
            setting!(meters: MetersShown, "Meters can be seen", "Change when meters are seen");
            setting!(meters_as: MetersAs, "Meters are shown as", "Change how meters are shown");
            setting!(retry: Retry, "Learners may try again", "Change what may be tried again");
            setting!(timers: Timers, "Timers", "Change the timers");
        });
    }

    fn set_play(&mut self, label: &str, change: impl FnOnce(&mut PlaySettings)) {
        self.change(label, |case| change(case.play.get_or_insert_default()));
    }
}
