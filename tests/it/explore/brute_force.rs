//! A slow explorer: every full state, nothing forgotten but how often a chance was entered, which only seeds read.
//! Nothing of it is shared with the exact one; it asks the machine for offers and steps it.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::sync::Arc;

use num_bigint::BigUint;
use offramp::play::{Detail, End, Event, Input, Luck, Machine, Shown, State, Status, Watch};
use offramp::scenario::{Node, Outcome, Strength};

/// A graph of full states. Index 0 stands for the moment before a run begins.
pub struct Brute {
    pub machine: Arc<Machine>,
    pub states: Vec<Option<State>>,
    pub edges: Vec<Vec<Edge>>,
}

/// A way from one state to the next.
#[derive(Clone)]
pub struct Edge {
    pub input: Option<Input>,
    pub to: usize,
    pub probability: f64,
    pub seen: Seen,
    pub seconds: u64,
}

/// What happened on it.
#[derive(Clone, Default)]
pub struct Seen {
    pub entered: Vec<usize>,
    pub routed: Vec<(usize, Option<usize>)>,
    pub fired: Vec<usize>,
    pub overdue: Vec<usize>,
    pub clamped: Vec<usize>,
    /// The value of every number when the run stood at a node.
    pub at_nodes: Vec<(usize, Vec<i32>)>,
    numbers: Vec<i32>,
}

impl Watch for Seen {
    const LISTENS: bool = false;

    fn see(&mut self, event: Event) {
        match event {
            Event::Entered { node } => {
                self.stood();
                self.entered.push(node);
            }
            Event::Changed { number, to, .. } => self.numbers[number] = to,
            Event::Fired { rule } => self.fired.push(rule),
            _ => {}
        }
    }

    fn notice(&mut self, detail: Detail) {
        match detail {
            Detail::Routed { node, route } => self.routed.push((node, route)),
            Detail::Overdue { promise } => self.overdue.push(promise),
            Detail::Clamped { number } => self.clamped.push(number),
        }
    }
}

impl Seen {
    fn stood(&mut self) {
        if let Some(node) = self.entered.last() {
            self.at_nodes.push((*node, self.numbers.clone()));
        }
    }
}

/// Draws from a list, and says how many outcomes there were.
struct Told {
    list: Vec<usize>,
    at: usize,
    widths: Vec<usize>,
    probability: f64,
}

impl Luck for Told {
    fn outcome(&mut self, machine: &Machine, node: usize, _visit: u32) -> usize {
        let weights: Vec<u64> = machine.weights(node).collect();
        if self.at == self.list.len() {
            self.list.push(0);
        }
        let outcome = self.list[self.at];
        self.at += 1;
        self.widths.push(weights.len());
        let as_float = |weight: u64| f64::from(u32::try_from(weight).unwrap());
        self.probability *= as_float(weights[outcome]) / as_float(weights.iter().sum());
        outcome
    }
}

/// Every list of outcomes that a step can draw, with what it comes to.
fn all_luck(mut step: impl FnMut(&mut Told) -> (State, Seen)) -> Vec<(State, Seen, f64)> {
    let mut found = Vec::new();
    let mut lists = vec![Vec::new()];
    while let Some(list) = lists.pop() {
        let given = list.len();
        let mut luck = Told { list, at: 0, widths: Vec::new(), probability: 1.0 };
        let (state, seen) = step(&mut luck);
        // Whatever was drawn beyond the list was the first outcome; the others come later.
        for place in given..luck.list.len() {
            for other in 1..luck.widths[place] {
                let mut list = luck.list[..place].to_vec();
                list.push(other);
                lists.push(list);
            }
        }
        if luck.probability > 0.0 {
            found.push((state, seen, luck.probability));
        }
    }
    found
}

/// The words of a state that decide what it can do: all but how often chances were entered.
fn key(machine: &Machine, state: &State) -> (Vec<u32>, String) {
    let mut view = machine.view(state);
    if view.visits.is_empty() {
        return (state.words().to_vec(), String::new());
    }
    view.visits.clear();
    (Vec::new(), format!("{view:?}"))
}

impl Brute {
    /// Every state, unless there are more than `most`.
    pub fn explore(machine: &Arc<Machine>, most: usize) -> Option<Self> {
        let numbers = |state: &State| (0..8 + machine.case().meters.len()).map(|n| machine.number(state, n)).collect();
        let mut states: Vec<Option<State>> = vec![None];
        let mut edges: Vec<Vec<Edge>> = Vec::new();
        let mut known: HashMap<(Vec<u32>, String), usize> = HashMap::new();
        let mut waiting = VecDeque::from([0]);
        while let Some(at) = waiting.pop_front() {
            let here = states[at].clone();
            let inputs: Vec<Option<Input>> = match &here {
                None => vec![None],
                Some(state) => machine.offers(state).inputs().map(Some).collect(),
            };
            let mut out = Vec::new();
            for input in inputs {
                let ways = all_luck(|luck| {
                    let mut seen = Seen::default();
                    let mut next;
                    match (&here, input) {
                        (Some(state), Some(input)) => {
                            seen.numbers = numbers(state);
                            next = state.clone();
                            machine.step(&mut next, input, luck, &mut seen).unwrap();
                        }
                        _begins => {
                            seen.numbers = vec![0; 8 + machine.case().meters.len()];
                            seen.numbers[2] = 1;
                            for (n, meter) in machine.case().meters.values().enumerate() {
                                seen.numbers[8 + n] = meter.start;
                            }
                            next = machine.start(luck, &mut seen);
                        }
                    }
                    seen.stood();
                    (next, seen)
                });
                for (state, seen, probability) in ways {
                    let clock = |state: &State| u64::try_from(machine.number(state, 0)).unwrap();
                    let seconds = clock(&state) - here.as_ref().map_or(0, clock);
                    let to = *known.entry(key(machine, &state)).or_insert_with(|| {
                        states.push(Some(state));
                        waiting.push_back(states.len() - 1);
                        states.len() - 1
                    });
                    out.push(Edge { input, to, probability, seen, seconds });
                }
            }
            edges.push(out);
            if states.len() > most {
                return None;
            }
        }
        Some(Self { machine: machine.clone(), states, edges })
    }

    pub fn over(&self, state: usize) -> Option<(Option<usize>, End)> {
        let state = self.states[state].as_ref()?;
        match self.machine.status(state) {
            Status::Waiting => None,
            Status::Over(end) => Some((self.machine.node(state), end)),
        }
    }

    /// The index of a state.
    pub fn index_of(&self, state: &State) -> Option<usize> {
        let wanted = key(&self.machine, state);
        self.states.iter().position(|state| state.as_ref().is_some_and(|state| key(&self.machine, state) == wanted))
    }

    pub fn node(&self, state: usize) -> Option<usize> {
        self.states[state].as_ref().and_then(|state| self.machine.node(state))
    }

    /// Choices that are offered in a state.
    pub fn offered(&self, state: usize) -> Vec<usize> {
        let Some(state) = &self.states[state] else { return Vec::new() };
        let offers = self.machine.offers(state);
        offers.choices.iter().filter(|offer| offer.shown == Shown::Offered).map(|offer| offer.choice).collect()
    }

    /// Whether a state can come to another for which `wanted` is true, by asking again and again.
    pub fn can_come_to(&self, wanted: impl Fn(usize) -> bool) -> Vec<bool> {
        let mut can: Vec<bool> = (0..self.states.len()).map(wanted).collect();
        loop {
            let before = can.clone();
            for state in (0..can.len()).rev() {
                can[state] = can[state] || self.edges[state].iter().any(|edge| can[edge.to]);
            }
            if can == before {
                return can;
            }
        }
    }

    /// The number of ways to each end; none where a loop makes it infinite.
    pub fn paths(&self) -> BTreeMap<(Option<usize>, End), Option<BigUint>> {
        let mut counts = BTreeMap::new();
        let ends: BTreeSet<_> = (0..self.states.len()).filter_map(|state| self.over(state)).collect();
        for end in ends {
            let leads = self.can_come_to(|state| self.over(state) == Some(end));
            // Ways from a state, by depth: in a graph without loops none is longer than there are states.
            let mut memo: HashMap<usize, Option<BigUint>> = HashMap::new();
            let total = self.ways(0, end, &leads, &mut memo, &mut Vec::new());
            counts.insert(end, total);
        }
        counts
    }

    fn ways(
        &self,
        state: usize,
        end: (Option<usize>, End),
        leads: &[bool],
        memo: &mut HashMap<usize, Option<BigUint>>,
        path: &mut Vec<usize>,
    ) -> Option<BigUint> {
        if !leads[state] {
            return Some(BigUint::ZERO);
        }
        if self.over(state) == Some(end) {
            return Some(BigUint::from(1_u8));
        }
        if path.contains(&state) {
            return None;
        }
        if let Some(known) = memo.get(&state) {
            return known.clone();
        }
        path.push(state);
        let mut sum = Some(BigUint::ZERO);
        for edge in &self.edges[state] {
            match (self.ways(edge.to, end, leads, memo, path), &mut sum) {
                (Some(ways), Some(sum)) => *sum += ways,
                (None, _) => sum = None,
                (Some(_), None) => {}
            }
        }
        path.pop();
        memo.insert(state, sum.clone());
        sum
    }

    /// The least number of anything on the way to each state, by relaxing edges until nothing changes.
    pub fn least(&self, weight: impl Fn(&Edge) -> u64) -> Vec<u64> {
        let mut least = vec![u64::MAX; self.states.len()];
        least[0] = 0;
        loop {
            let before = least.clone();
            for state in 0..least.len() {
                if least[state] < u64::MAX {
                    for edge in &self.edges[state] {
                        least[edge.to] = least[edge.to].min(least[state] + weight(edge));
                    }
                }
            }
            if least == before {
                return least;
            }
        }
    }

    /// The most of anything on the way to some states in which runs are over; none if there is no most. Bellman and Ford.
    pub fn most(&self, weight: impl Fn(&Edge) -> u64, is_end: impl Fn(usize) -> bool) -> Option<u64> {
        let leads = self.can_come_to(&is_end);
        let mut most: Vec<Option<u64>> = vec![None; self.states.len()];
        most[0] = Some(0);
        for _ in 0..=self.states.len() {
            let before = most.clone();
            for state in 0..most.len() {
                if let Some(so_far) = most[state] {
                    for edge in self.edges[state].iter().filter(|edge| leads[edge.to]) {
                        most[edge.to] = most[edge.to].max(Some(so_far + weight(edge)));
                    }
                }
            }
            if most == before {
                return (0..most.len()).filter(|state| is_end(*state)).filter_map(|state| most[state]).max();
            }
        }
        None
    }

    /// How likely each end is for somebody who weighs inputs, by passing probability on until it has arrived; and what
    /// has not.
    pub fn likely(&self, weigh: impl Fn(usize) -> Vec<f64>) -> (BTreeMap<(Option<usize>, End), f64>, f64) {
        let mass = self.likely_states(weigh);
        let mut ends = BTreeMap::new();
        let mut rest = 0.0;
        for (state, here) in mass.iter().enumerate() {
            match self.over(state) {
                Some(end) => *ends.entry(end).or_insert(0.0) += here,
                None => rest += here,
            }
        }
        (ends, rest)
    }

    /// The same by state.
    pub fn likely_states(&self, weigh: impl Fn(usize) -> Vec<f64>) -> Vec<f64> {
        let shares: Vec<Vec<f64>> = (0..self.states.len()).map(weigh).collect();
        // Who cannot come to an end any more does not move either.
        let mut lives: Vec<bool> = (0..self.states.len()).map(|state| self.over(state).is_some()).collect();
        loop {
            let before = lives.clone();
            for state in (0..lives.len()).rev() {
                let ways = self.edges[state].iter().zip(&shares[state]);
                lives[state] = lives[state] || ways.into_iter().any(|(edge, share)| *share > 0.0 && lives[edge.to]);
            }
            if lives == before {
                break;
            }
        }
        let mut mass = vec![0.0; self.states.len()];
        mass[0] = 1.0;
        for _ in 0..200_000 {
            let mut next = vec![0.0; mass.len()];
            let mut moving = 0.0;
            for (state, here) in mass.iter().enumerate().filter(|(_, here)| **here > 0.0) {
                if self.edges[state].is_empty() || !lives[state] {
                    next[state] += here;
                    continue;
                }
                moving += here;
                for (edge, share) in self.edges[state].iter().zip(&shares[state]) {
                    next[edge.to] += here * share;
                }
            }
            mass = next;
            if moving < 1e-12 {
                break;
            }
        }
        mass
    }

    /// The four learners of the design, in words of their own.
    pub fn weigh(&self, learner: usize, state: usize) -> Vec<f64> {
        let offered = self.offered(state);
        let grade = |choice: usize| -> Option<u32> {
            let id = self.machine.node_id(self.node(state).unwrap());
            let node = &self.machine.case().nodes[id];
            node.choices()[choice].grade.map(offramp::scenario::Grade::worth)
        };
        let rank = |choice: usize| grade(choice).unwrap_or(2);
        let best = offered.iter().map(|c| rank(*c)).max();
        let worst = offered.iter().map(|c| rank(*c)).min();
        let choice_weight = |choice: usize| match learner {
            0 => 1.0,
            1 => [4.0, 3.0, 2.0, 1.0][grade(choice).unwrap_or(2) as usize],
            2 => f64::from(u8::from(Some(rank(choice)) == best)),
            _worst => f64::from(u8::from(Some(rank(choice)) == worst)),
        };
        let ticks = self.states[state].as_ref().map_or(0, |state| self.machine.offers(state).ticks);
        let weights: Vec<f64> = self.edges[state]
            .iter()
            .map(|edge| {
                let weight = match edge.input {
                    None | Some(Input::Continue) => 1.0,
                    Some(Input::Choose { choice, ticks: k }) => {
                        choice_weight(choice)
                            * match learner {
                                0 | 1 => 1.0 / f64::from(ticks + 1),
                                2 => f64::from(u8::from(k == 0)),
                                _worst => f64::from(u8::from(k == ticks)),
                            }
                    }
                    Some(Input::TimeOut) => match learner {
                        0 | 1 => 1.0,
                        _sure => f64::from(u8::from(offered.is_empty())),
                    },
                    Some(Input::Wrote(strength)) => match (learner, strength) {
                        (0, _) | (1, Strength::Fair) | (2, Strength::Strong) | (3, Strength::Weak) => 1.0,
                        (1, Strength::Weak) => 2.0,
                        _never => 0.0,
                    },
                };
                weight * edge.probability
            })
            .collect();
        let sum: f64 = weights.iter().sum();
        weights.into_iter().map(|weight| weight / sum).collect()
    }

    /// Nodes on loops that no run leaves.
    pub fn traps(&self) -> BTreeSet<usize> {
        let ends = self.can_come_to(|state| self.over(state).is_some());
        let mut traps = BTreeSet::new();
        for state in (0..self.states.len()).filter(|state| !ends[*state]) {
            // In a bottom component: everything that it leads to leads back to it.
            let from: Vec<bool> = self.reached_from(state);
            if (0..from.len()).filter(|other| from[*other]).all(|other| self.reached_from(other)[state]) {
                traps.extend(self.node(state));
            }
        }
        traps
    }

    fn reached_from(&self, state: usize) -> Vec<bool> {
        let mut reached = vec![false; self.states.len()];
        let mut waiting = vec![state];
        while let Some(at) = waiting.pop() {
            for edge in &self.edges[at] {
                if !std::mem::replace(&mut reached[edge.to], true) {
                    waiting.push(edge.to);
                }
            }
        }
        reached
    }

    /// Whether an over state is an end that no team wants to avoid.
    pub fn is_good(&self, state: usize) -> bool {
        let Some((Some(node), End::Ending)) = self.over(state) else { return false };
        let Node::Ending(ending) = &*self.machine.case().nodes[self.machine.node_id(node)] else { return false };
        ending.resolved || [Outcome::Accepted, Outcome::HandedOver, Outcome::EndedSafely].contains(&ending.outcome)
    }
}
