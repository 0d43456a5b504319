//! Demands backwards through what happens: from what matters after an effect, a stretch of time or a condition to what
//! matters before it.
//!
//! A demand may be larger than needed, never smaller: then states that are taken for one have one future, and an answer
//! found with them is exact.

use super::demand::{Demand, Spans};
use super::merged::Changes;
use super::thresholds::Thresholds;
use crate::play::condition::Compiled;
use crate::play::machine::{Effects, Machine, Op};
use crate::scenario::PromiseStatus;

/// How deep effects of promises within effects of promises are followed; deeper, everything that they touch matters.
const MOST_NESTED: usize = 2;

/// Reads demands backwards through a machine.
#[derive(Debug)]
pub(super) struct Backward<'m> {
    pub machine: &'m Machine,
    pub spans: Spans,
    pub followed: Option<Followed>,
}

/// Something of which every change matters, even one that nothing can tell from another a moment later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Followed {
    /// Whether it is held at its range.
    Number(usize),
    /// What is done to numbers or a promise, whatever they are.
    Changes(Changes),
}

impl<'m> Backward<'m> {
    pub(super) fn new(machine: &'m Machine) -> Self {
        Self { machine, spans: Spans::of(machine), followed: None }
    }

    /// A condition is read.
    pub(super) fn reading(&self, demand: &mut Demand, condition: &Compiled) {
        let layout = &self.machine.layout;
        match condition {
            Compiled::All(inner) | Compiled::Any(inner) => inner.iter().for_each(|c| self.reading(demand, c)),
            Compiled::Not(inner) => self.reading(demand, inner),
            Compiled::Between(number, low, high) => {
                let (thresholds, span) = (&mut demand.numbers[*number], self.spans.numbers[*number]);
                if low <= high {
                    thresholds.add(i64::from(*low), span);
                    thresholds.add(i64::from(*high) + 1, span);
                }
            }
            Compiled::Flag(flag) => demand.add_bit(layout.flags, *flag),
            Compiled::Fact(fact) => demand.add_bit(layout.facts, *fact),
            Compiled::Promise(promise, status) => {
                let owed = &mut demand.promises[*promise];
                owed.statuses = owed.statuses.separate(*status);
            }
            Compiled::Visited(node) => demand.add_bit(layout.visited, *node),
            Compiled::Chose(choice) => demand.add_bit(layout.chosen, *choice),
            Compiled::Never => {}
        }
    }

    /// Before effects that are applied in order.
    pub(super) fn before_effects(&self, demand: &mut Demand, effects: &Effects) {
        self.before_nested(demand, effects, &mut Vec::new());
    }

    /// `closed`: the promises whose being kept or broken brings these effects about. They stay closed.
    fn before_nested(&self, demand: &mut Demand, effects: &Effects, closed: &mut Vec<usize>) {
        if closed.len() > MOST_NESTED {
            return self.before_any_of(demand, effects);
        }
        let layout = &self.machine.layout;
        for op in self.machine.effects[effects.clone()].iter().rev() {
            match *op {
                Op::Add { number, .. } if self.followed == Some(Followed::Number(number)) => {
                    demand.add_number(number, &self.spans);
                }
                Op::Add { number, n } => {
                    demand.numbers[number].before_adding(i64::from(n), self.spans.numbers[number]);
                }
                Op::Set { number, .. } => demand.numbers[number].clear(),
                Op::Flag { flag, .. } => demand.drop_bit(layout.flags, flag),
                Op::Reveal { fact } => demand.drop_bit(layout.facts, fact),
                Op::Make { promise } => {
                    let owed = &mut demand.promises[promise];
                    owed.statuses = owed.statuses.before(made);
                    if !owed.remaining.is_empty() {
                        owed.statuses = owed.statuses.separate(PromiseStatus::Open);
                    }
                }
                Op::Keep { promise } => {
                    let then = &self.machine.promises[promise].if_kept;
                    self.before_closing(demand, promise, PromiseStatus::Kept, then, closed);
                }
                Op::Break { promise } => {
                    let then = &self.machine.promises[promise].if_broken;
                    self.before_closing(demand, promise, PromiseStatus::Broken, then, closed);
                }
                Op::Extend { promise, seconds } => {
                    let span = self.spans.remaining[promise];
                    demand.promises[promise].remaining.before_adding(i64::from(seconds), span);
                }
            }
        }
    }

    /// Before an open promise is closed and brings about `then`; one that is not open stays as it is.
    fn before_closing(
        &self,
        demand: &mut Demand,
        promise: usize,
        to: PromiseStatus,
        then: &Effects,
        closed: &mut Vec<usize>,
    ) {
        if closed.contains(&promise) {
            return;
        }
        let brings_about = self.touches(then, demand);
        if brings_about {
            let mut open = demand.clone();
            closed.push(promise);
            self.before_nested(&mut open, then, closed);
            closed.pop();
            demand.unite(&open, &self.spans);
        }
        let owed = &mut demand.promises[promise];
        owed.remaining.clear();
        owed.statuses = owed.statuses.before(|status| if status == PromiseStatus::Open { to } else { status });
        if brings_about {
            owed.statuses = owed.statuses.separate(PromiseStatus::Open);
        }
    }

    /// Before any number of effects among these and what they bring about, in any order.
    fn before_any_of(&self, demand: &mut Demand, effects: &Effects) {
        for op in self.brought_about(effects) {
            match self.machine.effects[op] {
                Op::Add { number, .. }
                    if self.followed == Some(Followed::Number(number)) || !demand.numbers[number].is_empty() =>
                {
                    demand.add_number(number, &self.spans);
                }
                Op::Make { promise } | Op::Keep { promise } | Op::Break { promise } | Op::Extend { promise, .. } => {
                    demand.promises[promise].statuses = super::statuses::Statuses::ALL;
                    demand.promises[promise].remaining = Thresholds::all(self.spans.remaining[promise]);
                }
                Op::Add { .. } | Op::Set { .. } | Op::Flag { .. } | Op::Reveal { .. } => {}
            }
        }
    }

    /// Every effect that these can bring about, themselves included.
    fn brought_about(&self, effects: &Effects) -> Vec<usize> {
        let mut followed = vec![[false; 2]; self.machine.promises.len()];
        let mut waiting = vec![effects.clone()];
        let mut found = Vec::new();
        while let Some(effects) = waiting.pop() {
            for op in effects {
                found.push(op);
                let (promise, kept) = match self.machine.effects[op] {
                    Op::Keep { promise } => (promise, true),
                    Op::Break { promise } => (promise, false),
                    Op::Add { .. }
                    | Op::Set { .. }
                    | Op::Flag { .. }
                    | Op::Reveal { .. }
                    | Op::Make { .. }
                    | Op::Extend { .. } => continue,
                };
                if !std::mem::replace(&mut followed[promise][usize::from(kept)], true) {
                    let code = &self.machine.promises[promise];
                    waiting.push(if kept { code.if_kept.clone() } else { code.if_broken.clone() });
                }
            }
        }
        found
    }

    /// Whether every change of a number matters.
    fn follows(&self, number: usize) -> bool {
        match &self.followed {
            Some(Followed::Number(followed)) => *followed == number,
            Some(Followed::Changes(changes)) => changes.follows(number),
            None => false,
        }
    }

    /// Whether everything matters that is done to a promise, and whether its time passes.
    fn follows_promise(&self, promise: usize) -> bool {
        matches!(&self.followed, Some(Followed::Changes(changes)) if changes.follows_promise(promise))
    }

    /// Whether effects can change anything that matters.
    pub(super) fn touches(&self, effects: &Effects, demand: &Demand) -> bool {
        let layout = &self.machine.layout;
        let touched = |op: &Op| match *op {
            Op::Add { number, .. } | Op::Set { number, .. } => {
                self.follows(number) || !demand.numbers[number].is_empty()
            }
            Op::Flag { flag, .. } => demand.has_bit(layout.flags, flag),
            Op::Reveal { fact } => demand.has_bit(layout.facts, fact),
            Op::Make { promise } | Op::Keep { promise } | Op::Break { promise } | Op::Extend { promise, .. } => {
                self.follows_promise(promise) || demand.promises[promise] != super::demand::Owed::default()
            }
        };
        if self.machine.effects[effects.clone()].iter().any(touched) {
            return true;
        }
        let nests =
            self.machine.effects[effects.clone()].iter().any(|op| matches!(op, Op::Keep { .. } | Op::Break { .. }));
        nests && self.brought_about(effects).into_iter().any(|op| touched(&self.machine.effects[op]))
    }

    /// Before the clock moves and overdue promises are broken.
    pub(super) fn before_time(&self, demand: &mut Demand, seconds: u32) {
        if seconds == 0 {
            return;
        }
        for (promise, code) in self.machine.promises.iter().enumerate().rev() {
            if code.due.is_none() {
                continue;
            }
            let owed = &demand.promises[promise];
            let brings_about = self.touches(&code.if_broken, demand);
            let told_apart = owed.statuses.label(PromiseStatus::Open) != owed.statuses.label(PromiseStatus::Broken);
            let followed = self.follows_promise(promise);
            if !brings_about && !told_apart && !followed && owed.remaining.is_empty() {
                continue;
            }
            let mut overdue = demand.clone();
            overdue.promises[promise].remaining.clear();
            self.before_nested(&mut overdue, &code.if_broken, &mut vec![promise]);
            demand.unite(&overdue, &self.spans);
            let owed = &mut demand.promises[promise];
            owed.statuses = owed.statuses.separate(PromiseStatus::Open);
            owed.remaining.add(0, self.spans.remaining[promise]);
        }
        for (owed, span) in demand.promises.iter_mut().zip(&self.spans.remaining) {
            owed.remaining.before_adding(-i64::from(seconds), *span);
        }
        let clock = self.spans.numbers[crate::scenario::Tally::Clock as usize];
        demand.clock().before_adding(i64::from(seconds), clock);
    }
}

fn made(status: PromiseStatus) -> PromiseStatus {
    if status == PromiseStatus::Unmade { PromiseStatus::Open } else { status }
}
