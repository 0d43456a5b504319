//! A folder on its way from the disk, off the UI thread: first what lies in it and what is known of it, then case by
//! case what has changed since.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use super::facts::read_facts;
use crate::check::Day;
use crate::scenario::PublishLog;
use crate::store::{self, CaseFacts, CaseMark, Index, LoadedPack, Over};
use crate::studio::job::{Cancel, Job, Progress};
use crate::studio::opening::said;

/// What lies in a folder.
pub struct Listing {
    /// File names, sorted.
    pub files: Vec<String>,
    /// What is known of them already, by file name.
    pub known: Vec<(String, CaseFacts)>,
    /// The pack; none: there is none. Or why it cannot be read.
    pub pack: Result<Option<(LoadedPack, PublishLog, Over)>, String>,
    /// Where there are no cases, folders below that have some.
    pub below: Vec<PathBuf>,
}

/// What a reading brings.
pub enum News {
    Listed(Result<Box<Listing>, String>),
    Case(String, Result<CaseFacts, String>),
}

/// A folder on its way.
pub struct Reading {
    job: Job<()>,
    news: Receiver<News>,
}

impl Reading {
    /// Begins to read a folder.
    #[must_use]
    pub fn start(ctx: &egui::Context, folder: PathBuf, index: Arc<Index>, today: Day) -> Self {
        let (sender, news) = channel();
        let (ctx, woken) = (ctx.clone(), ctx.clone());
        let work = move |cancel: &Cancel| {
            let tell = |news| tell(&sender, &ctx, news);
            read(&folder, &index, today, cancel, tell);
            // What cannot be kept is found out again the next time.
            let _ = index.save();
        };
        Self { job: Job::start(0, move || woken.request_repaint(), work), news }
    }

    /// What has come since the last time.
    pub fn news(&self) -> impl Iterator<Item = News> {
        self.news.try_iter()
    }

    /// Whether it has come to its end; why it stopped, if it did.
    #[must_use]
    pub fn end(&self) -> Option<Result<(), String>> {
        match self.job.poll() {
            Progress::Working => None,
            Progress::Done(()) => Some(Ok(())),
            Progress::Failed(message) => Some(Err(message)),
        }
    }
}

fn tell(sender: &Sender<News>, ctx: &egui::Context, news: News) {
    // Nobody listens any more when another folder was opened.
    let _ = sender.send(news);
    ctx.request_repaint();
}

fn read(folder: &Path, index: &Index, today: Day, cancel: &Cancel, tell: impl Fn(News)) {
    let paths = match store::scenarios_in(folder) {
        Ok(paths) => paths,
        Err(error) => return tell(News::Listed(Err(said(&error)))),
    };
    let day = today.to_string();
    let (mut known, mut stale) = (Vec::new(), Vec::new());
    let name = |path: &Path| path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    for path in &paths {
        let mark = CaseMark::of(path);
        let facts = mark.as_ref().and_then(|mark| index.get(path, mark, &day));
        let is_current = facts.as_ref().is_some_and(|(_, of_today)| *of_today);
        known.extend(facts.map(|(facts, _)| (name(path), facts)));
        if !is_current {
            stale.push((path.clone(), mark));
        }
    }
    let below = if paths.is_empty() { folders_with_cases(folder) } else { Vec::new() };
    let files = paths.iter().map(|path| name(path)).collect();
    tell(News::Listed(Ok(Box::new(Listing { files, known, pack: pack(folder), below }))));
    for (path, mark) in stale {
        if cancel.is_set() {
            return;
        }
        let facts = read_facts(&path, today);
        if let (Ok(facts), Some(mark)) = (&facts, mark) {
            index.put(&path, mark, &day, facts.clone());
        }
        tell(News::Case(name(&path), facts));
    }
}

fn pack(folder: &Path) -> Result<Option<(LoadedPack, PublishLog, Over)>, String> {
    let Some(loaded) = store::load_pack(folder).map_err(|error| said(&error))? else { return Ok(None) };
    let (log, over) = store::load_log(folder).map_err(|error| said(&error))?;
    Ok(Some((loaded, log, over)))
}

/// The folders below that have cases, without those of hidden ones.
fn folders_with_cases(folder: &Path) -> Vec<PathBuf> {
    let found = store::find_scenarios(&[folder.to_owned()]);
    let mut folders: Vec<PathBuf> =
        found.into_iter().flatten().filter_map(|path| path.parent().map(Path::to_owned)).collect();
    folders.dedup();
    folders
}
