//! Lists of entries: those that a case declares by id, and those that it only counts.

use egui::{RichText, Ui};

use super::CaseForm;
use super::item::{Item, Wish};
use crate::edit::{self, Table, edit_case};
use crate::scenario::{Id, Place, Scenario};
use crate::studio::request::Request;

impl CaseForm<'_> {
    /// What an empty list says: what it is for, and an example.
    pub(super) fn empty_ui(&self, ui: &mut Ui, words: &str) {
        ui.add_space(4.0);
        ui.label(RichText::new(words).color(self.theme.text_weak));
    }

    /// An entry of a table: shown, and what is asked of it done.
    pub(super) fn entry_ui(
        &mut self,
        ui: &mut Ui,
        table: Table,
        id: &Id,
        item: &Item<'_>,
        body: impl FnOnce(&mut Self, &mut Ui),
    ) {
        let Some(wish) = self.item_ui(ui, item, body) else { return };
        let (file, case) = (&self.workspace.file, self.workspace.scenario());
        match wish {
            Wish::Move(to) => {
                let step = edit::move_entry(file, case, table, id, to);
                self.apply(step);
            }
            Wish::Delete => {
                let step = edit::delete_entry(file, case, table, id);
                self.apply(step);
            }
            Wish::Duplicate => {
                let (step, copy) = edit::duplicate_entry(file, case, table, id);
                let focus = first_field(table, table.place(&copy));
                self.requests.push(Request::Add { step, focus, unnamed: None });
            }
        }
    }

    /// The button that adds an entry to a table.
    pub(super) fn add_entry_ui(&mut self, ui: &mut Ui, table: Table) {
        ui.add_space(4.0);
        if ui.button(format!("Add {}", table.a_word())).clicked() {
            let (step, id) = edit::add_entry(&self.workspace.file, self.workspace.scenario(), table);
            let place = table.place(&id);
            self.requests.push(Request::Add { step, focus: first_field(table, place.clone()), unnamed: Some(place) });
        }
    }

    /// An entry that is only counted: shown, and what is asked of it done.
    pub(super) fn counted_ui<V: Clone>(
        &mut self,
        ui: &mut Ui,
        item: &Item<'_>,
        word: &str,
        list: impl Fn(&mut Scenario) -> Option<&mut Vec<V>>,
        body: impl FnOnce(&mut Self, &mut Ui),
    ) {
        let Some(wish) = self.item_ui(ui, item, body) else { return };
        self.counted_wish(wish, item.at.0, word, list);
    }

    /// Does what is asked of the element `at` of a list.
    pub(super) fn counted_wish<V: Clone>(
        &mut self,
        wish: Wish,
        at: usize,
        word: &str,
        list: impl Fn(&mut Scenario) -> Option<&mut Vec<V>>,
    ) {
        let label = match wish {
            Wish::Move(_) => format!("Move {word}"),
            Wish::Duplicate => format!("Duplicate {word}"),
            Wish::Delete => format!("Delete {word}"),
        };
        self.change(&label, |case| {
            let Some(list) = list(case).filter(|list| at < list.len()) else { return };
            match wish {
                Wish::Move(to) if to < list.len() => list.swap(at, to),
                Wish::Move(_) => {}
                Wish::Duplicate => list.insert(at + 1, list[at].clone()),
                Wish::Delete => _ = list.remove(at),
            }
        });
    }

    /// A button that adds something that is only counted, and leads to its first field.
    pub(super) fn add_counted_ui(&mut self, ui: &mut Ui, label: &str, focus: Place, add: impl FnOnce(&mut Scenario)) {
        ui.add_space(4.0);
        if ui.button(label).clicked() {
            let step = edit_case(&self.workspace.file, self.workspace.scenario(), label, add);
            self.requests.push(Request::Add { step, focus, unnamed: None });
        }
    }
}

/// The field of an entry that is written first.
fn first_field(table: Table, place: Place) -> Place {
    match table {
        Table::Cast | Table::Meters => place.then("name"),
        Table::Facts => place.then("label"),
        Table::Promises | Table::Remedies => place.then("what"),
        Table::Objectives => place.then("text"),
        Table::Media => place.then("file"),
        Table::Flags | Table::Terms => place,
    }
}
