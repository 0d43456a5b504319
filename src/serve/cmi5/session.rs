//! One launch of an AU, from the launch to `terminated` or `abandoned`.

use std::time::SystemTime;

use serde::Deserialize;

use super::vocabulary::Verb;

/// In which mode an AU is launched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub(super) enum LaunchMode {
    #[default]
    Normal,
    Browse,
    Review,
}

impl LaunchMode {
    /// As the standard writes it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Normal => "Normal",
            Self::Browse => "Browse",
            Self::Review => "Review",
        }
    }
}

/// What goes wrong because the author wants to see what happens then.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(super) struct Faults {
    /// Nothing can be stored.
    pub commit_fails: bool,
    /// The AU gets no token.
    pub initialize_fails: bool,
    /// Every answer takes two seconds.
    pub slow: bool,
}

/// A launch.
#[derive(Clone, Debug)]
pub(super) struct Session {
    pub id: String,
    /// Its entry in the package.
    pub entry: usize,
    pub mode: LaunchMode,
    /// From which score on it is passed.
    pub mastery: Option<f64>,
    pub faults: Faults,
    /// The last part of its fetch address.
    pub fetch_key: String,
    /// Whether the token was handed out.
    pub fetched: bool,
    /// What follows `Basic ` in the header.
    pub token: String,
    pub launch_data_read: bool,
    pub preferences_read: bool,
    /// The verbs of the statements that cmi5 defines, in their order.
    pub verbs: Vec<Verb>,
    pub last_timestamp: String,
    pub initialized_at: Option<SystemTime>,
    pub abandoned: bool,
}

impl Session {
    pub(super) fn has(&self, verb: Verb) -> bool {
        self.verbs.contains(&verb)
    }

    /// Whether it takes no more statements.
    pub(super) fn is_over(&self) -> bool {
        self.abandoned || self.has(Verb::Terminated)
    }
}
