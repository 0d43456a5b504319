//! Cases to choose from: what comes into the pack, and what has to be finished first.

use std::collections::BTreeSet;

use egui::{Checkbox, Label, RichText, ScrollArea, Ui};

use super::dialog::{buttons_ui, done_ui, heading_ui, take_focus};
use crate::scenario::Text;
use crate::studio::command::Command;
use crate::studio::library::{Dialog, Library, LibraryRequest};
use crate::studio::open_pack::OpenPack;
use crate::studio::request::{Request, Requests};
use crate::studio::theme::{self, Theme};

/// How high a list becomes before it scrolls.
const MOST: f32 = 320.0;

/// What a file of the table is called.
fn title<'a>(library: &'a Library, file: &'a str) -> &'a str {
    library.rows().iter().find(|row| row.file == file).map_or(file, |row| row.title())
}

/// Which cases of the folder come into the pack.
pub fn add_cases_ui(
    ui: &mut Ui,
    library: &Library,
    pack: &OpenPack,
    chosen: &BTreeSet<String>,
    theme: &Theme,
    requests: &mut Requests,
) {
    heading_ui(ui, "Add cases to the pack", theme);
    let is_listed = |file: &str| pack.pack().scenarios.iter().any(|listed| listed.as_str() == file);
    let loose: Vec<&String> = library.files().iter().filter(|file| !is_listed(file)).collect();
    if loose.is_empty() {
        let words = "Every case of the folder is in the pack. To add others, copy their files into the folder.";
        ui.add(Label::new(RichText::new(words).color(theme.text_weak)).wrap());
        return done_ui(ui, requests);
    }
    let mut now = chosen.clone();
    ScrollArea::vertical().max_height(MOST).show(ui, |ui| {
        for (at, file) in loose.into_iter().enumerate() {
            let mut is_chosen = now.contains(file);
            let words = match title(library, file) {
                title if title == file => file.clone(),
                title => format!("{title} ({file})"),
            };
            let check = ui.add(Checkbox::new(&mut is_chosen, words));
            if at == 0 {
                take_focus(ui, &check);
            }
            if check.changed() && !now.remove(file) {
                now.insert(file.clone());
            }
        }
    });
    if now != *chosen {
        let dialog = Dialog::AddCases { chosen: now.clone() };
        requests.push(Request::Library(LibraryRequest::Ask(Some(dialog))));
    }
    let words = if now.len() == 1 { "Add 1 case".to_owned() } else { format!("Add {} cases", now.len()) };
    buttons_ui(ui, &words, !now.is_empty(), theme, requests);
}

/// What has to be finished before a case; each mark counts at once.
pub fn needs_ui(ui: &mut Ui, library: &Library, pack: &OpenPack, file: &str, theme: &Theme, requests: &mut Requests) {
    heading_ui(ui, &format!("What “{}” needs", title(library, file)), theme);
    let words = "Learners can begin it once they have finished:";
    ui.label(RichText::new(words).color(theme.text_weak));
    ui.add_space(4.0);
    let needs = pack.pack().needs.get(file);
    let needed = |other: &str| needs.is_some_and(|needs| needs.iter().any(|need| need.as_str() == other));
    let listed = pack.pack().scenarios.iter().map(Text::as_str);
    // What is needed and no longer in the pack can be taken away here, too.
    let gone = needs.into_iter().flatten().map(Text::as_str);
    let mut seen = BTreeSet::new();
    let others: Vec<&str> = listed.chain(gone).filter(|other| *other != file && seen.insert(*other)).collect();
    if others.is_empty() {
        ui.label(RichText::new("There is no other case in the pack.").color(theme.text_weak));
    }
    ScrollArea::vertical().max_height(MOST).show(ui, |ui| {
        for (at, other) in others.into_iter().enumerate() {
            let mut is_needed = needed(other);
            let check = ui.add(Checkbox::new(&mut is_needed, title(library, other)));
            if at == 0 {
                take_focus(ui, &check);
            }
            if check.changed() {
                let (file, need) = (file.to_owned(), other.to_owned());
                requests.push(Request::Library(LibraryRequest::SetNeed { file, need, needed: is_needed }));
            }
        }
    });
    ui.add_space(theme::GAP);
    let chain = ui.button("One after the other");
    if chain.on_hover_text("For the whole pack: each case needs the one before it").clicked() {
        requests.run(Command::OneAfterTheOther);
    }
    done_ui(ui, requests);
}
