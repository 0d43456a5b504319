//! What the run came to: percent, passed and why not, every metric.

use egui::{FontId, Label, RichText, Ui};

use super::side::{row_ui, section_ui};
use crate::play::Status;
use crate::studio::play_session::{Asked, PlaySession};
use crate::studio::theme::{self, Theme};

/// Shows the result, or how it would be if the run ended here.
pub fn result_ui(ui: &mut Ui, session: &PlaySession, theme: &Theme) {
    let came = &session.now.came;
    let waits = session.run.status() == Status::Waiting;
    ui.add_space(theme::GAP_LARGE);
    let title = match &session.now.asked {
        Asked::Over(over) => over.title.as_str(),
        Asked::Continue | Asked::Pause(_) | Asked::Choose { .. } | Asked::Write(_) => "The run is not over",
    };
    ui.label(RichText::new(title).font(FontId::new(theme::HEADING, theme::semibold())).color(theme.text));
    ui.add_space(4.0);
    let percent = match (came.percent, waits) {
        (Some(percent), true) => format!("{percent} % so far"),
        (Some(percent), false) => format!("{percent} %"),
        (None, _) => "No percent: nothing was graded".to_owned(),
    };
    ui.label(RichText::new(percent).font(FontId::new(theme::BODY, theme::semibold())).color(theme.accent));
    let passed = match (came.passed, waits) {
        (Some(true), false) => Some(("Passed", theme.best)),
        (Some(false), false) => Some(("Not passed", theme.harmful)),
        (None, false) => Some(("This case does not say what passing takes", theme.text_weak)),
        (_, true) => None,
    };
    if let Some((words, ink)) = passed {
        ui.add_space(4.0);
        ui.label(RichText::new(words).font(FontId::new(theme::BODY, theme::semibold())).color(ink));
    }
    if came.passed == Some(false) {
        for why in &came.why_not {
            ui.add(Label::new(RichText::new(why).size(theme::SMALL).color(theme.harmful)).wrap());
        }
    }
    section_ui(ui, "Metrics", theme);
    let indent = (ui.available_width() * 0.62).max(120.0);
    for (name, value) in &came.metrics {
        row_ui(ui, name, indent, theme, |ui| {
            ui.add(Label::new(RichText::new(value).size(theme::SMALL).color(theme.text)).wrap());
        });
    }
}
