//! The outline: every node by phase, the complete twin of the canvas for keyboard and screen reader.

use egui::{Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::scenario::Phase;
use crate::studio::canvas::{Placed, kind_glyph};
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};
use crate::studio::workspace::Workspace;

const ROW: f32 = 26.0;

/// A row of the outline: a heading or a node.
enum Entry<'a> {
    Heading(&'static str),
    Node(&'a Placed),
}

/// Shows the outline.
pub fn outline_ui(ui: &mut Ui, workspace: &Workspace, theme: &Theme, requests: &mut Requests) {
    let entries = entries(workspace);
    ui.spacing_mut().item_spacing.y = 0.0;
    egui::ScrollArea::vertical().auto_shrink(false).show_rows(ui, ROW, entries.len(), |ui, range| {
        for entry in &entries[range] {
            match entry {
                Entry::Heading(text) => heading_ui(ui, text, theme),
                Entry::Node(placed) => node_ui(ui, placed, workspace, theme, requests),
            }
        }
    });
}

/// Nodes in the order of their numbers, under the phases that occur.
fn entries(workspace: &Workspace) -> Vec<Entry<'_>> {
    let outline = &workspace.graph.outline;
    let mut entries = Vec::with_capacity(outline.len() + Phase::ALL.len() + 1);
    let mut last = None;
    for (phase, index) in outline {
        if last != Some(*phase) {
            entries.push(Entry::Heading(phase.map_or("Without a phase", Phase::label)));
            last = Some(*phase);
        }
        entries.push(Entry::Node(&workspace.graph.cards[*index]));
    }
    entries
}

fn heading_ui(ui: &mut Ui, text: &str, theme: &Theme) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let font = egui::FontId::proportional(11.0);
    ui.painter().text(
        rect.left_bottom() + vec2(2.0, -6.0),
        egui::Align2::LEFT_BOTTOM,
        text.to_uppercase(),
        font,
        theme.text_weak,
    );
}

fn node_ui(ui: &mut Ui, placed: &Placed, workspace: &Workspace, theme: &Theme, requests: &mut Requests) {
    let selected = workspace.selection.contains(&placed.id);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::TreeItem, true, selected, placed.card.spoken(&placed.number)));
    let painter = ui.painter();
    if selected {
        painter.rect_filled(rect, theme::RADIUS, theme.accent_soft);
    } else if response.hovered() || response.has_focus() {
        painter.rect_filled(rect, theme::RADIUS, theme.hovered);
    }
    if response.has_focus() {
        painter.rect_stroke(rect, theme::RADIUS, egui::Stroke::new(1.5, theme.accent), egui::StrokeKind::Inside);
    }
    kind_glyph(painter, pos2(rect.left() + 14.0, rect.center().y), 5.0, placed.card.kind, theme.kind(placed.card.kind));
    let number = egui::FontId::proportional(11.0);
    painter.text(
        pos2(rect.left() + 26.0, rect.center().y),
        egui::Align2::LEFT_CENTER,
        &placed.number,
        number.clone(),
        theme.text_weak,
    );
    let mut right = rect.right() - 6.0;
    let (problems, blocked) = workspace.checks.of_node(&placed.id);
    if problems > 0 {
        let colour = if blocked { theme.harmful } else { theme.weak };
        let drawn = painter.text(
            pos2(right, rect.center().y),
            egui::Align2::RIGHT_CENTER,
            problems.to_string(),
            number,
            colour,
        );
        right = drawn.left() - 4.0;
    }
    let family = if selected { theme::semibold() } else { egui::FontFamily::Proportional };
    let mut job = egui::text::LayoutJob::single_section(
        placed.card.title.clone(),
        egui::TextFormat::simple(egui::FontId::new(13.0, family), theme.text),
    );
    job.wrap = egui::text::TextWrapping::truncate_at_width((right - rect.left() - 54.0).max(10.0));
    let galley = painter.layout_job(job);
    painter.galley(pos2(rect.left() + 52.0, rect.center().y - galley.size().y * 0.5), galley, theme.text);
    if response.clicked() {
        requests.push(Request::GoTo(crate::scenario::Place::node(&placed.id)));
    }
}
