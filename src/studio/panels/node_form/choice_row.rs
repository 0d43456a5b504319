//! A choice that is folded to one line, and the sign by which one is folded.

use egui::{Align2, FontId, Response, Role, Sense, TextStyle, TextWrapMode, Ui, WidgetInfo, WidgetText, pos2, vec2};

use super::super::form::{focus_stroke, fold_sign};
use super::NodeForm;
use crate::scenario::{Choice, markup};
use crate::studio::canvas::{grade_glyph, letter};
use crate::studio::theme;

const HEIGHT: f32 = 32.0;

impl NodeForm<'_> {
    /// A choice in one line; whether it is to be opened.
    pub(super) fn choice_row_ui(&mut self, ui: &mut Ui, index: usize, choice: &Choice) -> Response {
        let (theme, letter) = (self.theme, letter(index));
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::click());
        let acts = choice.says.is_blank() && !choice.does.is_blank();
        let words = [&choice.title, &choice.says, &choice.does].into_iter().find(|text| !text.is_blank());
        let words = words.map_or_else(|| "no words yet".to_owned(), |words| markup::plain(words).replace('\n', " "));
        let target = self.target_words(choice.to.as_ref());
        let grade = choice.grade.map_or_else(|| "no grade".to_owned(), |grade| grade.to_string());
        response.widget_info(|| {
            WidgetInfo::labeled(Role::Button, true, format!("{letter}, {grade}: {words}, leads to {target}"))
        });
        let lively = response.hovered() || response.has_focus();
        ui.painter().rect_filled(rect, theme::RADIUS, if lively { theme.hovered } else { theme.raised });
        let border = egui::Stroke::new(1.0, theme.border);
        let stroke = if response.has_focus() { focus_stroke(ui) } else { border };
        ui.painter().rect_stroke(rect, theme::RADIUS, stroke, egui::StrokeKind::Inside);
        fold_sign(ui, pos2(rect.left() + 12.0, rect.center().y), false, theme.text_weak);
        let font = FontId::new(theme::BODY, theme::semibold());
        let middle = rect.center().y;
        ui.painter().text(pos2(rect.left() + 22.0, middle), Align2::LEFT_CENTER, &letter, font, theme.text);
        let mut left = rect.left() + 46.0;
        if let Some(grade) = choice.grade {
            grade_glyph(ui.painter(), pos2(left, middle), 5.0, grade, theme.grade(grade));
        }
        left += 12.0;
        // The words get what the target leaves, and at least half.
        let half = (rect.right() - left) * 0.38;
        let ink = if choice.to.is_some() { theme.text_weak } else { theme.weak };
        let target = WidgetText::from(egui::RichText::new(format!("→ {target}")).small().color(ink));
        let target = target.into_galley(ui, Some(TextWrapMode::Truncate), half, TextStyle::Small);
        let right = rect.right() - 10.0 - target.size().x;
        ui.painter().galley(pos2(right, middle - target.size().y * 0.5), target, ink);
        let shown =
            egui::RichText::new(&words).color(if words == "no words yet" { theme.text_weak } else { theme.text });
        let shown = if acts { shown.font(FontId::new(theme::BODY, theme::italic())) } else { shown };
        let room = (right - left - 10.0).max(20.0);
        let galley = WidgetText::from(shown).into_galley(ui, Some(TextWrapMode::Truncate), room, TextStyle::Body);
        ui.painter().galley(pos2(left, middle - galley.size().y * 0.5), galley, theme.text);
        response
    }

    /// The sign and letter of an open choice; pressed, it is folded.
    pub(super) fn fold_button_ui(&self, ui: &mut Ui, letter: &str) -> Response {
        let theme = self.theme;
        let (rect, response) = ui.allocate_exact_size(vec2(36.0, 24.0), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Fold {letter}")));
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, theme::RADIUS, theme.sunken);
        }
        if response.has_focus() {
            ui.painter().rect_stroke(rect, theme::RADIUS, focus_stroke(ui), egui::StrokeKind::Inside);
        }
        fold_sign(ui, pos2(rect.left() + 8.0, rect.center().y), true, theme.text_weak);
        let font = FontId::new(theme::BODY, theme::semibold());
        let at = pos2(rect.left() + 18.0, rect.center().y);
        ui.painter().text(at, Align2::LEFT_CENTER, letter, font, theme.text);
        response.on_hover_text(format!("Fold {letter} to one line"))
    }
}
