//! The cast: everybody who speaks.

use egui::Ui;

use super::CaseForm;
use super::item::Item;
use crate::edit::Table;
use crate::scenario::{Id, Person, Role, Scenario};
use crate::studio::panels::form::{Entry, Look, label_ui, menu_ui};

impl CaseForm<'_> {
    pub(super) fn cast_ui(&mut self, ui: &mut Ui, case: &Scenario) {
        if case.cast.is_empty() {
            self.empty_ui(
                ui,
                "Nobody yet. A case needs somebody who is upset, such as Dana, and the agent whom the learner plays.",
            );
        }
        for (n, (id, person)) in case.cast.iter().enumerate() {
            let item = Item {
                place: Table::Cast.place(id),
                at: (n, case.cast.len()),
                name: person.name.to_string(),
                nameless: "New person",
                summary: person.role.label().to_owned(),
                copies: true,
                used: true,
            };
            self.entry_ui(ui, Table::Cast, id, &item, |form, ui| form.person_ui(ui, id, person));
        }
        self.add_entry_ui(ui, Table::Cast);
    }

    fn person_ui(&mut self, ui: &mut Ui, id: &Id, person: &Person) {
        self.pair_ui(
            ui,
            |form, ui| form.naming_ui(ui, "name", &person.name, Look { label: "Name", hint: "Dana", rows: 0 }),
            |form, ui| {
                let roles: Vec<_> = Role::ALL.iter().map(|role| (*role, role.label())).collect();
                if let Some(role) = form.pick_ui(ui, "role", "Role", person.role, &roles) {
                    form.change_person(id, "Change the role", |person| person.role = role);
                }
            },
        );
        let look = Look { label: "Goal", hint: "what they want from this conversation", rows: 1 };
        self.more_line_ui(ui, "goal", &person.goal, look);
        let look = Look { label: "About", hint: "what an actor or a trainer should know", rows: 2 };
        self.more_line_ui(ui, "about", &person.about, look);
        self.more_line_ui(ui, "pronouns", &person.pronouns, Look { label: "Pronouns", hint: "she/her", rows: 0 });
        let look = Look { label: "Voice", hint: "low, dry, fast when frightened", rows: 1 };
        self.more_line_ui(ui, "voice", &person.voice, look);
        if self.has(ui, "picture", "Picture", person.picture.is_some()) {
            self.picture_ui(ui, id, person);
        }
        let name = self.name("Add…");
        self.add_menu_ui(ui, &name);
    }

    fn picture_ui(&mut self, ui: &mut Ui, id: &Id, person: &Person) {
        let case = self.workspace.scenario();
        label_ui(ui, self.theme, "Picture");
        let file = |media: &Id| {
            case.media.get(media).map_or_else(|| format!("{media} (missing)"), |media| media.file.as_str().to_owned())
        };
        let shown = person.picture.as_ref().map_or_else(|| "No picture".to_owned(), file);
        let name = self.name(&format!("Picture {shown}"));
        let salt = ui.scope_id().with("picture");
        let picked = menu_ui(ui, &name, shown.into(), salt, || {
            let media = case.media.keys().map(|id| Entry::new(Some(id.clone()), file(id)));
            media.chain([Entry::always(None, "No picture")]).collect()
        });
        if case.media.is_empty() {
            self.remark_ui(ui, "Pictures are declared under Media.");
        }
        if let Some(picture) = picked {
            self.change_person(id, "Change the picture", |person| person.picture = picture);
        }
    }

    fn change_person(&mut self, id: &Id, label: &str, change: impl FnOnce(&mut Person)) {
        self.change(label, |case| {
            if let Some(person) = case.cast.get_mut(id) {
                change(person);
            }
        });
    }
}
