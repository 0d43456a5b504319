//! What a line may have besides its words: voice, readers, condition, triggers, needs, pictures.

use egui::Ui;

use super::super::form::{
    Creates, Entry, Look, Picked, Picker, choice_ui, duration_ui, fold_row_ui, ids_ui, label_ui, optional, picker_ui,
    unshow,
};
use super::NodeForm;
use crate::edit::{Lines, Referred};
use crate::scenario::{Delivery, Line, Pace, Seen, Volume, condition_sentence};

impl NodeForm<'_> {
    /// Everything that a line has besides its words: in one row until it is opened.
    pub(super) fn line_details_ui(&mut self, ui: &mut Ui, line: &Line, list: &Lines, name: &str) {
        let fields = [
            ("delivery", "Voice", line.delivery.is_some()),
            ("seen", "Who can read it", line.seen.is_some()),
            ("when", "Only if…", line.when.is_some()),
            ("triggers", "Triggers", !line.triggers.is_empty()),
            ("need", "What they need", !line.need.is_blank()),
            ("bait", "The bait", !line.bait.is_blank()),
            ("media", "Picture or sound", line.media.is_some()),
        ];
        let here = self.place.clone();
        let opened = egui::Id::unique(("details", here.to_string()));
        let is_detail = |field| fields.iter().any(|(detail, ..)| *detail == field) || field == "note";
        let focus = self.workspace.focus.as_ref();
        if focus.is_some_and(|place| {
            place.segments().starts_with(here.segments()) && place.last_field().is_some_and(is_detail)
        }) {
            ui.data_mut(|data| data.insert_temp(opened, true));
        }
        let asked = fields.iter().any(|(field, _, present)| !present && self.is_shown(ui, &here.clone().then(field)));
        let open = asked || ui.data(|data| data.get_temp(opened)) == Some(true);
        let any = fields.iter().any(|(.., present)| *present);
        if any {
            let words = if open { "Fewer details".to_owned() } else { self.details_words(line) };
            if fold_row_ui(ui, self.theme, open, &words, &format!("{name}: details")).clicked() {
                ui.data_mut(|data| data.insert_temp(opened, !open));
                for (field, ..) in fields.iter().filter(|_| open) {
                    unshow(ui, &here.clone().then(field));
                }
            }
        }
        if any && !open {
            // What is not there is offered all the same.
            for (field, offered, present) in fields {
                self.has(ui, field, offered, present);
            }
        } else {
            self.line_manner_ui(ui, line, list);
            self.line_meaning_ui(ui, line, list);
        }
    }

    /// The details of a line in a few words.
    fn details_words(&self, line: &Line) -> String {
        let case = self.workspace.scenario();
        let mut words = Vec::new();
        if let Some(when) = &line.when {
            words.push(format!("only if {}", condition_sentence(case, when)));
        }
        if let Some(delivery) = &line.delivery {
            words.extend(delivery.pace.map(|pace| pace.label().to_owned()));
            words.extend(delivery.volume.map(|volume| volume.label().to_owned()));
            words.extend(delivery.pause.map(|pause| format!("after {pause}")));
            if !delivery.note.is_blank() {
                words.push(delivery.note.to_string());
            }
        }
        words.extend(line.seen.map(|seen| seen.label().to_lowercase()));
        if !line.triggers.is_empty() {
            let triggers: Vec<String> = line.triggers.iter().map(|id| id.replace('-', " ")).collect();
            words.push(format!("triggers {}", triggers.join(", ")));
        }
        if !line.need.is_blank() {
            words.push(format!("needs: {}", line.need));
        }
        if !line.bait.is_blank() {
            words.push(format!("bait: {}", line.bait));
        }
        words.extend(line.media.as_ref().map(|id| format!("shows {id}")));
        words.join(" · ")
    }

    /// How it is said.
    fn line_manner_ui(&mut self, ui: &mut Ui, line: &Line, list: &Lines) {
        let id = &line.id;
        if self.has(ui, "delivery", "Voice", line.delivery.is_some()) {
            let before = line.delivery.clone().unwrap_or_default();
            let mut after = before.clone();
            ui.horizontal_wrapped(|ui| {
                let paces: Vec<_> = optional(Pace::ALL, Pace::label, "any pace");
                if let Some(pace) = choice_ui(ui, self.theme, "Pace", after.pace, &paces) {
                    after.pace = pace;
                }
                let volumes: Vec<_> = optional(Volume::ALL, Volume::label, "any volume");
                if let Some(volume) = choice_ui(ui, self.theme, "Volume", after.volume, &volumes) {
                    after.volume = volume;
                }
            });
            if let Some(pause) = duration_ui(ui, self.theme, "Silence before it", "2s", after.pause) {
                after.pause = pause;
            }
            if after != before {
                let delivery = (after != Delivery::default()).then_some(after);
                self.change_line(list, id, "Change the voice", |line| line.delivery = delivery);
            }
            if line.delivery.is_some() {
                let outer = self.place.clone();
                self.place = outer.clone().then("delivery");
                let look = Look { label: "How else it sounds", hint: "a breath, a laugh", rows: 0 };
                self.text_ui(ui, "note", &before.note, look);
                self.place = outer;
            }
        }
        if self.has(ui, "seen", "Who can read it", line.seen.is_some()) {
            let options = optional(Seen::ALL, Seen::label, "as the channel has it");
            if let Some(seen) = choice_ui(ui, self.theme, "Who can read it", line.seen, &options) {
                self.change_line(list, id, "Change who can read it", |line| line.seen = seen);
            }
        }
    }

    /// What it means, when it is heard, what is shown with it.
    fn line_meaning_ui(&mut self, ui: &mut Ui, line: &Line, list: &Lines) {
        let id = &line.id;
        if self.has(ui, "when", "Only if…", line.when.is_some())
            && let Some(when) = self.condition_ui(ui, "Heard only if", line.when.as_ref())
        {
            self.change_line(list, id, "Change when it is heard", |line| line.when = when);
        }
        if self.has(ui, "triggers", "Triggers", !line.triggers.is_empty())
            && let Some(triggers) = ids_ui(ui, self.theme, "Triggers", "delay, transfer", &line.triggers)
        {
            self.change_line(list, id, "Change triggers", |line| line.triggers = triggers);
        }
        if self.has(ui, "need", "What they need", !line.need.is_blank()) {
            let look = Look { label: "What they need", hint: "behind the words", rows: 1 };
            self.text_ui(ui, "need", &line.need, look);
        }
        if self.has(ui, "bait", "The bait", !line.bait.is_blank()) {
            let look = Look { label: "The bait", hint: "what tempts to answer the tone", rows: 1 };
            self.text_ui(ui, "bait", &line.bait, look);
        }
        if self.has(ui, "media", "Picture or sound", line.media.is_some()) {
            self.line_media_ui(ui, line, list);
        }
    }

    fn line_media_ui(&mut self, ui: &mut Ui, line: &Line, list: &Lines) {
        let media = &self.workspace.scenario().media;
        let shown = line.media.as_ref().map_or("none", |id| media.get(id).map_or(id.as_str(), |m| m.alt.as_str()));
        let creates = [Creates { words: "Create", unnamed: false }];
        label_ui(ui, self.theme, "Picture or sound");
        let salt = ui.scope_id().with("media");
        let picker = Picker { creates: &creates, ..Picker::new("Picture or sound", shown, salt) };
        let answer = picker_ui(ui, &picker, || {
            let declared = media
                .iter()
                .map(|(id, medium)| Entry::new(Some(id.clone()), medium.alt.as_str()).also(medium.file.as_str()));
            std::iter::once(Entry::always(None, "none")).chain(declared).collect()
        });
        let medium = match answer {
            Some(Picked::Entry(medium)) => medium,
            Some(Picked::Create(_, words)) => Some(self.declare(Referred::Media, &words)),
            None => return,
        };
        self.change_line(list, &line.id, "Change the picture or sound", |line| line.media = medium);
    }
}
