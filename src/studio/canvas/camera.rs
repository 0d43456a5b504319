//! Where the author looks from.

use egui::{Pos2, Rect, Vec2, pos2};

/// The part of the canvas that is seen: the point in the middle, and the scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The point of the canvas in the middle of the view.
    pub centre: Pos2,
    /// Points of the screen per point of the canvas.
    pub zoom: f32,
}

impl Default for Camera {
    fn default() -> Self {
        Self { centre: Pos2::ZERO, zoom: 1.0 }
    }
}

/// How much of a card can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// Blocks of colour.
    Blocks,
    /// Titles.
    Titles,
    /// Headers, grades and exits.
    Outline,
    /// Everything.
    Full,
}

impl Camera {
    const LEAST: f32 = 0.03;
    const MOST: f32 = 2.5;

    /// How much detail this scale allows.
    #[must_use]
    pub fn detail(&self) -> Detail {
        match self.zoom {
            z if z < 0.16 => Detail::Blocks,
            z if z < 0.36 => Detail::Titles,
            z if z < 0.66 => Detail::Outline,
            _near => Detail::Full,
        }
    }

    /// Where a point of the canvas is on the screen.
    #[must_use]
    pub fn screen_from_canvas(&self, view: Rect, point: Pos2) -> Pos2 {
        view.center() + (point - self.centre) * self.zoom
    }

    /// Which point of the canvas is at a point of the screen.
    #[must_use]
    pub fn canvas_from_screen(&self, view: Rect, point: Pos2) -> Pos2 {
        self.centre + (point - view.center()) / self.zoom
    }

    /// Where a rectangle of the canvas is on the screen.
    #[must_use]
    pub fn screen_rect(&self, view: Rect, rect: Rect) -> Rect {
        Rect::from_min_max(self.screen_from_canvas(view, rect.min), self.screen_from_canvas(view, rect.max))
    }

    /// The part of the canvas that is seen.
    #[must_use]
    pub fn visible(&self, view: Rect) -> Rect {
        Rect::from_center_size(self.centre, view.size() / self.zoom)
    }

    /// Scaled by a factor, with the point of the canvas under `fixed` (on the screen) staying where it is.
    #[must_use]
    pub fn zoomed(&self, view: Rect, factor: f32, fixed: Pos2) -> Self {
        let zoom = (self.zoom * factor).clamp(Self::LEAST, Self::MOST);
        let under = self.canvas_from_screen(view, fixed);
        Self { centre: under - (fixed - view.center()) / zoom, zoom }
    }

    /// Moved by a distance on the screen.
    #[must_use]
    pub fn panned(&self, by: Vec2) -> Self {
        Self { centre: self.centre - by / self.zoom, zoom: self.zoom }
    }

    /// A camera that sees all of `bounds`, at most at 100 %.
    #[must_use]
    pub fn fitting(view: Rect, bounds: Rect) -> Self {
        if !bounds.is_finite() || bounds.is_negative() || view.width() < 1.0 || view.height() < 1.0 {
            return Self::default();
        }
        let room = view.size() - Vec2::splat(64.0);
        let scale = (room.x / bounds.width().max(1.0)).min(room.y / bounds.height().max(1.0));
        Self { centre: bounds.center(), zoom: scale.clamp(Self::LEAST, 1.0) }
    }

    /// A camera for a case that has just been opened: all of it if it can be read so, else its start, at a size to
    /// read.
    #[must_use]
    pub fn opening(view: Rect, bounds: Rect, start: Option<Rect>) -> Self {
        const READABLE: f32 = 0.5;
        let fitting = Self::fitting(view, bounds);
        match start {
            Some(start) if fitting.zoom < READABLE => {
                let zoom = 0.8;
                let left = start.left() - 40.0 / zoom;
                Self { centre: pos2(left + view.width() * 0.5 / zoom, start.center().y), zoom }
            }
            Some(_) | None => fitting,
        }
    }

    /// Moved just far enough that `rect` is seen with some room around it, above the map and the toolbar.
    #[must_use]
    pub fn revealing(&self, view: Rect, rect: Rect) -> Self {
        /// So much of the lower edge the map and the toolbar may cover.
        const COVERED: f32 = 124.0;
        let mut seen = self.visible(view).shrink(40.0_f32.min(view.width() / self.zoom / 8.0));
        seen.max.y -= COVERED.min(view.height() / 4.0) / self.zoom;
        let shift = |low: f32, high: f32, from: f32, to: f32| {
            if from < low || high - low < to - from {
                from - low
            } else if to > high {
                to - high
            } else {
                0.0
            }
        };
        let x = shift(seen.min.x, seen.max.x, rect.min.x, rect.max.x);
        let y = shift(seen.min.y, seen.max.y, rect.min.y, rect.max.y);
        Self { centre: pos2(self.centre.x + x, self.centre.y + y), zoom: self.zoom }
    }
}

#[cfg(test)]
mod tests {
    use egui::vec2;

    use super::*;

    const VIEW: Rect = Rect { min: pos2(100.0, 50.0), max: pos2(900.0, 650.0) };

    #[test]
    fn screen_and_canvas_are_inverse() {
        let camera = Camera { centre: pos2(40.0, -7.0), zoom: 0.5 };
        let point = pos2(123.0, 456.0);
        let there = camera.canvas_from_screen(VIEW, point);
        assert!((camera.screen_from_canvas(VIEW, there) - point).length() < 0.01);
    }

    #[test]
    fn zooming_keeps_the_point_under_the_pointer() {
        let camera = Camera { centre: pos2(40.0, -7.0), zoom: 0.5 };
        let pointer = pos2(200.0, 600.0);
        let before = camera.canvas_from_screen(VIEW, pointer);
        let after = camera.zoomed(VIEW, 1.7, pointer).canvas_from_screen(VIEW, pointer);
        assert!((before - after).length() < 0.01);
    }

    #[test]
    fn fitting_shows_everything() {
        let bounds = Rect::from_min_size(pos2(-500.0, 20.0), vec2(9_000.0, 3_000.0));
        let camera = Camera::fitting(VIEW, bounds);
        assert!(camera.visible(VIEW).contains_rect(bounds));
    }

    #[test]
    fn revealing_moves_no_more_than_it_must() {
        let camera = Camera::default();
        let near = Rect::from_center_size(pos2(0.0, 0.0), vec2(10.0, 10.0));
        assert_eq!(camera.revealing(VIEW, near), camera);
        let far = Rect::from_min_size(pos2(2_000.0, 0.0), vec2(232.0, 90.0));
        assert!(camera.revealing(VIEW, far).visible(VIEW).contains_rect(far));
        let low = Rect::from_min_size(pos2(0.0, 900.0), vec2(232.0, 90.0));
        let bottom = camera.revealing(VIEW, low).screen_from_canvas(VIEW, low.max).y;
        assert!(bottom < VIEW.max.y - 120.0, "nothing lies over it");
    }
}
