//! Which statuses of a promise what lies ahead can still tell apart: a partition of the four.

use crate::scenario::PromiseStatus;

/// A label for each status, in their order; equal labels have the same future. Labels count up from 0 as they appear.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Statuses([u8; 4]);

impl Statuses {
    /// All four are told apart.
    pub(super) const ALL: Self = Self([0, 1, 2, 3]);

    pub(super) fn label(self, status: PromiseStatus) -> u8 {
        self.0[status as usize]
    }

    /// How many can be told apart.
    pub(super) fn labels(self) -> u8 {
        1 + self.0.iter().copied().max().unwrap_or(0)
    }

    /// The first status with this label.
    pub(super) fn first(self, label: u8) -> PromiseStatus {
        let at = self.0.iter().position(|other| *other == label).unwrap_or(0);
        PromiseStatus::ALL[at]
    }

    /// Tells apart whatever either does.
    pub(super) fn refined(self, other: Self) -> Self {
        let mut seen: [Option<(u8, u8)>; 4] = [None; 4];
        let mut labels = [0; 4];
        for (at, label) in labels.iter_mut().enumerate() {
            let pair = (self.0[at], other.0[at]);
            let known = seen.iter().position(|seen| *seen == Some(pair));
            let place = known.or_else(|| seen.iter().position(Option::is_none)).unwrap_or(0);
            seen[place] = Some(pair);
            *label = u8::try_from(place).unwrap_or(0);
        }
        Self(labels)
    }

    /// Tells this status from all others.
    pub(super) fn separate(self, status: PromiseStatus) -> Self {
        let mut alone = [0; 4];
        alone[status as usize] = 1;
        self.refined(Self(alone))
    }

    /// The same, with the largest label for `Open`, which must be told from the rest.
    pub(super) fn with_open_last(self) -> Self {
        let (open, last) = (self.label(PromiseStatus::Open), self.labels() - 1);
        Self(self.0.map(|label| match label {
            label if label == open => last,
            label if label > open => label - 1,
            label => label,
        }))
    }

    /// What is told apart before every status became `after` of it.
    pub(super) fn before(self, after: impl Fn(PromiseStatus) -> PromiseStatus) -> Self {
        let mut labels = [0; 4];
        for (label, status) in labels.iter_mut().zip(PromiseStatus::ALL) {
            *label = self.label(after(*status));
        }
        Self(labels).refined(Self::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use PromiseStatus::{Broken, Kept, Open, Unmade};

    #[test]
    fn a_condition_on_kept_needs_open_before_it_is_kept() {
        let kept = Statuses::default().separate(Kept);
        assert_eq!(kept.labels(), 2);
        let before = kept.before(|status| if status == Open { Kept } else { status });
        assert_eq!(before.label(Unmade), before.label(Broken));
        assert_eq!(before.label(Open), before.label(Kept));
        assert_ne!(before.label(Open), before.label(Unmade));
    }

    #[test]
    fn refining_keeps_what_either_tells_apart() {
        let both = Statuses::default().separate(Kept).refined(Statuses::default().separate(Unmade));
        assert_eq!(both.labels(), 3);
        assert_eq!(both.label(Open), both.label(Broken));
        assert_eq!(both.refined(Statuses::ALL), Statuses::ALL);
        assert_eq!(both.first(both.label(Broken)), Open);
    }
}
