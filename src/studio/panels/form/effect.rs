//! Effects as chips, a line into which more are typed, and a menu of every effect that the case can have.

use egui::Ui;

use super::Form;
use super::chip::{Chipped, chip_ui};
use super::picker::{Dress, Entry, Picked, Picker, picker_ui};
use super::value::label_ui;
use crate::scenario::{Duration, Effect, Tally, Var};

/// What a new effect adds at first.
const FIRST_AMOUNT: i32 = 10;
/// What a new extension gives at first, in seconds.
const FIRST_EXTENSION: u32 = 30 * 60;

/// What was entered where effects are edited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entered {
    /// All of them, if they were changed.
    pub effects: Option<Vec<Effect>>,
    /// How long it takes, if that was typed.
    pub takes: Option<Duration>,
}

impl Form<'_> {
    /// Shows effects. What comes back is what the author changed them to.
    pub fn effects_ui(&mut self, ui: &mut Ui, label: &str, effects: &[Effect]) -> Option<Vec<Effect>> {
        self.effects_and_time_ui(ui, label, effects, (false, false)).effects
    }

    /// The same; `takes`: a time may be typed too. `open`: the line takes the focus.
    pub fn effects_and_time_ui(
        &mut self,
        ui: &mut Ui,
        label: &str,
        effects: &[Effect],
        (takes, open): (bool, bool),
    ) -> Entered {
        let mut after = effects.to_vec();
        if !label.is_empty() {
            label_ui(ui, self.theme, label);
        }
        let mut entered = Entered::default();
        ui.push_id(label, |ui| {
            let chips = ui.scope_id().with("chips");
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                let mut gone = None;
                for (index, effect) in after.iter_mut().enumerate() {
                    let id = chips.with(index);
                    match chip_ui(ui, self.theme, self.workspace.scenario(), effect, label, id) {
                        Chipped::Same => {}
                        Chipped::Changed(changed) => *effect = changed,
                        Chipped::Gone => gone = Some(index),
                    }
                }
                if let Some(index) = gone {
                    after.remove(index);
                    // The last chip hands the focus on to the one before it.
                    if index == after.len() && index > 0 {
                        ui.memory_mut(|memory| memory.request_focus(chips.with(index - 1).with("chip")));
                    }
                }
                let salt = ui.scope_id().with("more");
                let name = format!("{label}: add an effect");
                let picker = Picker { dress: Dress::Bare, ..Picker::new(&name, "+ Effect", salt) };
                if let Some(Picked::Entry(effect)) = picker_ui(ui, &picker, || self.possible_effects()) {
                    after.push(effect);
                }
            });
            let (typed, time) = self.effect_entry_ui(ui, label, takes, open);
            after.extend(typed);
            entered.takes = time;
        });
        entered.effects = (after != effects).then_some(after);
        entered
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
