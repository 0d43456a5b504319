//! What is open below a row: why it is a problem, or the field for the reason for which the author lives with it.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Button, FontId, Galley, Key, Modifiers, Rect, RichText, Role, Sense, Stroke, TextEdit, Ui, WidgetInfo, vec2,
};

use super::problem::place_words;
use crate::check::{Rule, rule};
use crate::studio::problems::{Detail, Group, ProblemsRequest, RowKey};
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};
use crate::studio::workspace::Workspace;

/// How far it stands in, and how much room is around its words.
const INDENT: f32 = 24.0;
const PADDING: f32 = 10.0;
/// Lines longer than this are hard to read.
const WIDEST: f32 = 760.0;
/// How high the field for the reason is with its question.
const REASON: f32 = 72.0;

/// How high it is, below a row of this width.
pub fn height(ui: &Ui, workspace: &Workspace, theme: &Theme, width: f32) -> f32 {
    match workspace.checks.list().detail() {
        Some((row, Detail::Why)) => words(ui, workspace, row, theme, width).size().y + 2.0 * PADDING + 6.0,
        Some((_, Detail::Reason { .. })) => REASON,
        None => 0.0,
    }
}

pub fn detail_ui(ui: &mut Ui, workspace: &Workspace, theme: &Theme, requests: &mut Requests) {
    match workspace.checks.list().detail() {
        Some((row, Detail::Why)) => why_ui(ui, workspace, row, theme),
        Some((row, Detail::Reason { written, refused })) => reason_ui(ui, row, written, *refused, theme, requests),
        None => {}
    }
}

fn why_ui(ui: &mut Ui, workspace: &Workspace, row: &RowKey, theme: &Theme) {
    let area = ui.max_rect();
    let galley = words(ui, workspace, row, theme, area.width());
    let size = vec2(WIDEST.min(area.width() - INDENT), galley.size().y + 2.0 * PADDING);
    let sheet = Rect::from_min_size(area.min + vec2(INDENT, 2.0), size);
    let response = ui.interact(sheet, ui.scope_id().with("why"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, galley.text()));
    ui.painter().rect_filled(sheet, theme::RADIUS, theme.sunken);
    ui.painter().galley(sheet.min + vec2(PADDING + 4.0, PADDING), galley, theme.text);
}

/// What the rule finds here, why that matters, and what to do.
fn words(ui: &Ui, workspace: &Workspace, row: &RowKey, theme: &Theme, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::default();
    job.wrap.max_width = (WIDEST.min(width - INDENT) - 2.0 * PADDING - 8.0).max(60.0);
    let small =
        |ink| TextFormat { line_height: Some(17.0), ..TextFormat::simple(FontId::proportional(theme::SMALL), ink) };
    let strong = TextFormat {
        line_height: Some(20.0),
        ..TextFormat::simple(FontId::new(theme::SMALL, theme::semibold()), theme.text)
    };
    let body = TextFormat { line_height: Some(19.0), ..TextFormat::simple(FontId::proportional(13.0), theme.text) };
    let mut of: Option<&Rule> = None;
    match row {
        RowKey::Problem(key) => {
            of = rule(key.rule);
            if let Some(problem) = workspace.checks.found().problem(key) {
                let finding = workspace.checks.found().finding(problem);
                job.append(&format!("{}\n", finding.message), 0.0, body.clone());
                let place = place_words(workspace, &key.place);
                let facts =
                    format!("{} · {} · {place} · {}\n", problem.severity.label(), problem.due.label(), key.rule);
                job.append(&facts, 0.0, small(theme.text_weak));
            }
        }
        RowKey::Group(Group::Rule(id)) => of = rule(id),
        RowKey::Group(Group::Family(_) | Group::Accepted) => {}
    }
    if let Some(rule) = of {
        for (question, answer) in [
            ("What this rule finds", format!("{}.", rule.finds)),
            ("Why it matters", rule.why.to_owned()),
            ("What to do", rule.cure.to_owned()),
        ] {
            let lead = if job.text.is_empty() { "" } else { "\n" };
            job.append(&format!("{lead}{question}  "), 0.0, strong.clone());
            job.append(&answer, 0.0, body.clone());
        }
    }
    ui.painter().layout_job(job)
}

fn reason_ui(ui: &mut Ui, row: &RowKey, written: &str, refused: bool, theme: &Theme, requests: &mut Requests) {
    let mut ask = |request| requests.push(Request::Problems(request));
    let area = ui.max_rect();
    let sheet = Rect::from_min_max(area.min + vec2(INDENT, 2.0), area.max - vec2(0.0, 4.0));
    let sheet = sheet.with_max_x(sheet.left() + sheet.width().min(WIDEST));
    ui.painter().rect(sheet, theme::RADIUS, theme.sunken, Stroke::NONE, egui::StrokeKind::Inside);
    let inner = sheet.shrink2(vec2(PADDING, 6.0));
    ui.scope_builder(egui::UiBuilder::new().max_rect(inner), |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let (words, ink) = if refused {
            ("Without a reason nobody can tell later whether it was meant so. Write a few words.", theme.harmful)
        } else {
            ("Why is this meant so? The reason stands in the case, for everybody who works on it.", theme.text_weak)
        };
        ui.add(egui::Label::new(RichText::new(words).small().color(ink)).truncate());
        ui.horizontal(|ui| {
            let mut text = written.to_owned();
            let width = (ui.available_width() - 150.0).max(80.0);
            let id = egui::Id::unique("the reason for accepting");
            let field = ui.add(TextEdit::singleline(&mut text).id(id).desired_width(width).hint_text("The reason"));
            field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Reason for accepting"));
            if text != written {
                ask(ProblemsRequest::WriteReason(text));
            }
            let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            let escaped = field.lost_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
            let accept = ui.add(Button::new("Accept")).clicked();
            let cancel = ui.add(Button::new("Cancel")).clicked();
            if entered || accept {
                ask(ProblemsRequest::Accept);
            } else if escaped || cancel {
                ask(ProblemsRequest::Leave);
            }
            if was_just_opened(ui, row) || ((entered || accept) && written.trim().is_empty()) {
                field.request_focus();
            }
        });
    });
}

/// Whether the field was not there in the pass before.
fn was_just_opened(ui: &Ui, row: &RowKey) -> bool {
    let id = egui::Id::unique("reason asked for");
    let (pass, of) = (ui.ctx().cumulative_pass_nr(), super::line::row_id(row));
    let before = ui.data(|data| data.get_temp::<(u64, egui::Id)>(id));
    ui.data_mut(|data| data.insert_temp(id, (pass, of)));
    before.is_none_or(|(at, row)| row != of || at + 1 < pass)
}
