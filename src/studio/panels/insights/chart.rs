//! What all charts of the room share: they stand still while the page scrolls, and look like the rest of it.

use egui::{FontId, Id, Rect, Role, Sense, Ui, Vec2, WidgetInfo};
use egui_plot::{AxisHints, GridMark, Plot, PlotBounds, PlotPoint, PlotTransform};

use crate::studio::theme::{self, Theme};

/// Size of the figures on axes.
const TICK: f32 = 11.0;

/// A chart that neither zooms nor moves.
pub fn plot<'a>(name: &str, theme: &Theme) -> Plot<'a> {
    Plot::new(Id::unique(("chart", name)))
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_drag(false)
        .allow_axis_zoom_drag(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .show_crosshair(false)
        .show_background(false)
        .set_margin_fraction(Vec2::ZERO)
        .sense(Sense::hover())
        .label_formatter(|_| None)
        .grid_color(theme.border)
        .grid_fade(0.0)
}

/// The look of an axis.
pub fn axis<'a>(hints: AxisHints<'a>, theme: &Theme, words: impl Fn(f64) -> String + 'a) -> AxisHints<'a> {
    hints
        .tick_label_font(FontId::proportional(TICK))
        .tick_label_color(theme.text_weak)
        .formatter(move |mark: GridMark, _| words(mark.value))
}

/// Marks at these values, all alike.
pub fn marks(values: &[f64]) -> Vec<GridMark> {
    values.iter().map(|value| GridMark { value: *value, step_size: 1_000.0 }).collect()
}

/// Bounds of a chart.
pub fn bounds(x: [f64; 2], y: [f64; 2]) -> PlotBounds {
    PlotBounds::from_min_max([x[0], y[0]], [x[1], y[1]])
}

/// Where a bar lies on the screen.
pub fn on_screen(transform: &PlotTransform, x: [f64; 2], y: [f64; 2]) -> Rect {
    let corner = |x, y| PlotPoint::new(x, y);
    transform.rect_from_values(&corner(x[0], y[0]), &corner(x[1], y[1]))
}

/// What a screen reader says of a chart; the table below has its figures.
pub fn spoken(ui: &Ui, rect: Rect, name: &str) {
    let response = ui.interact(rect, Id::unique(("chart", name, "spoken")), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
}

/// A round figure not far above a value, with the steps to it.
pub fn ticks(most: f64, about: f64) -> (f64, Vec<f64>) {
    let raw = (most / about).max(1e-6);
    let power = 10_f64.powf(raw.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|n| n * power).find(|step| *step >= raw * 0.999).unwrap_or(raw);
    let count = (most / step).ceil().max(1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few ticks")]
    let values = (0..=count as u32).map(|n| f64::from(n) * step).collect();
    (count * step, values)
}

/// A font for words within charts.
pub fn small() -> FontId {
    FontId::proportional(theme::SMALL)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_reach_the_most() {
        assert_eq!(ticks(100.0, 4.0), (150.0, vec![0.0, 50.0, 100.0, 150.0]));
        assert_eq!(ticks(43.0, 4.0).0, 60.0);
        let (top, values) = ticks(0.37, 2.0);
        assert!((top - 0.4).abs() < 1e-9 && values.len() == 3, "{top} {values:?}");
    }
}
