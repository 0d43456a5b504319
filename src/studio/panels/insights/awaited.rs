//! What stands in the place of figures that are still being found out.

use egui::{Painter, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::section::SectionId;
use super::{meters, regret, scores};
use crate::studio::insights::{Insights, Standing};
use crate::studio::theme::Theme;

/// How strong figures are that are about the case as it was before.
pub const OLDER: f32 = 0.6;

/// Keeps the place of a section, as high as it is likely to be.
pub fn awaited_ui(ui: &mut Ui, section: SectionId, insights: &Insights, theme: &Theme) {
    let width = ui.available_width();
    let height = match section {
        SectionId::Scores => scores::height(width),
        SectionId::Choices => regret::height(insights),
        SectionId::Meters => meters::height(insights),
        SectionId::Overview | SectionId::Endings | SectionId::Ramps | SectionId::Coverage | SectionId::Troubles => {
            160.0
        }
    };
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let spoken = format!("{}: {}", section.heading(), Standing::Awaited.words());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    ghosts(ui.painter(), rect.with_min_y(rect.top() + 16.0), theme);
}

/// Rows without words or figures, as many as have room.
pub fn ghosts(painter: &Painter, rect: Rect, theme: &Theme) {
    let mut top = rect.top();
    for part in [0.62_f32, 0.35, 0.5, 0.22, 0.44, 0.3, 0.16].into_iter().cycle() {
        let name = Rect::from_min_size(pos2(rect.left(), top), vec2(rect.width() * 0.2, 10.0));
        let bar =
            Rect::from_min_size(pos2(rect.left() + rect.width() * 0.26, top), vec2(rect.width() * 0.7 * part, 10.0));
        if bar.bottom() > rect.bottom() {
            break;
        }
        painter.rect_filled(name, 3.0, theme.hovered);
        painter.rect_filled(bar, 3.0, theme.hovered);
        top += 34.0;
    }
}

impl SectionId {
    /// How far it is known.
    pub fn standing(self, insights: &Insights) -> Standing {
        let standings = insights.standings;
        match self {
            // Its figures say so one by one.
            Self::Overview => Standing::Known,
            Self::Endings | Self::Ramps | Self::Coverage => standings.flow,
            Self::Scores => standings.scores,
            Self::Choices => standings.choices,
            Self::Meters => standings.meters,
            Self::Troubles => standings.troubles(),
        }
    }
}
