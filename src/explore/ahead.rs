//! What matters at each node: demands carried backwards through the whole case until nothing new comes.

use std::borrow::Cow;
use std::ops::Range;

use super::backward::{Backward, Followed};
use super::demand::Demand;
use super::levels::{Levels, Place};
use crate::play::machine::{Body, Machine, NodeCode, Target, Timer};

/// What a question wants to know of the states themselves; everything else is what later conditions read.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    /// At every node, and wherever a run is over.
    pub everywhere: Demand,
    /// At the endings of the case.
    pub at_endings: Demand,
    /// Whether it is followed which decisions have counted.
    pub counts: bool,
    pub followed: Option<Followed>,
}

impl Asked {
    /// Nothing but where a run stands.
    pub(super) fn nothing(machine: &Machine) -> Self {
        Self { everywhere: Demand::none(machine), at_endings: Demand::none(machine), counts: false, followed: None }
    }
}

/// What matters where a run waits or is over.
#[derive(Debug)]
pub(super) struct Ahead {
    pub levels: Levels,
    /// Where it waits, place by place.
    pub waiting: Vec<Demand>,
    /// Where it ended at an ending.
    pub ended: Demand,
    /// Where it is over in any other way.
    pub over: Demand,
    /// Decisions where waiting changes nothing that matters.
    pub idle: Vec<bool>,
}

impl Ahead {
    pub(super) fn of(back: &Backward<'_>, asked: &Asked) -> Self {
        let mut ended = asked.everywhere.clone();
        ended.unite(&asked.at_endings, &back.spans);
        Solver::new(back, asked, ended).solve()
    }
}

/// A place whose demand has grown so often is on a loop that nothing ends: from then on its thresholds grow in larger
/// steps.
const MOST_GROWTHS: u32 = 12;

/// A node, the rules that have fired and the choices that are gone, as [`Levels`] numbers them.
#[derive(Clone, Copy, Debug)]
struct At {
    node: usize,
    rules: usize,
    choices: usize,
}

struct Solver<'a, 'm> {
    back: &'a Backward<'m>,
    asked: &'a Asked,
    levels: Levels,
    ended: Demand,
    /// Before a node is entered, place by place.
    entering: Vec<Demand>,
    waiting: Vec<Demand>,
    idle: Vec<bool>,
}

impl<'a, 'm> Solver<'a, 'm> {
    fn new(back: &'a Backward<'m>, asked: &'a Asked, ended: Demand) -> Self {
        let none = Demand::none(back.machine);
        let levels = Levels::of(back.machine);
        let count = levels.count();
        let idle = vec![true; back.machine.nodes.len()];
        Self { back, asked, levels, ended, entering: vec![none.clone(); count], waiting: vec![none; count], idle }
    }

    /// Backwards: more rules have fired, further on, more choices are gone.
    fn solve(mut self) -> Ahead {
        let components = self.levels.components().to_vec();
        for rules in (0..self.levels.of_rules()).rev() {
            for nodes in &components {
                for choices in (0..self.levels.of_choices(nodes[0])).rev() {
                    self.settle(nodes, rules, choices);
                }
            }
        }
        for demand in &mut self.waiting {
            forget_overdue(demand, self.back);
        }
        let over = self.asked.everywhere.clone();
        Ahead { levels: self.levels, waiting: self.waiting, ended: self.ended, over, idle: self.idle }
    }

    /// Works out the nodes of a loop, or one node, at one level, until nothing new comes.
    fn settle(&mut self, nodes: &[usize], rules: usize, choices: usize) {
        let mut growths = 0;
        loop {
            let mut grew = false;
            for node in nodes.iter().rev() {
                let at = At { node: *node, rules, choices };
                let place = self.levels.place(*node, rules, choices);
                let entering = self.at(at);
                let before = (growths >= MOST_GROWTHS).then(|| self.entering[place].clone());
                if self.entering[place].unite(&entering, &self.back.spans) {
                    grew = true;
                    if let Some(before) = before {
                        self.entering[place].widen_what_grew(&before);
                    }
                }
            }
            let goes_round = nodes.len() > 1 || self.leads_to_itself(nodes[0]);
            if !grew || !goes_round {
                break;
            }
            growths += 1;
        }
        for node in nodes {
            let is_idle = self.is_idle(At { node: *node, rules, choices });
            self.idle[*node] &= is_idle;
        }
    }

    fn leads_to_itself(&self, node: usize) -> bool {
        let mut leads = false;
        each_target(self.back.machine, &self.back.machine.nodes[node], |to| leads |= to == node);
        leads || !self.levels.know_rules(self.back.machine)
    }

    /// What matters before a target is entered from somewhere.
    fn toward(&self, at: At, target: Target) -> Cow<'_, Demand> {
        match target {
            Target::Node(node) => self.any_of(self.levels.toward(at.node, at.rules, at.choices, node)),
            Target::Open | Target::Missing => Cow::Borrowed(&self.asked.everywhere),
        }
    }

    /// What matters before a run comes to any of these places.
    fn any_of(&self, places: Range<Place>) -> Cow<'_, Demand> {
        let mut all = Cow::Borrowed(&self.entering[places.start]);
        for place in places.skip(1) {
            all.to_mut().unite(&self.entering[place], &self.back.spans);
        }
        all
    }

    fn unite(&self, demand: &mut Demand, other: &Demand) {
        demand.unite(other, &self.back.spans);
    }

    /// Works out what matters while the run stands at the node; gives what matters before it is entered.
    fn at(&mut self, at: At) -> Demand {
        let machine = self.back.machine;
        let code = &machine.nodes[at.node];
        let mut demand = self.asked.everywhere.clone();
        match &code.body {
            Body::Scene { then } | Body::Pause { then } => self.unite(&mut demand, &self.toward(at, *then)),
            Body::Rewrite { strong, fair, weak } => {
                for to in [strong, fair, weak] {
                    self.unite(&mut demand, &self.toward(at, *to));
                }
                self.counting(&mut demand, at.node, true);
            }
            Body::Decision { choices, timer, .. } => {
                for choice in choices.clone() {
                    let Some(taken) = self.taking(at, choice) else { continue };
                    let code = &machine.choices[choice];
                    if let Some(when) = &code.when {
                        self.back.reading(&mut demand, when);
                    }
                    if code.once {
                        demand.add_bit(machine.layout.chosen, choice);
                    }
                    self.waited(&mut demand, &taken, timer.as_ref());
                }
                if let Some(timer) = timer {
                    let mut silent = self.tested(at, timer.to);
                    self.back.before_time(&mut silent, timer.seconds);
                    self.back.before_effects(&mut silent, &timer.effects);
                    self.counting(&mut silent, at.node, timer.worth.is_some());
                    self.waited(&mut demand, &silent, Some(timer));
                }
            }
            Body::Gate { routes, otherwise } => {
                for (when, to) in &machine.routes[routes.clone()] {
                    self.back.reading(&mut demand, when);
                    self.unite(&mut demand, &self.toward(at, *to));
                }
                self.unite(&mut demand, &self.toward(at, *otherwise));
            }
            Body::Chance { outcomes, .. } => {
                for (_, to, _) in &machine.outcomes[outcomes.clone()] {
                    self.unite(&mut demand, &self.toward(at, *to));
                }
            }
            Body::Ending => self.unite(&mut demand, &self.ended),
        }
        let place = self.levels.place(at.node, at.rules, at.choices);
        self.waiting[place].clone_from(&demand);
        if !matches!(code.body, Body::Ending) {
            self.interrupted(at, &mut demand);
        }
        self.back.before_time(&mut demand, code.takes);
        self.back.before_effects(&mut demand, &code.effects);
        self.back.before_time(&mut demand, code.after);
        demand.drop_bit(machine.layout.visited, at.node);
        forget_overdue(&mut demand, self.back);
        demand
    }

    /// Before the effects of a choice; none if it is gone.
    fn taking(&self, at: At, choice: usize) -> Option<Demand> {
        let code = &self.back.machine.choices[choice];
        let choices = self.levels.without(at.node, at.choices, choice)?;
        let mut demand = self.tested(At { choices, ..at }, code.to);
        self.back.before_time(&mut demand, code.takes);
        self.back.before_effects(&mut demand, &code.effects);
        self.counting(&mut demand, at.node, code.worth.is_some());
        demand.drop_bit(self.back.machine.layout.chosen, choice);
        Some(demand)
    }

    /// Whenever rules are tested, then the run goes on to the target.
    fn tested(&self, at: At, target: Target) -> Demand {
        let mut demand = self.toward(at, target).into_owned();
        self.interrupted(at, &mut demand);
        demand
    }

    /// Whenever rules are tested.
    fn interrupted(&self, at: At, demand: &mut Demand) {
        let fired = self.back.machine.layout.fired;
        for (rule, (when, to)) in self.back.machine.whenever.iter().enumerate() {
            if self.levels.has_fired(at.rules, rule) {
                continue;
            }
            let jump = match to {
                Target::Node(to) => self.any_of(self.levels.after_rule(at.node, at.rules, at.choices, rule, *to)),
                Target::Open | Target::Missing => Cow::Borrowed(&self.asked.everywhere),
            };
            let mut jump = jump.into_owned();
            jump.drop_bit(fired, rule);
            self.unite(demand, &jump);
            self.back.reading(demand, when);
            demand.add_bit(fired, rule);
        }
    }

    /// The node counts, once in a run.
    fn counting(&self, demand: &mut Demand, node: usize, worth: bool) {
        if self.asked.counts && worth {
            demand.add_bit(self.back.machine.layout.counted, node);
        }
    }

    /// Adds what matters before any number of ticks of waiting.
    fn waited(&self, demand: &mut Demand, after: &Demand, timer: Option<&Timer>) {
        self.unite(demand, after);
        let Some(timer) = timer else { return };
        let mut before = after.clone();
        for _ in 0..timer.ticks {
            if !self.back.touches(&timer.waiting, &before) {
                return;
            }
            self.back.before_effects(&mut before, &timer.waiting);
            self.unite(demand, &before);
        }
    }

    fn is_idle(&self, at: At) -> bool {
        let Body::Decision { choices, timer: Some(timer), .. } = &self.back.machine.nodes[at.node].body else {
            return true;
        };
        choices
            .clone()
            .filter_map(|choice| self.taking(at, choice))
            .all(|taken| !self.back.touches(&timer.waiting, &taken))
    }
}

/// Outside of time passing, no promise is overdue.
fn forget_overdue(demand: &mut Demand, back: &Backward<'_>) {
    for (owed, span) in demand.promises.iter_mut().zip(&back.spans.remaining) {
        owed.remaining.forget_up_to(0, *span);
    }
}

/// Calls `see` with every node that an exit of this one leads to.
pub(super) fn each_target(machine: &Machine, code: &NodeCode, mut see: impl FnMut(usize)) {
    let mut visit = |target: &Target| {
        if let Target::Node(node) = target {
            see(*node);
        }
    };
    match &code.body {
        Body::Scene { then } | Body::Pause { then } => visit(then),
        Body::Rewrite { strong, fair, weak } => [strong, fair, weak].into_iter().for_each(visit),
        Body::Decision { choices, timer, .. } => {
            machine.choices[choices.clone()].iter().for_each(|choice| visit(&choice.to));
            if let Some(timer) = timer {
                visit(&timer.to);
            }
        }
        Body::Gate { routes, otherwise } => {
            machine.routes[routes.clone()].iter().for_each(|(_, to)| visit(to));
            visit(otherwise);
        }
        Body::Chance { outcomes, .. } => {
            machine.outcomes[outcomes.clone()].iter().for_each(|(_, to, _)| visit(to));
        }
        Body::Ending => {}
    }
}
