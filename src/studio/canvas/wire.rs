//! The shape of a link on the screen.

use egui::epaint::CubicBezierShape;
use egui::{Color32, Pos2, Rect, Shape, Stroke, pos2, vec2};

use super::Detail;

/// The control points of a link: out to the right, in from the left; links back run around below.
#[must_use]
pub fn control_points(from: Pos2, to: Pos2, zoom: f32) -> [Pos2; 4] {
    let reach = ((to.x - from.x).abs() * 0.5).clamp(28.0 * zoom, 140.0 * zoom);
    let reach = if to.x < from.x { reach + 60.0 * zoom } else { reach };
    [from, from + vec2(reach, 0.0), to - vec2(reach, 0.0), to]
}

/// Around everything that a link may touch.
#[must_use]
pub fn bounds(points: &[Pos2; 4]) -> Rect {
    Rect::from_points(points)
}

/// A link, as a curve where it can be seen as one, else as a few straight pieces: curves are what costs most.
pub fn shape(points: [Pos2; 4], stroke: Stroke, detail: Detail) -> Shape {
    match detail {
        Detail::Full | Detail::Outline => {
            CubicBezierShape::from_points_stroke(points, false, Color32::TRANSPARENT, stroke).into()
        }
        Detail::Titles | Detail::Blocks => Shape::line(points.to_vec(), stroke),
    }
}

/// The tip where a link arrives.
pub fn tip(to: Pos2, zoom: f32, colour: Color32) -> Shape {
    let size = 5.0 * zoom;
    let corners = vec![to, to + vec2(-1.5 * size, -size), pos2(to.x - 1.5 * size, to.y + size)];
    Shape::convex_polygon(corners, colour, Stroke::NONE)
}
