//! Several nodes at once: what they have in common, changed for all of them in one step.

use egui::{Button, RichText, Ui};

use super::super::form::{Entry, label_ui, menu_ui};
use crate::edit::{set_phase, set_status};
use crate::scenario::{Id, Kind, Node, Phase, Status};
use crate::studio::command::{Command, row};
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};
use crate::studio::workspace::Workspace;

/// Shows what can be done with all selected nodes.
pub(super) fn several_ui(ui: &mut Ui, workspace: &Workspace, theme: &Theme, requests: &mut Requests) {
    let case = workspace.scenario();
    let (ids, nodes): (Vec<Id>, Vec<&Node>) =
        workspace.selection.iter().filter_map(|id| case.nodes.get(id).map(|node| (id.clone(), &**node))).unzip();
    ui.label(RichText::new(format!("{} nodes", nodes.len())).heading());
    ui.label(RichText::new(kinds(&nodes)).small().color(theme.text_weak));
    ui.separator();
    let phases = common(nodes.iter().map(|node| *node.phase()));
    let shown = phases.map_or("different phases", |phase| phase.map_or("no phase", Phase::label));
    label_ui(ui, theme, "Phase of all of them");
    let salt = ui.scope_id().with("phase");
    let picked = menu_ui(ui, "Phase of all of them", shown.into(), salt, || {
        let phases = Phase::ALL.iter().map(|phase| Entry::new(Some(*phase), phase.label()));
        phases.chain([Entry::always(None, "no phase")]).collect()
    });
    if let Some(phase) = picked {
        requests.push(Request::Apply(set_phase(&workspace.file, case, &ids, phase)));
    }
    let statuses = common(nodes.iter().map(|node| *node.status()));
    label_ui(ui, theme, "Status of all of them");
    let shown = statuses.map_or("different statuses", Status::label);
    let salt = ui.scope_id().with("status");
    let picked = menu_ui(ui, "Status of all of them", shown.into(), salt, || {
        Status::ALL.iter().map(|status| Entry::new(*status, status.label())).collect()
    });
    if let Some(status) = picked {
        requests.push(Request::Apply(set_status(&workspace.file, case, &ids, status)));
    }
    ui.add_space(theme::GAP);
    ui.horizontal_wrapped(|ui| {
        if ui.button("Put a frame around them").clicked() {
            requests.push(Request::FrameSelected);
        }
        for command in [Command::Duplicate, Command::Delete] {
            let Some(row) = row(command) else { continue };
            let words = if command == Command::Delete { "Delete all of them" } else { "Duplicate all of them" };
            let mut button = Button::new(words);
            if let Some(shortcut) = row.shortcut {
                button = button.shortcut_text(ui.ctx().format_shortcut(&shortcut));
            }
            if ui.add(button).on_hover_text(row.tooltip).clicked() {
                requests.run(command);
            }
        }
    });
}

/// What all have in common, if they do.
fn common<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

/// “2 decisions, 1 ending”.
fn kinds(nodes: &[&Node]) -> String {
    let count = |kind: &Kind| nodes.iter().filter(|node| node.kind() == *kind).count();
    let words = Kind::ALL.iter().filter_map(|kind| match count(kind) {
        0 => None,
        1 => Some(format!("1 {}", kind.label().to_lowercase())),
        n => Some(format!("{n} {}s", kind.label().to_lowercase())),
    });
    words.collect::<Vec<_>>().join(", ")
}
