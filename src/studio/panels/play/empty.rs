//! The room before anything was played.

use egui::{RichText, Ui};

use super::question::primary_button;
use crate::scenario::{Kind, Place, markup};
use crate::studio::command::{Command, row};
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};
use crate::studio::workspace::Workspace;

/// Offers to play from the start, or says what is missing for that.
pub fn empty_ui(ui: &mut Ui, workspace: &Workspace, theme: &Theme, requests: &mut Requests) {
    let case = workspace.scenario();
    ui.add_space((ui.available_height() * 0.22).max(24.0));
    ui.vertical_centered(|ui| {
        ui.set_max_width(480.0);
        let heading = |ui: &mut Ui, words: &str| ui.label(RichText::new(words).heading().color(theme.text));
        let quiet = |ui: &mut Ui, words: &str| ui.label(RichText::new(words).color(theme.text_weak));
        ui.spacing_mut().item_spacing.y = theme::GAP;
        if case.nodes.is_empty() {
            heading(ui, "There is nothing to play yet");
            quiet(ui, "Write the first node; runs begin there.");
            if primary_button(ui, "Write the first node", theme).clicked() {
                let at = crate::studio::canvas::point(workspace.camera.centre);
                requests.push(Request::Create { kind: Kind::Scene, at, from: None });
                requests.run(Command::ShowWrite);
            }
            return;
        }
        let start = case.start.as_ref().and_then(|id| case.nodes.get(id));
        if start.is_some() {
            heading(ui, "Play the case as a learner does");
            quiet(ui, "Answer with the keys 1 to 9, go on with Space, step back with the left arrow.");
        } else {
            heading(ui, "This case has no start yet");
            quiet(ui, "Nothing says where runs begin. Choose it in the brief, or play from the selected node.");
        }
        ui.add_space(theme::GAP);
        if start.is_none() {
            if primary_button(ui, "Go to the brief", theme).clicked() {
                requests.push(Request::GoTo(Place::field("start")));
            }
        } else if primary_button(ui, "Play from the start", theme)
            .on_hover_text(keys(ui, Command::PlayFromStart))
            .clicked()
        {
            requests.push(Request::StartRun);
        }
        if let Some(id) = workspace.selected_node().filter(|id| case.start.as_ref() != Some(*id)) {
            let name = case.nodes.get(id).map_or_else(String::new, |node| markup::plain(&node.name(40)));
            if ui.button(format!("Play from “{name}”")).on_hover_text(keys(ui, Command::PlayFromHere)).clicked() {
                requests.push(Request::StartRunAt(id.clone()));
            }
        }
    });
}

/// The shortcut of a command.
fn keys(ui: &Ui, command: Command) -> String {
    let shortcut = row(command).and_then(|row| row.shortcut);
    shortcut.map_or_else(String::new, |shortcut| ui.ctx().format_shortcut(&shortcut))
}
