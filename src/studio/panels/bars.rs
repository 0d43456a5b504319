//! The bars at the top of the window: menus and open cases; rooms and tools.

use egui::{
    Align, Button, Color32, FontFamily, FontId, Layout, RichText, Role, ScrollArea, Stroke, Ui, WidgetInfo, vec2,
};

use crate::scenario::shortened;
use crate::studio::command::{Command, Front, Menu, TABLE, row};
use crate::studio::open_cases::{CaseKey, OpenCases};
use crate::studio::open_pack::OpenPack;
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};
use crate::studio::workspace::{Room, Workspace};

/// Below this width the names of the rooms stand close together.
const NARROW: f32 = 640.0;
/// How much of a title stands in a tab.
const TAB_LETTERS: usize = 28;

/// Menus, a tab for each open case, and the way to everything.
pub fn menu_bar_ui(ui: &mut Ui, cases: &OpenCases, front: Front<'_>, theme: &Theme, requests: &mut Requests) {
    ui.horizontal_centered(|ui| {
        if ui.available_width() >= 700.0 {
            ui.label(RichText::new("Offramp").font(FontId::new(15.0, theme::semibold())).color(theme.accent));
            ui.add_space(4.0);
        }
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            flat(ui);
            for menu in Menu::ALL {
                ui.menu_button(menu.label(), |ui| menu_ui(ui, menu, front, requests));
            }
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let keys = row(Command::GoToAnything).and_then(|row| row.shortcut);
            let keys = keys.map_or_else(String::new, |keys| ui.ctx().format_shortcut(&keys));
            let find = Button::new(RichText::new(format!("Go to anything…   {keys}")).small().color(theme.text_weak));
            if ui.add(find).clicked() {
                requests.run(Command::GoToAnything);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add_space(theme::GAP);
                let shown = match front {
                    Front::Case(workspace) => workspace.map(|case| case.key),
                    Front::Library(..) | Front::Publish(_) => None,
                };
                tabs_ui(ui, cases, shown, theme, requests);
            });
        });
    });
}

/// Buttons without a frame until the pointer is over them.
fn flat(ui: &mut Ui) {
    let inactive = &mut ui.visuals_mut().widgets.inactive;
    inactive.weak_bg_fill = Color32::TRANSPARENT;
    inactive.bg_stroke = Stroke::NONE;
}

fn tabs_ui(ui: &mut Ui, cases: &OpenCases, shown: Option<CaseKey>, theme: &Theme, requests: &mut Requests) {
    ScrollArea::horizontal().id_salt("tabs").show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for case in cases.iter() {
            let here = shown == Some(case.key);
            let title = case.scenario().title.as_str();
            let title = if title.trim().is_empty() { "Untitled case" } else { title };
            let family = if here { theme::semibold() } else { FontFamily::Proportional };
            let colour = if here { theme.text } else { theme.text_weak };
            let dot = if case.is_dirty() { " •" } else { "" };
            let words = format!("{}{dot}", shortened(title, TAB_LETTERS));
            let fill = if here { theme.accent_soft } else { Color32::TRANSPARENT };
            let tab = Button::new(RichText::new(words).font(FontId::new(13.0, family)).color(colour));
            let tab = ui.add(tab.fill(fill).stroke(Stroke::NONE).min_size(vec2(0.0, 26.0)));
            let state = if case.is_dirty() { ", not saved" } else { "" };
            tab.widget_info(|| WidgetInfo::selected(Role::Tab, true, here, format!("{title}{state}")));
            let place = case.path.as_ref().map_or_else(|| "never saved".to_owned(), |path| path.display().to_string());
            let tab = tab.on_hover_text(format!("{title}\n{place}{state}"));
            if tab.clicked() {
                requests.push(Request::ShowCase(Some(case.key)));
            }
            let close = Button::new(RichText::new("×").color(theme.text_weak)).frame(false).min_size(vec2(22.0, 26.0));
            let close = ui.add(close);
            close.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{title}: close")));
            if close.on_hover_text("Close this case").clicked() || tab.middle_clicked() {
                requests.push(Request::CloseCase(case.key));
            }
        }
        if cases.is_empty() {
            return;
        }
        flat(ui);
        let add = ui.add(Button::new("+").min_size(vec2(26.0, 26.0)));
        add.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Another case"));
        if add.on_hover_text("Begin or open another case").clicked() {
            requests.run(Command::ShowStart);
        }
    });
}

fn menu_ui(ui: &mut Ui, menu: Menu, front: Front<'_>, requests: &mut Requests) {
    ui.set_min_width(230.0);
    for row in TABLE.iter().filter(|row| row.menu == menu) {
        let mut button = Button::new(row.label);
        if let Some(shortcut) = row.shortcut {
            button = button.shortcut_text(ui.ctx().format_shortcut(&shortcut));
        }
        if ui.add_enabled(front.can(row), button).on_hover_text(row.tooltip).clicked() {
            requests.run(row.command);
            ui.close();
        }
    }
}

/// Rooms, the stage of the case, undo and redo, play.
pub fn tool_bar_ui(ui: &mut Ui, workspace: &Workspace, theme: &Theme, requests: &mut Requests) {
    ui.horizontal_centered(|ui| {
        rooms_ui(ui, workspace.room, true, false, theme, requests);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.scope(|ui| {
                let widgets = &mut ui.visuals_mut().widgets;
                for widget in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active] {
                    widget.weak_bg_fill = theme.accent;
                    widget.fg_stroke.color = theme.on_accent;
                    widget.bg_stroke.color = theme.accent;
                }
                command_button(ui, Command::PlayFromHere, "Play", true, requests);
            });
            let history = &workspace.history;
            command_button(ui, Command::Redo, "Redo", history.redo_label().is_some(), requests);
            let room = if ui.available_width() < 420.0 { 0 } else { 26 };
            let undo = history.undo_label().filter(|_| room > 0);
            let undo = undo.map_or_else(|| "Undo".to_owned(), |label| format!("Undo “{}”", shortened(label, room)));
            command_button(ui, Command::Undo, &undo, history.undo_label().is_some(), requests);
        });
    });
}

/// The same in a room that belongs to no case: what is undone there is done to the pack.
pub fn pack_bar_ui(
    ui: &mut Ui,
    room: Room,
    has_case: bool,
    pack: Option<&OpenPack>,
    theme: &Theme,
    requests: &mut Requests,
) {
    ui.horizontal_centered(|ui| {
        rooms_ui(ui, room, has_case, pack.is_some(), theme, requests);
        let Some(pack) = pack else { return };
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            command_button(ui, Command::Redo, "Redo", pack.redo_label().is_some(), requests);
            let room = if ui.available_width() < 420.0 { 0 } else { 32 };
            let undo = pack.undo_label().filter(|_| room > 0);
            let undo = undo.map_or_else(|| "Undo".to_owned(), |label| format!("Undo “{}”", shortened(label, room)));
            command_button(ui, Command::Undo, &undo, pack.undo_label().is_some(), requests);
        });
    });
}

/// The switch between the rooms.
fn rooms_ui(ui: &mut Ui, shown: Room, has_case: bool, has_pack: bool, theme: &Theme, requests: &mut Requests) {
    let frame = egui::Frame::new().fill(theme.sunken).corner_radius(f32::from(theme::RADIUS) + 2.0);
    let least = if ui.available_width() < NARROW { 0.0 } else { 78.0 };
    frame.inner_margin(egui::Margin::same(3)).show(ui, |ui| {
        ui.set_height(26.0);
        ui.spacing_mut().item_spacing.x = 2.0;
        if least <= 0.0 {
            ui.spacing_mut().button_padding.x = 6.0;
        }
        for room in Room::ALL {
            let here = shown == room;
            let can = has_case || room == Room::Library || (has_pack && room == Room::Publish);
            let (fill, colour) =
                if here { (theme.raised, theme.text) } else { (Color32::TRANSPARENT, theme.text_weak) };
            let family = if here { theme::semibold() } else { FontFamily::Proportional };
            let words = RichText::new(room.label()).font(FontId::new(theme::BODY, family)).color(colour);
            let button = Button::new(words).fill(fill).stroke(Stroke::NONE).min_size(vec2(least, 26.0));
            let button = ui.add_enabled(can, button);
            button.widget_info(|| WidgetInfo::selected(Role::Tab, can, here, room.label()));
            if button.clicked() {
                requests.push(Request::ShowRoom(room));
            }
        }
    });
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
