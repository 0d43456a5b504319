//! What stands beside the conversation, by tabs.

use egui::{RichText, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::{case_file, change, happened, result, transcript};
use crate::studio::play_session::{PlaySession, RunRequest, Tab};
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};

const HEIGHT: f32 = 34.0;
/// Tables that are wider than this are hard to read across.
const WIDEST: f32 = 700.0;

/// The tab that is shown where the conversation has a place of its own.
pub const fn beside(tab: Tab) -> Tab {
    match tab {
        Tab::Conversation => Tab::Happened,
        tab => tab,
    }
}

/// Shows the tabs.
pub fn tabs_ui(ui: &mut Ui, session: &PlaySession, tabs: &[Tab], theme: &Theme, requests: &mut Requests) {
    let shown = if tabs.contains(&session.tab) { session.tab } else { beside(session.tab) };
    let row = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP_LARGE;
        for tab in tabs {
            let known = session.now.facts.iter().filter(|fact| fact.step.is_some()).count();
            let label = match tab {
                Tab::CaseFile if known > 0 => format!("{} {known}", tab.label()),
                Tab::Conversation | Tab::Happened | Tab::CaseFile | Tab::Transcript | Tab::Result => {
                    tab.label().to_owned()
                }
            };
            let selected = *tab == shown;
            let (family, ink) = if selected {
                (theme::semibold(), theme.accent)
            } else {
                (egui::FontFamily::Proportional, theme.text_weak)
            };
            let font = egui::FontId::new(theme::BODY, family);
            let galley = ui.painter().layout_no_wrap(label.clone(), font, ink);
            let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x, HEIGHT), Sense::click());
            response.widget_info(|| WidgetInfo::selected(Role::Tab, true, selected, &label));
            let at = egui::Align2::LEFT_CENTER.anchor_size(rect.left_center(), galley.size());
            let ink = if response.hovered() { theme.text } else { ink };
            ui.painter().galley_with_override_text_color(at.min, galley, ink);
            if selected {
                let under = rect.bottom() - 1.0;
                ui.painter().hline(rect.x_range(), under, Stroke::new(2.0, theme.accent));
            }
            if response.has_focus() {
                let stroke = Stroke::new(1.5, theme.accent);
                ui.painter().rect_stroke(rect.expand(3.0), 4.0, stroke, egui::StrokeKind::Inside);
            }
            if response.clicked() {
                requests.push(Request::Run(RunRequest::Show(*tab)));
            }
        }
    });
    let under = row.response.rect.bottom() + 0.5;
    ui.painter().hline(ui.max_rect().x_range(), under, Stroke::new(1.0, theme.border));
    ui.add_space(4.0);
}

/// Shows what is on a tab.
pub fn tab_ui(ui: &mut Ui, session: &PlaySession, tab: Tab, theme: &Theme, requests: &mut Requests) {
    if tab == Tab::Transcript {
        transcript::transcript_ui(ui, session, theme, requests);
        return;
    }
    ScrollArea::vertical().id_salt(tab.label()).auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.set_max_width(ui.available_width().min(WIDEST));
        match tab {
            Tab::Conversation | Tab::Happened | Tab::Transcript => {
                happened::happened_ui(ui, session, theme);
                change::change_ui(ui, session, theme, requests);
            }
            Tab::CaseFile => case_file::case_file_ui(ui, session, theme),
            Tab::Result => result::result_ui(ui, session, theme),
        }
        ui.add_space(theme::GAP_LARGE);
    });
}

/// A heading above a section.
pub fn section_ui(ui: &mut Ui, heading: &str, theme: &Theme) {
    ui.add_space(14.0);
    let font = egui::FontId::new(theme::SMALL, theme::semibold());
    let label = ui.label(RichText::new(heading.to_uppercase()).font(font).color(theme.text_weak));
    label.widget_info(|| WidgetInfo::labeled(Role::Heading, true, heading));
    ui.add_space(6.0);
}

/// A row of a table: a quiet label and what there is to say, under a thin line.
pub fn row_ui(ui: &mut Ui, label: &str, indent: f32, theme: &Theme, content: impl FnOnce(&mut Ui)) {
    let top = ui.cursor().top();
    ui.painter().hline(ui.max_rect().x_range(), top, Stroke::new(1.0, theme.border));
    ui.add_space(6.0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let left = ui.max_rect().left();
        ui.add_space(6.0);
        ui.label(RichText::new(label).size(theme::SMALL).color(theme.text_weak));
        let used = ui.cursor().left() - left;
        ui.add_space((indent - used).max(8.0));
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            content(ui);
        });
    });
    ui.add_space(6.0);
}
