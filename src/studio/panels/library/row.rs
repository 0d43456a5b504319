//! A row of the table: selected, opened, dragged to another place.

use egui::{Rangef, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo};

use super::cell::{needs_ui, trouble_ui, words_ui};
use super::table::ROW;
use crate::studio::command::Command;
use crate::studio::library::{Column, Dialog, Known, Library, LibraryRequest, Pick};
use crate::studio::panels::form::focus_stroke;
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};

/// A row that is being drawn.
#[derive(Clone, Copy)]
pub struct Line<'a> {
    pub library: &'a Library,
    /// Its place in the table.
    pub at: usize,
    pub rect: Rect,
    pub columns: &'a [(Column, Rangef)],
    /// Tab comes to this row, and goes on from here.
    pub tab_stop: bool,
    pub theme: &'a Theme,
}

/// Under which id a row keeps the keyboard, wherever it comes to stand.
pub fn row_id(file: &str) -> egui::Id {
    egui::Id::unique(("library row", file))
}

/// Shows a row. `top`: where the first one begins.
pub fn row_ui(ui: &mut Ui, line: Line<'_>, top: f32, requests: &mut Requests) {
    let Line { library, at, rect, columns, tab_stop, theme } = line;
    let row = &library.rows()[at];
    let selected = library.is_selected(&row.file);
    let sense = if tab_stop { Sense::click_and_drag() } else { Sense::CLICK | Sense::DRAG };
    let response = ui.interact(rect, row_id(&row.file), sense);
    response.widget_info(|| WidgetInfo::selected(Role::Row, true, selected, row.spoken()));
    if library.wants_focus() && library.cursor_row() == Some(at) {
        response.request_focus();
        requests.push(Request::Library(LibraryRequest::FocusGiven));
    }
    ground_ui(ui, rect, selected, &response, theme);
    let mut cut = Vec::new();
    for (column, x) in columns {
        let cell = Rect::from_x_y_ranges(*x, rect.y_range());
        if let (Known::Trouble(why), Column::Stage) = (&row.known, column) {
            // What is the matter takes the place of everything that is not known.
            let rest = cell.with_max_x(rect.right() - 8.0);
            trouble_ui(ui, rest, why, theme);
            cut.push(why.clone());
            break;
        }
        if *column == Column::Needs && row.place.is_some() {
            needs_ui(ui, row, cell, theme, requests);
        } else if words_ui(ui, row, *column, cell, theme) {
            cut.push(format!("{}: {}", column.name(), row.words(*column)));
        }
    }
    drag_ui(ui, line, top, &response, requests);
    clicks(ui, line, &response, requests);
    response.context_menu(|ui| menu_ui(ui, line, requests));
    let hidden = Column::ALL.iter().filter(|column| !columns.iter().any(|(shown, _)| shown == *column));
    let hidden = hidden.map(|column| (column, row.words(*column))).filter(|(_, words)| !words.is_empty());
    cut.extend(hidden.map(|(column, words)| format!("{}: {words}", column.name())));
    if !cut.is_empty() {
        response.on_hover_text(cut.join("\n"));
    }
}

fn ground_ui(ui: &Ui, rect: Rect, selected: bool, response: &Response, theme: &Theme) {
    let painter = ui.painter();
    if selected {
        painter.rect_filled(rect, 0.0, theme.accent_soft);
        // The ground alone is too little where colours are few.
        painter.rect_filled(rect.with_max_x(rect.left() + 3.0), 0.0, theme.accent);
    } else if response.hovered() {
        painter.rect_filled(rect, 0.0, theme.hovered);
    }
    painter.hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, theme.border));
    if response.has_focus() {
        let seen = rect.with_max_x(rect.right().min(ui.clip_rect().right()));
        painter.rect_stroke(seen.shrink(1.0), theme::RADIUS, focus_stroke(ui), StrokeKind::Inside);
    }
}

fn clicks(ui: &Ui, line: Line<'_>, response: &Response, requests: &mut Requests) {
    let row = &line.library.rows()[line.at];
    let mut ask = |request| requests.push(Request::Library(request));
    if response.double_clicked() {
        ask(LibraryRequest::Open { file: row.file.clone(), place: None });
    } else if response.clicked() {
        let modifiers = ui.input(|input| input.modifiers);
        let pick = match (modifiers.shift, modifiers.command) {
            (true, _) => Pick::Range,
            (false, true) => Pick::Toggle,
            (false, false) => Pick::Only,
        };
        ask(LibraryRequest::Pick { file: row.file.clone(), pick });
        response.request_focus();
    } else if response.secondary_clicked() && !line.library.is_selected(&row.file) {
        ask(LibraryRequest::Pick { file: row.file.clone(), pick: Pick::Only });
    }
}

/// Shows where the row would come to stand, and puts it there.
fn drag_ui(ui: &Ui, line: Line<'_>, top: f32, response: &Response, requests: &mut Requests) {
    let Line { library, at, rect, theme, .. } = line;
    let row = &library.rows()[at];
    if !library.can_move() || row.place.is_none() || !(response.dragged() || response.drag_stopped()) {
        return;
    }
    let Some(pointer) = ui.ctx().pointer_interact_pos() else { return };
    let placed = library.rows().iter().filter(|row| row.place.is_some()).count();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in a list")]
    let gap = (((pointer.y - top) / ROW).round().max(0.0) as usize).min(placed);
    if response.drag_stopped() {
        // A file that is listed twice stands in the table once.
        let to = library.rows().get(gap).and_then(|row| row.place).map_or(usize::MAX, |place| place - 1);
        requests.push(Request::Library(LibraryRequest::MoveTo { file: row.file.clone(), to }));
        return;
    }
    ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
    #[expect(clippy::cast_precision_loss, reason = "a place in a list")]
    let y = top + ROW * gap as f32;
    ui.painter().hline(rect.x_range(), y, Stroke::new(3.0, theme.accent));
}

/// What can be done with the row, under the right button.
fn menu_ui(ui: &mut Ui, line: Line<'_>, requests: &mut Requests) {
    let row = &line.library.rows()[line.at];
    ui.set_min_width(210.0);
    if ui.button("Open").clicked() {
        requests.push(Request::Library(LibraryRequest::OpenSelected));
        ui.close();
    }
    if row.place.is_none() {
        if ui.button("Add to the pack").clicked() {
            requests.push(Request::Library(LibraryRequest::AddSelected));
            ui.close();
        }
        return;
    }
    if ui.button("What it needs…").clicked() {
        requests.push(Request::Library(LibraryRequest::Ask(Some(Dialog::Needs { file: row.file.clone() }))));
        ui.close();
    }
    let commands = [
        ("Earlier", Command::MoveCaseUp),
        ("Later", Command::MoveCaseDown),
        ("Take out of the pack", Command::TakeOutOfPack),
    ];
    for (words, command) in commands {
        let can = line.library.can_move() || command == Command::TakeOutOfPack;
        if ui.add_enabled(can, egui::Button::new(words)).clicked() {
            requests.run(command);
            ui.close();
        }
    }
}
