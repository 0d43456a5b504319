//! Facts: what the learner can find out.

use egui::Ui;

use super::CaseForm;
use super::item::Item;
use crate::edit::Table;
use crate::scenario::Scenario;
use crate::studio::panels::form::Look;

impl CaseForm<'_> {
    pub(super) fn facts_ui(&mut self, ui: &mut Ui, case: &Scenario) {
        if case.facts.is_empty() {
            let words = "No facts yet. A fact is something that the customer or a record reveals, such as “The party is today at six”.";
            self.empty_ui(ui, words);
        }
        for (n, (id, fact)) in case.facts.iter().enumerate() {
            let item = Item {
                place: Table::Facts.place(id),
                at: (n, case.facts.len()),
                name: fact.label.to_string(),
                nameless: "New fact",
                summary: self.use_count(&Table::Facts.place(id)),
                copies: true,
                used: true,
            };
            self.entry_ui(ui, Table::Facts, id, &item, |form, ui| {
                let look = Look { label: "Heading in the case file", hint: "The party is today", rows: 1 };
                form.naming_ui(ui, "label", &fact.label, look);
                let look = Look { label: "What the case file says", hint: "one or two sentences", rows: 2 };
                form.line_ui(ui, "text", &fact.text, look);
                let look =
                    Look { label: "Where the agent could know it from", hint: "Ask her when she needs it", rows: 1 };
                form.more_line_ui(ui, "source", &fact.source, look);
                let name = form.name("Add…");
                form.add_menu_ui(ui, &name);
            });
        }
        self.add_entry_ui(ui, Table::Facts);
    }
}
