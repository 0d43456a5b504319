//! What was told, as the conversation shows it: bubbles, narration, notes, the coach.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontFamily, FontId, Galley, Label, Rect, RichText, Sense, Ui, pos2, vec2};

use super::shape;
use crate::scenario::Grade;
use crate::studio::canvas::grade_glyph;
use crate::studio::play_session::{Note, Step, Told};
use crate::studio::theme::{self, Theme};

/// How much of the width a bubble may take.
const SHARE: f32 = 0.8;
const PADDING: egui::Vec2 = vec2(13.0, 9.0);
const ROUND: f32 = 10.0;

/// Everything that one step told.
pub fn step_ui(ui: &mut Ui, step: &Step, theme: &Theme) {
    ui.spacing_mut().item_spacing.y = 0.0;
    for told in &step.told {
        match told {
            Told::Said { who, how, words, own } => {
                let name = if how.is_empty() { who.clone() } else { format!("{who} · {how}") };
                bubble_ui(ui, &name, speech(ui, words, theme.text), *own, theme);
            }
            Told::Answered { says, does } => bubble_ui(ui, "You", answer(ui, says, does, theme), true, theme),
            Told::Wrote { words, strength } => {
                let name = format!("You · {} message", strength.label().to_lowercase());
                let words = if words.is_empty() { "(a message in your own words)" } else { words.as_str() };
                bubble_ui(ui, &name, speech(ui, words, theme.text), true, theme);
            }
            Told::Narrated { words } => narrated_ui(ui, words, theme),
            Told::Media { alt, transcript } => media_ui(ui, alt, transcript, theme),
            Told::Feedback { grade, words } => feedback_ui(ui, *grade, words, theme),
            Told::Noted { note, words } => note_ui(ui, *note, words, theme),
        }
    }
}

fn wrapped(ui: &Ui, job: LayoutJob, width: f32) -> Arc<Galley> {
    let job = LayoutJob { wrap: egui::text::TextWrapping::wrap_at_width(width.max(40.0)), ..job };
    ui.painter().layout_job(job)
}

fn format(family: FontFamily, size: f32, colour: Color32) -> TextFormat {
    let mut format = TextFormat::simple(FontId::new(size, family), colour);
    format.line_height = Some(size * 1.45);
    format
}

/// Words that can be marked and copied, at a place of their own: the space for them is taken already.
fn words_ui(ui: &mut Ui, at: egui::Pos2, words: Arc<Galley>) {
    let rect = Rect::from_min_size(at, words.size());
    ui.new_child(egui::UiBuilder::new().max_rect(rect)).add(Label::new(words).selectable(true));
}

/// How wide the words of a bubble may be.
fn words_width(ui: &Ui) -> f32 {
    (ui.available_width() * SHARE - 2.0 * PADDING.x).max(80.0)
}

fn speech(ui: &Ui, words: &str, colour: Color32) -> Arc<Galley> {
    let format = format(FontFamily::Proportional, theme::BODY, colour);
    wrapped(ui, LayoutJob::single_section(words.to_owned(), format), words_width(ui))
}

/// The learner's act in italics, then the words.
fn answer(ui: &Ui, says: &str, does: &str, theme: &Theme) -> Arc<Galley> {
    let mut job = LayoutJob::default();
    if !does.is_empty() {
        job.append(does, 0.0, format(theme::italic(), theme::BODY, theme.text));
    }
    if !says.is_empty() {
        let gap = if does.is_empty() { "" } else { "\n" };
        job.append(&format!("{gap}{says}"), 0.0, format(FontFamily::Proportional, theme::BODY, theme.text));
    }
    wrapped(ui, job, words_width(ui))
}

fn bubble_ui(ui: &mut Ui, name: &str, words: Arc<Galley>, own: bool, theme: &Theme) {
    let width = ui.available_width();
    let mut name_job =
        LayoutJob::simple_singleline(name.to_owned(), FontId::proportional(theme::SMALL), theme.text_weak);
    name_job.wrap = egui::text::TextWrapping::truncate_at_width(width);
    let name_galley = ui.painter().layout_job(name_job);
    let size = words.size() + 2.0 * PADDING;
    let height = name_galley.size().y + 4.0 + size.y + 12.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    // For those who listen the bubble is one thing: who, how, what.
    let spoken = format!("{name}: {}", words.text());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Paragraph, true, &spoken));
    let left = |width: f32| if own { rect.right() - width } else { rect.left() };
    ui.painter().galley(pos2(left(name_galley.size().x), rect.top()), name_galley.clone(), theme.text_weak);
    let bubble = Rect::from_min_size(pos2(left(size.x), rect.top() + name_galley.size().y + 4.0), size);
    let fill = if own { theme.accent_soft } else { theme.bubble };
    ui.painter().rect_filled(bubble, ROUND, fill);
    words_ui(ui, bubble.min + PADDING, words);
}

fn narrated_ui(ui: &mut Ui, words: &str, theme: &Theme) {
    ui.add_space(2.0);
    let format = format(theme::italic(), theme::BODY, theme.text_weak);
    let galley = wrapped(ui, LayoutJob::single_section(words.to_owned(), format), ui.available_width());
    ui.add(Label::new(galley));
    ui.add_space(12.0);
}

fn media_ui(ui: &mut Ui, alt: &str, transcript: &str, theme: &Theme) {
    let text = if transcript.is_empty() { alt.to_owned() } else { format!("{alt}\n“{transcript}”") };
    let frame = egui::Frame::new()
        .stroke(egui::Stroke::new(1.0, theme.border))
        .fill(theme.hovered)
        .corner_radius(ROUND)
        .inner_margin(egui::Margin::symmetric(13, 9));
    frame.show(ui, |ui| {
        ui.label(RichText::new("Shown here").size(theme::SMALL).color(theme.text_weak));
        ui.label(RichText::new(text).color(theme.text));
    });
    ui.add_space(12.0);
}

fn note_ui(ui: &mut Ui, note: Note, words: &str, theme: &Theme) {
    let colour = match note {
        Note::CaseFile | Note::PromiseMade | Note::Remedy => theme.accent,
        Note::PromiseKept => theme.best,
        Note::PromiseBroken | Note::Turn => theme.harmful,
        Note::Skip | Note::Silence | Note::Chance => theme.text_weak,
        Note::ByHand => theme.weak,
    };
    let format = format(FontFamily::Proportional, theme::SMALL, colour);
    let width = ui.available_width() - 22.0;
    let galley = wrapped(ui, LayoutJob::single_section(words.to_owned(), format), width);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), galley.size().y + 10.0), Sense::hover());
    let row = theme::SMALL * 1.45;
    shape::note(ui.painter(), pos2(rect.left() + 6.0, rect.top() + row * 0.5), note, colour);
    words_ui(ui, rect.min + vec2(20.0, 0.0), galley);
}

fn feedback_ui(ui: &mut Ui, grade: Option<Grade>, words: &str, theme: &Theme) {
    let colour = grade.map_or(theme.border_strong, |grade| theme.grade(grade));
    let ink = grade.map_or(theme.text_weak, |grade| theme.grade(grade));
    let mut job = LayoutJob::default();
    let name = grade.map_or_else(|| "Coach".to_owned(), |grade| format!("Coach · {grade}"));
    job.append(&name, if grade.is_some() { 18.0 } else { 0.0 }, format(theme::semibold(), theme::SMALL, ink));
    if !words.is_empty() {
        job.append(&format!("\n{words}"), 0.0, format(FontFamily::Proportional, theme::SMALL, theme.text));
    }
    let galley = wrapped(ui, job, ui.available_width() - 28.0);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), galley.size().y + 20.0), Sense::hover());
    let boxed = Rect::from_min_size(rect.min, vec2(rect.width(), galley.size().y + 8.0));
    ui.painter().rect_filled(Rect::from_min_size(boxed.min, vec2(3.0, boxed.height())), 1.5, colour);
    let words = Rect::from_min_size(boxed.min + vec2(14.0, 4.0), galley.size());
    if let Some(grade) = grade {
        grade_glyph(ui.painter(), words.min + vec2(6.0, theme::SMALL * 0.72), 5.0, grade, colour);
    }
    words_ui(ui, words.min, galley);
}
