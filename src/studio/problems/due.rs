//! When a problem has to be gone.

use crate::check::{Finding, Rule, Severity};
use crate::scenario::Stage;

/// When a finding has to be gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Due {
    /// The case does not run without it.
    Blocking,
    BeforeReview,
    BeforeRelease,
}

impl Due {
    /// From the most to the least pressing.
    pub const ALL: [Self; 3] = [Self::Blocking, Self::BeforeReview, Self::BeforeRelease];

    /// The words in the status bar.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Blocking => "blocking",
            Self::BeforeReview => "before review",
            Self::BeforeRelease => "before release",
        }
    }

    /// When what a rule finds in a case at this stage has to be gone.
    #[must_use]
    pub fn of(finding: &Finding, rule: &Rule, stage: Stage) -> Self {
        match (rule.severity_at(stage), finding.stage) {
            (Some(Severity::Error), _) => Self::Blocking,
            (_, Stage::Release) => Self::BeforeRelease,
            _open if rule.todo => Self::BeforeRelease,
            _text => Self::BeforeReview,
        }
    }
}
