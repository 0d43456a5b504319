//! A meter as a bar: its bands side by side, their limits below, and where it starts.

use egui::{Color32, FontId, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::CaseForm;
use crate::scenario::{Better, Meter};
use crate::studio::theme;

/// The height of the bar, and of the limits below it.
const BAR: f32 = 22.0;
const LIMITS: f32 = 16.0;
/// The mark above the bar that says where the meter starts.
const MARK: f32 = 7.0;

impl CaseForm<'_> {
    /// Draws a meter as learners will see it.
    pub(super) fn band_bar_ui(&self, ui: &mut Ui, meter: &Meter) {
        let size = vec2(ui.available_width(), MARK + BAR + LIMITS);
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, described(meter)));
        let bar = egui::Rect::from_min_max(
            pos2(rect.left() + 1.0, rect.top() + MARK),
            pos2(rect.right() - 1.0, rect.top() + MARK + BAR),
        );
        let x = |value: i32| bar.left() + bar.width() * share(meter, value);
        let painter = ui.painter();
        let font = FontId::proportional(11.0);
        painter.rect_filled(bar, theme::RADIUS, self.theme.sunken);
        let end = painter.layout_no_wrap(meter.max.to_string(), font.clone(), self.theme.text_weak);
        let mut from = meter.min;
        let mut limit_right = bar.left() - 100.0;
        for (n, band) in meter.bands.iter().enumerate() {
            // A band begins right after the one below it; the bar has no gap between them.
            let left = if n == 0 { bar.left() } else { x(from) };
            let right = x(band.upto.min(meter.max));
            let part = egui::Rect::from_min_max(pos2(left, bar.top()), pos2(right.max(left), bar.bottom()));
            let colour = self.band_colour(meter, n);
            let holds_start = (from..=band.upto).contains(&meter.start) || (n == 0 && meter.start <= band.upto);
            painter.rect_filled(part, 0.0, colour.gamma_multiply(if holds_start { 0.42 } else { 0.2 }));
            if n > 0 {
                painter.vline(left, bar.y_range(), Stroke::new(1.0, self.theme.border_strong));
            }
            let words = painter.layout_no_wrap(band.name.to_string(), font.clone(), self.theme.text);
            if words.size().x + 6.0 < part.width() {
                painter.galley(part.center() - words.size() / 2.0, words, self.theme.text);
            }
            let last = n + 1 == meter.bands.len();
            let room = if last { bar.right() + 1.0 } else { bar.right() - end.size().x - 6.0 };
            let limit = painter.layout_no_wrap(band.upto.to_string(), font.clone(), self.theme.text_weak);
            let at = if last { bar.right() - limit.size().x } else { right - limit.size().x / 2.0 };
            if at > limit_right + 6.0 && at + limit.size().x < room {
                limit_right = at + limit.size().x;
                painter.galley(pos2(at, bar.bottom() + 2.0), limit, self.theme.text_weak);
            }
            from = band.upto;
        }
        if meter.bands.is_empty() {
            painter.galley(pos2(bar.right() - end.size().x, bar.bottom() + 2.0), end, self.theme.text_weak);
        }
        painter.rect_stroke(bar, 0.0, Stroke::new(1.0, self.theme.border_strong), StrokeKind::Inside);
        let start = x(meter.start);
        let mark = vec![pos2(start - 5.0, rect.top()), pos2(start + 5.0, rect.top()), pos2(start, bar.top())];
        painter.add(Shape::convex_polygon(mark, self.theme.text, Stroke::NONE));
        painter.vline(start, bar.y_range(), Stroke::new(1.5, self.theme.text));
    }

    /// From the worst band to the best one; in one colour where neither end is better. The names say the same.
    fn band_colour(&self, meter: &Meter, band: usize) -> Color32 {
        let ramp = [self.theme.best, self.theme.good, self.theme.weak, self.theme.harmful];
        let count = meter.bands.len().max(1);
        let step = if count == 1 { 0 } else { (band * (ramp.len() - 1) + (count - 1) / 2) / (count - 1) };
        match meter.better {
            Better::Low => ramp[step.min(3)],
            Better::High => ramp[3 - step.min(3)],
            Better::Neither => self.theme.scene,
        }
    }
}

/// How far along the bar a value is, from 0 to 1.
fn share(meter: &Meter, value: i32) -> f32 {
    let whole = f64::from(meter.max) - f64::from(meter.min);
    if whole <= 0.0 {
        return 0.0;
    }
    #[expect(clippy::cast_possible_truncation, reason = "a share of a bar on screen")]
    let share = ((f64::from(value) - f64::from(meter.min)) / whole) as f32;
    share.clamp(0.0, 1.0)
}

/// The bar in words.
fn described(meter: &Meter) -> String {
    let bands: Vec<String> = meter.bands.iter().map(|band| format!("{} up to {}", band.name, band.upto)).collect();
    let bands = if bands.is_empty() { String::new() } else { format!(": {}", bands.join(", ")) };
    format!("{} from {} to {}, starts at {}{bands}", meter.name, meter.min, meter.max, meter.start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Band, Id};

    #[test]
    fn a_bar_is_said_in_words_and_survives_any_numbers() {
        let mut meter = Meter::new("Anger", 70, 0, 100);
        meter.bands = vec![Band::new(Id::new("calm").unwrap(), 100, "Calm")];
        assert_eq!(described(&meter), "Anger from 0 to 100, starts at 70: Calm up to 100");
        assert!((share(&meter, 25) - 0.25).abs() < 1e-6);
        let broken = Meter::new("Broken", 5, 10, 10);
        assert!(share(&broken, 5).abs() < 1e-6);
    }
}
