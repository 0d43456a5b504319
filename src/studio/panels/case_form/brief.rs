//! The brief: what the case is about, for whom, and what set the customer off.

use egui::Ui;

use super::CaseForm;
use crate::scenario::{Channel, ContentNote, Level, Place, Scenario};
use crate::studio::panels::form::{Look, label_ui};

/// The longest case, in minutes.
const MOST_MINUTES: i32 = 600;

impl CaseForm<'_> {
    pub(super) fn brief_ui(&mut self, ui: &mut Ui, case: &Scenario) {
        self.line_ui(ui, "title", &case.title, Look { label: "Title", hint: "The delayed delivery spiral", rows: 0 });
        self.within(Place::field("brief"), "", |form| form.told_ui(ui, case));
        self.setting_ui(ui, case);
        self.group_ui(ui, "Objectives");
        self.objectives_ui(ui, case);
        self.within(Place::field("brief"), "", |form| form.warnings_ui(ui, case));
    }

    /// What learners and trainers are told.
    fn told_ui(&mut self, ui: &mut Ui, case: &Scenario) {
        let brief = &case.brief;
        let look = Look { label: "Situation", hint: "what has happened when the case begins", rows: 3 };
        self.line_ui(ui, "situation", &brief.situation, look);
        let look = Look { label: "Learner’s role", hint: "Phone agent, tier 1", rows: 1 };
        self.line_ui(ui, "learner_role", &brief.learner_role, look);
        self.line_ui(ui, "audience", &brief.audience, Look { label: "Audience", hint: "New hires", rows: 1 });
        self.pair_ui(
            ui,
            |form, ui| {
                let levels: Vec<_> = Level::ALL.iter().map(|level| (*level, level.label())).collect();
                if let Some(level) = form.pick_ui(ui, "level", "Level", brief.level, &levels) {
                    form.change("Change the level", |case| case.brief.level = level);
                }
            },
            |form, ui| {
                let minutes = i32::try_from(brief.minutes).unwrap_or(MOST_MINUTES);
                let range = ((0, MOST_MINUTES), " min");
                if let Some(minutes) = form.number_ui(ui, "minutes", "Expected length", minutes, range) {
                    let minutes = u32::try_from(minutes).unwrap_or_default();
                    form.adjust("minutes", "Change the expected length", |case| case.brief.minutes = minutes);
                }
            },
        );
    }

    /// Where, when and in which language it takes place.
    fn setting_ui(&mut self, ui: &mut Ui, case: &Scenario) {
        self.pair_ui(
            ui,
            |form, ui| {
                let channels: Vec<_> = Channel::ALL.iter().map(|channel| (*channel, channel.label())).collect();
                if let Some(channel) = form.pick_ui(ui, "channel", "Channel", case.channel, &channels) {
                    form.change("Change the channel", |case| case.channel = channel);
                }
            },
            |form, ui| {
                let look = Look { label: "Begins at", hint: "Tue 14:05", rows: 0 };
                form.line_ui(ui, "starts_at", &case.starts_at, look);
            },
        );
        self.pair_ui(
            ui,
            |form, ui| {
                let look = Look { label: "Language", hint: "en, de-CH, pt-BR", rows: 0 };
                form.line_ui(ui, "language", &case.language, look);
            },
            |form, ui| {
                if let Some(start) = form.node_menu_ui(ui, "start", "Start node", case.start.as_ref()) {
                    form.change("Change where the case starts", |case| case.start = Some(start));
                }
            },
        );
    }

    /// What set the customer off, and what learners may want to be warned of.
    fn warnings_ui(&mut self, ui: &mut Ui, case: &Scenario) {
        self.group_ui(ui, "Triggers and content notes");
        let look = ("What set the customer off", "delay, transfer, hold");
        if let Some(triggers) = self.tags_ui(ui, "triggers", look, &case.brief.triggers) {
            self.adjust("triggers", "Change the triggers", |case| case.brief.triggers = triggers);
        }
        label_ui(ui, self.theme, "Learners are warned of");
        let notes = &case.brief.content_notes;
        ui.horizontal_wrapped(|ui| {
            for note in ContentNote::ALL {
                let mut on = notes.contains(note);
                if ui.checkbox(&mut on, note.label()).clicked() {
                    self.change("Change the content notes", |case| {
                        let notes = &mut case.brief.content_notes;
                        if on { notes.push(*note) } else { notes.retain(|known| known != note) }
                    });
                }
            }
        });
    }
}
