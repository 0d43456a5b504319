//! The bar at the top of the room: how far the figures can be trusted, the ways to the sections, the export.

use std::time::Duration;

use egui::{Align, Button, Label, Layout, RichText, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::section::{SectionId, go_to_section};
use crate::studio::insights::Insights;
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};
use crate::studio::workspace::Workspace;

/// From this width on there is room for the ways to the sections.
const WAYS: f32 = 720.0;

/// Shows the bar.
pub fn head_ui(ui: &mut Ui, workspace: &Workspace, insights: &Insights, theme: &Theme, requests: &mut Requests) {
    ui.horizontal_centered(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let export = ui.button("Export table…");
            if export.on_hover_text("Write every figure of this page to a file that spreadsheets open").clicked() {
                requests.push(Request::ExportInsights);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                if ui.available_width() >= WAYS {
                    ways_ui(ui, theme);
                    ui.add_space(theme::GAP);
                }
                state_ui(ui, workspace, insights, theme);
            });
        });
    });
}

fn ways_ui(ui: &mut Ui, theme: &Theme) {
    ui.spacing_mut().item_spacing.x = 0.0;
    ui.spacing_mut().button_padding = vec2(7.0, 4.0);
    for section in SectionId::ALL {
        let words = RichText::new(section.short()).size(theme::SMALL).color(theme.text_weak);
        let button = ui.add(Button::new(words).frame_when_inactive(false));
        button.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("Go to {}", section.short())));
        if button.on_hover_text(section.heading()).clicked() {
            go_to_section(ui, section);
        }
    }
}

/// Whether the figures are exact, sampled, or about an earlier state of the case.
fn state_ui(ui: &mut Ui, workspace: &Workspace, insights: &Insights, theme: &Theme) {
    let exploring = &workspace.exploring;
    let mut spoken = None;
    let (words, hover, ink, full) = if let Some(asked) = exploring.asked(ui.input(|input| input.time)) {
        ui.ctx().request_repaint_after(Duration::from_secs(1));
        let hover = "Each figure comes as soon as its question is answered. What is pale is about the case before its last \
                     change.";
        let words = format!("{}{}", if asked.answered == 0 { "About an earlier state · " } else { "" }, asked.words());
        spoken = Some(format!("{words}. {hover}"));
        (format!("{words} · {} s", asked.for_seconds), hover, theme.weak, false)
    } else if let Some(failure) = exploring.failure() {
        let hover = if insights.standings.is_settled() {
            "These figures are about the case as it was before."
        } else {
            "What is pale is about the case as it was before; what is missing is not known."
        };
        (format!("Stopped: {failure}"), hover, theme.harmful, false)
    } else if !insights.standings.is_settled() {
        let words = "Not all questions are answered yet";
        (words.to_owned(), words, theme.weak, false)
    } else if insights.overview.exact {
        (insights.overview.trust.clone(), insights.overview.trust.as_str(), theme.best, true)
    } else {
        (insights.overview.trust.clone(), insights.overview.trust.as_str(), theme.weak, false)
    };
    ui.spacing_mut().item_spacing.x = 6.0;
    let (rect, _) = ui.allocate_exact_size(vec2(12.0, 12.0), Sense::hover());
    if full {
        ui.painter().circle_filled(rect.center(), 4.5, ink);
    } else {
        ui.painter().circle_stroke(rect.center(), 4.0, Stroke::new(1.8, ink));
    }
    let label = ui.add(Label::new(RichText::new(&words).size(theme::SMALL).color(ink)).truncate());
    // Seconds that pass are not read out.
    let spoken = spoken.unwrap_or_else(|| if words == hover { words.clone() } else { format!("{words}. {hover}") });
    label.widget_info(|| WidgetInfo::labeled(Role::Status, true, &spoken));
    label.on_hover_text(hover);
}
