//! Why a choice is not offered: what it needs, part by part, each with a mark for whether it holds.

use egui::{Label, RichText, Role, Sense, Ui, WidgetInfo, vec2};

use super::shape;
use crate::play::Shown;
use crate::studio::play_session::{OfferRow, Part};
use crate::studio::theme::{self, Theme};

/// Shows why a choice is not offered; nothing where it is.
pub fn why_ui(ui: &mut Ui, offer: &OfferRow, theme: &Theme) {
    if offer.shown == Shown::Offered {
        return;
    }
    ui.add_space(3.0);
    if offer.used_up {
        part_ui(ui, &Part { depth: 0, holds: false, words: "can be taken once, and was".to_owned() }, theme);
    }
    for part in &offer.why {
        let lead = if part.depth == 0 { "only if " } else { "" };
        part_ui(ui, &Part { words: format!("{lead}{}", part.words), ..part.clone() }, theme);
    }
}

fn part_ui(ui: &mut Ui, part: &Part, theme: &Theme) {
    let ink = if part.holds { theme.text_weak } else { theme.harmful };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for _ in 0..part.depth {
            ui.add_space(10.0);
        }
        let (rect, response) = ui.allocate_exact_size(vec2(14.0, theme::SMALL * 1.3), Sense::hover());
        shape::mark(ui.painter(), rect.center(), part.holds, ink);
        let spoken = if part.holds { "holds" } else { "does not hold" };
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, spoken));
        ui.add(Label::new(RichText::new(&part.words).size(theme::SMALL).color(ink)).wrap());
    });
}
