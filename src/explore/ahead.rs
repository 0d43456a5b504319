//! What matters at each node: demands carried backwards through the whole case until nothing new comes.

use super::backward::{Backward, Followed};
use super::demand::Demand;
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

/// What matters where a run waits or is over, node by node.
#[derive(Debug)]
pub(super) struct Ahead {
    /// Where it waits.
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

/// A node's demand that has grown so often is on a loop: from then on its thresholds grow in larger steps.
const MOST_GROWTHS: u32 = 3;

struct Solver<'a, 'm> {
    back: &'a Backward<'m>,
    asked: &'a Asked,
    ended: Demand,
    /// Before a node is entered.
    entering: Vec<Demand>,
    waiting: Vec<Demand>,
}

impl<'a, 'm> Solver<'a, 'm> {
    fn new(back: &'a Backward<'m>, asked: &'a Asked, ended: Demand) -> Self {
        let none = Demand::none(back.machine);
        let count = back.machine.nodes.len();
        Self { back, asked, ended, entering: vec![none.clone(); count], waiting: vec![none; count] }
    }

    fn solve(mut self) -> Ahead {
        let machine = self.back.machine;
        let order = children_first(machine);
        let mut sources: Vec<Vec<usize>> = vec![Vec::new(); machine.nodes.len()];
        for (node, code) in machine.nodes.iter().enumerate() {
            each_target(machine, code, |to| sources[to].push(node));
        }
        let jumps: Vec<bool> = (0..machine.nodes.len())
            .map(|node| machine.whenever.iter().any(|(_, to)| *to == Target::Node(node)))
            .collect();
        let mut stale = vec![true; machine.nodes.len()];
        let mut growths = vec![0_u32; machine.nodes.len()];
        loop {
            let mut grew = false;
            for node in &order {
                if !std::mem::replace(&mut stale[*node], false) {
                    continue;
                }
                let entering = self.at(*node);
                let before = (growths[*node] >= MOST_GROWTHS).then(|| self.entering[*node].clone());
                if self.entering[*node].unite(&entering, &self.back.spans) {
                    grew = true;
                    growths[*node] += 1;
                    if let Some(before) = before {
                        self.entering[*node].widen_what_grew(&before);
                    }
                    if jumps[*node] {
                        stale.fill(true);
                    } else {
                        sources[*node].iter().for_each(|source| stale[*source] = true);
                    }
                }
            }
            if !grew {
                break;
            }
        }
        let idle = (0..machine.nodes.len()).map(|node| self.is_idle(node)).collect();
        let mut waiting = self.waiting;
        for demand in &mut waiting {
            demand.promises.iter_mut().for_each(|owed| owed.remaining.forget_up_to(0));
        }
        Ahead { waiting, ended: self.ended, over: self.asked.everywhere.clone(), idle }
    }

    /// What matters before a target is entered.
    fn toward(&self, target: Target) -> &Demand {
        match target {
            Target::Node(node) => &self.entering[node],
            Target::Open | Target::Missing => &self.asked.everywhere,
        }
    }

    fn unite(&self, demand: &mut Demand, other: &Demand) {
        demand.unite(other, &self.back.spans);
    }

    /// Works out what matters while the run stands at the node; gives what matters before it is entered.
    fn at(&mut self, node: usize) -> Demand {
        let machine = self.back.machine;
        let code = &machine.nodes[node];
        let mut demand = self.asked.everywhere.clone();
        match &code.body {
            Body::Scene { then } | Body::Pause { then } => self.unite(&mut demand, self.toward(*then)),
            Body::Rewrite { strong, fair, weak } => {
                for to in [strong, fair, weak] {
                    self.unite(&mut demand, self.toward(*to));
                }
                self.counting(&mut demand, node, true);
            }
            Body::Decision { choices, timer, .. } => {
                for choice in choices.clone() {
                    let code = &machine.choices[choice];
                    if let Some(when) = &code.when {
                        self.back.reading(&mut demand, when);
                    }
                    if code.once {
                        demand.add_bit(machine.layout.chosen, choice);
                    }
                    let taken = self.taking(node, choice);
                    self.waited(&mut demand, &taken, timer.as_ref());
                }
                if let Some(timer) = timer {
                    let mut silent = self.after_input(timer.to);
                    self.back.before_time(&mut silent, timer.seconds);
                    self.back.before_effects(&mut silent, &timer.effects);
                    self.counting(&mut silent, node, timer.worth.is_some());
                    self.waited(&mut demand, &silent, Some(timer));
                }
            }
            Body::Gate { routes, otherwise } => {
                for (when, to) in &machine.routes[routes.clone()] {
                    self.back.reading(&mut demand, when);
                    self.unite(&mut demand, self.toward(*to));
                }
                self.unite(&mut demand, self.toward(*otherwise));
            }
            Body::Chance { outcomes, .. } => {
                for (_, to, _) in &machine.outcomes[outcomes.clone()] {
                    self.unite(&mut demand, self.toward(*to));
                }
            }
            Body::Ending => self.unite(&mut demand, &self.ended),
        }
        self.waiting[node].clone_from(&demand);
        if !matches!(code.body, Body::Ending) {
            self.interrupted(&mut demand);
        }
        self.back.before_time(&mut demand, code.takes);
        self.back.before_effects(&mut demand, &code.effects);
        self.back.before_time(&mut demand, code.after);
        demand.drop_bit(machine.layout.visited, node);
        // Outside of time passing, no promise is overdue.
        demand.promises.iter_mut().for_each(|owed| owed.remaining.forget_up_to(0));
        demand
    }

    /// Before the effects of a choice.
    fn taking(&self, node: usize, choice: usize) -> Demand {
        let code = &self.back.machine.choices[choice];
        let mut demand = self.after_input(code.to);
        self.back.before_time(&mut demand, code.takes);
        self.back.before_effects(&mut demand, &code.effects);
        self.counting(&mut demand, node, code.worth.is_some());
        demand.drop_bit(self.back.machine.layout.chosen, choice);
        demand
    }

    /// After the effects of an input: whenever rules are tested, then the run goes on to the target.
    fn after_input(&self, target: Target) -> Demand {
        let mut demand = self.toward(target).clone();
        self.interrupted(&mut demand);
        demand
    }

    /// Whenever rules are tested.
    fn interrupted(&self, demand: &mut Demand) {
        let fired = self.back.machine.layout.fired;
        for (rule, (when, to)) in self.back.machine.whenever.iter().enumerate() {
            let mut jump = self.toward(*to).clone();
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

    fn is_idle(&self, node: usize) -> bool {
        let Body::Decision { choices, timer: Some(timer), .. } = &self.back.machine.nodes[node].body else {
            return true;
        };
        choices.clone().all(|choice| !self.back.touches(&timer.waiting, &self.taking(node, choice)))
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

/// The nodes so that, loops apart, each comes after those that it leads to.
fn children_first(machine: &Machine) -> Vec<usize> {
    let mut order = Vec::with_capacity(machine.nodes.len());
    let mut seen = vec![false; machine.nodes.len()];
    let mut stack: Vec<(usize, Vec<usize>)> = Vec::new();
    let targets = |node: usize| {
        let mut found = Vec::new();
        each_target(machine, &machine.nodes[node], |to| found.push(to));
        found
    };
    for root in 0..machine.nodes.len() {
        if !std::mem::replace(&mut seen[root], true) {
            stack.push((root, targets(root)));
        }
        while let Some((node, left)) = stack.last_mut() {
            match left.pop() {
                Some(next) if !seen[next] => {
                    seen[next] = true;
                    stack.push((next, targets(next)));
                }
                Some(_) => {}
                None => {
                    order.push(*node);
                    stack.pop();
                }
            }
        }
    }
    order
}
