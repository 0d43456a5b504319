//! Meters: where they start and end, which way is better, and what their stretches are called.

use egui::Ui;

use super::CaseForm;
use super::item::Item;
use crate::edit::{MeterEnd, Table, set_meter_end, set_meter_start};
use crate::scenario::{Better, Id, MAX_NUMBER, Meter, Scenario};
use crate::studio::panels::form::Look;

impl CaseForm<'_> {
    pub(super) fn meters_ui(&mut self, ui: &mut Ui, case: &Scenario) {
        if case.meters.is_empty() {
            self.empty_ui(ui, "No meters yet. A meter is a number that answers move, such as anger from 0 to 100.");
        }
        for (n, (id, meter)) in case.meters.iter().enumerate() {
            let band = meter.band(meter.start).map_or_else(String::new, |band| format!(" · {}", band.name));
            let item = Item {
                place: Table::Meters.place(id),
                at: (n, case.meters.len()),
                name: meter.name.to_string(),
                nameless: "New meter",
                summary: format!("starts at {}{band}", meter.start),
                copies: true,
                used: true,
            };
            self.entry_ui(ui, Table::Meters, id, &item, |form, ui| form.meter_ui(ui, id, meter));
        }
        self.add_entry_ui(ui, Table::Meters);
    }

    fn meter_ui(&mut self, ui: &mut Ui, id: &Id, meter: &Meter) {
        self.pair_ui(
            ui,
            |form, ui| form.naming_ui(ui, "name", &meter.name, Look { label: "Name", hint: "Anger", rows: 0 }),
            |form, ui| {
                let ways: Vec<_> = Better::ALL.iter().map(|better| (*better, better.label())).collect();
                if let Some(better) = form.pick_ui(ui, "better", "Which way is better", meter.better, &ways) {
                    form.change_meter(id, "Change which way is better", |meter| meter.better = better);
                }
            },
        );
        ui.add_space(4.0);
        self.band_bar_ui(ui, meter);
        ui.columns_const(|[start, least, most]| {
            let ends = (-MAX_NUMBER, MAX_NUMBER);
            if let Some(value) = self.number_ui(start, "start", "Start", meter.start, ((meter.min, meter.max), "")) {
                self.adjust_meter("start", id, "Change where a meter starts", |meter| set_meter_start(meter, value));
            }
            if let Some(value) = self.number_ui(least, "min", "Least", meter.min, (ends, "")) {
                let change = |meter: &mut Meter| set_meter_end(meter, MeterEnd::Least, value);
                self.adjust_meter("min", id, "Change the least value", change);
            }
            if let Some(value) = self.number_ui(most, "max", "Most", meter.max, (ends, "")) {
                let change = |meter: &mut Meter| set_meter_end(meter, MeterEnd::Most, value);
                self.adjust_meter("max", id, "Change the highest value", change);
            }
        });
        self.bands_ui(ui, id, meter);
    }

    pub(super) fn change_meter(&mut self, id: &Id, label: &str, change: impl FnOnce(&mut Meter)) {
        self.change(label, |case| {
            if let Some(meter) = case.meters.get_mut(id) {
                change(meter);
            }
        });
    }

    pub(super) fn adjust_meter(&mut self, field: &'static str, id: &Id, label: &str, change: impl FnOnce(&mut Meter)) {
        self.adjust(field, label, |case| {
            if let Some(meter) = case.meters.get_mut(id) {
                change(meter);
            }
        });
    }
}
