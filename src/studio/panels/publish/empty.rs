//! The room before there is anything to publish.

use egui::{RichText, Ui, vec2};

use super::{heading_ui, quiet_ui};
use crate::publish::PRESETS;
use crate::studio::command::Command;
use crate::studio::library::LibraryRequest;
use crate::studio::publishing::PublishRequest;
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};

/// A pack without targets: one button for each kind of LMS, with what to know about it.
pub(super) fn no_targets_ui(ui: &mut Ui, theme: &Theme, requests: &mut Requests) {
    middle_ui(ui, |ui| {
        heading_ui(ui, "Where do learners play?", theme);
        quiet_ui(
            ui,
            "Choose an LMS, and everything is set as it likes it best. What you choose is kept in the pack, so that the \
             next revision is one click.",
            theme,
        );
        ui.add_space(theme::GAP_LARGE);
        for (at, preset) in PRESETS.iter().enumerate() {
            if ui.add(egui::Button::new(preset.name).min_size(vec2(220.0, 32.0))).clicked() {
                requests.push(Request::Publish(PublishRequest::Add(at)));
            }
            ui.add(egui::Label::new(RichText::new(preset.advice).small().color(theme.text_weak)).wrap());
            ui.add_space(theme::GAP);
        }
    });
}

/// A case that lies in no pack.
pub fn no_pack_ui(ui: &mut Ui, saved: bool, theme: &Theme, requests: &mut Requests) {
    middle_ui(ui, |ui| {
        heading_ui(ui, "Publishing belongs to a pack", theme);
        quiet_ui(
            ui,
            "What an LMS knows about a course has to stay the same from revision to revision. It is kept in a pack: a file \
             beside the case, with the settings, and a list of what was published.",
            theme,
        );
        ui.add_space(theme::GAP_LARGE);
        let make = egui::Button::new("Make a pack of this folder").min_size(vec2(220.0, 32.0));
        if ui.add_enabled(saved, make).clicked() {
            requests.push(Request::Library(LibraryRequest::MakePack));
        }
        if !saved {
            quiet_ui(ui, "Save the case first: a pack is made of the folder that it lies in.", theme);
        }
        ui.add_space(theme::GAP);
        if ui.button("Show this case in the browser").clicked() {
            requests.run(Command::OpenInBrowser);
        }
    });
}

/// A column in the middle of the room.
fn middle_ui(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    egui::ScrollArea::vertical().id_salt("nothing to publish").auto_shrink(false).show(ui, |ui| {
        let width = ui.available_width();
        let column = width.min(560.0) - 32.0;
        ui.horizontal_top(|ui| {
            ui.add_space((width - column) * 0.5);
            ui.vertical(|ui| {
                ui.set_width(column);
                ui.add_space(48.0);
                content(ui);
            });
        });
    });
}
