//! The question that is open over the table. Escape closes it.

use egui::{FontId, RichText, Role, TextEdit, Ui, WidgetInfo};

use super::case_list::{add_cases_ui, needs_ui};
use super::cover::cover_ui;
use super::new_case::new_case_ui;
use crate::check::Day;
use crate::studio::library::{Dialog, Library, LibraryRequest};
use crate::studio::open_pack::OpenPack;
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};

/// Shows the question.
pub fn library_dialog_ui(
    ui: &mut Ui,
    library: &Library,
    pack: Option<&OpenPack>,
    theme: &Theme,
    requests: &mut Requests,
) {
    let Some(dialog) = &library.dialog else { return };
    // Boxes and rings to be marked stand on a ground of their own colour.
    ui.visuals_mut().widgets.inactive.bg_stroke.color = theme.border_strong;
    match (dialog, pack) {
        (Dialog::NewCase { title, template }, _) => {
            new_case_ui(ui, title, *template, pack.is_some(), theme, requests);
        }
        (Dialog::AddCases { chosen }, Some(pack)) => add_cases_ui(ui, library, pack, chosen, theme, requests),
        (Dialog::Needs { file }, Some(pack)) => needs_ui(ui, library, pack, file, theme, requests),
        (Dialog::Cover, Some(pack)) => cover_ui(ui, pack, theme, requests),
        (Dialog::Owner { owner }, _) => {
            heading_ui(ui, &format!("Who answers for {}?", cases(library)), theme);
            if let Some(owner) = line_ui(ui, "Owner", owner, "A name or a team", true) {
                requests.push(Request::Library(LibraryRequest::Ask(Some(Dialog::Owner { owner }))));
            }
            buttons_ui(ui, "Set the owner", true, theme, requests);
        }
        (Dialog::ReviewBy { when }, _) => {
            heading_ui(ui, &format!("When should {} be looked at again?", cases(library)), theme);
            if let Some(when) = line_ui(ui, "Review by", when, "2027-03, or 2027-03-15", true) {
                requests.push(Request::Library(LibraryRequest::Ask(Some(Dialog::ReviewBy { when }))));
            }
            let is_day = when.trim().is_empty() || Day::last_of(when).is_some();
            if !is_day {
                let words = "Write year and month, such as 2027-03, or a day, such as 2027-03-15.";
                ui.label(RichText::new(words).small().color(theme.harmful));
            }
            buttons_ui(ui, "Set the day", is_day, theme, requests);
        }
        (Dialog::AddCases { .. } | Dialog::Needs { .. } | Dialog::Cover, None) => {
            requests.push(Request::Library(LibraryRequest::Ask(None)));
        }
    }
}

fn cases(library: &Library) -> String {
    match library.selected().count() {
        1 => "the case".to_owned(),
        count => format!("these {count} cases"),
    }
}

pub fn heading_ui(ui: &mut Ui, words: &str, theme: &Theme) {
    let label = ui.label(RichText::new(words).font(FontId::new(theme::HEADING, theme::semibold())).color(theme.text));
    label.widget_info(|| WidgetInfo::labeled(Role::Heading, true, words));
    ui.add_space(theme::GAP);
}

/// A labelled line; what was typed, if anything was. `first`: it has the keyboard when the question opens, and Enter in
/// it answers.
pub fn line_ui(ui: &mut Ui, label: &str, value: &str, hint: &str, first: bool) -> Option<String> {
    let mut typed = value.to_owned();
    ui.label(RichText::new(label).small().color(ui.visuals().weak_text_color()));
    let field = ui.add(TextEdit::singleline(&mut typed).hint_text(hint).desired_width(f32::INFINITY));
    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, label));
    if first {
        take_focus(ui, &field);
    }
    if field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
        let pass = ui.ctx().cumulative_pass_nr();
        ui.data_mut(|data| data.insert_temp(entered_id(), pass));
    }
    field.changed().then_some(typed)
}

/// Where it is noted in which frame a line was ended with Enter.
fn entered_id() -> egui::Id {
    egui::Id::unique("library question was answered with Enter")
}

/// Gives the keyboard to a control when the question opens.
pub fn take_focus(ui: &Ui, control: &egui::Response) {
    let id = egui::Id::unique("library question was shown");
    let pass = ui.ctx().cumulative_pass_nr();
    let before = ui.data(|data| data.get_temp::<u64>(id));
    if before.is_none_or(|before| before + 2 < pass) {
        control.request_focus();
    }
    ui.data_mut(|data| data.insert_temp(id, pass));
}

/// The answer, and the way out.
pub fn buttons_ui(ui: &mut Ui, answer: &str, can: bool, theme: &Theme, requests: &mut Requests) {
    ui.add_space(theme::GAP_LARGE);
    let pass = ui.ctx().cumulative_pass_nr();
    let entered = ui.data(|data| data.get_temp::<u64>(entered_id())) == Some(pass);
    ui.horizontal(|ui| {
        let words = RichText::new(answer).color(if can { theme.on_accent } else { theme.text_weak });
        let fill = if can { theme.accent } else { theme.sunken };
        let button = ui.add_enabled(can, egui::Button::new(words).fill(fill));
        let cancel = ui.button("Cancel");
        if button.clicked() || (entered && can) {
            requests.push(Request::Library(LibraryRequest::Confirm));
        } else if cancel.clicked() {
            requests.push(Request::Library(LibraryRequest::Ask(None)));
        }
    });
}

/// The way out of a question whose answers count at once.
pub fn done_ui(ui: &mut Ui, requests: &mut Requests) {
    ui.add_space(theme::GAP_LARGE);
    let done = ui.button("Done");
    take_focus(ui, &done);
    if done.clicked() {
        requests.push(Request::Library(LibraryRequest::Ask(None)));
    }
}
