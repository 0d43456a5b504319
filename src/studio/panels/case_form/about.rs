//! About the case: who answers for it, where it comes from, and how far it is.

use egui::Ui;

use super::CaseForm;
use super::item::Item;
use super::texts::Texts;
use crate::scenario::{Change, Place, Scenario, Stage};
use crate::studio::panels::form::Look;
use crate::studio::theme;

/// More revisions than this no case has.
const MOST_REVISIONS: i32 = 1_000_000;

impl CaseForm<'_> {
    pub(super) fn about_ui(&mut self, ui: &mut Ui, case: &Scenario) {
        let stages: Vec<_> = Stage::ALL.iter().map(|stage| (*stage, stage.label())).collect();
        self.pair_ui(
            ui,
            |form, ui| {
                if let Some(stage) = form.pick_ui(ui, "stage", "Stage", case.stage, &stages) {
                    form.change("Change the stage", |case| case.stage = stage);
                }
            },
            |form, ui| {
                form.within(Place::field("about"), "", |form| {
                    let revision = i32::try_from(case.about.revision).unwrap_or(MOST_REVISIONS);
                    let range = ((0, MOST_REVISIONS), "");
                    if let Some(revision) = form.number_ui(ui, "revision", "Revision", revision, range) {
                        let revision = u32::try_from(revision).unwrap_or_default();
                        form.adjust("revision", "Change the revision", |case| case.about.revision = revision);
                    }
                });
            },
        );
        self.within(Place::field("about"), "", |form| form.origin_ui(ui, case));
        self.group_ui(ui, "Changes");
        self.changes_ui(ui, case);
    }

    fn origin_ui(&mut self, ui: &mut Ui, case: &Scenario) {
        let about = &case.about;
        self.line_ui(ui, "owner", &about.owner, Look { label: "Owner", hint: "who answers for the case", rows: 0 });
        let look = Look { label: "To be looked at again", hint: "2027-03", rows: 0 };
        self.line_ui(ui, "review_by", &about.review_by, look);
        ui.add_space(theme::GAP);
        let look =
            Texts { field: "authors", label: "Authors", one: "author", hint: "a name", add: "Add an author", rows: 0 };
        self.texts_ui(ui, look, &about.authors, |case| Some(&mut case.about.authors));
        ui.add_space(theme::GAP);
        let look = Texts {
            field: "sources",
            label: "Sources",
            one: "source",
            hint: "an interview, a recording, a policy, a study",
            add: "Add a source",
            rows: 1,
        };
        self.texts_ui(ui, look, &about.sources, |case| Some(&mut case.about.sources));
        ui.add_space(theme::GAP);
        let look = Look { label: "Licence", hint: "who may use it for what", rows: 1 };
        self.line_ui(ui, "licence", &about.licence, look);
    }

    fn changes_ui(&mut self, ui: &mut Ui, case: &Scenario) {
        let changes = &case.about.changes;
        if changes.is_empty() {
            self.empty_ui(
                ui,
                "None yet. What a revision changed, such as “First published”, tells reviewers what to read again.",
            );
        }
        for (n, change) in changes.iter().enumerate() {
            let item = Item {
                place: Place::field("about").then("changes").index(n),
                at: (n, changes.len()),
                name: change.what.to_string(),
                nameless: "New change",
                summary: format!("revision {}", change.revision),
                copies: false,
                used: false,
            };
            let list: fn(&mut Scenario) -> Option<&mut Vec<Change>> = |case| Some(&mut case.about.changes);
            self.counted_ui(ui, &item, "a change", list, |form, ui| {
                form.who = format!("Change {}", n + 1);
                form.change_ui(ui, n, change);
            });
        }
        let focus = Place::field("about").then("changes").index(changes.len()).then("what");
        let revision = case.about.revision;
        self.add_counted_ui(ui, "Add a change", focus, |case| {
            case.about.changes.push(Change::new(revision));
        });
    }

    fn change_ui(&mut self, ui: &mut Ui, n: usize, change: &Change) {
        self.line_ui(ui, "what", &change.what, Look { label: "What was changed", hint: "First published.", rows: 1 });
        self.pair_ui(
            ui,
            |form, ui| _ = form.line_ui(ui, "on", &change.on, Look { label: "On", hint: "2027-03-01", rows: 0 }),
            |form, ui| _ = form.line_ui(ui, "by", &change.by, Look { label: "By", hint: "a name", rows: 0 }),
        );
        let revision = i32::try_from(change.revision).unwrap_or(MOST_REVISIONS);
        if let Some(revision) = self.number_ui(ui, "revision", "Revision", revision, ((0, MOST_REVISIONS), "")) {
            let revision = u32::try_from(revision).unwrap_or_default();
            self.adjust("revision", "Change a revision", |case| {
                if let Some(change) = case.about.changes.get_mut(n) {
                    change.revision = revision;
                }
            });
        }
    }
}
