//! The room Insights: what every run of the case comes to, a page of sections; each figure plays the run behind it.
//!
//! What is shown was made when the answers came; a frame lays out only what is in view.

mod awaited;
mod chart;
mod coverage;
mod empty;
mod endings;
mod head;
mod learner;
mod meters;
mod overview;
mod picture;
mod play_button;
mod ramps;
mod regret;
mod scores;
mod section;
mod table;
mod troubles;

use egui::{CentralPanel, Frame, Margin, Panel, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use crate::studio::insights::{Insights, Standing};
use crate::studio::request::Requests;
use crate::studio::theme::{self, Theme};
use crate::studio::workspace::Workspace;

use section::{SectionId, section_ui};

/// From this width on, sections stand in two columns.
const TWO_COLUMNS: f32 = 1_560.0;
/// The widest column that still reads well.
const COLUMN: f32 = 1_040.0;
/// How high the bar at the top is.
const HEAD: f32 = 44.0;
/// Between columns.
const GAP: f32 = 20.0;

/// Shows the room.
pub fn insights_ui(ui: &mut Ui, workspace: &Workspace, theme: &Theme, requests: &mut Requests) {
    if let (Some(chart), Some(insights)) = (workspace.pictured, &workspace.insights) {
        picture::picture_ui(ui, workspace, insights, chart, theme, requests);
        return;
    }
    let page = Frame::new().fill(theme.canvas);
    let bar = Frame::new().fill(theme.panel).inner_margin(Margin::symmetric(theme::MARGIN, 0));
    let Some(insights) = workspace.insights.as_ref().filter(|_| !workspace.scenario().nodes.is_empty()) else {
        // The page comes in where it will stand.
        if empty::is_waiting(workspace) {
            Panel::top("insights head").exact_size(HEAD).frame(bar).show(ui, |_| {});
        }
        CentralPanel::default().frame(page).show(ui, |ui| empty::empty_ui(ui, workspace, theme, requests));
        return;
    };
    Panel::top("insights head").exact_size(HEAD).frame(bar).show(ui, |ui| {
        head::head_ui(ui, workspace, insights, theme, requests);
    });
    CentralPanel::default().frame(page).show(ui, |ui| page_ui(ui, insights, theme, requests));
}

fn page_ui(ui: &mut Ui, insights: &Insights, theme: &Theme, requests: &mut Requests) {
    // A track beside a page that scrolls says nothing that the handle does not say.
    ui.spacing_mut().scroll.dormant_background_opacity = 0.0;
    ui.spacing_mut().scroll.active_background_opacity = 0.0;
    ScrollArea::vertical().id_salt("insights").auto_shrink(false).show(ui, |ui| {
        let width = ui.available_width();
        let margin = if width < 700.0 { 10.0 } else { 20.0 };
        let columns = if width >= TWO_COLUMNS { 2.0 } else { 1.0 };
        let column = ((width - 2.0 * margin - GAP * (columns - 1.0)) / columns).min(COLUMN);
        let all = column * columns + GAP * (columns - 1.0);
        let (left, top) = (ui.max_rect().left() + (width - all) * 0.5, ui.max_rect().top() + margin);
        let mut part = |ui: &mut Ui, left: f32, top: f32, width: f32, sections: &[SectionId]| {
            let rect = Rect::from_min_size(pos2(left, top), vec2(width, f32::INFINITY));
            let shown = ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt(sections), |ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing.y = 0.0;
                for (index, section) in sections.iter().enumerate() {
                    if index > 0 {
                        ui.add_space(GAP);
                    }
                    one_ui(ui, *section, insights, theme, requests);
                }
            });
            shown.response.rect.bottom() + GAP
        };
        let below = part(ui, left, top, all, &SectionId::ALL[..1]);
        let bottom = if columns > 1.0 {
            let first = part(ui, left, below, column, &SectionId::LEFT);
            first.max(part(ui, left + column + GAP, below, column, &SectionId::RIGHT))
        } else {
            part(ui, left, below, column, &SectionId::ALL[1..])
        };
        ui.expand_to_include_y(bottom);
    });
}

fn one_ui(ui: &mut Ui, section: SectionId, insights: &Insights, theme: &Theme, requests: &mut Requests) {
    let content: fn(&mut Ui, &Insights, &Theme, &mut Requests) = match section {
        SectionId::Overview => return overview::overview_ui(ui, insights, theme, requests),
        SectionId::Endings => endings::endings_ui,
        SectionId::Scores => scores::scores_ui,
        SectionId::Meters => meters::meters_ui,
        SectionId::Choices => regret::regret_ui,
        SectionId::Ramps => ramps::ramps_ui,
        SectionId::Coverage => coverage::coverage_ui,
        SectionId::Troubles => troubles::troubles_ui,
    };
    let standing = section.standing(insights);
    let (standing, note) = match (section, insights.standings.flow) {
        // A list that grows with each answer, once where runs can go is known.
        (SectionId::Troubles, Standing::Known) if standing != Standing::Known => (Standing::Known, "more may come"),
        _whole => (standing, standing.words()),
    };
    section_ui(ui, section, note, theme, |ui| match standing {
        Standing::Awaited => awaited::awaited_ui(ui, section, insights, theme),
        Standing::Known | Standing::Older => {
            ui.scope(|ui| {
                if standing == Standing::Older {
                    ui.multiply_opacity(awaited::OLDER);
                }
                content(ui, insights, theme, requests);
            });
        }
    });
}
