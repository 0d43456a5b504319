//! A chart by itself, with all that explains it, for as long as its picture is taken.

use egui::{CentralPanel, FontId, Frame, RichText, Ui, UiBuilder, pos2, vec2};

use super::learner::legend_row_ui;
use super::section::SectionId;
use super::{endings, meters, scores};
use crate::studio::insights::{Chart, Insights};
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};
use crate::studio::workspace::Workspace;

/// The widest picture: a chart needs no more to be read.
const WIDEST: f32 = 1_000.0;
const MARGIN: f32 = 24.0;

/// Shows the chart, and says where it stands.
pub fn picture_ui(
    ui: &mut Ui,
    workspace: &Workspace,
    insights: &Insights,
    chart: Chart,
    theme: &Theme,
    requests: &mut Requests,
) {
    CentralPanel::default().frame(Frame::new().fill(theme.raised)).show(ui, |ui| {
        let room = ui.max_rect();
        let width = room.width().min(WIDEST);
        let inside =
            egui::Rect::from_min_size(room.min + vec2(MARGIN, MARGIN), vec2(width - 2.0 * MARGIN, room.height()));
        // Clicks mean nothing here.
        let mut nobody = Requests::default();
        let shown = ui.scope_builder(UiBuilder::new().max_rect(inside), |ui| {
            let title = match chart {
                Chart::Endings => SectionId::Endings.heading(),
                Chart::Scores => SectionId::Scores.heading(),
                Chart::Meter(_) => SectionId::Meters.heading(),
            };
            let case = workspace.scenario().title.as_str();
            ui.label(RichText::new(title).font(FontId::new(theme::HEADING, theme::semibold())).color(theme.text));
            ui.label(RichText::new(case).color(theme.text_weak));
            ui.add_space(theme::GAP_LARGE);
            match chart {
                Chart::Endings => {
                    ui.horizontal(|ui| legend_row_ui(ui, theme));
                    ui.add_space(theme::GAP);
                    endings::chart_ui(ui, insights, theme, &mut nobody);
                }
                Chart::Scores => scores::charts_ui(ui, &insights.scores, theme),
                Chart::Meter(meter) => {
                    if let Some(meter) = insights.meters.get(meter) {
                        ui.horizontal(|ui| meters::head_ui(ui, meter, theme));
                        meters::chart_ui(ui, meter, theme, &mut nobody);
                    }
                }
            }
            ui.add_space(theme::GAP);
            ui.label(RichText::new(&insights.overview.trust).size(theme::SMALL).color(theme.text_weak));
        });
        let bottom = (shown.response.rect.bottom() + MARGIN).min(room.bottom());
        let rect = egui::Rect::from_min_max(room.min, pos2(room.left() + width, bottom));
        requests.push(Request::PictureShown(rect));
    });
}
