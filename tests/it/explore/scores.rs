//! Meters, promises, percent, its distribution and what choices give away: the exact explorer and the slow one agree.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use offramp::explore::{Exploration, Limits, MeterRange, Range, Trail, explore};
use offramp::play::{End, Input, Machine, Moment, percent, replay};
use offramp::scenario::{PromiseStatus, Resolved, SavedRun};

use super::agreement::each_small_case;
use super::brute_force::Brute;

fn range(range: Option<&Range>) -> Option<(i32, i32)> {
    range.map(|range| (range.min, range.max))
}

fn widened(place: &mut Option<(i32, i32)>, value: i32) {
    *place = Some(place.map_or((value, value), |(min, max)| (min.min(value), max.max(value))));
}

fn without_ticks(input: Input) -> String {
    match input {
        Input::Choose { choice, .. } => format!("choose {choice}"),
        Input::Continue | Input::TimeOut | Input::Wrote(_) => format!("{input:?}"),
    }
}

fn same_meter(seed: u64, brute: &Brute, found: &MeterRange) {
    let number = 8 + found.meter;
    let mut at_nodes = vec![None; brute.machine.node_count()];
    let mut at_endings = at_nodes.clone();
    let mut clamps = BTreeSet::new();
    for (state, edges) in brute.edges.iter().enumerate() {
        for edge in edges {
            for (node, numbers) in &edge.seen.at_nodes {
                widened(&mut at_nodes[*node], numbers[number]);
            }
            if edge.seen.clamped.contains(&number) {
                clamps.insert((brute.node(state), edge.input.map(without_ticks)));
            }
            if let Some((Some(node), End::Ending)) = brute.over(edge.to) {
                let state = brute.states[edge.to].as_ref().unwrap();
                widened(&mut at_endings[node], brute.machine.number(state, number));
            }
        }
    }
    let meter = found.meter;
    let found_at = |ranges: &[Option<Range>]| ranges.iter().map(|r| range(r.as_ref())).collect::<Vec<_>>();
    assert_eq!(found_at(&found.at_nodes), at_nodes, "case {seed}: meter {meter} at nodes");
    assert_eq!(found_at(&found.at_endings), at_endings, "case {seed}: meter {meter} at endings");
    let found_clamps: BTreeSet<_> = found.clamps.iter().map(|c| (c.node, c.input.map(without_ticks))).collect();
    assert_eq!(found_clamps, clamps, "case {seed}: meter {meter} is held");
    if let Some(all) = &found.range {
        for (trail, value) in [(&all.min_run, all.min), (&all.max_run, all.max)] {
            // The run ends with the step on which the meter stood there.
            let run = replay(&brute.machine, 0, &trail.witness(&brute.machine).steps);
            assert_eq!(run.diverged, None, "case {seed}");
            let last = run.run.moments().last().unwrap();
            let before =
                run.run.moments().iter().rev().nth(1).map(|moment| brute.machine.number(&moment.state, number));
            let came = last.events.iter().any(|event| {
                matches!(event, offramp::play::Event::Changed { number: n, to, .. } if *n == number && *to == value)
            });
            let start = brute.machine.case().meters[meter].start;
            let stands = brute.machine.number(run.run.state(), number) == value;
            assert!(came || stands || before.unwrap_or(start) == value, "case {seed}: meter {meter} is {value}");
        }
    }
}

fn same_promise(seed: u64, brute: &Brute, promise: usize, overdue: Option<&Trail>, at_end: &[Option<Trail>; 4]) {
    let passes = brute.edges.iter().flatten().any(|edge| edge.seen.overdue.contains(&promise));
    assert_eq!(overdue.is_some(), passes, "case {seed}: promise {promise} is overdue");
    let mut statuses = BTreeSet::new();
    for state in 0..brute.states.len() {
        if let Some((_, End::Ending)) = brute.over(state) {
            statuses.insert(brute.machine.promise(brute.states[state].as_ref().unwrap(), promise));
        }
    }
    for (status, trail) in PromiseStatus::ALL.iter().zip(at_end) {
        assert_eq!(trail.is_some(), statuses.contains(status), "case {seed}: promise {promise} ends {status}");
        if let Some(trail) = trail {
            let run = replay(&brute.machine, 0, &trail.witness(&brute.machine).steps).run;
            assert_eq!(brute.machine.promise(run.state(), promise), *status, "case {seed}");
        }
    }
}

fn percents(brute: &Brute) -> Vec<Option<u8>> {
    let of = |state: usize| match brute.over(state) {
        Some((_, End::Ending)) => percent(&brute.machine, brute.states[state].as_ref().unwrap()),
        _goes_on => None,
    };
    (0..brute.states.len()).map(of).collect()
}

/// How many inputs the shortest run has that is over in one of these states.
fn fewest_inputs(brute: &Brute, is_one: impl Fn(usize) -> bool) -> usize {
    let mut seen = vec![false; brute.states.len()];
    let mut layer = vec![0];
    for inputs in 0.. {
        assert!(!layer.is_empty(), "there is one");
        // The first step has no input: the run begins.
        let next: BTreeSet<usize> =
            layer.iter().flat_map(|state: &usize| &brute.edges[*state]).map(|edge| edge.to).collect();
        layer = next.into_iter().filter(|state| !std::mem::replace(&mut seen[*state], true)).collect();
        if layer.iter().any(|state| is_one(*state)) {
            return inputs;
        }
    }
    unreachable!()
}

fn same_percents(seed: u64, machine: &Arc<Machine>, brute: &Brute, found: &Exploration) {
    let percents = percents(brute);
    let bounds = found.percent.exact().unwrap();
    let check = |bound: &Option<(u8, Trail)>, expected: Option<u8>| {
        assert_eq!(bound.as_ref().map(|(percent, _)| *percent), expected, "case {seed}: percent");
        if let Some((bound, trail)) = bound {
            let run = replay(machine, 0, &trail.witness(machine).steps);
            assert_eq!(run.diverged, None, "case {seed}");
            assert_eq!(percent(machine, run.run.state()), Some(*bound), "case {seed}");
            let inputs = run.run.moments().iter().filter(|moment| moment.did.is_some()).count();
            assert_eq!(inputs, fewest_inputs(brute, |state| percents[state] == Some(*bound)), "case {seed}: {bound}");
        }
    };
    check(&bounds.lowest, percents.iter().flatten().min().copied());
    check(&bounds.highest, percents.iter().flatten().max().copied());
    let distribution = found.distribution.exact().unwrap();
    for (which, scores) in distribution.learners.iter().enumerate() {
        let mass = brute.likely_states(|state| brute.weigh(which, state));
        let mut expected: BTreeMap<Option<u8>, f64> = BTreeMap::new();
        for (state, mass) in mass.iter().enumerate().filter(|(_, mass)| **mass > 0.0) {
            if let Some((_, End::Ending)) = brute.over(state) {
                *expected.entry(percents[state]).or_default() += mass;
            }
        }
        for percent in 0..=100_u8 {
            let found = scores.percents[usize::from(percent)];
            let expected = expected.get(&Some(percent)).copied().unwrap_or(0.0);
            assert!((found - expected).abs() < 1e-9, "case {seed}: {:?} gets {percent}", scores.learner);
        }
        let expected = expected.get(&None).copied().unwrap_or(0.0);
        assert!((scores.without_percent - expected).abs() < 1e-9, "case {seed}");
    }
}

/// The best percent that can still be reached from each state.
fn best_percents(brute: &Brute) -> Vec<Option<u8>> {
    let mut best = percents(brute);
    loop {
        let before = best.clone();
        for state in (0..best.len()).rev() {
            let after = brute.edges[state].iter().filter_map(|edge| best[edge.to]).max();
            best[state] = best[state].max(after);
        }
        if best == before {
            return best;
        }
    }
}

fn same_regrets(seed: u64, machine: &Machine, brute: &Brute, found: &Exploration) {
    let best = best_percents(brute);
    let mut expected: BTreeMap<usize, (u8, u8)> = BTreeMap::new();
    for (state, before) in best.iter().enumerate() {
        let (Some(before), Some(node)) = (before, brute.node(state)) else { continue };
        for choice in brute.offered(state) {
            let taken = brute.edges[state]
                .iter()
                .filter(|edge| matches!(edge.input, Some(Input::Choose { choice: other, .. }) if other == choice));
            if let Some(after) = taken.filter_map(|edge| best[edge.to]).max() {
                let gives = before - after;
                let row = expected.entry(machine.choices_of(node).start + choice).or_insert((gives, gives));
                *row = (row.0.min(gives), row.1.max(gives));
            }
        }
    }
    let rows = found.distribution.exact().unwrap().regrets.iter().enumerate();
    let found: BTreeMap<usize, (u8, u8)> =
        rows.filter_map(|(choice, row)| row.as_ref().map(|row| (choice, (row.lowest, row.highest)))).collect();
    assert_eq!(found, expected, "case {seed}: what choices give away");
}

/// The run to the lowest percent, taken as the model run: what its choices give away.
fn same_model_run(seed: u64, machine: &Arc<Machine>, brute: &Brute, found: &Exploration) {
    let Some((_, trail)) = &found.percent.exact().unwrap().lowest else { return };
    let steps = trail.witness(machine).steps;
    let mut case = Resolved::clone(machine.case());
    case.model = Some(SavedRun { model: true, steps: steps.clone(), ..SavedRun::new("The lowest", 0_u32) });
    let with_model = Arc::new(Machine::compile(Arc::new(case)));
    let again = explore(&with_model, Limits::default(), &AtomicBool::new(false)).unwrap();
    let best = best_percents(brute);
    let run = replay(machine, 0, &steps).run;
    let at = |moment: &Moment| best[brute.index_of(&moment.state).unwrap()];
    let expected: Vec<(usize, u8)> = run
        .moments()
        .windows(2)
        .filter_map(|pair| {
            let (node, Input::Choose { choice, .. }) = pair[1].did? else { return None };
            Some((machine.choices_of(node).start + choice, at(&pair[0])? - at(&pair[1])?))
        })
        .collect();
    let found = again.percent.exact().unwrap().model_run.iter().map(|step| (step.choice, step.gives_away));
    assert_eq!(found.collect::<Vec<_>>(), expected, "case {seed}: what the model run gives away");
}

#[test]
fn what_runs_come_to_is_found_exactly() {
    let cases = super::cases();
    let limits = Limits { threads: 1, ..Limits::default() };
    let (compared, _) = each_small_case(100_000, cases, |seed, machine, brute| {
        let found = explore(machine, limits, &AtomicBool::new(false)).unwrap();
        for meter in &found.meters {
            same_meter(seed, brute, meter.exact().unwrap());
        }
        for (promise, fate) in found.promises.iter().enumerate() {
            let fate = fate.exact().unwrap();
            same_promise(seed, brute, promise, fate.overdue.as_ref(), &fate.at_end);
        }
        same_percents(seed, machine, brute, &found);
        same_model_run(seed, machine, brute, &found);
        same_regrets(seed, machine, brute, &found);
        assert!(found.sample.is_none());
    });
    assert!(u64::from(compared) * 3 > cases * 2, "{compared} of {cases} cases were small enough");
}
