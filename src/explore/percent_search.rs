//! Runs that end with the best percent, found without telling all scores apart.
//!
//! On the graph of what has one future every edge says what it does to each number, so a run's score is known from the way
//! it took, and from every state there is an outlook on how good it can still become ([`super::outlook`]). First the best
//! percent is found: runs go on in the order of what is still in reach, until none promises more than one that has ended.
//! Then the first run that ends with it: breadth first, among those that may still come to it.
//!
//! Of runs that stand in one state and have counted as many decisions, one is given up where another stays at least as good
//! whatever follows ([`Search::stays_ahead`]).

use std::collections::VecDeque;

use hashbrown::HashMap;
use hashbrown::hash_map::Entry;

use super::best_ahead::Best;
use super::limits::{Budget, Stopped};
use super::outlook::{Alone, ByNumbers, is_ending};
use super::score_graph::ScoreGraph;
use super::witness::Trail;
use crate::play::decisions_percent;

/// A run so far.
#[derive(Clone, Copy, Debug)]
struct Item {
    state: u32,
    counted: u32,
    worth: u32,
    /// The run that it goes on from, and the number of the way.
    from: u32,
    nth: u16,
    /// The held numbers to which everything that follows just adds, as bits.
    free: u32,
    /// Another run stays at least as good.
    given_up: bool,
}

/// Somewhere on a run: its state, and what its score is made of by then.
#[derive(Clone, Debug)]
pub(super) struct Start {
    pub state: u32,
    pub counted: u32,
    pub worth: u32,
    /// As [`ScoreGraph::start`].
    pub values: Vec<i64>,
}

impl Start {
    /// Before a run begins.
    pub(super) fn of(graph: &ScoreGraph) -> Self {
        Self { state: 0, counted: 0, worth: 0, values: graph.start.clone() }
    }

    /// After an edge.
    pub(super) fn then(&mut self, graph: &ScoreGraph, edge: usize) {
        let of = &graph.merged.edges[edge];
        self.state = graph.merged.walked.edges.targets[edge];
        self.counted += u32::from(of.gain.0);
        self.worth += u32::from(of.gain.1);
        self.values = graph.after(&self.values, of.script).collect();
    }
}

/// So many groups of numbers are looked at together, and so many figures are kept of them; in other groups, each number
/// is looked at alone.
const MOST_TOGETHER: usize = 32;
const MOST_FIGURES: usize = 1 << 24;

/// Runs with more values count for more than one.
const VALUES_FOR_ONE: usize = 16;

/// So many runs of a state that have counted as many decisions are compared with others; more would take longer than
/// following them.
const MOST_COMPARED: usize = 256;

pub(super) struct Search<'a> {
    graph: &'a ScoreGraph,
    budget: &'a Budget<'a>,
    highest: bool,
    /// Whether the first run is looked for, breadth first.
    in_order: bool,
    /// What decisions ahead can be worth; none where they do not count.
    decisions: Option<Best>,
    /// By held number: the most, and the least, that it can come to, as far as the score gets better by it.
    alone: Vec<[Option<Alone>; 2]>,
    together: ByNumbers,
    most_together: usize,
    items: Vec<Item>,
    /// Of each item: the sums of outcomes, then the values of held numbers.
    values: Vec<i64>,
    /// The first run that was found to end with the best percent.
    best_run: u32,
    /// Runs that are followed, by state and decisions counted.
    fronts: HashMap<(u32, u32), Vec<u32>>,
    /// Runs that went on from the one at hand, and how good they can still become.
    fresh: Vec<(u32, u8)>,
    /// How many runs were followed at most.
    pub followed: usize,
}

impl<'a> Search<'a> {
    pub(super) fn new(graph: &'a ScoreGraph, highest: bool, budget: &'a Budget<'a>) -> Result<Self, Stopped> {
        let merged = &graph.merged;
        let mut alone = Vec::with_capacity(graph.held.len());
        for held in &graph.held {
            let mut both = [None, None];
            for (direction, alone) in [1, -1].into_iter().zip(&mut both) {
                let toward: i64 = if highest { direction } else { -direction };
                if held.weights.iter().any(|weight| weight.signum() == toward) {
                    let up = direction > 0;
                    *alone = Some(Alone::of(graph.machine(), merged, held.number, up, &held.changes, budget)?);
                }
            }
            alone.push(both);
        }
        Ok(Self {
            graph,
            budget,
            highest,
            in_order: false,
            decisions: graph.score.has_decisions().then(|| Best::of(merged, graph.most_counted, highest)),
            alone,
            together: ByNumbers::default(),
            most_together: (MOST_FIGURES / graph.figures_together().max(1)).min(MOST_TOGETHER),
            items: Vec::new(),
            values: Vec::new(),
            best_run: 0,
            fronts: HashMap::new(),
            fresh: Vec::new(),
            followed: 0,
        })
    }

    /// The percent and the first run that ends with it (another, where it is one of too many); none if no run has a
    /// percent.
    pub(super) fn run(&mut self) -> Result<Option<(u8, Trail)>, Stopped> {
        let Some(merit) = self.best(Start::of(self.graph))? else { return Ok(None) };
        let one = self.trail(self.best_run);
        let first = match self.first(merit) {
            // Too many that may still come to it: a run that does is known all the same.
            Err(Stopped::TooMany) => one,
            first => first?.unwrap_or(one),
        };
        Ok(Some((self.turned(merit), first)))
    }

    /// The best percent that can still be reached from somewhere.
    pub(super) fn percent_from(&mut self, start: Start) -> Result<Option<u8>, Stopped> {
        Ok(self.best(start)?.map(|merit| self.turned(merit)))
    }

    /// The percent of a merit, and the merit of a percent: more merit is better.
    fn turned(&self, percent: u8) -> u8 {
        if self.highest { percent } else { 100 - percent }
    }

    /// The best merit that a run ends with.
    fn best(&mut self, start: Start) -> Result<Option<u8>, Stopped> {
        let is_over = is_ending(&self.graph.merged, start.state);
        self.in_order = false;
        let mut by_merit: Vec<Vec<u32>> = vec![Vec::new(); 101];
        let mut best: Option<u8> = None;
        let Some((root, merit)) = self.begin(start)? else { return Ok(None) };
        if is_over {
            return Ok(Some(merit));
        }
        by_merit[usize::from(merit)].push(root);
        let mut top = usize::from(merit);
        let mut done = 0;
        while best.is_none_or(|best| usize::from(best) < top) {
            let Some(item) = by_merit[top].pop() else {
                match top.checked_sub(1) {
                    Some(next) => top = next,
                    None => break,
                }
                continue;
            };
            if self.items[item as usize].given_up {
                continue;
            }
            self.budget.look(done)?;
            done += 1;
            self.go_on(item, best.map_or(0, |best| best + 1))?;
            // The first way is tried first.
            for (item, merit) in std::mem::take(&mut self.fresh).into_iter().rev() {
                let state = self.items[item as usize].state;
                if is_ending(&self.graph.merged, state) {
                    if best.is_none_or(|best| merit > best) {
                        best = Some(merit);
                        self.best_run = item;
                    }
                } else {
                    // What was promised before holds for it as well.
                    by_merit[usize::from(merit).min(top)].push(item);
                }
            }
        }
        Ok(best)
    }

    /// The run with the fewest inputs that ends with this merit, then the first in the order of the document.
    fn first(&mut self, merit: u8) -> Result<Option<Trail>, Stopped> {
        self.in_order = true;
        let Some((root, _)) = self.begin(Start::of(self.graph))? else { return Ok(None) };
        let mut waiting = VecDeque::from([root]);
        let mut done = 0;
        while let Some(item) = waiting.pop_front() {
            self.budget.look(done)?;
            done += 1;
            self.go_on(item, merit)?;
            for (item, _) in &self.fresh {
                if is_ending(&self.graph.merged, self.items[*item as usize].state) {
                    return Ok(Some(self.trail(*item)));
                }
                waiting.push_back(*item);
            }
        }
        Ok(None)
    }

    /// Where runs begin, and the merit in reach of it.
    fn begin(&mut self, start: Start) -> Result<Option<(u32, u8)>, Stopped> {
        let Start { state, counted, worth, values } = start;
        self.items.clear();
        self.fronts.clear();
        let mut root = Item { state, counted, worth, from: 0, nth: 0, free: 0, given_up: false };
        let merit = self.in_reach(&mut root, &values)?;
        self.values = values;
        self.items.push(root);
        Ok(merit.map(|merit| (0, merit)))
    }

    /// Finds the runs that go on from one and may still come to this merit.
    fn go_on(&mut self, from: u32, least: u8) -> Result<(), Stopped> {
        let graph = self.graph;
        let here = self.items[from as usize];
        let width = graph.start.len();
        let mut values = Vec::with_capacity(width);
        self.fresh.clear();
        for at in graph.merged.walked.edges.of(here.state) {
            let edge = graph.merged.edges[at];
            let mut item = Item {
                state: graph.merged.walked.edges.targets[at],
                counted: here.counted + u32::from(edge.gain.0),
                worth: here.worth + u32::from(edge.gain.1),
                from,
                nth: edge.nth,
                ..here
            };
            values.clear();
            values.extend(graph.after(&self.values[from as usize * width..][..width], edge.script));
            let Some(merit) = self.in_reach(&mut item, &values)?.filter(|merit| *merit >= least) else { continue };
            if self.follow(item, &values) {
                self.budget.allow(self.items.len().max(self.values.len() / VALUES_FOR_ONE))?;
                let number = u32::try_from(self.items.len() - 1).map_err(|_| Stopped::TooMany)?;
                self.fresh.push((number, merit));
            }
        }
        self.followed = self.followed.max(self.items.len());
        Ok(())
    }

    /// The most merit that a run may still come to; none if it comes to no ending, or to none with a percent. Notes which
    /// of its numbers are free.
    fn in_reach(&mut self, item: &mut Item, values: &[i64]) -> Result<Option<u8>, Stopped> {
        let graph = self.graph;
        let (sums, held) = values.split_at(graph.adds.len());
        let state = item.state;
        let is_free = graph.held.iter().zip(held).map(|(of, value)| of.window.is_free(state, *value));
        item.free = (0..32).zip(is_free).fold(0, |free, (nth, is_free)| free | u32::from(is_free) << nth);
        // Where a run is over, nothing is ahead: its numbers are what they are.
        let is_over = is_ending(&graph.merged, state);
        let is_known = self.together.len() < self.most_together || self.together.contains_key(&item.free);
        let together = if is_known { item.free } else { 0 };
        let mut ends = sums.to_vec();
        for (nth, (of, value)) in graph.held.iter().zip(held).enumerate() {
            let is_together = bit(together, nth);
            for (end, weight) in ends.iter_mut().zip(&of.weights) {
                let up = (*weight > 0) == self.highest;
                let alone = || self.alone[nth][usize::from(!up)].as_ref();
                let best = if is_over || is_together || *weight == 0 {
                    Some(*value)
                } else {
                    alone().and_then(|alone| alone.best(state, *value))
                };
                let Some(best) = best else { return Ok(None) };
                *end += weight * best;
            }
        }
        let sign = if self.highest { 1 } else { -1 };
        let together = match self.together.entry(together) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(free) => free.insert(graph.together(together, sign, self.budget)?),
        };
        let percent = |counts: u32, decisions: Option<u8>| {
            let mut ends = ends.iter().zip(&*together);
            let more = together.iter().map(|of| of.most(state, counts)).collect::<Option<Vec<i64>>>()?;
            let mut more = more.into_iter();
            graph.score.percent(
                || decisions,
                |_| ends.next().zip(more.next()).map_or(0, |((end, _), more)| i128::from(end + sign * more)),
            )
        };
        let best = match &self.decisions {
            None => percent(0, None),
            Some(best) => {
                let ahead = best.ahead(state).filter_map(|(counts, worth)| {
                    percent(counts, decisions_percent(item.counted + counts, item.worth + u32::from(worth)))
                });
                if self.highest { ahead.max() } else { ahead.min() }
            }
        };
        Ok(best.map(|percent| self.turned(percent)))
    }

    /// Takes a run up, unless another stays at least as good. Those that this one stays ahead of are given up, unless the
    /// first of all is looked for.
    fn follow(&mut self, item: Item, values: &[i64]) -> bool {
        let width = self.graph.start.len();
        let mut front = self.fronts.remove(&(item.state, item.counted)).unwrap_or_default();
        let of = |other: &u32| (self.items[*other as usize], &self.values[*other as usize * width..][..width]);
        let is_behind = front.iter().any(|other| self.stays_ahead(of(other), (item, values)));
        if !is_behind {
            let behind = |other: &u32| self.stays_ahead((item, values), of(other));
            let given_up: Vec<u32> = front.iter().copied().filter(|other| behind(other)).collect();
            front.retain(|other| !given_up.contains(other));
            if !self.in_order {
                for other in given_up {
                    self.items[other as usize].given_up = true;
                }
            }
            if front.len() < MOST_COMPARED {
                front.push(u32::try_from(self.items.len()).unwrap_or(u32::MAX));
            }
            self.items.push(item);
            self.values.extend_from_slice(values);
        }
        self.fronts.insert((item.state, item.counted), front);
        !is_behind
    }

    /// Whether a run stays at least as good as another whatever follows, which is the same for both.
    ///
    /// Adding within a range, and setting, keep the order of two values and never take them further apart. So where a
    /// number is worse it never becomes worse by more; and where it is better, and free in both, it stays better by as much.
    fn stays_ahead(&self, (a, ours): (Item, &[i64]), (b, theirs): (Item, &[i64])) -> bool {
        let outcomes = self.graph.adds.len();
        if a.worth != b.worth && (a.worth < b.worth) == self.highest {
            return false;
        }
        let sign = if self.highest { 1 } else { -1 };
        (0..outcomes).all(|nth| {
            let sure = sign * (ours[nth] - theirs[nth]);
            let numbers = self.graph.held.iter().zip(ours[outcomes..].iter().zip(&theirs[outcomes..])).enumerate();
            let lead = numbers.fold(sure, |lead, (place, (of, (our, their)))| {
                let better = sign * of.weights[nth] * (our - their);
                if better < 0 || a.is_free(place) && b.is_free(place) { lead + better } else { lead }
            });
            lead >= 0
        })
    }

    fn trail(&self, item: u32) -> Trail {
        let mut ways = Vec::new();
        let mut at = item;
        while at != 0 {
            let Item { from, nth, .. } = self.items[at as usize];
            ways.push(nth);
            at = from;
        }
        ways.reverse();
        Trail { ways: ways.into(), idle: self.graph.merged.walked.idle.clone(), then: None }
    }
}

impl Item {
    fn is_free(&self, held: usize) -> bool {
        bit(self.free, held)
    }
}

fn bit(of: u32, nth: usize) -> bool {
    nth < 32 && of >> nth & 1 == 1
}
