//! Which panels the window shows, and where.

use egui::{CentralPanel, Frame, Margin, Panel, Ui};

use super::App;
use crate::studio::canvas::canvas_ui;
use crate::studio::panels::{
    case_form_ui, menu_bar_ui, node_form_ui, outline_ui, play_ui, problems_ui, sections_ui, start_ui, status_bar_ui,
};
use crate::studio::theme;
use crate::studio::workspace::{Room, Subject};

/// From this width on, the graph is shown beside the run.
const GRAPH_BESIDE_PLAY: f32 = 1_700.0;

impl App {
    pub(super) fn panels_ui(&mut self, ui: &mut Ui) {
        let theme = &self.theme;
        let requests = &mut self.requests;
        let bar = |fill, height: f32| {
            let frame = Frame::new().fill(fill).inner_margin(Margin::symmetric(theme::MARGIN, 0));
            (frame, height)
        };
        let (frame, height) = bar(theme.panel, 44.0);
        Panel::top("menu")
            .exact_size(height)
            .frame(frame)
            .show(ui, |ui| menu_bar_ui(ui, self.workspace.as_ref(), theme, requests));
        let Some(workspace) = &self.workspace else {
            let frame = Frame::new().fill(theme.canvas).inner_margin(Margin::same(theme::MARGIN));
            CentralPanel::default().frame(frame).show(ui, |ui| {
                start_ui(ui, self.notice.as_ref().map(|n| n.text.as_str()), self.keeping.as_ref(), theme, requests);
            });
            return;
        };
        let (frame, height) = bar(theme.sunken, 28.0);
        Panel::bottom("status").exact_size(height).frame(frame).show(ui, |ui| {
            status_bar_ui(ui, workspace, self.notice.as_ref(), theme, requests);
        });
        if workspace.room == Room::Play {
            // Where there is room, the graph follows the run beside it.
            if ui.available_width() >= GRAPH_BESIDE_PLAY && workspace.run.is_some() {
                let share = ui.available_width() * 0.32;
                Panel::left("graph beside play")
                    .default_size(share)
                    .size_range(320.0..=1_200.0)
                    .frame(Frame::new())
                    .show(ui, |ui| {
                        self.canvas = ui.available_rect_before_wrap();
                        canvas_ui(ui, workspace, theme, requests);
                    });
            }
            let frame = Frame::new().fill(theme.canvas);
            CentralPanel::default().frame(frame).show(ui, |ui| play_ui(ui, workspace, theme, requests));
            return;
        }
        let panel = Frame::new().fill(theme.panel).inner_margin(Margin::same(theme::MARGIN));
        let width = ui.available_width();
        if width >= 1_000.0 {
            let frame = panel.inner_margin(Margin::symmetric(8, 8));
            Panel::left("outline").default_size(216.0).size_range(140.0..=400.0).frame(frame).show(ui, |ui| {
                let below = Frame::new().inner_margin(Margin { top: 8, ..Margin::ZERO });
                Panel::bottom("sections")
                    .default_size(250.0)
                    .size_range(60.0..=520.0)
                    .resizable(true)
                    .frame(below)
                    .show(ui, |ui| sections_ui(ui, workspace, theme, requests));
                CentralPanel::default().frame(Frame::new()).show(ui, |ui| outline_ui(ui, workspace, theme, requests));
            });
        }
        let form_width = if width < 960.0 { (width * 0.45).max(260.0) } else { 408.0 };
        Panel::right("side").default_size(form_width).size_range(260.0..=720.0).frame(panel).show(ui, |ui| {
            match workspace.subject {
                Subject::Node => node_form_ui(ui, workspace, theme, requests),
                Subject::Case(section) => case_form_ui(ui, workspace, section, theme, requests),
            }
        });
        let frame = panel.inner_margin(Margin::symmetric(theme::MARGIN, 8));
        Panel::bottom("problems").default_size(168.0).size_range(60.0..=420.0).resizable(true).frame(frame).show(
            ui,
            |ui| {
                problems_ui(ui, workspace, theme, requests);
            },
        );
        CentralPanel::default().frame(Frame::new()).show(ui, |ui| {
            self.canvas = ui.available_rect_before_wrap();
            canvas_ui(ui, workspace, theme, requests);
        });
    }
}
