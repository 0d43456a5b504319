//! The tools of the room: begin again, step back, start elsewhere, timers, the seed; and what has to be said about the
//! run as a whole.

use egui::{Align, Button, DragValue, Frame, Layout, Margin, Panel, RichText, Ui};

use crate::scenario::{Id, Place};
use crate::studio::panels::form::{Entry, menu_ui};
use crate::studio::play_session::{Pace, PlaySession, RunRequest, clock_words};
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};
use crate::studio::workspace::Workspace;

/// Shows the tools.
pub fn tools_ui(ui: &mut Ui, workspace: &Workspace, session: &PlaySession, theme: &Theme, requests: &mut Requests) {
    ui.horizontal_centered(|ui| {
        let inputs = session.run.inputs();
        if ui
            .button("Restart")
            .on_hover_text("Play again from where this run began, with the same seed (F5: with a new one)")
            .clicked()
        {
            requests.push(Request::Run(RunRequest::Restart));
        }
        let back = Button::new("Step back");
        if ui.add_enabled(inputs > 0, back).on_hover_text("Take the last answer back (Left arrow)").clicked() {
            requests.push(Request::Rewind(inputs - 1));
        }
        let salt = egui::Id::unique("start at");
        if let Some(node) = menu_ui(ui, "Start at…", RichText::new("Start at…"), salt, || nodes(workspace)) {
            requests.push(Request::StartRunAt(node));
        }
        settings_ui(ui, session, requests);
        let graph = session.run.node().map(|(id, _)| id.clone());
        let show = ui.add_enabled(graph.is_some(), Button::new("Show in graph"));
        if show.on_hover_text("Go to this node in the graph").clicked()
            && let Some(id) = graph
        {
            requests.push(Request::GoTo(Place::node(&id)));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let seed = session.run.seed();
            let status = format!("Run · seed {seed} · step {} · {}", inputs + 1, clock_words(session.now.clock));
            let label = RichText::new(status).size(theme::SMALL).color(theme.text_weak);
            ui.add(egui::Label::new(label).truncate())
                .on_hover_text("1 to 9 choose, Space goes on, Left and Right step back and forward");
        });
    });
}

/// Every node, in reading order.
fn nodes(workspace: &Workspace) -> Vec<Entry<Id>> {
    let mut cards: Vec<_> = workspace.graph.cards.iter().collect();
    cards.sort_by_key(|placed| placed.reading_order);
    cards
        .into_iter()
        .map(|placed| Entry::new(placed.id.clone(), format!("{}  {}", placed.number, placed.card.title)))
        .collect()
}

/// How fast timers run, and the seed.
fn settings_ui(ui: &mut Ui, session: &PlaySession, requests: &mut Requests) {
    let label = match session.pace {
        Pace::Normal => "Timers on",
        Pace::Double => "Timers ×2",
        Pace::Off => "Timers off",
    };
    let hover = "Whether timed decisions run out by themselves";
    drop_down_ui(ui, "timers", label, hover, |ui| {
        for pace in Pace::ALL {
            if ui.radio(session.pace == pace, pace.label()).clicked() {
                requests.push(Request::Run(RunRequest::SetPace(pace)));
                ui.close();
            }
        }
    });
    drop_down_ui(ui, "seed", "Seed", "What chance draws from: the same seed, the same draws", |ui| {
        let seed = session.run.seed();
        let id = egui::Id::unique("seed that is typed");
        let mut typed = ui.data(|data| data.get_temp(id)).unwrap_or(seed);
        ui.horizontal(|ui| {
            let drag = ui.add(DragValue::new(&mut typed));
            drag.widget_info(|| egui::WidgetInfo::labeled(egui::Role::SpinButton, true, "Seed"));
            ui.data_mut(|data| data.insert_temp(id, typed));
            let mut begin = |ui: &mut Ui, seed| {
                ui.data_mut(|data| data.remove::<u32>(id));
                requests.push(Request::Run(RunRequest::Reseed(seed)));
                ui.close();
            };
            if ui.button("Play with it").clicked() {
                begin(ui, typed);
            }
            if ui.button("New seed").clicked() {
                // Another number is all that is wanted: what is drawn comes from its hash.
                begin(ui, seed.wrapping_mul(747_796_405).wrapping_add(2_891_336_453));
            }
        });
    });
}

/// A button with a menu that stays open until something in it closes it.
fn drop_down_ui(ui: &mut Ui, name: &str, label: &str, hover: &str, content: impl FnOnce(&mut Ui)) {
    let menu = egui::ComboBox::from_id_salt(egui::Id::unique(("play tools", name)))
        .selected_text(label)
        .width(0.0)
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
        .show_ui(ui, content);
    menu.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, label));
    menu.response.on_hover_text(hover);
}

/// What has to be said about the run as a whole: that it is free, that the case has changed, how a replay went.
pub fn notices_ui(ui: &mut Ui, workspace: &Workspace, session: &PlaySession, theme: &Theme, requests: &mut Requests) {
    if session.revision != workspace.history.revision() {
        banner_ui(ui, "changed", theme, |ui| {
            if ui.button("Replay on the case as it is now").clicked() {
                requests.push(Request::Run(RunRequest::ReplayNow));
            }
            words_ui(ui, "The case has changed since this run began.", theme);
        });
    }
    if let Some(notice) = &session.notice {
        banner_ui(ui, "notice", theme, |ui| words_ui(ui, notice, theme));
    }
    if session.now.free {
        let began = session.begun_at().and_then(|id| session.case.nodes.get(&id).map(|node| node.name(40)));
        let words = match began {
            Some(name) => format!("A free run: begun at “{name}”. It cannot be saved or counted."),
            None => "A free run: something was changed by hand. It cannot be saved or counted.".to_owned(),
        };
        banner_ui(ui, "free", theme, |ui| {
            if ui.button("Play from the start").clicked() {
                requests.push(Request::StartRun);
            }
            words_ui(ui, &words, theme);
        });
    }
}

fn words_ui(ui: &mut Ui, words: &str, theme: &Theme) {
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.add(egui::Label::new(RichText::new(words).size(theme::SMALL).color(theme.text)).truncate());
    });
}

fn banner_ui(ui: &mut Ui, name: &str, theme: &Theme, content: impl FnOnce(&mut Ui)) {
    let frame = Frame::new().fill(theme.notice).inner_margin(Margin::symmetric(theme::MARGIN, 0));
    Panel::top(egui::Id::unique(("play banner", name))).exact_size(34.0).frame(frame).show(ui, |ui| {
        ui.spacing_mut().interact_size.y = 24.0;
        ui.spacing_mut().button_padding.y = 2.0;
        ui.with_layout(Layout::right_to_left(Align::Center), content);
    });
}
