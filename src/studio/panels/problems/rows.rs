//! The rows that are seen, and what is open below one of them. Whatever their number, only those are laid out.

use egui::{Rect, ScrollArea, Ui, UiBuilder, pos2};

use super::detail;
use super::keys::take_keys;
use super::line::Line;
use crate::studio::problems::{Group, Row};
use crate::studio::request::Requests;
use crate::studio::theme::Theme;
use crate::studio::workspace::{Pane, Workspace};

/// How high a row is.
pub const ROW: f32 = 28.0;

/// In a list narrower than this, what can be done with the selected row stands below it.
const NARROW: f32 = 520.0;

/// Where rows stand: all are of one height, but more may stand below the selected row, and below the one that is open.
#[derive(Clone, Copy, Debug)]
struct Tops {
    count: usize,
    /// Below which rows, and how high it is.
    below: [(usize, f32); 2],
}

#[expect(clippy::cast_precision_loss, reason = "places in a list")]
impl Tops {
    fn top(self, at: usize) -> f32 {
        let below: f32 = self.below.iter().filter(|(row, _)| *row < at).map(|(_, height)| height).sum();
        ROW * at as f32 + below
    }

    fn height(self) -> f32 {
        self.top(self.count)
    }

    /// The row at this height; what stands below a row belongs to it.
    fn row(self, y: f32) -> usize {
        let (mut from, mut to) = (0, self.count.saturating_sub(1));
        while from < to {
            let middle = (from + to).div_ceil(2);
            if self.top(middle) <= y {
                from = middle;
            } else {
                to = middle - 1;
            }
        }
        from
    }
}

pub fn rows_ui(ui: &mut Ui, workspace: &Workspace, theme: &Theme, requests: &mut Requests) {
    let list = workspace.checks.list();
    let width = ui.available_width() - ui.spacing().scroll.bar_width - 4.0;
    let deeds = list.selected_row().filter(|at| width < NARROW && has_deeds(&list.rows()[*at])).map(|at| (at, ROW));
    let open = list.detail_row().map(|row| (row, detail::height(ui, workspace, theme, width)));
    let tops = Tops { count: list.rows().len(), below: [deeds.unwrap_or_default(), open.unwrap_or_default()] };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rows on a screen")]
    let page = (ui.available_height() / ROW).max(1.0) as usize;
    take_keys(ui, workspace, page, requests);
    ScrollArea::vertical().id_salt("problem rows").auto_shrink(false).show_viewport(ui, |ui, view| {
        ui.set_width(width);
        ui.set_height(tops.height());
        let origin = ui.max_rect().min;
        let rect = |at: usize| Rect::from_min_size(pos2(origin.x, origin.y + tops.top(at)), egui::vec2(width, ROW));
        let seen = tops.row(view.min.y)..tops.row(view.max.y) + 1;
        let selected = list.selected_row();
        // The selected row is drawn wherever it is, so that it keeps the keyboard when it is scrolled away.
        let aside = selected.filter(|at| !seen.contains(at));
        for at in aside.into_iter().chain(seen.clone()) {
            row_ui(ui, workspace, at, (rect(at), seen.start), theme, requests);
            if let Some((_, height)) = open.filter(|(row, _)| *row == at) {
                let bottom = origin.y + tops.top(at + 1);
                let below = Rect::from_min_size(pos2(origin.x, bottom - height), egui::vec2(width, height));
                ui.scope_builder(UiBuilder::new().max_rect(below).id_salt("below the row"), |ui| {
                    detail::detail_ui(ui, workspace, theme, requests);
                });
            }
        }
        reveal(
            ui,
            workspace,
            selected.map(|at| {
                // A heading comes with some of what stands below it.
                let shown_below = match list.rows()[at] {
                    Row::Heading(heading) if heading.open => heading.count.min(2),
                    Row::Heading(_) | Row::Open { .. } | Row::Accepted { .. } => 0,
                };
                rect(at).with_max_y(origin.y + tops.top((at + 1 + shown_below).min(tops.count)))
            }),
        );
    });
}

/// Whether something can be done with a row besides opening it.
fn has_deeds(row: &Row) -> bool {
    match row {
        Row::Heading(heading) => matches!(heading.group, Group::Rule(_)),
        Row::Open { .. } | Row::Accepted { .. } => true,
    }
}

fn row_ui(
    ui: &mut Ui,
    workspace: &Workspace,
    at: usize,
    (rect, first): (Rect, usize),
    theme: &Theme,
    requests: &mut Requests,
) {
    let (list, found) = (workspace.checks.list(), workspace.checks.found());
    let row = list.rows()[at];
    let selected = list.selected_row() == Some(at);
    let tab_stop = selected || (list.selected_row().is_none() && at == first);
    let asked = workspace.pane == Some(Pane::Problems) || (selected && list.wants_focus());
    let mut line = Line {
        workspace,
        theme,
        requests,
        key: row.key(found),
        tab_stop,
        takes_focus: tab_stop && asked,
        selected,
        rect,
        deeds_below: rect.width() < NARROW,
        left: rect.left() + 4.0,
        right: rect.right() - 4.0,
    };
    match row {
        Row::Heading(heading) => line.heading_ui(ui, &heading),
        Row::Open { depth, .. } => {
            if let Some(problem) = row.problem(found) {
                line.problem_ui(ui, problem, depth);
            }
        }
        Row::Accepted { .. } => {
            if let Some(problem) = row.problem(found) {
                line.problem_ui(ui, problem, 1);
            }
        }
    }
}

/// Brings the selected row into view, once each time that this is asked for.
fn reveal(ui: &Ui, workspace: &Workspace, rect: Option<Rect>) {
    let id = ui.scope_id().with("revealed");
    let wanted = (workspace.key, workspace.checks.list().revealed());
    if ui.data(|data| data.get_temp(id)) == Some(wanted) {
        return;
    }
    ui.data_mut(|data| data.insert_temp(id, wanted));
    if let Some(rect) = rect {
        ui.scroll_to_rect_animation(rect, None, egui::style::ScrollAnimation::none());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_by_their_height_beside_what_is_open() {
        let tops = Tops { count: 10, below: [(2, 50.0), (4, 28.0)] };
        for at in 0..10 {
            assert_eq!(tops.row(tops.top(at) + 1.0), at);
        }
        assert_eq!(tops.row(tops.top(3) - 1.0), 2, "what is open belongs to its row");
        assert_eq!((tops.row(-5.0), tops.row(1e6)), (0, 9));
        assert!((tops.height() - 358.0).abs() < 0.01);
        assert_eq!(Tops { count: 0, below: [(0, 0.0); 2] }.row(0.0), 0);
    }
}
