//! The menu that is open on the canvas: about nodes, an exit, a frame, a note or the ground.

use egui::containers::menu::menu_style;
use egui::{Align, Button, FocusDirection, Layout, Popup, PopupCloseBehavior, PopupKind, Ui};

use super::frames::frame_id;
use super::notes::note_id;
use super::ports::{self, port_id};
use super::state::{MenuAbout, OpenMenu};
use super::view::{View, card_id, point};
use super::{GraphRequest, finder, node_menu, tint};
use crate::edit;
use crate::scenario::{Colour, Exit, Id, Kind, Place};
use crate::studio::command::{Command, row};
use crate::studio::request::{Request, Requests};

/// Shows the menu that is open, if one is.
pub fn menu_ui(ui: &mut Ui, view: &View<'_>, requests: &mut Requests) {
    let Some(menu) = &view.workspace.canvas.menu else { return };
    let ctx = ui.ctx().clone();
    let id = egui::Id::unique("canvas menu").with((menu.at.x.to_bits(), menu.at.y.to_bits()));
    let finds = matches!(menu.about, MenuAbout::NewNode(_));
    let opens = ctx.read_response(id).is_none();
    if opens && menu.by_key && !finds {
        // The keyboard goes into the menu: to its first entry, as soon as it has one.
        ui.memory_mut(|memory| {
            if let Some(focused) = memory.focused() {
                memory.surrender_focus(focused);
            }
        });
    }
    let leaves = ui.input(|input| input.key_pressed(egui::Key::Escape));
    let enter = menu.by_key && !finds && !leaves && ui.memory(|memory| memory.focused().is_none());
    if !opens && enter {
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::Down));
    }
    let at = view.screen(menu.at).clamp(view.rect.min, view.rect.max);
    if let MenuAbout::NewNode(Some((node, exit))) = &menu.about {
        ports::pending(view, node, exit, at);
    }
    let popup = Popup::new(id, ctx.clone(), at, ui.layer_id())
        .kind(PopupKind::Menu)
        .layout(Layout::top_down_justified(Align::Min))
        .style(menu_style)
        .accessible_name(name(&menu.about))
        .close_behavior(if finds { PopupCloseBehavior::CloseOnClickOutside } else { PopupCloseBehavior::CloseOnClick });
    let shown = popup.show(|ui| {
        ui.spacing_mut().button_padding = egui::vec2(8.0, 3.0);
        match &menu.about {
            MenuAbout::Nodes(clicked) => node_menu::nodes_ui(ui, view.workspace, clicked, requests),
            MenuAbout::Exit(node, exit) => exit_ui(ui, view, node, exit, menu, requests),
            MenuAbout::Frame(frame) => frame_ui(ui, view, frame, requests),
            MenuAbout::Note(note) => note_ui(ui, view, note, requests),
            MenuAbout::Ground => ground_ui(ui, menu, requests),
            MenuAbout::NewNode(from) => finder::finder_ui(ui, view, id, menu.at, from.as_ref(), requests),
        }
    });
    if shown.is_none_or(|shown| shown.response.should_close()) {
        finder::forget(ui, id);
        requests.push(Request::Graph(GraphRequest::CloseMenu(menu.clone())));
        if menu.by_key
            && let Some(back) = opener(&menu.about)
        {
            ui.memory_mut(|memory| memory.request_focus(back));
        }
    }
}

/// What a menu is called by those who hear it.
fn name(about: &MenuAbout) -> &'static str {
    match about {
        MenuAbout::Nodes(_) => "What to do with the selected nodes",
        MenuAbout::Exit(..) => "What to do with the exit",
        MenuAbout::Frame(_) => "What to do with the frame",
        MenuAbout::Note(_) => "What to do with the note",
        MenuAbout::Ground => "What to do with the graph",
        MenuAbout::NewNode(_) => "What comes next",
    }
}

/// What gets the keyboard back when a menu closes.
fn opener(about: &MenuAbout) -> Option<egui::Id> {
    match about {
        MenuAbout::Nodes(node) => Some(card_id(node)),
        MenuAbout::Exit(node, exit) | MenuAbout::NewNode(Some((node, exit))) => Some(port_id(node, exit)),
        MenuAbout::Frame(frame) => Some(frame_id(frame)),
        MenuAbout::Note(note) => Some(note_id(note)),
        MenuAbout::Ground | MenuAbout::NewNode(None) => None,
    }
}

fn exit_ui(ui: &mut Ui, view: &View<'_>, node: &Id, exit: &Exit, menu: &OpenMenu, requests: &mut Requests) {
    let placed = view.workspace.graph.card(node);
    let row = placed.and_then(|placed| placed.card.rows.iter().find(|row| row.exit == *exit));
    let to = row.and_then(|row| row.to.clone());
    if let Some(to) = &to {
        let target = view.workspace.graph.card(to);
        let words = format!("Go to {}", view.called(to));
        if ui.add_enabled(target.is_some(), Button::new(words).truncate()).clicked() {
            requests.push(Request::GoTo(Place::node(to)));
        }
    }
    let words = if to.is_some() { "Lead somewhere else…" } else { "Choose what comes next…" };
    if ui.button(words).clicked() {
        let about = MenuAbout::NewNode(Some((node.clone(), exit.clone())));
        // Beside itself, so that it is another menu.
        let at = menu.at + egui::vec2(8.0, 0.0);
        requests.push(Request::Graph(GraphRequest::OpenMenu(OpenMenu { at, about, by_key: true })));
    }
    if ui.add_enabled(to.is_some(), Button::new("Open this exit")).clicked() {
        requests.push(Request::Apply(edit::disconnect(&view.workspace.file, view.workspace.scenario(), node, exit)));
    }
}

fn frame_ui(ui: &mut Ui, view: &View<'_>, frame: &Id, requests: &mut Requests) {
    let (file, scenario) = (&view.workspace.file, view.workspace.scenario());
    let Some(found) = scenario.frames.get(frame) else { return };
    if ui.button("Rename").clicked() {
        requests.push(Request::Graph(GraphRequest::Edit(frame.clone())));
    }
    if ui.button("Select its cards").clicked() {
        requests.push(Request::Select(found.members.clone()));
    }
    if let Some(colour) = colour_ui(ui, view, found.colour) {
        requests.push(Request::Apply(edit::colour_frame(file, scenario, frame, colour)));
    }
    ui.separator();
    if ui.button("Delete the frame, keep its cards").clicked() {
        requests.push(Request::Apply(edit::delete_frame(file, scenario, frame)));
    }
}

fn note_ui(ui: &mut Ui, view: &View<'_>, note: &Id, requests: &mut Requests) {
    let (file, scenario) = (&view.workspace.file, view.workspace.scenario());
    let Some(found) = scenario.notes.get(note) else { return };
    if ui.button("Write").clicked() {
        requests.push(Request::Graph(GraphRequest::Edit(note.clone())));
    }
    if let Some(colour) = colour_ui(ui, view, found.colour) {
        requests.push(Request::Apply(edit::colour_note(file, scenario, note, colour)));
    }
    ui.separator();
    if ui.button("Delete the note").clicked() {
        requests.push(Request::Apply(edit::delete_note(file, scenario, note)));
    }
}

/// The colours that a frame or note can have. Returns the one that was chosen.
fn colour_ui(ui: &mut Ui, view: &View<'_>, now: Colour) -> Option<Colour> {
    let mut chosen = None;
    ui.menu_button("Colour", |ui| {
        for colour in Colour::ALL {
            let button = ui.add(Button::new(format!("      {}", colour.label())).selected(*colour == now));
            let swatch = egui::Rect::from_center_size(
                button.rect.left_center() + egui::vec2(14.0, 0.0),
                egui::Vec2::splat(11.0),
            );
            ui.painter().rect_filled(swatch, 3.0, tint::ink(view.theme, *colour));
            if button.clicked() {
                chosen = Some(*colour);
            }
        }
    });
    chosen
}

fn ground_ui(ui: &mut Ui, menu: &OpenMenu, requests: &mut Requests) {
    let at = point(menu.at);
    ui.menu_button("Add node", |ui| {
        for kind in Kind::ALL {
            if ui.button(kind.label()).clicked() {
                requests.push(Request::Create { kind: *kind, at, from: None });
            }
        }
    });
    if ui.button("Add note").clicked() {
        requests.push(Request::Graph(GraphRequest::AddNote(at)));
    }
    ui.separator();
    command_ui(ui, Command::Paste, requests);
    command_ui(ui, Command::SelectAll, requests);
    command_ui(ui, Command::ZoomFit, requests);
    command_ui(ui, Command::Tidy, requests);
}

/// An entry that is a command of the table.
pub fn command_ui(ui: &mut Ui, command: Command, requests: &mut Requests) {
    let Some(row) = row(command) else { return };
    let mut button = Button::new(row.label);
    if let Some(shortcut) = row.shortcut {
        button = button.shortcut_text(ui.ctx().format_shortcut(&shortcut));
    }
    if ui.add(button).on_hover_text(row.tooltip).clicked() {
        requests.run(command);
    }
}
