//! Resolved case → machine. Total: references to what does not exist become conditions that never hold, effects that
//! do nothing and exits that lead nowhere.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::Machine;
use super::condition::Compiled;
use super::draw::fnv1a32;
use super::machine::{Body, ChoiceCode, Effects, LineCode, LineSpot, NodeCode, Op, PromiseCode, Target, Timer};
use super::state::{FIRST_FREE, Layout};
use crate::scenario::{
    Choice, Condition, Decision, Effect, Fairness, Id, Line, Locked, Node, Ordered, Resolved, Tally, Timeout, Var,
};

/// The most ticks of waiting that count.
const MAX_TICKS: u32 = 20;
/// The largest sum of a chance's weights: draws keep their resolution, and the product fits a double in JavaScript.
const MAX_TOTAL_WEIGHT: u64 = 1_000_000;

impl Machine {
    /// Compiles a case.
    #[must_use]
    pub fn compile(case: Arc<Resolved>) -> Self {
        let mut compiler = Compiler::new(&case);
        let promises = case
            .promises
            .values()
            .map(|promise| PromiseCode {
                due: promise.due.map(crate::scenario::Duration::seconds),
                if_kept: compiler.effects(&promise.if_kept),
                if_broken: compiler.effects(&promise.if_broken),
            })
            .collect();
        let mut nodes = Vec::with_capacity(case.nodes.len());
        for (index, (id, node)) in case.nodes.iter().enumerate() {
            let code = compiler.node(index, id, node);
            nodes.push(code);
        }
        let whenever = case
            .whenever
            .iter()
            .map(|rule| (compiler.condition(&rule.when), compiler.target(Some(&rule.to))))
            .collect();
        let fails_if = case.passing.fails_if.iter().map(|fails| compiler.condition(&fails.when)).collect();
        let start = compiler.target(case.start.as_ref());
        let mut ranges = vec![(0, i32::MAX); Tally::ALL.len()];
        ranges.extend(case.meters.values().map(|meter| (meter.min, meter.max)));
        let mut starts_at = vec![0; Tally::ALL.len()];
        starts_at[Tally::Contacts as usize] = 1;
        starts_at.extend(case.meters.values().map(|meter| meter.clamp(meter.start)));
        let Compiler { choices, routes, outcomes, lines, ops, drawing, .. } = compiler;
        let layout = lay_out(&case, choices.len(), drawing);
        for node in &mut nodes {
            node.visits = node.visits.map(|index| layout.visits + index);
        }
        Self {
            layout,
            start,
            nodes,
            choices,
            routes,
            outcomes,
            lines,
            effects: ops,
            promises,
            whenever,
            ranges,
            starts_at,
            fails_if,
            case,
        }
    }
}

fn lay_out(case: &Resolved, choices: usize, drawing: usize) -> Layout {
    let mut size = FIRST_FREE;
    let mut take = |words: usize| {
        let start = size;
        size += words;
        start
    };
    let bits = |count: usize| count.div_ceil(32);
    let layout = Layout {
        numbers: take(Tally::ALL.len() + case.meters.len()),
        dues: take(case.promises.len()),
        visits: take(drawing),
        promises: take(case.promises.len().div_ceil(16)),
        flags: take(bits(case.flags.len())),
        facts: take(bits(case.facts.len())),
        visited: take(bits(case.nodes.len())),
        chosen: take(bits(choices)),
        fired: take(bits(case.whenever.len())),
        counted: take(bits(case.nodes.len())),
        size: 0,
    };
    Layout { size, ..layout }
}

pub(super) struct Compiler<'a> {
    case: &'a Resolved,
    nodes: HashMap<&'a str, usize>,
    /// The index of every choice, by node and choice; the first of two that share an id.
    choice_index: HashMap<(&'a str, &'a str), usize>,
    choices: Vec<ChoiceCode>,
    routes: Vec<(Compiled, Target)>,
    outcomes: Vec<(u64, Target, Id)>,
    lines: Vec<LineCode>,
    ops: Vec<Op>,
    /// How many nodes draw.
    drawing: usize,
}

impl<'a> Compiler<'a> {
    pub(super) fn new(case: &'a Resolved) -> Self {
        let nodes = case.nodes.keys().enumerate().map(|(index, id)| (id.as_str(), index)).collect();
        let mut choice_index = HashMap::new();
        let all = case.nodes.iter().flat_map(|(id, node)| node.choices().iter().map(move |choice| (id, choice)));
        for (index, (node, choice)) in all.enumerate() {
            choice_index.entry((node.as_str(), choice.id.as_str())).or_insert(index);
        }
        Self {
            case,
            nodes,
            choice_index,
            choices: Vec::new(),
            routes: Vec::new(),
            outcomes: Vec::new(),
            lines: Vec::new(),
            ops: Vec::new(),
            drawing: 0,
        }
    }

    fn target(&self, to: Option<&Id>) -> Target {
        match to {
            None => Target::Open,
            Some(id) => self.nodes.get(id.as_str()).map_or(Target::Missing, |node| Target::Node(*node)),
        }
    }

    fn node(&mut self, index: usize, id: &Id, node: &'a Node) -> NodeCode {
        let effects = self.effects(node.effects());
        let lines = self.lines(node.lines(), |at| LineSpot::Entry { node: index, at });
        let mut draws = false;
        let body = match node {
            Node::Scene(scene) => Body::Scene { then: self.target(scene.then.as_ref()) },
            Node::Pause(pause) => Body::Pause { then: self.target(pause.then.as_ref()) },
            Node::Decision(decision) => {
                draws = decision.shuffle;
                self.decision(index, decision)
            }
            Node::Rewrite(rewrite) => Body::Rewrite {
                strong: self.target(rewrite.strong.as_ref()),
                fair: self.target(rewrite.fair.as_ref()),
                weak: self.target(rewrite.weak.as_ref()),
            },
            Node::Gate(gate) => {
                let start = self.routes.len();
                for route in &gate.routes {
                    let compiled = (self.condition(&route.when), self.target(route.to.as_ref()));
                    self.routes.push(compiled);
                }
                Body::Gate { routes: start..self.routes.len(), otherwise: self.target(gate.otherwise.as_ref()) }
            }
            Node::Chance(chance) => {
                draws = true;
                let start = self.outcomes.len();
                for outcome in &chance.outcomes {
                    let weight = u64::try_from(outcome.weight).unwrap_or(0);
                    let target = self.target(outcome.to.as_ref());
                    self.outcomes.push((weight, target, outcome.id.clone()));
                }
                let outcomes = start..self.outcomes.len();
                let total = self.outcomes[outcomes.clone()].iter().map(|(weight, _, _)| weight).sum();
                Body::Chance { outcomes, total: if total > MAX_TOTAL_WEIGHT { 0 } else { total } }
            }
            Node::Ending(_) => Body::Ending,
        };
        let visits = draws.then_some(self.drawing);
        self.drawing += usize::from(draws);
        NodeCode {
            id: id.clone(),
            id_hash: fnv1a32(id),
            after: node.after().map_or(0, crate::scenario::Duration::seconds),
            takes: node.takes().map_or(0, crate::scenario::Duration::seconds),
            effects,
            lines,
            visits,
            body,
        }
    }

    fn decision(&mut self, index: usize, decision: &'a Decision) -> Body {
        let start = self.choices.len();
        for (at, choice) in decision.choices.iter().enumerate() {
            let code = self.choice(index, at, choice);
            self.choices.push(code);
        }
        let timer = decision.seconds.map(|seconds| {
            let default = Timeout::default();
            let timeout = decision.timeout.as_ref().unwrap_or(&default);
            let (every, waiting) =
                decision.while_waiting.as_ref().map_or((0, [].as_slice()), |w| (w.every, w.effects.as_slice()));
            Timer {
                seconds,
                ticks: seconds.checked_div(every).unwrap_or(0).min(MAX_TICKS),
                waiting: self.effects(waiting),
                worth: timeout.grade.map(crate::scenario::Grade::worth),
                effects: self.effects(timeout.effects.as_deref().unwrap_or_default()),
                reply: self.lines(&timeout.reply, |at| LineSpot::TimeoutReply { node: index, at }),
                to: self.target(decision.on_timeout.as_ref()),
            }
        });
        Body::Decision { choices: start..self.choices.len(), timer, shuffle: decision.shuffle }
    }

    fn choice(&mut self, node: usize, at: usize, choice: &Choice) -> ChoiceCode {
        let start = self.ops.len();
        self.effects(choice.effects.as_deref().unwrap_or_default());
        let cost = choice.remedy.as_ref().and_then(|id| self.case.remedies.get(id)).map_or(0, |remedy| remedy.cost);
        let Fairness { outcome, process, respect } = choice.fairness.clone().unwrap_or_default();
        for (tally, n) in [
            (Tally::Points, choice.points),
            (Tally::Cost, cost),
            (Tally::FairOutcome, i32::from(outcome)),
            (Tally::FairProcess, i32::from(process)),
            (Tally::FairRespect, i32::from(respect)),
        ] {
            if n != 0 {
                self.ops.push(Op::Add { number: tally as usize, n });
            }
        }
        ChoiceCode {
            id: choice.id.clone(),
            when: choice.when.as_ref().map(|when| self.condition(when)),
            locked_shown: matches!(choice.locked, Locked::Show(_)),
            once: choice.once,
            worth: choice.grade.map(crate::scenario::Grade::worth),
            effects: start..self.ops.len(),
            takes: choice.takes.map_or(0, crate::scenario::Duration::seconds),
            reply: self.lines(&choice.reply, |line| LineSpot::Reply { node, choice: at, at: line }),
            to: self.target(choice.to.as_ref()),
        }
    }

    fn lines(&mut self, lines: &[Line], spot: impl Fn(usize) -> LineSpot) -> Range<usize> {
        let start = self.lines.len();
        for (at, line) in lines.iter().enumerate() {
            let when = line.when.as_ref().map(|when| self.condition(when));
            self.lines.push(LineCode { when, spot: spot(at) });
        }
        start..self.lines.len()
    }

    fn effects(&mut self, effects: &[Effect]) -> Effects {
        let start = self.ops.len();
        for effect in effects {
            let case = self.case;
            let op = match effect {
                Effect::Add(var, n) => self.number(var).map(|number| Op::Add { number, n: *n }),
                Effect::Set(var, n) => self.number(var).map(|number| Op::Set { number, n: *n }),
                Effect::Raise(flag) => index(&case.flags, flag).map(|flag| Op::Flag { flag, raised: true }),
                Effect::Lower(flag) => index(&case.flags, flag).map(|flag| Op::Flag { flag, raised: false }),
                Effect::Reveal(fact) => index(&case.facts, fact).map(|fact| Op::Reveal { fact }),
                Effect::Make(promise) => index(&case.promises, promise).map(|promise| Op::Make { promise }),
                Effect::Keep(promise) => index(&case.promises, promise).map(|promise| Op::Keep { promise }),
                Effect::Break(promise) => index(&case.promises, promise).map(|promise| Op::Break { promise }),
                Effect::Extend(promise, by) => {
                    index(&case.promises, promise).map(|promise| Op::Extend { promise, seconds: by.seconds() })
                }
            };
            self.ops.extend(op);
        }
        start..self.ops.len()
    }

    fn number(&self, var: &Var) -> Option<usize> {
        match var {
            Var::Tally(tally) => Some(*tally as usize),
            Var::Meter(meter) => index(&self.case.meters, meter).map(|n| Tally::ALL.len() + n),
        }
    }

    pub(super) fn condition(&self, condition: &Condition) -> Compiled {
        let found = match condition {
            Condition::All(inner) => Some(Compiled::All(inner.iter().map(|c| self.condition(c)).collect())),
            Condition::Any(inner) => Some(Compiled::Any(inner.iter().map(|c| self.condition(c)).collect())),
            Condition::Not(inner) => Some(Compiled::Not(Box::new(self.condition(inner)))),
            Condition::AtLeast(var, n) => self.number(var).map(|number| Compiled::Between(number, *n, i32::MAX)),
            Condition::AtMost(var, n) => self.number(var).map(|number| Compiled::Between(number, i32::MIN, *n)),
            Condition::In(var, band) => self.in_band(var, band),
            Condition::Is(flag) => index(&self.case.flags, flag).map(Compiled::Flag),
            Condition::Knows(fact) => index(&self.case.facts, fact).map(Compiled::Fact),
            Condition::Promise(promise, status) => {
                index(&self.case.promises, promise).map(|promise| Compiled::Promise(promise, *status))
            }
            Condition::Visited(node) => self.nodes.get(node.as_str()).map(|node| Compiled::Visited(*node)),
            Condition::Chose(node, choice) => {
                self.choice_index.get(&(node.as_str(), choice.as_str())).map(|choice| Compiled::Chose(*choice))
            }
        };
        found.unwrap_or(Compiled::Never)
    }

    /// A value is in the first band whose `upto` it does not exceed.
    fn in_band(&self, var: &Var, band: &Id) -> Option<Compiled> {
        let Var::Meter(meter) = var else { return None };
        let bands = &self.case.meters.get(meter)?.bands;
        let at = bands.iter().position(|b| b.id == *band)?;
        let low = bands[..at].iter().map(|b| b.upto.saturating_add(1)).max().unwrap_or(i32::MIN);
        self.number(var).map(|number| Compiled::Between(number, low, bands[at].upto))
    }
}

fn index<V>(table: &Ordered<V>, id: &Id) -> Option<usize> {
    table.get_index_of(id)
}
