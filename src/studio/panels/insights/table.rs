//! Tables: rows of figures, one click to what a row is about, one to the run behind a figure.

use egui::{
    Align2, Button, Color32, FontFamily, FontId, Rect, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use super::play_button::{SIDE, play_in};
use super::section::seen_when_focused;
use crate::scenario::{Grade, Kind, Place};
use crate::studio::canvas::{grade_glyph, kind_glyph};
use crate::studio::insights::Shows;
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};

const ROW: f32 = 30.0;
const HEAD: f32 = 26.0;
/// The least width of the column that takes what is left.
const LEAST_REST: f32 = 150.0;
/// Of longer tables, only rows in view are laid out.
const MOST_LAID_OUT: usize = 300;

/// A column; the one of width 0 takes what is left.
#[derive(Clone, Copy)]
pub struct Column {
    pub head: &'static str,
    pub width: f32,
    pub right: bool,
    /// A click on its head sorts by it.
    pub sorts: bool,
}

impl Column {
    /// Words, as wide as there is room.
    pub const fn rest(head: &'static str) -> Self {
        Self { head, width: 0.0, right: false, sorts: false }
    }

    /// Words.
    pub const fn words(head: &'static str, width: f32) -> Self {
        Self { head, width, right: false, sorts: false }
    }

    /// A figure.
    pub const fn figure(head: &'static str, width: f32) -> Self {
        Self { head, width, right: true, sorts: false }
    }

    /// The table can be sorted by it.
    pub const fn sorting(self) -> Self {
        Self { sorts: true, ..self }
    }
}

/// A shape before the words of a cell.
#[derive(Clone, Copy)]
pub enum Glyph {
    Kind(Kind),
    Grade(Grade),
}

/// What stands in a cell.
#[derive(Default)]
pub struct Cell {
    pub words: String,
    pub ink: Option<Color32>,
    pub strong: bool,
    /// Shapes, from the left.
    pub glyphs: Vec<Glyph>,
    /// A quiet number before the words.
    pub number: String,
    /// A soft bar behind the figure, from 0 to 1.
    pub bar: Option<(f32, Color32)>,
    /// The run behind the figure, and what it is called.
    pub plays: Option<(Shows, String)>,
}

impl Cell {
    /// Words in the usual ink.
    pub fn new(words: impl Into<String>) -> Self {
        Self { words: words.into(), ..Self::default() }
    }
}

/// A row: its cells, what a screen reader says, where a click leads.
pub struct Row {
    pub cells: Vec<Cell>,
    pub spoken: String,
    pub place: Option<Place>,
}

/// How high a table with so many rows is.
pub fn table_height(rows: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a few rows")]
    let rows = rows as f32;
    HEAD + rows * ROW
}

/// A table.
pub struct Table<'a> {
    pub name: &'a str,
    pub columns: &'a [Column],
    pub count: usize,
    /// How many rows are shown until all are asked for.
    pub fold: usize,
    /// What its rows are, in words.
    pub rows: &'static str,
    /// The column that it is sorted by.
    pub sorted: Option<usize>,
}

impl Table<'_> {
    /// Shows it. Returns the column whose head was clicked.
    pub fn ui(
        &self,
        ui: &mut Ui,
        theme: &Theme,
        requests: &mut Requests,
        row: impl FnMut(usize) -> Row,
    ) -> Option<usize> {
        let fixed: f32 = self.columns.iter().map(|column| column.width).sum();
        let rest = self.columns.iter().filter(|column| column.width <= 0.0).count();
        #[expect(clippy::cast_precision_loss, reason = "a table has few columns")]
        let least = fixed + LEAST_REST * rest as f32;
        if ui.available_width() + 0.5 >= least {
            return self.rows_ui(ui, ui.available_width(), fixed, theme, requests, row);
        }
        let area = ScrollArea::horizontal().id_salt((self.name, "across")).auto_shrink([false, true]);
        area.show(ui, |ui| self.rows_ui(ui, least, fixed, theme, requests, row)).inner
    }

    fn rows_ui(
        &self,
        ui: &mut Ui,
        width: f32,
        fixed: f32,
        theme: &Theme,
        requests: &mut Requests,
        mut row: impl FnMut(usize) -> Row,
    ) -> Option<usize> {
        ui.push_id(self.name, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let open_id = ui.scope_id().with("all rows");
            let all = ui.data(|data| data.get_temp::<bool>(open_id)).unwrap_or(false);
            let shown = if all { self.count } else { self.count.min(self.fold) };
            let rest = width - fixed;
            let mut clicked = None;
            if shown > 0 {
                clicked = self.head_ui(ui, width, rest, theme);
                for index in 0..shown {
                    let top = ui.cursor().top();
                    if shown > MOST_LAID_OUT && !near(ui, top) {
                        ui.allocate_exact_size(vec2(width, ROW), Sense::hover());
                        continue;
                    }
                    row_ui(ui, self, index, row(index), width, rest, theme, requests);
                }
            }
            if self.count > self.fold {
                let words = match (all, self.fold) {
                    (false, 0) => format!("Show {} {}", self.count, self.rows),
                    (false, _) => format!("Show all {}", self.count),
                    (true, 0) => format!("Hide the {}", self.rows),
                    (true, _) => format!("Show the first {}", self.fold),
                };
                ui.add_space(4.0);
                let button =
                    ui.add(Button::new(RichText::new(&words).size(theme::SMALL).color(theme.accent)).frame(false));
                button.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{words}: {}", self.name)));
                seen_when_focused(&button);
                if button.clicked() {
                    ui.data_mut(|data| data.insert_temp(open_id, !all));
                }
            }
            clicked
        })
        .inner
    }

    fn head_ui(&self, ui: &mut Ui, width: f32, rest: f32, theme: &Theme) -> Option<usize> {
        let (line, _) = ui.allocate_exact_size(vec2(width, HEAD), Sense::hover());
        let mut clicked = None;
        let mut left = line.left();
        for (index, column) in self.columns.iter().enumerate() {
            let width = if column.width > 0.0 { column.width } else { rest };
            let cell = Rect::from_min_size(pos2(left, line.top()), vec2(width, HEAD));
            left += width;
            let sorted = self.sorted == Some(index);
            let family = if sorted { theme::semibold() } else { FontFamily::Proportional };
            let mut ink = if sorted { theme.accent } else { theme.text_weak };
            if column.sorts {
                let response = ui.interact(cell, ui.scope_id().with(("head", index)), Sense::click());
                response.widget_info(|| {
                    WidgetInfo::selected(Role::Button, true, sorted, format!("Sort by: {}", column.head))
                });
                seen_when_focused(&response);
                if response.hovered() {
                    ink = theme.text;
                }
                if response.has_focus() {
                    ui.painter().rect_stroke(cell, 4.0, Stroke::new(1.5, theme.accent), StrokeKind::Inside);
                }
                if response.clicked() {
                    clicked = Some(index);
                }
            }
            let words = if sorted && column.sorts { format!("{} ↓", column.head) } else { column.head.to_owned() };
            let (at, align) = if column.right {
                (pos2(cell.right() - 8.0, cell.center().y), Align2::RIGHT_CENTER)
            } else {
                (pos2(cell.left() + 8.0, cell.center().y), Align2::LEFT_CENTER)
            };
            ui.painter().text(at, align, words, FontId::new(theme::SMALL, family), ink);
        }
        ui.painter().hline(line.x_range(), line.bottom(), Stroke::new(1.0, theme.border_strong));
        clicked
    }
}

/// Whether a row is in view, or will be soon.
fn near(ui: &Ui, top: f32) -> bool {
    let seen = ui.clip_rect();
    top > seen.top() - 400.0 && top < seen.bottom() + 400.0
}

#[expect(clippy::too_many_arguments, reason = "one row: what it shows, where, and what it may ask for")]
fn row_ui(
    ui: &mut Ui,
    table: &Table<'_>,
    index: usize,
    row: Row,
    width: f32,
    rest: f32,
    theme: &Theme,
    requests: &mut Requests,
) {
    let Row { cells, spoken, place } = row;
    let sense = if place.is_some() { Sense::click() } else { Sense::hover() };
    let (line, response) = ui.allocate_exact_size(vec2(width, ROW), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, &spoken));
    seen_when_focused(&response);
    if response.has_focus() || (response.hovered() && place.is_some()) {
        ui.painter().rect_filled(line, 4.0, theme.hovered);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(line, 4.0, Stroke::new(1.5, theme.accent), StrokeKind::Inside);
    }
    ui.painter().hline(line.x_range(), line.bottom(), Stroke::new(1.0, theme.border));
    let mut left = line.left();
    let mut cut = Vec::new();
    for (column, cell) in table.columns.iter().zip(&cells) {
        let width = if column.width > 0.0 { column.width } else { rest };
        let space = Rect::from_min_size(pos2(left, line.top()), vec2(width, ROW));
        left += width;
        if let Some(words) = cell_ui(ui, index, column, cell, space, theme, requests) {
            cut.push(words);
        }
    }
    if response.clicked()
        && let Some(place) = place
    {
        requests.push(Request::GoTo(place));
    }
    if !cut.is_empty() {
        response.on_hover_text(cut.join("\n"));
    }
}

/// Shows a cell. Returns its words if they had to be cut.
fn cell_ui(
    ui: &mut Ui,
    index: usize,
    column: &Column,
    cell: &Cell,
    space: Rect,
    theme: &Theme,
    requests: &mut Requests,
) -> Option<String> {
    let middle = space.center().y;
    let mut right = space.right() - 8.0;
    if let Some((shows, about)) = &cell.plays {
        let button = Rect::from_center_size(pos2(space.right() - SIDE * 0.5 - 2.0, middle), vec2(SIDE, SIDE));
        ui.push_id(("cell", index), |ui| play_in(ui, button, *shows, about, theme, requests));
        right = button.left() - 2.0;
    }
    let painter = ui.painter();
    if let Some((share, colour)) = cell.bar {
        let most = right - space.left() - 6.0;
        let bar = Rect::from_min_max(
            pos2(right - most * share.clamp(0.0, 1.0), middle - 9.0),
            pos2(right + 3.0, middle + 9.0),
        );
        painter.rect_filled(bar, 3.0, colour);
    }
    let mut left = space.left() + 8.0;
    for glyph in &cell.glyphs {
        let centre = pos2(left + 5.0, middle);
        match glyph {
            Glyph::Kind(kind) => kind_glyph(painter, centre, 5.0, *kind, theme.kind(*kind)),
            Glyph::Grade(grade) => grade_glyph(painter, centre, 4.5, *grade, theme.grade(*grade)),
        }
        left += 17.0;
    }
    if !cell.number.is_empty() {
        let font = FontId::proportional(theme::SMALL);
        let drawn = painter.text(pos2(left, middle), Align2::LEFT_CENTER, &cell.number, font, theme.text_weak);
        left = drawn.right() + 7.0;
    }
    let family = if cell.strong { theme::semibold() } else { FontFamily::Proportional };
    let ink = cell.ink.unwrap_or(theme.text);
    let format = egui::TextFormat::simple(FontId::new(13.0, family), ink);
    let mut job = egui::text::LayoutJob::single_section(cell.words.clone(), format);
    job.wrap = egui::text::TextWrapping::truncate_at_width((right - left).max(8.0));
    let galley = painter.layout_job(job);
    let x = if column.right { right - galley.size().x } else { left };
    let is_cut = galley.elided;
    painter.galley(pos2(x, middle - galley.size().y * 0.5), galley, ink);
    is_cut.then(|| cell.words.clone())
}
