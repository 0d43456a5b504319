//! What the user has chosen for the program, kept from one start to the next.
//!
//! Never stops the program: a damaged file is set aside, and the usual settings are used. Two programs at once keep
//! each other's changes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::{Deserialize, Deserializer, Serialize};

use super::folders::make_private;
use super::load::read_at_most;
use super::{Over, RecentFiles, StoreError, StoreProblem, UserFolders, lock, save};

/// How long another program may take to save. After that it has stopped while it did, and is not waited for.
const PATIENCE: Duration = Duration::from_secs(3);

/// The largest file that can hold settings.
const MAX_BYTES: usize = 1 << 20;

/// What the user has chosen. Fields that a file does not have are as usual; those that nobody knows are passed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    pub theme: ThemeChoice,
    /// How large everything is shown, 100 to 300.
    #[serde(deserialize_with = "scale")]
    pub scale_percent: u16,
    pub window: WindowPlace,
    /// Panels by their names; one that is missing is as usual.
    pub panels: BTreeMap<String, Panel>,
    pub recent: RecentFiles,
    /// Folders that were shown in the library.
    pub recent_folders: RecentFiles,
    /// Ids of nodes and choices are shown.
    pub show_ids: bool,
    /// Problems are listed by kind.
    pub problems_by_kind: bool,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::default(),
            scale_percent: *SCALE_PERCENT.start(),
            window: WindowPlace::default(),
            panels: BTreeMap::new(),
            recent: RecentFiles::default(),
            recent_folders: RecentFiles::default(),
            show_ids: false,
            problems_by_kind: true,
        }
    }
}

/// How small and how large everything can be shown.
const SCALE_PERCENT: std::ops::RangeInclusive<u16> = 100..=300;

/// Which colours the window has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum ThemeChoice {
    /// Light or dark, as the system is.
    #[default]
    System,
    Light,
    Dark,
    HighContrast,
}

impl ThemeChoice {
    pub const ALL: [Self; 4] = [Self::System, Self::Light, Self::Dark, Self::HighContrast];

    const fn word(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::HighContrast => "high-contrast",
        }
    }
}

impl From<ThemeChoice> for String {
    fn from(theme: ThemeChoice) -> Self {
        theme.word().to_owned()
    }
}

/// A word of a later version is as usual, and does not damage the rest.
impl From<String> for ThemeChoice {
    fn from(word: String) -> Self {
        Self::ALL.into_iter().find(|theme| theme.word() == word).unwrap_or_default()
    }
}

/// Where the window was, in points. Whether that is still on a screen is for the window to see.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WindowPlace {
    /// Width and height; none: as usual.
    pub size: Option<(u32, u32)>,
    /// Left and top, which may be negative where there are several screens; none: where the system puts it.
    pub position: Option<(i32, i32)>,
    pub maximized: bool,
}

/// How a panel was left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Panel {
    pub shown: bool,
    /// The width of a panel at a side, or the height of one at the bottom, in points; none: as usual.
    pub extent: Option<u16>,
}

impl Default for Panel {
    fn default() -> Self {
        Self { shown: true, extent: None }
    }
}

impl Preferences {
    /// How a panel was left, or as usual.
    #[must_use]
    pub fn panel(&self, name: &str) -> Panel {
        self.panels.get(name).cloned().unwrap_or_default()
    }

    /// What there is when `self` was made from `base`, and another program made `theirs` from it meanwhile.
    fn merged(&self, base: &Self, theirs: &Self) -> Self {
        let Self { theme, scale_percent, window, panels, recent, recent_folders, show_ids, problems_by_kind } = self;
        let mut all_panels = theirs.panels.clone();
        for (name, panel) in panels {
            if base.panels.get(name) != Some(panel) {
                all_panels.insert(name.clone(), panel.clone());
            }
        }
        Self {
            theme: *changed(theme, &base.theme, &theirs.theme),
            scale_percent: *changed(scale_percent, &base.scale_percent, &theirs.scale_percent),
            window: changed(window, &base.window, &theirs.window).clone(),
            panels: all_panels,
            recent: recent.merged(&base.recent, &theirs.recent),
            recent_folders: recent_folders.merged(&base.recent_folders, &theirs.recent_folders),
            show_ids: *changed(show_ids, &base.show_ids, &theirs.show_ids),
            problems_by_kind: *changed(problems_by_kind, &base.problems_by_kind, &theirs.problems_by_kind),
        }
    }

    fn text(&self) -> Result<String, ron::Error> {
        options().to_string_pretty(self, PrettyConfig::new().struct_names(false).indentor("  ").new_line("\n"))
    }
}

fn changed<'a, T: PartialEq>(ours: &'a T, base: &T, theirs: &'a T) -> &'a T {
    if ours == base { theirs } else { ours }
}

fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// Any number, brought into the range.
fn scale<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u16, D::Error> {
    let (least, most) = (*SCALE_PERCENT.start(), *SCALE_PERCENT.end());
    let number = i64::deserialize(deserializer)?.clamp(least.into(), most.into());
    Ok(u16::try_from(number).unwrap_or(least))
}

/// The file with the settings. Loading and saving touch the disk, and saving may wait for another program: neither is
/// for the thread of the window.
#[derive(Debug)]
pub struct PreferencesFile {
    path: PathBuf,
    /// What the settings were made from that are saved next: what was loaded or saved last.
    base: Mutex<Preferences>,
}

impl PreferencesFile {
    /// The file in the user's folder; it need not exist.
    #[must_use]
    pub fn new(folders: &UserFolders) -> Self {
        Self { path: folders.config.join("preferences.ron"), base: Mutex::default() }
    }

    /// The settings as they were left, and what is worth saying if they could not be read.
    #[must_use]
    pub fn load(&self) -> (Preferences, Option<StoreError>) {
        let (preferences, problem) = match self.read() {
            Ok(preferences) => (preferences.unwrap_or_default(), None),
            Err(error) => (Preferences::default(), Some(error)),
        };
        self.base().clone_from(&preferences);
        (preferences, problem)
    }

    /// Saves the settings, with what another program has changed in them since they were loaded or saved last.
    ///
    /// # Errors
    /// When the disk refuses. The file is then as it was.
    pub fn save(&self, preferences: &Preferences) -> Result<(), StoreError> {
        let not_kept = |error: StoreError| error.so(StoreProblem::SettingsNotKept);
        if let Some(folder) = self.path.parent() {
            make_private(folder).map_err(|error| not_kept(StoreError::writing(folder, error)))?;
        }
        let mut base = self.base();
        // Given back when the file is written.
        let _lock = lock::wait_for(&self.path.with_extension("lock"), PATIENCE);
        let theirs = match self.read() {
            Ok(theirs) => theirs,
            Err(StoreError { problem: StoreProblem::BadSettings(_), .. }) => None,
            Err(error) => return Err(not_kept(error)),
        };
        let merged = theirs.as_ref().map_or_else(|| preferences.clone(), |theirs| preferences.merged(&base, theirs));
        if theirs.as_ref() != Some(&merged) {
            let no_text = |error: ron::Error| StoreError::new(&self.path, StoreProblem::NoTextForm(error.to_string()));
            let text = merged.text().map_err(no_text)? + "\n";
            save(&self.path, text.as_bytes(), Over::Anything).map_err(not_kept)?;
        }
        base.clone_from(preferences);
        Ok(())
    }

    /// What stands in the file; none if there is no file. A damaged file is set aside.
    fn read(&self) -> Result<Option<Preferences>, StoreError> {
        let why = match read_at_most(&self.path, MAX_BYTES) {
            Ok(Some(bytes)) => match options().from_bytes::<Preferences>(&bytes) {
                Ok(mut preferences) => {
                    preferences.recent.tidy();
                    preferences.recent_folders.tidy();
                    return Ok(Some(preferences));
                }
                Err(error) => error.to_string(),
            },
            Ok(None) => "the file is too large".to_owned(),
            Err(StoreError { problem: StoreProblem::Missing, .. }) => return Ok(None),
            Err(error) => return Err(error),
        };
        let aside = self.path.with_extension("ron.damaged");
        let lies: &Path = if fs::rename(&self.path, &aside).is_ok() { &aside } else { &self.path };
        Err(StoreError::new(lies, StoreProblem::BadSettings(why)))
    }

    fn base(&self) -> std::sync::MutexGuard<'_, Preferences> {
        self.base.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Home(tempfile::TempDir);

    impl Home {
        fn new() -> Self {
            Self(tempfile::tempdir().unwrap())
        }

        fn file(&self) -> PreferencesFile {
            PreferencesFile::new(&UserFolders::below(&self.0.path().join("config")))
        }

        fn holding(bytes: &[u8]) -> Self {
            let home = Self::new();
            let path = home.file().path;
            fs::create_dir(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
            home
        }
    }

    fn chosen() -> Preferences {
        let mut chosen = Preferences {
            theme: ThemeChoice::HighContrast,
            scale_percent: 150,
            window: WindowPlace { size: Some((1440, 900)), position: Some((-200, 40)), maximized: true },
            show_ids: true,
            ..Preferences::default()
        };
        chosen.panels.insert("outline".to_owned(), Panel { shown: false, extent: Some(216) });
        chosen.recent.note(Path::new("/none/a \"case\".ron"), "A case", 7);
        chosen
    }

    #[test]
    fn what_was_chosen_is_there_at_the_next_start() {
        let home = Home::new();
        assert_eq!(home.file().load().0, Preferences::default());
        home.file().save(&chosen()).unwrap();
        let (loaded, problem) = home.file().load();
        assert_eq!(loaded, chosen());
        assert!(problem.is_none());
        assert!(!loaded.panel("outline").shown && loaded.panel("drawer").shown);
    }

    #[test]
    fn the_file_can_be_read_by_people() {
        let home = Home::new();
        home.file().save(&chosen()).unwrap();
        let expected = r#"(
  theme: "high-contrast",
  scale_percent: 150,
  window: (
    size: (1440, 900),
    position: (-200, 40),
    maximized: true,
  ),
  panels: {
    "outline": (
      shown: false,
      extent: 216,
    ),
  },
  recent: [
    (
      path: "/none/a \"case\".ron",
      title: "A case",
      opened: 7,
    ),
  ],
  recent_folders: [],
  show_ids: true,
  problems_by_kind: true,
)
"#;
        assert_eq!(fs::read_to_string(home.file().path).unwrap(), expected);
    }

    #[test]
    fn what_nobody_knows_is_passed_over_and_the_rest_holds() {
        let home = Home::holding(
            br#"(theme: "sepia", later: [Some((a: 1))], scale_percent: 900, show_ids: true, window: (depth: 3))"#,
        );
        let (loaded, problem) = home.file().load();
        assert!(problem.is_none(), "{problem:?}");
        assert_eq!(loaded, Preferences { scale_percent: 300, show_ids: true, ..Preferences::default() });
    }

    #[test]
    fn a_damaged_file_is_set_aside_and_stops_nothing() {
        let huge = vec![b' '; MAX_BYTES + 1];
        for bytes in [&b"(theme: \"dark\", recent: [("[..], b"", b"\xff\xfe\0", b"(window: 3)", &huge] {
            let home = Home::holding(bytes);
            let (loaded, problem) = home.file().load();
            assert_eq!(loaded, Preferences::default());
            let problem = problem.unwrap();
            assert!(problem.to_string().starts_with("these settings cannot be read ("), "{problem}");
            assert!(problem.to_string().ends_with("preferences.ron.damaged"), "{problem}");
            assert_eq!(fs::read(&problem.path).unwrap(), bytes);
            assert!(home.file().load().1.is_none());
        }
    }

    #[test]
    fn a_file_that_is_damaged_meanwhile_is_set_aside_too() {
        let home = Home::new();
        let file = home.file();
        file.save(&chosen()).unwrap();
        fs::write(&file.path, "(").unwrap();
        file.save(&chosen()).unwrap();
        assert_eq!(home.file().load().0, chosen());
    }

    #[test]
    fn two_programs_keep_each_others_changes() {
        let home = Home::new();
        home.file().save(&chosen()).unwrap();
        let (one, other) = (home.file(), home.file());
        let (mut ones, mut others) = (one.load().0, other.load().0);
        ones.theme = ThemeChoice::Dark;
        ones.recent.note(Path::new("/none/one.ron"), "One", 8);
        others.show_ids = false;
        others.recent.note(Path::new("/none/other.ron"), "Other", 9);
        others.panels.insert("drawer".to_owned(), Panel::default());
        one.save(&ones).unwrap();
        other.save(&others).unwrap();
        // What the other has changed is not taken back by saving again.
        one.save(&ones).unwrap();
        let kept = home.file().load().0;
        assert_eq!((kept.theme, kept.show_ids, kept.panels.len()), (ThemeChoice::Dark, false, 2));
        let titles: Vec<&str> = kept.recent.iter().map(|recent| recent.title.as_str()).collect();
        assert_eq!(titles, ["Other", "One", "A case"]);
    }

    #[test]
    fn programs_that_save_at_the_same_time_lose_nothing() {
        let home = Home::new();
        std::thread::scope(|threads| {
            for number in 0..8 {
                let file = home.file();
                threads.spawn(move || {
                    let mut preferences = file.load().0;
                    preferences.recent.note(Path::new(&format!("/none/{number}.ron")), "T", number);
                    file.save(&preferences).unwrap();
                });
            }
        });
        assert_eq!(home.file().load().0.recent.iter().count(), 8);
    }

    #[test]
    fn where_nothing_can_be_kept_it_is_said() {
        let home = Home::new();
        fs::write(home.0.path().join("config"), "a file").unwrap();
        let error = home.file().save(&chosen()).unwrap_err();
        assert!(error.to_string().starts_with("the settings cannot be kept ("), "{error}");
        assert!(error.hint().unwrap().contains("OFFRAMP_CONFIG_DIR"));
        assert_eq!(home.file().load().0, Preferences::default());
    }
}
