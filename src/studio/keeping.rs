//! What outlives a sitting: settings, recent files, and unsaved work in case the program ends badly.

use std::path::Path;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use super::job::{Job, Progress};
use super::theme::Theme;
use super::workspace::Workspace;
use crate::store::{
    Found, Preferences, PreferencesFile, Recovered, Recovery, RecoveryKey, StoreError, ThemeChoice, UserFolders,
    scenario_text,
};

/// Seconds from a change until it is kept.
const DELAY: f64 = 1.0;

/// Keeps what outlives a sitting. Everything that may take long runs off the UI thread.
pub struct Keeping {
    pub preferences: Preferences,
    file: Arc<PreferencesFile>,
    recovery: Arc<Recovery>,
    /// What the work on the open case is kept under.
    key: RecoveryKey,
    /// The revision that was kept last; none: nothing of this case is kept.
    kept: Option<u64>,
    /// When the change that was noticed last is to be kept, in the seconds of the window.
    due: Option<f64>,
    writing: Option<Job<Result<(), StoreError>>>,
    saving: Option<Job<Result<(), StoreError>>>,
    looking: Option<Job<Found>>,
    /// Unsaved work that an earlier sitting left behind.
    pub recovered: Vec<Recovered>,
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

impl Keeping {
    /// Reads the settings, and begins to look for unsaved work. Returns what is worth saying, too.
    #[must_use]
    pub fn new(ctx: &egui::Context, folders: &UserFolders) -> (Self, Option<StoreError>) {
        let file = Arc::new(PreferencesFile::new(folders));
        let (preferences, trouble) = file.load();
        let recovery = Arc::new(Recovery::new(folders, now));
        let key = recovery.key(None);
        let (looks, woken) = (Arc::clone(&recovery), ctx.clone());
        let looking = Some(Job::start(0, move || woken.request_repaint(), move |_| looks.found()));
        let keeping = Self {
            preferences,
            file,
            recovery,
            key,
            kept: None,
            due: None,
            writing: None,
            saving: None,
            looking,
            recovered: Vec::new(),
        };
        (keeping, trouble)
    }

    /// The theme that the author chose, where it is one of ours.
    #[must_use]
    pub fn theme(&self) -> Theme {
        if self.preferences.theme == ThemeChoice::Dark { Theme::DARK } else { Theme::LIGHT }
    }

    /// Whether something is still to be written.
    #[must_use]
    pub fn is_underway(&self) -> bool {
        self.due.is_some() || self.writing.is_some() || self.saving.is_some() || self.looking.is_some()
    }

    /// Another case is shown, or none: what was kept of the one before is no longer needed.
    pub fn show(&mut self, ctx: &egui::Context, workspace: Option<&Workspace>) {
        self.give_up_kept();
        let path = workspace.and_then(|workspace| workspace.path.as_deref());
        self.key = self.recovery.key(path);
        if let (Some(path), Some(workspace)) = (path, workspace) {
            let title = crate::scenario::markup::plain(&workspace.scenario().title);
            self.note_recent(ctx, path, &title);
        }
    }

    /// Work from an earlier sitting is shown: it goes on under the key that it was found with.
    pub fn take_over(&mut self, key: RecoveryKey) {
        self.give_up_kept();
        self.recovered.retain(|recovered| recovered.key != key);
        self.key = key;
        self.kept = Some(u64::MAX);
    }

    /// Throws away work from an earlier sitting.
    pub fn discard(&mut self, key: &RecoveryKey) -> Result<(), StoreError> {
        self.recovered.retain(|recovered| recovered.key != *key);
        self.recovery.clear(key)
    }

    /// Puts a file at the head of those that were opened.
    pub fn note_recent(&mut self, ctx: &egui::Context, path: &Path, title: &str) {
        self.preferences.recent.note(path, title, now());
        self.save(ctx);
    }

    /// Writes the settings.
    pub fn save(&mut self, ctx: &egui::Context) {
        let (file, preferences, woken) = (Arc::clone(&self.file), self.preferences.clone(), ctx.clone());
        self.saving = Some(Job::start(0, move || woken.request_repaint(), move |_| file.save(&preferences)));
    }

    /// Keeps the open case if it has changed; once a frame. Returns what went wrong.
    pub fn update(&mut self, ctx: &egui::Context, workspace: Option<&Workspace>) -> Option<String> {
        let mut trouble = self.poll();
        let Some(workspace) = workspace else { return trouble };
        let revision = workspace.history.revision();
        if !workspace.history.is_dirty(&workspace.file) {
            self.due = None;
            if self.kept.is_some() && self.writing.is_none() {
                self.give_up_kept();
            }
            return trouble;
        }
        if self.kept == Some(revision) || self.writing.is_some() {
            return trouble;
        }
        let time = ctx.input(|input| input.time);
        let due = *self.due.get_or_insert(time + DELAY);
        if time < due {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(due - time));
            return trouble;
        }
        self.due = None;
        self.kept = Some(revision);
        let (recovery, key, woken) = (Arc::clone(&self.recovery), self.key.clone(), ctx.clone());
        let (case, path, base) = (workspace.scenario().clone(), workspace.path.clone(), workspace.stamp);
        let work = move |_: &super::job::Cancel| {
            let named = path.clone().unwrap_or_else(|| "untitled.ron".into());
            let text = scenario_text(&named, &case)?;
            recovery.write(&key, path.as_deref(), base.as_ref(), &text)
        };
        self.writing = Some(Job::start(revision, move || woken.request_repaint(), work));
        trouble.take()
    }

    fn poll(&mut self) -> Option<String> {
        let mut trouble = None;
        if let Some(Progress::Done(found)) = self.looking.as_ref().map(Job::poll) {
            self.looking = None;
            trouble = found.damaged.first().map(|damaged| damaged.error.to_string());
            self.recovered = found.recovered;
        }
        for job in [&mut self.writing, &mut self.saving] {
            match job.as_ref().map(Job::poll) {
                Some(Progress::Done(Err(error))) => {
                    trouble = Some(error.to_string());
                    *job = None;
                }
                Some(Progress::Done(Ok(())) | Progress::Failed(_)) => *job = None,
                Some(Progress::Working) | None => {}
            }
        }
        trouble
    }

    /// What is kept of the open case is saved, or not wanted.
    fn give_up_kept(&mut self) {
        self.due = None;
        self.writing = None;
        if self.kept.take().is_some() {
            // What cannot be cleared now is found at the next start, and dropped there if it equals the file.
            let _ = self.recovery.clear(&self.key);
        }
    }
}
