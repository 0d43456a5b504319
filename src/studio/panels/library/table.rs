//! The table: its heads, and those rows that are in view. Whatever their number, only those are laid out.

use egui::{
    Align2, FontFamily, FontId, Rangef, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::columns::{columns, is_figure};
use super::keys::take_keys;
use super::row::{Line, row_ui};
use crate::studio::library::{Column, Library, LibraryRequest};
use crate::studio::panels::form::focus_stroke;
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};

/// How high a row is, and the line of heads.
pub const ROW: f32 = 32.0;
const HEAD: f32 = 30.0;

pub fn table_ui(ui: &mut Ui, library: &Library, has_pack: bool, theme: &Theme, requests: &mut Requests) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let width = ui.available_width();
    let (line, _) = ui.allocate_exact_size(vec2(width, HEAD), Sense::hover());
    let columns = columns(line.x_range(), has_pack);
    ui.painter().rect_filled(line, 0.0, theme.panel);
    for (column, at) in &columns {
        head_ui(ui, library, *column, Rect::from_x_y_ranges(*at, line.y_range()), theme, requests);
    }
    ui.painter().hline(line.x_range(), line.bottom(), Stroke::new(1.0, theme.border_strong));
    rows_ui(ui, library, &columns, width, theme, requests);
}

fn head_ui(ui: &Ui, library: &Library, column: Column, cell: Rect, theme: &Theme, requests: &mut Requests) {
    let sort = library.sort();
    let here = sort.by == column;
    let response = ui.interact(cell, egui::Id::unique(("library head", column)), Sense::click());
    response.widget_info(|| {
        let way = match (here, sort.reversed) {
            (false, _) => "",
            (true, false) => ", ascending",
            (true, true) => ", descending",
        };
        WidgetInfo::selected(Role::ColumnHeader, true, here, format!("Sort by: {}{way}", column.name()))
    });
    let ink = match (here, response.hovered()) {
        (true, _) => theme.accent,
        (false, true) => theme.text,
        (false, false) => theme.text_weak,
    };
    if response.has_focus() {
        ui.painter().rect_stroke(cell.shrink(2.0), 4.0, focus_stroke(ui), StrokeKind::Inside);
    }
    let family = if here { theme::semibold() } else { FontFamily::Proportional };
    let arrow = match (here, sort.reversed) {
        (false, _) => "",
        (true, false) => " ↑",
        (true, true) => " ↓",
    };
    let words = format!("{}{arrow}", column.head());
    let (at, align) = if is_figure(column) {
        (pos2(cell.right() - 8.0, cell.center().y), Align2::RIGHT_CENTER)
    } else {
        (pos2(cell.left() + 8.0, cell.center().y), Align2::LEFT_CENTER)
    };
    ui.painter().text(at, align, words, FontId::new(theme::SMALL, family), ink);
    if response.on_hover_text(column.about()).clicked() {
        requests.push(Request::Library(LibraryRequest::SortBy(column)));
    }
}

#[expect(clippy::cast_precision_loss, reason = "places in a list")]
fn rows_ui(
    ui: &mut Ui,
    library: &Library,
    columns: &[(Column, Rangef)],
    width: f32,
    theme: &Theme,
    requests: &mut Requests,
) {
    let rows = library.rows();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rows on a screen")]
    let page = (ui.available_height() / ROW).max(1.0) as usize;
    take_keys(ui, library, page, requests);
    ui.spacing_mut().scroll.dormant_background_opacity = 0.0;
    ScrollArea::vertical().id_salt("library rows").auto_shrink(false).show_viewport(ui, |ui, view| {
        ui.set_width(width);
        ui.set_height(ROW * rows.len() as f32);
        let origin = ui.max_rect().min;
        let rect = |at: usize| Rect::from_min_size(pos2(origin.x, origin.y + ROW * at as f32), vec2(width, ROW));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rows on a screen")]
        let seen = ((view.min.y / ROW).max(0.0) as usize)..(((view.max.y / ROW).max(0.0) as usize + 1).min(rows.len()));
        let cursor = library.cursor_row();
        // The row with the keyboard is drawn wherever it is, so that it keeps it when it is scrolled away.
        let aside = cursor.filter(|at| !seen.contains(at));
        for at in aside.into_iter().chain(seen.clone()) {
            let tab_stop = cursor == Some(at) || (cursor.is_none() && at == seen.start);
            let line = Line { library, at, rect: rect(at), columns, tab_stop, theme };
            row_ui(ui, line, origin.y, requests);
        }
        reveal(ui, library, cursor.map(rect));
    });
}

/// Brings the row with the keyboard into view, once each time that this is asked for.
fn reveal(ui: &Ui, library: &Library, rect: Option<Rect>) {
    let id = ui.scope_id().with("revealed");
    let wanted = library.revealed();
    if ui.data(|data| data.get_temp::<u64>(id)) == Some(wanted) {
        return;
    }
    ui.data_mut(|data| data.insert_temp(id, wanted));
    if let Some(rect) = rect {
        ui.scroll_to_rect_animation(rect, None, egui::style::ScrollAnimation::none());
    }
}
