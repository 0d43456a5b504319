//! The Play room: the conversation as a learner has it, and beside it everything that the learner does not see.
//!
//! What is shown was made when the run changed last; a frame lays out only what is in view.

mod bubble;
mod case_file;
mod change;
mod choices;
mod column;
mod conversation;
mod empty;
mod happened;
mod keys;
mod over;
mod question;
mod result;
mod shape;
mod side;
mod strip;
mod timer;
mod tools;
mod transcript;
mod why;
mod write;

use egui::{CentralPanel, Frame, Margin, Panel, Ui};

use crate::studio::play_session::Tab;
use crate::studio::request::Requests;
use crate::studio::theme::{self, Theme};
use crate::studio::workspace::Workspace;

/// From this width on, the conversation and what stands beside it are shown at once.
const WIDE: f32 = 960.0;
/// The widest conversation that still reads well.
const SHEET_WIDTH: f32 = 780.0;

/// Whether something lies over the room that wants the keys, and during which no time passes.
fn is_covered(ctx: &egui::Context) -> bool {
    egui::Popup::is_any_open(ctx) || ctx.memory(|memory| memory.top_modal_layer().is_some())
}

/// Shows the room.
pub fn play_ui(ui: &mut Ui, workspace: &Workspace, theme: &Theme, requests: &mut Requests) {
    let Some(session) = &workspace.run else {
        empty::empty_ui(ui, workspace, theme, requests);
        return;
    };
    keys::take_keys(ui, session, requests);
    // A track beside words that scroll says nothing that the handle does not say.
    ui.spacing_mut().scroll.dormant_background_opacity = 0.0;
    ui.spacing_mut().scroll.active_background_opacity = 0.0;
    let bar = Frame::new().fill(theme.panel).inner_margin(Margin::symmetric(theme::MARGIN, 0));
    Panel::top("play tools")
        .exact_size(44.0)
        .frame(bar)
        .show(ui, |ui| tools::tools_ui(ui, workspace, session, theme, requests));
    Panel::top("play strip")
        .exact_size(strip::height(ui.available_height(), session))
        .frame(bar)
        .show(ui, |ui| strip::strip_ui(ui, session, theme, requests));
    tools::notices_ui(ui, workspace, session, theme, requests);
    let width = ui.available_width();
    let side = Frame::new().fill(theme.panel).inner_margin(Margin { left: 18, right: 18, top: 10, bottom: 0 });
    if width >= WIDE {
        let usual = (width * 0.37).clamp(360.0, 520.0);
        Panel::right("play side").default_size(usual).size_range(320.0..=760.0).frame(side).show(ui, |ui| {
            side::tabs_ui(ui, session, &Tab::ALL[1..], theme, requests);
            side::tab_ui(ui, session, side::beside(session.tab), theme, requests);
        });
    } else {
        Panel::top("play tabs")
            .exact_size(44.0)
            .frame(Frame::new().fill(theme.panel).inner_margin(Margin { top: 6, ..Margin::symmetric(18, 0) }))
            .show_separator_line(false)
            .show(ui, |ui| side::tabs_ui(ui, session, &Tab::ALL, theme, requests));
        if session.tab != Tab::Conversation {
            CentralPanel::default().frame(side).show(ui, |ui| side::tab_ui(ui, session, session.tab, theme, requests));
            return;
        }
    }
    let margin = if width >= WIDE { 20 } else { 8 };
    let frame = Frame::new().fill(theme.canvas).inner_margin(Margin::same(margin));
    CentralPanel::default().frame(frame).show(ui, |ui| {
        let sheet = ui.available_rect_before_wrap();
        let sheet =
            egui::Rect::from_center_size(sheet.center(), egui::vec2(sheet.width().min(SHEET_WIDTH), sheet.height()));
        ui.scope_builder(egui::UiBuilder::new().max_rect(sheet), |ui| {
            conversation::sheet_ui(ui, session, theme, requests);
        });
    });
}
