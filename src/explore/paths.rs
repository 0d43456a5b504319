//! How many complete records there are: every input, every number of ticks and every outcome of chance told apart.

use std::fmt;
use std::ops::AddAssign;

use num_bigint::BigUint;

use super::components::Components;
use super::walk::Walked;

/// A number of records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Count {
    Exactly(BigUint),
    /// A loop on the way can be gone round any number of times.
    Unbounded,
}

impl fmt::Display for Count {
    /// Decimal, or `unbounded`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exactly(count) => count.fmt(f),
            Self::Unbounded => f.write_str("unbounded"),
        }
    }
}

impl Count {
    /// The sum of both.
    #[must_use]
    pub fn plus(self, other: &Self) -> Self {
        match (self, other) {
            (Self::Exactly(a), Self::Exactly(b)) => Self::Exactly(a + b),
            (Self::Unbounded, _) | (_, Self::Unbounded) => Self::Unbounded,
        }
    }

    /// None at all.
    #[must_use]
    pub fn none() -> Self {
        Self::Exactly(BigUint::ZERO)
    }
}

/// A number that is added up; small ones overflow.
trait Adds: Clone + Into<BigUint> {
    const NONE: Self;
    fn one() -> Self;
    fn add(&mut self, other: &Self, times: u32) -> Option<()>;
}

impl Adds for u128 {
    const NONE: Self = 0;

    fn one() -> Self {
        1
    }

    fn add(&mut self, other: &Self, times: u32) -> Option<()> {
        *self = self.checked_add(other.checked_mul(Self::from(times))?)?;
        Some(())
    }
}

impl Adds for BigUint {
    const NONE: Self = Self::ZERO;

    fn one() -> Self {
        Self::from(1_u8)
    }

    fn add(&mut self, other: &Self, times: u32) -> Option<()> {
        if times == 1 {
            self.add_assign(other);
        } else {
            self.add_assign(other * times);
        }
        Some(())
    }
}

/// The number of records that lead to each of `ends`.
pub(super) fn paths<O>(walked: &Walked<O>, components: &Components, ends: &[u32]) -> Vec<Count> {
    count::<u128, O>(walked, components, ends)
        .or_else(|| count::<BigUint, O>(walked, components, ends))
        .unwrap_or_default()
}

/// None: a number became too large.
fn count<N: Adds, O>(walked: &Walked<O>, components: &Components, ends: &[u32]) -> Option<Vec<Count>> {
    let mut ways: Vec<N> = vec![N::NONE; walked.states() + 1];
    let mut endless = vec![false; walked.states() + 1];
    ways[0] = N::one();
    for component in components.forwards() {
        let states = components.states(component);
        let loops = components.is_cyclic(component);
        for state in states {
            let here = std::mem::replace(&mut ways[*state as usize], N::NONE);
            let infinite = loops || endless[*state as usize];
            let edges = walked.edges.of(*state);
            if edges.is_empty() {
                ways[*state as usize] = here;
                continue;
            }
            let slot = walked.slot(*state);
            for at in edges {
                let target = walked.edges.targets[at] as usize;
                if infinite {
                    endless[target] = true;
                } else {
                    ways[target].add(&here, walked.labels.get(slot, walked.edges.labels[at]).inputs())?;
                }
            }
        }
    }
    let of = |end: &u32| {
        let end = *end as usize;
        if endless[end] { Count::Unbounded } else { Count::Exactly(ways[end].clone().into()) }
    };
    Some(ends.iter().map(of).collect())
}
