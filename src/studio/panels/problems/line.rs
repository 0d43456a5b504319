//! A row as it is drawn: its ground, whether it has the keyboard, words in it, and how much of it is still free.

use egui::{Color32, FontId, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2};

use crate::studio::panels::form::focus_stroke;
use crate::studio::problems::{Group, ProblemsRequest, RowKey};
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};
use crate::studio::workspace::Workspace;

/// How far a row stands in for each heading above it.
const INDENT: f32 = 14.0;

/// A row that is being drawn.
pub struct Line<'a> {
    pub workspace: &'a Workspace,
    pub theme: &'a Theme,
    pub requests: &'a mut Requests,
    pub key: RowKey,
    /// Tab comes to this row, and goes on from here to the next pane.
    pub tab_stop: bool,
    /// The keyboard should be on it.
    pub takes_focus: bool,
    pub selected: bool,
    pub rect: Rect,
    /// What can be done with it stands below it, once it is selected.
    pub deeds_below: bool,
    /// Where what is free of it begins and ends.
    pub left: f32,
    pub right: f32,
}

impl Line<'_> {
    pub fn ask(&mut self, request: ProblemsRequest) {
        self.requests.push(Request::Problems(request));
    }

    /// Moves in by as many headings as the row stands under.
    pub fn indent(&mut self, depth: u8) {
        let indent = if self.deeds_below { INDENT * 0.5 } else { INDENT };
        self.left += indent * f32::from(depth);
    }

    /// Goes on below the row, with what can be done with it; whether there is something to go on with.
    pub fn go_below(&mut self) -> bool {
        self.rect = self.rect.translate(egui::vec2(0.0, self.rect.height()));
        (self.left, self.right) = (self.rect.left(), self.rect.right() - 4.0);
        self.deeds_below && self.selected
    }

    /// Whether what can be done with the row is shown.
    pub fn is_lively(&self, ui: &Ui) -> bool {
        self.selected || ui.rect_contains_pointer(self.rect)
    }

    /// The row as something that is selected and clicked.
    pub fn row_ui(&mut self, ui: &mut Ui, role: Role, label: &str) -> Response {
        let sense = if self.tab_stop { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(self.rect, row_id(&self.key), sense);
        response.widget_info(|| WidgetInfo::selected(role, true, self.selected, label));
        if self.takes_focus && !response.has_focus() {
            response.request_focus();
        }
        if self.takes_focus && self.selected {
            self.ask(ProblemsRequest::FocusGiven);
        }
        if response.gained_focus() && !self.selected {
            self.ask(ProblemsRequest::Select { row: self.key.clone(), focus: false });
        }
        let (theme, painter) = (self.theme, ui.painter());
        if self.selected {
            painter.rect_filled(self.rect, theme::RADIUS, theme.accent_soft);
        } else if ui.rect_contains_pointer(self.rect) {
            painter.rect_filled(self.rect, theme::RADIUS, theme.hovered);
        }
        if response.has_focus() {
            painter.rect_stroke(self.rect, theme::RADIUS, focus_stroke(ui), StrokeKind::Inside);
        } else if self.selected {
            // The ground alone is too little where colours are few.
            let edge = self.rect.with_max_x(self.rect.left() + 3.0).shrink2(egui::vec2(0.0, 4.0));
            painter.rect_filled(edge, 1.5, theme.accent);
        }
        response
    }

    /// Words at the left of what is free, cut to fit; how wide they are.
    pub fn words_ui(&mut self, ui: &Ui, words: &str, font: FontId, ink: Color32, least_left: f32) -> bool {
        let width = self.right - self.left - least_left;
        if width < 20.0 {
            return false;
        }
        let mut job = egui::text::LayoutJob::single_section(words.to_owned(), egui::TextFormat::simple(font, ink));
        job.wrap = egui::text::TextWrapping::truncate_at_width(width);
        let galley = ui.painter().layout_job(job);
        let size = galley.size();
        let whole = !galley.elided;
        ui.painter().galley(pos2(self.left, self.rect.center().y - size.y * 0.5), galley, ink);
        self.left += size.x;
        whole
    }

    /// Quiet words at the right of what is free.
    pub fn words_at_right_ui(&mut self, ui: &Ui, words: &str, ink: Color32) {
        let font = FontId::proportional(theme::SMALL);
        let galley = ui.painter().layout_no_wrap(words.to_owned(), font, ink);
        let at = pos2(self.right - galley.size().x - 4.0, self.rect.center().y - galley.size().y * 0.5);
        self.right = at.x - theme::GAP;
        ui.painter().galley(at, galley, ink);
    }

    /// A number in a soft pill.
    pub fn count_ui(&mut self, ui: &Ui, count: usize) {
        let theme = self.theme;
        let galley = ui.painter().layout_no_wrap(count.to_string(), FontId::proportional(11.0), theme.text_weak);
        let size = egui::vec2((galley.size().x + 10.0).max(20.0), 17.0);
        let rect = Rect::from_center_size(pos2(self.left + size.x * 0.5, self.rect.center().y), size);
        ui.painter().rect(rect, 8.0, theme.sunken, Stroke::new(1.0, theme.border), StrokeKind::Inside);
        ui.painter().galley(rect.center() - galley.size() * 0.5, galley, theme.text_weak);
        self.left = rect.right() + theme::GAP;
    }
}

/// Under which id a row keeps the keyboard, wherever it comes to stand.
pub fn row_id(key: &RowKey) -> egui::Id {
    match key {
        RowKey::Group(Group::Family(family)) => egui::Id::unique(("problems about", family.label())),
        RowKey::Group(Group::Rule(id)) => egui::Id::unique(("problems of", *id)),
        RowKey::Group(Group::Accepted) => egui::Id::unique("problems that are accepted"),
        RowKey::Problem(key) => egui::Id::unique(("problem", key)),
    }
}
