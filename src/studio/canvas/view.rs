//! The canvas as a widget: puts together the ground, frames, links, cards and what floats above them.

use egui::{Id as WidgetId, Painter, Pos2, Rect, Role, Sense, Ui, Vec2, WidgetInfo};

use super::arranged::moved;
use super::{Camera, Detail, Placed, cards, empty, frames, ground, keys, links, menus, minimap, notes, toolbar};
use crate::scenario::{Id, Point};
use crate::studio::request::{Request, Requests};
use crate::studio::theme::Theme;
use crate::studio::workspace::{Pane, Workspace};

/// What every part of the canvas reads while a frame is shown.
pub struct View<'a> {
    pub workspace: &'a Workspace,
    pub theme: &'a Theme,
    pub painter: Painter,
    /// The canvas on the screen.
    pub rect: Rect,
    pub camera: Camera,
    pub detail: Detail,
    /// Space is held: dragging moves the view, wherever it begins.
    pub hand: bool,
}

/// Shows the graph of a case.
pub fn canvas_ui(ui: &mut Ui, workspace: &Workspace, theme: &Theme, requests: &mut Requests) {
    let rect = ui.available_rect_before_wrap();
    let path = workspace.shown_path().filter(|_| workspace.fit_path_pending);
    let passed = workspace.graph.cards.iter().filter(|placed| path.is_some_and(|path| path.has(&placed.id)));
    let passed = passed.map(|placed| placed.rect).fold(Rect::NOTHING, Rect::union);
    if path.is_some() && passed.is_positive() {
        requests.push(Request::Look(Camera::fitting(rect, passed)));
    } else if workspace.fit_pending {
        let graph = &workspace.graph;
        let start = workspace.scenario().start.as_ref().and_then(|id| graph.card(id)).map(|placed| placed.rect);
        requests.push(Request::Look(Camera::opening(rect, graph.bounds(), start)));
    }
    let ground = ui.interact(rect, ground_id(), Sense::click_and_drag());
    ground.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, "Graph"));
    let view = View {
        workspace,
        theme,
        painter: ui.painter_at(rect),
        rect,
        camera: workspace.camera,
        detail: workspace.camera.detail(),
        hand: ui.input(|input| input.key_down(egui::Key::Space)) && !ui.ctx().text_edit_focused(),
    };
    ground::paint(&view);
    ground::look_around(ui, &view, &ground, requests);
    frames::frames_ui(ui, &view, requests);
    notes::notes_ui(ui, &view, requests);
    let marquee = ground::marquee(ui, &view, &ground);
    let link = links::links_ui(ui, &view, &ground);
    cards::cards_ui(ui, &view, marquee, requests);
    ground::select(ui, &view, &ground, marquee, link, requests);
    keys::ground_keys(ui, &view, &ground, requests);
    if workspace.pane == Some(Pane::Graph) {
        keys::take_focus(ui, &view, &ground, requests);
    }
    if workspace.graph.cards.is_empty() {
        empty::empty_ui(ui, &view, requests);
    }
    toolbar::toolbar_ui(ui, &view, requests);
    minimap::minimap_ui(ui, &view, requests);
    frames::title_editor_ui(ui, &view, requests);
    notes::note_editor_ui(ui, &view, requests);
    menus::menu_ui(ui, &view, requests);
    ui.advance_cursor_after_rect(rect);
}

impl View<'_> {
    /// How far something that is selected has been dragged.
    pub fn dragged(&self, id: &Id) -> Vec2 {
        if self.workspace.selection.contains(id) { self.workspace.dragged } else { Vec2::ZERO }
    }

    /// Where a card is on the canvas at the moment: dragged cards are on their way.
    pub fn rect_now(&self, placed: &Placed) -> Rect {
        let dragged = self.workspace.dragged;
        moved(placed.rect, dragged, dragged != Vec2::ZERO && self.workspace.selection.contains(&placed.id))
    }

    /// Where a card is on the screen at the moment.
    pub fn on_screen(&self, placed: &Placed) -> Rect {
        self.camera.screen_rect(self.rect, self.rect_now(placed))
    }

    /// A point of the canvas on the screen.
    pub fn screen(&self, at: Pos2) -> Pos2 {
        self.camera.screen_from_canvas(self.rect, at)
    }

    /// A point of the screen on the canvas.
    pub fn canvas(&self, at: Pos2) -> Pos2 {
        self.camera.canvas_from_screen(self.rect, at)
    }

    /// The card under a point of the screen; of two the one that was painted last.
    pub fn card_at(&self, at: Pos2) -> Option<&Placed> {
        let within = if self.detail == Detail::Blocks { 2.0 } else { 0.0 };
        self.workspace.graph.cards.iter().rev().find(|placed| self.on_screen(placed).expand(within).contains(at))
    }

    /// What a node is called in a sentence: `D4 Where it is`.
    pub fn called(&self, id: &Id) -> String {
        let placed = self.workspace.graph.card(id);
        placed.map_or_else(|| "nowhere".to_owned(), |placed| format!("{} {}", placed.number, placed.card.title))
    }
}

/// The widget of the ground.
pub fn ground_id() -> WidgetId {
    WidgetId::unique("canvas")
}

/// The widget of a card.
pub fn card_id(id: &Id) -> WidgetId {
    WidgetId::unique("card").with(id.as_str())
}

/// A point of the canvas as the document holds it: whole numbers, on a grid of 4.
#[expect(clippy::cast_possible_truncation, reason = "places on the canvas are far below the range")]
pub fn point(at: Pos2) -> Point {
    let on_grid = |v: f32| ((v / 4.0).round() * 4.0).clamp(-1_000_000.0, 1_000_000.0) as i32;
    Point(on_grid(at.x), on_grid(at.y))
}
