//! A score from where meters and tallies stand at the end: its parts, and what stands for 0 and 100 percent.

use std::num::NonZeroU32;
use std::ops::RangeInclusive;

use egui::{Align, DragValue, Layout, RichText, Ui, vec2};

use super::CaseForm;
use super::fields::{contained_ui, right_aligned_ui};
use crate::scenario::{MAX_NUMBER, OutcomeScore, Tally, Var, Weighted, shortened};
use crate::studio::panels::form::{Entry, label_ui, menu_ui};

/// The widest end of a range.
const WIDEST: i64 = 1_000_000_000_000;

/// The size of a weight and of a divisor, and the room that both take with their signs.
const NUMBER: egui::Vec2 = vec2(52.0, 28.0);
const NUMBERS: f32 = 2.0 * NUMBER.x + 66.0;

/// A score that was changed: as a whole, or in a number that is being moved.
pub(super) enum Edited<T> {
    Anew(T),
    /// The field of the number.
    Moved(&'static str, T),
}

/// What the author touched while a score was shown.
#[derive(Clone, Copy)]
enum Touched {
    Nothing,
    Number(&'static str),
    Whole,
}

impl Touched {
    fn or_number(self, field: &'static str) -> Self {
        match self {
            Self::Whole => self,
            Self::Nothing | Self::Number(_) => Self::Number(field),
        }
    }
}

impl CaseForm<'_> {
    pub(super) fn outcome_ui(
        &mut self,
        ui: &mut Ui,
        who: &str,
        outcome: &OutcomeScore,
    ) -> Option<Edited<OutcomeScore>> {
        let mut after = outcome.clone();
        let mut edited = Touched::Nothing;
        if outcome.parts.is_empty() {
            self.remark_ui(ui, "Nothing counts yet. A part is a meter with a weight, such as trust × 2 or anger × −2.");
        } else {
            label_ui(ui, self.theme, "What counts, with its weight and what it is divided by");
        }
        let mut gone = None;
        for (n, part) in after.parts.iter_mut().enumerate() {
            ui.push_id(n, |ui| {
                let name = self.var_name(&part.of);
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 4.0;
                    let room = vec2((ui.available_width() - NUMBERS).max(60.0), NUMBER.y);
                    ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
                        ui.set_min_size(room);
                        let salt = ui.scope_id().with("of");
                        let label = format!("{who}, part {}: {name}", n + 1);
                        let shown = RichText::new(shortened(&name, letters_in(room.x)));
                        let picked = contained_ui(ui, |ui| menu_ui(ui, &label, shown, salt, || self.possible_vars()));
                        if let Some(of) = picked {
                            part.of = of;
                            edited = Touched::Whole;
                        }
                    });
                    ui.label("×");
                    let weight = right_aligned_ui(ui, NUMBER, |ui| {
                        let drag = DragValue::new(&mut part.weight).range(-MAX_NUMBER..=MAX_NUMBER).speed(0.1);
                        ui.add(drag.min_size(NUMBER).custom_formatter(minus))
                    });
                    if weight.accessible_name(format!("{who}, {name}: weight")).changed() {
                        edited = edited.or_number("weight_of_part");
                    }
                    ui.label("÷");
                    let mut per = part.per.map_or(1, NonZeroU32::get);
                    let divisor = right_aligned_ui(ui, NUMBER, |ui| {
                        ui.add(DragValue::new(&mut per).range(1..=MAX_NUMBER).speed(0.1).min_size(NUMBER))
                    });
                    if divisor.accessible_name(format!("{who}, {name}: divided by")).changed() {
                        part.per = NonZeroU32::new(per).filter(|per| per.get() > 1);
                        edited = edited.or_number("per_of_part");
                    }
                    if self.small_button(ui, "×", &format!("{who}: take {name} away")) {
                        gone = Some(n);
                    }
                });
            });
        }
        if let Some(n) = gone {
            after.parts.remove(n);
            edited = Touched::Whole;
        }
        let salt = ui.scope_id().with(("more", who));
        let label = format!("{who}: add what counts");
        if let Some(of) = menu_ui(ui, &label, RichText::new("Add what counts"), salt, || self.possible_vars()) {
            after.parts.push(Weighted::new(of, 1));
            edited = Touched::Whole;
        }
        self.range_ui(ui, who, &mut after, &mut edited);
        match edited {
            Touched::Nothing => None,
            Touched::Number(field) => Some(Edited::Moved(field, after)),
            Touched::Whole => Some(Edited::Anew(after)),
        }
    }

    /// What stands for 0 and for 100 percent.
    fn range_ui(&self, ui: &mut Ui, who: &str, outcome: &mut OutcomeScore, edited: &mut Touched) {
        label_ui(ui, self.theme, "The sums that stand for 0 % and for 100 %");
        let Some((low, high)) = &mut outcome.range else {
            if ui.button("Set the range").accessible_name(format!("{who}: set the range")).clicked() {
                outcome.range = Some((0, 100));
                *edited = Touched::Whole;
            }
            return;
        };
        ui.horizontal_wrapped(|ui| {
            for (value, words, field) in [(low, "0 %", "low"), (high, "100 %", "high")] {
                let drag = DragValue::new(value).range(-WIDEST..=WIDEST).speed(1.0).min_size(vec2(72.0, 28.0));
                let drag = ui.add(drag.custom_formatter(minus));
                if drag.accessible_name(format!("{who}: sum for {words}")).changed() {
                    *edited = edited.or_number(field);
                }
                ui.label(RichText::new(format!("is {words}")).small().color(self.theme.text_weak));
            }
        });
    }

    /// Every number that can count.
    fn possible_vars(&self) -> Vec<Entry<Var>> {
        let meters = self.workspace.scenario().meters.keys().map(|id| Var::Meter(id.clone()));
        let vars = meters.chain(Tally::ALL.iter().map(|tally| Var::Tally(*tally)));
        vars.map(|var| Entry::new(var.clone(), self.var_name(&var))).collect()
    }
}

/// A number with a proper minus.
fn minus(n: f64, _decimals: RangeInclusive<usize>) -> String {
    format!("{n:.0}").replace('-', "−")
}

/// How many letters of a name a menu of this width shows.
fn letters_in(width: f32) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of letters on screen")]
    let letters = ((width - 36.0) / 7.5).max(4.0) as usize;
    letters
}
