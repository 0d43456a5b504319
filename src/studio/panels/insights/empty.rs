//! The room before there is anything to show.

use std::time::Duration;

use egui::{RichText, Ui};

use crate::studio::command::Command;
use crate::studio::request::Requests;
use crate::studio::theme::{self, Theme};
use crate::studio::workspace::Workspace;

/// Says what will stand here, and what is missing for it.
pub fn empty_ui(ui: &mut Ui, workspace: &Workspace, theme: &Theme, requests: &mut Requests) {
    ui.add_space((ui.available_height() * 0.22).max(24.0));
    ui.vertical_centered(|ui| {
        ui.set_max_width(480.0);
        ui.spacing_mut().item_spacing.y = theme::GAP;
        let heading = |ui: &mut Ui, words: &str| ui.label(RichText::new(words).heading().color(theme.text));
        let quiet = |ui: &mut Ui, words: &str| ui.label(RichText::new(words).color(theme.text_weak));
        if workspace.scenario().nodes.is_empty() {
            heading(ui, "There is nothing to find out yet");
            quiet(ui, "Once the case has nodes, this room shows how learners end, what they score, and where they are lost.");
            if ui.button("Go to Write").clicked() {
                requests.run(Command::ShowWrite);
            }
            return;
        }
        if let Some(failure) = workspace.exploring.failure() {
            heading(ui, "This case could not be explored");
            quiet(ui, failure);
            quiet(ui, "The next change tries again.");
            return;
        }
        heading(ui, "Looking at every run");
        quiet(ui, "How learners end, what they score, what each choice gives away: found out and not guessed. Large cases take some seconds; you can go on writing meanwhile.");
        if let Some(since) = workspace.exploring.working_since() {
            ui.ctx().request_repaint_after(Duration::from_secs(1));
            let seconds = (ui.input(|input| input.time) - since).max(0.0);
            quiet(ui, &format!("{seconds:.0} s"));
        }
    });
}
