//! How the window looks and how large it is: theme, scale and size, remembered from one start to the next.

use super::App;
use crate::store::ThemeChoice;
use crate::studio::theme::Theme;

/// How much larger or smaller one step makes everything, in percent.
const STEP_PERCENT: u16 = 25;

impl App {
    /// Makes the window look as the settings say.
    pub(super) fn apply_appearance(&mut self, ctx: &egui::Context) {
        let dark_system = ctx.system_theme() == Some(egui::Theme::Dark);
        self.theme = Theme::of(self.preferences.theme, dark_system);
        self.theme.apply(ctx);
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        ctx.set_zoom_factor(f32::from(self.preferences.scale_percent) / 100.0);
    }

    /// Becomes dark or light where the system does and the author left it to the system.
    pub(super) fn follow_system(&mut self, ctx: &egui::Context) {
        let dark_system = ctx.system_theme() == Some(egui::Theme::Dark);
        if self.preferences.theme == ThemeChoice::System && self.theme != Theme::of(ThemeChoice::System, dark_system) {
            self.apply_appearance(ctx);
        }
    }

    /// Chooses a theme.
    pub(super) fn choose_theme(&mut self, ctx: &egui::Context, choice: ThemeChoice) {
        self.preferences.theme = choice;
        self.apply_appearance(ctx);
    }

    /// Shows everything larger or smaller by steps; none: at its usual size.
    pub(super) fn rescale(&mut self, ctx: &egui::Context, steps: Option<i16>) {
        let now = self.preferences.scale_percent;
        let percent = steps.map_or(100, |steps| now.saturating_add_signed(steps * STEP_PERCENT.cast_signed()));
        self.preferences.scale_percent = percent.clamp(100, 300);
        self.notice = Some(format!("Everything is shown at {} %", self.preferences.scale_percent).into());
        self.apply_appearance(ctx);
    }

    /// Notes how large the window is, for the next start.
    pub(super) fn remember_window(&mut self, ctx: &egui::Context) {
        let pressed = ctx.input(|input| input.pointer.any_down());
        if pressed {
            return;
        }
        let (maximized, inner) = ctx.input(|input| {
            let viewport = input.viewport();
            (viewport.maximized.unwrap_or(false), viewport.inner_rect)
        });
        let window = &mut self.preferences.window;
        window.maximized = maximized;
        if let (false, Some(inner)) = (maximized, inner) {
            // The rectangle is in points of this scale; the next start asks for the window at a scale of 1.
            let scale = ctx.zoom_factor();
            window.size = Some((rounded(inner.width() * scale), rounded(inner.height() * scale)));
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a length on a screen")]
fn rounded(points: f32) -> u32 {
    points.round().max(0.0) as u32
}
