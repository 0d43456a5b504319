//! The library: the cases of a folder as a table, what is selected in it, what is asked and what was found. No drawing;
//! the pack itself is [`OpenPack`].

mod dialog;
mod facts;
mod reading;
mod request;
mod results;
mod row;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::job::Job;
use super::keeping::now;
use super::open_cases::{CaseKey, OpenCases};
use super::open_pack::OpenPack;
use crate::check::{CaseHead, Day, RULES};
use crate::scenario::{Id, Text};
use crate::store::{Index, LoadedPack, UserFolders};
use reading::Reading;

pub use dialog::{Dialog, PackField};
pub use reading::{Listing, News};
pub use request::{LibraryRequest, Pick};
pub use results::{ResultLine, Results};
pub use row::{Column, Known, Row, Sort};

/// What was read of a folder's pack.
pub type ReadPack = Result<Option<(LoadedPack, crate::scenario::PublishLog, crate::store::Over)>, String>;

/// The room's state.
pub struct Library {
    index: Arc<Index>,
    folder: Option<PathBuf>,
    files: Vec<String>,
    known: HashMap<String, Known>,
    /// Why the folder, or its pack, cannot be read.
    folder_trouble: Option<String>,
    pack_trouble: Option<String>,
    below: Vec<PathBuf>,
    reading: Option<Reading>,
    listed: bool,
    rows: Vec<Row>,
    /// How many there are, whatever the filter shows.
    all: usize,
    /// What the rows were made from.
    made_from: Option<MadeFrom>,
    generation: u64,
    sort: Sort,
    filter: String,
    selected: BTreeSet<String>,
    /// The row that has the keyboard, and the one that a range begins at.
    cursor: Option<String>,
    anchor: Option<String>,
    wants_focus: bool,
    revealed: u64,
    pub dialog: Option<Dialog>,
    checking: Option<Job<Results>>,
    pub results: Option<Results>,
}

/// Generation of the folder, revision of the pack, and the open cases with theirs.
type MadeFrom = (u64, Option<u64>, Vec<(CaseKey, u64, bool)>);

impl Library {
    /// A library without a folder; what it finds out is kept in the user's folders, or nowhere.
    #[must_use]
    pub fn new(folders: Option<&UserFolders>) -> Self {
        // Another set of rules finds something else.
        let made_by = format!("{} with {} rules", env!("CARGO_PKG_VERSION"), RULES.len());
        Self {
            index: Arc::new(Index::new(folders, made_by)),
            folder: None,
            files: Vec::new(),
            known: HashMap::new(),
            folder_trouble: None,
            pack_trouble: None,
            below: Vec::new(),
            reading: None,
            listed: false,
            rows: Vec::new(),
            all: 0,
            made_from: None,
            generation: 0,
            sort: Sort::TEACHING,
            filter: String::new(),
            selected: BTreeSet::new(),
            cursor: None,
            anchor: None,
            wants_focus: false,
            revealed: 0,
            dialog: None,
            checking: None,
            results: None,
        }
    }

    /// Keeps what it finds out in these folders from now on.
    pub fn keep_in(&mut self, folders: &UserFolders) {
        let folder = self.folder.take();
        *self = Self::new(Some(folders));
        self.folder = folder;
    }

    /// Shows a folder, which begins to be read.
    pub fn open(&mut self, ctx: &egui::Context, folder: PathBuf) {
        if self.folder.as_deref() != Some(&folder) {
            let index = Arc::clone(&self.index);
            *self = Self { index, folder: Some(folder), ..Self::new(None) };
        }
        self.read(ctx);
    }

    /// Looks what has changed in the folder.
    pub fn read(&mut self, ctx: &egui::Context) {
        if let Some(folder) = &self.folder {
            let today = Day::from_unix_seconds(now());
            self.reading = Some(Reading::start(ctx, folder.clone(), Arc::clone(&self.index), today));
        }
    }

    /// Takes in what has been read and found meanwhile. Returns the pack of the folder when it was read.
    pub fn update(&mut self) -> Option<ReadPack> {
        if let Some(done) = self.checking.as_ref().and_then(results::poll) {
            self.checking = None;
            match done {
                Ok(results) => self.results = Some(results),
                Err(message) => self.folder_trouble = Some(format!("The checks stopped: {message}")),
            }
        }
        let reading = self.reading.take()?;
        let end = reading.end();
        let mut pack = None;
        for news in reading.news() {
            self.generation += 1;
            match news {
                News::Listed(Ok(listing)) => pack = Some(self.take_listing(*listing)),
                News::Listed(Err(message)) => {
                    self.listed = true;
                    self.files.clear();
                    self.folder_trouble = Some(message);
                }
                News::Case(file, Ok(facts)) => {
                    self.known.insert(file, Known::Facts(Box::new(facts)));
                }
                News::Case(file, Err(message)) => {
                    self.known.insert(file, Known::Trouble(message));
                }
            }
        }
        match end {
            None => self.reading = Some(reading),
            Some(Ok(())) => {}
            Some(Err(message)) => self.folder_trouble = Some(format!("Reading the folder stopped: {message}")),
        }
        pack
    }

    fn take_listing(&mut self, listing: Listing) -> ReadPack {
        let Listing { files, known, pack, below } = listing;
        self.listed = true;
        self.folder_trouble = None;
        self.known.retain(|file, _| files.contains(file));
        self.known.extend(known.into_iter().map(|(file, facts)| (file, Known::Facts(Box::new(facts)))));
        (self.files, self.below) = (files, below);
        self.pack_trouble = pack.as_ref().err().cloned();
        pack
    }

    /// Brings the rows up to date where something has changed.
    pub fn arrange(&mut self, pack: Option<&OpenPack>, cases: &OpenCases) {
        let open = cases.iter().filter(|case| case.path.as_deref().and_then(Path::parent) == self.folder.as_deref());
        let open: Vec<_> = open.map(|case| (case.key, case.history.revision(), case.is_dirty())).collect();
        let made_from = (self.generation, pack.map(OpenPack::revision), open);
        if self.made_from.as_ref() == Some(&made_from) {
            return;
        }
        self.made_from = Some(made_from);
        let mut rows = self.every_row(pack, cases);
        self.all = rows.len();
        self.selected.retain(|file| rows.iter().any(|row| row.file == *file));
        let filter = self.filter.to_lowercase();
        let words: Vec<&str> = filter.split_whitespace().collect();
        rows.retain(|row| row.holds(&words));
        self.sort.sort(&mut rows);
        self.rows = rows;
        if self.cursor_row().is_none() {
            self.cursor = None;
        }
    }

    fn every_row(&self, pack: Option<&OpenPack>, cases: &OpenCases) -> Vec<Row> {
        let Some(folder) = &self.folder else { return Vec::new() };
        let listed: Vec<&str> =
            pack.map_or_else(Vec::new, |pack| pack.pack().scenarios.iter().map(Text::as_str).collect());
        let mut places: HashMap<&str, usize> = HashMap::new();
        for (at, file) in listed.iter().enumerate() {
            places.entry(file).or_insert(at + 1);
        }
        let here: BTreeSet<&str> = self.files.iter().map(String::as_str).chain(listed.iter().copied()).collect();
        let mut rows: Vec<Row> = here
            .into_iter()
            .map(|file| {
                let path = folder.join(file);
                let known = self.known.get(file).cloned().unwrap_or_else(|| {
                    if self.files.iter().any(|there| there == file) || !self.listed {
                        Known::Reading
                    } else {
                        Known::Trouble("there is no such file beside the pack – put it back, or take it out".to_owned())
                    }
                });
                let open = cases.at(&path).and_then(|key| cases.get(key));
                let known = match (known, open) {
                    (Known::Facts(facts), Some(open)) => {
                        // What an open case says of itself now; what the checks say is of the file.
                        let now = facts::head(open.scenario());
                        let (decisions, open_exits) =
                            (open.graph.kinds[crate::scenario::Kind::Decision as usize], open.graph.open_exits);
                        let (old, stays) = (facts.as_ref().clone(), now);
                        let facts = crate::store::CaseFacts {
                            id: stays.id,
                            title: stays.title,
                            language: stays.language,
                            stage: stays.stage,
                            owner: stays.owner,
                            minutes: stays.minutes,
                            review_by: stays.review_by,
                            decisions,
                            open_exits,
                            ..old
                        };
                        Known::Facts(Box::new(facts))
                    }
                    (known, _) => known,
                };
                Row {
                    file: file.to_owned(),
                    place: places.get(file).copied(),
                    known,
                    unsaved: open.is_some_and(super::workspace::Workspace::is_dirty),
                    needs: Vec::new(),
                    live: pack.map_or_else(Vec::new, |pack| live(pack, file)),
                    path,
                }
            })
            .collect();
        if let Some(pack) = pack {
            let titles: HashMap<String, String> =
                rows.iter().map(|row| (row.file.clone(), row.title().to_owned())).collect();
            for row in &mut rows {
                let needs = pack.pack().needs.get(row.file.as_str()).into_iter().flatten();
                let title = |need: &str| titles.get(need).cloned().unwrap_or_else(|| need.to_owned());
                row.needs = needs.map(|need| title(need)).collect();
            }
        }
        rows
    }

    /// The folder that is shown.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// Whether something is being read or checked at the moment.
    #[must_use]
    pub fn is_underway(&self) -> bool {
        self.reading.is_some() || self.checking.is_some()
    }

    /// Whether the checks are at work.
    #[must_use]
    pub fn is_checking(&self) -> bool {
        self.checking.is_some()
    }

    /// Whether it is known what lies in the folder.
    #[must_use]
    pub fn has_listed(&self) -> bool {
        self.listed
    }

    /// Why the folder cannot be read.
    #[must_use]
    pub fn folder_trouble(&self) -> Option<&str> {
        self.folder_trouble.as_deref()
    }

    /// Why its pack cannot be read.
    #[must_use]
    pub fn pack_trouble(&self) -> Option<&str> {
        self.pack_trouble.as_deref()
    }

    /// Folders below that have cases, where this one has none.
    #[must_use]
    pub fn below(&self) -> &[PathBuf] {
        &self.below
    }

    /// The files of cases that lie in the folder.
    #[must_use]
    pub fn files(&self) -> &[String] {
        &self.files
    }

    /// What stands in the table, from the top.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// How many rows there are, whatever the filter shows.
    #[must_use]
    pub fn all(&self) -> usize {
        self.all
    }

    #[must_use]
    pub fn sort(&self) -> Sort {
        self.sort
    }

    #[must_use]
    pub fn filter(&self) -> &str {
        &self.filter
    }

    /// Whether rows can be moved: they stand in teaching order, and all of them.
    #[must_use]
    pub fn can_move(&self) -> bool {
        self.sort == Sort::TEACHING && self.filter.trim().is_empty()
    }

    /// Sorts by a column, or the other way round.
    pub fn sort_by(&mut self, column: Column) {
        self.sort = self.sort.clicked(column);
        self.generation += 1;
        self.revealed += 1;
    }

    /// Shows only cases that hold these words.
    pub fn show_only(&mut self, words: String) {
        self.filter = words;
        self.generation += 1;
    }

    /// The rows that are selected, in the order of the table.
    pub fn selected(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| self.selected.contains(&row.file))
    }

    #[must_use]
    pub fn is_selected(&self, file: &str) -> bool {
        self.selected.contains(file)
    }

    /// The place of the row that has the keyboard.
    #[must_use]
    pub fn cursor_row(&self) -> Option<usize> {
        let cursor = self.cursor.as_ref()?;
        self.rows.iter().position(|row| row.file == *cursor)
    }

    /// Whether that row should take the keyboard.
    #[must_use]
    pub fn wants_focus(&self) -> bool {
        self.wants_focus
    }

    /// It has it.
    pub fn focus_was_given(&mut self) {
        self.wants_focus = false;
    }

    /// Counted up when the row with the keyboard has to come into view.
    #[must_use]
    pub fn revealed(&self) -> u64 {
        self.revealed
    }

    /// Selects a row.
    pub fn pick(&mut self, file: &str, pick: Pick) {
        match pick {
            Pick::Only => {
                self.selected = [file.to_owned()].into();
                self.anchor = Some(file.to_owned());
            }
            Pick::Toggle => {
                if !self.selected.remove(file) {
                    self.selected.insert(file.to_owned());
                }
                self.anchor = Some(file.to_owned());
            }
            Pick::Range => {
                let place = |file: &str| self.rows.iter().position(|row| row.file == file);
                let to = place(file).unwrap_or_default();
                let from = self.anchor.as_deref().and_then(place).unwrap_or(to);
                let range = &self.rows[from.min(to)..=from.max(to)];
                self.selected = range.iter().map(|row| row.file.clone()).collect();
            }
        }
        self.cursor = Some(file.to_owned());
    }

    /// Goes to a row with the keyboard.
    pub fn go_to(&mut self, row: usize, extend: bool) {
        let Some(file) = self.rows.get(row).map(|row| row.file.clone()) else { return };
        self.pick(&file, if extend { Pick::Range } else { Pick::Only });
        self.wants_focus = true;
        self.revealed += 1;
    }

    /// Selects a case, shows it, and puts the keyboard on it once it is there.
    pub fn point_at(&mut self, files: impl IntoIterator<Item = String>) {
        self.selected = files.into_iter().collect();
        self.cursor = self.selected.first().cloned();
        self.anchor.clone_from(&self.cursor);
        self.wants_focus = true;
        self.revealed += 1;
        self.generation += 1;
    }

    /// Opens a question, or closes it: then the keyboard goes back to the table.
    pub fn ask(&mut self, dialog: Option<Dialog>) {
        self.wants_focus |= dialog.is_none() && self.cursor.is_some();
        self.dialog = dialog;
    }

    /// Selects every row that is shown.
    pub fn select_all(&mut self) {
        self.selected = self.rows.iter().map(|row| row.file.clone()).collect();
        self.cursor = self.cursor.take().or_else(|| self.rows.first().map(|row| row.file.clone()));
        self.wants_focus = true;
    }

    /// Begins to check cases with their pack: those that are selected, or all of them.
    pub fn check(&mut self, ctx: &egui::Context, selected: bool, pack: Option<&OpenPack>, cases: &OpenCases) {
        let every = self.every_row(pack, cases);
        let is_asked = |row: &&Row| if selected { self.is_selected(&row.file) } else { true };
        let mut asked: Vec<&Row> = every.iter().filter(is_asked).collect();
        asked.sort_by_key(|row| (row.place.unwrap_or(usize::MAX), row.file.clone()));
        let case = |row: &Row| {
            let open = cases.at(&row.path).and_then(|key| cases.get(key));
            let open = open.map(|case| (case.scenario().clone(), case.history.pack().cloned()));
            results::AskedCase { file: row.file.clone(), path: row.path.clone(), open }
        };
        let heads: BTreeMap<String, CaseHead> = every
            .iter()
            .filter_map(|row| match &row.known {
                Known::Facts(facts) => Some((row.file.clone(), results::head_of(facts))),
                Known::Reading => Some((row.file.clone(), CaseHead::Unreadable)),
                Known::Trouble(_) => self.files.contains(&row.file).then(|| (row.file.clone(), CaseHead::Unreadable)),
            })
            .collect();
        // Whoever asks about some cases does not ask about the whole.
        let pack = pack.filter(|_| !selected).map(|pack| (pack.pack().clone(), heads));
        let today = Day::from_unix_seconds(now());
        let asked = results::Asked { cases: asked.into_iter().map(case).collect(), pack, today };
        self.checking = Some(results::begin(ctx, asked));
    }
}

/// What was published last of a case, for each target of its pack.
fn live(pack: &OpenPack, file: &str) -> Vec<String> {
    let of = |target: &Id| {
        let last = pack.log().last(target)?;
        let has = last.cases.iter().any(|case| case.file.as_str() == file);
        has.then(|| format!("{target} r{}", last.revision))
    };
    pack.pack().targets.keys().filter_map(of).collect()
}
