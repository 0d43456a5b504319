//! Which values of a number what lies ahead can still tell apart: thresholds between them. Two values without a
//! threshold between them have the same future.

/// The values that a number can have; a threshold `t` separates `t - 1` from `t`, so it lies in `min + 1..=max`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub min: i64,
    pub max: i64,
}

/// A set of thresholds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Thresholds {
    /// These, rising.
    Some(Vec<i64>),
    /// Every one from `min + 1` to this.
    UpTo(i64),
}

/// More single thresholds than this count as all up to the largest.
const MOST_SINGLE: usize = 128;

impl Default for Thresholds {
    fn default() -> Self {
        Self::Some(Vec::new())
    }
}

impl Thresholds {
    pub(super) fn all(span: Span) -> Self {
        Self::UpTo(span.max)
    }

    pub(super) fn is_empty(&self) -> bool {
        matches!(self, Self::Some(single) if single.is_empty())
    }

    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// Adds a threshold, if it separates anything.
    pub(super) fn add(&mut self, threshold: i64, span: Span) {
        if threshold <= span.min || threshold > span.max {
            return;
        }
        match self {
            Self::Some(single) => {
                if let Err(at) = single.binary_search(&threshold) {
                    single.insert(at, threshold);
                }
            }
            Self::UpTo(high) => *high = threshold.max(*high),
        }
    }

    /// What separates values before `by` was added to them, and the sum brought into the span.
    pub(super) fn before_adding(&mut self, by: i64, span: Span) {
        match self {
            Self::Some(single) => {
                for threshold in single.iter_mut() {
                    *threshold -= by;
                }
                single.retain(|threshold| *threshold > span.min && *threshold <= span.max);
            }
            Self::UpTo(high) => {
                *high = (*high - by).min(span.max);
                if *high <= span.min {
                    self.clear();
                }
            }
        }
    }

    /// Forgets thresholds that separate nothing above `least`.
    pub(super) fn forget_up_to(&mut self, least: i64) {
        match self {
            Self::Some(single) => single.retain(|threshold| *threshold > least),
            Self::UpTo(high) if *high <= least => self.clear(),
            Self::UpTo(_) => {}
        }
    }

    /// Takes in another set; whether it grew. Growing goes on in few and larger steps, so that a loop ends.
    pub(super) fn unite(&mut self, other: &Self, span: Span) -> bool {
        match (&mut *self, other) {
            (_, Self::Some(theirs)) if theirs.is_empty() => false,
            (Self::Some(ours), Self::Some(theirs)) => {
                if theirs.iter().all(|threshold| ours.binary_search(threshold).is_ok()) {
                    return false;
                }
                ours.extend_from_slice(theirs);
                ours.sort_unstable();
                ours.dedup();
                if ours.len() > MOST_SINGLE {
                    *self = Self::UpTo(ours[ours.len() - 1]);
                }
                true
            }
            (Self::UpTo(ours), theirs) => {
                let high = theirs.highest().unwrap_or(span.min);
                let grows = high > *ours;
                if grows {
                    *ours = high.max(ours.saturating_mul(2)).min(span.max);
                }
                grows
            }
            (Self::Some(_), Self::UpTo(theirs)) => {
                let high = self.highest().unwrap_or(span.min).max(*theirs);
                *self = Self::UpTo(high);
                true
            }
        }
    }

    /// Counts as all up to the largest.
    pub(super) fn widen(&mut self) {
        if let Some(high) = self.highest() {
            *self = Self::UpTo(high);
        }
    }

    fn highest(&self) -> Option<i64> {
        match self {
            Self::Some(single) => single.last().copied(),
            Self::UpTo(high) => Some(*high),
        }
    }

    /// How many classes of values the thresholds make.
    pub(super) fn classes(&self, span: Span) -> u64 {
        let between = match self {
            Self::Some(single) => single.len() as u64,
            Self::UpTo(high) => u64::try_from(high - span.min).unwrap_or(0),
        };
        between + 1
    }

    /// The class of a value, from 0.
    pub(super) fn class(&self, value: i64, span: Span) -> u64 {
        match self {
            Self::Some(single) => single.partition_point(|threshold| *threshold <= value) as u64,
            Self::UpTo(high) => u64::try_from(value.min(*high) - span.min).unwrap_or(0),
        }
    }

    /// The least value of a class.
    pub(super) fn least_of(&self, class: u64, span: Span) -> i64 {
        match (self, usize::try_from(class).unwrap_or(usize::MAX)) {
            (_, 0) => span.min,
            (Self::Some(single), class) => single.get(class - 1).copied().unwrap_or(span.min),
            (Self::UpTo(_), _) => span.min.saturating_add_unsigned(class),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const METER: Span = Span { min: 0, max: 100 };

    #[test]
    fn values_of_one_class_stay_together_through_adding() {
        let mut ahead = Thresholds::default();
        for threshold in [25, 50, 92, 0, 101] {
            ahead.add(threshold, METER);
        }
        assert_eq!(ahead, Thresholds::Some(vec![25, 50, 92]));
        for by in [-30, -7, 0, 9, 60, 101] {
            let mut before = ahead.clone();
            before.before_adding(by, METER);
            for (a, b) in (0..=100).flat_map(|a| (0..=100).map(move |b| (a, b))) {
                if before.class(a, METER) == before.class(b, METER) {
                    let after = |value: i64| ahead.class((value + by).clamp(0, 100), METER);
                    assert_eq!(after(a), after(b), "{a} and {b} plus {by}");
                }
            }
        }
    }

    #[test]
    fn the_least_value_of_a_class_is_in_it() {
        let span = Span { min: -5, max: 60 };
        for thresholds in [Thresholds::Some(vec![-1, 3, 60]), Thresholds::UpTo(7), Thresholds::default()] {
            for class in 0..thresholds.classes(span) {
                let least = thresholds.least_of(class, span);
                assert!(least >= span.min && thresholds.class(least, span) == class);
            }
            let highest = thresholds.class(span.max, span);
            assert_eq!(highest + 1, thresholds.classes(span));
        }
    }

    #[test]
    fn too_many_single_thresholds_become_all_up_to_the_largest() {
        let span = Span { min: 0, max: 1_000_000 };
        let mut all = Thresholds::default();
        let many = Thresholds::Some((1..=2_000).map(|n| n * 3).collect());
        assert!(all.unite(&many, span));
        assert_eq!(all, Thresholds::UpTo(6_000));
        assert!(!all.unite(&many, span));
        assert!(all.unite(&Thresholds::Some(vec![6_001]), span));
        assert_eq!(all, Thresholds::UpTo(12_000));
    }
}
