//! The shortest and the longest complete run, in nodes entered and in simulated seconds.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::components::Components;
use super::walk::Walked;
use super::witness::Witness;

/// Between which lengths every complete run lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lengths {
    pub shortest: u64,
    /// None: a loop can make a run as long as one likes.
    pub longest: Option<u64>,
    /// A run of the shortest length.
    pub shortest_run: Witness,
    /// A run of the longest length, if there is one.
    pub longest_run: Option<Witness>,
}

/// Lengths of the runs that lead to `ends`, each edge as long as `length` says of its label; none if there are no ends.
pub(super) fn lengths<O>(walked: &Walked<O>, components: &Components, ends: &[u32], length: &[u64]) -> Option<Lengths> {
    let ways = Ways { walked, components, length };
    let (nearest, farthest) = ways.to(ends);
    let (shortest, _) = nearest[0];
    if nearest[0] == NOWHERE {
        return None;
    }
    let shortest_run = ways.run(|state, at| {
        let (left, inputs) = nearest[walked.edges.targets[at] as usize];
        left != u64::MAX && nearest[state as usize] == (left.saturating_add(ways.length(state, at)), inputs + 1)
    })?;
    let longest_run = ways.run(|state, at| {
        let target = walked.edges.targets[at];
        let goes_round = components.is_cyclic(components.of[state as usize] as usize);
        let left = farthest[target as usize].filter(|_| !goes_round);
        left.is_some_and(|left| farthest[state as usize] == Some(left.saturating_add(ways.length(state, at))))
    });
    let longest = farthest[0].filter(|longest| *longest < ENDLESS);
    Some(Lengths { shortest, longest, shortest_run, longest_run: longest_run.filter(|_| longest.is_some()) })
}

/// How long the nearest way on to an end is, and how many inputs it has.
type Nearest = (u64, u32);

const NOWHERE: Nearest = (u64::MAX, u32::MAX);
/// As long as one likes.
const ENDLESS: u64 = u64::MAX;

struct Ways<'a, O> {
    walked: &'a Walked<O>,
    components: &'a Components,
    length: &'a [u64],
}

impl<O> Ways<'_, O> {
    fn length(&self, state: u32, at: usize) -> u64 {
        self.length[self.walked.labels.place(self.walked.slot(state), self.walked.edges.labels[at])]
    }

    /// From every state, the nearest and the farthest way on to any end: of equally near ones that with the fewest
    /// inputs. Backwards, component by component.
    fn to(&self, ends: &[u32]) -> (Vec<Nearest>, Vec<Option<u64>>) {
        let Self { walked, components, length } = self;
        let mut nearest = vec![NOWHERE; walked.states() + 1];
        let mut farthest: Vec<Option<u64>> = vec![None; walked.states() + 1];
        for end in ends {
            nearest[*end as usize] = (0, 0);
            farthest[*end as usize] = Some(0);
        }
        for component in 0..components.count() {
            let states = components.states(component);
            for state in states {
                let slot = walked.slot(*state);
                let (mut near, mut far) = (nearest[*state as usize], farthest[*state as usize]);
                for at in walked.edges.of(*state) {
                    let target = walked.edges.targets[at] as usize;
                    let (left, inputs) = nearest[target];
                    if left == u64::MAX || !components.leaves(component, walked.edges.targets[at]) {
                        continue;
                    }
                    let length = length[walked.labels.place(slot, walked.edges.labels[at])];
                    near = near.min((left.saturating_add(length), inputs + 1));
                    far = far.max(farthest[target].map(|left| left.saturating_add(length)));
                }
                (nearest[*state as usize], farthest[*state as usize]) = (near, far);
            }
            if components.is_cyclic(component) {
                self.go_round(component, &mut nearest, &mut farthest);
            }
        }
        (nearest, farthest)
    }

    /// In a loop, of which only the ways out are known: Dijkstra's algorithm backwards, and as long as one likes where
    /// going round takes anything.
    fn go_round(&self, component: usize, nearest: &mut [Nearest], farthest: &mut [Option<u64>]) {
        let Self { walked, components, .. } = self;
        let states = components.states(component);
        let mut back: Vec<Vec<(u32, u64)>> = vec![Vec::new(); states.len()];
        let mut gains = false;
        for state in states {
            for at in walked.edges.of(*state) {
                if let Ok(target) = states.binary_search(&walked.edges.targets[at]) {
                    let length = self.length(*state, at);
                    gains |= length > 0;
                    back[target].push((*state, length));
                }
            }
        }
        let most = states.iter().filter_map(|state| farthest[*state as usize]).max();
        let most = most.map(|most| if gains { ENDLESS } else { most });
        states.iter().for_each(|state| farthest[*state as usize] = most);
        let known = states.iter().filter(|state| nearest[**state as usize] != NOWHERE);
        let mut waiting: BinaryHeap<_> = known.map(|state| Reverse((nearest[*state as usize], *state))).collect();
        while let Some(Reverse((left, state))) = waiting.pop() {
            let Some(place) = states.binary_search(&state).ok().filter(|_| left == nearest[state as usize]) else {
                continue;
            };
            for (from, length) in &back[place] {
                let there = (left.0.saturating_add(*length), left.1 + 1);
                if there < nearest[*from as usize] {
                    nearest[*from as usize] = there;
                    waiting.push(Reverse((there, *from)));
                }
            }
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
