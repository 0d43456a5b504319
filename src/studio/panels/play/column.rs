//! A column of parts of any height, of which only those in view are laid out.

use egui::{Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use crate::studio::play_session::Measured;

/// In how many passes the end is brought into view after something new: in the first one it is not known yet how high
/// the new part is, in the second not how much space what stands below takes.
const PASSES: u8 = 3;

/// A column that scrolls.
#[derive(Clone, Copy)]
pub struct Column<'a> {
    pub name: &'static str,
    pub measured: &'a Measured,
    /// How many parts there are.
    pub count: usize,
    /// Another number whenever the end should come into view.
    pub generation: u64,
}

impl Column<'_> {
    /// Shows the parts below each other; the end stays in view while it is. Parts that were never laid out at this
    /// width are laid out once, to learn how high they are.
    pub fn ui(self, ui: &mut Ui, mut part_ui: impl FnMut(&mut Ui, usize)) {
        let Self { name, measured, count, generation } = self;
        let mut scroll = ScrollArea::vertical().id_salt(name).auto_shrink(false).stick_to_bottom(true);
        let told = ui.scope_id().with((name, "passes"));
        let (last, passes) = ui.data(|data| data.get_temp::<(u64, u8)>(told)).unwrap_or((generation, 0));
        let passes = if last == generation { passes } else { 0 };
        if passes < PASSES {
            scroll = scroll.vertical_scroll_offset((measured.height() - ui.available_height()).max(0.0));
            ui.data_mut(|data| data.insert_temp(told, (generation, passes + 1)));
            ui.ctx().request_repaint();
        }
        scroll.show_viewport(ui, |ui, viewport| {
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
            ui.expand_to_include_rect(Rect::from_min_size(pos2(left, top), vec2(width, measured.height())));
        });
    }
}
