//! Keys that mean something only while a row of the list has the keyboard. What works from anywhere is in the command
//! table.

use egui::{EventFilter, Key, Modifiers, Ui};

use super::line::row_id;
use crate::studio::problems::{Detail, Heading, ProblemsRequest, Row, RowKey};
use crate::studio::request::{Request, Requests};
use crate::studio::workspace::Workspace;

/// Takes the keys of the selected row, before the row itself takes them for a click.
pub fn take_keys(ui: &Ui, workspace: &Workspace, page: usize, requests: &mut Requests) {
    let (list, found) = (workspace.checks.list(), workspace.checks.found());
    let Some(at) = list.selected_row() else { return };
    let (rows, key) = (list.rows(), list.rows()[at].key(found));
    let id = row_id(&key);
    if !ui.memory(|memory| memory.has_focus(id)) {
        return;
    }
    let is_detail = list.detail().is_some_and(|(row, _)| *row == key);
    let filter = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: is_detail };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let mut ask = |request| requests.push(Request::Problems(request));
    let end = rows.len() - 1;
    let goes = [
        (Key::ArrowUp, at.saturating_sub(1)),
        (Key::ArrowDown, (at + 1).min(end)),
        (Key::PageUp, at.saturating_sub(page)),
        (Key::PageDown, (at + page).min(end)),
        (Key::Home, 0),
        (Key::End, end),
    ];
    for (key, to) in goes {
        if pressed(key) && to != at {
            ask(ProblemsRequest::Select { row: rows[to].key(found), focus: true });
        }
    }
    if is_detail && pressed(Key::Escape) {
        ask(ProblemsRequest::Leave);
    }
    let asks = list.detail().is_some_and(|(_, detail)| matches!(detail, Detail::Reason { .. })) && is_detail;
    match rows[at] {
        Row::Heading(Heading { group, open, .. }) => {
            if pressed(Key::ArrowLeft) && open {
                ask(ProblemsRequest::Fold(group, false));
            }
            if pressed(Key::ArrowRight) && !open {
                ask(ProblemsRequest::Fold(group, true));
            }
        }
        Row::Open { .. } | Row::Accepted { .. } => {
            let heading = rows[..at].iter().rposition(|row| matches!(row, Row::Heading(_)));
            if pressed(Key::ArrowLeft)
                && let Some(heading) = heading
            {
                ask(ProblemsRequest::Select { row: rows[heading].key(found), focus: true });
            }
            pressed(Key::ArrowRight);
            if !asks && pressed(Key::Space) {
                ask(ProblemsRequest::Explain(RowKey::clone(&key)));
            }
        }
    }
}
