//! The room before there is anything to show.

use std::time::Duration;

use egui::{Rect, RichText, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

use crate::studio::command::Command;
use crate::studio::request::Requests;
use crate::studio::theme::{self, Theme};
use crate::studio::workspace::Workspace;

/// Says what will stand here, and what is missing for it.
pub fn empty_ui(ui: &mut Ui, workspace: &Workspace, theme: &Theme, requests: &mut Requests) {
    if !workspace.scenario().nodes.is_empty() && workspace.exploring.failure().is_none() {
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
    let room = ui.max_rect();
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
    if let Some(since) = workspace.exploring.working_since() {
        ui.ctx().request_repaint_after(Duration::from_secs(1));
        let seconds = (ui.input(|input| input.time) - since).max(0.0);
        words.label(RichText::new(format!("{seconds:.0} s")).color(theme.accent));
    }
    let mut top = words.min_rect().bottom() + 28.0;
    for part in [0.62_f32, 0.35, 0.5, 0.22, 0.44, 0.3, 0.16] {
        let name = Rect::from_min_size(pos2(inside.left(), top), vec2(inside.width() * 0.2, 10.0));
        let bar = Rect::from_min_size(
            pos2(inside.left() + inside.width() * 0.26, top),
            vec2(inside.width() * 0.7 * part, 10.0),
        );
        if bar.bottom() > inside.bottom() {
            break;
        }
        ui.painter().rect_filled(name, 3.0, theme.hovered);
        ui.painter().rect_filled(bar, 3.0, theme.hovered);
        top += 34.0;
    }
}
