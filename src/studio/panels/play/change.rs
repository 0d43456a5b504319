//! Change the moment: set a meter, raise a flag, reveal a fact, let the timer run out. The run is free from then on.

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{DragValue, PopupCloseBehavior, RichText, Role, ScrollArea, Ui, WidgetInfo};

use super::side::section_ui;
use crate::play::{End, Input};
use crate::scenario::{Effect, Id, PromiseStatus, Var};
use crate::studio::play_session::{Asked, MeterNow, PlaySession, RunRequest};
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};

/// How high a menu grows before it scrolls.
const MENU_HEIGHT: f32 = 360.0;

/// Shows the buttons that change the moment.
pub fn change_ui(ui: &mut Ui, session: &PlaySession, theme: &Theme, requests: &mut Requests) {
    let now = &session.now;
    if matches!(&now.asked, Asked::Over(over) if over.end != End::Stuck) {
        return;
    }
    section_ui(ui, "Change the moment", theme);
    let mut change = |effect| requests.push(Request::Run(RunRequest::Change(effect)));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.y = theme::GAP;
        if !now.meters.is_empty() {
            menu_ui(ui, "Set a meter…", |ui| {
                for meter in &now.meters {
                    if let Some(value) = meter_ui(ui, session, meter) {
                        change(Effect::Set(Var::Meter(meter.id.clone()), value));
                        ui.close();
                    }
                }
            });
        }
        if !now.flags.is_empty() {
            menu_ui(ui, "Raise a flag…", |ui| {
                for (id, words, raised) in &now.flags {
                    let mut on = *raised;
                    if ui.checkbox(&mut on, words).changed() {
                        change(if on { Effect::Raise(id.clone()) } else { Effect::Lower(id.clone()) });
                        ui.close();
                    }
                }
            });
        }
        let unknown: Vec<(&Id, &str)> =
            now.facts.iter().filter(|fact| fact.step.is_none()).map(|fact| (&fact.id, fact.label.as_str())).collect();
        if !unknown.is_empty() {
            menu_ui(ui, "Reveal a fact…", |ui| {
                for (id, label) in unknown {
                    if ui.button(label).clicked() {
                        change(Effect::Reveal(id.clone()));
                        ui.close();
                    }
                }
            });
        }
        promise_ui(ui, session, &mut change);
    });
    if now.asked.timing().is_some() {
        ui.add_space(theme::GAP);
        if ui.button("Let the timer run out").clicked() {
            requests.push(Request::Play(Input::TimeOut));
        }
    }
    ui.add_space(6.0);
    let words = "A run that was changed by hand cannot be saved or counted. Step back to take a change back.";
    ui.add(egui::Label::new(RichText::new(words).size(theme::SMALL).color(theme.text_weak)).wrap());
}

/// What can be done with promises by hand: make one, keep or break an open one.
fn promise_ui(ui: &mut Ui, session: &PlaySession, change: &mut impl FnMut(Effect)) {
    if session.case.promises.is_empty() {
        return;
    }
    menu_ui(ui, "A promise…", |ui| {
        let (machine, state) = (session.run.machine(), session.run.state());
        for (index, (id, promise)) in session.case.promises.iter().enumerate() {
            let id = || id.clone();
            let offered = match machine.promise(state, index) {
                PromiseStatus::Unmade => vec![("Make", Effect::Make(id()))],
                PromiseStatus::Open => vec![("Keep", Effect::Keep(id())), ("Break", Effect::Break(id()))],
                PromiseStatus::Kept | PromiseStatus::Broken => Vec::new(),
            };
            for (verb, effect) in offered {
                if ui.button(format!("{verb}: {}", crate::scenario::shortened(&promise.what, 60))).clicked() {
                    change(effect);
                    ui.close();
                }
            }
        }
    });
}

fn menu_ui(ui: &mut Ui, label: &str, content: impl FnOnce(&mut Ui)) {
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    MenuButton::new(label).config(config).ui(ui, |ui| {
        ui.set_min_width(240.0);
        ScrollArea::vertical().max_height(MENU_HEIGHT).show(ui, content);
    });
}

/// A meter and the number it is to be set to; that number once it is to be.
fn meter_ui(ui: &mut Ui, session: &PlaySession, meter: &MeterNow) -> Option<i32> {
    let id = egui::Id::unique(("meter by hand", session.generation, meter.id.as_str()));
    let mut value = ui.data(|data| data.get_temp(id)).unwrap_or(meter.value);
    let mut set = false;
    ui.horizontal(|ui| {
        let drag = ui.add(DragValue::new(&mut value).range(meter.range.0..=meter.range.1));
        drag.widget_info(|| WidgetInfo::labeled(Role::SpinButton, true, &meter.name));
        ui.data_mut(|data| data.insert_temp(id, value));
        let button = ui.button("Set");
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Set {}", meter.name)));
        set = button.clicked();
        ui.label(&meter.name);
    });
    set.then_some(value)
}
