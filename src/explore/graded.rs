//! Scores that count decisions and nothing else, on the graph of what has one future: no run has to be told from another
//! by its score, because every edge says what it adds. All scores go along at once, each with how likely learners have it.

use std::collections::VecDeque;
use std::sync::Arc;

use super::best_ahead::{Best, Counts, Score};
use super::distribution::{Distribution, Scores};
use super::keys::Beside;
use super::learners::{EdgeShares, Learner};
use super::limits::{Budget, Stopped};
use super::merged::{Followed, merged};
use super::probability::{Loop, read_loop};
use super::regions::Merged;
use super::regret::ChoiceRegret;
use super::scored::percent_of;
use super::witness::Trail;
use crate::play::machine::Machine;
use crate::play::state::{End, Status};
use crate::play::{Input, passed};

/// What learners score where only decisions count.
pub(super) fn graded(machine: &Arc<Machine>, budget: &Budget<'_>) -> Result<Distribution, Stopped> {
    let merged = merged(machine, Followed { grades: true, fails: true, ..Followed::default() }, budget)?;
    let counts = Counts::of(machine);
    let best = Best::of(&merged, counts.most, true);
    let mut spread = Spread::new(machine, &merged, &counts, &best);
    spread.run(budget)?;
    Ok(spread.told())
}

/// A score that runs have in a state, how likely each learner comes there with it, and the way of the first run that does.
#[derive(Clone, Copy, Debug)]
struct Entry {
    score: Score,
    mass: [f64; 4],
    inputs: u32,
    from: u32,
    edge: u32,
}

/// The way back from a state with a score.
#[derive(Clone, Copy, Debug)]
struct Back {
    score: Score,
    from: u32,
    edge: u32,
}

/// The least and the most that a choice gives away, and where it gives away the most: state, score, edge.
type Given = (u8, u8, (u32, Score, usize));

struct Spread<'a> {
    machine: &'a Arc<Machine>,
    merged: &'a Merged,
    counts: &'a Counts,
    best: &'a Best,
    entries: Vec<Vec<Entry>>,
    back: Vec<Vec<Back>>,
    shares: EdgeShares,
    learners: [Scores; 4],
    passing: [f64; 4],
    /// By choice of the case.
    regrets: Vec<Option<Given>>,
    error: f64,
}

impl<'a> Spread<'a> {
    fn new(machine: &'a Arc<Machine>, merged: &'a Merged, counts: &'a Counts, best: &'a Best) -> Self {
        let states = merged.walked.states() + 1;
        let mut entries = vec![Vec::new(); states];
        entries[0].push(Entry { score: 0, mass: [1.0; 4], inputs: 0, from: 0, edge: 0 });
        Self {
            machine,
            merged,
            counts,
            best,
            entries,
            back: vec![Vec::new(); states],
            shares: EdgeShares::default(),
            learners: Learner::ALL.map(Scores::none),
            passing: [0.0; 4],
            regrets: vec![None; machine.choices.len()],
            error: 0.0,
        }
    }

    fn run(&mut self, budget: &Budget<'_>) -> Result<(), Stopped> {
        for (done, component) in self.merged.components.forwards().enumerate() {
            budget.look(done)?;
            if self.merged.components.is_cyclic(component) {
                self.pass_loop(component);
            } else {
                self.pass_on(self.merged.components.states(component)[0]);
            }
        }
        Ok(())
    }

    /// What has come to a state goes on.
    fn pass_on(&mut self, state: u32) {
        let entries = std::mem::take(&mut self.entries[state as usize]);
        if entries.is_empty() {
            return;
        }
        let merged = self.merged;
        let graph = &merged.walked;
        let range = graph.edges.of(state);
        if range.is_empty() {
            self.end(state, &entries);
        } else {
            self.shares.read(graph, state);
            for (nth, at) in range.enumerate() {
                let shares = self.shares.of[nth];
                self.pour(state, at, &entries, shares);
            }
            self.regret(state, &entries);
        }
        self.keep(state, &entries);
    }

    /// Adds what goes along an edge to what has come to where it leads.
    fn pour(&mut self, state: u32, at: usize, entries: &[Entry], shares: [f64; 4]) {
        let gain = self.counts.gain(self.merged, at);
        let edge = u32::try_from(at).unwrap_or(u32::MAX);
        let target = &mut self.entries[self.merged.walked.edges.targets[at] as usize];
        let there = std::mem::take(target);
        target.reserve(there.len() + entries.len());
        let mut there = there.into_iter().peekable();
        for entry in entries {
            let score = entry.score + gain;
            while let Some(before) = there.next_if(|other| other.score < score) {
                target.push(before);
            }
            let mut mass = entry.mass;
            mass.iter_mut().zip(shares).for_each(|(mass, share)| *mass *= share);
            let fresh = Entry { score, mass, inputs: entry.inputs + 1, from: state, edge };
            target.push(match there.next_if(|other| other.score == score) {
                None => fresh,
                Some(other) => {
                    let first = if fresh.inputs < other.inputs { fresh } else { other };
                    let mut mass = other.mass;
                    mass.iter_mut().zip(fresh.mass).for_each(|(mass, more)| *mass += more);
                    Entry { mass, ..first }
                }
            });
        }
        target.extend(there);
    }

    fn keep(&mut self, state: u32, entries: &[Entry]) {
        let back = |entry: &Entry| Back { score: entry.score, from: entry.from, edge: entry.edge };
        self.back[state as usize] = entries.iter().map(back).collect();
    }

    /// Runs that are over.
    fn end(&mut self, state: u32, entries: &[Entry]) {
        let Some(Status::Over(end)) = self.merged.walked.position(state).map(|here| here.status) else { return };
        let mut ended = self.merged.ended.get(&state).cloned();
        for entry in entries {
            let percent = self.counts.percent(entry.score);
            let width = self.counts.most * 3 + 1;
            let beside = Beside { counted: entry.score / width, worth: entry.score % width, watch: 0 };
            let passes = ended.as_mut().is_some_and(|ended| {
                percent_of(self.machine, ended, beside);
                passed(self.machine, ended) == Some(true)
            });
            for (learner, scores) in self.learners.iter_mut().enumerate() {
                let mass = entry.mass[learner];
                let row = match (end, percent) {
                    (End::Ending, Some(percent)) => &mut scores.percents[usize::from(percent)],
                    (End::Ending, None) => &mut scores.without_percent,
                    (End::Unwritten, _) => &mut scores.unwritten,
                    (End::Stuck, _) => &mut scores.stuck,
                    (End::LinkToNowhere, _) => &mut scores.link_to_nowhere,
                    (End::EndlessLoop, _) => &mut scores.endless_automatic_loop,
                };
                *row += mass;
                if passes {
                    self.passing[learner] += mass;
                }
            }
        }
    }

    /// States that lead to each other: what comes in goes round, score by score, until it leaves or stays for ever.
    fn pass_loop(&mut self, component: usize) {
        let merged = self.merged;
        let components = &merged.components;
        let graph = &merged.walked;
        let states = components.states(component);
        let places: [Loop; 4] =
            [0, 1, 2, 3].map(|learner| read_loop(graph, components, learner, &mut self.shares, component));
        let can_leave = places.each_ref().map(Loop::can_leave);
        let mut came: Vec<Vec<Entry>> =
            states.iter().map(|state| std::mem::take(&mut self.entries[*state as usize])).collect();
        self.spread_first_runs(states, &mut came);
        let mut scores: Vec<Score> = came.iter().flatten().map(|entry| entry.score).collect();
        scores.sort_unstable();
        scores.dedup();
        for score in scores {
            let at = |entries: &[Entry]| entries.binary_search_by_key(&score, |entry| entry.score).ok();
            let mut visits: Vec<[f64; 4]> = vec![[0.0; 4]; states.len()];
            for (learner, places) in places.iter().enumerate() {
                let comes_in: Vec<f64> =
                    came.iter().map(|entries| at(entries).map_or(0.0, |at| entries[at].mass[learner])).collect();
                if comes_in.iter().all(|mass| *mass <= 0.0) {
                    continue;
                }
                let (found, left) = places.visits(&can_leave[learner], comes_in);
                self.error = self.error.max(left);
                for (place, found) in found.into_iter().enumerate() {
                    if can_leave[learner][place] {
                        visits[place][learner] = found;
                    } else {
                        self.learners[learner].never_ends += found;
                    }
                }
            }
            for (place, state) in states.iter().enumerate() {
                let Some(entry) = at(&came[place]).map(|at| came[place][at]) else { continue };
                let here = [Entry { mass: visits[place], ..entry }];
                for edge in graph.edges.of(*state) {
                    if !components.leaves(component, graph.edges.targets[edge]) {
                        continue;
                    }
                    let shares = [0, 1, 2, 3].map(|learner: usize| places[learner].share_out(place, edge));
                    self.pour(*state, edge, &here, shares);
                }
                self.regret(*state, &here);
            }
        }
        for (state, entries) in states.iter().zip(&came) {
            self.keep(*state, entries);
        }
    }

    /// Whatever comes into a loop with a score can come to all of it with that score.
    fn spread_first_runs(&self, states: &[u32], came: &mut [Vec<Entry>]) {
        let graph = &self.merged.walked;
        let mut waiting: VecDeque<(usize, Entry)> = VecDeque::new();
        for (place, entries) in came.iter().enumerate() {
            waiting.extend(entries.iter().map(|entry| (place, *entry)));
        }
        while let Some((place, entry)) = waiting.pop_front() {
            for edge in graph.edges.of(states[place]) {
                let Ok(next) = states.binary_search(&graph.edges.targets[edge]) else { continue };
                let Err(at) = came[next].binary_search_by_key(&entry.score, |entry| entry.score) else { continue };
                let edge = u32::try_from(edge).unwrap_or(u32::MAX);
                let fresh = Entry { mass: [0.0; 4], inputs: entry.inputs + 1, from: states[place], edge, ..entry };
                came[next].insert(at, fresh);
                waiting.push_back((next, fresh));
            }
        }
    }

    /// What the choices that are offered in a state give away, with each score that runs have there.
    fn regret(&mut self, state: u32, entries: &[Entry]) {
        let merged = self.merged;
        let graph = &merged.walked;
        let first = match graph.position(state) {
            Some(here) if here.node < self.machine.nodes.len() => self.machine.choices_of(here.node).start,
            Some(_) | None => return,
        };
        for entry in entries {
            let Some(before) = self.best.percent(self.counts, state, entry.score) else { continue };
            let mut now: Option<(usize, Option<u8>, usize)> = None;
            for at in graph.edges.of(state) {
                let Some(Input::Choose { choice, .. }) = graph.label(state, at).input else { continue };
                let score = entry.score + self.counts.gain(merged, at);
                let there = self.best.percent(self.counts, graph.edges.targets[at], score);
                now = Some(match now {
                    Some((last, most, edge)) if last == choice => {
                        if there > most {
                            (choice, there, at)
                        } else {
                            (choice, most, edge)
                        }
                    }
                    other => {
                        self.note_regret(first, before, other, (state, entry.score));
                        (choice, there, at)
                    }
                });
            }
            self.note_regret(first, before, now, (state, entry.score));
        }
    }

    fn note_regret(
        &mut self,
        first: usize,
        before: u8,
        after: Option<(usize, Option<u8>, usize)>,
        (state, score): (u32, Score),
    ) {
        let Some((choice, Some(there), edge)) = after else { return };
        let gives = before - there;
        let row = &mut self.regrets[first + choice];
        *row = Some(match *row {
            None => (gives, gives, (state, score, edge)),
            Some((lowest, highest, found)) => {
                (lowest.min(gives), highest.max(gives), if gives > highest { (state, score, edge) } else { found })
            }
        });
    }

    fn told(mut self) -> Distribution {
        let passing = &self.machine.case().passing;
        let has_passing = passing.percent.is_some() || !self.machine.fails_if.is_empty();
        for (scores, passing) in self.learners.iter_mut().zip(self.passing) {
            scores.passed = has_passing.then_some(passing);
        }
        let told = |row: &Option<Given>| {
            row.map(|(lowest, highest, at)| ChoiceRegret { lowest, highest, highest_run: self.trail(at) })
        };
        let regrets = self.regrets.iter().map(told).collect();
        Distribution {
            states: self.merged.walked.states(),
            regrets,
            learners: self.learners,
            probability_error: self.error,
        }
    }

    /// The first run to a state with a score, and then along an edge.
    fn trail(&self, (state, score, edge): (u32, Score, usize)) -> Trail {
        let mut ways = vec![self.merged.edges[edge].nth];
        let (mut state, mut score) = (state, score);
        while state != 0 {
            let backs = &self.back[state as usize];
            let Ok(at) = backs.binary_search_by_key(&score, |back| back.score) else { break };
            let Back { from, edge, .. } = backs[at];
            ways.push(self.merged.edges[edge as usize].nth);
            score -= self.counts.gain(self.merged, edge as usize);
            state = from;
        }
        ways.reverse();
        Trail { ways: ways.into(), idle: self.merged.walked.idle.clone(), then: None }
    }
}
