//! The whole graph, small, with what is seen of it: a click looks elsewhere.

use std::collections::HashSet;
use std::sync::Arc;

use egui::{Color32, Mesh, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::keys;
use super::tint::ColourBy;
use super::view::View;
use super::{Camera, tint};
use crate::studio::request::{Request, Requests};

/// How large the map is.
const SIZE: egui::Vec2 = vec2(160.0, 110.0);
/// From the corner of the canvas.
const MARGIN: f32 = 12.0;
/// A smaller canvas has no room for it.
const LEAST: egui::Vec2 = vec2(520.0, 320.0);

/// What the picture was painted from; another key, another picture.
#[derive(Clone, Copy, PartialEq)]
struct Key {
    revision: u64,
    colour_by: ColourBy,
    /// Problems become known later than the change that they are about.
    findings: (usize, bool),
    place: Rect,
    look: (Color32, Color32),
}

/// Shows the map, where there is room for it.
pub fn minimap_ui(ui: &Ui, view: &View<'_>, requests: &mut Requests) {
    let graph = &view.workspace.graph;
    if view.rect.width() < LEAST.x || view.rect.height() < LEAST.y || graph.cards.is_empty() {
        return;
    }
    let place = Rect::from_min_size(view.rect.max - SIZE - vec2(MARGIN, MARGIN), SIZE);
    let response = ui.interact(place, egui::Id::unique("minimap"), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Map of the whole graph: click to look there"));
    let theme = view.theme;
    let border = if response.has_focus() { theme.accent } else { theme.border };
    let painter = ui.painter_at(place.expand(1.0));
    painter.rect(place, 6.0, theme.raised.gamma_multiply(0.94), Stroke::new(1.0, border), StrokeKind::Inside);
    let (bounds, scale) = fitted(graph.bounds(), place);
    painter.add(Shape::Mesh(picture(ui, view, place, bounds, scale)));
    let on_map = |rect: Rect| {
        let min = place.center() + (rect.min - bounds.center()) * scale;
        Rect::from_min_size(min, rect.size() * scale)
    };
    let seen = on_map(view.camera.visible(view.rect)).intersect(place.shrink(2.0));
    if seen.is_positive() {
        painter.rect(seen, 2.0, theme.accent.gamma_multiply(0.08), Stroke::new(1.5, theme.accent), StrokeKind::Inside);
    }
    if let Some(at) = response.interact_pointer_pos().filter(|_| response.is_pointer_button_down_on()) {
        let centre = bounds.center() + (at - place.center()) / scale;
        requests.push(Request::Look(Camera { centre, ..view.camera }));
    }
    if response.has_focus() {
        keys::keep_arrows(ui, &response);
        if let Some((direction, _)) = keys::arrow(ui) {
            requests.push(Request::Look(view.camera.panned(-direction * 120.0)));
        }
    }
}

/// What the map shows, and how many of its points are one of the canvas.
fn fitted(bounds: Rect, place: Rect) -> (Rect, f32) {
    let room = place.size() - vec2(16.0, 16.0);
    let scale = (room.x / bounds.width().max(1.0)).min(room.y / bounds.height().max(1.0));
    // A small case does not fill the map with one card.
    (bounds, scale.min(0.12))
}

/// The cards as blocks: made once a change, painted every frame.
fn picture(ui: &Ui, view: &View<'_>, place: Rect, bounds: Rect, scale: f32) -> Arc<Mesh> {
    let workspace = view.workspace;
    let key = Key {
        revision: workspace.graph.revision,
        colour_by: workspace.canvas.colour_by,
        findings: (workspace.checks.findings().len(), workspace.checks.is_current(&workspace.history)),
        place,
        look: (view.theme.raised, view.theme.text),
    };
    let memory = egui::Id::unique("minimap picture");
    if let Some((found, mesh)) = ui.data(|data| data.get_temp::<(Key, Arc<Mesh>)>(memory))
        && found == key
    {
        return mesh;
    }
    let mut mesh = Mesh::default();
    let on_map = |rect: Rect| {
        let min = place.center() + (rect.min - bounds.center()) * scale;
        Rect::from_min_size(min, (rect.size() * scale).max(vec2(1.5, 1.5)))
    };
    for frame in &workspace.graph.frames {
        mesh.add_colored_rect(on_map(frame.rect), tint::ink(view.theme, frame.colour).gamma_multiply(0.14));
    }
    for note in &workspace.graph.notes {
        mesh.add_colored_rect(on_map(note.rect), tint::paper(view.theme, note.colour));
    }
    // Of cards that fall on one dot of the map, the first one stands for all.
    let mut dots: HashSet<(i32, i32)> = HashSet::new();
    for placed in &workspace.graph.cards {
        let dot = (on_map(placed.rect).min / 2.0).floor();
        #[expect(clippy::cast_possible_truncation, reason = "the map is small")]
        if placed.rect.width() * scale < 2.0 && !dots.insert((dot.x as i32, dot.y as i32)) {
            continue;
        }
        let tint = workspace.canvas.colour_by.of(view.theme, placed, &workspace.checks);
        mesh.add_colored_rect(on_map(placed.rect), tint.gamma_multiply(0.7));
    }
    let mesh = Arc::new(mesh);
    ui.data_mut(|data| data.insert_temp(memory, (key, mesh.clone())));
    mesh
}
