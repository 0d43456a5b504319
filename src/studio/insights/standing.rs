//! Which parts of the room are known, while answers come one by one.

use super::troubles::Sort;
use crate::explore::Exploration;

/// How far a part of the room is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// It is about the case that is shown.
    #[default]
    Known,
    /// It is about the case as it was before, until its question is answered again.
    Older,
    /// Its question has not been answered yet.
    Awaited,
}

impl Standing {
    /// What is said beside it; nothing where it is known.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Known => "",
            Self::Older => "from before the last change",
            Self::Awaited => "not answered yet",
        }
    }
}

/// How far each part is known, by what it reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standings {
    /// Where runs can go: endings, off-ramps, objectives.
    pub flow: Standing,
    /// How long runs to each ending are.
    pub lengths: Standing,
    /// The lowest and the highest percent.
    pub percent: Standing,
    /// These, and what learners score.
    pub scores: Standing,
    /// What choices give away.
    pub choices: Standing,
    pub meters: Standing,
    pub promises: Standing,
}

impl Standings {
    pub(super) fn of(found: &Exploration) -> Self {
        let standing = |is_awaited: bool| if is_awaited { Standing::Awaited } else { Standing::Known };
        let (percent, distribution) = (found.awaits(&found.percent), found.awaits(&found.distribution));
        Self {
            flow: standing(found.awaits(&found.flow)),
            lengths: standing(found.awaits(&found.endings)),
            percent: standing(percent),
            scores: standing(percent || distribution),
            // A sample says nothing of them.
            choices: standing(found.distribution.is_awaited() || found.percent.is_awaited()),
            meters: standing(found.meters.iter().any(|answer| found.awaits(answer))),
            promises: standing(found.promises.iter().any(|answer| found.awaits(answer))),
        }
    }

    /// The same where what is awaited was known before.
    pub(super) fn or_older(self) -> Self {
        let older = |standing: Standing| if standing == Standing::Awaited { Standing::Older } else { standing };
        Self {
            flow: older(self.flow),
            // They belong to the endings, which are not shown as they were once where runs can go is known.
            lengths: if self.flow == Standing::Awaited { older(self.lengths) } else { self.lengths },
            percent: older(self.percent),
            scores: older(self.scores),
            choices: older(self.choices),
            meters: older(self.meters),
            promises: older(self.promises),
        }
    }

    /// Of the question that something that goes wrong is found by.
    pub(super) const fn of_trouble(self, sort: Sort) -> Standing {
        match sort {
            Sort::Held => self.meters,
            Sort::Overdue | Sort::LeftOpen => self.promises,
            Sort::Stuck
            | Sort::Trap
            | Sort::Unwritten
            | Sort::Unreached
            | Sort::NeverOffered
            | Sort::FalseChoice
            | Sort::Loop => self.flow,
        }
    }

    /// Of all that goes wrong.
    #[must_use]
    pub fn troubles(self) -> Standing {
        let all = [self.flow, self.meters, self.promises];
        match all.iter().find(|standing| **standing != Standing::Known) {
            Some(standing) => *standing,
            None => Standing::Known,
        }
    }

    /// Whether everything is about the case that is shown.
    #[must_use]
    pub fn is_settled(self) -> bool {
        let all = [self.flow, self.lengths, self.percent, self.scores, self.choices, self.meters, self.promises];
        all.iter().all(|standing| *standing == Standing::Known)
    }
}
