//! Colours, spacing and fonts: the only place where any of them is a number.

use std::sync::Arc;

use egui::{Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Stroke, TextStyle, vec2};

use crate::scenario::{Grade, Kind};
use crate::store::ThemeChoice;

/// The colours of one appearance. Text colours reach 4.5:1 on every ground they are used on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    pub dark: bool,
    /// Behind the cards.
    pub canvas: Color32,
    /// The dots of the canvas.
    pub dots: Color32,
    /// Panels and bars.
    pub panel: Color32,
    /// The status bar and the room switch.
    pub sunken: Color32,
    /// Cards, fields, the sheet of the conversation.
    pub raised: Color32,
    pub hovered: Color32,
    pub border: Color32,
    pub border_strong: Color32,
    pub text: Color32,
    pub text_weak: Color32,
    pub accent: Color32,
    /// A ground for what is selected.
    pub accent_soft: Color32,
    pub on_accent: Color32,
    pub best: Color32,
    pub good: Color32,
    pub weak: Color32,
    pub harmful: Color32,
    pub scene: Color32,
    pub gate: Color32,
    pub pause: Color32,
    pub ending: Color32,
    /// The ground of what the customer says.
    pub bubble: Color32,
    /// Behind the name of the one with whom the conversation is.
    pub sheet_header: Color32,
    /// The disc with their initial.
    pub avatar: Color32,
    pub on_avatar: Color32,
    /// Behind something that has to be said about the whole.
    pub notice: Color32,
    /// What is written in the colour of pauses.
    pub pause_ink: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

impl Theme {
    /// Dark ink on warm paper.
    pub const LIGHT: Self = Self {
        dark: false,
        canvas: rgb(0xF3_F1_EC),
        dots: rgb(0xDC_D8_CF),
        panel: rgb(0xFB_FA_F8),
        sunken: rgb(0xEC_E7_E0),
        raised: rgb(0xFF_FF_FF),
        hovered: rgb(0xF4_F1_EC),
        border: rgb(0xE0_DB_D3),
        border_strong: rgb(0xB9_B2_A6),
        text: rgb(0x23_27_2B),
        text_weak: rgb(0x62_66_69),
        accent: rgb(0x0F_6E_68),
        accent_soft: rgb(0xDF_EF_EC),
        on_accent: rgb(0xFF_FF_FF),
        best: rgb(0x1B_7A_46),
        good: rgb(0x2F_66_B0),
        weak: rgb(0x99_5C_05),
        harmful: rgb(0xB3_2A_27),
        scene: rgb(0x57_78_B8),
        gate: rgb(0x8A_5A_B8),
        pause: rgb(0xB8_7B_1C),
        ending: rgb(0x45_4A_52),
        bubble: rgb(0xF1_ED_E6),
        sheet_header: rgb(0xEE_F3_F1),
        avatar: rgb(0xE5_B8_A9),
        on_avatar: rgb(0x5C_24_14),
        notice: rgb(0xF7_EF_DA),
        pause_ink: rgb(0x85_56_0C),
    };

    /// Light ink on slate.
    pub const DARK: Self = Self {
        dark: true,
        canvas: rgb(0x17_1A_1D),
        dots: rgb(0x2A_2F_33),
        panel: rgb(0x1E_22_25),
        sunken: rgb(0x14_17_19),
        raised: rgb(0x26_2B_2F),
        hovered: rgb(0x2F_35_39),
        border: rgb(0x36_3C_41),
        border_strong: rgb(0x5D_65_6B),
        text: rgb(0xE9_EA_E8),
        text_weak: rgb(0xA6_AC_B0),
        accent: rgb(0x5C_C4_B8),
        accent_soft: rgb(0x1F_40_3E),
        on_accent: rgb(0x0B_24_22),
        best: rgb(0x64_C9_8A),
        good: rgb(0x86_B4_F2),
        weak: rgb(0xE5_AE_55),
        harmful: rgb(0xF2_8C_85),
        scene: rgb(0x86_A4_DE),
        gate: rgb(0xBA_93_E0),
        pause: rgb(0xDF_AE_5E),
        ending: rgb(0xB4_BA_C0),
        bubble: rgb(0x30_36_3A),
        sheet_header: rgb(0x22_29_2B),
        avatar: rgb(0x6E_43_36),
        on_avatar: rgb(0xFF_E4_DA),
        notice: rgb(0x3A_32_1F),
        pause_ink: rgb(0xDF_AE_5E),
    };

    /// White and yellow on black, with lines that cannot be missed.
    pub const HIGH_CONTRAST: Self = Self {
        dark: true,
        canvas: rgb(0x00_00_00),
        dots: rgb(0x4A_4A_4A),
        panel: rgb(0x00_00_00),
        sunken: rgb(0x14_14_14),
        raised: rgb(0x00_00_00),
        hovered: rgb(0x26_26_26),
        border: rgb(0xB4_B4_B4),
        border_strong: rgb(0xFF_FF_FF),
        text: rgb(0xFF_FF_FF),
        text_weak: rgb(0xDC_DC_DC),
        accent: rgb(0xFF_D8_3D),
        accent_soft: rgb(0x3D_34_00),
        on_accent: rgb(0x00_00_00),
        best: rgb(0x6C_F0_9A),
        good: rgb(0x8F_C7_FF),
        weak: rgb(0xFF_C2_5C),
        harmful: rgb(0xFF_A0_98),
        scene: rgb(0xA9_C6_FF),
        gate: rgb(0xDD_BB_FF),
        pause: rgb(0xFF_CF_80),
        ending: rgb(0xFF_FF_FF),
        bubble: rgb(0x1E_1E_1E),
        sheet_header: rgb(0x14_14_14),
        avatar: rgb(0x1E_1E_1E),
        on_avatar: rgb(0xFF_FF_FF),
        notice: rgb(0x26_26_26),
        pause_ink: rgb(0xFF_CF_80),
    };

    /// The theme that somebody has chosen.
    #[must_use]
    pub const fn of(choice: ThemeChoice, dark_system: bool) -> Self {
        match (choice, dark_system) {
            (ThemeChoice::HighContrast, _) => Self::HIGH_CONTRAST,
            (ThemeChoice::Dark, _) | (ThemeChoice::System, true) => Self::DARK,
            (ThemeChoice::Light, _) | (ThemeChoice::System, false) => Self::LIGHT,
        }
    }

    /// The colour of a grade. Never alone: a shape or a word always says the same.
    #[must_use]
    pub const fn grade(&self, grade: Grade) -> Color32 {
        match grade {
            Grade::Best => self.best,
            Grade::Good => self.good,
            Grade::Weak => self.weak,
            Grade::Harmful => self.harmful,
        }
    }

    /// The colour of a kind. Never alone: a shape always says the same.
    #[must_use]
    pub const fn kind(&self, kind: Kind) -> Color32 {
        match kind {
            Kind::Scene => self.scene,
            Kind::Decision | Kind::Rewrite => self.accent,
            Kind::Gate | Kind::Chance => self.gate,
            Kind::Pause => self.pause,
            Kind::Ending => self.ending,
        }
    }

    /// Makes egui look like this.
    pub fn apply(&self, ctx: &egui::Context) {
        ctx.set_theme(if self.dark { egui::Theme::Dark } else { egui::Theme::Light });
        ctx.all_styles_mut(|style| {
            style.text_styles = [
                (TextStyle::Small, FontId::proportional(SMALL)),
                (TextStyle::Body, FontId::proportional(BODY)),
                (TextStyle::Button, FontId::proportional(BODY)),
                (TextStyle::Monospace, FontId::monospace(BODY)),
                (TextStyle::Heading, FontId::new(HEADING, semibold())),
            ]
            .into();
            style.spacing.item_spacing = vec2(GAP, GAP * 0.75);
            style.spacing.button_padding = vec2(10.0, 5.0);
            style.spacing.interact_size = vec2(28.0, 28.0);
            style.spacing.menu_margin = Margin::same(6);
            style.spacing.window_margin = Margin::same(16);
            style.spacing.scroll = egui::style::ScrollStyle::thin();
            style.visuals = self.visuals();
        });
    }

    fn visuals(&self) -> egui::Visuals {
        let mut visuals = if self.dark { egui::Visuals::dark() } else { egui::Visuals::light() };
        visuals.panel_fill = self.panel;
        visuals.window_fill = self.raised;
        visuals.window_stroke = Stroke::new(1.0, self.border);
        visuals.window_corner_radius = CornerRadius::same(RADIUS + 4);
        visuals.menu_corner_radius = CornerRadius::same(RADIUS);
        visuals.extreme_bg_color = self.raised;
        visuals.text_edit_bg_color = Some(self.raised);
        visuals.faint_bg_color = self.hovered;
        visuals.hyperlink_color = self.accent;
        visuals.weak_text_color = Some(self.text_weak);
        visuals.error_fg_color = self.harmful;
        visuals.warn_fg_color = self.weak;
        visuals.selection.bg_fill = self.accent_soft;
        visuals.selection.stroke = Stroke::new(1.0, self.accent);
        let widgets = &mut visuals.widgets;
        for (widget, fill, border) in [
            (&mut widgets.noninteractive, self.panel, self.border),
            (&mut widgets.inactive, self.raised, self.border),
            (&mut widgets.hovered, self.hovered, self.border_strong),
            (&mut widgets.active, self.accent_soft, self.accent),
            (&mut widgets.open, self.hovered, self.border_strong),
        ] {
            widget.bg_fill = fill;
            widget.weak_bg_fill = fill;
            widget.bg_stroke = Stroke::new(1.0, border);
            widget.fg_stroke = Stroke::new(1.0, self.text);
            widget.corner_radius = CornerRadius::same(RADIUS);
            widget.expansion = 0.0;
        }
        visuals
    }
}

/// Between things that belong together.
pub const GAP: f32 = 8.0;
/// Between groups.
pub const GAP_LARGE: f32 = 16.0;
/// Around the content of panels.
pub const MARGIN: i8 = 14;
/// Of fields, cards and buttons.
pub const RADIUS: u8 = 6;
/// Sizes of text in points.
pub const SMALL: f32 = 12.0;
pub const BODY: f32 = 13.5;
pub const HEADING: f32 = 17.0;
/// How high bars are that show a share.
pub const BAR: f32 = 6.0;
/// The disc with somebody's initial.
pub const AVATAR: f32 = 36.0;

/// The family of what stands out.
#[must_use]
pub fn semibold() -> FontFamily {
    FontFamily::Name("semibold".into())
}

/// The family of acts.
#[must_use]
pub fn italic() -> FontFamily {
    FontFamily::Name("italic".into())
}

/// Inter in three cuts; behind it egui's own fonts, for what Inter has no glyph for.
pub fn install_fonts(ctx: &egui::Context) {
    let mut fonts = FontDefinitions::default();
    let fallbacks = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let cuts: [(&str, &'static [u8], FontFamily); 3] = [
        ("Inter", include_bytes!("../../assets/fonts/Inter-Regular.otf"), FontFamily::Proportional),
        ("Inter SemiBold", include_bytes!("../../assets/fonts/Inter-SemiBold.otf"), semibold()),
        ("Inter Italic", include_bytes!("../../assets/fonts/Inter-Italic.otf"), italic()),
    ];
    for (name, bytes, family) in cuts {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        let order = std::iter::once(name.to_owned()).chain(fallbacks.iter().cloned()).collect();
        fonts.families.insert(family, order);
    }
    ctx.set_fonts(fonts);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast by WCAG 2.2.
    fn contrast(a: Color32, b: Color32) -> f32 {
        let luminance = |c: Color32| {
            let channel = |v: u8| {
                let v = f32::from(v) / 255.0;
                if v <= 0.040_45 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * channel(c.r()) + 0.7152 * channel(c.g()) + 0.0722 * channel(c.b())
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_text_can_be_read_on_every_ground() {
        for (theme, least) in [(Theme::LIGHT, 4.5), (Theme::DARK, 4.5), (Theme::HIGH_CONTRAST, 7.0)] {
            let inks = [theme.text, theme.text_weak, theme.accent, theme.best, theme.good, theme.weak, theme.harmful];
            for ink in inks {
                for ground in [theme.panel, theme.raised, theme.canvas, theme.hovered] {
                    assert!(contrast(ink, ground) >= least, "{ink:?} on {ground:?}: {}", contrast(ink, ground));
                }
            }
            // Shapes that say a kind, and the edges of what can be operated.
            for shape in [theme.scene, theme.gate, theme.pause, theme.ending, theme.accent] {
                assert!(contrast(shape, theme.raised) >= 3.0, "{shape:?}: {}", contrast(shape, theme.raised));
            }
            assert!(contrast(theme.on_accent, theme.accent) >= 4.5);
            assert!(contrast(theme.text, theme.accent_soft) >= 4.5);
            assert!(contrast(theme.text, theme.bubble) >= 4.5);
            assert!(contrast(theme.text_weak, theme.sunken) >= 4.5);
            for ink in [theme.text, theme.text_weak, theme.weak, theme.harmful] {
                assert!(contrast(ink, theme.sheet_header) >= 4.5, "{ink:?}: {}", contrast(ink, theme.sheet_header));
            }
            assert!(contrast(theme.on_avatar, theme.avatar) >= 4.5);
            assert!(contrast(theme.text, theme.notice) >= 4.5);
            assert!(contrast(theme.pause_ink, theme.panel) >= 4.5);
        }
    }
}
