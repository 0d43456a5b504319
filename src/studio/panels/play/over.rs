//! The end of a run: an ending of the case, or the place at which something is missing.

use egui::{RichText, Ui};

use super::question::{primary_button, prompt_id};
use crate::play::End;
use crate::scenario::Kind;
use crate::studio::play_session::{Over, PlaySession, RunRequest, Tab};
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};

/// What can be written at an open exit, most likely first.
const KINDS: [Kind; 7] =
    [Kind::Decision, Kind::Scene, Kind::Ending, Kind::Rewrite, Kind::Pause, Kind::Gate, Kind::Chance];

/// Says why the run is over, and what can be done about it.
pub fn over_ui(ui: &mut Ui, session: &PlaySession, over: &Over, theme: &Theme, requests: &mut Requests) {
    heading_ui(ui, session, over, theme);
    if !over.words.is_empty() {
        ui.label(RichText::new(&over.words).color(theme.text));
    }
    ui.add_space(2.0);
    match over.end {
        End::Ending => ending_ui(ui, session, theme, requests),
        End::Unwritten if over.open.is_some() => {
            ui.horizontal_wrapped(|ui| {
                ui.label(RichText::new("Write it here:").color(theme.text_weak));
                for kind in &KINDS {
                    let article = if *kind == Kind::Ending { "an" } else { "a" };
                    let words = format!("Write {article} {} here and go to its form", kind.label().to_lowercase());
                    let button = ui.button(kind.label());
                    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &words));
                    if button.on_hover_text(&words).clicked() {
                        requests.push(Request::Run(RunRequest::WriteHere(*kind)));
                    }
                }
            });
            place_ui(ui, over, "Go to the exit", requests);
        }
        End::Unwritten if session.case.nodes.is_empty() => {
            if primary_button(ui, "Write the first node", theme).clicked() {
                requests.push(Request::Run(RunRequest::WriteHere(Kind::Scene)));
            }
        }
        End::Unwritten => place_ui(ui, over, "Go to the brief", requests),
        End::LinkToNowhere => place_ui(ui, over, "Go to the exit", requests),
        End::Stuck | End::EndlessLoop => place_ui(ui, over, "Go to the node", requests),
    }
}

fn heading_ui(ui: &mut Ui, session: &PlaySession, over: &Over, theme: &Theme) {
    let colour = match over.resolved {
        Some(true) => theme.best,
        Some(false) => theme.text,
        None => theme.weak,
    };
    let label =
        ui.label(RichText::new(&over.title).font(egui::FontId::new(theme::HEADING, theme::semibold())).color(colour));
    let response = ui.interact(label.rect, prompt_id(session), egui::Sense::focusable_noninteractive());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, &over.title));
    let told = egui::Id::unique("generation that was told");
    if ui.data(|data| data.get_temp::<u64>(told)) != Some(session.generation) {
        ui.data_mut(|data| data.insert_temp(told, session.generation));
        response.request_focus();
    }
}

fn place_ui(ui: &mut Ui, over: &Over, label: &str, requests: &mut Requests) {
    if let Some(place) = &over.place
        && ui.button(label).clicked()
    {
        requests.push(Request::GoTo(place.clone()));
    }
}

fn ending_ui(ui: &mut Ui, session: &PlaySession, theme: &Theme, requests: &mut Requests) {
    let came = &session.now.came;
    let resolved = match &session.now.asked {
        crate::studio::play_session::Asked::Over(over) if over.resolved == Some(true) => "resolved",
        _other => "not resolved",
    };
    let percent = came.percent.map(|percent| format!("{percent} %"));
    let passed = came.passed.map(|passed| if passed { "passed" } else { "not passed" }.to_owned());
    let verdict: Vec<String> = [percent, passed, Some(resolved.to_owned())].into_iter().flatten().collect();
    let font = egui::FontId::new(theme::BODY, theme::semibold());
    ui.label(RichText::new(verdict.join(" · ")).font(font).color(theme.accent));
    ui.horizontal_wrapped(|ui| {
        if primary_button(ui, "Play again", theme).clicked() {
            requests.push(Request::Run(RunRequest::Restart));
        }
        if session.tab != Tab::Result && ui.button("Show the result").clicked() {
            requests.push(Request::Run(RunRequest::Show(Tab::Result)));
        }
    });
}
