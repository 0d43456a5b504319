//! Jobs: work on a snapshot, off the UI thread. A result that is no longer wanted is dropped; a panic inside becomes a
//! message, never a crash.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

/// Told to a job that nobody waits for its result any more.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Whether the job should stop.
    #[must_use]
    pub fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// The flag itself, for work that looks at it by itself.
    #[must_use]
    pub fn flag(&self) -> &AtomicBool {
        &self.0
    }
}

/// A job on its way. Dropping it cancels it.
#[derive(Debug)]
pub struct Job<T> {
    /// What the job works on; a result for anything else is stale.
    pub fingerprint: u64,
    cancel: Cancel,
    result: Receiver<Result<T, String>>,
}

/// How a job stands.
#[derive(Debug)]
pub enum Progress<T> {
    Working,
    Done(T),
    /// It failed, with what it said.
    Failed(String),
}

impl<T: Send + 'static> Job<T> {
    /// Starts `work` on a thread of its own; `woken` is called when there is a result.
    pub fn start(
        fingerprint: u64,
        woken: impl FnOnce() + Send + 'static,
        work: impl FnOnce(&Cancel) -> T + Send + 'static,
    ) -> Self {
        let (sender, result) = channel();
        let cancel = Cancel::default();
        let given = cancel.clone();
        let run = move || {
            let done = catch_unwind(AssertUnwindSafe(|| work(&given))).map_err(|panic| {
                let text = panic.downcast_ref::<&str>().map(ToString::to_string);
                text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "it stopped".to_owned())
            });
            // Nobody listens any more when the job was dropped.
            let _ = sender.send(done);
            woken();
        };
        if let Err(error) = std::thread::Builder::new().name("offramp job".to_owned()).spawn(run) {
            let (sender, failed) = channel();
            let _ = sender.send(Err(error.to_string()));
            return Self { fingerprint, cancel, result: failed };
        }
        Self { fingerprint, cancel, result }
    }

    /// The result, once; never waits.
    #[must_use]
    pub fn poll(&self) -> Progress<T> {
        match self.result.try_recv() {
            Ok(Ok(value)) => Progress::Done(value),
            Ok(Err(message)) => Progress::Failed(message),
            Err(TryRecvError::Empty) => Progress::Working,
            Err(TryRecvError::Disconnected) => Progress::Failed("it stopped".to_owned()),
        }
    }
}

impl<T> Drop for Job<T> {
    fn drop(&mut self) {
        self.cancel.0.store(true, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait<T: Send + 'static>(job: &Job<T>) -> Progress<T> {
        loop {
            match job.poll() {
                Progress::Working => std::thread::yield_now(),
                done => return done,
            }
        }
    }

    #[test]
    fn a_job_brings_its_result_and_a_panic_is_a_message() {
        assert!(matches!(wait(&Job::start(1, || {}, |_| 7)), Progress::Done(7)));
        let failed = wait(&Job::start(1, || {}, |_| -> u8 { panic!("no luck") }));
        assert!(matches!(failed, Progress::Failed(text) if text == "no luck"));
    }

    #[test]
    fn dropping_a_job_cancels_it() {
        let (sender, receiver) = channel();
        let job = Job::start(
            1,
            || {},
            move |cancel| {
                while !cancel.is_set() {
                    std::thread::yield_now();
                }
                let _ = sender.send(());
            },
        );
        drop(job);
        assert!(receiver.recv().is_ok());
    }
}
