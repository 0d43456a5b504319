//! Small shapes for what is special about a choice, drawn and not written, so that no font has to have them.

use std::f32::consts::{PI, TAU};

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, vec2};

/// Paints a mark: where, how large, in which colour.
pub type Mark = fn(&Painter, Pos2, f32, Color32);

fn pen(radius: f32, colour: Color32) -> Stroke {
    Stroke::new((radius * 0.26).max(1.0), colour)
}

/// A part of a circle as a line, from one angle to another.
fn arc(painter: &Painter, centre: Pos2, radius: f32, from: f32, to: f32, stroke: Stroke) {
    let point = |n: u8| centre + radius * Vec2::angled(from + (to - from) * f32::from(n) / 12.0);
    painter.add(Shape::line((0..=12).map(point).collect(), stroke));
}

/// A padlock: offered only if a condition holds.
pub fn lock(painter: &Painter, centre: Pos2, radius: f32, colour: Color32) {
    let body = Rect::from_center_size(centre + vec2(0.0, radius * 0.4), vec2(1.5, 1.1) * radius);
    painter.rect_filled(body, radius * 0.2, colour);
    arc(painter, centre + vec2(0.0, -radius * 0.15), radius * 0.5, -PI, 0.0, pen(radius, colour));
}

/// A one in a ring: offered until it has been taken.
pub fn once(painter: &Painter, centre: Pos2, radius: f32, colour: Color32) {
    let stroke = pen(radius, colour);
    painter.circle_stroke(centre, radius * 0.95, Stroke::new(stroke.width * 0.8, colour));
    let top = centre + vec2(0.08, -0.5) * radius;
    let one = vec![centre + vec2(-0.25, -0.2) * radius, top, centre + vec2(0.08, 0.5) * radius];
    painter.add(Shape::line(one, stroke));
}

/// A present: grants a remedy.
pub fn remedy(painter: &Painter, centre: Pos2, radius: f32, colour: Color32) {
    let stroke = pen(radius, colour);
    let parcel = Rect::from_min_max(centre + vec2(-0.85, -0.3) * radius, centre + vec2(0.85, 0.9) * radius);
    painter.rect_stroke(parcel, radius * 0.15, stroke, StrokeKind::Inside);
    painter.vline(centre.x, parcel.y_range(), stroke);
    for side in [-1.0, 1.0] {
        let loops = vec![
            centre + vec2(0.0, -0.3) * radius,
            centre + vec2(0.55 * side, -0.95) * radius,
            centre + vec2(0.7 * side, -0.4) * radius,
        ];
        painter.add(Shape::line(loops, Stroke::new(stroke.width * 0.8, colour)));
    }
}

/// Two rings in each other: makes, keeps or breaks a promise.
pub fn promise(painter: &Painter, centre: Pos2, radius: f32, colour: Color32) {
    let stroke = Stroke::new((radius * 0.22).max(1.0), colour);
    for side in [-0.42, 0.42] {
        painter.circle_stroke(centre + vec2(side * radius, 0.0), radius * 0.58, stroke);
    }
}

/// A bent arrow: somebody answers to the choice.
pub fn reply(painter: &Painter, centre: Pos2, radius: f32, colour: Color32) {
    let stroke = pen(radius, colour);
    let tip = centre + vec2(0.85, 0.35) * radius;
    let line = vec![centre + vec2(-0.7, -0.8) * radius, centre + vec2(-0.7, 0.35) * radius, tip];
    painter.add(Shape::line(line, stroke));
    let head = vec![tip + vec2(-0.45, -0.42) * radius, tip, tip + vec2(-0.45, 0.42) * radius];
    painter.add(Shape::line(head, stroke));
}

/// A clock: the time to choose is limited.
pub fn clock(painter: &Painter, centre: Pos2, radius: f32, colour: Color32) {
    let stroke = pen(radius, colour);
    painter.circle_stroke(centre, radius * 0.9, Stroke::new(stroke.width * 0.8, colour));
    let hands = vec![centre + vec2(0.0, -0.55) * radius, centre, centre + vec2(0.4, 0.2) * radius];
    painter.add(Shape::line(hands, Stroke::new(stroke.width * 0.8, colour)));
}

/// A tick: the problem is solved.
pub fn tick(painter: &Painter, centre: Pos2, radius: f32, colour: Color32) {
    let stroke = Stroke::new((radius * 0.38).max(1.2), colour);
    let line =
        vec![centre + vec2(-0.75, 0.05) * radius, centre + vec2(-0.2, 0.6) * radius, centre + vec2(0.8, -0.6) * radius];
    painter.add(Shape::line(line, stroke));
}

/// A triangle on its base: something is wrong here.
pub fn warning(painter: &Painter, centre: Pos2, radius: f32, colour: Color32) {
    let corners =
        vec![centre + vec2(0.0, -radius), centre + vec2(radius, radius * 0.8), centre + vec2(-radius, radius * 0.8)];
    painter.add(Shape::convex_polygon(corners, colour, Stroke::NONE));
}

/// A road from which another one branches off: a run that goes wrong could still be saved here.
pub fn off_ramp(painter: &Painter, centre: Pos2, radius: f32, colour: Color32) {
    let stroke = pen(radius, colour);
    let at = |x: f32, y: f32| centre + vec2(x, y) * radius;
    painter.line_segment([at(-0.6, 1.0), at(-0.6, -1.0)], stroke);
    let tip = at(0.85, -0.75);
    painter.add(Shape::line(vec![at(-0.6, 0.6), at(-0.3, 0.05), tip], stroke));
    painter.add(Shape::line(vec![at(0.1, -0.8), tip, at(0.75, 0.0)], stroke));
}

/// No entry: after some answer here, nothing saves a run any more.
pub fn no_return(painter: &Painter, centre: Pos2, radius: f32, colour: Color32) {
    painter.circle_stroke(centre, radius * 0.92, pen(radius, colour));
    let half = vec2(radius * 0.5, 0.0);
    painter.line_segment([centre - half, centre + half], Stroke::new((radius * 0.34).max(1.2), colour));
}

/// A small triangle that points to the right: the case begins here, or an act and not speech.
pub fn play(painter: &Painter, centre: Pos2, radius: f32, colour: Color32) {
    let corners = vec![
        centre + vec2(-0.6, -0.85) * radius,
        centre + vec2(0.85, 0.0) * radius,
        centre + vec2(-0.6, 0.85) * radius,
    ];
    painter.add(Shape::convex_polygon(corners, colour, Stroke::NONE));
}

/// Linked: a ring. Open: a dashed one.
pub fn port(painter: &Painter, centre: Pos2, radius: f32, linked: bool, ring: Color32, ground: Color32) {
    painter.circle_filled(centre, radius, ground);
    let width = (radius * 0.32).max(1.0);
    if linked {
        painter.circle_stroke(centre, radius, Stroke::new(width, ring));
        return;
    }
    for dash in 0..5_u8 {
        let from = TAU * f32::from(dash) / 5.0;
        let points = (0..=3_u8).map(|n| centre + radius * Vec2::angled(from + TAU * 0.12 * f32::from(n) / 3.0));
        painter.add(Shape::line(points.collect(), Stroke::new(width, ring)));
    }
}
