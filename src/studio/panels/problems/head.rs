//! How many problems there are, how they are arranged, and what is shown of them.

use egui::{Button, ComboBox, FontId, RichText, Role, Stroke, TextEdit, Ui, WidgetInfo, vec2};

use crate::check::{Family, Severity};
use crate::studio::problems::{Due, ProblemFilter, ProblemsRequest};
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};
use crate::studio::workspace::{Pane, Workspace};

/// Seconds of checking before it is worth a word: what is done sooner would only flicker.
const WORTH_A_WORD: f64 = 0.6;
/// The place that the number of problems has, whatever it is.
const TITLE: f32 = 108.0;
/// Below this width what may be shown is picked from one menu.
const NARROW: f32 = 600.0;
/// What may be picked, and what it is called that all is shown.
const WHEN: (&str, &str) = ("When they have to be gone", "Any time");
const HOW_GRAVE: (&str, &str) = ("How grave they are", "Any severity");
const ABOUT: (&str, &str) = ("What they are about", "Any kind");

pub fn head_ui(ui: &mut Ui, workspace: &Workspace, theme: &Theme, requests: &mut Requests) {
    let checks = &workspace.checks;
    let mut filter = checks.list().filter().clone();
    let narrow = ui.available_width() < NARROW;
    ui.horizontal_wrapped(|ui| {
        let (shown, all) = (checks.list().shown(), checks.findings().len());
        let words = if shown == all { all.to_string() } else { format!("{shown} of {all}") };
        let title = RichText::new(format!("Problems {words}")).font(FontId::new(13.0, theme::semibold()));
        let width = ui.label(title).rect.width();
        if !narrow {
            ui.add_space((TITLE - width).max(0.0));
        }
        arrangement_ui(ui, checks.list().is_grouped(), theme, requests);
        let dues: Vec<_> = Due::ALL.iter().map(|due| (Some(*due), due.label())).collect();
        let severities = [Severity::Error, Severity::Warning, Severity::Note].map(|s| (Some(s), s.label()));
        let families: Vec<_> = Family::ALL.iter().map(|family| (Some(*family), family.label())).collect();
        if narrow {
            let picked = [filter.due.is_some(), filter.severity.is_some(), filter.family.is_some()];
            let count = picked.iter().filter(|picked| **picked).count();
            let words = if count == 0 { "Filter".to_owned() } else { format!("Filter: {count}") };
            let menu = ui.menu_button(words, |ui| {
                choices_ui(ui, WHEN, &dues, &mut filter.due);
                choices_ui(ui, HOW_GRAVE, &severities, &mut filter.severity);
                choices_ui(ui, ABOUT, &families, &mut filter.family);
            });
            menu.response.on_hover_text("Which problems are shown");
        } else {
            pick_ui(ui, WHEN, &dues, &mut filter.due);
            pick_ui(ui, HOW_GRAVE, &severities, &mut filter.severity);
            pick_ui(ui, ABOUT, &families, &mut filter.family);
        }
        // The way back to all has its place beside the field, so that no row comes with the first letter.
        let (all, kept) = if narrow { ("×", 60.0) } else { ("Show all", 100.0) };
        let width = (ui.available_size_before_wrap().x - kept).clamp(90.0, 150.0);
        let field = TextEdit::singleline(&mut filter.words).hint_text("Find in problems").desired_width(width);
        let field = ui.add(field);
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Find in problems"));
        if workspace.pane == Some(Pane::Problems) && checks.list().rows().is_empty() {
            field.request_focus();
        }
        if filter != ProblemFilter::default() {
            let button = ui.small_button(all);
            button.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Show all"));
            if button.on_hover_text("Show every problem again").clicked() {
                filter = ProblemFilter::default();
            }
        }
        progress_ui(ui, workspace, theme);
    });
    if let Some(failure) = checks.failure() {
        let text = format!("The checks stopped: {failure}. What you see is from before.");
        ui.label(RichText::new(text).small().color(theme.harmful));
    }
    if filter != *checks.list().filter() {
        requests.push(Request::FilterProblems(filter));
    }
}

/// By kind, or one list.
fn arrangement_ui(ui: &mut Ui, grouped: bool, theme: &Theme, requests: &mut Requests) {
    let frame = egui::Frame::new().fill(theme.sunken).corner_radius(theme::RADIUS);
    frame.inner_margin(egui::Margin::same(2)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.spacing_mut().button_padding.x = 8.0;
        for (by_kind, word, label, tooltip) in [
            (true, "By kind", "Problems by kind", "Under what they are about, and under the rule that found them"),
            (false, "List", "Problems in one list", "The most pressing first"),
        ] {
            let here = grouped == by_kind;
            let (fill, ink) = if here { (theme.raised, theme.text) } else { (theme.sunken, theme.text_weak) };
            let words = RichText::new(word).small().color(ink);
            let line = if here { Stroke::new(1.0, theme.border) } else { Stroke::NONE };
            let button = ui.add(Button::new(words).fill(fill).stroke(line).min_size(vec2(0.0, 24.0)));
            button.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, here, label));
            if button.has_focus() {
                let stroke = Stroke::new(1.5, theme.accent);
                ui.painter().rect_stroke(button.rect, theme::RADIUS, stroke, egui::StrokeKind::Inside);
            }
            if button.on_hover_text(tooltip).clicked() {
                requests.push(Request::Problems(ProblemsRequest::Grouped(by_kind)));
            }
        }
    });
}

/// The same as rows of one menu.
fn choices_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    (name, any): (&str, &str),
    options: &[(Option<T>, &'static str)],
    value: &mut Option<T>,
) {
    ui.label(RichText::new(name).small());
    ui.radio_value(value, None, any);
    for (option, words) in options {
        ui.radio_value(value, *option, *words);
    }
}

/// A menu of what may be shown.
fn pick_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    (name, any): (&str, &str),
    options: &[(Option<T>, &'static str)],
    value: &mut Option<T>,
) {
    let words = options.iter().find(|(option, _)| option == value).map_or(any, |(_, words)| words);
    let menu = ComboBox::from_id_salt(name).selected_text(words).show_ui(ui, |ui| {
        ui.selectable_value(value, None, any);
        for (option, words) in options {
            ui.selectable_value(value, *option, *words);
        }
    });
    menu.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, format!("{name}: {words}")));
}

/// That something is being worked on, once it has taken a while; at the end of the row, so that nothing moves.
fn progress_ui(ui: &mut Ui, workspace: &Workspace, theme: &Theme) {
    let checks = &workspace.checks;
    let (id, now) = (egui::Id::unique("the checks work since"), ui.input(|input| input.time));
    let words = if checks.is_fixing() { "repairing…" } else { "checking…" };
    if checks.is_current(&workspace.history) && !checks.is_fixing() {
        ui.data_mut(|data| data.remove::<f64>(id));
        return;
    }
    let since = ui.data_mut(|data| *data.get_temp_mut_or(id, now));
    if now - since < WORTH_A_WORD {
        ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(WORTH_A_WORD));
    } else if ui.available_size_before_wrap().x > 70.0 {
        ui.label(RichText::new(words).small().color(theme.text_weak));
    }
}
