//! What stands in a cell.

use egui::{Color32, FontFamily, FontId, Rect, Role, Sense, Ui, WidgetInfo, pos2};

use super::columns::is_figure;
use crate::studio::library::{Column, Dialog, Known, LibraryRequest, Row};
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};

/// What is said where a case waits for nothing.
const NOTHING: &str = "–";

/// Shows the words of a cell; whether they had to be cut.
pub fn words_ui(ui: &Ui, row: &Row, column: Column, cell: Rect, theme: &Theme) -> bool {
    let known = row.facts().is_some();
    match column {
        Column::Title => title_ui(ui, row, cell, theme),
        Column::Findings if known => {
            findings_ui(ui, row, cell, theme);
            false
        }
        Column::Stage if row.known == Known::Reading => text_ui(ui, "…", cell, false, theme.text_weak),
        Column::Place
        | Column::Stage
        | Column::Owner
        | Column::Minutes
        | Column::Decisions
        | Column::Findings
        | Column::OpenExits
        | Column::Approvals
        | Column::Previewed
        | Column::ReviewBy
        | Column::Needs
        | Column::Live => {
            let words = row.words(column);
            let quiet = matches!(column, Column::Place | Column::Live | Column::Needs);
            let ink = if quiet { theme.text_weak } else { theme.text };
            text_ui(ui, &words, cell, is_figure(column), ink)
        }
    }
}

/// The title, and where there is room the file behind it.
fn title_ui(ui: &Ui, row: &Row, cell: Rect, theme: &Theme) -> bool {
    let in_trouble = matches!(row.known, Known::Trouble(_));
    let mut inner = cell.shrink2(egui::vec2(8.0, 0.0));
    if row.unsaved {
        ui.painter().circle_filled(pos2(inner.right() - 4.0, cell.center().y), 3.5, theme.accent);
        inner.max.x -= 14.0;
    }
    let ink = if in_trouble { theme.harmful } else { theme.text };
    let (width, is_cut) = line_ui(ui, row.title(), inner, FontId::new(13.0, theme::semibold()), ink);
    let rest = inner.with_min_x(inner.left() + width + 10.0);
    if row.title() != row.file && rest.width() > 90.0 {
        line_ui(ui, &row.file, rest, FontId::proportional(theme::SMALL), theme.text_weak);
    }
    is_cut
}

/// How many findings have to be gone by when. What blocks stands out, by its weight as well as by its colour.
fn findings_ui(ui: &Ui, row: &Row, cell: Rect, theme: &Theme) {
    let Some(facts) = row.facts() else { return };
    let mut right = cell.right() - 8.0;
    let parts = [(facts.before_release, false), (facts.before_review, false), (facts.blocking, true)];
    for (number, blocks) in parts {
        let (family, ink) = match (number, blocks) {
            (0, _) => (FontFamily::Proportional, theme.text_weak),
            (_, true) => (theme::semibold(), theme.harmful),
            (_, false) => (FontFamily::Proportional, theme.text),
        };
        let galley = ui.painter().layout_no_wrap(number.to_string(), FontId::new(13.0, family), ink);
        let at = pos2(right - galley.size().x, cell.center().y - galley.size().y * 0.5);
        right = right.min(at.x.min(right - 8.0)) - 15.0;
        ui.painter().galley(at, galley, ink);
        if !blocks {
            let dot = pos2(right + 7.5, cell.center().y);
            ui.painter().circle_filled(dot, 1.2, theme.text_weak);
        }
    }
}

/// What has to be finished first: a click asks what.
pub fn needs_ui(ui: &Ui, row: &Row, cell: Rect, theme: &Theme, requests: &mut Requests) {
    let response = ui.interact(cell, egui::Id::unique(("library needs", &row.file)), Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("What {} needs", row.title())));
    if response.hovered() {
        ui.painter().rect_filled(cell.shrink2(egui::vec2(2.0, 4.0)), theme::RADIUS, theme.hovered);
    }
    let words = row.words(Column::Needs);
    let words = if words.is_empty() { NOTHING } else { &words };
    text_ui(ui, words, cell, false, theme.text_weak);
    let hint = if row.needs.is_empty() { String::new() } else { format!("{}\n", row.needs.join("\n")) };
    if response.on_hover_text(format!("{hint}Choose what has to be finished first")).clicked() {
        let dialog = Dialog::Needs { file: row.file.clone() };
        requests.push(Request::Library(LibraryRequest::Ask(Some(dialog))));
    }
}

/// Why nothing is known of a case.
pub fn trouble_ui(ui: &Ui, cell: Rect, why: &str, theme: &Theme) {
    text_ui(ui, why, cell, false, theme.text_weak);
}

fn text_ui(ui: &Ui, words: &str, cell: Rect, at_right: bool, ink: Color32) -> bool {
    let inner = cell.shrink2(egui::vec2(8.0, 0.0));
    let font = FontId::proportional(13.0);
    if at_right {
        let galley = ui.painter().layout_no_wrap(words.to_owned(), font, ink);
        let at = pos2(inner.right() - galley.size().x, cell.center().y - galley.size().y * 0.5);
        ui.painter().galley(at, galley, ink);
        return false;
    }
    line_ui(ui, words, inner, font, ink).1
}

/// A line of words, cut to fit; how wide it is, and whether it was cut.
fn line_ui(ui: &Ui, words: &str, rect: Rect, font: FontId, ink: Color32) -> (f32, bool) {
    let first = words.lines().next().unwrap_or_default();
    let mut job = egui::text::LayoutJob::single_section(first.to_owned(), egui::TextFormat::simple(font, ink));
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width().max(8.0));
    let galley = ui.painter().layout_job(job);
    let (size, is_cut) = (galley.size(), galley.elided);
    ui.painter().galley(pos2(rect.left(), rect.center().y - size.y * 0.5), galley, ink);
    (size.x, is_cut)
}
