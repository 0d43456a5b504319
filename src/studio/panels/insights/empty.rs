//! The room before there is anything to show.

use std::time::Duration;

use egui::{Rect, RichText, Role, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::awaited::ghosts;
use crate::studio::command::Command;
use crate::studio::request::Requests;
use crate::studio::theme::{self, Theme};
use crate::studio::workspace::Workspace;

/// Whether there will be something to show.
pub fn is_waiting(workspace: &Workspace) -> bool {
    !workspace.scenario().nodes.is_empty() && workspace.exploring.failure().is_none()
}

/// Says what will stand here, and what is missing for it.
pub fn empty_ui(ui: &mut Ui, workspace: &Workspace, theme: &Theme, requests: &mut Requests) {
    if is_waiting(workspace) {
        waiting_ui(ui, workspace, theme);
        return;
    }
    ui.add_space((ui.available_height() * 0.22).max(24.0));
    ui.vertical_centered(|ui| {
        ui.set_max_width(480.0);
        ui.spacing_mut().item_spacing.y = theme::GAP;
        let heading = |ui: &mut Ui, words: &str| ui.label(RichText::new(words).heading().color(theme.text));
        let quiet = |ui: &mut Ui, words: &str| ui.label(RichText::new(words).color(theme.text_weak));
        if workspace.scenario().nodes.is_empty() {
            heading(ui, "There is nothing to find out yet");
            quiet(
                ui,
                "Once the case has nodes, this room shows how learners end, what they score, and where they are lost.",
            );
            if ui.button("Go to Write").clicked() {
                requests.run(Command::ShowWrite);
            }
            return;
        }
        if let Some(failure) = workspace.exploring.failure() {
            heading(ui, "This case could not be explored");
            quiet(ui, failure);
            quiet(ui, "The next change tries again.");
        }
    });
}

/// The page as it will stand here, without a figure in it.
fn waiting_ui(ui: &mut Ui, workspace: &Workspace, theme: &Theme) {
    // The page has a scroll bar beside it.
    let room = ui.max_rect();
    let room = room.with_max_x(room.right() - ui.spacing().scroll.allocated_width());
    let width = (room.width() - 40.0).min(super::COLUMN);
    let left = room.center().x - width * 0.5;
    let sheet = |ui: &Ui, rect: Rect| {
        let border = Stroke::new(1.0, theme.border);
        ui.painter().rect(rect, theme::RADIUS + 4, theme.raised, border, StrokeKind::Inside);
    };
    let tiles = if width > 900.0 { 6_u8 } else { 3 };
    let one = (width - 12.0 * f32::from(tiles - 1)) / f32::from(tiles);
    for tile in 0..tiles {
        let at = pos2(left + f32::from(tile) * (one + 12.0), room.top() + 20.0);
        let rect = Rect::from_min_size(at, vec2(one, 106.0));
        sheet(ui, rect);
        for (top, part, height) in [(16.0, 0.3, 8.0), (36.0, 0.55, 16.0), (62.0, 0.7, 8.0)] {
            let ghost = Rect::from_min_size(at + vec2(14.0, top), vec2((one - 28.0) * part, height));
            ui.painter().rect_filled(ghost, 3.0, theme.hovered);
        }
    }
    let below = Rect::from_min_max(pos2(left, room.top() + 146.0), pos2(left + width, room.bottom() - 20.0));
    sheet(ui, below);
    let inside = below.shrink2(vec2(20.0, 18.0));
    let mut words = ui.new_child(UiBuilder::new().max_rect(inside).id_salt("waiting"));
    words.label(RichText::new("Looking at every run").heading().color(theme.text));
    let about = "How learners end, what they score, what each choice gives away: found out and not guessed. A large \
                 case takes some seconds; you can go on writing meanwhile.";
    words.add(egui::Label::new(RichText::new(about).color(theme.text_weak)).wrap());
    if let Some(asked) = workspace.exploring.asked(ui.input(|input| input.time)) {
        ui.ctx().request_repaint_after(Duration::from_secs(1));
        let words_now = format!("{} · {} s", asked.words(), asked.for_seconds);
        let label = words.label(RichText::new(words_now).color(theme.accent));
        label.widget_info(|| WidgetInfo::labeled(Role::Status, true, asked.words()));
    }
    let below = Rect::from_min_max(pos2(inside.left(), words.min_rect().bottom() + 28.0), inside.max);
    ghosts(ui.painter(), below, theme);
}
