//! What happened: meters, the last step, what is offered and why not, promises, flags.

use egui::text::{LayoutJob, TextFormat};
use egui::{FontId, Label, Rect, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::side::{row_ui, section_ui};
use super::{shape, why};
use crate::play::Shown;
use crate::scenario::{Better, Grade, PromiseStatus};
use crate::studio::canvas::grade_glyph;
use crate::studio::play_session::{MeterNow, OfferRow, Piece, PlaySession, Row, Tone};
use crate::studio::theme::{self, Theme};

const METER: f32 = 24.0;
/// Where the words of a table begin.
const INDENT: f32 = 72.0;

/// Shows everything about this moment.
pub fn happened_ui(ui: &mut Ui, session: &PlaySession, theme: &Theme) {
    let now = &session.now;
    if !now.meters.is_empty() {
        section_ui(ui, "Meters", theme);
        for meter in &now.meters {
            meter_ui(ui, meter, theme);
        }
    }
    if let Some(step) = session.steps.last().filter(|step| !step.rows.is_empty()) {
        section_ui(ui, if session.steps.len() == 1 { "How it began" } else { "Last step" }, theme);
        for row in &step.rows {
            table_row_ui(ui, row, theme);
        }
    }
    if !now.offers.is_empty() {
        section_ui(ui, "Offered now", theme);
        for offer in &now.offers {
            offer_ui(ui, offer, theme);
        }
    }
    if !now.promises.is_empty() {
        section_ui(ui, "Promises", theme);
        for promise in &now.promises {
            row_ui(ui, promise.status.label(), INDENT, theme, |ui| {
                let ink = if promise.status == PromiseStatus::Broken { theme.harmful } else { theme.text };
                let due = if promise.due.is_empty() { String::new() } else { format!(" · {}", promise.due) };
                small_ui(ui, &format!("{}{due}", promise.what), ink);
            });
        }
    }
    if !now.flags.is_empty() {
        section_ui(ui, "Flags", theme);
        for (_, words, _) in now.flags.iter().filter(|(_, _, raised)| *raised) {
            row_ui(ui, "raised", INDENT, theme, |ui| small_ui(ui, words, theme.text));
        }
        let lowered: Vec<&str> =
            now.flags.iter().filter(|(_, _, raised)| !raised).map(|(_, words, _)| words.as_str()).collect();
        if !lowered.is_empty() {
            row_ui(ui, "not raised", INDENT, theme, |ui| small_ui(ui, &lowered.join(" · "), theme.text_weak));
        }
    }
}

fn small_ui(ui: &mut Ui, words: &str, ink: egui::Color32) {
    ui.add(Label::new(RichText::new(words).size(theme::SMALL).color(ink)).wrap());
}

fn meter_ui(ui: &mut Ui, meter: &MeterNow, theme: &Theme) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), METER), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Meter, true, meter.spoken()));
    let painter = ui.painter();
    let middle = rect.center().y;
    let name_width = (rect.width() * 0.2).clamp(64.0, 110.0);
    let value_width = (rect.width() * 0.3).clamp(96.0, 150.0);
    let fit = |words: &str, width: f32, size: f32, ink| {
        let mut job = LayoutJob::simple_singleline(words.to_owned(), FontId::proportional(size), ink);
        job.wrap = egui::text::TextWrapping::truncate_at_width(width);
        painter.layout_job(job)
    };
    let name = fit(&meter.name, name_width - 6.0, theme::BODY, theme.text);
    painter.galley(pos2(rect.left(), middle - name.size().y * 0.5), name, theme.text);
    let bar_width = (rect.width() - name_width - value_width - 12.0).max(24.0);
    let bar =
        Rect::from_min_size(pos2(rect.left() + name_width, middle - theme::BAR * 0.5), vec2(bar_width, theme::BAR));
    painter.rect_filled(bar, theme::BAR * 0.5, theme.sunken);
    let filled = Rect::from_min_size(bar.min, vec2(bar.width() * meter.share, bar.height()));
    painter.rect_filled(filled, theme::BAR * 0.5, bar_colour(meter, theme));
    let change = meter.change;
    let by =
        painter.layout_no_wrap(change.unsigned_abs().to_string(), FontId::proportional(theme::SMALL), theme.text_weak);
    let change_width = if change == 0 { 0.0 } else { by.size().x + 22.0 };
    let value =
        fit(&format!("{} {}", meter.value, meter.band), value_width - change_width, theme::SMALL, theme.text_weak);
    let at = pos2(bar.right() + 12.0, middle - value.size().y * 0.5);
    let value_right = at.x + value.size().x;
    painter.galley(at, value, theme.text_weak);
    if change != 0 {
        let colour = match meter.is_good() {
            Some(true) => theme.best,
            Some(false) => theme.harmful,
            None => theme.text_weak,
        };
        shape::change_arrow(painter, pos2(value_right + 12.0, middle), change > 0, colour);
        let at = pos2(value_right + 20.0, middle - by.size().y * 0.5);
        painter.galley_with_override_text_color(at, by, colour);
    }
}

fn bar_colour(meter: &MeterNow, theme: &Theme) -> egui::Color32 {
    let bad = match meter.better {
        Better::Low => meter.share,
        Better::High => 1.0 - meter.share,
        Better::Neither => return theme.scene,
    };
    if bad > 0.75 {
        theme.harmful
    } else if bad > 0.45 {
        theme.weak
    } else {
        theme.accent
    }
}

fn table_row_ui(ui: &mut Ui, row: &Row, theme: &Theme) {
    row_ui(ui, row.label, INDENT, theme, |ui| {
        let grade = row.pieces.iter().find_map(|piece| match piece.tone {
            Tone::Grade(grade) => Some(grade),
            Tone::Plain | Tone::Quiet | Tone::Bad => None,
        });
        grade_ui(ui, grade, theme);
        let mut job = LayoutJob::default();
        let font = FontId::proportional(theme::SMALL);
        for (n, Piece { words, tone }) in row.pieces.iter().enumerate() {
            let ink = match tone {
                Tone::Plain => theme.text,
                Tone::Quiet => theme.text_weak,
                Tone::Bad => theme.harmful,
                Tone::Grade(grade) => theme.grade(*grade),
            };
            if n > 0 {
                job.append(" · ", 0.0, TextFormat::simple(font.clone(), theme.text_weak));
            }
            job.append(words, 0.0, TextFormat::simple(font.clone(), ink));
        }
        ui.add(Label::new(job).wrap());
    });
}

/// The shape of a grade, left of the words.
fn grade_ui(ui: &Ui, grade: Option<Grade>, theme: &Theme) {
    if let Some(grade) = grade {
        let centre = ui.cursor().min + vec2(-11.0, theme::SMALL * 0.62);
        grade_glyph(ui.painter(), centre, 4.5, grade, theme.grade(grade));
    }
}

fn offer_ui(ui: &mut Ui, offer: &OfferRow, theme: &Theme) {
    let label = match (offer.number, offer.shown) {
        (Some(number), _) => number.to_string(),
        (None, Shown::Locked) => "locked".to_owned(),
        (None, Shown::Offered | Shown::Hidden) => "hidden".to_owned(),
    };
    row_ui(ui, &label, INDENT, theme, |ui| {
        grade_ui(ui, offer.grade, theme);
        let mut job = LayoutJob::default();
        let format = |ink| TextFormat::simple(FontId::proportional(theme::SMALL), ink);
        job.append(&offer.short, 0.0, format(theme.text));
        if let Some(grade) = offer.grade {
            job.append(&format!(" · {grade}"), 0.0, format(theme.grade(grade)));
        }
        let to = if offer.to.is_empty() { "not written yet".to_owned() } else { offer.to.clone() };
        job.append(&format!(" → {to}"), 0.0, format(theme.text_weak));
        ui.add(Label::new(job).wrap());
        why::why_ui(ui, offer, theme);
    });
}
