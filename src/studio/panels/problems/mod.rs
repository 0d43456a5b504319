//! The problems: what the checks found, by kind or in one list, the most pressing first. A click goes to the field;
//! each can be explained, repaired, accepted with a reason, and played where a run shows it.

mod button;
mod detail;
mod head;
mod heading;
mod keys;
mod line;
mod mark;
mod problem;
mod rows;

use egui::{Rect, RichText, Ui};

use crate::studio::request::Requests;
use crate::studio::theme::{self, Theme};
use crate::studio::workspace::Workspace;

/// Shows the problems of the case.
pub fn problems_ui(ui: &mut Ui, workspace: &Workspace, theme: &Theme, requests: &mut Requests) {
    note_where(ui.ctx(), ui.max_rect());
    head::head_ui(ui, workspace, theme, requests);
    let checks = &workspace.checks;
    let nothing = |ui: &mut Ui, words: &str| {
        ui.label(RichText::new(words).color(theme.text_weak));
    };
    let (open, accepted) = (checks.findings().len(), checks.found().accepted().len());
    if !checks.has_looked() {
        nothing(ui, "Looking at the case for the first time…");
    } else if open == 0 && accepted > 0 {
        nothing(ui, "Nothing is open. What you have accepted stands below.");
    } else if open == 0 {
        nothing(ui, "Nothing found. Every rule is content with this case.");
    } else if checks.list().shown() == 0 {
        nothing(ui, "Nothing of this sort.");
    }
    if checks.list().rows().is_empty() {
        ui.allocate_space(ui.available_size());
    } else {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(theme::GAP * 0.25);
        rows::rows_ui(ui, workspace, theme, requests);
    }
}

/// Whether something within the list of problems holds the focus.
#[must_use]
pub fn problems_have_focus(ctx: &egui::Context) -> bool {
    let Some((pass, rect)) = ctx.data(|data| data.get_temp::<(u64, Rect)>(where_id())) else { return false };
    let focused = ctx.memory(egui::Memory::focused).and_then(|id| ctx.read_response(id));
    pass + 1 >= ctx.cumulative_pass_nr() && focused.is_some_and(|focused| rect.contains(focused.rect.center()))
}

fn note_where(ctx: &egui::Context, rect: Rect) {
    let pass = ctx.cumulative_pass_nr();
    ctx.data_mut(|data| data.insert_temp(where_id(), (pass, rect)));
}

fn where_id() -> egui::Id {
    egui::Id::unique("where the problems are")
}
