//! Effects as chips: a number can be dragged, a cross takes one away, a menu offers every effect that the case can have.

use egui::{DragValue, Frame, Margin, RichText, TextEdit, Ui};

use super::Form;
use super::value::{Entry, label_ui, menu_ui, shortened};
use crate::edit::effect_line::{Meaning, complete, create as create_declared, effects_from_line};
use crate::edit::effect_words;
use crate::scenario::{Duration, Effect, MAX_NUMBER, Tally, Var};
use crate::studio::request::Request;

/// What a new effect adds at first.
const FIRST_AMOUNT: i32 = 10;
/// What a new extension gives at first, in seconds.
const FIRST_EXTENSION: u32 = 30 * 60;

impl Form<'_> {
    /// Shows effects. What comes back is what the author changed them to.
    pub fn effects_ui(&mut self, ui: &mut Ui, label: &str, effects: &[Effect]) -> Option<Vec<Effect>> {
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
            after.extend(self.effect_line_ui(ui, label));
        });
        (after != effects).then_some(after)
    }

    /// A line into which effects are typed; those that were meant when Enter was pressed.
    fn effect_line_ui(&mut self, ui: &mut Ui, label: &str) -> Vec<Effect> {
        let case = self.workspace.scenario();
        let id = ui.scope_id().with("line");
        let mut typed = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_default();
        let hint = "or type: anger -15, trust +10, reveal party";
        let output = TextEdit::singleline(&mut typed).id(id.with("field")).hint_text(hint).desired_width(f32::INFINITY);
        let field = ui.add(output.margin(Margin::symmetric(8, 4)));
        let name = format!("{label}: type effects");
        field.widget_info(|| egui::WidgetInfo::text_edit(true, &typed, &typed, &name));
        let mut meant = Vec::new();
        if typed.trim().is_empty() {
            ui.data_mut(|data| data.remove::<String>(id));
            return meant;
        }
        let line = effects_from_line(case, &typed);
        if field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) && line.understood() {
            meant = line.effects().cloned().collect();
            typed.clear();
            field.request_focus();
        } else {
            ui.horizontal_wrapped(|ui| {
                for part in &line.parts {
                    match &part.meaning {
                        Meaning::Effect(_) => {}
                        Meaning::Takes(_) => {
                            ui.label(RichText::new("a time stands in “Time it takes”").small().color(self.theme.weak));
                        }
                        Meaning::Problem(why) => {
                            ui.label(RichText::new(why).small().color(self.theme.harmful));
                        }
                        Meaning::Unknown(unknown) => {
                            let create = format!("Create the {} “{}”", unknown.kind.word(), unknown.words);
                            if ui.small_button(create).clicked() {
                                let step = create_declared(&self.workspace.file, case, unknown);
                                self.requests.push(Request::Apply(step));
                                field.request_focus();
                            }
                        }
                    }
                }
                for completion in complete(case, &typed, typed.len()) {
                    if ui.small_button(completion.text.trim()).on_hover_text(&completion.about).clicked() {
                        typed.replace_range(completion.replaces.clone(), &completion.text);
                        field.request_focus();
                    }
                }
            });
        }
        ui.data_mut(|data| data.insert_temp(id, typed));
        meant
    }

    /// One effect; whether it was taken away.
    fn chip_ui(&self, ui: &mut Ui, effect: &mut Effect, label: &str) -> bool {
        let mut gone = false;
        Frame::new().fill(self.theme.sunken).corner_radius(10.0).inner_margin(Margin::symmetric(8, 2)).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                let words = effect_words(self.workspace.scenario(), effect);
                match effect {
                    Effect::Add(var, n) => {
                        ui.label(self.var_name(var));
                        number_ui(ui, DragValue::new(n).custom_formatter(signed), &words);
                    }
                    Effect::Set(var, n) => {
                        ui.label(self.var_name(var));
                        number_ui(ui, DragValue::new(n).prefix("= "), &words);
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

    /// What a number of the case is called.
    pub fn var_name(&self, var: &Var) -> String {
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

/// A number in a chip; `words` is what the whole chip says.
fn number_ui(ui: &mut Ui, drag: DragValue<'_>, words: &str) {
    let response = ui.add(drag.range(-MAX_NUMBER..=MAX_NUMBER).speed(0.5));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::SpinButton, true, words));
}

/// A number with its sign.
fn signed(n: f64, _decimals: std::ops::RangeInclusive<usize>) -> String {
    if n < 0.0 { format!("−{:.0}", -n) } else { format!("+{n:.0}") }
}
