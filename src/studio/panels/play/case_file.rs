//! The case file: the facts that the run has revealed, and how many there are besides.

use egui::{Label, RichText, Ui};

use crate::studio::play_session::PlaySession;
use crate::studio::theme::{self, Theme};

/// Shows the facts.
pub fn case_file_ui(ui: &mut Ui, session: &PlaySession, theme: &Theme) {
    let facts = &session.now.facts;
    let small = |ui: &mut Ui, words: String, ink| {
        ui.add(Label::new(RichText::new(words).size(theme::SMALL).color(ink)).wrap());
    };
    ui.add_space(theme::GAP);
    let mut known: Vec<_> = facts.iter().filter_map(|fact| Some((fact.step?, fact))).collect();
    known.sort_by_key(|(step, _)| *step);
    if known.is_empty() {
        let words =
            if facts.is_empty() { "This case has no facts to find." } else { "Nothing has been found out yet." };
        small(ui, words.to_owned(), theme.text_weak);
    }
    for (step, fact) in &known {
        egui::Frame::new()
            .fill(theme.raised)
            .stroke(egui::Stroke::new(1.0, theme.border))
            .corner_radius(8.0)
            .inner_margin(egui::Margin::symmetric(14, 10))
            .show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = 4.0;
                let font = egui::FontId::new(theme::BODY, theme::semibold());
                ui.label(RichText::new(&fact.label).font(font).color(theme.text));
                if !fact.text.is_empty() {
                    ui.label(RichText::new(&fact.text).color(theme.text));
                }
                let source = if fact.source.is_empty() { String::new() } else { format!("{} · ", fact.source) };
                small(ui, format!("{source}step {}", step + 1), theme.text_weak);
            });
        ui.add_space(theme::GAP);
    }
    let hidden: Vec<_> = facts.iter().filter(|fact| fact.step.is_none()).collect();
    if !hidden.is_empty() {
        super::side::section_ui(ui, "Not known yet", theme);
        for fact in hidden {
            small(ui, fact.label.clone(), theme.text_weak);
            ui.add_space(4.0);
        }
    }
}
