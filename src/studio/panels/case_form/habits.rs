//! Habits: small things to do every time.

use egui::Ui;

use super::CaseForm;
use super::fields::contained_ui;
use super::item::Item;
use crate::scenario::{Habit, Place, Scenario};
use crate::studio::panels::form::Look;

impl CaseForm<'_> {
    pub(super) fn habits_ui(&mut self, ui: &mut Ui, case: &Scenario) {
        if case.habits.is_empty() {
            let words = "No habits yet. A habit is a small thing to do every time, such as “One sentence about her before one about us”.";
            self.empty_ui(ui, words);
        }
        for (n, habit) in case.habits.iter().enumerate() {
            let item = Item {
                place: Place::field("habits").index(n),
                at: (n, case.habits.len()),
                name: habit.text.to_string(),
                nameless: "New habit",
                summary: if habit.seen_when.is_some() { "seen in the run" } else { "ticked by the learner" }.to_owned(),
                copies: true,
                used: false,
            };
            self.counted_ui(
                ui,
                &item,
                "a habit",
                |case| Some(&mut case.habits),
                |form, ui| {
                    form.habit_ui(ui, n, habit);
                },
            );
        }
        let focus = Place::field("habits").index(case.habits.len()).then("text");
        self.add_counted_ui(ui, "Add a habit", focus, |case| case.habits.push(Habit::new("")));
    }

    fn habit_ui(&mut self, ui: &mut Ui, n: usize, habit: &Habit) {
        self.who = format!("Habit {}", n + 1);
        let look = Look { label: "What to do every time", hint: "One sentence about her before one about us", rows: 1 };
        self.line_ui(ui, "text", &habit.text, look);
        let label = format!("Habit {} is seen when", n + 1);
        if let Some(when) = contained_ui(ui, |ui| self.condition_ui(ui, &label, habit.seen_when.as_ref())) {
            self.adjust("seen_when", "Change when a habit is seen", |case| {
                if let Some(habit) = case.habits.get_mut(n) {
                    habit.seen_when = when;
                }
            });
        }
        if habit.seen_when.is_none() {
            self.remark_ui(ui, "Without a condition, the learner ticks it.");
        }
    }
}
