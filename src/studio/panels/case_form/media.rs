//! Media: files, and words for those who do not see or hear them.

use egui::Ui;

use super::CaseForm;
use super::item::Item;
use crate::edit::Table;
use crate::scenario::{Id, Media, MediaPath, Scenario};
use crate::studio::panels::form::Look;

impl CaseForm<'_> {
    pub(super) fn media_ui(&mut self, ui: &mut Ui, case: &Scenario) {
        if case.media.is_empty() {
            let words = "No media yet. A picture, sound or film lies beside the case, such as media/storm.jpg, and says in words what it shows.";
            self.empty_ui(ui, words);
        }
        for (n, (id, media)) in case.media.iter().enumerate() {
            let item = Item {
                place: Table::Media.place(id),
                at: (n, case.media.len()),
                name: media.file.as_str().to_owned(),
                nameless: "New file",
                summary: if media.alt.is_blank() { "no words for it".to_owned() } else { media.alt.to_string() },
                copies: true,
                used: true,
            };
            self.entry_ui(ui, Table::Media, id, &item, |form, ui| form.medium_ui(ui, id, media));
        }
        self.add_entry_ui(ui, Table::Media);
    }

    fn medium_ui(&mut self, ui: &mut Ui, id: &Id, media: &Media) {
        let value = (&media.file, media.file.as_str());
        let read = |typed: &str| MediaPath::try_from(typed.trim().to_owned());
        if let Some(file) = self.written_ui(ui, "file", ("File, beside the case", "media/storm.jpg"), value, read) {
            self.adjust("file", "Change a file", |case| {
                if let Some(media) = case.media.get_mut(id) {
                    media.file = file;
                }
            });
        }
        let look = Look {
            label: "What it shows, for those who do not see it",
            hint: "Rain on a loading dock at night",
            rows: 1,
        };
        self.line_ui(ui, "alt", &media.alt, look);
        let look = Look { label: "Transcript", hint: "what is said in it", rows: 3 };
        self.more_line_ui(ui, "transcript", &media.transcript, look);
        self.more_line_ui(ui, "credit", &media.credit, Look { label: "Credit", hint: "who made it", rows: 1 });
        let name = self.name("Add…");
        self.add_menu_ui(ui, &name);
    }
}
