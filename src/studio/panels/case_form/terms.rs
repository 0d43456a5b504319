//! Terms: words that differ by client, and what stands for them here.

use egui::{TextEdit, Ui};

use super::CaseForm;
use super::item::Item;
use crate::edit::{self, Table};
use crate::scenario::Scenario;
use crate::studio::panels::form::{Look, label_ui};
use crate::studio::request::Request;

impl CaseForm<'_> {
    pub(super) fn terms_ui(&mut self, ui: &mut Ui, case: &Scenario) {
        if case.terms.is_empty() {
            self.empty_ui(
                ui,
                "No terms yet. With a term “company”, {company} in any text becomes the name of the client.",
            );
        }
        for (n, (id, words)) in case.terms.iter().enumerate() {
            let item = Item {
                place: Table::Terms.place(id),
                at: (n, case.terms.len()),
                name: format!("{{{id}}}"),
                nameless: "",
                summary: words.to_string(),
                copies: false,
                used: true,
            };
            self.entry_ui(ui, Table::Terms, id, &item, |form, ui| {
                let name = form.name("Stands for");
                let look = Look { label: "Stands for", hint: "Wrapwell", rows: 1 };
                _ = form.whole_text_ui(ui, words, look).accessible_name(name);
            });
        }
        self.add_term_ui(ui);
    }

    /// A term is called what the author writes between the braces, so that is asked for first.
    fn add_term_ui(&mut self, ui: &mut Ui) {
        ui.add_space(4.0);
        let id = egui::Id::unique("new term");
        let mut typed = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_default();
        let label = label_ui(ui, self.theme, "New term");
        let field = TextEdit::singleline(&mut typed).hint_text("company").desired_width(200.0);
        let field = ui.add(field.margin(egui::Margin::symmetric(8, 6))).labelled_by(label.id);
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        let written = !typed.trim().is_empty();
        let clicked = ui.add_enabled(written, egui::Button::new("Add a term")).clicked();
        if written && (clicked || entered) {
            let (step, id) = edit::add_term(&self.workspace.file, self.workspace.scenario(), &typed);
            self.requests.push(Request::Add { step, focus: Table::Terms.place(&id), unnamed: None });
            typed.clear();
        }
        ui.data_mut(|data| data.insert_temp(id, typed));
    }
}
