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
    /// Of a span with few values: bit `n` is the threshold `min + 1 + n`. No thresholds at all are no bits, whatever the
    /// span.
    Bits(u128),
    /// These, rising.
    Some(Vec<i64>),
    /// Every one from `min + 1` to this.
    UpTo(i64),
}

/// More single thresholds than this count as all up to the largest.
const MOST_SINGLE: usize = 768;
/// Spans with no more thresholds have them as bits.
const MOST_BITS: i64 = 128;

impl Span {
    /// How many thresholds there can be, where they are bits.
    fn bits(self) -> Option<u32> {
        let count = self.max - self.min;
        if count <= MOST_BITS { u32::try_from(count).ok() } else { None }
    }

    /// All thresholds, as bits.
    fn all_bits(self) -> u128 {
        self.bits().map_or(0, |count| u128::MAX.checked_shr(128 - count).unwrap_or(0))
    }
}

impl Default for Thresholds {
    fn default() -> Self {
        Self::Bits(0)
    }
}

impl Thresholds {
    pub(super) fn all(span: Span) -> Self {
        if span.bits().is_some() { Self::Bits(span.all_bits()) } else { Self::UpTo(span.max) }
    }

    pub(super) fn is_empty(&self) -> bool {
        *self == Self::Bits(0)
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
            Self::Bits(bits) if span.bits().is_some() => *bits |= 1 << (threshold - span.min - 1),
            Self::Bits(_) => *self = Self::Some(vec![threshold]),
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
            Self::Bits(bits) => {
                let far = u32::try_from(by.unsigned_abs()).unwrap_or(u32::MAX);
                let moved = if by > 0 { bits.checked_shr(far) } else { bits.checked_shl(far) };
                *bits = moved.unwrap_or(0) & span.all_bits();
            }
            Self::Some(single) => {
                for threshold in single.iter_mut() {
                    *threshold -= by;
                }
                single.retain(|threshold| *threshold > span.min && *threshold <= span.max);
                if single.is_empty() {
                    self.clear();
                }
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
    pub(super) fn forget_up_to(&mut self, least: i64, span: Span) {
        match self {
            Self::Bits(bits) => {
                let gone = u32::try_from((least - span.min).clamp(0, MOST_BITS)).unwrap_or(0);
                *bits &= u128::MAX.checked_shl(gone).unwrap_or(0);
            }
            Self::Some(single) => {
                single.retain(|threshold| *threshold > least);
                if single.is_empty() {
                    self.clear();
                }
            }
            Self::UpTo(high) if *high <= least => self.clear(),
            Self::UpTo(_) => {}
        }
    }

    /// Takes in another set; whether it grew. Growing goes on in few and larger steps, so that a loop ends.
    pub(super) fn unite(&mut self, other: &Self, span: Span) -> bool {
        match (&mut *self, other) {
            (Self::Bits(ours), Self::Bits(theirs)) => {
                let grows = theirs & !*ours != 0;
                *ours |= theirs;
                grows
            }
            (_, Self::Bits(_)) => false,
            (Self::Bits(_), theirs) => {
                *self = Self::Some(Vec::new());
                self.unite(theirs, span)
            }
            (Self::Some(ours), Self::Some(theirs)) => {
                let all = in_either(ours, theirs);
                let grows = all.len() > ours.len();
                if grows {
                    *self = match all.last() {
                        Some(highest) if all.len() > MOST_SINGLE => Self::UpTo(*highest),
                        _few => Self::Some(all),
                    };
                }
                grows
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

    /// Counts as all up to the largest. Bits stay as they are: they are too few to grow for long.
    pub(super) fn widen(&mut self) {
        if let Some(high) = self.highest() {
            *self = Self::UpTo(high);
        }
    }

    /// None of bits.
    fn highest(&self) -> Option<i64> {
        match self {
            Self::Bits(_) => None,
            Self::Some(single) => single.last().copied(),
            Self::UpTo(high) => Some(*high),
        }
    }

    /// How many classes of values the thresholds make.
    pub(super) fn classes(&self, span: Span) -> u64 {
        let between = match self {
            Self::Bits(bits) => u64::from(bits.count_ones()),
            Self::Some(single) => single.len() as u64,
            Self::UpTo(high) => u64::try_from(high - span.min).unwrap_or(0),
        };
        between + 1
    }

    /// The class of a value, from 0.
    pub(super) fn class(&self, value: i64, span: Span) -> u64 {
        match self {
            Self::Bits(bits) => {
                let above = u32::try_from((value - span.min).clamp(0, MOST_BITS)).unwrap_or(0);
                u64::from((bits & !u128::MAX.checked_shl(above).unwrap_or(0)).count_ones())
            }
            Self::Some(single) => single.partition_point(|threshold| *threshold <= value) as u64,
            Self::UpTo(high) => u64::try_from(value.min(*high) - span.min).unwrap_or(0),
        }
    }

    /// The least value of a class.
    pub(super) fn least_of(&self, class: u64, span: Span) -> i64 {
        match (self, usize::try_from(class).unwrap_or(usize::MAX)) {
            (_, 0) => span.min,
            (Self::Bits(bits), class) => {
                let mut left = *bits;
                (1..class).for_each(|_| left &= left.saturating_sub(1));
                span.min + 1 + i64::from(left.trailing_zeros())
            }
            (Self::Some(single), class) => single.get(class - 1).copied().unwrap_or(span.min),
            (Self::UpTo(_), _) => span.min.saturating_add_unsigned(class),
        }
    }
}

/// What stands in one of two rising lists, rising.
fn in_either(one: &[i64], other: &[i64]) -> Vec<i64> {
    let mut all = Vec::with_capacity(one.len() + other.len());
    let (mut left, mut right) = (one.iter().copied().peekable(), other.iter().copied().peekable());
    while let (Some(a), Some(b)) = (left.peek().copied(), right.peek().copied()) {
        all.push(a.min(b));
        left.next_if(|next| *next <= b);
        right.next_if(|next| *next <= a);
    }
    all.extend(left.chain(right));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    const METER: Span = Span { min: 0, max: 100 };

    #[test]
    fn of_two_lists_each_number_stands_there_once() {
        assert_eq!(in_either(&[1, 4, 9], &[0, 4, 5, 12]), [0, 1, 4, 5, 9, 12]);
        assert_eq!((in_either(&[], &[3]), in_either(&[3], &[]), in_either(&[3], &[3])), (vec![3], vec![3], vec![3]));
    }

    #[test]
    fn values_of_one_class_stay_together_through_adding() {
        let mut ahead = Thresholds::default();
        for threshold in [25, 50, 92, 0, 101] {
            ahead.add(threshold, METER);
        }
        assert_eq!((ahead.classes(METER), ahead.least_of(3, METER)), (4, 92));
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
        let (few, many) = (Span { min: -5, max: 60 }, Span { min: -5, max: 600 });
        let mut bits = Thresholds::default();
        for threshold in [-1, 3, 60] {
            bits.add(threshold, few);
        }
        let none = Thresholds::default();
        for (thresholds, span) in [
            (bits, few),
            (Thresholds::all(few), few),
            (none.clone(), few),
            (Thresholds::Some(vec![-1, 3, 60]), many),
            (Thresholds::UpTo(7), many),
            (none, many),
        ] {
            for class in 0..thresholds.classes(span) {
                let least = thresholds.least_of(class, span);
                assert!(least >= span.min && thresholds.class(least, span) == class);
            }
            let highest = thresholds.class(span.max, span);
            assert_eq!(highest + 1, thresholds.classes(span));
        }
    }

    #[test]
    fn few_values_and_many_are_told_apart_alike() {
        // The same with bits as one by one: every threshold moves, and what leaves the range is gone.
        for span in [METER, Span { min: 3, max: 131 }, Span { min: -5, max: -5 }] {
            let single: Vec<i64> = (span.min + 1..=span.max).filter(|threshold| threshold % 7 < 3).collect();
            let mut bits = Thresholds::default();
            for threshold in &single {
                bits.add(*threshold, span);
            }
            for by in [-200, -128, -9, 0, 1, 64, 127, 128, 129] {
                let (mut moved, mut one_by_one) = (bits.clone(), Thresholds::Some(single.clone()));
                moved.before_adding(by, span);
                one_by_one.before_adding(by, span);
                moved.forget_up_to(40, span);
                one_by_one.forget_up_to(40, span);
                for value in span.min..=span.max {
                    assert_eq!(
                        moved.class(value, span),
                        one_by_one.class(value, span),
                        "{value} plus {by} in {span:?}"
                    );
                }
                assert_eq!(moved.is_empty(), one_by_one.is_empty());
            }
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
