//! What is asked now, below the conversation: a choice, a message, a pause, or nothing because the run is over.

use egui::{Button, Response, RichText, Role, Sense, Ui, Widget, WidgetInfo, vec2};

use super::{choices, over, write};
use crate::play::Input;
use crate::studio::play_session::{Asked, Pausing, PlaySession, RunRequest};
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};

/// Shows what is asked.
pub fn question_ui(ui: &mut Ui, session: &PlaySession, theme: &Theme, requests: &mut Requests) {
    ui.spacing_mut().item_spacing.y = theme::GAP;
    match &session.now.asked {
        Asked::Continue => {
            ui.horizontal(|ui| {
                if primary_button(ui, "Continue", theme).on_hover_text("Space or Enter").clicked() {
                    requests.push(Request::Play(Input::Continue));
                }
                prompt_ui(ui, session, session.now.asked.prompt(), true, theme);
            });
        }
        Asked::Pause(pausing) => pause_ui(ui, session, pausing, theme, requests),
        Asked::Choose { prompt, hint, checklist, .. } => {
            prompt_ui(ui, session, prompt, false, theme);
            help_ui(ui, hint, checklist, theme);
            choices::choices_ui(ui, session, theme, requests);
        }
        Asked::Write(writing) => write::write_ui(ui, session, writing, theme, requests),
        Asked::Over(end) => over::over_ui(ui, session, end, theme, requests),
    }
}

/// Where the focus goes after each step, so that who listens hears what is asked now.
pub fn prompt_id(session: &PlaySession) -> egui::Id {
    egui::Id::unique(("what is asked", session.generation))
}

/// What is asked, as the heading below the conversation.
pub fn prompt_ui(ui: &mut Ui, session: &PlaySession, prompt: &str, quiet: bool, theme: &Theme) {
    let text = if quiet {
        RichText::new(prompt).size(theme::SMALL).color(theme.text_weak)
    } else {
        RichText::new(prompt).font(egui::FontId::new(theme::BODY, theme::semibold())).color(theme.text)
    };
    let id = prompt_id(session);
    let label = egui::Label::new(text).wrap().ui(ui);
    let response = ui.interact(label.rect, id, Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, prompt));
    let told = egui::Id::unique("generation that was told");
    let news = ui.data(|data| data.get_temp::<u64>(told)) != Some(session.generation);
    // A field that is being typed in, or an open menu, keeps the focus.
    if news && !ui.ctx().text_edit_focused() && !super::is_covered(ui.ctx()) {
        response.request_focus();
    }
    if news {
        ui.data_mut(|data| data.insert_temp(told, session.generation));
    }
}

/// The button that goes on.
pub fn primary_button(ui: &mut Ui, label: &str, theme: &Theme) -> Response {
    ui.horizontal(|ui| {
        let widgets = &mut ui.visuals_mut().widgets;
        for widget in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active] {
            widget.weak_bg_fill = theme.accent;
            widget.fg_stroke.color = theme.on_accent;
            widget.bg_stroke.color = theme.accent;
        }
        ui.add(Button::new(label).min_size(vec2(120.0, 34.0)))
    })
    .inner
}

/// A hint and a checklist.
pub fn help_ui(ui: &mut Ui, hint: &str, checklist: &[String], theme: &Theme) {
    if !hint.is_empty() {
        ui.label(RichText::new(format!("Hint: {hint}")).size(theme::SMALL).color(theme.text_weak));
    }
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = 18.0;
        ui.spacing_mut().item_spacing.y = 3.0;
        for item in checklist {
            let id = ui.scope_id().with(("checked", item));
            let mut checked = ui.data(|data| data.get_temp(id)).unwrap_or(false);
            if ui.checkbox(&mut checked, RichText::new(item).size(theme::SMALL)).changed() {
                ui.data_mut(|data| data.insert_temp(id, checked));
            }
        }
    });
}

fn pause_ui(ui: &mut Ui, session: &PlaySession, pausing: &Pausing, theme: &Theme, requests: &mut Requests) {
    let time = pausing.seconds.map_or_else(String::new, |seconds| format!(" · {seconds} s"));
    let kind = format!("{}{time}", pausing.kind.label());
    ui.label(RichText::new(kind).size(theme::SMALL).color(theme.pause_ink));
    prompt_ui(ui, session, &pausing.prompt, false, theme);
    help_ui(ui, "", &pausing.checklist, theme);
    if pausing.kind == crate::scenario::PauseKind::Reflection {
        draft_ui(ui, session, "Your answer", "Kept for the debrief", 2, requests);
    }
    if primary_button(ui, "Continue", theme).on_hover_text("Space or Enter").clicked() {
        requests.push(Request::Play(Input::Continue));
    }
}

/// The field in which the learner writes.
pub fn draft_ui(ui: &mut Ui, session: &PlaySession, label: &str, hint: &str, rows: usize, requests: &mut Requests) {
    let mut draft = session.draft.clone();
    let field = egui::TextEdit::multiline(&mut draft)
        .id(egui::Id::unique(("draft", session.generation)))
        .hint_text(hint)
        .desired_rows(rows)
        .desired_width(f32::INFINITY)
        .margin(egui::Margin::symmetric(10, 8));
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(Role::MultilineTextInput, true, label));
    if response.changed() {
        requests.push(Request::Run(RunRequest::Draft(draft)));
    }
}
