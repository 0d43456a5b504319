//! The numbered choices of a decision, those that are locked with the reason, and the button that says nothing.

use egui::text::{LayoutJob, TextFormat};
use egui::{FontFamily, FontId, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{shape, timer};
use crate::play::{Input, Shown};
use crate::studio::play_session::{OfferRow, PlaySession};
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};

const PADDING: egui::Vec2 = vec2(13.0, 9.0);
/// Where the words begin, after the number.
const INDENT: f32 = 32.0;

/// Shows what can be chosen.
pub fn choices_ui(ui: &mut Ui, session: &PlaySession, theme: &Theme, requests: &mut Requests) {
    for offer in session.now.offers.iter().filter(|offer| offer.shown != Shown::Hidden) {
        if choice_ui(ui, offer, theme) {
            requests.push(choose(session, offer));
        }
    }
    if let Some(timing) = session.now.asked.timing() {
        let words = format!("Say nothing until {} s have passed", timing.seconds);
        let button = egui::Button::new(egui::RichText::new("Say nothing").size(theme::SMALL));
        if ui.add(button).on_hover_text(words).clicked() {
            requests.push(Request::Play(Input::TimeOut));
        }
    }
}

/// The request that takes a choice, after the ticks that have passed.
pub fn choose(session: &PlaySession, offer: &OfferRow) -> Request {
    Request::Play(Input::Choose { choice: offer.choice, ticks: timer::ticks(session) })
}

fn words(offer: &OfferRow, theme: &Theme, ink: egui::Color32) -> LayoutJob {
    let mut job = LayoutJob::default();
    let mut add = |words: &str, family: FontFamily, size: f32, ink| {
        if words.is_empty() {
            return;
        }
        let gap = if job.text.is_empty() { "" } else { "\n" };
        let mut format = TextFormat::simple(FontId::new(size, family), ink);
        format.line_height = Some(size * 1.4);
        job.append(&format!("{gap}{words}"), 0.0, format);
    };
    add(&offer.does, theme::italic(), theme::BODY, ink);
    add(&offer.says, FontFamily::Proportional, theme::BODY, ink);
    if offer.does.is_empty() && offer.says.is_empty() {
        add(&offer.short, theme::italic(), theme::BODY, ink);
    }
    for remedy in &offer.offers {
        add(&format!("•  {remedy}"), FontFamily::Proportional, theme::SMALL, theme.text_weak);
    }
    if offer.shown == Shown::Locked {
        add(&offer.locked, FontFamily::Proportional, theme::SMALL, theme.weak);
    }
    job
}

/// Shows a choice as a learner has it; whether it was taken.
fn choice_ui(ui: &mut Ui, offer: &OfferRow, theme: &Theme) -> bool {
    let offered = offer.shown == Shown::Offered;
    let ink = if offered { theme.text } else { theme.text_weak };
    let width = ui.available_width();
    let mut job = words(offer, theme, ink);
    job.wrap = egui::text::TextWrapping::wrap_at_width((width - INDENT - PADDING.x).max(60.0));
    let galley = ui.painter().layout_job(job);
    let size = vec2(width, (galley.size().y + 2.0 * PADDING.y).max(36.0));
    let (rect, response) = ui.allocate_exact_size(size, if offered { Sense::click() } else { Sense::hover() });
    let spoken = match offer.number {
        Some(number) => format!("{number}  {}", galley.text()),
        None => format!("Locked: {}", galley.text()),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, offered, &spoken));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let lit = offered && (response.hovered() || response.has_focus());
    let (fill, stroke) = match (offered, lit) {
        (true, true) => (theme.hovered, Stroke::new(1.0, theme.accent)),
        (true, false) => (theme.raised, Stroke::new(1.0, theme.border)),
        (false, _) => (theme.panel, Stroke::new(1.0, theme.border)),
    };
    let stroke = if response.has_focus() { Stroke::new(2.0, theme.accent) } else { stroke };
    let painter = ui.painter();
    painter.rect(rect, f32::from(theme::RADIUS) + 2.0, fill, stroke, StrokeKind::Inside);
    let first_line = rect.top() + PADDING.y + theme::BODY * 0.7;
    match offer.number {
        Some(number) => {
            let font = FontId::new(theme::BODY, theme::semibold());
            let at = pos2(rect.left() + PADDING.x, first_line);
            painter.text(at, egui::Align2::LEFT_CENTER, number.to_string(), font, theme.text_weak);
        }
        None => shape::lock(painter, pos2(rect.left() + PADDING.x + 4.0, first_line), theme.text_weak),
    }
    let top = rect.center().y - galley.size().y * 0.5;
    let at = Rect::from_min_size(pos2(rect.left() + INDENT, top), galley.size());
    painter.galley(at.min, galley, ink);
    if offered { response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() } else { false }
}
