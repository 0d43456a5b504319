//! Lines: who says what, and how.

use egui::{RichText, Ui};

use super::super::form::{Entry, Look, choice_ui, duration_ui, ids_ui, menu_ui, optional};
use super::NodeForm;
use crate::edit::Lines;
use crate::scenario::{Delivery, Id, Line, Pace, Seen, Volume};
use crate::studio::request::Request;

impl NodeForm<'_> {
    /// The lines of a list, and a button for one more.
    pub(super) fn lines_ui(&mut self, ui: &mut Ui, field: &'static str, lines: &[Line], list: &Lines, more: &str) {
        for (index, line) in lines.iter().enumerate() {
            let outer = self.place.clone();
            self.place = outer.clone().then(field).item(&line.id);
            ui.push_id(line.id.as_str(), |ui| self.line_ui(ui, (index, lines.len()), line, list));
            self.place = outer;
        }
        if ui.small_button(more).clicked() {
            let node = self.node.clone();
            self.requests.push(Request::AddLine { node, lines: list.clone() });
        }
    }

    fn change_line(&mut self, list: &Lines, id: &Id, label: &str, change: impl FnOnce(&mut Line)) {
        self.change(label, |node| {
            if let Some(line) = list.of(node).and_then(|lines| lines.iter_mut().find(|line| line.id == *id)) {
                change(line);
            }
        });
    }

    fn line_ui(&mut self, ui: &mut Ui, (index, count): (usize, usize), line: &Line, list: &Lines) {
        let (name, id) = (self.speaker_name(line.by.as_ref()), &line.id);
        ui.horizontal_wrapped(|ui| {
            let people = || {
                let people = self.workspace.scenario().cast.iter();
                let people = people.map(|(id, person)| Entry::new(Some(id.clone()), person.name.as_str()));
                std::iter::once(Entry::always(None, "Narration")).chain(people).collect()
            };
            let salt = ui.scope_id().with("by");
            if let Some(by) = menu_ui(ui, &format!("Speaker: {name}"), RichText::new(&name).strong(), salt, people) {
                self.change_line(list, id, "Change who speaks", |line| line.by = by);
            }
            if index > 0 && self.small_button(ui, "↑", &format!("Move {name}’s line up")) {
                self.change("Move a line", |node| {
                    if let Some(lines) = list.of(node) {
                        lines.swap(index, index - 1);
                    }
                });
            }
            if index + 1 < count && self.small_button(ui, "↓", &format!("Move {name}’s line down")) {
                self.change("Move a line", |node| {
                    if let Some(lines) = list.of(node) {
                        lines.swap(index, index + 1);
                    }
                });
            }
            if self.small_button(ui, "×", &format!("Delete {name}’s line")) {
                self.change("Delete a line", |node| {
                    if let Some(lines) = list.of(node) {
                        lines.retain(|other| other.id != *id);
                    }
                });
            }
        });
        self.text_ui(ui, "says", &line.says, Look { label: &name, hint: "what is said", rows: 2 });
        self.line_manner_ui(ui, line, list);
        self.line_meaning_ui(ui, line, list);
        self.add_menu_ui(ui, &format!("{name}: add…"));
    }

    /// Who speaks, by name.
    fn speaker_name(&self, by: Option<&Id>) -> String {
        by.map_or_else(
            || "Narration".to_owned(),
            |by| {
                self.workspace.scenario().cast.get(by).map_or_else(|| format!("{by} (missing)"), |p| p.name.to_string())
            },
        )
    }

    /// How it is said.
    fn line_manner_ui(&mut self, ui: &mut Ui, line: &Line, list: &Lines) {
        let id = &line.id;
        if self.has(ui, "feeling", "Feeling", !line.feeling.is_blank()) {
            self.text_ui(ui, "feeling", &line.feeling, Look { label: "Feeling", hint: "angry, wary", rows: 0 });
        }
        if self.has(ui, "signals", "Signals", !line.signals.is_empty())
            && let Some(signals) = ids_ui(ui, self.theme, "Signals", "volume, clipped sentence", &line.signals)
        {
            self.change_line(list, id, "Change signals", |line| line.signals = signals);
        }
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
            let media = &self.workspace.scenario().media;
            let shown = line.media.as_ref().map_or("none", |id| media.get(id).map_or(id.as_str(), |m| m.alt.as_str()));
            let salt = ui.scope_id().with("media");
            let picked = menu_ui(ui, "Picture or sound", RichText::new(shown), salt, || {
                let declared = media.iter().map(|(id, medium)| Entry::new(Some(id.clone()), medium.alt.as_str()));
                std::iter::once(Entry::always(None, "none")).chain(declared).collect()
            });
            if let Some(medium) = picked {
                self.change_line(list, id, "Change the picture or sound", |line| line.media = medium);
            }
        }
    }
}
