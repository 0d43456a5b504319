//! Effects as chips: a number can be dragged, a cross takes one away, a menu offers every effect that the case can have.

use egui::{DragValue, Frame, Margin, RichText, Ui};

use super::Form;
use super::value::{Entry, label_ui, menu_ui};
use crate::scenario::{Duration, Effect, MAX_NUMBER, Tally, Var};

/// What a new effect adds at first.
const FIRST_AMOUNT: i32 = 10;
/// What a new extension gives at first, in seconds.
const FIRST_EXTENSION: u32 = 30 * 60;

impl Form<'_> {
    /// Shows effects; `set` gets them as the author changed them.
    pub(super) fn effects_ui(
        &mut self,
        ui: &mut Ui,
        label: &str,
        effects: &[Effect],
        set: impl FnOnce(&mut Self, Vec<Effect>),
    ) {
        let mut after = effects.to_vec();
        label_ui(ui, self.theme, label);
        ui.push_id(label, |ui| {
            ui.horizontal_wrapped(|ui| {
                let mut gone = None;
                for (index, effect) in after.iter_mut().enumerate() {
                    if self.chip_ui(ui, effect, label) {
                        gone = Some(index);
                    }
                }
                if let Some(index) = gone {
                    after.remove(index);
                }
                let salt = ui.scope_id().with("more");
                let name = format!("{label}: add an effect");
                if let Some(effect) = menu_ui(ui, &name, RichText::new("+ Effect"), salt, || self.possible_effects()) {
                    after.push(effect);
                }
            });
        });
        if after != effects {
            set(self, after);
        }
    }

    /// One effect; whether it was taken away.
    fn chip_ui(&self, ui: &mut Ui, effect: &mut Effect, label: &str) -> bool {
        let mut gone = false;
        Frame::new().fill(self.theme.sunken).corner_radius(10.0).inner_margin(Margin::symmetric(8, 2)).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                let words = self.effect_words(effect);
                match effect {
                    Effect::Add(var, n) | Effect::Set(var, n) => {
                        ui.label(self.var_name(var));
                        let drag = DragValue::new(n).range(-MAX_NUMBER..=MAX_NUMBER).speed(0.5);
                        let drag = if words.contains('=') { drag.prefix("= ") } else { drag.custom_formatter(signed) };
                        let response = ui.add(drag);
                        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::SpinButton, true, &words));
                    }
                    Effect::Extend(_, by) => {
                        ui.label(shortened(&words)).on_hover_text(&words);
                        let mut minutes = by.seconds() / 60;
                        if ui.add(DragValue::new(&mut minutes).range(1..=525_600).suffix(" min")).changed() {
                            *by = Duration::from_seconds(minutes * 60);
                        }
                    }
                    Effect::Raise(_)
                    | Effect::Lower(_)
                    | Effect::Reveal(_)
                    | Effect::Make(_)
                    | Effect::Keep(_)
                    | Effect::Break(_) => _ = ui.label(shortened(&words)).on_hover_text(&words),
                }
                gone = self.small_button(ui, "×", &format!("{label}: take away {words}"));
            });
        });
        gone
    }

    /// An effect in a few words.
    pub(super) fn effect_words(&self, effect: &Effect) -> String {
        let case = self.workspace.scenario();
        let promise = |id| case.promises.get(id).map_or_else(|| format!("{id}"), |promise| promise.what.to_string());
        match effect {
            Effect::Add(var, n) => format!("{} {}", self.var_name(var), signed(f64::from(*n), 0..=0)),
            Effect::Set(var, n) => format!("{} = {n}", self.var_name(var)),
            Effect::Raise(flag) => case.flags.get(flag).map_or_else(|| flag.to_string(), |words| words.to_string()),
            Effect::Lower(flag) => {
                format!(
                    "no longer: {}",
                    case.flags.get(flag).map_or_else(|| flag.to_string(), |words| words.to_string())
                )
            }
            Effect::Reveal(fact) => {
                let label = case.facts.get(fact).map_or_else(|| fact.to_string(), |fact| fact.label.to_string());
                format!("reveal “{label}”")
            }
            Effect::Make(id) => format!("promise: {}", promise(id)),
            Effect::Keep(id) => format!("keep: {}", promise(id)),
            Effect::Break(id) => format!("break: {}", promise(id)),
            Effect::Extend(id, _) => format!("more time: {}", promise(id)),
        }
    }

    /// What a number of the case is called.
    pub(super) fn var_name(&self, var: &Var) -> String {
        match var {
            Var::Meter(id) => self
                .workspace
                .scenario()
                .meters
                .get(id)
                .map_or_else(|| format!("{id} (missing)"), |m| m.name.to_string()),
            Var::Tally(tally) => tally.label().to_owned(),
        }
    }

    /// Every effect that the case can have, the ones on meters first.
    fn possible_effects(&self) -> Vec<Entry<Effect>> {
        let case = self.workspace.scenario();
        let mut entries = Vec::new();
        let mut offer = |effect: Effect, words: String| entries.push(Entry::new(effect, words));
        for (id, meter) in &case.meters {
            offer(Effect::Add(Var::Meter(id.clone()), FIRST_AMOUNT), format!("{} goes up or down", meter.name));
            offer(Effect::Set(Var::Meter(id.clone()), meter.start), format!("{} becomes", meter.name));
        }
        for (id, fact) in &case.facts {
            offer(Effect::Reveal(id.clone()), format!("Reveal “{}”", fact.label));
        }
        for (id, words) in &case.flags {
            offer(Effect::Raise(id.clone()), format!("Remember: {words}"));
            offer(Effect::Lower(id.clone()), format!("Forget: {words}"));
        }
        for (id, promise) in &case.promises {
            offer(Effect::Make(id.clone()), format!("Promise: {}", promise.what));
            offer(Effect::Keep(id.clone()), format!("Keep: {}", promise.what));
            offer(Effect::Break(id.clone()), format!("Break: {}", promise.what));
            let extension = Duration::from_seconds(FIRST_EXTENSION);
            offer(Effect::Extend(id.clone(), extension), format!("More time for: {}", promise.what));
        }
        for tally in Tally::ALL.iter().filter(|tally| **tally != Tally::Clock) {
            offer(Effect::Add(Var::Tally(*tally), 1), format!("{tally} goes up or down"));
        }
        entries
    }
}

/// As much of some words as a chip holds.
pub(super) fn shortened(words: &str) -> String {
    const MOST: usize = 34;
    if words.chars().count() <= MOST { words.to_owned() } else { words.chars().take(MOST - 1).chain(['…']).collect() }
}

/// A number with its sign.
fn signed(n: f64, _decimals: std::ops::RangeInclusive<usize>) -> String {
    if n < 0.0 { format!("−{:.0}", -n) } else { format!("+{n:.0}") }
}
