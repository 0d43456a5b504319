//! What the library changes in the pack that is open: its texts, its cases, their order.

use std::collections::BTreeSet;
use std::path::Path;

use super::App;
use crate::scenario::{FORMAT, MediaPath, Pack, Text};
use crate::store;
use crate::studio::library::PackField;
use crate::studio::open_pack::OpenPack;
use crate::studio::opening::said;

impl App {
    pub(super) fn change_pack(&mut self, name: &str, change: impl FnOnce(&mut Pack)) {
        if let Some(pack) = &mut self.pack {
            pack.change(name, change);
        }
    }

    pub(super) fn type_pack(&mut self, field: PackField, typed: Text) {
        let Some(pack) = &mut self.pack else { return };
        let name = format!("Edit “{}”", field.label());
        pack.type_in(field.label(), name, |pack| match field {
            PackField::Title => pack.title = typed,
            PackField::About => pack.about = typed,
            PackField::CoverText => pack.cover.text = typed,
            PackField::CoverAlt => pack.cover.alt = typed,
        });
    }

    /// Takes a file for the picture of the cover, which has to lie beside the pack.
    pub(super) fn take_cover_picture(&mut self, folder: &Path, path: &Path) {
        let name = path.strip_prefix(folder).unwrap_or(path);
        match MediaPath::try_from(name.to_string_lossy().replace('\\', "/")) {
            Ok(picture) if folder.join(name).is_file() => {
                self.change_pack("Choose the picture of the cover", |pack| pack.cover.picture = Some(picture));
            }
            Ok(_) | Err(_) => {
                let text = format!("{} does not lie in the folder of the pack: copy it there first", path.display());
                self.notice = Some(text.into());
            }
        }
    }

    /// The files of the folder that are not in the pack.
    pub(super) fn loose_files(&self) -> BTreeSet<String> {
        let Some(pack) = &self.pack else { return BTreeSet::new() };
        let is_loose = |file: &&String| !pack.pack().scenarios.iter().any(|listed| listed.as_str() == file.as_str());
        self.library.files().iter().filter(is_loose).cloned().collect()
    }

    pub(super) fn make_pack(&mut self) {
        let Some(folder) = self.library.folder().map(Path::to_owned) else { return };
        let log = match store::load_log(&folder) {
            Ok(log) => log,
            Err(error) => {
                self.notice = Some(said(&error).into());
                return;
            }
        };
        let name =
            folder.file_name().map_or_else(|| "Untitled pack".to_owned(), |name| name.to_string_lossy().into_owned());
        let mut pack = Pack::new(FORMAT, uuid::Uuid::new_v4().to_string(), name);
        let mut rows: Vec<_> = self.library.rows().iter().filter(|row| row.facts().is_some()).collect();
        rows.sort_by(|a, b| a.file.cmp(&b.file));
        // A file that cannot be read does not come into a new pack; the table goes on to show it.
        let all = self.library.files().iter();
        pack.scenarios = if self.library.filter().is_empty() && self.library.rows().len() == self.library.all() {
            rows.iter().map(|row| row.file.as_str().into()).collect()
        } else {
            all.map(|file| file.as_str().into()).collect()
        };
        if let Some(facts) = rows.first().and_then(|row| row.facts()) {
            let language = &facts.language;
            let same = rows.iter().filter_map(|row| row.facts()).all(|facts| facts.language == *language);
            pack.language = if same { language.as_str().into() } else { Text::default() };
        }
        self.pack = Some(OpenPack::make(folder, pack, log));
        self.notice = Some("The folder is a pack now".to_owned().into());
    }

    pub(super) fn read_pack_again(&mut self) {
        let Some(pack) = &mut self.pack else { return };
        match store::load_pack(pack.folder()) {
            Ok(Some(loaded)) => pack.take_theirs(loaded),
            Ok(None) => {
                self.notice = Some("There is no pack.ron any more: save over it to have it again".to_owned().into());
            }
            Err(error) => self.notice = Some(said(&error).into()),
        }
    }

    pub(super) fn add_selected(&mut self) {
        let files: Vec<String> =
            self.library.selected().filter(|row| row.place.is_none()).map(|row| row.file.clone()).collect();
        self.add_to_pack(&files);
    }

    pub(super) fn add_to_pack(&mut self, files: &[String]) {
        let name = if files.len() == 1 { "Add a case to the pack" } else { "Add cases to the pack" };
        self.change_pack(name, |pack| pack.scenarios.extend(files.iter().map(|file| Text::from(file.as_str()))));
    }

    /// Takes the selected cases out of the pack, and out of what others need. No file is deleted.
    pub(super) fn take_out(&mut self) {
        let out: Vec<String> =
            self.library.selected().filter(|row| row.place.is_some()).map(|row| row.file.clone()).collect();
        let is_out = |file: &str| out.iter().any(|out| out == file);
        self.change_pack("Take out of the pack", |pack| {
            pack.scenarios.retain(|file| !is_out(file));
            pack.needs.retain(|file, _| !is_out(file));
            for needs in pack.needs.values_mut() {
                needs.retain(|need| !is_out(need));
            }
            pack.needs.retain(|_, needs| !needs.is_empty());
        });
        self.notice = Some(match out.len() {
            1 => "Taken out of the pack; the file stays – Ctrl+Z brings it back".to_owned().into(),
            count => format!("{count} cases taken out of the pack; their files stay – Ctrl+Z brings it back").into(),
        });
    }

    pub(super) fn move_case(&mut self, file: &str, to: usize) {
        if !self.library.can_move() {
            return;
        }
        self.change_pack("Change the teaching order", |pack| {
            let Some(from) = pack.scenarios.iter().position(|listed| listed.as_str() == file) else { return };
            let moved = pack.scenarios.remove(from);
            let to = if to > from { to - 1 } else { to };
            pack.scenarios.insert(to.min(pack.scenarios.len()), moved);
        });
        self.library.point_at([file.to_owned()]);
    }

    /// Moves the selected cases one place up or down, as far as there is room for all.
    pub(super) fn move_selected(&mut self, by: isize) {
        if !self.library.can_move() {
            return;
        }
        let files: Vec<String> = self.library.selected().map(|row| row.file.clone()).collect();
        self.change_pack("Change the teaching order", |pack| {
            let is_moved = |file: &Text| files.iter().any(|moved| moved.as_str() == file.as_str());
            let order = &mut pack.scenarios;
            if by < 0 && order.first().is_some_and(|first| !is_moved(first)) {
                for at in 1..order.len() {
                    if is_moved(&order[at]) {
                        order.swap(at - 1, at);
                    }
                }
            } else if by > 0 && order.last().is_some_and(|last| !is_moved(last)) {
                for at in (1..order.len()).rev() {
                    if is_moved(&order[at - 1]) {
                        order.swap(at - 1, at);
                    }
                }
            }
        });
        self.library.point_at(files);
    }
}

pub(super) fn set_need(pack: &mut Pack, file: &str, need: &str, needed: bool) {
    let needs = pack.needs.entry(file.into()).or_default();
    needs.retain(|other| other.as_str() != need);
    if needed {
        needs.push(need.into());
        let place = |file: &Text| pack.scenarios.iter().position(|listed| listed == file);
        needs.sort_by_key(|need| place(need));
    }
    if needs.is_empty() {
        pack.needs.remove(file);
    }
}

/// Each case needs the one before it.
pub(super) fn one_after_the_other(pack: &mut Pack) {
    pack.needs = pack.scenarios.windows(2).map(|two| (two[1].clone(), vec![two[0].clone()])).collect();
}
