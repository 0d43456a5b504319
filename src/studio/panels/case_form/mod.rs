//! The editors of the sections of a case: what it declares and settles beside its nodes.

mod about;
mod amount;
mod band_bar;
mod bands;
mod brief;
mod cast;
mod debrief;
mod facts;
mod fields;
mod findings;
mod flags;
mod habits;
mod item;
mod list;
mod media;
mod meters;
mod objectives;
mod outcome;
mod passing;
mod play;
mod policy;
mod promises;
mod remedies;
mod runs;
mod scoring;
mod terms;
mod texts;
mod usage;
mod usual;
mod whenever;

use std::ops::{Deref, DerefMut};

use egui::{Id, RichText, ScrollArea, Ui, UiBuilder};

use self::fields::contained_ui;
use super::form::Form;
use crate::edit::edit_case;
use crate::scenario::{Place, Scenario};
use crate::studio::request::{Request, Requests};
use crate::studio::section::Section;
use crate::studio::theme::{self, Theme};
use crate::studio::workspace::Workspace;

/// Shows and edits a section of the case.
pub fn case_form_ui(ui: &mut Ui, workspace: &Workspace, section: Section, theme: &Theme, requests: &mut Requests) {
    ui.heading(section.label());
    ui.label(RichText::new(about(section)).small().color(theme.text_weak));
    ui.add_space(4.0);
    ui.separator();
    ScrollArea::vertical().auto_shrink(false).id_salt(("case", section)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 5.0;
        let form = Form::new(workspace, theme, requests, Place::default());
        let mut form = CaseForm { form, who: String::new(), named: false };
        contained_ui(ui, |ui| {
            form.findings_ui(ui, section);
            // Ids of its own: a finding that appears above must not take the focus away.
            let own = UiBuilder::new().scope_id(Id::unique(("section", section)));
            ui.scope_builder(own, |ui| form.section_ui(ui, section, workspace.scenario()));
        });
        let named = form.named;
        if named {
            // Last, so that whatever else was asked for in this frame is done to the entry under its old name.
            requests.push(Request::NameEntry);
        }
        ui.add_space(theme::GAP_LARGE * 2.0);
    });
}

/// What a section is for, in one sentence.
const fn about(section: Section) -> &'static str {
    match section {
        Section::Brief => "What learners and trainers are told before the case begins.",
        Section::Cast => "Everybody who speaks, and what an actor should know about them.",
        Section::Meters => "Numbers that the conversation moves, with names for their stretches.",
        Section::Usual => "What an answer of a grade changes unless it says something else.",
        Section::Promises => "What somebody commits to, and what follows when it is kept or broken.",
        Section::Remedies => "What can be offered to repair the loss.",
        Section::Facts => "What the learner can find out; found facts stand in the case file.",
        Section::Flags => "What the case remembers with yes or no.",
        Section::Policy => "What the agent may give, must say and must not say.",
        Section::Terms => "Words that differ from client to client, written between braces.",
        Section::Whenever => "What can happen at any moment, such as the customer hanging up.",
        Section::Scoring => "How a run becomes a percent, and what passing takes.",
        Section::Play => "What learners see and may do while they play.",
        Section::Debrief => "What is added to the standard debrief after an ending.",
        Section::Habits => "Small things to do every time, ticked off at the end of a run.",
        Section::Media => "Pictures, sounds and films, with words for those who do not see or hear them.",
        Section::About => "Who answers for the case, where it comes from and how far it is.",
    }
}

/// The form of a section.
struct CaseForm<'a> {
    form: Form<'a>,
    /// What the fields that are being shown belong to: every control says so to those who do not see it.
    who: String,
    /// The field that names a new entry was left.
    named: bool,
}

impl<'a> Deref for CaseForm<'a> {
    type Target = Form<'a>;

    fn deref(&self) -> &Form<'a> {
        &self.form
    }
}

impl DerefMut for CaseForm<'_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.form
    }
}

impl CaseForm<'_> {
    fn section_ui(&mut self, ui: &mut Ui, section: Section, case: &Scenario) {
        match section {
            Section::Brief => self.brief_ui(ui, case),
            Section::Cast => self.cast_ui(ui, case),
            Section::Meters => self.meters_ui(ui, case),
            Section::Usual => self.usual_ui(ui, case),
            Section::Promises => self.promises_ui(ui, case),
            Section::Remedies => self.remedies_ui(ui, case),
            Section::Facts => self.facts_ui(ui, case),
            Section::Flags => self.flags_ui(ui, case),
            Section::Policy => self.policy_ui(ui, case),
            Section::Terms => self.terms_ui(ui, case),
            Section::Whenever => self.whenever_ui(ui, case),
            Section::Scoring => self.scoring_ui(ui, case),
            Section::Play => self.play_ui(ui, case),
            Section::Debrief => self.debrief_ui(ui, case),
            Section::Habits => self.habits_ui(ui, case),
            Section::Media => self.media_ui(ui, case),
            Section::About => self.about_ui(ui, case),
        }
    }

    /// Changes the case.
    fn change(&mut self, label: &str, change: impl FnOnce(&mut Scenario)) {
        let step = edit_case(&self.workspace.file, self.workspace.scenario(), label, change);
        self.apply(step);
    }

    /// Changes a value that is being moved or typed: what is done to one field in a row is one step.
    fn adjust(&mut self, field: &'static str, label: &str, change: impl FnOnce(&mut Scenario)) {
        let place = self.place.clone().then(field);
        let step = edit_case(&self.workspace.file, self.workspace.scenario(), label, change);
        let step = self.with_declared(step);
        if !step.is_empty() {
            self.requests.push(Request::Adjust { place, step });
        }
    }

    /// Shows what stands at `place` and belongs to `who`.
    fn within(&mut self, place: Place, who: &str, content: impl FnOnce(&mut Self)) {
        let outer_place = std::mem::replace(&mut self.place, place);
        let outer_who = std::mem::replace(&mut self.who, who.to_owned());
        content(self);
        self.place = outer_place;
        self.who = outer_who;
    }

    /// A heading between groups of fields.
    fn group_ui(&self, ui: &mut Ui, words: &str) {
        ui.add_space(theme::GAP_LARGE);
        let font = egui::FontId::new(theme::BODY, theme::semibold());
        ui.label(RichText::new(words).font(font).color(self.theme.text));
    }

    /// A sentence of explanation.
    fn remark_ui(&self, ui: &mut Ui, words: &str) {
        ui.label(RichText::new(words).small().color(self.theme.text_weak));
    }
}
