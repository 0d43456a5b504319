//! The lowest and the highest percent that a run can end with, without telling all scores apart.
//!
//! Where two runs stand alike (they go on alike, and whatever is added to a score is added to both) and have counted as
//! many decisions, one whose every scored number and sum of grades is at
//! least as good stays at least as good whatever follows, because adding within a range, and setting, keep the order.
//! So of the runs that stand alike only those are followed that no earlier one is at least as good as.

use std::collections::VecDeque;
use std::sync::Arc;

use super::ahead::Ahead;
use super::backward::Backward;
use super::demand::Demand;
use super::keys::{Beside, BesideMost, Keys, Position};
use super::limits::{Budget, Stopped};
use super::scored::{Scored, Weighed, percent_of};
use super::stepper::{OnWays, Stepper, Way};
use super::store::Store;
use super::walk::{WayOut, Ways, counted_nodes};
use super::witness::Trail;
use crate::play::machine::Machine;
use crate::play::state::{End, State, Status, WORTH};
use crate::play::{Event, Input, Watch};

/// Between which percents every run that reaches an ending and has a percent lies. Exact.
#[derive(Clone, Debug, Default)]
pub struct PercentBounds {
    /// None: no run has a percent.
    pub lowest: Option<(u8, Trail)>,
    pub highest: Option<(u8, Trail)>,
    /// Runs that had to be told apart, for both together.
    pub states: usize,
}

pub(super) fn percent_bounds(machine: &Arc<Machine>, budget: &Budget<'_>) -> Result<PercentBounds, Stopped> {
    let scored = Scored::of(machine);
    let mut states = 0;
    let mut search = |best: bool| {
        let found = Search::new(machine, &scored, best, budget).run();
        found.map(|(found, count)| {
            states += count;
            found
        })
    };
    let (highest, lowest) = (search(true)?, search(false)?);
    Ok(PercentBounds { lowest, highest, states })
}

/// Keys with the whole score, and keys of what decides how a run goes on and what changes its score, but not the score.
struct Made {
    full: Keys,
    alike: Keys,
    idle: Arc<[bool]>,
}

impl Made {
    fn new(machine: &Machine, scored: &Scored) -> Self {
        let back = Backward::new(machine);
        let ahead = Ahead::of(&back, &scored.asked(machine));
        let flow = Ahead::of(&back, &scored.asked_for_decisions(machine));
        let most = BesideMost::of(machine, scored.decisions, 1);
        let full = Keys::new(machine, &back.spans, &ahead, most);
        let idle = ahead.idle.clone().into();
        // Promises and bits as the score needs them: they decide what is added to it. Of the scored numbers themselves
        // only what conditions tell apart.
        let mut alike = ahead;
        let forget = |of: &mut Demand, flow: &Demand| {
            for Weighed { number, .. } in &scored.numbers {
                of.numbers[*number].clone_from(&flow.numbers[*number]);
            }
        };
        alike.waiting.iter_mut().zip(&flow.waiting).for_each(|(of, flow)| forget(of, flow));
        forget(&mut alike.ended, &flow.ended);
        forget(&mut alike.over, &flow.over);
        let alike = Keys::new(machine, &back.spans, &alike, most);
        Self { full, alike, idle }
    }
}

/// What makes a run better: the sum of grades, then each scored number, turned so that more is better.
type Merit = Vec<i64>;

struct Search<'a> {
    machine: &'a Machine,
    scored: &'a Scored,
    /// Whether the highest percent is looked for.
    best: bool,
    budget: &'a Budget<'a>,
    keys: Made,
    items: Store,
    first_ways: Ways,
    groups: Store,
    /// For each place where runs stand alike: decisions counted and merit of the runs that are followed.
    fronts: Vec<Vec<(u32, Merit)>>,
    waiting: VecDeque<u32>,
    found: Option<(u8, u32)>,
    from: WayOut,
    beside: Beside,
    counted: u32,
    key: Vec<u64>,
    group_key: Vec<u64>,
    canonical: State,
    stopped: Option<Stopped>,
}

impl<'a> Search<'a> {
    fn new(machine: &'a Machine, scored: &'a Scored, best: bool, budget: &'a Budget<'a>) -> Self {
        let keys = Made::new(machine, scored);
        let (items, groups) = (Store::new(keys.full.words), Store::new(keys.alike.words));
        let (key, group_key) = (vec![0; keys.full.words], vec![0; keys.alike.words]);
        let canonical = keys.full.blank();
        Self {
            machine,
            scored,
            best,
            budget,
            keys,
            items,
            first_ways: Ways::root(),
            groups,
            fronts: Vec::new(),
            waiting: VecDeque::from([0]),
            found: None,
            from: WayOut::default(),
            beside: Beside::default(),
            counted: 0,
            key,
            group_key,
            canonical,
            stopped: None,
        }
    }

    fn run(mut self) -> Result<(Option<(u8, Trail)>, usize), Stopped> {
        let machine = self.machine;
        self.keys.full.root(&mut self.key);
        self.items.insert(&self.key);
        let idle = self.keys.idle.clone();
        let mut stepper = Stepper::new(machine, &idle, self.keys.full.blank());
        let mut base = self.keys.full.blank();
        let mut done = 0;
        let perfect = if self.best { 100 } else { 0 };
        while let Some(item) = self.waiting.pop_front() {
            self.budget.look(done)?;
            done += 1;
            self.from = WayOut { state: item, nth: 0 };
            let key = self.items.key(item);
            match self.keys.full.position(key) {
                None => stepper.beginnings(&mut self),
                Some(Position { status: Status::Waiting, .. }) => {
                    self.keys.full.unpack(machine, key, &mut base);
                    self.beside = self.keys.full.beside(key);
                    self.counted = counted_nodes(machine, &base);
                    stepper.ways(&base, &mut self);
                }
                Some(Position { status: Status::Over(_), .. }) => {}
            }
            if let Some(stopped) = self.stopped {
                return Err(stopped);
            }
            if self.found.is_some_and(|(percent, _)| percent == perfect) {
                break;
            }
        }
        let trail = |item: u32| Trail { ways: self.first_ways.back_from(item).into(), idle: idle.clone(), then: None };
        Ok((self.found.map(|(percent, item)| (percent, trail(item))), self.items.len() - 1))
    }

    fn merit(&self, beside: Beside) -> Merit {
        let turned = |value: i64, rising: bool| if rising == self.best { value } else { -value };
        let numbers = self
            .scored
            .numbers
            .iter()
            .map(|weighed| turned(i64::from(self.machine.number(&self.canonical, weighed.number)), weighed.rising));
        std::iter::once(turned(i64::from(beside.worth), true)).chain(numbers).collect()
    }

    fn follow(&mut self, state: &State) -> Option<()> {
        let mut beside = self.beside;
        if self.scored.decisions {
            beside.counted += counted_nodes(self.machine, state) - self.counted;
            beside.worth += state.0[WORTH];
        }
        self.keys.full.pack(self.machine, state, beside, &mut self.key);
        self.keys.alike.pack(self.machine, state, Beside::default(), &mut self.group_key);
        let (group, _) = self.groups.insert(&self.group_key);
        if self.fronts.len() <= group as usize {
            self.fronts.push(Vec::new());
        }
        // Numbers that nothing reads any more are the same in all.
        self.keys.full.unpack(self.machine, &self.key, &mut self.canonical);
        let merit = self.merit(beside);
        let front = &mut self.fronts[group as usize];
        let at_least = |a: &Merit, b: &Merit| a.iter().zip(b).all(|(a, b)| a >= b);
        if front.iter().any(|(counted, other)| *counted == beside.counted && at_least(other, &merit)) {
            return Some(());
        }
        front.retain(|(counted, other)| *counted != beside.counted || !at_least(&merit, other));
        front.push((beside.counted, merit));
        let (item, new) = self.items.insert(&self.key);
        if new {
            self.first_ways.push(self.from);
            self.waiting.push_back(item);
            self.budget.allow(self.items.len()).ok()?;
        }
        if state.status() == Status::Over(End::Ending)
            && let Some(percent) = percent_of(self.machine, &mut self.canonical, beside)
            && self.found.is_none_or(|(found, _)| if self.best { percent > found } else { percent < found })
        {
            self.found = Some((percent, item));
        }
        Some(())
    }
}

impl Watch for Search<'_> {
    const LISTENS: bool = false;

    fn see(&mut self, _event: Event) {}
}

impl OnWays for Search<'_> {
    fn begin(&mut self, _from: Option<(&State, usize, Input)>) {}

    fn led_to(&mut self, _way: Way, state: &State) {
        if self.follow(state).is_none() {
            self.stopped = Some(Stopped::TooMany);
        }
        match self.from.nth.checked_add(1) {
            Some(next) => self.from.nth = next,
            None => self.stopped = Some(Stopped::TooMany),
        }
    }
}
