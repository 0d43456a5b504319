//! A section of the page: a sheet with a heading, a sentence about it, and its content.

use egui::{Align, Button, CornerRadius, FontId, Frame, Label, Layout, Margin, RichText, Role, Stroke, Ui, WidgetInfo};

use crate::studio::insights::Chart;
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};

/// A section of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SectionId {
    Overview,
    Endings,
    Scores,
    Choices,
    Ramps,
    Meters,
    Coverage,
    Troubles,
}

impl SectionId {
    /// Every section, from the top.
    pub const ALL: [Self; 8] = [
        Self::Overview,
        Self::Endings,
        Self::Scores,
        Self::Choices,
        Self::Ramps,
        Self::Meters,
        Self::Coverage,
        Self::Troubles,
    ];
    /// Where there are two columns, those in the left one.
    pub const LEFT: [Self; 3] = [Self::Endings, Self::Meters, Self::Coverage];
    /// And those in the right one.
    pub const RIGHT: [Self; 4] = [Self::Scores, Self::Choices, Self::Ramps, Self::Troubles];

    /// The heading.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Overview => "Overview",
            Self::Endings => "How learners end",
            Self::Scores => "What learners score",
            Self::Choices => "What choices give away",
            Self::Ramps => "Off-ramps and points of no return",
            Self::Meters => "Meters along the story",
            Self::Coverage => "Objectives and moves",
            Self::Troubles => "What goes wrong, and what nobody finds",
        }
    }

    /// The word in the row that leads there.
    #[must_use]
    pub const fn short(self) -> &'static str {
        match self {
            Self::Overview => "Overview",
            Self::Endings => "Endings",
            Self::Scores => "Scores",
            Self::Choices => "Choices",
            Self::Ramps => "Off-ramps",
            Self::Meters => "Meters",
            Self::Coverage => "Objectives",
            Self::Troubles => "Findings",
        }
    }
}

fn wanted_id() -> egui::Id {
    egui::Id::unique("section that should come into view")
}

/// Brings a section into view, in the next frame.
pub fn go_to_section(ui: &Ui, section: SectionId) {
    ui.data_mut(|data| data.insert_temp(wanted_id(), section));
    ui.ctx().request_repaint();
}

/// Comes into view if that was asked for; called where the section begins.
pub fn come_into_view(ui: &Ui, section: SectionId) {
    if ui.data(|data| data.get_temp::<SectionId>(wanted_id())) == Some(section) {
        ui.data_mut(|data| data.remove::<SectionId>(wanted_id()));
        let top = ui.cursor().min - egui::vec2(0.0, 12.0);
        ui.scroll_to_rect(egui::Rect::from_min_size(top, egui::vec2(1.0, 1.0)), Some(Align::TOP));
    }
}

/// Shows a section as a sheet, with a note beside its heading.
pub fn section_ui(ui: &mut Ui, section: SectionId, note: &str, theme: &Theme, content: impl FnOnce(&mut Ui)) {
    come_into_view(ui, section);
    let margin = if ui.available_width() < 640.0 { 12 } else { 20 };
    let sheet = Frame::new()
        .fill(theme.raised)
        .stroke(Stroke::new(1.0, theme.border))
        .corner_radius(CornerRadius::same(theme::RADIUS + 4))
        .inner_margin(Margin::symmetric(margin, 18));
    sheet.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let words = RichText::new(section.heading()).font(FontId::new(theme::HEADING, theme::semibold()));
        ui.horizontal_wrapped(|ui| {
            let label = ui.label(words.color(theme.text));
            label.widget_info(|| WidgetInfo::labeled(Role::Heading, true, section.heading()));
            if !note.is_empty() {
                ui.add_space(theme::GAP);
                ui.label(RichText::new(note).size(theme::SMALL).color(theme.text_weak));
            }
        });
        ui.add_space(4.0);
        content(ui);
    });
}

/// A quiet sentence; beside it, what can be done with the chart below.
pub fn caption_ui(ui: &mut Ui, words: &str, theme: &Theme) {
    ui.add(Label::new(RichText::new(words).color(theme.text_weak)).wrap());
    ui.add_space(theme::GAP_LARGE);
}

/// The heading of a part of a section.
pub fn part_ui(ui: &mut Ui, words: &str, theme: &Theme) {
    ui.add_space(theme::GAP_LARGE);
    let font = FontId::new(theme::SMALL, theme::semibold());
    let label = ui.label(RichText::new(words.to_uppercase()).font(font).color(theme.text_weak));
    label.widget_info(|| WidgetInfo::labeled(Role::Heading, true, words));
    ui.add_space(6.0);
}

/// What stands above a chart: a legend or a name at the left, the way to a picture at the right.
pub fn chart_head_ui(
    ui: &mut Ui,
    chart: Chart,
    name: &str,
    theme: &Theme,
    requests: &mut Requests,
    left: impl FnOnce(&mut Ui, &mut Requests),
) {
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let words = RichText::new("Picture…").size(theme::SMALL).color(theme.text_weak);
            let button = ui.add(Button::new(words).frame(false));
            button.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Save a picture of {name}")));
            seen_when_focused(&button);
            if button.on_hover_text("Save this chart as a picture").clicked() {
                requests.push(Request::PictureOf(chart));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| left(ui, requests));
        });
    });
    ui.add_space(theme::GAP);
}

/// What has just got the focus by a key comes into view.
pub fn seen_when_focused(response: &egui::Response) {
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
}

/// What is said where a question was not answered exactly, or has nothing to say.
pub fn nothing_ui(ui: &mut Ui, words: &str, theme: &Theme) {
    ui.add(Label::new(RichText::new(words).color(theme.text_weak)).wrap());
}
