//! The head of a node's form: its title, where it stands in the conversation, and what the checks say of it.

use egui::{FontId, RichText, Role, Sense, TextEdit, Ui, WidgetInfo, vec2};

use super::super::form::{Dress, Entry, Picked, Picker, field_id, inline_width, picker_ui, set_text, take_focus};
use super::NodeForm;
use crate::check::{Case, Finding, fix};
use crate::scenario::{Node, Phase, Status, shortened};
use crate::studio::canvas::kind_glyph;
use crate::studio::problems::Due;
use crate::studio::request::Request;
use crate::studio::theme;

/// How many problems are shown above the form; the others are in the list of problems.
const PROBLEMS: usize = 3;

impl NodeForm<'_> {
    pub(super) fn header_ui(&mut self, ui: &mut Ui, node: &Node) {
        let theme = self.theme;
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.horizontal(|ui| {
            let (rect, glyph) = ui.allocate_exact_size(vec2(16.0, 28.0), Sense::hover());
            kind_glyph(ui.painter(), rect.center(), 6.5, node.kind(), theme.kind(node.kind()));
            glyph.on_hover_text(node.kind().label());
            let place = self.place.clone().then("title");
            let mut title = node.title().to_string();
            let untitled = if node.title().is_blank() { node.name(60) } else { String::new() };
            let hint = RichText::new(untitled).color(theme.text_weak);
            let field = TextEdit::singleline(&mut title)
                .id(field_id(&place))
                .font(FontId::new(theme::HEADING, theme::semibold()))
                .hint_text(hint)
                .frame(title_frame(ui, self, &place))
                .desired_width(f32::INFINITY);
            let response = ui.add(field).accessible_name("Title");
            let response = response.on_hover_text("The title: a name for authors");
            take_focus(self.workspace, &place, &response);
            if response.changed() {
                set_text(ui, &response, place, node.title(), title, self.requests);
            }
        });
        ui.horizontal_wrapped(|ui| self.facts_ui(ui, node));
        ui.add_space(2.0);
        ui.separator();
    }

    /// `D3 · Decision · Opening · Draft · used by 1, leads to 4`.
    fn facts_ui(&mut self, ui: &mut Ui, node: &Node) {
        let theme = self.theme;
        ui.spacing_mut().item_spacing.x = 0.0;
        let number = self.workspace.graph.card(&self.node).map_or("", |placed| placed.number.as_str());
        let weak = |words: String| RichText::new(words).small().color(theme.text_weak);
        ui.label(weak(format!("{number} · {} ·", node.kind())));
        let phase = *node.phase();
        let label = format!("Phase: {}", phase.map_or("none", Phase::label));
        let shown = weak(phase.map_or("no phase", Phase::label).to_owned());
        let picker = Picker { dress: Dress::Bare, ..Picker::new(&label, shown, ui.scope_id().with("phase")) };
        let answer = picker_ui(ui, &picker, || {
            let phases = Phase::ALL.iter().map(|phase| Entry::new(Some(*phase), phase.label()));
            phases.chain([Entry::always(None, "no phase")]).collect()
        });
        if let Some(Picked::Entry(phase)) = answer {
            self.change("Change the phase", |node| *node.phase_mut() = phase);
        }
        ui.label(weak("·".to_owned()));
        let label = format!("Status: {}", node.status());
        let shown = weak(node.status().label().to_owned());
        let picker = Picker { dress: Dress::Bare, ..Picker::new(&label, shown, ui.scope_id().with("status")) };
        let answer =
            picker_ui(ui, &picker, || Status::ALL.iter().map(|status| Entry::new(*status, status.label())).collect());
        if let Some(Picked::Entry(status)) = answer {
            self.change("Change the status", |node| *node.status_mut() = status);
        }
        let used_by = self.usage(ui).exits.len();
        let exits = node.exits();
        let leads_to = exits.iter().filter(|(_, to)| to.is_some()).count();
        let open = exits.len() - leads_to;
        let open = if open == 0 { String::new() } else { format!(", {open} open") };
        let leads_to = if exits.is_empty() { String::new() } else { format!(", leads to {leads_to}{open}") };
        ui.label(weak(format!("· used by {used_by}{leads_to}")));
    }

    /// What the checks say of this node, each with its cure where it has one.
    pub(super) fn problems_ui(&mut self, ui: &mut Ui) {
        let workspace = self.workspace;
        let mine = || workspace.checks.by_due().filter(|(_, finding)| finding.place.in_node() == Some(&self.node));
        let found: Vec<(Due, &Finding)> = mine().take(PROBLEMS).collect();
        let more = mine().skip(PROBLEMS).count();
        for (due, finding) in found {
            ui.horizontal(|ui| self.problem_ui(ui, due, finding));
        }
        if more > 0 {
            let words = format!("and {more} more in the list of problems");
            ui.label(RichText::new(words).small().color(self.theme.text_weak));
        }
    }

    fn problem_ui(&mut self, ui: &mut Ui, due: Due, finding: &Finding) {
        let theme = self.theme;
        let colour = match due {
            Due::Blocking => theme.harmful,
            Due::BeforeReview => theme.weak,
            Due::BeforeRelease => theme.good,
        };
        let fix_words = finding.fix.as_ref().map(|label| shortened(label, 24));
        let font = FontId::proportional(theme::SMALL);
        let fix_width = fix_words.as_ref().map_or(0.0, |words| inline_width(ui, words) + 24.0);
        let width = (ui.available_width() - fix_width - ui.spacing().item_spacing.x).max(80.0);
        let mut job = egui::text::LayoutJob::simple(finding.message.clone(), font, theme.text, width - 18.0);
        job.wrap.max_rows = 2;
        let galley = ui.painter().layout_job(job);
        let height = (galley.size().y + 6.0).max(24.0);
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
        response.widget_info(|| {
            WidgetInfo::labeled(Role::Button, true, format!("Problem, {}: {}", due.label(), finding.message))
        });
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, theme::RADIUS, theme.hovered);
        }
        ui.painter().circle_filled(rect.left_top() + vec2(8.0, 12.0), 3.5, colour);
        let at = rect.left_top() + vec2(18.0, (height - galley.size().y) * 0.5);
        ui.painter().galley(at, galley, theme.text);
        if response.on_hover_text(&finding.message).clicked() {
            self.requests.push(Request::GoTo(finding.place.clone()));
        }
        if let (Some(words), Some(label)) = (fix_words, &finding.fix)
            && ui.small_button(words).on_hover_text(label).clicked()
        {
            let case = Case::new(self.workspace.scenario(), self.workspace.history.pack());
            if let Some(step) = fix(&case, finding, &self.workspace.file) {
                self.requests.push(Request::Apply(step));
            }
        }
    }
}

/// A title looks like one until it is written.
fn title_frame(ui: &Ui, form: &NodeForm<'_>, place: &crate::scenario::Place) -> egui::Frame {
    let focused = ui.memory(|memory| memory.has_focus(field_id(place)));
    let theme = form.theme;
    let (fill, line) = if focused { (theme.raised, theme.accent) } else { (theme.panel, theme.panel) };
    egui::Frame::new()
        .fill(fill)
        .stroke(egui::Stroke::new(1.0, line))
        .corner_radius(theme::RADIUS)
        .inner_margin(egui::Margin::symmetric(4, 2))
}
