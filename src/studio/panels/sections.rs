//! The sections of the case as a list: one click goes to the editor.

use egui::{FontId, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::studio::request::{Request, Requests};
use crate::studio::section::Section;
use crate::studio::theme::{self, Theme};
use crate::studio::workspace::{Subject, Workspace};

const ROW: f32 = 26.0;

/// Shows the list of sections.
pub fn sections_ui(ui: &mut Ui, workspace: &Workspace, theme: &Theme, requests: &mut Requests) {
    ui.label(egui::RichText::new("Case").font(FontId::new(theme::BODY, theme::semibold())));
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().auto_shrink(false).id_salt("sections").show(ui, |ui| {
        for section in Section::ALL {
            section_ui(ui, section, workspace, theme, requests);
        }
    });
}

fn section_ui(ui: &mut Ui, section: Section, workspace: &Workspace, theme: &Theme, requests: &mut Requests) {
    let shown = workspace.subject == Subject::Case(section);
    let count = section.count(workspace.scenario());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| {
        let count = count.map_or_else(String::new, |count| format!(", {count}"));
        WidgetInfo::selected(Role::TreeItem, true, shown, format!("{}{count}", section.label()))
    });
    if shown {
        ui.painter().rect_filled(rect, theme::RADIUS, theme.accent_soft);
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, theme::RADIUS, theme.hovered);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, theme::RADIUS, egui::Stroke::new(1.5, theme.accent), egui::StrokeKind::Inside);
    }
    let family = if shown { theme::semibold() } else { egui::FontFamily::Proportional };
    let left = pos2(rect.left() + 8.0, rect.center().y);
    ui.painter().text(left, egui::Align2::LEFT_CENTER, section.label(), FontId::new(13.0, family), theme.text);
    if let Some(count) = count.filter(|count| *count > 0) {
        let right = pos2(rect.right() - 8.0, rect.center().y);
        let font = FontId::proportional(11.0);
        ui.painter().text(right, egui::Align2::RIGHT_CENTER, count.to_string(), font, theme.text_weak);
    }
    if response.clicked() {
        requests.push(Request::ShowSection(section));
    }
}
