//! Links between cards: painted as curves, hovered, selected.

use egui::{Color32, Mesh, Pos2, Rect, Response, Stroke, Ui, Vec2};

use super::view::View;
use super::{Detail, Placed, wire};
use crate::scenario::{Exit, Id};

/// How near the pointer has to be to a link, in points of the screen.
const NEAR: f32 = 6.0;

/// Paints the links. Returns the exit of the one under the pointer.
pub fn links_ui(ui: &Ui, view: &View<'_>, ground: &Response) -> Option<(Id, Exit)> {
    let (workspace, theme) = (view.workspace, view.theme);
    let graph = &workspace.graph;
    let pointer = ui
        .input(|input| input.pointer.hover_pos())
        .filter(|_| ground.hovered() && !ground.dragged() && view.detail != Detail::Blocks);
    let any_selected = !workspace.selection.is_empty();
    let chosen = workspace.canvas.link.as_ref().filter(|_| !any_selected);
    let chosen = chosen.and_then(|(from, exit)| Some((graph.index(from)?, exit)));
    let path = workspace.shown_path();
    let mut far = Mesh::default();
    let mut nearest: Option<(f32, usize, [Pos2; 4])> = None;
    for (index, link) in graph.wires.iter().enumerate() {
        let (from, to) = (&graph.cards[link.from], &graph.cards[link.to]);
        let shift = |placed: &Placed| view.rect_now(placed).min - placed.rect.min;
        let start = view.screen(from.port(link.row) + shift(from));
        let end = view.screen(to.entry() + shift(to));
        let points = wire::control_points(start, end, view.camera.zoom);
        let bounds = wire::bounds(&points);
        if !bounds.intersects(view.rect) {
            continue;
        }
        let touches = any_selected && (workspace.selection.contains(&from.id) || workspace.selection.contains(&to.id));
        let colour = link.grade.map_or(theme.border_strong, |grade| theme.grade(grade));
        let went = path.is_some_and(|path| path.went(&from.id, &from.card.rows[link.row].exit, &to.id));
        let others = if path.is_some() { !went && !touches } else { any_selected && !touches };
        let colour = if went { theme.accent } else { colour };
        let colour = if others { colour.gamma_multiply(0.25) } else { colour };
        if view.detail == Detail::Blocks {
            line(
                &mut far,
                start,
                end,
                if went {
                    2.4
                } else if touches {
                    1.6
                } else {
                    1.0
                },
                colour.gamma_multiply(0.6),
            );
            continue;
        }
        if let Some(pointer) = pointer.filter(|pointer| bounds.expand(NEAR).contains(*pointer)) {
            let distance = wire::distance(&points, pointer);
            if distance < NEAR && nearest.is_none_or(|(least, ..)| distance < least) {
                nearest = Some((distance, index, points));
            }
        }
        let chosen = chosen.is_some_and(|(card, exit)| card == link.from && from.card.rows[link.row].exit == *exit);
        let colour = if chosen { theme.accent } else { colour };
        let width = if went {
            3.2
        } else if touches || chosen {
            2.4
        } else {
            1.5
        } * view.camera.zoom.clamp(0.55, 1.2);
        view.painter.add(wire::shape(points, Stroke::new(width, colour), view.detail));
        // Where titles are all that can be read, a tip would be a dot.
        if view.detail >= Detail::Outline {
            view.painter.add(wire::tip(end, view.camera.zoom, colour));
        }
    }
    if !far.is_empty() {
        view.painter.add(far);
    }
    let (_, index, points) = nearest?;
    let link = graph.wires[index];
    let (from, to) = (&graph.cards[link.from], &graph.cards[link.to]);
    let row = &from.card.rows[link.row];
    let colour = link.grade.map_or(theme.text_weak, |grade| theme.grade(grade));
    view.painter.add(wire::shape(points, Stroke::new(3.0 * view.camera.zoom.clamp(0.6, 1.2), colour), view.detail));
    let tip = format!("{} → {}\n{}", row.label, view.called(&to.id), first_words(to));
    egui::Tooltip::for_widget(ground).at_pointer().gap(12.0).show(|ui| ui.label(tip));
    Some((from.id.clone(), row.exit.clone()))
}

/// What is heard or asked first where a link leads.
pub fn first_words(to: &Placed) -> &str {
    if to.card.words.is_empty() { to.card.kind.label() } else { &to.card.words }
}

/// A straight line as two triangles of a mesh.
fn line(mesh: &mut Mesh, from: Pos2, to: Pos2, width: f32, colour: Color32) {
    let along: Vec2 = to - from;
    let across = along.rot90().normalized() * width * 0.5;
    let Ok(first) = u32::try_from(mesh.vertices.len()) else { return };
    for corner in [from + across, from - across, to - across, to + across] {
        mesh.colored_vertex(corner, colour);
    }
    mesh.add_triangle(first, first + 1, first + 2);
    mesh.add_triangle(first, first + 2, first + 3);
}

/// Around a place where a link could be taken hold of.
pub fn grip(at: Pos2, zoom: f32) -> Rect {
    Rect::from_center_size(at, Vec2::splat((16.0 * zoom).max(12.0)))
}
