//! Flags: one sentence each.

use egui::Ui;

use super::CaseForm;
use super::item::Item;
use crate::edit::Table;
use crate::scenario::{Place, Scenario};
use crate::studio::panels::form::Look;

impl CaseForm<'_> {
    pub(super) fn flags_ui(&mut self, ui: &mut Ui, case: &Scenario) {
        if case.flags.is_empty() {
            let words = "No flags yet. A flag is something that is true from some moment on, such as “A refund has been mentioned”.";
            self.empty_ui(ui, words);
        }
        for (n, (id, words)) in case.flags.iter().enumerate() {
            let item = Item {
                place: Table::Flags.place(id),
                at: (n, case.flags.len()),
                name: words.to_string(),
                nameless: "New flag",
                summary: self.use_count(&Table::Flags.place(id)),
                copies: false,
                used: true,
            };
            self.entry_ui(ui, Table::Flags, id, &item, |form, ui| {
                let look =
                    Look { label: "What is true when it is raised", hint: "A refund has been mentioned", rows: 1 };
                let name = form.name("What is true");
                let left = form.whole_text_ui(ui, words, look).accessible_name(name).lost_focus();
                form.named |= left;
            });
        }
        self.add_entry_ui(ui, Table::Flags);
    }

    /// What a folded entry says of its use.
    pub(super) fn use_count(&self, place: &Place) -> String {
        let Some(usages) = self.workspace.usages.value() else { return String::new() };
        match usages.places(place).len() {
            0 => "not used".to_owned(),
            n => format!("{n} ×"),
        }
    }
}
