//! Small shapes of the room, drawn because not every font has them.

use egui::{Color32, Painter, Pos2, Shape, Stroke, vec2};

use crate::studio::play_session::Note;

/// An arrow up or down that says whether a number grew.
pub fn change_arrow(painter: &Painter, centre: Pos2, up: bool, colour: Color32) {
    let tip = if up { -4.0 } else { 4.0 };
    let corners = vec![centre + vec2(0.0, tip), centre + vec2(4.5, -tip), centre + vec2(-4.5, -tip)];
    painter.add(Shape::convex_polygon(corners, colour, Stroke::NONE));
}

/// A tick where something holds, a cross where it does not.
pub fn mark(painter: &Painter, centre: Pos2, holds: bool, colour: Color32) {
    let stroke = Stroke::new(1.8, colour);
    if holds {
        let points = vec![centre + vec2(-4.0, 0.0), centre + vec2(-1.0, 3.5), centre + vec2(4.5, -3.5)];
        painter.add(Shape::line(points, stroke));
    } else {
        painter.line_segment([centre + vec2(-3.5, -3.5), centre + vec2(3.5, 3.5)], stroke);
        painter.line_segment([centre + vec2(-3.5, 3.5), centre + vec2(3.5, -3.5)], stroke);
    }
}

/// A padlock.
pub fn lock(painter: &Painter, centre: Pos2, colour: Color32) {
    let body = egui::Rect::from_center_size(centre + vec2(0.0, 2.5), vec2(9.0, 7.0));
    painter.rect_filled(body, 1.5, colour);
    let bow = egui::Rect::from_center_size(centre + vec2(0.0, -2.0), vec2(6.0, 8.0));
    painter.rect_stroke(bow, 3.0, Stroke::new(1.5, colour), egui::StrokeKind::Inside);
}

/// The sign before a note.
pub fn note(painter: &Painter, centre: Pos2, note: Note, colour: Color32) {
    let stroke = Stroke::new(1.5, colour);
    match note {
        Note::CaseFile => {
            let sheet = egui::Rect::from_center_size(centre, vec2(8.0, 10.0));
            painter.rect_stroke(sheet, 1.5, stroke, egui::StrokeKind::Inside);
            painter.line_segment([centre + vec2(-2.0, -1.0), centre + vec2(2.0, -1.0)], stroke);
            painter.line_segment([centre + vec2(-2.0, 2.0), centre + vec2(2.0, 2.0)], stroke);
        }
        Note::PromiseMade => {
            painter.circle_stroke(centre, 4.2, stroke);
        }
        Note::PromiseKept => mark(painter, centre, true, colour),
        Note::PromiseBroken => mark(painter, centre, false, colour),
        Note::Skip | Note::Silence => {
            for x in [-4.0, 0.0, 4.0] {
                painter.circle_filled(centre + vec2(x, 0.0), 1.4, colour);
            }
        }
        Note::Chance => {
            let die = egui::Rect::from_center_size(centre, vec2(9.0, 9.0));
            painter.rect_stroke(die, 2.0, stroke, egui::StrokeKind::Inside);
            painter.circle_filled(centre, 1.4, colour);
        }
        Note::Remedy => {
            painter.line_segment([centre + vec2(-4.5, 0.0), centre + vec2(4.5, 0.0)], stroke);
            painter.line_segment([centre + vec2(0.0, -4.5), centre + vec2(0.0, 4.5)], stroke);
        }
        Note::Turn => change_arrow(painter, centre, true, colour),
        Note::ByHand => {
            let tip = centre + vec2(-4.0, 4.0);
            painter.line_segment([tip, centre + vec2(4.0, -4.0)], Stroke::new(2.4, colour));
            painter.circle_filled(tip, 1.2, colour);
        }
    }
}
