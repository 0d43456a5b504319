//! The bands of a meter as rows: a name, and the last value that belongs to it.

use egui::{Align, Layout, Ui, vec2};

use super::CaseForm;
use super::fields::right_aligned_ui;
use crate::edit::{self, set_band_end};
use crate::scenario::{Id, Meter, Place};
use crate::studio::panels::form::{Look, label_ui};
use crate::studio::request::Request;
use crate::studio::usage::Usages;

/// The room that a limit and the cross beside it take.
const LIMIT: f32 = 126.0;
/// The field of a limit.
const LIMIT_FIELD: egui::Vec2 = vec2(56.0, 28.0);

impl CaseForm<'_> {
    pub(super) fn bands_ui(&mut self, ui: &mut Ui, id: &Id, meter: &Meter) {
        label_ui(ui, self.theme, "Bands, from the lowest to the highest");
        if meter.bands.is_empty() {
            self.remark_ui(
                ui,
                "No bands yet: learners see the bare number. A band such as “Calm” up to 25 gives it a name.",
            );
        }
        let place = self.place.clone();
        let meter_name = self.who.clone();
        for (n, band) in meter.bands.iter().enumerate() {
            let name = if band.name.is_blank() { format!("band {}", n + 1) } else { band.name.to_string() };
            let who = format!("{meter_name}, {name}");
            let at = place.clone().then("bands").item(&band.id);
            let key = self.workspace.field_key(&at).to_string();
            self.within(at, &who, |form| {
                let own = egui::UiBuilder::new().scope_id(egui::Id::unique(("band", key)));
                ui.scope_builder(own, |ui| form.band_ui(ui, id, meter, n));
            });
        }
        if ui.button("Add a band").accessible_name(self.name("Add a band")).clicked() {
            let (step, band) = edit::add_band(&self.workspace.file, self.workspace.scenario(), id);
            let at = place.then("bands").item(&band);
            self.requests.push(Request::Add { step, focus: at.clone().then("name"), unnamed: Some(at) });
        }
    }

    fn band_ui(&mut self, ui: &mut Ui, id: &Id, meter: &Meter, n: usize) {
        let band = &meter.bands[n];
        let width = ui.available_width();
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let size = vec2((width - LIMIT).max(60.0), LIMIT_FIELD.y);
            ui.allocate_ui_with_layout(size, Layout::top_down(Align::Min), |ui| {
                let name = self.name("Name");
                let look = Look { label: "", hint: "a name, such as Calm", rows: 0 };
                let left = self.text_ui(ui, "name", &band.name, look).accessible_name(name).lost_focus();
                self.named |= left;
            });
            ui.allocate_ui_with_layout(vec2(30.0, 28.0), Layout::right_to_left(Align::Center), |ui| {
                self.remark_ui(ui, "up to");
            });
            let last = n + 1 == meter.bands.len();
            let label = self.name("Up to");
            let mut upto = band.upto;
            let response = right_aligned_ui(ui, LIMIT_FIELD, |ui| {
                let drag = egui::DragValue::new(&mut upto).speed(0.25).min_size(LIMIT_FIELD);
                // The last band ends where the meter does.
                ui.add_enabled(!last || band.upto != meter.max, drag)
            });
            self.lead_to(&response.accessible_name(label), "upto");
            if upto != band.upto {
                self.adjust_meter("upto", id, "Move the end of a band", |meter| set_band_end(meter, n, upto));
            }
            if self.small_button(ui, "×", &self.name("Delete")) {
                self.delete_band_ui(ui, id, &band.id);
            }
        });
        self.kept_band_ui(ui, id, &band.id);
    }

    /// Deletes a band, or says first where conditions ask for it.
    fn delete_band_ui(&mut self, ui: &Ui, meter: &Id, band: &Id) {
        let place = Place::declared("meters", meter).then("bands").item(band);
        if Usages::of(self.workspace.scenario()).places(&place).is_empty() {
            let step = edit::delete_band(&self.workspace.file, self.workspace.scenario(), meter, band);
            self.apply(step);
        } else {
            ui.data_mut(|data| data.insert_temp(asks_id(&place), true));
        }
    }

    fn kept_band_ui(&mut self, ui: &mut Ui, meter: &Id, band: &Id) {
        let place = Place::declared("meters", meter).then("bands").item(band);
        if !ui.data(|data| data.get_temp(asks_id(&place))).unwrap_or(false) {
            return;
        }
        self.remark_ui(ui, "Conditions ask for this band; they will be listed among the problems.");
        self.usage_ui(ui, &place, true);
        ui.horizontal_wrapped(|ui| {
            let keep = ui.button("Keep it").clicked();
            let delete = ui.button("Delete it all the same").clicked();
            if keep || delete {
                ui.data_mut(|data| data.remove::<bool>(asks_id(&place)));
            }
            if delete {
                let step = edit::delete_band(&self.workspace.file, self.workspace.scenario(), meter, band);
                self.apply(step);
            }
        });
    }
}

fn asks_id(place: &Place) -> egui::Id {
    egui::Id::unique(("asks", place.to_string()))
}
