//! Small shapes that say a kind or a grade without colour and without a font.

use std::f32::consts::TAU;

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use crate::scenario::{Grade, Kind};

/// Best: a full disc. Good: a half one. Weak: a ring with a dot. Harmful: a cross.
pub fn grade_glyph(painter: &Painter, centre: Pos2, radius: f32, grade: Grade, colour: Color32) {
    let stroke = Stroke::new((radius * 0.32).max(1.0), colour);
    match grade {
        Grade::Best => {
            painter.circle_filled(centre, radius, colour);
        }
        Grade::Good => {
            painter.circle_stroke(centre, radius - stroke.width * 0.5, stroke);
            let half = (0..=12_u8).map(|n| centre + radius * egui::Vec2::angled(TAU * (0.25 + f32::from(n) / 24.0)));
            painter.add(Shape::convex_polygon(half.collect(), colour, Stroke::NONE));
        }
        Grade::Weak => {
            painter.circle_stroke(centre, radius - stroke.width * 0.5, stroke);
            painter.circle_filled(centre, radius * 0.3, colour);
        }
        Grade::Harmful => {
            let arm = radius * 0.8;
            let stroke = Stroke::new((radius * 0.42).max(1.0), colour);
            painter.line_segment([centre - vec2(arm, arm), centre + vec2(arm, arm)], stroke);
            painter.line_segment([centre - vec2(arm, -arm), centre + vec2(arm, -arm)], stroke);
        }
    }
}

/// Decision: a diamond. Scene: a bubble. Rewrite: a pencil stroke. Pause: two bars. Gate: a fork. Chance: a die.
/// Ending: a flag.
pub fn kind_glyph(painter: &Painter, centre: Pos2, radius: f32, kind: Kind, colour: Color32) {
    let stroke = Stroke::new((radius * 0.28).max(1.0), colour);
    let at = |x: f32, y: f32| centre + vec2(x, y) * radius;
    let line = |points: Vec<Pos2>| painter.add(Shape::line(points, stroke));
    match kind {
        Kind::Decision => {
            let corners = vec![at(0.0, -1.0), at(1.0, 0.0), at(0.0, 1.0), at(-1.0, 0.0)];
            painter.add(Shape::convex_polygon(corners, colour, Stroke::NONE));
        }
        Kind::Scene => {
            let bubble = Rect::from_min_max(at(-1.0, -0.85), at(1.0, 0.45));
            painter.rect_filled(bubble, radius * 0.4, colour);
            let tail = vec![at(-0.55, 0.3), at(0.05, 0.3), at(-0.6, 0.95)];
            painter.add(Shape::convex_polygon(tail, colour, Stroke::NONE));
        }
        Kind::Rewrite => {
            line(vec![at(-0.9, 0.9), at(-0.65, 0.2), at(0.55, -1.0), at(1.0, -0.55), at(-0.2, 0.65), at(-0.9, 0.9)]);
        }
        Kind::Pause => {
            for x in [-0.5, 0.5] {
                painter.rect_filled(Rect::from_center_size(at(x, 0.0), vec2(0.45, 1.7) * radius), 1.0, colour);
            }
        }
        Kind::Gate => {
            line(vec![at(-1.0, 0.0), at(-0.1, 0.0), at(0.9, -0.8)]);
            line(vec![at(-0.1, 0.0), at(0.9, 0.8)]);
        }
        Kind::Chance => {
            let die = Rect::from_center_size(centre, vec2(1.8, 1.8) * radius);
            painter.rect_stroke(die, radius * 0.35, stroke, StrokeKind::Inside);
            for (x, y) in [(-0.38, -0.38), (0.0, 0.0), (0.38, 0.38)] {
                painter.circle_filled(at(x, y), radius * 0.17, colour);
            }
        }
        Kind::Ending => {
            line(vec![at(-0.7, 1.0), at(-0.7, -1.0)]);
            let cloth = vec![pos2(at(-0.7, 0.0).x, at(0.0, -0.95).y), at(0.95, -0.45), at(-0.7, 0.1)];
            painter.add(Shape::convex_polygon(cloth, colour, Stroke::NONE));
        }
    }
}
