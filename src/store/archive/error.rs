//! Why an archive is not read.

/// What keeps an archive from being read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ArchiveError {
    #[error("this is no zip archive, or it is cut short ({0})")]
    NotAnArchive(String),
    #[error("the archive holds more than {limit} files and folders")]
    TooManyEntries { limit: usize },
    /// The names of both, where they are known.
    #[error("two entries of the archive have the same name{}", both(names.as_ref()))]
    SameName { names: Option<[String; 2]> },
    #[error("the archive holds a file whose name {why}: {name:?}")]
    Name { name: String, why: BadName },
    #[error("the archive holds a link or another special file: {name:?}")]
    Special { name: String },
    #[error("the archive holds a file that is encrypted: {name:?}")]
    Encrypted { name: String },
    #[error("the archive holds a file that is packed in an unusual way: {name:?}")]
    Method { name: String },
    #[error("the archive unpacks to more than {}", amount(*limit_bytes))]
    TooLarge { limit_bytes: u64 },
    #[error("the archive holds a file that unpacks to more than {limit} times its size: {name:?}")]
    Ratio { name: String, limit: u64 },
    #[error("the archive says that a file has {said} bytes, but it has {found}: {name:?}")]
    Size { name: String, said: u64, found: u64 },
    #[error("a file of the archive is damaged ({why}): {name:?}")]
    Damaged { name: String, why: String },
}

/// What is wrong with the name of a file in an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadName {
    #[error("leads out of the archive")]
    Outside,
    #[error("begins at a root or a drive")]
    Absolute,
    #[error("has a backslash")]
    Backslash,
    #[error("has control characters")]
    Control,
    #[error("has an empty part")]
    Empty,
}

fn both(names: Option<&[String; 2]>) -> String {
    names.map_or_else(String::new, |[one, other]| format!(", or one but for case: {one:?} and {other:?}"))
}

fn amount(bytes: u64) -> String {
    if bytes >= 1 << 20 { format!("{} MiB", bytes >> 20) } else { format!("{bytes} bytes") }
}

impl ArchiveError {
    /// What the author can do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NotAnArchive(_) => "name a .zip file; if it is one, copy or download it again",
            Self::Damaged { .. } | Self::Size { .. } => "copy or download it again, or make it anew",
            Self::TooManyEntries { .. } | Self::TooLarge { .. } => {
                "make it smaller: leave out what the course does not need"
            }
            Self::SameName { .. } => "rename one of them; some systems keep only one of the two",
            Self::Name { .. } => "rename the file and pack it again, with paths like folder/file.html",
            Self::Special { .. } => "put the file itself into the archive",
            Self::Encrypted { .. } => "pack it without a password",
            Self::Method { .. } => "pack it as an ordinary zip (deflate)",
            Self::Ratio { .. } => "an honest file is hardly ever packed so tightly; ask where the archive comes from",
        }
    }
}
