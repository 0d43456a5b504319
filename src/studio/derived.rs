//! Something that is worked out from the document off the UI thread, again after every change.

use super::job::{Cancel, Job, Progress};
use crate::edit::History;
use crate::scenario::{Pack, Scenario};

/// The latest result, and the work on the next one.
#[derive(Debug)]
pub struct Derived<T> {
    value: Option<T>,
    /// The revision of the document that `value` is about.
    revision: Option<u64>,
    job: Option<Job<Option<T>>>,
}

impl<T> Default for Derived<T> {
    fn default() -> Self {
        Self { value: None, revision: None, job: None }
    }
}

impl<T: Send + 'static> Derived<T> {
    /// Takes in a finished result, and starts `work` again if the document has changed since.
    pub fn update(
        &mut self,
        ctx: &egui::Context,
        history: &History,
        file: &str,
        work: impl FnOnce(&Scenario, Option<&Pack>, &Cancel) -> Option<T> + Send + 'static,
    ) {
        let Some(scenario) = history.scenario(file) else { return };
        // The next change drops a job that works on a case of the past, which makes it give up.
        self.job = self.job.take().filter(|job| job.fingerprint == history.revision());
        if let Some(job) = &self.job {
            let value = match job.poll() {
                Progress::Working => return,
                Progress::Done(value) => value,
                Progress::Failed(_) => None,
            };
            self.value = value;
            self.revision = Some(job.fingerprint);
            self.job = None;
        }
        if self.revision != Some(history.revision()) {
            let (scenario, pack) = (scenario.clone(), history.pack().cloned());
            let ctx = ctx.clone();
            let woken = move || ctx.request_repaint();
            let job = Job::start(history.revision(), woken, move |cancel| work(&scenario, pack.as_ref(), cancel));
            self.job = Some(job);
        }
    }

    /// The latest result; about the document as it was when the work began.
    #[must_use]
    pub fn value(&self) -> Option<&T> {
        self.value.as_ref()
    }

    /// Whether work is on its way.
    #[must_use]
    pub fn is_underway(&self) -> bool {
        self.job.is_some()
    }
}
