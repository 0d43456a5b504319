//! The shapes that say how grave a problem is.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, vec2};

use crate::check::Severity;
use crate::studio::theme::Theme;

pub fn ink(severity: Severity, theme: &Theme) -> Color32 {
    match severity {
        Severity::Error => theme.harmful,
        Severity::Warning => theme.weak,
        Severity::Note => theme.good,
    }
}

/// An error is a filled square, a warning a triangle, a note a ring.
pub fn severity_mark(painter: &Painter, at: Pos2, severity: Severity, theme: &Theme) {
    let ink = ink(severity, theme);
    match severity {
        Severity::Error => {
            painter.rect_filled(Rect::from_center_size(at, vec2(9.0, 9.0)), 1.5, ink);
        }
        Severity::Warning => {
            let corners = vec![at + vec2(0.0, -5.0), at + vec2(5.5, 4.5), at + vec2(-5.5, 4.5)];
            painter.add(Shape::convex_polygon(corners, ink, Stroke::NONE));
        }
        Severity::Note => {
            painter.circle_stroke(at, 4.2, Stroke::new(1.8, ink));
        }
    }
}
