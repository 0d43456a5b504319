//! Objectives: what the learner should be able to do afterwards, and what shows it.

use egui::Ui;

use super::CaseForm;
use super::item::Item;
use crate::edit::Table;
use crate::scenario::{Id, Objective, Scenario};
use crate::studio::panels::form::Look;

/// More evidence than this no run gives.
const MOST: i32 = 99;

impl CaseForm<'_> {
    pub(super) fn objectives_ui(&mut self, ui: &mut Ui, case: &Scenario) {
        let objectives = &case.brief.objectives;
        if objectives.is_empty() {
            let words = "None yet. An objective is something to be able to do afterwards, such as “Acknowledge the impact before explaining”.";
            self.empty_ui(ui, words);
        }
        for (n, (id, objective)) in objectives.iter().enumerate() {
            let item = Item {
                place: Table::Objectives.place(id),
                at: (n, objectives.len()),
                name: objective.text.to_string(),
                nameless: "New objective",
                summary: match objective.moves.len() {
                    0 => "no moves".to_owned(),
                    1 => "1 move".to_owned(),
                    n => format!("{n} moves"),
                },
                copies: true,
                used: true,
            };
            self.entry_ui(ui, Table::Objectives, id, &item, |form, ui| form.objective_ui(ui, id, objective));
        }
        self.add_entry_ui(ui, Table::Objectives);
    }

    fn objective_ui(&mut self, ui: &mut Ui, id: &Id, objective: &Objective) {
        let look = Look { label: "What they can do", hint: "Acknowledge the impact before explaining", rows: 1 };
        self.naming_ui(ui, "text", &objective.text, look);
        let look = ("Moves that show it", "impact acknowledgment, emotion label");
        if let Some(moves) = self.tags_ui(ui, "moves", look, &objective.moves) {
            self.adjust("moves", "Change the moves of an objective", |case| {
                if let Some(objective) = case.brief.objectives.get_mut(id) {
                    objective.moves = moves;
                }
            });
        }
        let label = "Met after this much evidence";
        if let Some(enough) = self.number_ui(ui, "met_at", label, objective.enough(), ((1, MOST), "")) {
            self.adjust("met_at", "Change when an objective is met", |case| {
                if let Some(objective) = case.brief.objectives.get_mut(id) {
                    objective.met_at = enough;
                }
            });
        }
    }
}
