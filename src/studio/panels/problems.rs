//! The problems: what the checks found, most pressing first, narrowed down by time, severity, kind and words; a click
//! goes to the field.

use egui::{Button, Color32, ComboBox, RichText, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2};

use crate::check::{Case, Family, Finding, Severity, fix};
use crate::scenario::shortened;
use crate::studio::checks::{Due, ProblemFilter};
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};
use crate::studio::workspace::{Pane, Workspace};

const ROW: f32 = 28.0;

/// Shows the problems of the case.
pub fn problems_ui(ui: &mut Ui, workspace: &Workspace, theme: &Theme, requests: &mut Requests) {
    let checks = &workspace.checks;
    let (count, all) = (checks.shown().len(), checks.findings().len());
    head_ui(ui, workspace, (count, all), theme, requests);
    if count == 0 {
        ui.add_space(theme::GAP);
        let text =
            if all > 0 { "Nothing of this sort." } else { "Nothing found. Every rule is content with this case." };
        ui.label(RichText::new(text).color(theme.text_weak));
        ui.allocate_space(ui.available_size());
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().auto_shrink(false).show_rows(ui, ROW, count, |ui, range| {
        for (due, finding) in checks.shown().skip(range.start).take(range.len()) {
            problem_ui(ui, workspace, due, finding, theme, requests);
        }
    });
}

/// How many there are, and what is shown of them.
fn head_ui(ui: &mut Ui, workspace: &Workspace, counts: (usize, usize), theme: &Theme, requests: &mut Requests) {
    let checks = &workspace.checks;
    let mut filter = checks.filter().clone();
    ui.horizontal_wrapped(|ui| {
        let words = if counts.0 == counts.1 { counts.1.to_string() } else { format!("{} of {}", counts.0, counts.1) };
        ui.label(RichText::new(format!("Problems {words}")).font(egui::FontId::new(13.0, theme::semibold())));
        let dues: Vec<_> = Due::ALL.iter().map(|due| (Some(*due), due.label())).collect();
        pick_ui(ui, "When they have to be gone", "Any time", &dues, &mut filter.due);
        let severities = [Severity::Error, Severity::Warning, Severity::Note].map(|s| (Some(s), s.label()));
        pick_ui(ui, "How grave they are", "Any severity", &severities, &mut filter.severity);
        let families: Vec<_> = Family::ALL.iter().map(|family| (Some(*family), family.label())).collect();
        pick_ui(ui, "What they are about", "Any kind", &families, &mut filter.family);
        let field = TextEdit::singleline(&mut filter.words).hint_text("Find in problems").desired_width(150.0);
        let field = ui.add(field);
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Find in problems"));
        if workspace.pane == Some(Pane::Problems) {
            field.request_focus();
        }
        if filter != ProblemFilter::default() && ui.small_button("Show all").clicked() {
            filter = ProblemFilter::default();
        }
        if !checks.is_current(&workspace.history) {
            ui.label(RichText::new("checking…").small().color(theme.text_weak));
        }
        if let Some(failure) = checks.failure() {
            let text = format!("the checks stopped: {failure}; what you see is from before");
            ui.label(RichText::new(text).small().color(theme.harmful));
        }
    });
    if filter != *checks.filter() {
        requests.push(Request::FilterProblems(filter));
    }
}

/// A menu of what may be shown.
fn pick_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    any: &str,
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

fn colour(due: Due, theme: &Theme) -> Color32 {
    match due {
        Due::Blocking => theme.harmful,
        Due::BeforeReview => theme.weak,
        Due::BeforeRelease => theme.good,
    }
}

fn problem_ui(ui: &mut Ui, workspace: &Workspace, due: Due, finding: &Finding, theme: &Theme, requests: &mut Requests) {
    let place = finding.place.in_node().and_then(|id| workspace.graph.card(id));
    let place = place
        .map_or_else(|| "case".to_owned(), |placed| format!("{} {}", placed.number, shortened(&placed.card.title, 26)));
    ui.horizontal(|ui| {
        ui.set_height(ROW);
        let fix_width = if finding.fix.is_some() { 150.0 } else { 0.0 };
        let width = (ui.available_width() - fix_width).max(80.0);
        let (rect, response) = ui.allocate_exact_size(vec2(width, ROW), Sense::click());
        response.widget_info(|| {
            WidgetInfo::labeled(Role::ListItem, true, format!("{}: {} ({place})", due.label(), finding.message))
        });
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, theme::RADIUS, theme.hovered);
        }
        due_glyph(ui, pos2(rect.left() + 10.0, rect.center().y), due, colour(due, theme));
        let place_font = egui::FontId::proportional(theme::SMALL);
        let drawn = ui.painter().text(
            rect.right_center() - vec2(8.0, 0.0),
            egui::Align2::RIGHT_CENTER,
            &place,
            place_font,
            theme.text_weak,
        );
        let mut job = egui::text::LayoutJob::single_section(
            finding.message.clone(),
            egui::TextFormat::simple(egui::FontId::proportional(13.0), theme.text),
        );
        job.wrap = egui::text::TextWrapping::truncate_at_width((drawn.left() - rect.left() - 36.0).max(40.0));
        let galley = ui.painter().layout_job(job);
        ui.painter().galley(pos2(rect.left() + 24.0, rect.center().y - galley.size().y * 0.5), galley, theme.text);
        let response = response.on_hover_ui(|ui| {
            ui.set_max_width(420.0);
            ui.label(&finding.message);
            if let Some(rule) = crate::check::rule(finding.rule) {
                ui.label(RichText::new(format!("{} {}", rule.why, rule.cure)).small().color(theme.text_weak));
            }
        });
        if response.clicked() {
            requests.push(Request::GoTo(finding.place.clone()));
        }
        if let Some(label) = &finding.fix
            && ui.add(Button::new(RichText::new(shortened(label, 22)).small())).on_hover_text(label).clicked()
        {
            let case = Case::new(workspace.scenario(), workspace.history.pack());
            if let Some(step) = fix(&case, finding, &workspace.file) {
                requests.push(Request::Apply(step));
            }
        }
    });
}

/// Blocking: a filled square. Before review: a triangle. Before release: a ring.
fn due_glyph(ui: &Ui, at: egui::Pos2, due: Due, colour: Color32) {
    let painter = ui.painter();
    match due {
        Due::Blocking => {
            painter.rect_filled(egui::Rect::from_center_size(at, vec2(9.0, 9.0)), 1.5, colour);
        }
        Due::BeforeReview => {
            let corners = vec![at + vec2(0.0, -5.0), at + vec2(5.5, 4.5), at + vec2(-5.5, 4.5)];
            painter.add(egui::Shape::convex_polygon(corners, colour, egui::Stroke::NONE));
        }
        Due::BeforeRelease => {
            painter.circle_stroke(at, 4.2, egui::Stroke::new(1.8, colour));
        }
    }
}
