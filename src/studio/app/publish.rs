//! The room Publish, carried out: targets are changes of the pack, packages are written, the test LMS runs.

use std::path::Path;

use egui::{CentralPanel, Frame, Margin, Panel, RichText, Ui};

use super::App;
use crate::publish::PRESETS;
use crate::scenario::{Id, Pack, PublishTarget};
use crate::serve::TestLms;
use crate::store::Over;
use crate::studio::command::Command;
use crate::studio::open_pack::OpenPack;
use crate::studio::panels::{PublishPage, no_pack_ui, publish_ui};
use crate::studio::publishing::{PublishRequest, Written};
use crate::studio::theme;
use crate::studio::workspace::Room;

impl App {
    /// Goes to the room, with the pack of the case that is shown.
    pub(super) fn show_publish(&mut self, ctx: &egui::Context) {
        let beside = self.cases.shown().and_then(|case| case.path.as_deref()?.parent().map(Path::to_owned));
        match beside.map(|folder| std::path::absolute(&folder).unwrap_or(folder)) {
            Some(folder) if self.library.folder() != Some(&folder) => self.open_folder(ctx, folder),
            Some(_) | None => self.library.read(ctx),
        }
        self.publishing.look_again();
        self.outside = Some(Room::Publish);
    }

    pub(super) fn publish_room_ui(&mut self, ui: &mut Ui) {
        let (theme, requests) = (&self.theme, &mut self.requests);
        let bar = Frame::new().fill(theme.sunken).inner_margin(Margin::symmetric(theme::MARGIN, 0));
        Panel::bottom("status").exact_size(28.0).frame(bar).show(ui, |ui| {
            ui.horizontal_centered(|ui| {
                let folder = self.library.folder().map_or_else(String::new, |folder| folder.display().to_string());
                let words = self.notice.as_ref().map_or(folder, |notice| notice.text.clone());
                ui.add(egui::Label::new(RichText::new(words).color(theme.text_weak)).truncate());
            });
        });
        let canvas = Frame::new().fill(theme.canvas);
        match &self.pack {
            Some(pack) => {
                let unsaved = unsaved(pack, &self.cases).count();
                let page = PublishPage {
                    publishing: &self.publishing,
                    pack,
                    test: self.test.as_ref().map(TestLms::url),
                    unsaved,
                };
                publish_ui(ui, &page, theme, requests);
            }
            None if self.library.is_underway() => {
                CentralPanel::default().frame(canvas).show(ui, |ui| {
                    ui.centered_and_justified(|ui| ui.label("Reading the folder…"));
                });
            }
            None => {
                let saved = self.library.folder().is_some() && self.library.folder_trouble().is_none();
                CentralPanel::default().frame(canvas).show(ui, |ui| no_pack_ui(ui, saved, theme, requests));
            }
        }
    }

    /// Makes packages ahead while the room is shown, and takes in what was written; once a frame.
    pub(super) fn update_publish(&mut self, ctx: &egui::Context) {
        while let Some(written) = self.publishing.poll() {
            let notice = match written {
                Written::Published { path, revision, unchanged, log, over } => {
                    if let (Some(pack), Over::Unchanged(stamp)) = (&mut self.pack, over) {
                        pack.log_saved(log, stamp);
                    }
                    let words = if unchanged { "as it was" } else { "written" };
                    Some(format!("Revision {revision} is {words}: {}", path.display()).into())
                }
                Written::Shown => None,
                Written::Testing(test, trouble) => {
                    // In place of the one that ran before.
                    self.test = Some(test);
                    trouble.map(|why| format!("No browser shows the test LMS: {why}").into())
                }
                Written::Failed(why) => Some(format!("It did not work: {why}").into()),
            };
            self.notice = notice.or(self.notice.take());
        }
        // After what was written, which may change what would be written next.
        if self.outside == Some(Room::Publish) {
            if ctx.input(|input| input.events.contains(&egui::Event::WindowFocused(true))) {
                self.publishing.look_again();
            }
            if let Some(pack) = &self.pack {
                self.publishing.update(ctx, pack);
            }
        }
    }

    /// Does what a command means in the room; whether it means anything of its own there.
    pub(super) fn command_in_publish(&mut self, command: Command) -> bool {
        let pack = self.pack.as_mut();
        match command {
            Command::Undo => {
                self.notice = pack.and_then(OpenPack::undo).map(|name| format!("Taken back: {name}").into());
            }
            Command::Redo => {
                self.notice = pack.and_then(OpenPack::redo).map(|name| format!("Done again: {name}").into());
            }
            _elsewhere => return false,
        }
        true
    }

    pub(super) fn carry_out_publish(&mut self, ctx: &egui::Context, request: PublishRequest) {
        match request {
            PublishRequest::Select(id) => {
                self.publishing.select(id);
                // What is typed for one target is no part of what is typed for another.
                if let Some(pack) = &mut self.pack {
                    pack.end_typing();
                }
            }
            PublishRequest::Add(at) => {
                if let Some(preset) = PRESETS.get(at) {
                    self.add_target(preset.id, preset.target());
                }
            }
            PublishRequest::Copy(id) => {
                if let Some(target) = self.target(&id) {
                    // A copy is another course, and another file.
                    let target = PublishTarget { course_id: "".into(), out: "".into(), ..target };
                    self.add_target(&id, target);
                }
            }
            PublishRequest::Remove(id) => {
                self.change_pack("Delete a publish target", |pack| _ = pack.targets.shift_remove(&id));
                self.notice = Some(format!("“{id}” is gone – Ctrl+Z brings it back").into());
            }
            PublishRequest::Set { id, field, name, target } => {
                let set = |pack: &mut Pack| {
                    if let Some(slot) = pack.targets.get_mut(&id) {
                        *slot = *target;
                    }
                };
                if let Some(pack) = &mut self.pack {
                    pack.type_in(field, name, set);
                }
            }
            PublishRequest::Publish => {
                if let Some(pack) = &self.pack {
                    self.publishing.publish(ctx, pack);
                }
            }
            PublishRequest::Show => {
                if let Some(pack) = &self.pack {
                    self.publishing.show(ctx, pack);
                }
            }
            PublishRequest::Test => {
                if let Some(pack) = &self.pack {
                    self.publishing.test(ctx, pack);
                }
            }
            PublishRequest::StopTest => self.test = None,
            PublishRequest::LookAgain => self.publishing.look_again(),
            PublishRequest::Open(path) => self.publishing.open(ctx, path),
            PublishRequest::GoTo(path, place) => {
                // The case may have to be read first; the place is gone to once it is there.
                self.go_on = Some((path.clone(), place));
                self.open(&path);
                self.go_on_to(&path);
            }
            PublishRequest::SaveCases => self.save_cases(ctx),
        }
    }

    fn target(&self, id: &Id) -> Option<PublishTarget> {
        self.pack.as_ref()?.pack().targets.get(id).cloned()
    }

    fn add_target(&mut self, name: &str, target: PublishTarget) {
        let Some(pack) = &mut self.pack else { return };
        let is_free = |id: &Id| !pack.pack().targets.contains_key(id);
        let named = |number: u32| if number == 1 { name.to_owned() } else { format!("{name}-{number}") };
        let Some(id) = (1..1_000).filter_map(|number| Id::new(&named(number)).ok()).find(is_free) else { return };
        pack.change("Add a publish target", |pack| _ = pack.targets.insert(id.clone(), target));
        self.publishing.select(id);
    }

    /// Saves the cases of the pack that are open and not saved.
    fn save_cases(&mut self, ctx: &egui::Context) {
        let Some(pack) = &self.pack else { return };
        let keys: Vec<_> = unsaved(pack, &self.cases).map(|workspace| workspace.key).collect();
        for key in keys {
            self.save(ctx, key);
        }
        self.publishing.look_again();
    }
}

/// The cases of a pack that are open and not saved.
fn unsaved<'a>(
    pack: &'a OpenPack,
    cases: &'a crate::studio::open_cases::OpenCases,
) -> impl Iterator<Item = &'a crate::studio::Workspace> {
    cases.iter().filter(|case| case.is_dirty()).filter(|case| {
        let Some(path) = case.path.as_deref() else { return false };
        let name = path.file_name().map(|name| name.to_string_lossy());
        path.parent() == Some(pack.folder())
            && pack.pack().scenarios.iter().any(|listed| name.as_deref() == Some(listed.as_str()))
    })
}
