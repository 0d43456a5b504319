//! Promises: what is promised, by whom and until when, and what follows.

use egui::Ui;

use super::CaseForm;
use super::fields::contained_ui;
use super::item::Item;
use crate::edit::Table;
use crate::scenario::{Id, Promise, Scenario};
use crate::studio::panels::form::{Entry, Look, label_ui, menu_ui};

impl CaseForm<'_> {
    pub(super) fn promises_ui(&mut self, ui: &mut Ui, case: &Scenario) {
        if case.promises.is_empty() {
            let words = "No promises yet. A promise is something that somebody says they will do, such as “a call back within thirty minutes”.";
            self.empty_ui(ui, words);
        }
        for (n, (id, promise)) in case.promises.iter().enumerate() {
            let item = Item {
                place: Table::Promises.place(id),
                at: (n, case.promises.len()),
                name: promise.what.to_string(),
                nameless: "New promise",
                summary: promise.due.map_or_else(|| "no due time".to_owned(), |due| format!("due in {due}")),
                copies: true,
                used: true,
            };
            self.entry_ui(ui, Table::Promises, id, &item, |form, ui| form.promise_ui(ui, id, promise));
        }
        self.add_entry_ui(ui, Table::Promises);
    }

    fn promise_ui(&mut self, ui: &mut Ui, id: &Id, promise: &Promise) {
        let look = Look { label: "What is promised", hint: "a call back within thirty minutes", rows: 1 };
        self.naming_ui(ui, "what", &promise.what, look);
        self.pair_ui(
            ui,
            |form, ui| form.keeper_ui(ui, id, promise),
            |form, ui| {
                if let Some(due) = form.time_ui(ui, "due", "Due", "30m; empty: no due time", promise.due) {
                    form.adjust_promise("due", id, "Change the due time", |promise| promise.due = due);
                }
            },
        );
        let look = Look { label: "Signal", hint: "how the customer will know that it was kept", rows: 1 };
        self.more_line_ui(ui, "signal", &promise.signal, look);
        let look = Look { label: "Fallback", hint: "what happens if time runs short", rows: 1 };
        self.more_line_ui(ui, "fallback", &promise.fallback, look);
        if self.has(ui, "if_kept", "If it is kept", !promise.if_kept.is_empty()) {
            let label = self.name("If it is kept");
            if let Some(effects) = contained_ui(ui, |ui| self.effects_ui(ui, &label, &promise.if_kept)) {
                let label = "Change what follows a kept promise";
                self.adjust_promise("if_kept", id, label, |promise| promise.if_kept = effects);
            }
        }
        if self.has(ui, "if_broken", "If it is broken", !promise.if_broken.is_empty()) {
            let label = self.name("If it is broken");
            if let Some(effects) = contained_ui(ui, |ui| self.effects_ui(ui, &label, &promise.if_broken)) {
                let label = "Change what follows a broken promise";
                self.adjust_promise("if_broken", id, label, |promise| promise.if_broken = effects);
            }
        }
        let name = self.name("Add…");
        self.add_menu_ui(ui, &name);
    }

    /// Who has to keep it.
    fn keeper_ui(&mut self, ui: &mut Ui, id: &Id, promise: &Promise) {
        let case = self.workspace.scenario();
        label_ui(ui, self.theme, "Who keeps it");
        let named =
            |who: &Id| case.cast.get(who).map_or_else(|| format!("{who} (missing)"), |person| person.name.to_string());
        let shown = promise.who.as_ref().map_or_else(|| "Nobody in particular".to_owned(), named);
        let name = self.name(&format!("Who keeps it: {shown}"));
        let salt = ui.scope_id().with("who");
        let picked = menu_ui(ui, &name, shown.into(), salt, || {
            let people = case.cast.keys().map(|id| Entry::new(Some(id.clone()), named(id)));
            people.chain([Entry::always(None, "Nobody in particular")]).collect()
        });
        if let Some(who) = picked {
            self.change("Change who keeps a promise", |case| {
                if let Some(promise) = case.promises.get_mut(id) {
                    promise.who = who;
                }
            });
        }
    }

    fn adjust_promise(&mut self, field: &'static str, id: &Id, label: &str, change: impl FnOnce(&mut Promise)) {
        self.adjust(field, label, |case| {
            if let Some(promise) = case.promises.get_mut(id) {
                change(promise);
            }
        });
    }
}
