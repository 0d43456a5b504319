//! What exploring found out, exported: the table, and pictures of charts.

use std::path::PathBuf;

use super::App;
use super::files::with_extension;
use crate::studio::dialogs::Ask;
use crate::studio::exports::file_name;
use crate::studio::insights::{Chart, Insights, csv};
use crate::studio::open_cases::CaseKey;
use crate::studio::workspace::Room;

impl App {
    /// Asks where the table is to be written to.
    pub(super) fn ask_for_insights(&mut self, ctx: &egui::Context) {
        let Some(workspace) = self.cases.shown() else { return };
        let (case, name) = (workspace.key, file_name(&workspace.name(), None));
        if self.are_there(case, |insights| insights.standings.is_settled()) {
            self.ask_for_file(ctx, case, Ask::ExportInsights(name));
        }
    }

    /// Asks where the picture of a chart is to be put.
    pub(super) fn ask_for_picture(&mut self, ctx: &egui::Context, chart: Chart) {
        let Some(workspace) = self.cases.shown() else { return };
        let meter = match chart {
            Chart::Meter(meter) => workspace.scenario().meters.keys().nth(meter).map(ToString::to_string),
            Chart::Endings | Chart::Scores => None,
        };
        let name = file_name(&workspace.name(), Some((chart, meter.as_deref().unwrap_or("meter"))));
        let case = workspace.key;
        if self.are_there(case, |insights| insights.has(chart)) {
            self.ask_for_file(ctx, case, Ask::Picture(chart, name));
        }
    }

    /// Whether these figures are there; if not, that is said. What is awaited, or still about the case as it was before,
    /// goes into no report.
    fn are_there(&mut self, case: CaseKey, figures: impl FnOnce(&Insights) -> bool) -> bool {
        let are_there = self.cases.get(case).and_then(|workspace| workspace.insights.as_ref()).is_some_and(figures);
        if !are_there {
            let words =
                "Nothing was exported: some figures are still being found out. Export again when all are there.";
            self.notice = Some(words.to_owned().into());
        }
        are_there
    }

    /// Writes the table to a file.
    pub(super) fn export_insights(&mut self, ctx: &egui::Context, case: CaseKey, path: PathBuf) {
        // The case may have been changed while the path was asked for.
        if !self.are_there(case, |insights| insights.standings.is_settled()) {
            return;
        }
        let Some(workspace) = self.cases.get(case) else { return };
        let Some(insights) = &workspace.insights else { return };
        let text = csv(&workspace.scenario().title, insights);
        let scenario = workspace.path.clone();
        self.exports.write(ctx, with_extension(path, "csv"), scenario, text);
    }

    /// Shows the chart by itself until its picture is taken.
    pub(super) fn begin_picture(&mut self, case: CaseKey, chart: Chart, path: PathBuf) {
        if !self.are_there(case, |insights| insights.has(chart)) {
            return;
        }
        let Some(workspace) = self.cases.get_mut(case) else { return };
        workspace.room = Room::Insights;
        workspace.pictured = Some(chart);
        let scenario = workspace.path.clone();
        self.cases.show(Some(case));
        self.exports.begin_picture(case, with_extension(path, "png"), scenario);
    }

    /// The chart stands by itself in this frame.
    pub(super) fn take_picture(&mut self, ctx: &egui::Context, rect: egui::Rect, fits: f32) {
        if fits < 1.0 && self.exports.is_settling() {
            // In a low window everything is shown smaller for these few frames, so that the chart is there as a whole.
            ctx.set_zoom_factor(ctx.zoom_factor() * fits * 0.98);
        }
        if let Some(workspace) = self.exports.shown(ctx, rect).and_then(|case| self.cases.get_mut(case)) {
            workspace.pictured = None;
            self.apply_appearance(ctx);
        }
    }

    /// Says what became of an export.
    pub(super) fn finish_exports(&mut self) {
        match self.exports.poll() {
            None => {}
            Some(Ok(path)) => self.notice = Some(format!("Exported {}", path.display()).into()),
            Some(Err(why)) => self.notice = Some(format!("nothing was exported: {why}").into()),
        }
    }
}
