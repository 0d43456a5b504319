//! A column of parts of any height, of which only those in view are laid out.

use egui::{Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use crate::studio::play_session::Measured;

/// Shows `count` parts below each other and scrolls them; the end stays in view while it is. Parts that were never
/// laid out at this width are laid out once, to learn how high they are.
pub fn column_ui(ui: &mut Ui, name: &str, measured: &Measured, count: usize, mut part_ui: impl FnMut(&mut Ui, usize)) {
    ScrollArea::vertical().id_salt(name).auto_shrink(false).stick_to_bottom(true).show_viewport(ui, |ui, viewport| {
        let (left, top, width) = (ui.max_rect().left(), ui.max_rect().top(), ui.available_width());
        let mut show = |ui: &mut Ui, part: usize, from: f32| {
            let rect = Rect::from_min_size(pos2(left, top + from), vec2(width, f32::INFINITY));
            let builder = UiBuilder::new().max_rect(rect).id_salt(part);
            ui.scope_builder(builder, |ui| part_ui(ui, part)).response.rect.height()
        };
        let known = measured.measured(width).min(count);
        for part in measured.between(viewport.top(), viewport.bottom()) {
            if part < known {
                let height = show(ui, part, measured.top(part));
                measured.set(part, height);
            }
        }
        for part in known..count {
            let height = show(ui, part, measured.height());
            measured.add(height);
        }
        let all = Rect::from_min_size(pos2(left, top), vec2(width, measured.height()));
        ui.expand_to_include_rect(all);
    });
}
