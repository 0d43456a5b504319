//! What the saved runs come to beside the pass mark: the curve that an author tunes.

use egui::{Align, Label, Layout, RichText, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::CaseForm;
use crate::studio::panels::form::label_ui;
use crate::studio::scores::RunScore;
use crate::studio::theme;

/// The columns at the right of a row: the percent, and whether it passes.
const PERCENT: f32 = 46.0;
const WORD: f32 = 52.0;
const BAR: f32 = 8.0;

impl CaseForm<'_> {
    /// The percent of every saved run, the model run first.
    pub(super) fn runs_ui(&mut self, ui: &mut Ui, mark: Option<u8>) {
        label_ui(ui, self.theme, "What the saved runs come to");
        let workspace = self.workspace;
        if workspace.scenario().runs.is_empty() {
            self.remark_ui(ui, "No run is saved yet. A model run shows here what handling it well comes to.");
            return;
        }
        let Some(scores) = workspace.scores.value() else {
            self.remark_ui(ui, "The runs are being replayed…");
            return;
        };
        for score in scores {
            self.run_ui(ui, score, mark);
        }
    }

    fn run_ui(&self, ui: &mut Ui, score: &RunScore, mark: Option<u8>) {
        let percent = score.percent.map_or_else(|| "–".to_owned(), |percent| format!("{percent} %"));
        let (word, colour) = match (&score.broken, score.passed) {
            (Some(_), _) => ("broken", self.theme.weak),
            (None, Some(true)) => ("passes", self.theme.best),
            (None, Some(false)) => ("fails", self.theme.harmful),
            (None, None) => ("", self.theme.text_weak),
        };
        let says_so = score.title.to_lowercase().starts_with("model run");
        let title = if score.model && !says_so { format!("Model run: {}", score.title) } else { score.title.clone() };
        let row = ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                let room = (ui.available_width() - PERCENT - WORD - 8.0).max(60.0);
                ui.allocate_ui_with_layout(vec2(room, 20.0), Layout::left_to_right(Align::Center), |ui| {
                    ui.set_min_width(room);
                    ui.add(Label::new(&title).truncate());
                });
                let right = Layout::right_to_left(Align::Center);
                ui.allocate_ui_with_layout(vec2(PERCENT, 20.0), right, |ui| {
                    ui.set_min_width(PERCENT);
                    ui.label(RichText::new(&percent).color(self.theme.text));
                });
                ui.allocate_ui_with_layout(vec2(WORD, 20.0), right, |ui| {
                    ui.set_min_width(WORD);
                    ui.label(RichText::new(word).small().color(colour));
                });
            });
            self.percent_bar_ui(ui, score.percent, mark, colour);
            if let Some(why) = &score.broken {
                self.remark_ui(ui, &format!("It cannot be replayed: {why}"));
            }
        });
        row.response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, format!("{title}: {percent}, {word}")));
        ui.add_space(theme::GAP / 2.0);
    }

    /// The percent as a bar, with a line at the pass mark.
    fn percent_bar_ui(&self, ui: &mut Ui, percent: Option<u8>, mark: Option<u8>, colour: egui::Color32) {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), BAR), Sense::hover());
        let bar = rect.shrink2(vec2(0.0, 1.0));
        let x = |percent: u8| bar.left() + bar.width() * f32::from(percent) / 100.0;
        ui.painter().rect_filled(bar, 2.0, self.theme.sunken);
        if let Some(percent) = percent {
            let filled = egui::Rect::from_min_max(bar.min, pos2(x(percent), bar.bottom()));
            ui.painter().rect_filled(filled, 2.0, colour.gamma_multiply(0.7));
        }
        if let Some(mark) = mark {
            ui.painter().vline(x(mark), rect.y_range(), Stroke::new(2.0, self.theme.text));
        }
    }
}
