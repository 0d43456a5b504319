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
        Detail::Titles | Detail::Blocks => {
            Shape::line((0..=5_u8).map(|n| on_curve(&points, f32::from(n) / 5.0)).collect(), stroke)
        }
    }
}

/// The tip where a link arrives.
pub fn tip(to: Pos2, zoom: f32, colour: Color32) -> Shape {
    let size = 5.0 * zoom;
    let corners = vec![to, to + vec2(-1.5 * size, -size), pos2(to.x - 1.5 * size, to.y + size)];
    Shape::convex_polygon(corners, colour, Stroke::NONE)
}

/// How far a point is from a link.
#[must_use]
pub fn distance(points: &[Pos2; 4], from: Pos2) -> f32 {
    const PIECES: u8 = 24;
    let curve = |n: u8| on_curve(points, f32::from(n) / f32::from(PIECES));
    let to_piece = |n: u8| {
        let (start, end) = (curve(n), curve(n + 1));
        let along = end - start;
        let t = ((from - start).dot(along) / along.length_sq().max(f32::EPSILON)).clamp(0.0, 1.0);
        (start + along * t - from).length()
    };
    (0..PIECES).map(to_piece).fold(f32::INFINITY, f32::min)
}

/// A point of a link, from 0 at its start to 1 at its end.
fn on_curve(points: &[Pos2; 4], at: f32) -> Pos2 {
    let [first, out, back, last] = points.map(Pos2::to_vec2);
    let left = 1.0 - at;
    let ends = first * left.powi(3) + last * at.powi(3);
    (ends + out * (3.0 * left * left * at) + back * (3.0 * left * at * at)).to_pos2()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_near_where_it_runs() {
        let points = control_points(pos2(0.0, 0.0), pos2(200.0, 100.0), 1.0);
        assert!(distance(&points, pos2(0.0, 0.0)) < 0.1);
        assert!(distance(&points, pos2(100.0, 50.0)) < 1.0);
        assert!(distance(&points, pos2(100.0, 100.0)) > 20.0);
    }
}
