//! Where runs can go: what they reach, how they end, how many there are, how long they are, how likely learners come
//! where.

use std::panic::resume_unwind;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::thread;

use super::ahead::Asked;
use super::components::Components;
use super::edges::Label;
use super::lengths::{Lengths, lengths};
use super::limits::{Budget, Cancelled, Limits, Stopped};
use super::loops::{Round, rounds};
use super::merged::{Followed, merged};
use super::off_ramps::{OffRamps, OffRampsOfRun, off_ramps};
use super::paths::{Count, paths};
use super::probability::ends;
use super::reached::{Reached, reached};
use super::regions::Merged;
use super::trace::Happening;
use super::walk::{Question, Walked, walk};
use super::witness::Trail;
use crate::play::machine::{Body, Machine};
use crate::play::state::{End, Status};
use crate::play::{Input, Run};

/// Everything about where runs can go. Exact.
#[derive(Debug)]
pub struct Flow {
    /// States that can still be told apart.
    pub states: usize,
    /// Ways between them; ticks of waiting that come to the same are one.
    pub edges: usize,
    pub reached: Reached,
    /// Every way in which a run can be over, by node in the order of the document.
    pub ends: Vec<Ended>,
    /// Loops that a run can go round and leave.
    pub loops: Vec<Round>,
    /// Loops that no run leaves and where none is over.
    pub traps: Vec<Round>,
    /// Complete records.
    pub paths: Count,
    /// Nodes entered in a complete run.
    pub steps: Option<Lengths>,
    /// Simulated seconds of a complete run.
    pub seconds: Option<Lengths>,
    /// For each learner of [`Learner::ALL`]: how likely a run never ends.
    pub never_ends: [f64; 4],
    /// How far probabilities may be off, beside rounding: 0 unless a large loop is left very rarely.
    pub probability_error: f64,
    pub off_ramps: OffRamps,
    pub(super) graph: Walked<()>,
}

/// A way in which a run can be over.
#[derive(Clone, Debug)]
pub struct Ended {
    /// The last node that was entered; none if the run ends before the first.
    pub node: Option<usize>,
    pub end: End,
    /// Complete records that end so.
    pub paths: Count,
    /// For each learner of [`Learner::ALL`].
    pub probability: [f64; 4],
    pub trail: Trail,
}

/// Finds out where runs can go, and nothing else; none if there are more states than the limit allows.
///
/// # Errors
/// When `cancel` is set.
pub fn flow(machine: &Arc<Machine>, limits: Limits, cancel: &AtomicBool) -> Result<Option<Flow>, Cancelled> {
    match flow_within(machine, &Budget { limits, cancel }) {
        Ok(flow) => Ok(Some(flow)),
        Err(Stopped::TooMany) => Ok(None),
        Err(Stopped::Cancelled) => Err(Cancelled),
    }
}

/// How large the question where runs can go is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    pub states: usize,
    /// Ways between states; ticks of waiting that come to the same are one.
    pub edges: usize,
    /// On average, with the table that finds states again.
    pub bytes_per_state: f64,
    pub bytes_per_edge: f64,
}

/// Walks all states of that question and answers nothing; none if there are more than the limit allows.
///
/// # Errors
/// When `cancel` is set.
pub fn size(machine: &Arc<Machine>, limits: Limits, cancel: &AtomicBool) -> Result<Option<Size>, Cancelled> {
    let question = Question { asked: Asked::nothing(machine), edges: true, watcher: None };
    match walk(machine, &question, (), &Budget { limits, cancel }) {
        Ok(graph) => Ok(Some(size_of(&graph))),
        Err(Stopped::TooMany) => Ok(None),
        Err(Stopped::Cancelled) => Err(Cancelled),
    }
}

fn size_of(graph: &Walked<()>) -> Size {
    let (states, edges) = graph.bytes();
    #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
    let average = |bytes: usize, of: usize| bytes as f64 / of.max(1) as f64;
    Size {
        states: graph.states(),
        edges: graph.edges.targets.len(),
        bytes_per_state: average(states, graph.states() + 1),
        bytes_per_edge: average(edges, graph.edges.targets.len()),
    }
}

/// A graph with fewer states is read sooner than another thread is there.
const FEW: usize = 2_000;

pub(super) fn flow_within(machine: &Arc<Machine>, budget: &Budget<'_>) -> Result<Flow, Stopped> {
    let Merged { walked: graph, components, .. } = merged(machine, Followed::default(), budget)?;
    let mut over: Vec<(usize, End, u32)> = Vec::new();
    for state in graph.all() {
        if let Some(position) = graph.position(state)
            && let Status::Over(end) = position.status
        {
            over.push((position.node, end, state));
        }
    }
    over.sort_unstable();
    let states: Vec<u32> = over.iter().map(|(_, _, state)| *state).collect();
    let (entered, seconds) = (entered(&graph), seconds(&graph));
    let long = || {
        let long = lengths(&graph, &components, &states, [&entered, &seconds]);
        (long, off_ramps(&graph, &components))
    };
    let likely = || (ends(&graph, &components, budget), paths(&graph, &components, &states));
    // Both are read from the graph, each for itself.
    let ((solved, counts), (long, off_ramps)) = if budget.limits.threads > 1 && graph.states() > FEW {
        thread::scope(|scope| {
            let long = scope.spawn(long);
            (likely(), long.join().unwrap_or_else(|panic| resume_unwind(panic)))
        })
    } else {
        (likely(), long())
    };
    let solved = solved?;
    let (steps, seconds) = long.map(|[steps, seconds]| (steps, seconds)).unzip();
    let total = counts.iter().fold(Count::none(), Count::plus);
    let rows = over.iter().zip(counts).map(|((node, end, state), paths)| Ended {
        node: Some(*node).filter(|node| *node < machine.nodes.len()),
        end: *end,
        paths,
        probability: solved.at[*state as usize],
        trail: graph.trail_to(*state),
    });
    let rows = rows.collect();
    let (loops, traps) = rounds(&graph, &components);
    Ok(Flow {
        states: graph.states(),
        edges: graph.edges.targets.len(),
        reached: reached(&graph),
        ends: rows,
        loops,
        traps,
        paths: total,
        steps,
        seconds,
        never_ends: solved.never,
        probability_error: solved.error,
        off_ramps,
        graph,
    })
}

/// By label: how many nodes are entered.
pub(super) fn entered(graph: &Walked<()>) -> Vec<u64> {
    let on = |label: &Label| {
        let story = graph.stories.tell(label.story);
        story.iter().filter(|happening| matches!(happening, Happening::Entered { .. })).count() as u64
    };
    graph.labels.all.iter().map(on).collect()
}

/// By label: how many simulated seconds pass.
pub(super) fn seconds(graph: &Walked<()>) -> Vec<u64> {
    graph.labels.all.iter().map(|label| u64::from(label.seconds)).collect()
}

impl Flow {
    /// How likely a run is over in a certain way, for each learner of [`Learner::ALL`].
    #[must_use]
    pub fn probability_of(&self, end: End) -> [f64; 4] {
        let mut sums = [0.0; 4];
        for row in self.ends.iter().filter(|row| row.end == end) {
            for (sum, share) in sums.iter_mut().zip(row.probability) {
                *sum += share;
            }
        }
        sums
    }

    /// The off-ramps of one run of the case.
    #[must_use]
    pub fn off_ramps_of(&self, run: &Run) -> OffRampsOfRun {
        self.off_ramps.of_run(&self.graph, run)
    }

    /// Nodes that no run reaches.
    pub fn unreached(&self) -> impl Iterator<Item = usize> + '_ {
        self.reached.nodes.iter().enumerate().filter(|(_, trail)| trail.is_none()).map(|(node, _)| node)
    }

    /// Choices of reached nodes that are offered in no run: node, and index among the choices of the case.
    pub fn never_offered(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let machine = &self.graph.machine;
        let reached = (0..machine.nodes.len()).filter(|node| self.reached.nodes[*node].is_some());
        reached
            .flat_map(|node| machine.choices_of(node).map(move |choice| (node, choice)))
            .filter(|(_, choice)| self.reached.choices[*choice].is_none())
    }

    /// By choice of the case: whether it is offered in every state in which a run waits at its decision, and there is one.
    #[must_use]
    pub fn always_offered(&self) -> Vec<bool> {
        let machine = &self.graph.machine;
        let mut waits = vec![0_u32; machine.nodes.len()];
        let mut offers = vec![0_u32; machine.choices.len()];
        let mut offered = Vec::new();
        for state in self.graph.all() {
            let Some(here) = self.graph.position(state).filter(|here| here.status == Status::Waiting) else { continue };
            if here.node >= machine.nodes.len() {
                continue;
            }
            waits[here.node] += 1;
            self.offered_in(state, &mut offered);
            let first = machine.choices_of(here.node).start;
            for choice in &offered {
                offers[first + choice] += 1;
            }
        }
        let mut always = vec![false; machine.choices.len()];
        for (node, waits) in waits.into_iter().enumerate().filter(|(_, waits)| *waits > 0) {
            machine.choices_of(node).for_each(|choice| always[choice] = offers[choice] == waits);
        }
        always
    }

    /// Whether some run passes a gate by this route (an index among those of the node).
    #[must_use]
    pub fn takes_route(&self, node: usize, route: usize) -> bool {
        self.reached.routes.get(self.graph.machine.routes_of(node).start + route).is_some_and(Option::is_some)
    }

    /// The most that what happens in a complete run can come to in all, each as long as `length` says; none if a loop
    /// makes it as long as one likes, or no run is complete.
    #[must_use]
    pub fn longest(&self, length: impl Fn(&Happening) -> u64) -> Option<u64> {
        let of = |label: &super::edges::Label| self.graph.stories.tell(label.story).iter().map(&length).sum();
        let lengths_of: Vec<u64> = self.graph.labels.all.iter().map(of).collect();
        let ends: Vec<u32> = self
            .graph
            .all()
            .filter(|state| self.graph.position(*state).is_some_and(|here| here.status != Status::Waiting))
            .collect();
        let [lengths] = lengths(&self.graph, &Components::of(&self.graph.edges), &ends, [&lengths_of])?;
        lengths.longest
    }

    /// The choices that are offered in a state, by their indices among those of the node.
    fn offered_in(&self, state: u32, offered: &mut Vec<usize>) {
        offered.clear();
        for at in self.graph.edges.of(state) {
            if let Some(Input::Choose { choice, .. }) = self.graph.label(state, at).input
                && offered.last() != Some(&choice)
            {
                offered.push(choice);
            }
        }
    }

    /// Of the choices of one node, those that are offered together in some state: each set once.
    pub(super) fn offered_together(&self, node: usize) -> Vec<Vec<usize>> {
        let mut sets: Vec<Vec<usize>> = Vec::new();
        if !matches!(self.graph.machine.nodes[node].body, Body::Decision { .. }) {
            return sets;
        }
        let mut offered = Vec::new();
        for state in self.graph.all() {
            if self.graph.position(state).is_none_or(|here| here.node != node || here.status != Status::Waiting) {
                continue;
            }
            self.offered_in(state, &mut offered);
            if !sets.contains(&offered) {
                sets.push(offered.clone());
            }
        }
        sets
    }
}
