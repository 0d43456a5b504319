//! The pack that is open: what stands in `pack.ron`, with undo and redo, saved at every change.
//!
//! A pack has no drafts: whatever changes it is written at once, off the UI thread, and taking it back writes again.
//! While a file is being written, later changes wait and go together. What stands in the way is [`PackTrouble`]; the
//! pack then stays as the author has it, and is not written until they have said what to do.

use std::path::{Path, PathBuf};

use super::job::{Job, Progress};
use super::opening::said;
use crate::scenario::{FORMAT, Pack, PublishLog};
use crate::store::{self, LoadedPack, Over, Stamp, StoreError, StoreProblem};

/// How many changes can be taken back.
const LIMIT: usize = 500;

/// A folder with a `pack.ron`, as it is open in the studio.
pub struct OpenPack {
    folder: PathBuf,
    pack: Pack,
    /// What stands on disk, as far as we know.
    saved: Pack,
    /// What the file on disk is known by; none: there is none yet.
    stamp: Option<Stamp>,
    log: PublishLog,
    log_over: Over,
    undone: Vec<Change>,
    done: Vec<Change>,
    /// The field in which the last change was typed.
    field: Option<&'static str>,
    revision: u64,
    saving: Option<Saving>,
    trouble: Option<PackTrouble>,
}

/// A change that can be taken back, or done again: the pack on the other side of it.
struct Change {
    name: String,
    pack: Pack,
}

struct Saving {
    job: Job<Result<Stamp, StoreError>>,
    /// What is being written; later changes are not part of it.
    pack: Pack,
}

/// Why the pack is not saved as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackTrouble {
    /// Somebody else has changed the file since it was read.
    Changed,
    /// The file has comments, which saving would lose.
    Comments,
    /// The disk refuses: what it says, and what to do.
    NotSaved(String),
}

impl OpenPack {
    /// The pack of a folder, as it was read.
    #[must_use]
    pub fn new(folder: PathBuf, loaded: LoadedPack, (log, log_over): (PublishLog, Over)) -> Self {
        let mut open = Self::unsaved(folder, loaded.pack.clone(), log, log_over);
        open.saved = loaded.pack;
        open.stamp = Some(loaded.stamp);
        open.trouble = loaded.has_comments.then_some(PackTrouble::Comments);
        open
    }

    /// A new pack for a folder that has none. It is written with the next [`OpenPack::update`].
    #[must_use]
    pub fn make(folder: PathBuf, pack: Pack, (log, log_over): (PublishLog, Over)) -> Self {
        Self::unsaved(folder, pack, log, log_over)
    }

    fn unsaved(folder: PathBuf, pack: Pack, log: PublishLog, log_over: Over) -> Self {
        Self {
            folder,
            pack,
            // No pack has an empty id: this one counts as not saved.
            saved: Pack::new(FORMAT, "", ""),
            stamp: None,
            log,
            log_over,
            undone: Vec::new(),
            done: Vec::new(),
            field: None,
            revision: 0,
            saving: None,
            trouble: None,
        }
    }

    /// Where it lies.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The pack as it is now.
    #[must_use]
    pub fn pack(&self) -> &Pack {
        &self.pack
    }

    /// What was published of it.
    #[must_use]
    pub fn log(&self) -> &PublishLog {
        &self.log
    }

    /// What saving the record of publications may write over: it is read with the pack.
    #[must_use]
    pub fn log_over(&self) -> Over {
        self.log_over
    }

    /// Notes that the record of publications now stands so on disk.
    pub fn log_saved(&mut self, log: PublishLog, stamp: Stamp) {
        self.log = log;
        self.log_over = Over::Unchanged(stamp);
        self.revision += 1;
    }

    /// Counted up by every change, so that whatever was derived from the pack knows when it is stale.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Changes the pack, under a name in the author's words. A change that changes nothing is not kept.
    pub fn change(&mut self, name: impl Into<String>, change: impl FnOnce(&mut Pack)) {
        self.field = None;
        self.apply(name.into(), change);
    }

    /// Changes the pack while something is being typed: what is typed into one field without a change elsewhere is
    /// taken back as one.
    pub fn type_in(&mut self, field: &'static str, name: impl Into<String>, change: impl FnOnce(&mut Pack)) {
        let goes_on = self.field == Some(field) && self.undone.is_empty();
        let count = self.done.len();
        self.apply(name.into(), change);
        if goes_on && self.done.len() > count && count > 0 {
            self.done.pop();
        }
        self.field = Some(field);
    }

    /// What is typed from now on is a change of its own.
    pub fn end_typing(&mut self) {
        self.field = None;
    }

    fn apply(&mut self, name: String, change: impl FnOnce(&mut Pack)) {
        let before = self.pack.clone();
        change(&mut self.pack);
        if self.pack == before {
            return;
        }
        self.undone.clear();
        self.done.push(Change { name, pack: before });
        if self.done.len() > LIMIT {
            self.done.remove(0);
        }
        self.changed();
    }

    /// Takes the last change back; its name, if there was one.
    pub fn undo(&mut self) -> Option<String> {
        let Change { name, pack } = self.done.pop()?;
        let after = std::mem::replace(&mut self.pack, pack);
        self.undone.push(Change { name: name.clone(), pack: after });
        self.field = None;
        self.changed();
        Some(name)
    }

    /// Does the change again that was taken back last; its name, if there was one.
    pub fn redo(&mut self) -> Option<String> {
        let Change { name, pack } = self.undone.pop()?;
        let before = std::mem::replace(&mut self.pack, pack);
        self.done.push(Change { name: name.clone(), pack: before });
        self.field = None;
        self.changed();
        Some(name)
    }

    /// What undoing would take back.
    #[must_use]
    pub fn undo_label(&self) -> Option<&str> {
        self.done.last().map(|change| change.name.as_str())
    }

    /// What redoing would do again.
    #[must_use]
    pub fn redo_label(&self) -> Option<&str> {
        self.undone.last().map(|change| change.name.as_str())
    }

    /// Whether there are changes that are not on disk.
    #[must_use]
    pub fn is_dirty(&self) -> bool {
        self.pack != self.saved
    }

    /// Whether the file is being written at the moment.
    #[must_use]
    pub fn is_saving(&self) -> bool {
        self.saving.is_some()
    }

    /// What stands in the way of saving, where something is to be saved.
    #[must_use]
    pub fn trouble(&self) -> Option<&PackTrouble> {
        self.trouble.as_ref().filter(|_| self.is_dirty())
    }

    fn changed(&mut self) {
        self.revision += 1;
        // The disk may have come to its senses; the author's word on the rest still stands out.
        if matches!(self.trouble, Some(PackTrouble::NotSaved(_))) {
            self.trouble = None;
        }
    }

    /// Takes in a save that has come to its end, and begins the next; once a frame.
    pub fn update(&mut self, ctx: &egui::Context) {
        self.take_saved();
        if self.saving.is_some() || self.trouble.is_some() || !self.is_dirty() {
            return;
        }
        let over = self.stamp.map_or(Over::Nothing, Over::Unchanged);
        self.begin_saving(ctx, over);
    }

    fn begin_saving(&mut self, ctx: &egui::Context, over: Over) {
        let (folder, pack, woken) = (self.folder.clone(), self.pack.clone(), ctx.clone());
        let written = pack.clone();
        let work = move |_: &_| store::save_pack(&folder, &written, over);
        let job = Job::start(self.revision, move || woken.request_repaint(), work);
        self.saving = Some(Saving { job, pack });
    }

    fn take_saved(&mut self) {
        let Some(saving) = &self.saving else { return };
        let result = match saving.job.poll() {
            Progress::Working => return,
            Progress::Done(result) => result.map_err(|error| match &error.problem {
                StoreProblem::Changed | StoreProblem::Exists => PackTrouble::Changed,
                _other => PackTrouble::NotSaved(said(&error)),
            }),
            Progress::Failed(message) => Err(PackTrouble::NotSaved(message)),
        };
        let Some(saving) = self.saving.take() else { return };
        match result {
            Ok(stamp) => {
                self.stamp = Some(stamp);
                self.saved = saving.pack;
            }
            Err(trouble) => self.trouble = Some(trouble),
        }
    }

    /// The pack is left: waits until what can be saved is.
    pub fn finish(&mut self, ctx: &egui::Context) {
        while self.is_saving() || (self.is_dirty() && self.trouble.is_none()) {
            self.update(ctx);
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
    }

    /// Saves in spite of what stands in the way: the author has said so.
    pub fn save_anyway(&mut self, ctx: &egui::Context) {
        let over = match (self.trouble.take(), self.stamp) {
            (Some(PackTrouble::Changed), _) => Over::Anything,
            (_, Some(stamp)) => Over::Unchanged(stamp),
            (_, None) => Over::Nothing,
        };
        if self.saving.is_none() {
            self.begin_saving(ctx, over);
        }
    }

    /// Takes what somebody else has written in place of what is shown; their version is a change like any other, so
    /// that it can be taken back.
    pub fn take_theirs(&mut self, loaded: LoadedPack) {
        self.field = None;
        self.apply("Read again".to_owned(), |pack| pack.clone_from(&loaded.pack));
        self.saved = loaded.pack;
        self.stamp = Some(loaded.stamp);
        self.trouble = loaded.has_comments.then_some(PackTrouble::Comments);
    }

    /// Takes in what stands on disk, if nothing of ours is at stake; whether that was something new.
    pub fn follow_disk(&mut self, loaded: LoadedPack, log: (PublishLog, Over)) -> bool {
        if self.log != log.0 {
            self.revision += 1;
        }
        (self.log, self.log_over) = log;
        if self.saving.is_some() || self.is_dirty() || self.stamp == Some(loaded.stamp) {
            return false;
        }
        self.take_theirs(loaded);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A pack in a folder, and the context that its jobs wake.
    fn opened(title: &str) -> (tempfile::TempDir, OpenPack, egui::Context) {
        let folder = tempfile::tempdir().unwrap();
        store::save_pack(folder.path(), &Pack::new(FORMAT, "p", title), Over::Nothing).unwrap();
        let loaded = store::load_pack(folder.path()).unwrap().unwrap();
        let open = OpenPack::new(folder.path().to_owned(), loaded, store::load_log(folder.path()).unwrap());
        (folder, open, egui::Context::default())
    }

    fn settle(open: &mut OpenPack, ctx: &egui::Context) {
        loop {
            open.update(ctx);
            if !open.is_saving() {
                return;
            }
            std::thread::yield_now();
        }
    }

    fn on_disk(folder: &tempfile::TempDir) -> String {
        store::load_pack(folder.path()).unwrap().unwrap().pack.title.to_string()
    }

    #[test]
    fn every_change_is_saved_and_so_is_taking_it_back() {
        let (folder, mut open, ctx) = opened("Before");
        open.change("Rename the pack", |pack| pack.title = "After".into());
        settle(&mut open, &ctx);
        assert_eq!((on_disk(&folder).as_str(), open.is_dirty()), ("After", false));
        assert_eq!(open.undo().as_deref(), Some("Rename the pack"));
        settle(&mut open, &ctx);
        assert_eq!(on_disk(&folder), "Before");
        assert_eq!(open.redo().as_deref(), Some("Rename the pack"));
        settle(&mut open, &ctx);
        assert_eq!(on_disk(&folder), "After");
    }

    #[test]
    fn what_is_typed_into_one_field_is_one_change() {
        let (_folder, mut open, _) = opened("T");
        for typed in ["Tw", "Two"] {
            open.type_in("title", "Edit the title", |pack| pack.title = typed.into());
        }
        open.type_in("about", "Edit what it is about", |pack| pack.about = "A".into());
        open.type_in("title", "Edit the title", |pack| pack.title = "Three".into());
        let mut titles = Vec::new();
        while open.undo().is_some() {
            titles.push(open.pack().title.to_string());
        }
        assert_eq!(titles, ["Two", "Two", "T"]);
    }

    #[test]
    fn what_somebody_else_wrote_waits_for_the_authors_word() {
        let (folder, mut open, ctx) = opened("Before");
        let theirs = "(format: 1, id: \"p\", title: \"Theirs\")";
        std::fs::write(store::pack_file(folder.path()), theirs).unwrap();
        open.change("Rename the pack", |pack| pack.title = "Ours".into());
        settle(&mut open, &ctx);
        assert_eq!(open.trouble(), Some(&PackTrouble::Changed));
        assert_eq!(on_disk(&folder), "Theirs");
        open.save_anyway(&ctx);
        settle(&mut open, &ctx);
        assert_eq!((on_disk(&folder).as_str(), open.trouble()), ("Ours", None));
        std::fs::write(store::pack_file(folder.path()), theirs).unwrap();
        open.change("Rename the pack", |pack| pack.title = "Mine".into());
        settle(&mut open, &ctx);
        open.take_theirs(store::load_pack(folder.path()).unwrap().unwrap());
        assert_eq!((open.pack().title.as_str(), open.is_dirty()), ("Theirs", false));
        open.undo();
        assert_eq!(open.pack().title.as_str(), "Mine");
    }

    #[test]
    fn comments_are_not_dropped_unseen() {
        let (folder, _, ctx) = opened("Before");
        let path = store::pack_file(folder.path());
        std::fs::write(&path, "// by hand\n(format: 1, id: \"p\", title: \"Noted\")").unwrap();
        let loaded = store::load_pack(folder.path()).unwrap().unwrap();
        let mut open = OpenPack::new(folder.path().to_owned(), loaded, store::load_log(folder.path()).unwrap());
        assert_eq!(open.trouble(), None, "nothing is to be saved yet");
        open.change("Rename the pack", |pack| pack.title = "New".into());
        settle(&mut open, &ctx);
        assert_eq!(open.trouble(), Some(&PackTrouble::Comments));
        assert!(std::fs::read_to_string(&path).unwrap().starts_with("// by hand"));
        open.save_anyway(&ctx);
        settle(&mut open, &ctx);
        assert_eq!(on_disk(&folder), "New");
    }

    #[test]
    fn what_changed_on_disk_is_followed_while_nothing_is_at_stake() {
        let (folder, mut open, ctx) = opened("Before");
        let again = || (store::load_pack(folder.path()).unwrap().unwrap(), store::load_log(folder.path()).unwrap());
        let (loaded, log) = again();
        assert!(!open.follow_disk(loaded, log));
        std::fs::write(store::pack_file(folder.path()), "(format: 1, id: \"p\", title: \"Theirs\")").unwrap();
        let (loaded, log) = again();
        assert!(open.follow_disk(loaded, log));
        settle(&mut open, &ctx);
        assert_eq!((open.pack().title.as_str(), open.is_dirty()), ("Theirs", false));
    }
}
