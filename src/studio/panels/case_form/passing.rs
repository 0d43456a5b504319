//! Passing: the pass mark beside what the saved runs come to, and what makes any run fail.

use egui::Ui;

use super::CaseForm;
use super::item::Item;
use super::whenever::is_never;
use crate::scenario::{Condition, Fails, Place, Scenario, condition_sentence};
use crate::studio::panels::form::{Look, label_ui};

/// The pass mark that is set first.
const FIRST_MARK: u8 = 70;

impl CaseForm<'_> {
    /// The pass mark, and what the saved runs come to beside it.
    pub(super) fn mark_and_runs_ui(&mut self, ui: &mut Ui, case: &Scenario) {
        let percent = case.passing.as_ref().and_then(|passing| passing.percent);
        self.within(Place::field("passing"), "", |form| form.mark_ui(ui, percent));
        ui.add_space(4.0);
        self.runs_ui(ui, percent);
    }

    /// What makes any run fail.
    pub(super) fn fails_ui(&mut self, ui: &mut Ui, case: &Scenario) {
        self.group_ui(ui, "Whatever the percent, a run fails if");
        let fails = case.passing.as_ref().map_or(&[][..], |passing| &passing.fails_if);
        if fails.is_empty() {
            self.empty_ui(
                ui,
                "Nothing yet. Some things no passing run may do, such as promising what nobody can promise.",
            );
        }
        for (n, reason) in fails.iter().enumerate() {
            let name = if is_never(&reason.when) { String::new() } else { condition_sentence(case, &reason.when) };
            let item = Item {
                place: Place::field("passing").then("fails_if").index(n),
                at: (n, fails.len()),
                name,
                nameless: "New reason, which never holds yet",
                summary: String::new(),
                copies: true,
                used: false,
            };
            let list: fn(&mut Scenario) -> Option<&mut Vec<Fails>> =
                |case| Some(&mut case.passing.get_or_insert_default().fails_if);
            self.counted_ui(ui, &item, "a reason to fail", list, |form, ui| form.reason_ui(ui, n, reason));
        }
        let focus = Place::field("passing").then("fails_if").index(fails.len());
        self.add_counted_ui(ui, "Add a reason to fail", focus, |case| {
            let never = Condition::Any(Vec::new());
            case.passing.get_or_insert_default().fails_if.push(Fails::new(never));
        });
    }

    fn mark_ui(&mut self, ui: &mut Ui, percent: Option<u8>) {
        let Some(percent) = percent else {
            label_ui(ui, self.theme, "Pass mark");
            if ui.button("Set a pass mark").clicked() {
                self.change("Set a pass mark", |case| {
                    case.passing.get_or_insert_default().percent = Some(FIRST_MARK);
                });
            }
            return;
        };
        if let Some(mark) = self.number_ui(ui, "percent", "Pass mark", i32::from(percent), ((0, 100), " %")) {
            let mark = u8::try_from(mark).ok();
            self.adjust("percent", "Change the pass mark", |case| case.passing.get_or_insert_default().percent = mark);
        }
        if self.small_button(ui, "× no pass mark", "Take the pass mark away") {
            self.change("Take the pass mark away", |case| case.passing.get_or_insert_default().percent = None);
        }
    }

    fn reason_ui(&mut self, ui: &mut Ui, n: usize, reason: &Fails) {
        let label = format!("Reason {} holds when", n + 1);
        self.required_condition_ui(ui, &label, &reason.when, "Change when a run fails", |case| {
            case.passing.as_mut()?.fails_if.get_mut(n).map(|reason| &mut reason.when)
        });
        self.who = format!("Reason {}", n + 1);
        let look = Look { label: "What the learner is told", hint: "You promised what nobody can promise.", rows: 2 };
        self.line_ui(ui, "why", &reason.why, look);
    }
}
