//! The bars at the top and the bottom of the window.

use egui::{Align, Button, Layout, RichText, Ui};

use crate::scenario::Kind;
use crate::studio::checks::Due;
use crate::studio::command::{Command, Menu, TABLE, row};
use crate::studio::notice::Notice;
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};
use crate::studio::workspace::{Room, Workspace};

/// Menus, the title, undo and redo, play.
pub fn menu_bar_ui(ui: &mut Ui, workspace: Option<&Workspace>, theme: &Theme, requests: &mut Requests) {
    ui.horizontal_centered(|ui| {
        ui.label(RichText::new("Offramp").font(egui::FontId::new(15.0, theme::semibold())).color(theme.accent));
        ui.add_space(theme::GAP);
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let inactive = &mut ui.visuals_mut().widgets.inactive;
            inactive.weak_bg_fill = egui::Color32::TRANSPARENT;
            inactive.bg_stroke = egui::Stroke::NONE;
            for menu in Menu::ALL {
                ui.menu_button(menu.label(), |ui| menu_ui(ui, menu, workspace, requests));
            }
        });
        let Some(workspace) = workspace else { return };
        for room in Room::ALL {
            if ui.selectable_label(workspace.room == room, room.label()).clicked() {
                requests.push(Request::ShowRoom(room));
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.scope(|ui| {
                let widgets = &mut ui.visuals_mut().widgets;
                for widget in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active] {
                    widget.weak_bg_fill = theme.accent;
                    widget.fg_stroke.color = theme.on_accent;
                    widget.bg_stroke.color = theme.accent;
                }
                command_button(ui, Command::PlayFromStart, "Play", true, requests);
            });
            let history = &workspace.history;
            command_button(ui, Command::Redo, "Redo", history.redo_label().is_some(), requests);
            let undo = history
                .undo_label()
                .map_or_else(|| "Undo".to_owned(), |label| format!("Undo “{}”", crate::scenario::shortened(label, 26)));
            command_button(ui, Command::Undo, &undo, history.undo_label().is_some(), requests);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add_space(theme::GAP_LARGE);
                let scenario = workspace.scenario();
                ui.add(
                    egui::Label::new(
                        RichText::new(scenario.title.as_str()).font(egui::FontId::new(14.0, theme::semibold())),
                    )
                    .truncate(),
                );
            });
        });
    });
}

fn menu_ui(ui: &mut Ui, menu: Menu, workspace: Option<&Workspace>, requests: &mut Requests) {
    for row in TABLE.iter().filter(|row| row.menu == menu) {
        let mut button = Button::new(row.label);
        if let Some(shortcut) = row.shortcut {
            button = button.shortcut_text(ui.ctx().format_shortcut(&shortcut));
        }
        if ui.add_enabled((row.enabled)(workspace), button).on_hover_text(row.tooltip).clicked() {
            requests.run(row.command);
            ui.close();
        }
    }
}

fn command_button(ui: &mut Ui, command: Command, label: &str, enabled: bool, requests: &mut Requests) {
    let tooltip = row(command).map_or_else(String::new, |row| {
        let keys = row.shortcut.map_or_else(String::new, |keys| format!(" ({})", ui.ctx().format_shortcut(&keys)));
        format!("{}{keys}", row.tooltip)
    });
    if ui.add_enabled(enabled, Button::new(label)).on_hover_text(tooltip).clicked() {
        requests.run(command);
    }
}

/// What the checks say, how large the case is, where it is saved.
pub fn status_bar_ui(
    ui: &mut Ui,
    workspace: &Workspace,
    notice: Option<&Notice>,
    theme: &Theme,
    requests: &mut Requests,
) {
    ui.horizontal_centered(|ui| {
        let counts: Vec<String> =
            Due::ALL.into_iter().map(|due| format!("{} {}", workspace.checks.count(due), due.label())).collect();
        let colour = if workspace.checks.count(Due::Blocking) > 0 { theme.harmful } else { theme.text };
        let text = if workspace.checks.is_current(&workspace.history) {
            counts.join(" · ")
        } else {
            "checking…".to_owned()
        };
        if ui
            .add(Button::new(RichText::new(text).small().color(colour)).frame(false))
            .on_hover_text("Go to the next problem (F8)")
            .clicked()
        {
            requests.run(Command::NextProblem);
        }
        let graph = &workspace.graph;
        let count = |kind: Kind| graph.kinds[kind as usize];
        let open = graph.open_exits;
        let facts = [
            format!("{} nodes", graph.cards.len()),
            format!("{} decisions", count(Kind::Decision)),
            format!("{} endings", count(Kind::Ending)),
            format!("{open} open exits"),
        ];
        for fact in facts {
            ui.add_space(theme::GAP);
            ui.label(RichText::new(fact).small().color(theme.text_weak));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let saved = if workspace.is_dirty() { "not saved" } else { "saved" };
            ui.label(RichText::new(format!("{} · {saved}", workspace.name())).small().color(theme.text_weak));
            let Some(notice) = notice else { return };
            ui.add_space(theme::GAP);
            if let Some(page) = &notice.page {
                let open = Button::new(RichText::new("Open").small()).small();
                if ui.add(open).on_hover_text("Open the page in your browser").clicked() {
                    requests.push(Request::ShowPage(page.clone()));
                }
            }
            let label = ui.add(egui::Label::new(RichText::new(&notice.text).small().color(theme.text)).truncate());
            if !notice.details.is_empty() {
                label.on_hover_text(notice.details.join("\n"));
            }
        });
    });
}
