//! How likely a learner comes to each end: probability flows through the graph, loops are solved one by one.
//!
//! Outside of loops it is passed on once. A loop that a learner cannot leave keeps what comes in: such runs never end. In
//! other loops the expected number of visits is found: by elimination in small ones, in large ones by passing on what is
//! left until next to nothing is; whatever then remains bounds the error of every answer.

use super::components::Components;
use super::learners::{EdgeShares, Learner};
use super::limits::{Budget, Stopped};
use super::walk::Walked;

/// Loops of up to this many states are solved by elimination.
const MOST_ELIMINATED: usize = 160;
/// What may remain in all large loops together.
const REMAINDER: f64 = 1e-11;
/// Passes over edges after which a large loop is left unsolved.
const MOST_PASSES: u64 = 400_000_000;

/// Where the runs of learners end; by learner as in [`Learner::ALL`].
#[derive(Clone, Debug)]
pub(super) struct Ends {
    /// How likely each state is the last, for states without edges; 0 for all others.
    pub at: Vec<[f64; 4]>,
    /// How likely a run never ends.
    pub never: [f64; 4],
    /// How much each answer may be off beside rounding.
    pub error: f64,
}

/// Solves the ends of all learners.
pub(super) fn ends<O>(walked: &Walked<O>, components: &Components, budget: &Budget<'_>) -> Result<Ends, Stopped> {
    let mut solver = Solver {
        walked,
        components,
        shares: EdgeShares::default(),
        mass: vec![[0.0; 4]; walked.states() + 1],
        never: [0.0; 4],
        error: [0.0; 4],
    };
    solver.mass[0] = [1.0; 4];
    for (done, component) in components.forwards().enumerate() {
        budget.look(done)?;
        if components.is_cyclic(component) {
            for which in 0..Learner::ALL.len() {
                solver.solve_loop(component, which);
            }
        } else {
            solver.pass_on(components.states(component)[0]);
        }
    }
    Ok(Ends { at: solver.mass, never: solver.never, error: solver.error.into_iter().fold(0.0, f64::max) })
}

struct Solver<'a, O> {
    walked: &'a Walked<O>,
    components: &'a Components,
    shares: EdgeShares,
    /// What has come to each state and was not passed on.
    mass: Vec<[f64; 4]>,
    never: [f64; 4],
    error: [f64; 4],
}

/// A loop with places instead of states.
pub(super) struct Loop {
    states: Vec<u32>,
    /// For each place, the places that it leads to and how likely.
    inside: Vec<Vec<(usize, f64)>>,
    /// The edges that lead out of the loop, and how likely they are.
    outside: Vec<Vec<(usize, f64)>>,
}

impl<O> Solver<'_, O> {
    fn pass_on(&mut self, state: u32) {
        let range = self.walked.edges.of(state);
        if range.is_empty() {
            return;
        }
        self.shares.read(self.walked, state);
        let mass = std::mem::take(&mut self.mass[state as usize]);
        for (target, shares) in self.walked.edges.targets[range].iter().zip(&self.shares.of) {
            let there = &mut self.mass[*target as usize];
            for ((there, mass), share) in there.iter_mut().zip(mass).zip(shares) {
                *there += mass * share;
            }
        }
    }

    fn solve_loop(&mut self, component: usize, which: usize) {
        let states = self.components.states(component);
        if states.iter().all(|state| self.mass[*state as usize][which] <= 0.0) {
            return;
        }
        let places = read_loop(self.walked, self.components, which, &mut self.shares, component);
        let can_leave = places.can_leave();
        let comes_in: Vec<f64> =
            places.states.iter().map(|state| std::mem::take(&mut self.mass[*state as usize][which])).collect();
        let (visits, left) = places.visits(&can_leave, comes_in);
        self.error[which] += left;
        for (place, visits) in visits.iter().enumerate() {
            if !can_leave[place] {
                self.never[which] += *visits;
                continue;
            }
            for (at, share) in &places.outside[place] {
                self.mass[self.walked.edges.targets[*at] as usize][which] += visits * share;
            }
        }
    }
}

/// A loop as a learner, by number, goes round it.
pub(super) fn read_loop<O>(
    walked: &Walked<O>,
    components: &Components,
    which: usize,
    shares: &mut EdgeShares,
    component: usize,
) -> Loop {
    let states = components.states(component);
    let mut places = Loop {
        states: states.to_vec(),
        inside: vec![Vec::new(); states.len()],
        outside: vec![Vec::new(); states.len()],
    };
    for (place, state) in states.iter().enumerate() {
        shares.read(walked, *state);
        let of = shares.of.iter().map(|shares| shares[which]);
        for (at, share) in walked.edges.of(*state).zip(of).filter(|(_, share)| *share > 0.0) {
            let target = walked.edges.targets[at];
            if components.leaves(component, target) {
                places.outside[place].push((at, share));
            } else if let Ok(inside) = states.binary_search(&target) {
                places.inside[place].push((inside, share));
            }
        }
    }
    places
}

impl Loop {
    /// How likely an edge out of a place is.
    pub(super) fn share_out(&self, place: usize, edge: usize) -> f64 {
        self.outside[place].iter().find(|(at, _)| *at == edge).map_or(0.0, |(_, share)| *share)
    }

    /// The expected visits to each place, and what was left unsolved; of places without a way out, what comes to them.
    pub(super) fn visits(&self, can_leave: &[bool], mut comes_in: Vec<f64>) -> (Vec<f64>, f64) {
        if self.states.len() <= MOST_ELIMINATED {
            (self.eliminated(can_leave, &comes_in), 0.0)
        } else {
            self.passed_on(can_leave, &mut comes_in)
        }
    }

    /// From which places this learner can ever get out.
    pub(super) fn can_leave(&self) -> Vec<bool> {
        let mut back: Vec<Vec<usize>> = vec![Vec::new(); self.states.len()];
        for (place, inside) in self.inside.iter().enumerate() {
            for (target, _) in inside {
                back[*target].push(place);
            }
        }
        let mut can: Vec<bool> = self.outside.iter().map(|outside| !outside.is_empty()).collect();
        let mut waiting: Vec<usize> = (0..can.len()).filter(|place| can[*place]).collect();
        while let Some(place) = waiting.pop() {
            for before in &back[place] {
                if !std::mem::replace(&mut can[*before], true) {
                    waiting.push(*before);
                }
            }
        }
        can
    }

    /// The expected visits to each place, by Gauss' elimination; of places without a way out, what comes to them.
    fn eliminated(&self, can_leave: &[bool], comes_in: &[f64]) -> Vec<f64> {
        let size = self.states.len();
        // visits = comes_in + inside^T visits, only places with a way out pass anything on.
        let mut rows = vec![0.0; size * (size + 1)];
        let width = size + 1;
        for (place, comes) in comes_in.iter().enumerate() {
            rows[place * width + place] = 1.0;
            rows[place * width + size] = *comes;
        }
        for (place, inside) in self.inside.iter().enumerate().filter(|(place, _)| can_leave[*place]) {
            for (target, share) in inside {
                rows[target * width + place] -= share;
            }
        }
        for pivot in 0..size {
            let best = (pivot..size)
                .max_by(|a, b| rows[a * width + pivot].abs().total_cmp(&rows[b * width + pivot].abs()))
                .unwrap_or(pivot);
            if best != pivot {
                for column in 0..width {
                    rows.swap(pivot * width + column, best * width + column);
                }
            }
            let divisor = rows[pivot * width + pivot];
            if divisor == 0.0 {
                continue;
            }
            for row in pivot + 1..size {
                let factor = rows[row * width + pivot] / divisor;
                if factor != 0.0 {
                    for column in pivot..width {
                        rows[row * width + column] -= factor * rows[pivot * width + column];
                    }
                }
            }
        }
        let mut visits = vec![0.0; size];
        for row in (0..size).rev() {
            let known: f64 = (row + 1..size).map(|column| rows[row * width + column] * visits[column]).sum();
            let divisor = rows[row * width + row];
            visits[row] = if divisor == 0.0 { 0.0 } else { (rows[row * width + size] - known) / divisor };
        }
        visits
    }

    /// The same by passing on what is left, place by place, until next to nothing is; and what is left then.
    fn passed_on(&self, can_leave: &[bool], left: &mut [f64]) -> (Vec<f64>, f64) {
        let mut visits = vec![0.0; self.states.len()];
        let edges: u64 = self.inside.iter().map(|inside| inside.len() as u64 + 1).sum();
        let mut passes = 0;
        loop {
            for place in 0..visits.len() {
                let here = std::mem::take(&mut left[place]);
                if here == 0.0 {
                    continue;
                }
                visits[place] += here;
                if can_leave[place] {
                    for (target, share) in &self.inside[place] {
                        left[*target] += here * share;
                    }
                }
            }
            let remains: f64 = left.iter().sum();
            passes += edges;
            if remains <= REMAINDER || passes > MOST_PASSES {
                return (visits, remains);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A long loop that is left once in a hundred rounds: half to the left, half to the right.
    fn round_trip(size: usize) -> Loop {
        let inside = (0..size).map(|n| vec![((n + 1) % size, if n == 0 { 0.99 } else { 1.0 })]).collect();
        let mut outside = vec![Vec::new(); size];
        outside[0] = vec![(7, 0.005), (8, 0.005)];
        Loop { states: (0..u32::try_from(size).unwrap()).collect(), inside, outside }
    }

    #[test]
    fn both_ways_of_solving_a_loop_agree() {
        let places = round_trip(50);
        let can_leave = places.can_leave();
        assert!(can_leave.iter().all(|can| *can));
        let mut comes_in = vec![0.0; 50];
        comes_in[20] = 1.0;
        let eliminated = places.eliminated(&can_leave, &comes_in);
        let (passed_on, left) = places.passed_on(&can_leave, &mut comes_in);
        assert!(left <= REMAINDER);
        for (a, b) in eliminated.iter().zip(&passed_on) {
            assert!((a - b).abs() < 1e-7, "{a} and {b}");
        }
        assert!((eliminated[0] * 0.01 - 1.0).abs() < 1e-12);
    }

    #[test]
    fn what_cannot_leave_stays() {
        let places = Loop {
            states: vec![0, 1, 2],
            inside: vec![vec![(1, 0.5), (2, 0.25)], vec![(1, 1.0)], vec![(0, 1.0)]],
            outside: vec![vec![(9, 0.25)], vec![], vec![]],
        };
        let can_leave = places.can_leave();
        assert_eq!(can_leave, [true, false, true]);
        let visits = places.eliminated(&can_leave, &[1.0, 0.0, 0.0]);
        assert!((visits[0] - 4.0 / 3.0).abs() < 1e-12 && (visits[1] - 2.0 / 3.0).abs() < 1e-12);
    }
}
