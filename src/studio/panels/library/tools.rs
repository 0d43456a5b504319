//! What is shown of the table, by what it is sorted, and what can be done with the selected cases.

use egui::{Button, RichText, Role, TextEdit, Ui, WidgetInfo};

use super::LibraryPage;
use crate::scenario::Stage;
use crate::studio::command::{Command, Front, row};
use crate::studio::library::{Column, Library, LibraryRequest};
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};

/// Below this width, what can be done with the selection stands in a menu.
const NARROW: f32 = 1_080.0;
/// Below this width, how many cases there are is left to the status bar.
const CRAMPED: f32 = 560.0;

pub fn tools_ui(ui: &mut Ui, page: LibraryPage<'_>, theme: &Theme, requests: &mut Requests) {
    let LibraryPage { library, .. } = page;
    let narrow = ui.available_width() < NARROW;
    ui.horizontal_wrapped(|ui| {
        filter_ui(ui, library, requests);
        sort_ui(ui, page, requests);
        let (shown, all) = (library.rows().len(), library.all());
        let cases = if all == 1 { "1 case".to_owned() } else { format!("{all} cases") };
        let words = if shown == all { cases } else { format!("{shown} of {cases}") };
        let cramped = ui.max_rect().width() < CRAMPED;
        // The status bar says it too.
        if !cramped {
            ui.label(RichText::new(words).size(theme::SMALL).color(theme.text_weak));
        }
        let selected = library.selected().count();
        if selected == 0 {
            return;
        }
        if !cramped {
            ui.separator();
        }
        let words = format!("{selected} selected");
        if narrow {
            ui.menu_button(words, |ui| {
                ui.set_min_width(190.0);
                selection_ui(ui, page, requests);
            });
        } else {
            ui.label(RichText::new(words).size(theme::SMALL).color(theme.accent));
            selection_ui(ui, page, requests);
        }
    });
}

fn filter_ui(ui: &mut Ui, library: &Library, requests: &mut Requests) {
    let mut words = library.filter().to_owned();
    let hint = "Find by title, owner or stage";
    let width = if ui.available_width() < 620.0 { 150.0 } else { 230.0 };
    let field = ui.add(TextEdit::singleline(&mut words).hint_text(hint).desired_width(width));
    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Find cases"));
    if !words.is_empty() {
        let clear = ui.small_button("×");
        clear.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Show all cases"));
        if clear.on_hover_text("Show every case again").clicked() {
            words.clear();
        }
    }
    if words != library.filter() {
        requests.push(Request::Library(LibraryRequest::Filter(words)));
    }
}

/// Sorting also by what has no room on the screen.
fn sort_ui(ui: &mut Ui, page: LibraryPage<'_>, requests: &mut Requests) {
    let sort = page.library.sort();
    let arrow = if sort.reversed { "↓" } else { "↑" };
    let by = if page.pack.is_none() && sort.by == Column::Place { "File" } else { sort.by.name() };
    let menu = ui.menu_button(format!("Sort: {by} {arrow}"), |ui| {
        ui.set_min_width(170.0);
        for column in Column::ALL {
            let of_pack = matches!(column, Column::Needs | Column::Live);
            if page.pack.is_none() && of_pack {
                continue;
            }
            let name = if page.pack.is_none() && column == Column::Place { "File" } else { column.name() };
            if ui.selectable_label(sort.by == column, name).clicked() {
                requests.push(Request::Library(LibraryRequest::SortBy(column)));
                ui.close();
            }
        }
    });
    menu.response.on_hover_text("By what the cases are sorted; the same again turns it round");
}

/// What can be done with the selected cases.
fn selection_ui(ui: &mut Ui, page: LibraryPage<'_>, requests: &mut Requests) {
    let front = Front::Library(page.library, page.pack);
    let mut ask = |ui: &mut Ui, words: &str, tooltip: &str, request: LibraryRequest| {
        if ui.add(Button::new(words)).on_hover_text(tooltip).clicked() {
            requests.push(Request::Library(request));
            ui.close();
        }
    };
    ask(ui, "Open", "Open every selected case (Enter)", LibraryRequest::OpenSelected);
    ui.menu_button("Stage", |ui| {
        for stage in Stage::ALL {
            let tooltip = "Written into the files at once; an open case is changed as a step that can be undone";
            ask(ui, stage.label(), tooltip, LibraryRequest::SetStage(*stage));
        }
    });
    ask(ui, "Check", "Run all checks over the selected cases", LibraryRequest::Check { selected: true });
    let commands = [
        (Command::SetOwner, "Owner…"),
        (Command::SetReviewBy, "Review by…"),
        (Command::CaseNeeds, "Needs…"),
        (Command::AddToPack, "Add to the pack"),
        (Command::TakeOutOfPack, "Take out"),
    ];
    for (command, words) in commands {
        let Some(row) = row(command) else { continue };
        if front.can(row) && ui.add(Button::new(words)).on_hover_text(row.tooltip).clicked() {
            requests.run(command);
            ui.close();
        }
    }
}
