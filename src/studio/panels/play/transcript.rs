//! The whole run as text: to copy, and to go back to any step of it.

use egui::text::{LayoutJob, TextFormat};
use egui::{FontId, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::column::Column;
use crate::studio::play_session::{PlaySession, clock_words};
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};

const PADDING: egui::Vec2 = vec2(8.0, 7.0);

/// Shows the transcript.
pub fn transcript_ui(ui: &mut Ui, session: &PlaySession, theme: &Theme, requests: &mut Requests) {
    ui.add_space(4.0);
    if ui.button("Copy the transcript").clicked() {
        ui.copy_text(text(session));
    }
    ui.add_space(4.0);
    let column = Column {
        name: "transcript",
        measured: &session.in_transcript,
        count: session.steps.len(),
        generation: session.generation,
    };
    column.ui(ui, |ui, at| {
        if step_ui(ui, session, at, theme) {
            requests.push(Request::Rewind(at));
        }
    });
}

fn heading(session: &PlaySession, at: usize) -> String {
    let step = &session.steps[at];
    format!("{}  {}  {}", at + 1, clock_words(step.clock), step.name)
}

/// The whole transcript.
fn text(session: &PlaySession) -> String {
    let mut text = format!("{}\nseed {}\n", session.case.title, session.run.seed());
    for (at, step) in session.steps.iter().enumerate() {
        text.extend(["\n[", &heading(session, at), "]\n", &step.text, "\n"]);
    }
    text
}

/// A step of the transcript; whether it is to be gone back to.
fn step_ui(ui: &mut Ui, session: &PlaySession, at: usize, theme: &Theme) -> bool {
    let mut job = LayoutJob::default();
    let heading = heading(session, at);
    job.append(&heading, 0.0, TextFormat::simple(FontId::new(theme::SMALL, theme::semibold()), theme.text_weak));
    let words = &session.steps[at].text;
    if !words.is_empty() {
        let format = TextFormat::simple(FontId::proportional(theme::SMALL), theme.text);
        job.append(&format!("\n{words}"), 0.0, TextFormat { line_height: Some(theme::SMALL * 1.4), ..format });
    }
    let width = ui.available_width();
    job.wrap = egui::text::TextWrapping::wrap_at_width((width - 2.0 * PADDING.x).max(60.0));
    let galley = ui.painter().layout_job(job);
    let size = vec2(width, galley.size().y + 2.0 * PADDING.y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Go to step {heading}: {words}")));
    if at == session.run.inputs() {
        ui.painter().rect_filled(rect, f32::from(theme::RADIUS), theme.accent_soft);
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, f32::from(theme::RADIUS), theme.hovered);
    }
    if response.has_focus() {
        let stroke = Stroke::new(1.5, theme.accent);
        ui.painter().rect_stroke(rect, f32::from(theme::RADIUS), stroke, egui::StrokeKind::Inside);
    }
    ui.painter().galley(rect.min + PADDING, galley, theme.text);
    response.on_hover_text("Go to this step").clicked() && at != session.run.inputs()
}
