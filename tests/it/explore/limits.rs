//! What happens past the limits: samples that agree with what is exact, cancelling, threads, fingerprints, watches.

use std::collections::{HashSet, VecDeque};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use offramp::explore::{Cancelled, Fingerprint, Happening, Limits, Watched, Watcher, explore, flow, interval, watch};
use offramp::play::{Input, Machine, replay};
use offramp::scenario::{Node, Point, Scenario, Text, read, resolve};

use super::agreement::each_small_case;
use super::brute_force::Brute;
use super::small_case::small_case;
use crate::generator::machine;
use crate::support::THREE_BEATS;

const SAMPLE: &str = include_str!("../../../sample_scenarios/delayed-delivery.ron");

fn go() -> AtomicBool {
    AtomicBool::new(false)
}

#[test]
fn sampled_probabilities_lie_in_their_intervals() {
    let (mut inside, mut outside) = (0_u32, 0_u32);
    for seed in 0..80 {
        let machine = machine(&small_case(seed));
        let exact = flow(&machine, Limits::default(), &go()).unwrap().unwrap();
        let limits = Limits { max_states: 0, sample_runs: 400, seed, ..Limits::default() };
        let found = explore(&machine, limits, &go()).unwrap();
        assert!(found.flow.exact().is_none());
        let sample = found.sample.unwrap();
        for (which, row) in sample.learners.iter().enumerate() {
            for end in &exact.ends {
                let seen = row.ends.iter().find(|(node, how, _)| (*node, *how) == (end.node, end.end));
                let (low, high) = interval(seen.map_or(0, |(_, _, count)| *count), sample.runs);
                let is_inside = (low - 1e-9..=high + 1e-9).contains(&end.probability[which]);
                *if is_inside { &mut inside } else { &mut outside } += 1;
            }
        }
        for (node, seen) in sample.nodes.iter().enumerate() {
            assert!(!seen || exact.reached.nodes[node].is_some(), "case {seed}: node {node}");
        }
    }
    assert!(inside > 300 && outside * 50 <= inside, "{outside} of {} outside of 99 % intervals", inside + outside);
}

#[test]
fn a_question_past_its_limit_is_sampled_alone() {
    let case = read::<Scenario>(THREE_BEATS.as_bytes()).unwrap().document;
    let machine = machine(&case);
    let states = flow(&machine, Limits::default(), &go()).unwrap().unwrap().states;
    let limits = Limits { max_states: states, sample_runs: 50, ..Limits::default() };
    let found = explore(&machine, limits, &go()).unwrap();
    assert!(found.flow.is_exact());
    assert!(!found.distribution.is_exact());
    assert_eq!(found.sample.unwrap().runs, 50);
    let limits = Limits { max_states: states - 1, ..limits };
    assert!(flow(&machine, limits, &go()).unwrap().is_none());
}

#[test]
fn who_cancels_gets_no_answer() {
    let machine = machine(&small_case(1));
    assert_eq!(explore(&machine, Limits::default(), &AtomicBool::new(true)).unwrap_err(), Cancelled);
}

#[test]
fn answers_do_not_depend_on_the_number_of_threads() {
    for seed in 0..30 {
        let machine = machine(&small_case(seed));
        let told = |threads: usize| {
            let found = explore(&machine, Limits { threads, ..Limits::default() }, &go()).unwrap();
            let flow = found.flow.exact().unwrap();
            let ends = format!("{:?} {:?} {:?}", flow.ends, flow.reached, flow.off_ramps);
            format!("{ends} {:?} {:?} {:?} {:?}", found.meters, found.promises, found.percent, found.distribution)
        };
        assert_eq!(told(1), told(2), "case {seed}");
    }
}

#[test]
fn a_fingerprint_knows_no_words_and_no_layout() {
    let case = read::<Scenario>(SAMPLE.as_bytes()).unwrap().document;
    let print = |case: &Scenario| Fingerprint::of(&Machine::compile(Arc::new(resolve(case, None))));
    let before = print(&case);
    let mut words = case.clone();
    words.title = Text::from("Another title");
    for node in words.nodes.values_mut() {
        let node = Arc::make_mut(node);
        *node.title_mut() = Text::from("x");
        node.lines_mut().into_iter().flatten().for_each(|line| line.says = Text::from("Something else."));
        if let Node::Decision(decision) = node {
            decision.choices.iter_mut().for_each(|choice| choice.feedback = Text::from("Well."));
        }
    }
    words.layout.values_mut().for_each(|at| *at = Point(1, 1));
    assert_eq!(print(&words), before);
    let mut effects = case.clone();
    let first = effects.nodes.values_mut().next().unwrap();
    Arc::make_mut(first).effects_mut().push(offramp::scenario::Effect::Add(
        offramp::scenario::Var::Meter(case.meters.keys().next().unwrap().clone()),
        1,
    ));
    assert_ne!(print(&effects), before);
    let mut start = case.clone();
    start.start = case.nodes.keys().last().cloned();
    assert_ne!(print(&start), before);
}

/// Broken when some choice 0 is taken after some choice 1 without a scene entered between.
fn rule(machine: &Machine) -> impl Fn(u8, Happening) -> u8 + Sync + '_ {
    |state, happening| match (state, happening) {
        (0, Happening::Chose { choice: 1, .. }) => 1,
        (1, Happening::Chose { choice: 0, .. }) => 2,
        (1, Happening::Entered { node }) if node % 3 == machine.node_count() % 3 => 0,
        (state, _) => state,
    }
}

/// The fewest inputs after which the rule is broken.
fn shortest(brute: &Brute) -> Option<usize> {
    let machine = &brute.machine;
    let rule = rule(machine);
    let mut seen = HashSet::from([(0, 0)]);
    let mut waiting = VecDeque::from([(0_usize, 0_u8, 0_usize)]);
    while let Some((at, watch, inputs)) = waiting.pop_front() {
        if watch == 2 {
            return Some(inputs);
        }
        for edge in &brute.edges[at] {
            let mut next = watch;
            if let (Some(Input::Choose { choice, .. }), Some(node)) = (edge.input, brute.node(at)) {
                next = rule(next, Happening::Chose { node, choice });
            }
            for node in &edge.seen.entered {
                if next != 2 {
                    next = rule(next, Happening::Entered { node: *node });
                }
            }
            if seen.insert((edge.to, next)) {
                waiting.push_back((edge.to, next, inputs + usize::from(edge.input.is_some())));
            }
        }
    }
    None
}

#[test]
fn a_watch_finds_the_shortest_run_that_breaks_its_rule() {
    let (mut broken, mut held) = (0, 0);
    each_small_case(200_000, 200, |seed, machine, brute| {
        let watched = watch(machine, &Watcher::new(3, 2, rule(machine)), Limits::default(), &go()).unwrap();
        match (&watched, shortest(brute)) {
            (Watched::Holds, None) => held += 1,
            (Watched::Broken(trail), Some(inputs)) => {
                broken += 1;
                assert_eq!(trail.inputs(), inputs, "case {seed}");
                assert_eq!(replay(machine, 0, &trail.witness(machine).steps).diverged, None, "case {seed}");
            }
            (found, expected) => panic!("case {seed}: {found:?}, {expected:?}"),
        }
    });
    assert!(broken > 20 && held > 20, "{broken} broken, {held} held");
}
