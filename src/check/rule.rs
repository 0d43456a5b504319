//! What a rule is: its explanation, when it speaks, how it looks, and how it repairs.

use super::{Case, Collector, Finding, Severity};
use crate::edit::Step;
use crate::scenario::Stage;

/// Something that can be wrong with a case. Named for the problem; its explanation is the product's documentation.
#[derive(Debug)]
pub struct Rule {
    /// The name of the problem: `dead-end`.
    pub id: &'static str,
    pub family: Family,
    /// How grave it is, once it is no to-do any more.
    pub severity: Severity,
    /// The stage of a scenario from which the rule speaks.
    pub stage: Stage,
    /// Work that is not done yet, and no mistake: a note until Release, and as grave as `severity` from then on.
    pub todo: bool,
    /// Completes “This finds …”.
    pub finds: &'static str,
    /// Why it matters to learners, trainers or authors.
    pub why: &'static str,
    /// What to do about it.
    pub cure: &'static str,
    pub(super) check: fn(&Case<'_>, &mut Collector<'_>),
    pub(super) fix: Option<Fix>,
}

/// Repairs what a finding of the rule says, in the file of that name.
pub(super) type Fix = fn(&Case<'_>, &Finding, &str) -> Option<Step>;

impl Rule {
    /// How grave a finding is in a scenario at `stage`; `None`: the rule does not speak yet.
    #[must_use]
    pub fn severity_at(&self, stage: Stage) -> Option<Severity> {
        if stage < self.stage {
            None
        } else if self.todo && stage < Stage::Release {
            Some(Severity::Note)
        } else {
            Some(self.severity)
        }
    }

    /// Whether one click can repair at least some of what it finds.
    #[must_use]
    pub fn has_fix(&self) -> bool {
        self.fix.is_some()
    }
}

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    Flow,
    References,
    Text,
    Learning,
    Fairness,
    Numbers,
    Access,
    Housekeeping,
}

impl Family {
    /// Every family, in the order of the rule page.
    pub const ALL: [Self; 8] = [
        Self::Flow,
        Self::References,
        Self::Text,
        Self::Learning,
        Self::Fairness,
        Self::Numbers,
        Self::Access,
        Self::Housekeeping,
    ];

    /// What it is called on screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Flow => "Ways through the case",
            Self::References => "Things that are named",
            Self::Text => "Words",
            Self::Learning => "Learning",
            Self::Fairness => "Promises and fairness",
            Self::Numbers => "Meters, chance and score",
            Self::Access => "Access for everybody",
            Self::Housekeeping => "Housekeeping",
        }
    }
}
