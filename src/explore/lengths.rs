//! The shortest and the longest complete run, in nodes entered and in simulated seconds.

use std::array;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::components::Components;
use super::walk::Walked;
use super::witness::Witness;

/// Between which lengths every complete run lies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lengths {
    pub shortest: u64,
    /// None: a loop can make a run as long as one likes.
    pub longest: Option<u64>,
    /// A run of the shortest length.
    pub shortest_run: Witness,
    /// A run of the longest length, if there is one.
    pub longest_run: Option<Witness>,
}

/// Lengths of the runs that lead to `ends`, by several measures: each edge is as long as `lengths` say of its label. None
/// if there are no ends.
pub(super) fn lengths<const N: usize, O>(
    walked: &Walked<O>,
    components: &Components,
    ends: &[u32],
    lengths: [&[u64]; N],
) -> Option<[Lengths; N]> {
    let ways = Ways { walked, components, lengths };
    let left = ways.to(ends);
    let measured = array::from_fn(|measure| ways.measured(&left, measure));
    measured.iter().all(Option::is_some).then(|| measured.map(Option::unwrap_or_default))
}

/// What is left until a run is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Left {
    /// How long the nearest way is, and how many inputs it has.
    nearest: (u64, u32),
    /// How long the farthest is, where there is any.
    farthest: u64,
}

impl Left {
    /// No way leads to an end.
    const NONE: Self = Self { nearest: (u64::MAX, u32::MAX), farthest: 0 };
    const OVER: Self = Self { nearest: (0, 0), farthest: 0 };

    fn is_none(self) -> bool {
        self == Self::NONE
    }

    /// The same with something before it.
    fn after(self, length: u64) -> Self {
        let (nearest, inputs) = self.nearest;
        Self { nearest: (nearest.saturating_add(length), inputs + 1), farthest: self.farthest.saturating_add(length) }
    }
}

/// As long as one likes.
const ENDLESS: u64 = u64::MAX;

struct Ways<'a, const N: usize, O> {
    walked: &'a Walked<O>,
    components: &'a Components,
    lengths: [&'a [u64]; N],
}

impl<const N: usize, O> Ways<'_, N, O> {
    fn measured(&self, left: &[[Left; N]], measure: usize) -> Option<Lengths> {
        let left = |state: u32| left[state as usize][measure];
        let all = left(0);
        if all.is_none() {
            return None;
        }
        let after = |state: u32, at: usize| {
            let left = left(self.walked.edges.targets[at]);
            (!left.is_none()).then(|| left.after(self.length(state, at, measure)))
        };
        let goes_round = |state: u32| self.components.is_cyclic(self.components.of[state as usize] as usize);
        let is_nearest =
            |state: u32, at: usize| after(state, at).is_some_and(|after| after.nearest == left(state).nearest);
        let is_farthest = |state: u32, at: usize| {
            !goes_round(state) && after(state, at).is_some_and(|after| after.farthest == left(state).farthest)
        };
        let longest = Some(all.farthest).filter(|longest| *longest < ENDLESS);
        let longest_run = longest.and_then(|_| self.run(is_farthest));
        Some(Lengths { shortest: all.nearest.0, longest, shortest_run: self.run(is_nearest)?, longest_run })
    }

    fn length(&self, state: u32, at: usize, measure: usize) -> u64 {
        self.lengths[measure][self.walked.labels.place(self.walked.slot(state), self.walked.edges.labels[at])]
    }

    /// What is left from every state: of equally near ways that with the fewest inputs. Backwards, component by component.
    fn to(&self, ends: &[u32]) -> Vec<[Left; N]> {
        let Self { walked, components, lengths } = self;
        let mut all = vec![[Left::NONE; N]; walked.states() + 1];
        for end in ends {
            all[*end as usize] = [Left::OVER; N];
        }
        for component in 0..components.count() {
            for state in components.states(component) {
                let slot = walked.slot(*state);
                let mut here = all[*state as usize];
                for at in walked.edges.of(*state) {
                    let target = walked.edges.targets[at];
                    let there = all[target as usize];
                    if there[0].is_none() || !components.leaves(component, target) {
                        continue;
                    }
                    let label = walked.labels.place(slot, walked.edges.labels[at]);
                    for ((here, there), lengths) in here.iter_mut().zip(there).zip(lengths) {
                        let Left { nearest, farthest } = there.after(lengths[label]);
                        here.nearest = here.nearest.min(nearest);
                        here.farthest = here.farthest.max(farthest);
                    }
                }
                all[*state as usize] = here;
            }
            if components.is_cyclic(component) {
                (0..N).for_each(|measure| self.go_round(component, measure, &mut all));
            }
        }
        all
    }

    /// In a loop, of which only the ways out are known: Dijkstra's algorithm backwards, and as long as one likes where
    /// going round takes anything.
    fn go_round(&self, component: usize, measure: usize, all: &mut [[Left; N]]) {
        let Self { walked, components, .. } = self;
        let states = components.states(component);
        let mut back: Vec<Vec<(u32, u64)>> = vec![Vec::new(); states.len()];
        let mut gains = false;
        for state in states {
            for at in walked.edges.of(*state) {
                if let Ok(target) = states.binary_search(&walked.edges.targets[at]) {
                    let length = self.length(*state, at, measure);
                    gains |= length > 0;
                    back[target].push((*state, length));
                }
            }
        }
        let known =
            || states.iter().map(|state| (*state, all[*state as usize][measure])).filter(|(_, left)| !left.is_none());
        let Some(most) = known().map(|(_, left)| left.farthest).max() else { return };
        let mut waiting: BinaryHeap<_> = known().map(|(state, left)| Reverse((left.nearest, state))).collect();
        while let Some(Reverse((left, state))) = waiting.pop() {
            let Some(place) =
                states.binary_search(&state).ok().filter(|_| left == all[state as usize][measure].nearest)
            else {
                continue;
            };
            for (from, length) in &back[place] {
                let there = (left.0.saturating_add(*length), left.1 + 1);
                let nearest = &mut all[*from as usize][measure].nearest;
                if there < *nearest {
                    *nearest = there;
                    waiting.push(Reverse((there, *from)));
                }
            }
        }
        for state in states {
            all[*state as usize][measure].farthest = if gains { ENDLESS } else { most };
        }
    }

    /// The run from the beginning along the first edges that are wanted, until it is over; none if it goes nowhere.
    fn run(&self, wanted: impl Fn(u32, usize) -> bool) -> Option<Witness> {
        let mut edges = Vec::new();
        let mut state = 0;
        while !self.walked.edges.of(state).is_empty() {
            let at = self.walked.edges.of(state).find(|at| wanted(state, *at))?;
            edges.push((state, at));
            state = self.walked.edges.targets[at];
        }
        Some(self.walked.witness_along(edges))
    }
}
