//! The start page: begin a case, open one, or look at a sample.

use egui::{Button, RichText, Ui, vec2};

use crate::studio::command::Command;
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
pub fn start_ui(ui: &mut Ui, message: Option<&str>, theme: &Theme, requests: &mut Requests) {
    ui.vertical_centered(|ui| {
        ui.set_max_width(520.0);
        ui.add_space((ui.available_height() * 0.18).max(24.0));
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
        ui.add_space(theme::GAP_LARGE);
        ui.label(RichText::new("Samples").small().color(theme.text_weak));
        for (index, sample) in SAMPLES.iter().enumerate() {
            let mut text = egui::text::LayoutJob::default();
            let title = egui::TextFormat::simple(egui::FontId::new(14.0, theme::semibold()), theme.text);
            let about = egui::TextFormat::simple(egui::FontId::proportional(theme::SMALL), theme.text_weak);
            text.append(sample.title, 0.0, title);
            text.append(&format!("\n{}", sample.about), 0.0, about);
            if ui.add(Button::new(text).wrap().min_size(vec2(ui.available_width(), 52.0))).clicked() {
                requests.push(Request::OpenSample(index));
            }
        }
        ui.add_space(theme::GAP);
        ui.label(RichText::new("You can also drop a scenario file here.").small().color(theme.text_weak));
    });
}
