//! A message in the learner's own words: written first, then compared with the model answer, and judged by its author.

use egui::{Button, Frame, Margin, RichText, Ui, vec2};

use super::question::{draft_ui, help_ui, primary_button, prompt_ui};
use crate::play::Input;
use crate::scenario::Strength;
use crate::studio::play_session::{PlaySession, RunRequest, Writing};
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};

/// Shows the field, and afterwards the model answer.
pub fn write_ui(ui: &mut Ui, session: &PlaySession, writing: &Writing, theme: &Theme, requests: &mut Requests) {
    prompt_ui(ui, session, &writing.prompt, false, theme);
    if !session.compared {
        help_ui(ui, &writing.hint, &writing.checklist, theme);
        draft_ui(ui, session, "Your message", "Write it in your own words", 4, requests);
        if let Some(hold) = &writing.hold {
            let words = format!("Read it again for {hold} before you send it.");
            ui.label(RichText::new(words).size(theme::SMALL).color(theme.text_weak));
        }
        let compare = primary_button(ui, "Compare with the model answer", theme);
        if compare.on_hover_text("Ctrl+Enter").clicked() {
            requests.push(Request::Run(RunRequest::Compare));
        }
        return;
    }
    let mine = if session.draft.trim().is_empty() { "(nothing written)" } else { session.draft.as_str() };
    quoted_ui(ui, "Your message", mine, theme.accent_soft, theme);
    let model = if writing.model.trim().is_empty() { "(no model answer yet)" } else { writing.model.as_str() };
    quoted_ui(ui, "The model answer", model, theme.bubble, theme);
    if !writing.asks_for.is_empty() {
        let words = format!("Look for: {}", writing.asks_for);
        ui.label(RichText::new(words).size(theme::SMALL).color(theme.text_weak));
    }
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new("Beside it, mine was").color(theme.text));
        for (number, strength) in Strength::ALL.iter().enumerate() {
            let label = format!("{}  {strength}", number + 1);
            if ui.add(Button::new(label).min_size(vec2(84.0, 32.0))).clicked() {
                requests.push(Request::Play(Input::Wrote(*strength)));
            }
        }
    });
}

fn quoted_ui(ui: &mut Ui, heading: &str, words: &str, fill: egui::Color32, theme: &Theme) {
    ui.label(RichText::new(heading).size(theme::SMALL).color(theme.text_weak));
    Frame::new().fill(fill).corner_radius(8.0).inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.label(RichText::new(words).color(theme.text));
    });
}
