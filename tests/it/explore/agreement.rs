//! The exact explorer and the slow one say the same of thousands of small cases.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use num_bigint::BigUint;
use offramp::explore::{Count, Flow, Learner, Lengths, Limits, Trail, flow};
use offramp::play::{End, Input, Machine, replay};

use super::brute_force::{Brute, Edge};
use super::small_case::small_case;
use crate::generator::machine;

/// Cases with more full states than this are left to the exact explorer alone.
const MOST: usize = 220;

/// Compares as many cases as asked for, from the seed on; gives how many cases were small enough, and had loops.
pub fn each_small_case(from: u64, cases: u64, mut compare: impl FnMut(u64, &Arc<Machine>, &Brute)) -> (u32, u32) {
    let (mut compared, mut with_loops) = (0, 0);
    for seed in from..from + cases {
        let machine = machine(&small_case(seed));
        if let Some(brute) = Brute::explore(&machine, MOST) {
            compared += 1;
            with_loops += u32::from(brute.paths().values().any(Option::is_none));
            compare(seed, &machine, &brute);
        }
    }
    (compared, with_loops)
}

fn depth_of(brute: &Brute, depth: &[u64], wanted: impl Fn(&Edge) -> bool) -> Option<u64> {
    (0..brute.states.len())
        .flat_map(|state| brute.edges[state].iter().map(move |edge| (state, edge)))
        .filter(|(_, edge)| wanted(edge))
        .map(|(state, edge)| depth[state] + u64::from(edge.input.is_some()))
        .min()
}

fn check_trail(seed: u64, machine: &Arc<Machine>, trail: Option<&Trail>, depth: Option<u64>, what: &str) {
    assert_eq!(trail.map(|trail| trail.inputs() as u64), depth, "case {seed}: {what}");
    let Some(trail) = trail else { return };
    let witness = trail.witness(machine);
    assert_eq!(witness.inputs(), trail.inputs(), "case {seed}: {what}");
    let replayed = replay(machine, 0, &witness.steps);
    assert_eq!(replayed.diverged, None, "case {seed}: {what}: {witness:?}");
    assert_eq!(replayed.run.record(), witness.steps, "case {seed}: {what}");
}

fn same_reached(seed: u64, machine: &Arc<Machine>, brute: &Brute, flow: &Flow) {
    let depth = brute.least(|edge| u64::from(edge.input.is_some()));
    let check = |trail: &Option<Trail>, what: String, wanted: &dyn Fn(&Edge) -> bool| {
        check_trail(seed, machine, trail.as_ref(), depth_of(brute, &depth, wanted), &what);
    };
    for node in 0..machine.node_count() {
        check(&flow.reached.nodes[node], format!("node {node}"), &|edge| edge.seen.entered.contains(&node));
        check(&flow.reached.otherwise[node], format!("otherwise of {node}"), &|edge| {
            edge.seen.routed.contains(&(node, None))
        });
        let case = machine.case();
        if let offramp::scenario::Node::Gate(gate) = &*case.nodes[machine.node_id(node)] {
            for route in 0..gate.routes.len() {
                let before: usize = (0..node)
                    .filter_map(|n| match &*case.nodes[machine.node_id(n)] {
                        offramp::scenario::Node::Gate(gate) => Some(gate.routes.len()),
                        _ => None,
                    })
                    .sum();
                check(&flow.reached.routes[before + route], format!("route {route} of {node}"), &|edge| {
                    edge.seen.routed.contains(&(node, Some(route)))
                });
            }
        }
        for (place, choice) in machine.choices_of(node).enumerate() {
            let taken = (0..brute.states.len())
                .filter(|state| brute.node(*state) == Some(node) && brute.offered(*state).contains(&place))
                .map(|state| depth[state] + 1)
                .min();
            let trail = flow.reached.choices[choice].as_ref();
            check_trail(seed, machine, trail, taken, &format!("choice {place} of {node}"));
        }
    }
    for rule in 0..machine.case().whenever.len() {
        check(&flow.reached.rules[rule], format!("rule {rule}"), &|edge| edge.seen.fired.contains(&rule));
    }
}

fn count(paths: Option<&BigUint>) -> Count {
    paths.map_or(Count::Unbounded, |paths| Count::Exactly(paths.clone()))
}

fn same_ends(seed: u64, machine: &Arc<Machine>, brute: &Brute, flow: &Flow) {
    let paths = brute.paths();
    let found: BTreeMap<(Option<usize>, End), Count> =
        flow.ends.iter().map(|row| ((row.node, row.end), row.paths.clone())).collect();
    let expected: BTreeMap<_, _> = paths.iter().map(|(end, paths)| (*end, count(paths.as_ref()))).collect();
    assert_eq!(found, expected, "case {seed}: paths");
    let total: Option<BigUint> = paths.values().map(Option::as_ref).sum::<Option<BigUint>>();
    assert_eq!(flow.paths, count(total.as_ref()), "case {seed}: all paths");
    let depth = brute.least(|edge| u64::from(edge.input.is_some()));
    for row in &flow.ends {
        let to = |edge: &Edge| brute.over(edge.to) == Some((row.node, row.end));
        check_trail(seed, machine, Some(&row.trail), depth_of(brute, &depth, to), "end");
    }
}

fn same_lengths(seed: u64, brute: &Brute, flow: &Flow) {
    same_lengths_to(seed, brute, [flow.steps.as_ref(), flow.seconds.as_ref()], |state| brute.over(state).is_some());
    let by_ending = flow.lengths_by_ending(&AtomicBool::new(false)).unwrap();
    for row in flow.ends.iter().filter(|row| row.end == End::Ending) {
        let node = row.node.unwrap();
        let lengths = by_ending.get(&node);
        let found = [lengths.map(|lengths| &lengths.steps), lengths.map(|lengths| &lengths.seconds)];
        same_lengths_to(seed, brute, found, |state| brute.over(state) == Some((Some(node), End::Ending)));
    }
    let endings = flow.ends.iter().filter(|row| row.end == End::Ending).filter_map(|row| row.node);
    assert_eq!(by_ending.keys().copied().collect::<Vec<_>>(), endings.collect::<Vec<_>>(), "case {seed}: endings");
}

/// Steps and seconds of runs that are over in certain states.
fn same_lengths_to(seed: u64, brute: &Brute, found: [Option<&Lengths>; 2], is_end: impl Fn(usize) -> bool) {
    let ends: Vec<usize> = (0..brute.states.len()).filter(|state| is_end(*state)).collect();
    let entered = |edge: &Edge| edge.seen.entered.len() as u64;
    let seconds = |edge: &Edge| edge.seconds;
    for (lengths, weight) in found.into_iter().zip([&entered as &dyn Fn(&Edge) -> u64, &seconds]) {
        let least = brute.least(weight);
        let shortest = ends.iter().map(|end| least[*end]).min();
        assert_eq!(lengths.map(|lengths| lengths.shortest), shortest, "case {seed}: shortest");
        let Some(lengths) = lengths else { continue };
        assert_eq!(lengths.longest, brute.most(weight, &is_end), "case {seed}: longest");
        let runs =
            [(Some(lengths.shortest), Some(&lengths.shortest_run)), (lengths.longest, lengths.longest_run.as_ref())];
        for (length, run) in runs {
            let Some(witness) = run else { continue };
            let replayed = replay(&brute.machine, 0, &witness.steps);
            assert_eq!(replayed.diverged, None, "case {seed}");
            let run = replayed.run;
            assert!(brute.index_of(run.state()).is_some_and(&is_end), "case {seed}");
            let entered = run
                .moments()
                .iter()
                .flat_map(|moment| &moment.events)
                .filter(|event| matches!(event, offramp::play::Event::Entered { .. }))
                .count() as u64;
            let clock = u64::try_from(brute.machine.number(run.state(), 0)).unwrap();
            assert!(length == Some(entered) || length == Some(clock), "case {seed}: {length:?}");
        }
    }
}

fn same_probabilities(seed: u64, brute: &Brute, flow: &Flow) {
    for (which, learner) in Learner::ALL.into_iter().enumerate() {
        let (ends, never) = brute.likely(|state| brute.weigh(which, state));
        for row in &flow.ends {
            let expected = ends.get(&(row.node, row.end)).copied().unwrap_or(0.0);
            let found = row.probability[which];
            assert!((found - expected).abs() < 1e-9, "case {seed}: {learner:?} at {:?}: {found}, {expected}", row.node);
        }
        let found = flow.never_ends[which];
        assert!((found - never).abs() < 1e-9, "case {seed}: {learner:?} never ends: {found}, {never}");
        assert!(flow.probability_error <= 1e-9);
    }
}

fn same_traps_and_off_ramps(seed: u64, brute: &Brute, flow: &Flow) {
    let traps: BTreeSet<usize> = flow.traps.iter().flat_map(|trap| trap.nodes.iter().copied()).collect();
    assert_eq!(traps, brute.traps(), "case {seed}: traps");
    let saved = brute.can_come_to(|state| brute.is_good(state));
    let lost = brute.can_come_to(|state| brute.over(state).is_some() && !brute.is_good(state));
    let without_ticks = |input: Input| match input {
        Input::Choose { choice, .. } => Input::Choose { choice, ticks: 0 },
        Input::Continue | Input::TimeOut | Input::Wrote(_) => input,
    };
    let mut no_return = BTreeSet::new();
    let mut ramps = BTreeSet::new();
    for state in (0..brute.states.len()).filter(|state| saved[*state]) {
        let Some(node) = brute.node(state) else { continue };
        for edge in &brute.edges[state] {
            if !saved[edge.to] {
                no_return.insert((node, format!("{:?}", edge.input.map(without_ticks))));
            }
            let other = |other: &&Edge| {
                matches!((other.input, edge.input), (Some(Input::Choose { choice, .. }), Some(Input::Choose { choice: taken, .. })) if choice != taken)
                    || matches!((other.input, edge.input), (Some(Input::Choose { .. }), Some(Input::TimeOut)))
            };
            if lost[edge.to] && brute.edges[state].iter().filter(other).any(|other| saved[other.to]) {
                ramps.insert(node);
            }
        }
    }
    let found: BTreeSet<_> =
        flow.off_ramps.no_return.iter().map(|lost| (lost.node, format!("{:?}", Some(lost.input)))).collect();
    assert_eq!(found, no_return, "case {seed}: points of no return");
    let found: BTreeSet<usize> = flow.off_ramps.off_ramps.iter().map(|(node, _)| *node).collect();
    assert_eq!(found, ramps, "case {seed}: off-ramps");
}

/// The off-ramps of the first run to each end.
fn same_off_ramps_of_runs(seed: u64, machine: &Arc<Machine>, brute: &Brute, flow: &Flow) {
    let saved = brute.can_come_to(|state| brute.is_good(state));
    for ended in &flow.ends {
        let run = replay(machine, 0, &ended.trail.witness(machine).steps).run;
        let states: Vec<usize> = run.moments().iter().map(|moment| brute.index_of(&moment.state).unwrap()).collect();
        let lost_at = states.iter().position(|state| !saved[*state]);
        let mut ramps = Vec::new();
        for (input, state) in states.iter().enumerate().take(lost_at.unwrap_or(0)) {
            let taken = run.moments().get(input + 1).and_then(|moment| moment.did).map(|(_, input)| input);
            let is_another = |edge: &&Edge| match (edge.input, taken) {
                (Some(Input::Choose { choice, .. }), Some(Input::Choose { choice: taken, .. })) => choice != taken,
                (Some(Input::Choose { .. }), Some(Input::TimeOut)) => true,
                _no_choice => false,
            };
            if brute.edges[*state].iter().filter(is_another).any(|edge| saved[edge.to]) {
                ramps.push(input);
            }
        }
        let found = flow.off_ramps_of(&run);
        let no_return = lost_at.and_then(|at| at.checked_sub(1));
        assert_eq!((found.no_return, found.off_ramps), (no_return, ramps), "case {seed}: a run to {:?}", ended.node);
    }
}

#[test]
fn where_runs_can_go_is_found_exactly() {
    let cases = super::cases();
    let (compared, with_loops) = each_small_case(0, cases, |seed, machine, brute| {
        let flow = flow(machine, Limits::default(), &AtomicBool::new(false)).unwrap().unwrap();
        assert!(flow.states < brute.states.len(), "case {seed}: {} states", flow.states);
        same_reached(seed, machine, brute, &flow);
        same_ends(seed, machine, brute, &flow);
        same_lengths(seed, brute, &flow);
        same_probabilities(seed, brute, &flow);
        same_traps_and_off_ramps(seed, brute, &flow);
        same_off_ramps_of_runs(seed, machine, brute, &flow);
    });
    println!("{compared} cases compared, {with_loops} with loops");
    let (compared, with_loops) = (u64::from(compared), u64::from(with_loops));
    assert!(
        compared * 3 > cases * 2 && with_loops * 20 > cases,
        "{compared} of {cases} compared, {with_loops} with loops"
    );
}
