//! Keys that mean something only while a row of the table has the keyboard. What works from anywhere is in the command
//! table.

use egui::{EventFilter, Key, Modifiers, Ui};

use super::row::row_id;
use crate::studio::command::Command;
use crate::studio::library::{Library, LibraryRequest, Pick};
use crate::studio::request::{Request, Requests};

/// Takes the keys of the row, before the row itself takes them for a click.
pub fn take_keys(ui: &Ui, library: &Library, page: usize, requests: &mut Requests) {
    let rows = library.rows();
    let has_focus = |file: &str| ui.memory(|memory| memory.has_focus(row_id(file)));
    let cursor = library.cursor_row().filter(|at| has_focus(&rows[*at].file));
    let Some(at) = cursor.or_else(|| rows.iter().position(|row| has_focus(&row.file))) else { return };
    let file = rows[at].file.clone();
    let filter = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: false };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(row_id(&file), filter));
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    for (key, command) in [(Key::ArrowUp, Command::MoveCaseUp), (Key::ArrowDown, Command::MoveCaseDown)] {
        if pressed(Modifiers::ALT, key) && library.can_move() {
            if !library.is_selected(&file) {
                requests.push(Request::Library(LibraryRequest::Pick { file: file.clone(), pick: Pick::Only }));
            }
            requests.run(command);
        }
    }
    let end = rows.len() - 1;
    let goes = [
        (Key::ArrowUp, at.saturating_sub(1)),
        (Key::ArrowDown, (at + 1).min(end)),
        (Key::PageUp, at.saturating_sub(page)),
        (Key::PageDown, (at + page).min(end)),
        (Key::Home, 0),
        (Key::End, end),
    ];
    for (key, row) in goes {
        let extend = pressed(Modifiers::SHIFT, key);
        if extend || pressed(Modifiers::NONE, key) {
            requests.push(Request::Library(LibraryRequest::GoTo { row, extend }));
        }
    }
    if pressed(Modifiers::NONE, Key::Space) || pressed(Modifiers::CTRL, Key::Space) {
        requests.push(Request::Library(LibraryRequest::Pick { file: file.clone(), pick: Pick::Toggle }));
    }
    if pressed(Modifiers::NONE, Key::Enter) {
        let request = match library.selected().count() {
            0 | 1 => LibraryRequest::Open { file, place: None },
            _several => LibraryRequest::OpenSelected,
        };
        requests.push(Request::Library(request));
    }
}
