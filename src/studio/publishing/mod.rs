//! The room Publish, without drawing: which target is shown, what its package would be, what is being written.
//!
//! A package is made ahead, off the UI thread, whenever the pack or the target changes, so that what it cannot carry and
//! what it does to learners stand there before anybody presses the button.

mod prepared;
mod request;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Context;

use super::browser::Browser;
use super::job::{Job, Progress};
use super::open_pack::OpenPack;
use crate::publish::Explored;
use crate::scenario::{Id, PublishLog};
use crate::serve::{Package, TestLms};
use crate::store::{Over, Previews, publish, save};

pub use prepared::{Prepared, Trouble, prepare};
pub use request::PublishRequest;

/// The room.
pub struct Publishing {
    selected: Option<Id>,
    /// What is being made ahead, and for what.
    ahead: Option<(Asked, Job<Result<Prepared, Trouble>>)>,
    /// What was made last, and for what. It stays while something newer is being made.
    made: Option<(Asked, Result<Arc<Prepared>, Trouble>)>,
    explored: Arc<Explored>,
    /// Counted up whenever files on the disk may have changed.
    generation: u64,
    writing: Vec<Job<Written>>,
    browser: Arc<dyn Browser>,
    previews: Arc<Previews>,
}

/// What a package was made of.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Asked {
    folder: PathBuf,
    pack: u64,
    target: Id,
    generation: u64,
}

/// What became of something that was asked for.
#[derive(Debug)]
pub enum Written {
    /// The package stands there.
    Published { path: PathBuf, revision: u32, unchanged: bool, log: PublishLog, over: Over },
    /// The browser has it.
    Shown,
    /// The package runs in the test LMS; why no browser shows it, if none does.
    Testing(TestLms, Option<String>),
    /// It did not work, in words.
    Failed(String),
}

impl Publishing {
    /// Nothing is shown yet.
    #[must_use]
    pub fn new(browser: Arc<dyn Browser>) -> Self {
        Self {
            selected: None,
            ahead: None,
            made: None,
            explored: Arc::default(),
            generation: 0,
            writing: Vec::new(),
            browser,
            previews: Arc::default(),
        }
    }

    /// The target that is shown: the one that was chosen, while the pack has it, else its first.
    #[must_use]
    pub fn selected<'a>(&'a self, pack: &'a OpenPack) -> Option<&'a Id> {
        let targets = &pack.pack().targets;
        self.selected.as_ref().filter(|id| targets.contains_key(*id)).or_else(|| targets.keys().next())
    }

    /// Shows a target.
    pub fn select(&mut self, id: Id) {
        self.selected = Some(id);
    }

    /// Files on the disk may have changed: packages are made again.
    pub fn look_again(&mut self) {
        self.generation += 1;
    }

    /// Makes the package of the target that is shown ahead, where it is not there yet; takes in what came.
    pub fn update(&mut self, ctx: &Context, pack: &OpenPack) {
        self.take_in();
        let asked = self.selected(pack).map(|target| Asked {
            folder: pack.folder().to_owned(),
            pack: pack.revision(),
            target: target.clone(),
            generation: self.generation,
        });
        let Some(asked) = asked else {
            self.ahead = None;
            self.made = None;
            return;
        };
        let is_there = self.made.as_ref().is_some_and(|(made, _)| *made == asked);
        let is_coming = self.ahead.as_ref().is_some_and(|(ahead, _)| *ahead == asked);
        if is_there || is_coming {
            return;
        }
        let (folder, document, log) = (asked.folder.clone(), pack.pack().clone(), pack.log().clone());
        let (target, explored, woken) = (asked.target.clone(), self.explored.clone(), ctx.clone());
        let job = Job::start(
            asked.pack,
            move || woken.request_repaint(),
            move |cancel| prepare(&folder, document, &target, &log, &explored, cancel.flag()),
        );
        self.ahead = Some((asked, job));
    }

    fn take_in(&mut self) {
        let Some((_, job)) = &self.ahead else { return };
        let result = match job.poll() {
            Progress::Working => return,
            Progress::Done(result) => result,
            Progress::Failed(message) => Err(Trouble { message, hint: "try again".to_owned(), file: None }),
        };
        if let Some((asked, _)) = self.ahead.take() {
            self.made = Some((asked, result.map(Arc::new)));
        }
    }

    /// What the package of a target would be, or why there is none; none while nothing is known of it yet.
    #[must_use]
    pub fn prepared(&self, target: &Id) -> Option<Result<&Arc<Prepared>, &Trouble>> {
        let (asked, made) = self.made.as_ref()?;
        (asked.target == *target).then_some(made.as_ref())
    }

    /// Whether what is shown is being made anew.
    #[must_use]
    pub fn is_preparing(&self) -> bool {
        self.ahead.is_some()
    }

    /// Whether anything is on its way.
    #[must_use]
    pub fn is_underway(&self) -> bool {
        self.ahead.is_some() || !self.writing.is_empty()
    }

    /// What there is to write, if it is what the pack is now.
    fn current(&self, pack: &OpenPack) -> Option<Arc<Prepared>> {
        let target = self.selected(pack)?;
        self.prepared(target)?.ok().filter(|_| self.ahead.is_none()).cloned()
    }

    /// Runs the package that is shown in the test LMS, and shows that in the browser.
    pub fn test(&mut self, ctx: &Context, pack: &OpenPack) {
        let Some(prepared) = self.current(pack) else { return };
        let browser = self.browser.clone();
        self.start(ctx, move || {
            let Some((name, bytes)) = prepared.package.files.first_key_value() else {
                return Written::Failed("the package is empty".to_owned());
            };
            match Package::read(name, bytes).and_then(TestLms::start) {
                Ok(test) => {
                    let shown = browser.show(Path::new(test.url()));
                    Written::Testing(test, shown.err())
                }
                Err(error) => Written::Failed(format!("{error} – {}", error.hint())),
            }
        });
    }

    /// Writes the package that is shown, and takes down that it was published.
    pub fn publish(&mut self, ctx: &Context, pack: &OpenPack) {
        let Some(prepared) = self.current(pack) else { return };
        let folder = pack.folder().to_owned();
        self.start(ctx, move || {
            let package = &prepared.package;
            let (revision, unchanged) = (package.publication.revision, package.unchanged);
            match publish(&folder, &package.file, &package.files, package.publication.clone()) {
                Ok((path, log, over)) => Written::Published { path, revision, unchanged, log, over },
                Err(error) => Written::failed(&error),
            }
        });
    }

    /// Shows what is in the package as a page in the browser, where it is one.
    pub fn show(&mut self, ctx: &Context, pack: &OpenPack) {
        let Some(prepared) = self.current(pack) else { return };
        let (browser, previews) = (self.browser.clone(), self.previews.clone());
        self.start(ctx, move || {
            let Some(bytes) = prepared.package.files.values().next() else {
                return Written::Failed("the package is empty".to_owned());
            };
            let name = Path::new(&prepared.package.file).file_name().unwrap_or_default().to_string_lossy();
            let shown = previews
                .path(&name)
                .and_then(|path| save(&path, bytes, Over::Anything).map(|_| path))
                .map_err(|error| error.to_string())
                .and_then(|path| browser.show(&path));
            shown.map_or_else(Written::Failed, |()| Written::Shown)
        });
    }

    /// Shows a file that was published, or the folder of it, with whatever the system has for it.
    pub fn open(&mut self, ctx: &Context, path: PathBuf) {
        let browser = self.browser.clone();
        self.start(ctx, move || browser.show(&path).map_or_else(Written::Failed, |()| Written::Shown));
    }

    fn start(&mut self, ctx: &Context, work: impl FnOnce() -> Written + Send + 'static) {
        let ctx = ctx.clone();
        self.writing.push(Job::start(0, move || ctx.request_repaint(), move |_| work()));
    }

    /// What became of something that was asked for, once; never waits.
    pub fn poll(&mut self) -> Option<Written> {
        let (at, written) = self.writing.iter().enumerate().find_map(|(at, job)| match job.poll() {
            Progress::Working => None,
            Progress::Done(written) => Some((at, written)),
            Progress::Failed(message) => Some((at, Written::Failed(message))),
        })?;
        self.writing.remove(at);
        Some(written)
    }
}

impl Written {
    fn failed(error: &crate::store::StoreError) -> Self {
        let hint = error.hint().map_or_else(String::new, |hint| format!(" – {hint}"));
        Self::Failed(format!("{error}{hint}"))
    }
}
