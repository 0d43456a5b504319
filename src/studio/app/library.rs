//! The room Library and the pack that is open: what is read of them, what is asked, carried out.

use std::path::{Path, PathBuf};

use super::App;
use super::library_pack::{one_after_the_other, set_need};
use super::requests::go_to;
use crate::edit::TEMPLATES;
use crate::scenario::{Id, Place, Text};
use crate::store;
use crate::studio::command::{Command, Front};
use crate::studio::dialogs::Ask;
use crate::studio::keeping::now;
use crate::studio::library::{Dialog, LibraryRequest, ReadPack};
use crate::studio::open_pack::{OpenPack, PackTrouble};
use crate::studio::opening::said;
use crate::studio::workspace::Room;

impl App {
    /// What stands before the author.
    pub(super) fn front(&self) -> Front<'_> {
        match self.outside {
            Some(Room::Library) => Front::Library(&self.library, self.pack.as_ref()),
            Some(Room::Publish) => Front::Publish(self.pack.as_ref()),
            _case => Front::Case(self.cases.shown()),
        }
    }

    /// Whether the library is shown.
    pub(super) fn is_in_library(&self) -> bool {
        self.outside == Some(Room::Library)
    }

    /// Shows the cases of a folder.
    pub fn open_folder(&mut self, ctx: &egui::Context, folder: PathBuf) {
        let folder = std::path::absolute(&folder).unwrap_or(folder);
        if self.pack.as_ref().is_some_and(|pack| pack.folder() != folder) {
            // Whatever is being written goes on; what the author has not yet said a word on is told to them first.
            if self.pack.as_ref().is_some_and(|pack| pack.trouble().is_some()) {
                self.outside = Some(Room::Library);
                self.notice = Some(
                    "The pack is not saved: say what is to be done about it before you open another folder."
                        .to_owned()
                        .into(),
                );
                return;
            }
            self.leave_pack(ctx);
        }
        self.library.open(ctx, folder);
        self.outside = Some(Room::Library);
        self.notice = None;
    }

    /// Lets go of the pack once it is on the disk.
    fn leave_pack(&mut self, ctx: &egui::Context) {
        let Some(mut pack) = self.pack.take() else { return };
        pack.finish(ctx);
        if let Some(PackTrouble::NotSaved(why)) = pack.trouble() {
            self.notice = Some(format!("the pack was not saved: {why}").into());
        }
    }

    /// The pack that is open.
    #[must_use]
    pub fn pack(&self) -> Option<&OpenPack> {
        self.pack.as_ref()
    }

    /// The same, to change.
    pub fn pack_mut(&mut self) -> Option<&mut OpenPack> {
        self.pack.as_mut()
    }

    /// The library.
    #[must_use]
    pub fn library(&self) -> &crate::studio::Library {
        &self.library
    }

    /// Whether leaving would give up a change of the pack that nobody has been told of.
    pub(super) fn pack_would_be_lost(&self) -> bool {
        !self.told_of_pack && self.pack.as_ref().is_some_and(|pack| pack.trouble().is_some())
    }

    /// Goes to a room.
    pub(super) fn show_room(&mut self, ctx: &egui::Context, room: Room) {
        if room == Room::Publish {
            return self.show_publish(ctx);
        }
        if room != Room::Library {
            self.outside = None;
            if let Some(workspace) = self.cases.shown_mut() {
                workspace.room = room;
            }
            return;
        }
        if self.is_in_library() {
            return;
        }
        let beside = self.cases.shown().and_then(|case| case.path.as_deref()?.parent().map(Path::to_owned));
        match (self.library.folder(), beside) {
            (None, Some(folder)) => self.open_folder(ctx, folder),
            // Somebody may have changed something meanwhile.
            (_, _) => self.library.read(ctx),
        }
        self.outside = Some(Room::Library);
    }

    /// The room that is `by` further to the right.
    pub(super) fn show_room_beside(&mut self, ctx: &egui::Context, by: isize) {
        let room = match self.cases.shown() {
            // Without a case there is the start page, and the library.
            None if self.outside.is_some() => {
                self.outside = None;
                return;
            }
            None => Room::Library,
            Some(workspace) => self.outside.unwrap_or(workspace.room).beside(by),
        };
        self.show_room(ctx, room);
    }

    /// Takes in what was read, and brings the rows up to date; once a frame.
    pub(super) fn update_library(&mut self, ctx: &egui::Context) {
        if let Some(read) = self.library.update() {
            self.take_pack(read);
        }
        if let Some(pack) = &mut self.pack {
            pack.update(ctx);
        }
        self.finish_bulk(ctx);
        if self.outside.is_some() {
            let came_back = ctx.input(|input| input.events.contains(&egui::Event::WindowFocused(true)));
            if came_back && !self.library.is_underway() {
                self.library.read(ctx);
            }
            self.library.arrange(self.pack.as_ref(), &self.cases);
        }
    }

    fn take_pack(&mut self, read: ReadPack) {
        let Some(folder) = self.library.folder().map(Path::to_owned) else { return };
        match (read, &mut self.pack) {
            (Ok(Some((loaded, log, over))), Some(pack)) => {
                if pack.follow_disk(loaded, (log, over)) {
                    self.notice =
                        Some("Somebody else has changed the pack: this is what stands there now".to_owned().into());
                }
            }
            (Ok(Some((loaded, log, over))), None) => {
                self.pack = Some(OpenPack::new(folder.clone(), loaded, (log, over)));
            }
            // A pack that is gone or broken meanwhile stays as it is known here, until it is saved.
            (Ok(None) | Err(_), _) => {}
        }
        if self.library.folder_trouble().is_none() {
            let title = self.pack.as_ref().map(|pack| pack.pack().title.to_string()).unwrap_or_default();
            let name = folder.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
            let title = if title.trim().is_empty() { name } else { title };
            let first = self.preferences.recent_folders.iter().next();
            if !first.is_some_and(|first| first.path == folder && first.title == title) {
                self.preferences.recent_folders.note(&folder, &title, now());
            }
        }
    }

    pub(super) fn carry_out_in_library(&mut self, ctx: &egui::Context, request: LibraryRequest) {
        let library = &mut self.library;
        match request {
            LibraryRequest::OpenFolder(folder) => self.open_folder(ctx, folder),
            LibraryRequest::ForgetFolder(folder) => self.preferences.recent_folders.forget(&folder),
            LibraryRequest::SortBy(column) => library.sort_by(column),
            LibraryRequest::Filter(words) => library.show_only(words),
            LibraryRequest::Pick { file, pick } => library.pick(&file, pick),
            LibraryRequest::GoTo { row, extend } => library.go_to(row, extend),
            LibraryRequest::FocusGiven => library.focus_was_given(),
            LibraryRequest::Open { file, place } => self.open_case_of_folder(&file, place),
            LibraryRequest::OpenSelected => {
                let files: Vec<String> = library.selected().map(|row| row.file.clone()).collect();
                for file in files {
                    self.open_case_of_folder(&file, None);
                }
            }
            LibraryRequest::MoveTo { file, to } => self.move_case(&file, to),
            LibraryRequest::SetStage(stage) => {
                self.change_cases(ctx, format!("Set the stage to {stage}"), move |case| case.stage = stage);
            }
            LibraryRequest::Ask(dialog) => library.ask(dialog),
            LibraryRequest::Confirm => self.confirm(ctx),
            LibraryRequest::SetNeed { file, need, needed } => {
                self.change_pack("Change what a case needs", |pack| set_need(pack, &file, &need, needed));
            }
            LibraryRequest::TypePack(field, typed) => self.type_pack(field, typed.into()),
            LibraryRequest::ChoosePicture => {
                if let Some(folder) = library.folder().map(Path::to_owned) {
                    self.dialogs.ask(ctx, Ask::CoverPicture(folder));
                }
            }
            LibraryRequest::NoPicture => {
                self.change_pack("Take the picture off the cover", |pack| pack.cover.picture = None);
            }
            LibraryRequest::MakePack => self.make_pack(),
            LibraryRequest::AddSelected => self.add_selected(),
            LibraryRequest::NoNeeds => {
                self.change_pack("Let no case need another", |pack| pack.needs.clear());
            }
            LibraryRequest::Check { selected } => library.check(ctx, selected, self.pack.as_ref(), &self.cases),
            LibraryRequest::CloseResults => library.results = None,
            LibraryRequest::ReadAgain => self.read_pack_again(),
            LibraryRequest::SaveAnyway => {
                if let Some(pack) = &mut self.pack {
                    pack.save_anyway(ctx);
                }
            }
        }
    }

    /// What a command means while the library is shown; whether it means something of its own.
    pub(super) fn command_in_library(&mut self, ctx: &egui::Context, command: Command) -> bool {
        let pack = self.pack.as_mut();
        match command {
            Command::Undo => {
                self.notice = pack.and_then(OpenPack::undo).map(|name| format!("Taken back: {name}").into());
            }
            Command::Redo => {
                self.notice = pack.and_then(OpenPack::redo).map(|name| format!("Done again: {name}").into());
            }
            Command::SelectAll => self.library.select_all(),
            Command::NewCaseInFolder => self.library.dialog = Some(Dialog::new_case()),
            Command::AddCases => self.library.dialog = Some(Dialog::AddCases { chosen: self.loose_files() }),
            Command::AddToPack => self.add_selected(),
            Command::TakeOutOfPack | Command::Delete => self.take_out(),
            Command::MoveCaseUp => self.move_selected(-1),
            Command::MoveCaseDown => self.move_selected(1),
            Command::CaseNeeds => {
                let file = self.library.selected().next().map(|row| row.file.clone());
                self.library.dialog = file.map(|file| Dialog::Needs { file });
            }
            Command::OneAfterTheOther => {
                self.change_pack("Teach one case after the other", one_after_the_other);
            }
            Command::SetOwner => self.library.dialog = Some(Dialog::Owner { owner: self.common(|facts| &facts.owner) }),
            Command::SetReviewBy => {
                self.library.dialog = Some(Dialog::ReviewBy { when: self.common(|facts| &facts.review_by) });
            }
            Command::PackCover => self.library.dialog = Some(Dialog::Cover),
            Command::CheckLibrary => self.library.check(ctx, false, self.pack.as_ref(), &self.cases),
            _elsewhere => return false,
        }
        true
    }

    /// What all selected cases have in common; empty where they differ.
    fn common(&self, field: impl Fn(&store::CaseFacts) -> &String) -> String {
        let mut values = self.library.selected().filter_map(|row| row.facts()).map(field);
        let first = values.next().cloned().unwrap_or_default();
        if values.all(|value| *value == first) { first } else { String::new() }
    }

    /// Opens a case of the folder in a tab, at a place of it.
    fn open_case_of_folder(&mut self, file: &str, place: Option<Place>) {
        let Some(path) = self.library.folder().map(|folder| folder.join(file)) else { return };
        self.go_on = place.map(|place| (path.clone(), place));
        self.open(&path);
        self.go_on_to(&path);
    }

    /// Goes to the place for which a case was opened, once it is.
    pub(super) fn go_on_to(&mut self, path: &Path) {
        let is_open = self.cases.shown().is_some_and(|case| case.path.as_deref() == Some(path));
        if let Some((_, place)) = self.go_on.take_if(|(for_path, _)| is_open && for_path == path)
            && let Some(workspace) = self.cases.shown_mut()
        {
            go_to(workspace, self.canvas, place);
        }
    }

    /// Does what the open question is about.
    fn confirm(&mut self, ctx: &egui::Context) {
        let Some(dialog) = self.library.dialog.clone() else { return };
        self.library.ask(None);
        match dialog {
            Dialog::NewCase { title, template } => self.begin_case(ctx, title.trim(), template),
            Dialog::AddCases { chosen } => self.add_to_pack(&chosen.into_iter().collect::<Vec<_>>()),
            Dialog::Needs { .. } | Dialog::Cover => {}
            Dialog::Owner { owner } => {
                let owner: Text = owner.trim().into();
                self.change_cases(ctx, "Set the owner".to_owned(), move |case| case.about.owner = owner.clone());
            }
            Dialog::ReviewBy { when } => {
                let when: Text = when.trim().into();
                let name = "Set the day of review".to_owned();
                self.change_cases(ctx, name, move |case| case.about.review_by = when.clone());
            }
        }
    }

    /// Writes a new case into the folder, takes it into the pack and opens it.
    fn begin_case(&mut self, ctx: &egui::Context, title: &str, template: usize) {
        let (Some(folder), Some(template)) = (self.library.folder().map(Path::to_owned), TEMPLATES.get(template))
        else {
            return;
        };
        let title = if title.is_empty() { "Untitled case" } else { title };
        let taken = |name: &str| folder.join(format!("{name}.ron")).exists();
        let file = format!("{}.ron", Id::free(&Id::from_words(title, "case"), taken));
        let path = folder.join(&file);
        let written = template.scenario(&uuid::Uuid::new_v4().to_string(), title).map_err(|error| error.to_string());
        let written = written.and_then(|mut case| {
            if let Some(language) = self.pack.as_ref().map(|pack| &pack.pack().language).filter(|l| !l.is_blank()) {
                case.language.clone_from(language);
            }
            let text = store::scenario_text(&path, &case).map_err(|error| said(&error))?;
            store::save(&path, text.as_bytes(), store::Over::Nothing).map_err(|error| said(&error))
        });
        match written {
            Ok(_) => {
                self.change_pack("Add a new case", |pack| pack.scenarios.push(file.as_str().into()));
                self.library.point_at([file]);
                self.library.read(ctx);
                self.open(&path);
            }
            Err(why) => self.notice = Some(format!("no case was made: {why}").into()),
        }
    }
}
