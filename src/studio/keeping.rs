//! What outlives a sitting: settings, recent files, and unsaved work in case the program ends badly.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use super::job::{Cancel, Job, Progress};
use super::open_cases::{CaseKey, OpenCases};
use super::workspace::Workspace;
use crate::store::{
    Found, Preferences, PreferencesFile, Recovered, Recovery, RecoveryKey, StoreError, UserFolders, scenario_text,
};

/// Seconds from a change until it is kept.
const DELAY: f64 = 1.0;

/// Keeps what outlives a sitting. Everything that may take long runs off the UI thread.
pub struct Keeping {
    file: Arc<PreferencesFile>,
    recovery: Arc<Recovery>,
    /// What is kept of the open cases.
    kept: HashMap<CaseKey, Kept>,
    saving: Option<Job<Result<(), StoreError>>>,
    /// The settings that were written last, or are being written.
    written: Preferences,
    looking: Option<Job<Found>>,
    /// Unsaved work that an earlier sitting left behind.
    pub recovered: Vec<Recovered>,
}

/// What is kept of one open case.
struct Kept {
    /// What it is kept under.
    key: RecoveryKey,
    /// The revision that was kept last; none: nothing of this case is kept.
    revision: Option<u64>,
    /// When the change that was noticed last is to be kept, in the seconds of the window.
    due: Option<f64>,
    writing: Option<Job<Result<(), StoreError>>>,
}

/// Seconds since 1970.
pub fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

impl Keeping {
    /// Reads the settings, and begins to look for unsaved work. Returns what is worth saying, too.
    #[must_use]
    pub fn new(ctx: &egui::Context, folders: &UserFolders) -> (Self, Preferences, Option<StoreError>) {
        let file = Arc::new(PreferencesFile::new(folders));
        let (preferences, trouble) = file.load();
        let recovery = Arc::new(Recovery::new(folders, now));
        let (looks, woken) = (Arc::clone(&recovery), ctx.clone());
        let looking = Some(Job::start(0, move || woken.request_repaint(), move |_| looks.found()));
        let keeping = Self {
            written: preferences.clone(),
            file,
            recovery,
            kept: HashMap::new(),
            saving: None,
            looking,
            recovered: Vec::new(),
        };
        (keeping, preferences, trouble)
    }

    /// Whether something is still to be written.
    #[must_use]
    pub fn is_underway(&self) -> bool {
        let keeps = self.kept.values().any(|kept| kept.due.is_some() || kept.writing.is_some());
        keeps || self.saving.is_some() || self.looking.is_some()
    }

    /// A case has been opened.
    pub fn begin(&mut self, workspace: &Workspace) {
        let key = self.recovery.key(workspace.path.as_deref());
        self.kept.insert(workspace.key, Kept { key, revision: None, due: None, writing: None });
    }

    /// A case has been closed: what was kept of it is no longer needed.
    pub fn end(&mut self, case: CaseKey) {
        if let Some(mut kept) = self.kept.remove(&case) {
            kept.give_up(&self.recovery);
        }
    }

    /// Work from an earlier sitting is shown: it goes on under the key that it was found with.
    pub fn take_over(&mut self, case: CaseKey, key: RecoveryKey) {
        self.recovered.retain(|recovered| recovered.key != key);
        self.kept.insert(case, Kept { key, revision: Some(u64::MAX), due: None, writing: None });
    }

    /// Throws away work from an earlier sitting.
    pub fn discard(&mut self, key: &RecoveryKey) -> Result<(), StoreError> {
        self.recovered.retain(|recovered| recovered.key != *key);
        self.recovery.clear(key)
    }

    /// Writes the settings where they have changed; those that change while others are being written wait for them.
    fn save(&mut self, ctx: &egui::Context, preferences: &Preferences) {
        if self.saving.is_some() || *preferences == self.written {
            return;
        }
        self.written.clone_from(preferences);
        let (file, preferences, woken) = (Arc::clone(&self.file), preferences.clone(), ctx.clone());
        self.saving = Some(Job::start(0, move || woken.request_repaint(), move |_| file.save(&preferences)));
    }

    /// The program ends: the settings are written before it does.
    pub fn finish(&mut self, preferences: &Preferences) {
        if *preferences != self.written {
            self.written.clone_from(preferences);
            // There is nobody left to tell.
            let _ = self.file.save(preferences);
        }
        while matches!(self.saving.as_ref().map(Job::poll), Some(Progress::Working)) {
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
    }

    /// Keeps the settings, and the open cases that have changed; once a frame. Returns what went wrong.
    pub fn update(&mut self, ctx: &egui::Context, cases: &OpenCases, preferences: &Preferences) -> Option<String> {
        let mut trouble = self.poll();
        self.save(ctx, preferences);
        for workspace in cases.iter() {
            let Some(kept) = self.kept.get_mut(&workspace.key) else { continue };
            trouble = trouble.or(kept.update(ctx, &self.recovery, workspace));
        }
        trouble
    }

    fn poll(&mut self) -> Option<String> {
        let mut trouble = None;
        if let Some(Progress::Done(found)) = self.looking.as_ref().map(Job::poll) {
            self.looking = None;
            trouble = match found.damaged.as_slice() {
                [] => None,
                [damaged] => Some(damaged.error.to_string()),
                [damaged, more @ ..] => Some(format!("{}; {} more files are damaged", damaged.error, more.len())),
            };
            self.recovered = found.recovered;
        }
        trouble.or_else(|| finished(&mut self.saving))
    }
}

impl Kept {
    fn update(&mut self, ctx: &egui::Context, recovery: &Arc<Recovery>, workspace: &Workspace) -> Option<String> {
        let trouble = finished(&mut self.writing);
        let revision = workspace.history.revision();
        if !workspace.history.is_dirty(&workspace.file) {
            self.due = None;
            if self.revision.is_some() && self.writing.is_none() {
                self.give_up(recovery);
            }
            return trouble;
        }
        if self.revision == Some(revision) || self.writing.is_some() {
            return trouble;
        }
        let time = ctx.input(|input| input.time);
        let due = *self.due.get_or_insert(time + DELAY);
        if time < due {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(due - time));
            return trouble;
        }
        self.due = None;
        self.revision = Some(revision);
        let (recovery, key, woken) = (Arc::clone(recovery), self.key.clone(), ctx.clone());
        let (case, path, base) = (workspace.scenario().clone(), workspace.path.clone(), workspace.stamp);
        let work = move |_: &Cancel| {
            let named = path.clone().unwrap_or_else(|| "untitled.ron".into());
            let text = scenario_text(&named, &case)?;
            recovery.write(&key, path.as_deref(), base.as_ref(), &text)
        };
        self.writing = Some(Job::start(revision, move || woken.request_repaint(), work));
        trouble
    }

    /// What is kept of the case is saved, or not wanted.
    fn give_up(&mut self, recovery: &Recovery) {
        self.due = None;
        self.writing = None;
        if self.revision.take().is_some() {
            // What cannot be cleared now is found at the next start, and dropped there if it equals the file.
            let _ = recovery.clear(&self.key);
        }
    }
}

/// What a job that has come to its end complains of.
fn finished(job: &mut Option<Job<Result<(), StoreError>>>) -> Option<String> {
    match job.as_ref().map(Job::poll) {
        Some(Progress::Done(Err(error))) => {
            *job = None;
            Some(error.to_string())
        }
        Some(Progress::Done(Ok(())) | Progress::Failed(_)) => {
            *job = None;
            None
        }
        Some(Progress::Working) | None => None,
    }
}
