//! The start page: begin a case, open one, or look at a sample.

use egui::{Button, RichText, Ui, vec2};

use crate::studio::command::Command;
use crate::studio::keeping::Keeping;
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};

/// A case that ships with the program.
pub struct Sample {
    pub file: &'static str,
    pub title: &'static str,
    pub about: &'static str,
    pub text: &'static str,
}

/// The samples, in teaching order.
pub const SAMPLES: &[Sample] = &[Sample {
    file: "delayed-delivery.ron",
    title: "The delayed delivery spiral",
    about: "A birthday gift is late, and it is the third call. Phone, about fourteen minutes.",
    text: include_str!("../../../sample_scenarios/delayed-delivery.ron"),
}];

/// Shows the start page.
pub fn start_ui(ui: &mut Ui, message: Option<&str>, keeping: Option<&Keeping>, theme: &Theme, requests: &mut Requests) {
    ui.vertical_centered(|ui| {
        ui.set_max_width(520.0);
        ui.add_space((ui.available_height() * 0.12).max(24.0));
        ui.label(RichText::new("Offramp").font(egui::FontId::new(34.0, theme::semibold())).color(theme.accent));
        ui.label(RichText::new("Write conversations that calm down.").size(15.0).color(theme.text_weak));
        ui.add_space(theme::GAP_LARGE);
        ui.horizontal(|ui| {
            let width = (ui.available_width() - theme::GAP) / 2.0;
            if ui.add(Button::new("New case").min_size(vec2(width, 40.0))).clicked() {
                requests.run(Command::New);
            }
            if ui.add(Button::new("Open…").min_size(vec2(width, 40.0))).clicked() {
                requests.run(Command::Open);
            }
        });
        if let Some(message) = message {
            ui.add_space(theme::GAP);
            ui.label(RichText::new(message).color(theme.harmful));
        }
        if let Some(keeping) = keeping {
            recovered_ui(ui, keeping, theme, requests);
            recent_ui(ui, keeping, theme, requests);
        }
        ui.add_space(theme::GAP_LARGE);
        ui.label(RichText::new("Samples").small().color(theme.text_weak));
        for (index, sample) in SAMPLES.iter().enumerate() {
            if titled_ui(ui, theme, sample.title, sample.about) {
                requests.push(Request::OpenSample(index));
            }
        }
        ui.add_space(theme::GAP);
        ui.label(RichText::new("You can also drop a scenario file here.").small().color(theme.text_weak));
    });
}

/// How many recent files are shown.
const SHOWN_RECENT: usize = 5;

/// A wide button with a title, and something about it below; whether it was clicked.
fn titled_ui(ui: &mut Ui, theme: &Theme, title: &str, about: &str) -> bool {
    let mut text = egui::text::LayoutJob::default();
    let bold = egui::TextFormat::simple(egui::FontId::new(14.0, theme::semibold()), theme.text);
    let small = egui::TextFormat::simple(egui::FontId::proportional(theme::SMALL), theme.text_weak);
    text.append(title, 0.0, bold);
    text.append(&format!("\n{about}"), 0.0, small);
    ui.add(Button::new(text).wrap().min_size(vec2(ui.available_width(), 52.0))).clicked()
}

/// Work that an earlier sitting left behind.
fn recovered_ui(ui: &mut Ui, keeping: &Keeping, theme: &Theme, requests: &mut Requests) {
    for recovered in &keeping.recovered {
        ui.add_space(theme::GAP);
        let place = recovered.path.as_ref().map_or_else(|| "never saved".to_owned(), |path| path.display().to_string());
        let changed = if recovered.base_changed { "; the file has changed since" } else { "" };
        egui::Frame::new().fill(theme.accent_soft).corner_radius(8.0).inner_margin(egui::Margin::same(12)).show(
            ui,
            |ui| {
                ui.label(RichText::new(format!("Unsaved work on “{}”", recovered.title)).strong());
                ui.label(RichText::new(format!("{place}{changed}")).small().color(theme.text_weak));
                ui.horizontal(|ui| {
                    if ui.button("Bring it back").clicked() {
                        requests.push(Request::BringBack(recovered.key.clone()));
                    }
                    if ui.button("Throw it away").clicked() {
                        requests.push(Request::Discard(recovered.key.clone()));
                    }
                });
            },
        );
    }
}

fn recent_ui(ui: &mut Ui, keeping: &Keeping, theme: &Theme, requests: &mut Requests) {
    let recent = &keeping.preferences.recent;
    if recent.is_empty() {
        return;
    }
    ui.add_space(theme::GAP_LARGE);
    ui.label(RichText::new("Recent").small().color(theme.text_weak));
    for file in recent.iter().take(SHOWN_RECENT) {
        let title = if file.title.trim().is_empty() { "Untitled case" } else { file.title.as_str() };
        if titled_ui(ui, theme, title, &file.path.display().to_string()) {
            requests.push(Request::Open(file.path.clone()));
        }
    }
}
