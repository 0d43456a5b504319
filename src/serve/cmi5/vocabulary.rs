//! The words of cmi5 that stand in statements.

/// A verb that cmi5 defines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    Launched,
    Initialized,
    Completed,
    Passed,
    Failed,
    Abandoned,
    Waived,
    Terminated,
    Satisfied,
}

impl Verb {
    const ALL: [Self; 9] = [
        Self::Launched,
        Self::Initialized,
        Self::Completed,
        Self::Passed,
        Self::Failed,
        Self::Abandoned,
        Self::Waived,
        Self::Terminated,
        Self::Satisfied,
    ];

    pub(super) fn iri(self) -> &'static str {
        match self {
            Self::Launched => "http://adlnet.gov/expapi/verbs/launched",
            Self::Initialized => "http://adlnet.gov/expapi/verbs/initialized",
            Self::Completed => "http://adlnet.gov/expapi/verbs/completed",
            Self::Passed => "http://adlnet.gov/expapi/verbs/passed",
            Self::Failed => "http://adlnet.gov/expapi/verbs/failed",
            Self::Abandoned => "https://w3id.org/xapi/adl/verbs/abandoned",
            Self::Waived => "https://w3id.org/xapi/adl/verbs/waived",
            Self::Terminated => "http://adlnet.gov/expapi/verbs/terminated",
            Self::Satisfied => "https://w3id.org/xapi/adl/verbs/satisfied",
        }
    }

    pub(super) fn of(iri: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verb| verb.iri() == iri)
    }

    /// The last part of its address: the word.
    pub(super) fn word(self) -> &'static str {
        self.iri().rsplit('/').next().unwrap_or_default()
    }

    /// Whether an AU may send it; the others are the LMS's.
    pub(super) fn is_of_units(self) -> bool {
        matches!(self, Self::Initialized | Self::Completed | Self::Passed | Self::Failed | Self::Terminated)
    }
}

/// The category of statements that cmi5 defines.
pub(super) const CMI5: &str = "https://w3id.org/xapi/cmi5/context/categories/cmi5";
/// The category of statements that count for moving on.
pub(super) const MOVE_ON: &str = "https://w3id.org/xapi/cmi5/context/categories/moveon";
pub(super) const SESSION_ID: &str = "https://w3id.org/xapi/cmi5/context/extensions/sessionid";
pub(super) const MASTERY_SCORE: &str = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
pub(super) const LAUNCH_MODE: &str = "https://w3id.org/xapi/cmi5/context/extensions/launchmode";
pub(super) const LAUNCH_URL: &str = "https://w3id.org/xapi/cmi5/context/extensions/launchurl";
pub(super) const MOVE_ON_IS: &str = "https://w3id.org/xapi/cmi5/context/extensions/moveon";
