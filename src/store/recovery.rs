//! Unsaved work, kept where the next start finds it if this one ends badly.
//!
//! One folder for all programs of the user. Each running program has a session with a lock that it holds as long as it
//! lives, and a file for each case with unsaved work. A session whose lock is free is of a program that has ended; who
//! finds it takes the lock over, so that nobody else offers the same work.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, UNIX_EPOCH};

use sha2::{Digest, Sha256};

use super::folders::make_private;
use super::load::read_at_most;
use super::lock::{self, Lock};
use super::recovery_file::RecoveryFile;
use super::save::{UNFINISHED, save_private};
use super::stored_path::hex;
use super::{Stamp, StoreError, StoreProblem, UserFolders, read_bytes};
use crate::scenario::{MAX_FILE_BYTES, Scenario, read};

/// What the names of files end in: of unsaved work, and of work that was found damaged.
const WORK: &str = "recovery";
const DAMAGED: &str = "damaged";

/// How long a damaged file is kept from when it was found.
const KEPT_SECONDS: u64 = 30 * 24 * 60 * 60;

/// How much longer than a document a file of unsaved work may be.
const FIRST_LINE_BYTES: usize = 1 << 16;

/// What the unsaved work of one case is kept under.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecoveryKey {
    /// Of the program that wrote it.
    session: String,
    /// Made from the path of the case; drawn for one that has none.
    name: String,
}

/// Unsaved work that a program has left behind.
#[derive(Debug)]
pub struct Recovered {
    pub key: RecoveryKey,
    /// Where the case lies; none: it was never saved.
    pub path: Option<PathBuf>,
    pub title: String,
    /// When it was kept, in seconds since 1970.
    pub when: u64,
    /// What stood in the file of the case when it was read or saved last: what saving is to compare with.
    pub base: Option<Stamp>,
    /// Something else stands there now, or nothing.
    pub base_changed: bool,
    pub scenario: Scenario,
}

/// Unsaved work that cannot be brought back by itself.
#[derive(Debug)]
pub struct Damaged {
    /// To give it up by; none: it is no single file.
    pub key: Option<RecoveryKey>,
    /// Where the case lies, if that can still be read.
    pub path: Option<PathBuf>,
    /// What is wrong, and with which file.
    pub error: StoreError,
}

/// What programs have left behind, the newest first.
#[derive(Debug, Default)]
pub struct Found {
    pub recovered: Vec<Recovered>,
    pub damaged: Vec<Damaged>,
}

/// The unsaved work of this program, and of those that ended before. Everything but [`Recovery::key`] touches the disk
/// and is not for the thread of the window.
#[derive(Debug)]
pub struct Recovery {
    folder: PathBuf,
    session: String,
    /// Seconds since 1970.
    clock: fn() -> u64,
    held: Mutex<Held>,
}

#[derive(Debug, Default)]
struct Held {
    /// By session. None where no lock could be made.
    locks: BTreeMap<String, Option<lock::Held>>,
    /// What this program is working on, which it must not find.
    written: BTreeSet<RecoveryKey>,
}

impl Recovery {
    /// Unsaved work in the user's folder, which is made when there is some. `clock` tells the seconds since 1970.
    #[must_use]
    pub fn new(folders: &UserFolders, clock: fn() -> u64) -> Self {
        let session = uuid::Uuid::new_v4().simple().to_string();
        Self { folder: folders.state.join("recovery"), session, clock, held: Mutex::default() }
    }

    /// What the work on the case at `path` is kept under; for a case without a path, another key each time.
    #[must_use]
    pub fn key(&self, path: Option<&Path>) -> RecoveryKey {
        let name = match path {
            Some(path) => hex(&Sha256::digest(real(path).as_os_str().as_encoded_bytes())[..16]),
            None => format!("untitled-{}", uuid::Uuid::new_v4().simple()),
        };
        RecoveryKey { session: self.session.clone(), name }
    }

    /// Keeps unsaved work, whole or not at all, in place of what was kept under this key. `path` is where the case lies,
    /// `base` what stood there when it was read or saved last, `text` what saving would write.
    ///
    /// # Errors
    /// When the disk refuses. What was kept before is then as it was.
    pub fn write(
        &self,
        key: &RecoveryKey,
        path: Option<&Path>,
        base: Option<&Stamp>,
        text: &str,
    ) -> Result<(), StoreError> {
        let not_kept = |error: StoreError| error.so(StoreProblem::WorkNotKept);
        make_private(&self.folder).map_err(|error| not_kept(StoreError::writing(&self.folder, error)))?;
        self.hold(key).map_err(|error| not_kept(StoreError::writing(&self.folder, error)))?;
        let file = self.file(key);
        let kept =
            RecoveryFile { path: path.map(absolute), base: base.copied(), when: (self.clock)(), text: text.to_owned() };
        let no_text = |error: ron::Error| StoreError::new(&file, StoreProblem::NoTextForm(error.to_string()));
        save_private(&file, &kept.to_bytes().map_err(no_text)?).map_err(not_kept)
    }

    /// Gives up what is kept under this key: it was saved, or the author does not want it.
    ///
    /// # Errors
    /// When the disk refuses. It is then found at the next start.
    pub fn clear(&self, key: &RecoveryKey) -> Result<(), StoreError> {
        for file in [self.file(key), self.file(key).with_extension(DAMAGED)] {
            match fs::remove_file(&file) {
                Ok(()) => {}
                Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {}
                Err(error) => return Err(StoreError::writing(&file, error)),
            }
        }
        self.held().written.remove(key);
        Ok(())
    }

    /// What programs have left behind that ended before their work was saved. From now on it is this program's to bring
    /// back or to give up; what is left alone is found again at the next start.
    #[must_use]
    pub fn found(&self) -> Found {
        let mut found = Found::default();
        let names = match self.names() {
            Ok(names) => names,
            Err(error) => {
                let error = StoreError::reading(&self.folder, error);
                found.damaged.push(Damaged { key: None, path: None, error });
                return found;
            }
        };
        for name in names.iter().filter(|name| name.starts_with(UNFINISHED)) {
            // What a program was writing when it ended: what it had written before is still there.
            self.remove_if_old(&self.folder.join(name));
        }
        let sessions: BTreeSet<String> = names.iter().filter_map(|name| session_of(name)).collect();
        for session in &sessions {
            if *session != self.session && self.take_over(session) {
                // Looked for only now: until the lock was ours, its files could still change.
                for (key, file) in self.left(session) {
                    if !self.held().written.contains(&key) {
                        self.look_at(key, &file, &mut found);
                    }
                }
                self.end_if_done(session);
            }
        }
        found.recovered.sort_by_key(|recovered| std::cmp::Reverse(recovered.when));
        found
    }

    /// Looks at one file that somebody has left behind.
    fn look_at(&self, key: RecoveryKey, file: &Path, found: &mut Found) {
        match self.recover(&key, file) {
            Ok(recovered) => found.recovered.extend(recovered),
            Err((path, problem)) => {
                // What only cannot be read today, or by this version, may be read later, and stays as it is.
                let damaged = matches!(problem, StoreProblem::DamagedWork(_));
                let kept = if damaged { self.set_aside(file) } else { Some(file.to_owned()) };
                if let Some(file) = kept {
                    found.damaged.push(Damaged { key: Some(key), path, error: StoreError::new(&file, problem) });
                }
            }
        }
    }

    /// Where a damaged file lies from now on. Nowhere, if it was found damaged long ago.
    fn set_aside(&self, file: &Path) -> Option<PathBuf> {
        if file.extension().is_some_and(|extension| extension == DAMAGED) {
            return (!self.remove_if_old(file)).then(|| file.to_owned());
        }
        let aside = file.with_extension(DAMAGED);
        if fs::rename(file, &aside).is_err() {
            return Some(file.to_owned());
        }
        // Its time begins now: nobody has heard of it before.
        let now = UNIX_EPOCH + Duration::from_secs((self.clock)());
        _ = File::options().append(true).open(&aside).and_then(|file| file.set_modified(now));
        Some(aside)
    }

    /// What a file holds; nothing if that is what was saved.
    fn recover(&self, key: &RecoveryKey, file: &Path) -> Result<Option<Recovered>, (Option<PathBuf>, StoreProblem)> {
        let bytes = match read_at_most(file, MAX_FILE_BYTES + FIRST_LINE_BYTES) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return Err((None, StoreProblem::TooLarge)),
            Err(StoreError { problem: StoreProblem::Missing, .. }) => return Ok(None),
            Err(error) => return Err((None, error.problem)),
        };
        let RecoveryFile { path, base, when, text } =
            RecoveryFile::of_bytes(&bytes).map_err(|not_whole| (not_whole.path, not_whole.problem))?;
        let on_disk = path.as_deref().map(|path| read_bytes(path).map(|bytes| Stamp::of(&bytes)));
        let base_changed = match on_disk {
            Some(Ok(stamp)) if stamp == Stamp::of(text.as_bytes()) => {
                // It was saved, and the program ended before it could say so here.
                _ = self.clear(key);
                return Ok(None);
            }
            Some(Ok(stamp)) => base != Some(stamp),
            Some(Err(_)) => base.is_some(),
            None => false,
        };
        match read::<Scenario>(text.as_bytes()) {
            Ok(loaded) => {
                let scenario = loaded.document;
                let title = scenario.title.as_str().to_owned();
                Ok(Some(Recovered { key: key.clone(), path, title, when, base, base_changed, scenario }))
            }
            Err(error) => Err((path, StoreProblem::Invalid(error))),
        }
    }

    /// Notes that this program works under a key, and makes sure that its session is locked.
    fn hold(&self, key: &RecoveryKey) -> io::Result<()> {
        let mut held = self.held();
        let lock = self.lock(&key.session);
        // Somebody may have tidied it away.
        if !held.locks.contains_key(&key.session) || !lock.exists() {
            let made = lock::make(&lock)?;
            held.locks.insert(key.session.clone(), made);
        }
        held.written.insert(key.clone());
        Ok(())
    }

    /// Takes over the session of a program that has ended. False if it still runs.
    fn take_over(&self, session: &str) -> bool {
        let mut held = self.held();
        if held.locks.contains_key(session) {
            return true;
        }
        let path = self.lock(session);
        let lock = match lock::take(&path) {
            Ok(Lock::Ours(lock)) => Some(lock),
            Ok(Lock::Theirs) => return false,
            Ok(Lock::Missing) => match lock::make(&path) {
                Ok(Some(lock)) => Some(lock),
                // Somebody else was faster.
                Ok(None) => return false,
                // Nothing can be written here. It can still be read.
                Err(_) => None,
            },
            Err(_) => None,
        };
        held.locks.insert(session.to_owned(), lock);
        true
    }

    /// Ends a session that is ours and holds no work any more.
    fn end_if_done(&self, session: &str) {
        let at_work = self.held().written.iter().any(|key| key.session == session);
        if !at_work && self.left(session).is_empty() {
            // First the name, then the lock: nobody can take a lock that is about to go.
            _ = fs::remove_file(self.lock(session));
            self.held().locks.remove(session);
        }
    }

    /// Removes a file that has lain there long enough.
    fn remove_if_old(&self, file: &Path) -> bool {
        let changed = fs::metadata(file).and_then(|there| there.modified()).ok();
        let changed = changed.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let old = changed.is_some_and(|changed| (self.clock)().saturating_sub(changed.as_secs()) > KEPT_SECONDS);
        old && fs::remove_file(file).is_ok()
    }

    /// The names of everything in the folder; none if there is no folder.
    fn names(&self) -> io::Result<Vec<String>> {
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                return Ok(Vec::new());
            }
            Err(error) => return Err(error),
        };
        let mut names = Vec::new();
        for entry in entries {
            // Every name of ours is text.
            names.extend(entry?.file_name().into_string());
        }
        names.sort();
        Ok(names)
    }

    /// What is left of one session, by key.
    fn left(&self, session: &str) -> Vec<(RecoveryKey, PathBuf)> {
        let names = self.names().unwrap_or_default();
        let left = names.iter().filter_map(|name| Some((key_of(name)?, self.folder.join(name))));
        left.filter(|(key, _)| key.session == session).collect()
    }

    fn file(&self, key: &RecoveryKey) -> PathBuf {
        self.folder.join(format!("{}.{}.{WORK}", key.session, key.name))
    }

    fn lock(&self, session: &str) -> PathBuf {
        self.folder.join(format!("{session}.lock"))
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Recovery {
    /// Leaves behind only what holds work.
    fn drop(&mut self) {
        let mut held = self.held();
        held.written.clear();
        let sessions: Vec<String> = held.locks.keys().cloned().collect();
        drop(held);
        for session in sessions {
            self.end_if_done(&session);
        }
    }
}

fn key_of(file: &str) -> Option<RecoveryKey> {
    let (key, kind) = file.rsplit_once('.')?;
    let (session, name) = key.split_once('.')?;
    let work = matches!(kind, WORK | DAMAGED) && !session.is_empty();
    work.then(|| RecoveryKey { session: session.to_owned(), name: name.to_owned() })
}

/// The session that a file belongs to: work or a lock.
fn session_of(file: &str) -> Option<String> {
    let of_lock = file.strip_suffix(".lock").filter(|session| !session.is_empty()).map(str::to_owned);
    of_lock.or_else(|| key_of(file).map(|key| key.session))
}

/// One name for one file, if it is there.
fn real(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| absolute(path))
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{BufRead, BufReader};
    use std::process::{Command, Stdio};

    const NOW: u64 = 1_700_000_000;
    const CASE: &str = "(\n  format: 1,\n  id: \"x\",\n  title: \"The third call\",\n  stage: Draft,\n  language: \"en\",\n  \
                        channel: Phone,\n)\n";

    struct Home(tempfile::TempDir);

    impl Home {
        fn new() -> Self {
            Self(tempfile::tempdir().unwrap())
        }

        fn program(&self) -> Recovery {
            Recovery::new(&UserFolders::below(self.0.path()), || NOW)
        }

        fn names(&self) -> Vec<String> {
            self.program().names().unwrap()
        }

        /// Leaves unsaved work behind, as a program does that is killed; where its file lies.
        fn left(&self, path: Option<&Path>, base: Option<&Stamp>, text: &str) -> PathBuf {
            let program = self.program();
            let key = program.key(path);
            program.write(&key, path, base, text).unwrap();
            program.file(&key)
        }
    }

    fn titles(found: &Found) -> Vec<&str> {
        found.recovered.iter().map(|recovered| recovered.title.as_str()).collect()
    }

    #[test]
    fn work_that_was_not_saved_is_found_at_the_next_start() {
        let home = Home::new();
        let path = home.0.path().join("a.ron");
        fs::write(&path, "what was there").unwrap();
        let base = Stamp::of(b"what was there");
        home.left(Some(&path), Some(&base), CASE);
        let program = home.program();
        let found = program.found();
        let [recovered] = &found.recovered[..] else { panic!("{found:?}") };
        assert_eq!((recovered.path.as_ref(), recovered.title.as_str()), (Some(&path), "The third call"));
        assert_eq!((recovered.when, recovered.base, recovered.base_changed), (NOW, Some(base), false));
        assert_eq!(crate::scenario::write(&recovered.scenario).unwrap(), CASE);
        // Left alone, it is found again; given up, it is gone, and nothing is left behind.
        drop(program);
        let program = home.program();
        let found = program.found();
        program.clear(&found.recovered[0].key).unwrap();
        program.clear(&found.recovered[0].key).unwrap();
        drop(program);
        assert!(home.names().is_empty(), "{:?}", home.names());
    }

    #[test]
    fn the_file_of_the_case_may_have_changed_since() {
        let home = Home::new();
        let path = home.0.path().join("a.ron");
        home.left(Some(&path), Some(&Stamp::of(b"what was there")), CASE);
        assert!(home.program().found().recovered[0].base_changed);
        fs::write(&path, "what somebody else wrote").unwrap();
        assert!(home.program().found().recovered[0].base_changed);
        fs::write(&path, "what was there").unwrap();
        assert!(!home.program().found().recovered[0].base_changed);
    }

    #[test]
    fn work_that_was_saved_after_all_is_not_offered() {
        let home = Home::new();
        let path = home.0.path().join("a.ron");
        home.left(Some(&path), None, CASE);
        fs::write(&path, CASE).unwrap();
        assert!(home.program().found().recovered.is_empty());
        assert!(home.names().is_empty());
    }

    #[test]
    fn each_case_has_one_file_and_untitled_ones_have_their_own() {
        let home = Home::new();
        let program = home.program();
        let path = home.0.path().join("a.ron");
        fs::write(&path, "").unwrap();
        let key = program.key(Some(&path));
        assert_eq!(program.key(Some(&home.0.path().join("./a.ron"))), key);
        assert_ne!(program.key(None), program.key(None));
        program.write(&key, Some(&path), None, "first").unwrap();
        program.write(&key, Some(&path), None, CASE).unwrap();
        program.write(&program.key(None), None, None, CASE).unwrap();
        drop(program);
        let found = home.program().found();
        assert_eq!(titles(&found), ["The third call", "The third call"]);
        assert!(found.damaged.is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn unsaved_work_is_for_the_user_alone() {
        use std::os::unix::fs::PermissionsExt;
        let home = Home::new();
        let file = home.left(None, None, CASE);
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&file), mode(file.parent().unwrap())), (0o600, 0o700));
    }

    #[test]
    fn programs_that_run_keep_their_work_to_themselves() {
        let home = Home::new();
        let (one, other) = (home.program(), home.program());
        let path = home.0.path().join("a.ron");
        one.write(&one.key(Some(&path)), Some(&path), None, CASE).unwrap();
        other.write(&other.key(Some(&path)), Some(&path), None, &CASE.replace("third", "fourth")).unwrap();
        assert!(one.found().recovered.is_empty() && other.found().recovered.is_empty());
        drop(other);
        assert_eq!(titles(&one.found()), ["The fourth call"]);
        // Who found it has it: a third program does not offer it again, and the finder goes on with it.
        let third = home.program();
        assert!(third.found().recovered.is_empty());
        let found = one.found();
        let key = &found.recovered[0].key;
        one.write(key, Some(&path), None, &CASE.replace("third", "fifth")).unwrap();
        assert!(one.found().recovered.is_empty());
        drop(one);
        let mut all: Vec<String> = third.found().recovered.into_iter().map(|recovered| recovered.title).collect();
        all.sort();
        assert_eq!(all, ["The fifth call", "The third call"]);
    }

    #[test]
    fn a_lock_that_somebody_tidied_away_is_made_again() {
        let home = Home::new();
        let program = home.program();
        let key = program.key(None);
        program.write(&key, None, None, CASE).unwrap();
        fs::remove_dir_all(&program.folder).unwrap();
        program.write(&key, None, None, CASE).unwrap();
        assert!(home.program().found().recovered.is_empty());
    }

    const CHILD: &str = "OFFRAMP_TEST_RECOVERY_CHILD";

    /// The program that is killed below: keeps unsaved work, says so, and goes on for ever.
    #[test]
    fn a_program_that_works_until_it_is_killed() {
        let Some(folder) = std::env::var_os(CHILD) else { return };
        let program = Recovery::new(&UserFolders::below(Path::new(&folder)), || NOW);
        program.write(&program.key(None), None, None, CASE).unwrap();
        println!("\nkept");
        std::io::stdin().read_line(&mut String::new()).unwrap();
    }

    #[test]
    fn the_work_of_another_process_is_found_only_when_it_was_killed() {
        let home = Home::new();
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "store::recovery::tests::a_program_that_works_until_it_is_killed", "--nocapture"])
            .env(CHILD, home.0.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let kept =
            BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok).any(|line| line == "kept");
        let while_it_ran = home.program().found();
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(kept);
        assert!(while_it_ran.recovered.is_empty() && while_it_ran.damaged.is_empty());
        assert_eq!(titles(&home.program().found()), ["The third call"]);
    }

    #[test]
    fn damaged_work_is_listed_kept_and_stops_nothing() {
        let home = Home::new();
        let path = home.0.path().join("a.ron");
        let short = home.left(Some(&path), None, CASE);
        let whole = fs::read(&short).unwrap();
        fs::write(&short, &whole[..whole.len() - 9]).unwrap();
        let empty = home.left(None, None, CASE);
        fs::write(&empty, "").unwrap();
        let noise = home.left(None, None, CASE);
        fs::write(&noise, [0xff, 0, b'\n', 7]).unwrap();
        let no_case = home.left(None, None, "(format: 1, id: 3)");
        let newer = home.left(None, None, CASE);
        fs::write(&newer, "(format: 9)\n").unwrap();
        home.left(None, None, &CASE.replace("third", "whole"));
        let found = home.program().found();
        assert_eq!(titles(&found), ["The whole call"]);
        let why = |file: &Path| {
            let is_it = |damaged: &&Damaged| damaged.error.path.file_stem() == file.file_stem();
            let damaged = found.damaged.iter().find(is_it).unwrap();
            assert!(damaged.error.path.exists());
            assert!(damaged.key.is_some() && damaged.error.hint().is_some() || file == no_case);
            (damaged.path.clone(), damaged.error.problem.to_string())
        };
        assert_eq!(why(&short), (Some(path), "this unsaved work is damaged (it ends too early)".to_owned()));
        let first_line = "this unsaved work is damaged (its first line cannot be read)";
        assert_eq!(why(&empty), (None, first_line.to_owned()));
        assert_eq!(why(&noise), (None, first_line.to_owned()));
        assert_eq!(why(&newer), (None, "a newer version of Offramp has kept this unsaved work".to_owned()));
        assert!(why(&no_case).0.is_none());
        assert_eq!(found.damaged.len(), 5);
        assert_eq!(home.program().found().damaged.len(), 5);
    }

    #[test]
    fn what_is_damaged_goes_a_month_after_it_was_found_and_nothing_else_does() {
        fn much_later() -> u64 {
            NOW + 2 * KEPT_SECONDS
        }
        let home = Home::new();
        let file = home.left(None, None, CASE);
        fs::write(&file, "").unwrap();
        let damaged = file.with_extension(DAMAGED);
        let newer = home.left(None, None, CASE);
        fs::write(&newer, "(format: 9)\n").unwrap();
        let whole = home.left(None, None, CASE);
        let unfinished = file.with_file_name(".offramp-x.tmp");
        fs::write(&unfinished, "").unwrap();
        let changed = |file: &Path, when: u64| {
            let when = UNIX_EPOCH + Duration::from_secs(when);
            File::options().append(true).open(file).unwrap().set_modified(when).unwrap();
        };
        for file in [&file, &newer, &whole, &unfinished] {
            changed(file, NOW);
        }
        let found = |clock: fn() -> u64| {
            let found = Recovery::new(&UserFolders::below(home.0.path()), clock).found();
            (found.recovered.len(), found.damaged.len(), damaged.exists(), unfinished.exists())
        };
        // Nobody has looked for a long time: it is still told.
        assert_eq!(found(much_later), (1, 2, true, false));
        assert_eq!(found(much_later), (1, 2, true, false));
        changed(&damaged, much_later() - KEPT_SECONDS);
        assert_eq!(found(much_later), (1, 2, true, false));
        changed(&damaged, much_later() - KEPT_SECONDS - 1);
        assert_eq!(found(much_later), (1, 1, false, false));
        assert!(whole.exists() && newer.exists());
    }

    #[test]
    fn damaged_work_can_be_given_up() {
        let home = Home::new();
        fs::write(home.left(None, None, CASE), "").unwrap();
        let program = home.program();
        let found = program.found();
        program.clear(found.damaged[0].key.as_ref().unwrap()).unwrap();
        drop(program);
        assert!(home.names().is_empty());
    }

    #[test]
    fn work_whose_lock_is_gone_is_found_and_other_files_are_left_alone() {
        let home = Home::new();
        let file = home.left(None, None, CASE);
        let folder = file.parent().unwrap();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "lock") {
                fs::remove_file(path).unwrap();
            }
        }
        for name in ["notes.txt", ".recovery", ".lock", "no-dot.recovery"] {
            fs::write(folder.join(name), "").unwrap();
        }
        let found = home.program().found();
        assert_eq!((titles(&found), found.damaged.len()), (vec!["The third call"], 0));
        assert!(folder.join("notes.txt").exists());
    }

    #[test]
    fn where_nothing_can_be_kept_it_is_said() {
        let home = Home::new();
        fs::write(home.0.path().join("recovery"), "a file").unwrap();
        let program = home.program();
        let error = program.write(&program.key(None), None, None, CASE).unwrap_err();
        assert!(error.to_string().starts_with("unsaved work cannot be kept ("), "{error}");
        assert!(error.hint().unwrap().starts_with("save often"));
        let found = program.found();
        assert!(found.recovered.is_empty() && found.damaged.is_empty());
        program.clear(&program.key(None)).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_may_only_be_read_still_gives_its_work_back() {
        use std::os::unix::fs::PermissionsExt;
        let home = Home::new();
        let file = home.left(None, None, CASE);
        let folder = file.parent().unwrap();
        fs::set_permissions(folder, fs::Permissions::from_mode(0o500)).unwrap();
        let program = home.program();
        assert_eq!(titles(&program.found()), ["The third call"]);
        // The super-user may write here all the same.
        if let Err(error) = program.write(&program.key(None), None, None, CASE) {
            let why = "unsaved work cannot be kept (you may not write in this folder): ";
            assert!(error.to_string().starts_with(why), "{error}");
            assert!(program.clear(&program.found().recovered[0].key).is_err());
        }
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).unwrap();
    }
}
