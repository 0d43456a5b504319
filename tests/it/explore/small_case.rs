//! Small random cases for exploring: few nodes, everything that a machine knows, mostly forwards, with some loops.

use std::sync::Arc;

use offramp::scenario::{
    Band, Chance, ChanceOutcome, Choice, Condition, Decision, Duration, Effect, Ending, Fairness, Gate, Grade, Id,
    Meter, Node, Outcome, OutcomeScore, Promise, PromiseStatus, Rewrite, Route, Scenario, Scene, ScoreBy, ScorePart,
    Scoring, Tally, Text, Timeout, Var, Weighted, Whenever, WhileWaiting,
};

use crate::generator::Dice;

const METERS: [&str; 2] = ["anger", "trust"];
const FLAGS: [&str; 2] = ["seen", "told"];
const PROMISES: [&str; 2] = ["callback", "letter"];
const TALLIES: [Tally; 3] = [Tally::Cost, Tally::Contacts, Tally::Clock];

struct Maker {
    dice: Dice,
    nodes: usize,
    /// Whether exits may lead back.
    loops: bool,
    /// Whether nothing is counted up, so that loops come back to where they were.
    quiet: bool,
    lines: u32,
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn node_id(n: usize) -> Id {
    id(&format!("n{n:02}"))
}

/// A case; the same seed gives the same one.
pub fn small_case(seed: u64) -> Scenario {
    let mut dice = Dice::new(seed);
    let nodes = 3 + dice.below(7);
    let loops = dice.once_in(2);
    let quiet = loops && !dice.once_in(4);
    Maker { dice, nodes, loops, quiet, lines: 0 }.make()
}

impl Maker {
    fn make(mut self) -> Scenario {
        let mut case = Scenario::empty("00000000-0000-4000-8000-000000000000", "A small case");
        for name in METERS {
            let (min, max) = (self.dice.between(-5, 0), self.dice.between(4, 12));
            let mut meter = Meter::new(Text::from(name), self.dice.between(min, max), min, max);
            meter.bands = vec![Band::new(id("low"), min + 2, "low"), Band::new(id("high"), max, "high")];
            case.meters.insert(id(name), meter);
        }
        case.flags = FLAGS.iter().map(|name| (id(name), Text::from(*name))).collect();
        for name in PROMISES {
            let mut promise = Promise::new(Text::from(name));
            promise.due = (!self.dice.once_in(4)).then(|| Duration::from_seconds(self.seconds() * 2));
            promise.if_kept = self.effects(2);
            promise.if_broken = self.effects(2);
            case.promises.insert(id(name), promise);
        }
        for grade in Grade::ALL {
            let effects = self.effects(2);
            case.usual.insert(*grade, effects);
        }
        case.scoring = match self.dice.below(4) {
            0 | 1 => None,
            2 => Some(Scoring::new(ScoreBy::Outcome(self.outcome_score()))),
            _three => {
                let outcome = self.outcome_score();
                Some(Scoring::new(ScoreBy::Mix((ScorePart::Decisions, 60), (ScorePart::Outcome(outcome), 40))))
            }
        };
        for _ in 0..self.dice.below(3).saturating_sub(1) {
            let rule = Whenever::new(self.condition(1), node_id(self.dice.below(self.nodes)));
            case.whenever.push(rule);
        }
        case.start = Some(node_id(0));
        for n in 0..self.nodes {
            let node = self.node(n);
            case.nodes.insert(node_id(n), Arc::new(node));
        }
        case
    }

    fn outcome_score(&mut self) -> OutcomeScore {
        let mut parts = vec![Weighted::new(Var::Meter(id("trust")), self.dice.between(1, 3))];
        if self.dice.once_in(2) {
            parts.push(Weighted::new(Var::Meter(id("anger")), self.dice.between(-3, -1)));
        }
        if self.dice.once_in(3) {
            parts.push(Weighted::new(Var::Tally(Tally::Points), self.dice.between(-2, 2)));
        }
        let mut score = OutcomeScore::new(parts);
        score.range = Some((-20, 30));
        score
    }

    fn target(&mut self, from: usize) -> Option<Id> {
        if self.dice.once_in(25) {
            return None;
        }
        let back = self.loops && self.dice.once_in(3);
        let to = if back { self.dice.below(self.nodes) } else { from + 1 + self.dice.below(3) };
        Some(node_id(to.min(self.nodes - 1)))
    }

    fn var(&mut self) -> Var {
        if self.dice.once_in(4) { Var::Tally(*self.dice.pick(&TALLIES)) } else { Var::Meter(self.one_of(&METERS)) }
    }

    fn one_of(&mut self, names: &[&str]) -> Id {
        id(names[self.dice.below(names.len())])
    }

    fn seconds(&mut self) -> u32 {
        if self.quiet { 0 } else { u32::try_from(self.dice.below(5)).unwrap() * 5 }
    }

    fn condition(&mut self, depth: usize) -> Condition {
        match self.dice.below(if depth == 0 { 8 } else { 11 }) {
            0 => Condition::AtLeast(self.var(), self.dice.between(-3, 12)),
            1 => Condition::AtMost(self.var(), self.dice.between(-3, 12)),
            2 => Condition::In(Var::Meter(self.one_of(&METERS)), self.one_of(&["low", "high"])),
            3 | 4 => Condition::Is(self.one_of(&FLAGS)),
            5 => Condition::Promise(self.one_of(&PROMISES), *self.dice.pick(PromiseStatus::ALL)),
            6 => Condition::Visited(node_id(self.dice.below(self.nodes))),
            7 => Condition::Chose(node_id(self.dice.below(self.nodes)), self.one_of(&["a", "b"])),
            8 => Condition::All(vec![self.condition(depth - 1), self.condition(depth - 1)]),
            9 => Condition::Any(vec![self.condition(depth - 1), self.condition(depth - 1)]),
            _ten => Condition::Not(Box::new(self.condition(depth - 1))),
        }
    }

    fn effects(&mut self, most: usize) -> Vec<Effect> {
        (0..self.dice.below(most + 1)).map(|_| self.effect()).collect()
    }

    fn effect(&mut self) -> Effect {
        let promise = self.one_of(&PROMISES);
        match self.dice.below(11) {
            0 => Effect::Set(Var::Meter(self.one_of(&METERS)), self.dice.between(-6, 13)),
            1 => Effect::Raise(self.one_of(&FLAGS)),
            2 => Effect::Lower(self.one_of(&FLAGS)),
            3 | 4 => Effect::Make(promise),
            5 => Effect::Keep(promise),
            6 => Effect::Break(promise),
            7 => Effect::Extend(promise, Duration::from_seconds(self.seconds())),
            8 if !self.quiet => Effect::Add(Var::Tally(Tally::Cost), self.dice.between(-2, 4)),
            _nine => Effect::Add(Var::Meter(self.one_of(&METERS)), self.dice.between(-4, 4)),
        }
    }

    fn when(&mut self, once_in: usize) -> Option<Condition> {
        self.dice.once_in(once_in).then(|| self.condition(1))
    }

    fn node(&mut self, n: usize) -> Node {
        let last = n + 1 == self.nodes;
        let kind = if last { 11 } else { self.dice.below(12) };
        let mut node = match kind {
            0 => Node::Scene(Scene { then: self.target(n), ..Scene::default() }),
            1 => Node::Rewrite(Rewrite {
                strong: self.target(n),
                fair: self.target(n),
                weak: self.target(n),
                ..Rewrite::default()
            }),
            2 => {
                let mut gate = Gate { otherwise: self.target(n), ..Gate::default() };
                for _ in 0..=self.dice.below(2) {
                    let mut route = Route::new(self.item(), self.condition(1));
                    route.to = self.target(n);
                    gate.routes.push(route);
                }
                Node::Gate(gate)
            }
            3 => {
                let mut chance = Chance::default();
                for _ in 0..=self.dice.below(3) {
                    let mut outcome = ChanceOutcome::new(self.item(), self.dice.between(0, 3));
                    outcome.to = self.target(n);
                    chance.outcomes.push(outcome);
                }
                Node::Chance(chance)
            }
            11 => {
                let mut ending = Ending::new(*self.dice.pick(Outcome::ALL));
                ending.resolved = self.dice.once_in(2);
                Node::Ending(ending)
            }
            _decision => Node::Decision(self.decision(n)),
        };
        if self.dice.once_in(3) {
            *node.effects_mut() = self.effects(2);
        }
        let takes = if self.dice.once_in(2) { self.seconds() } else { 0 };
        *node.takes_mut() = Some(Duration::from_seconds(takes));
        if self.dice.once_in(6) {
            *node.after_mut() = Some(Duration::from_seconds(self.seconds()));
        }
        node
    }

    fn item(&mut self) -> Id {
        self.lines += 1;
        id(&format!("k{:06}", self.lines))
    }

    fn decision(&mut self, n: usize) -> Decision {
        let mut decision = Decision::default();
        for name in ["a", "b", "c"].into_iter().take(1 + self.dice.below(3)) {
            let mut choice = Choice::new(id(name));
            choice.when = self.when(3);
            choice.once = self.dice.once_in(4);
            choice.grade = (!self.dice.once_in(5)).then(|| *self.dice.pick(Grade::ALL));
            choice.effects = self.dice.once_in(2).then(|| self.effects(2));
            choice.takes = Some(Duration::from_seconds(self.seconds()));
            choice.points = if self.quiet { 0 } else { self.dice.between(0, 2) };
            choice.fairness =
                (!self.quiet && self.dice.once_in(6)).then_some(Fairness { outcome: 1, process: 0, respect: 2 });
            choice.to = self.target(n);
            decision.choices.push(choice);
        }
        if self.dice.once_in(3) {
            decision.seconds = Some(5 + 5 * u32::try_from(self.dice.below(3)).unwrap());
            decision.on_timeout = self.target(n);
            let effects = Some(self.effects(2));
            decision.timeout = Some(Timeout { grade: Some(Grade::Weak), effects, ..Timeout::default() });
            if self.dice.once_in(2) {
                let mut waiting = WhileWaiting::new(5_u32);
                waiting.effects = self.effects(2);
                decision.while_waiting = Some(waiting);
            }
        }
        decision
    }
}
