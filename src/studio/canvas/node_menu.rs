//! The menu about the nodes that are selected.

use egui::{Button, Ui};

use super::menus::command_ui;
use crate::edit;
use crate::scenario::{Id, Phase, Place, Status, shortened};
use crate::studio::command::Command;
use crate::studio::request::{Request, Requests};
use crate::studio::workspace::Workspace;

/// Shows what can be done with the selected nodes; `clicked` is the one that the menu was opened on.
pub fn nodes_ui(ui: &mut Ui, workspace: &Workspace, clicked: &Id, requests: &mut Requests) {
    let nodes: Vec<Id> = workspace.selection.iter().filter(|id| workspace.graph.card(id).is_some()).cloned().collect();
    if ui.button("Open its form").clicked() {
        requests.push(Request::GoTo(Place::node(clicked)));
    }
    if ui.button("Play from here").clicked() {
        requests.push(Request::StartRunAt(clicked.clone()));
    }
    let is_start = workspace.graph.start.as_ref() == Some(clicked);
    if ui.add_enabled(!is_start, Button::new("Make it the start")).clicked() {
        requests.push(Request::Apply(edit::make_start(&workspace.file, workspace.scenario(), clicked)));
    }
    ui.separator();
    marks_ui(ui, workspace, clicked, &nodes, requests);
    frame_ui(ui, workspace, &nodes, requests);
    ui.separator();
    for command in [Command::Copy, Command::Duplicate, Command::Delete] {
        command_ui(ui, command, requests);
    }
    if nodes.len() > 1 {
        command_ui(ui, Command::Tidy, requests);
    }
}

fn marks_ui(ui: &mut Ui, workspace: &Workspace, clicked: &Id, nodes: &[Id], requests: &mut Requests) {
    let (file, scenario) = (&workspace.file, workspace.scenario());
    let card = workspace.graph.card(clicked).map(|placed| &placed.card);
    ui.menu_button("Status", |ui| {
        for status in Status::ALL {
            let now = card.is_some_and(|card| card.status == *status);
            if ui.add(Button::new(status.label()).selected(now)).clicked() {
                requests.push(Request::Apply(edit::set_status(file, scenario, nodes, *status)));
            }
        }
    });
    ui.menu_button("Phase", |ui| {
        for phase in Phase::ALL.iter().copied().map(Some).chain([None]) {
            let now = card.is_some_and(|card| card.phase == phase);
            let words = phase.map_or("None", Phase::label);
            if ui.add(Button::new(words).selected(now)).clicked() {
                requests.push(Request::Apply(edit::set_phase(file, scenario, nodes, phase)));
            }
        }
    });
}

fn frame_ui(ui: &mut Ui, workspace: &Workspace, nodes: &[Id], requests: &mut Requests) {
    let (file, scenario) = (&workspace.file, workspace.scenario());
    ui.menu_button("Frame", |ui| {
        command_ui(ui, Command::FrameSelection, requests);
        let framed = scenario.frames.values().any(|frame| nodes.iter().any(|id| frame.members.contains(id)));
        if ui.add_enabled(framed, Button::new("Take out of the frame")).clicked() {
            requests.push(Request::Apply(edit::take_out_of_frames(file, scenario, nodes)));
        }
        if scenario.frames.is_empty() {
            return;
        }
        ui.separator();
        egui::ScrollArea::vertical().max_height(280.0).show(ui, |ui| {
            for (id, frame) in &scenario.frames {
                let title = shortened(&frame.title, 36);
                let words = format!("Add to “{}”", if title.is_empty() { "Frame" } else { &title });
                if ui.button(words).clicked() {
                    requests.push(Request::Apply(edit::add_to_frame(file, scenario, id, nodes)));
                }
            }
        });
    });
}
