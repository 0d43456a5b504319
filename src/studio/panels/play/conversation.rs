//! The sheet of the conversation: whom it is with, what was said, what is asked now.

use egui::{Align, CornerRadius, Frame, Layout, Margin, Panel, Rect, RichText, Stroke, StrokeKind, Ui, pos2, vec2};

use super::column::Column;
use super::{bubble, question, timer};
use crate::studio::play_session::{Asked, PlaySession, clock_words};
use crate::studio::request::Requests;
use crate::studio::theme::{self, Theme};

const HEADER: f32 = 60.0;
const ROUND: u8 = 12;
/// How much of the sheet a question may take before it scrolls; a message that is written and compared may take more.
const MOST_QUESTION: f32 = 0.62;
const MOST_WRITING: f32 = 0.86;

/// Shows the sheet.
pub fn sheet_ui(ui: &mut Ui, session: &PlaySession, theme: &Theme, requests: &mut Requests) {
    let rect = ui.max_rect();
    ui.painter().rect_filled(rect, f32::from(ROUND), theme.raised);
    // The panels inside are a little smaller, so that the corners of the sheet stay round.
    ui.set_clip_rect(ui.clip_rect().intersect(rect));
    let top = CornerRadius { nw: ROUND, ne: ROUND, sw: 0, se: 0 };
    let header = Frame::new().fill(theme.sheet_header).corner_radius(top).inner_margin(Margin::symmetric(18, 0));
    Panel::top("sheet header")
        .exact_size(HEADER)
        .frame(header)
        .show_separator_line(true)
        .show(ui, |ui| header_ui(ui, session, theme, requests));
    let bottom = CornerRadius { nw: 0, ne: 0, sw: ROUND, se: ROUND };
    let below = Frame::new().fill(theme.panel).corner_radius(bottom).inner_margin(Margin {
        left: 18,
        right: 18,
        top: 12,
        bottom: 14,
    });
    let needed = egui::Id::unique("height of the question");
    let height = ui.data(|data| data.get_temp::<f32>(needed)).unwrap_or(120.0);
    let share = if let Asked::Write(_) = session.now.asked { MOST_WRITING } else { MOST_QUESTION };
    let most = (rect.height() - HEADER) * share;
    let question = Panel::bottom("sheet question").resizable(false).exact_size((height + 30.0).min(most)).frame(below);
    question.show(ui, |ui| {
        let scroll =
            egui::ScrollArea::vertical().id_salt(session.generation).auto_shrink(false).min_scrolled_height(0.0);
        let shown = scroll.show(ui, |ui| question::question_ui(ui, session, theme, requests));
        // What is asked is as high as it is; a pass with the height of the question before is not shown.
        if (shown.content_size.y - height).abs() > 0.5 {
            ui.data_mut(|data| data.insert_temp(needed, shown.content_size.y));
            ui.ctx().request_discard("the question has another height");
        }
    });
    let inside = Frame::new().fill(theme.raised).inner_margin(Margin { left: 22, right: 22, top: 16, bottom: 4 });
    egui::CentralPanel::default().frame(inside).show(ui, |ui| {
        let column = Column {
            name: "conversation",
            measured: &session.in_conversation,
            count: session.steps.len(),
            generation: session.generation,
        };
        column.ui(ui, |ui, step| bubble::step_ui(ui, &session.steps[step], theme));
    });
    let stroke = Stroke::new(1.0, theme.border);
    ui.painter().rect_stroke(rect, f32::from(ROUND), stroke, StrokeKind::Inside);
}

fn header_ui(ui: &mut Ui, session: &PlaySession, theme: &Theme, requests: &mut Requests) {
    let now = &session.now;
    ui.horizontal_centered(|ui| {
        let (disc, _) = ui.allocate_exact_size(vec2(theme::AVATAR, theme::AVATAR), egui::Sense::hover());
        ui.painter().circle_filled(disc.center(), theme::AVATAR * 0.5, theme.avatar);
        let font = egui::FontId::new(theme::BODY, theme::semibold());
        ui.painter().text(disc.center(), egui::Align2::CENTER_CENTER, &now.customer.1, font, theme.on_avatar);
        ui.add_space(4.0);
        let timed = now.asked.timing().is_some();
        let clock_width = if timed { (ui.available_width() * 0.45).clamp(120.0, 220.0) } else { 0.0 };
        let width = (ui.available_width() - clock_width - theme::GAP).max(60.0);
        let names = Rect::from_min_size(pos2(ui.cursor().left(), disc.top() - 1.0), vec2(width, theme::AVATAR + 2.0));
        ui.allocate_rect(names, egui::Sense::hover());
        ui.scope_builder(egui::UiBuilder::new().max_rect(names).layout(Layout::top_down(Align::Min)), |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let name = RichText::new(&now.customer.0).font(egui::FontId::new(theme::BODY, theme::semibold()));
            ui.add(egui::Label::new(name.color(theme.text)).truncate());
            let place = format!("{} · {}", now.channel, clock_words(now.clock));
            ui.add(egui::Label::new(RichText::new(place).size(theme::SMALL).color(theme.text_weak)).truncate());
        });
        if timed {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.allocate_ui(vec2(clock_width, 32.0), |ui| timer::timer_ui(ui, session, theme, requests));
            });
        }
    });
}
