//! The strip at the top: the nodes of the run in order, what was taken back behind them, and the branch that was left.

use egui::scroll_area::ScrollBarVisibility;
use egui::{Align2, FontId, Painter, Pos2, Rect, Role, ScrollArea, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::scenario::{Grade, Kind};
use crate::studio::canvas::{grade_glyph, kind_glyph};
use crate::studio::play_session::{PlaySession, RunRequest};
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};

/// How high the strip is with the line for another branch, and without.
const HEIGHT: f32 = 70.0;
const LOW: f32 = 52.0;
/// A room lower than this has no space for a line that may be empty.
const TALL: f32 = 640.0;
/// From one node to the next.
const APART: f32 = 128.0;
const MIDDLE: f32 = 20.0;
const NAME: f32 = 39.0;
const BRANCH: f32 = 57.0;
/// How large the node is at which the run stands, and the others.
const CURRENT: f32 = 9.0;
const OTHER: f32 = 6.5;

/// How high the strip is in a room of this height.
pub fn height(room: f32, session: &PlaySession) -> f32 {
    if room >= TALL || session.branch.is_some() { HEIGHT } else { LOW }
}

/// A node on the strip.
struct Stop<'a> {
    name: &'a str,
    kind: Option<Kind>,
    /// Of what was done there.
    grade: Option<Grade>,
    by_hand: bool,
}

/// Shows the strip.
pub fn strip_ui(ui: &mut Ui, session: &PlaySession, theme: &Theme, requests: &mut Requests) {
    let here = session.run.inputs();
    let count = here + 1 + session.ahead.len();
    let scroll = ScrollArea::horizontal()
        .id_salt("strip")
        .auto_shrink(false)
        .stick_to_right(true)
        .scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden);
    scroll.show_viewport(ui, |ui, viewport| {
        let origin = ui.max_rect().min;
        let at = |stop: usize| origin + vec2(APART * (f32_of(stop) + 0.5), MIDDLE);
        let first = stop_at(viewport.left()).saturating_sub(1);
        let last = (stop_at(viewport.right()) + 2).min(count);
        line(ui.painter(), first, &(first..last).map(at).collect::<Vec<_>>(), here, theme);
        for stop in first..last {
            stop_ui(ui, session, stop, at(stop), here, theme, requests);
        }
        if let Some(branch) = &session.branch
            && (first..last).contains(&branch.at)
            && branch.at <= here
            && let Some(end) = branch.steps.last()
        {
            branch_ui(ui, at(branch.at), &end.name, branch.steps.len(), theme, requests);
        }
        ui.set_width(APART * f32_of(count));
        ui.set_height(ui.available_height());
        // The node at which the run stands stays in view, wherever the strip was scrolled.
        let told = egui::Id::unique("generation of the strip");
        if ui.data(|data| data.get_temp::<u64>(told)) != Some(session.generation) {
            ui.data_mut(|data| data.insert_temp(told, session.generation));
            ui.scroll_to_rect(Rect::from_center_size(at(here), vec2(APART * 2.0, 1.0)), None);
        }
    });
}

/// The stop at a place on the strip.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "places on a strip, none below 0")]
fn stop_at(x: f32) -> usize {
    (x / APART).max(0.0) as usize
}

#[expect(clippy::cast_precision_loss, reason = "a run has few steps")]
fn f32_of(n: usize) -> f32 {
    n as f32
}

/// The line through the nodes: dashed behind the one at which the run stands.
fn line(painter: &Painter, first: usize, places: &[Pos2], here: usize, theme: &Theme) {
    for (at, pair) in (first..).zip(places.windows(2)) {
        let points = [pair[0], pair[1]];
        if at < here {
            painter.line_segment(points, Stroke::new(1.5, theme.border_strong));
        } else {
            painter.extend(Shape::dashed_line(&points, Stroke::new(1.5, theme.border_strong), 5.0, 4.0));
        }
    }
}

fn stop(session: &PlaySession, at: usize, here: usize) -> Stop<'_> {
    if let Some(step) = session.steps.get(at) {
        let next = session.steps.get(at + 1).map(|next| next.grade);
        let grade = next.unwrap_or_else(|| session.ahead.first().and_then(|next| next.grade));
        return Stop { name: &step.name, kind: step.kind, grade, by_hand: step.by_hand };
    }
    let behind = at - here - 1;
    let grade = session.ahead.get(behind + 1).and_then(|next| next.grade);
    Stop { name: session.ahead.get(behind).map_or("", |step| step.name.as_str()), kind: None, grade, by_hand: false }
}

fn stop_ui(
    ui: &mut Ui,
    session: &PlaySession,
    at: usize,
    centre: Pos2,
    here: usize,
    theme: &Theme,
    requests: &mut Requests,
) {
    let Stop { name, kind, grade, by_hand } = stop(session, at, here);
    let current = at == here;
    let target = Rect::from_center_size(pos2(centre.x, centre.y + 12.0), vec2(APART - 8.0, 46.0));
    let response = ui.interact(target, egui::Id::unique(("stop", at)), Sense::click());
    let graded = grade.map_or_else(String::new, |grade| format!(", {}", grade.label().to_lowercase()));
    let place = if current { ", here" } else { "" };
    response.widget_info(|| {
        WidgetInfo::selected(Role::Button, true, current, format!("Step {}: {name}{graded}{place}", at + 1))
    });
    let painter = ui.painter();
    let radius = if current { CURRENT } else { OTHER };
    painter.circle_filled(centre, radius + 3.0, theme.panel);
    let behind = at > here;
    match (current, grade, kind) {
        (true, _, _) => _ = painter.circle_filled(centre, radius, theme.accent),
        (false, Some(grade), _) if !behind => grade_glyph(painter, centre, radius, grade, theme.grade(grade)),
        (false, _, Some(Kind::Ending)) => kind_glyph(painter, centre, radius, Kind::Ending, theme.ending),
        (false, _, _) => {
            let colour = if behind { theme.border_strong } else { theme.accent };
            painter.circle_stroke(centre, radius - 1.0, Stroke::new(2.0, colour));
        }
    }
    if by_hand {
        painter.circle_stroke(centre, radius + 3.0, Stroke::new(1.5, theme.weak));
    }
    if response.hovered() || response.has_focus() {
        painter.circle_stroke(centre, radius + 4.0, Stroke::new(1.5, theme.accent));
    }
    let (family, ink) = match (current, behind) {
        (true, _) => (theme::semibold(), theme.accent),
        (false, _) => (egui::FontFamily::Proportional, theme.text_weak),
    };
    name_ui(painter, pos2(centre.x, centre.y - MIDDLE + NAME), name, FontId::new(theme::SMALL, family), ink);
    let response = response.on_hover_ui(|ui| {
        ui.label(name);
        ui.label(match (current, behind) {
            (true, _) => "The run stands here",
            (false, true) => "Go forward to here",
            (false, false) => "Step back to here",
        });
    });
    if response.clicked() && !current {
        requests.push(Request::Rewind(at));
    }
}

fn name_ui(painter: &Painter, centre: Pos2, name: &str, font: FontId, ink: egui::Color32) {
    let mut job = egui::text::LayoutJob::simple_singleline(name.to_owned(), font, ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(APART - 14.0);
    let galley = painter.layout_job(job);
    painter.galley(centre - galley.size() * 0.5, galley, ink);
}

fn branch_ui(ui: &mut Ui, from: Pos2, name: &str, steps: usize, theme: &Theme, requests: &mut Requests) {
    let end = pos2(from.x + APART * 0.8, from.y - MIDDLE + BRANCH);
    let painter = ui.painter();
    let curve = egui::epaint::CubicBezierShape::from_points_stroke(
        [from + vec2(0.0, 8.0), pos2(from.x + 16.0, end.y), pos2(from.x + 24.0, end.y), end],
        false,
        egui::Color32::TRANSPARENT,
        Stroke::NONE,
    );
    let dashes = Shape::dashed_line(&curve.flatten(Some(0.5)), Stroke::new(1.3, theme.border_strong), 4.0, 3.0);
    painter.extend(dashes);
    painter.circle_filled(end, 4.0, theme.border_strong);
    let words = format!("other branch · {name}");
    let mut job = egui::text::LayoutJob::simple_singleline(words, FontId::proportional(theme::SMALL), theme.text_weak);
    job.wrap = egui::text::TextWrapping::truncate_at_width(APART * 2.2);
    let galley = painter.layout_job(job);
    let text = Align2::LEFT_CENTER.anchor_size(end + vec2(9.0, 0.0), galley.size());
    painter.galley(text.min, galley, theme.text_weak);
    let target = text.union(Rect::from_center_size(end, vec2(12.0, 12.0)));
    let response = ui.interact(target, egui::Id::unique("the other branch"), Sense::click());
    let spoken = format!("The other branch of this run, {steps} steps, to {name}");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    if response.has_focus() {
        ui.painter().rect_stroke(target.expand(2.0), 4.0, Stroke::new(1.5, theme.accent), egui::StrokeKind::Outside);
    }
    if response.on_hover_text("Go to where the other branch ended").clicked() {
        requests.push(Request::Run(RunRequest::TakeBranch));
    }
}
