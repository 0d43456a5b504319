//! Random scenarios and runs from a seed: everything a document can hold, broken references and all.

#![expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "dice stay far below every limit")]

use std::num::NonZeroU32;
use std::sync::Arc;

use offramp::play::{Input, Machine, Offers, Run};
use offramp::scenario::{
    Band, Better, Chance, ChanceOutcome, Channel, Choice, Condition, Decision, Did, Duration, Effect, Ending, Evidence,
    Expect, Fact, Fails, Fairness, Frame, Gate, Grade, Id, Line, Locked, Meter, Node, Note, Objective, Ordered,
    Outcome, OutcomeScore, Passing, Pause, Person, Phase, Point, Policy, Promise, PromiseStatus, Remedy, RemedyKind,
    Rewrite, Role, Route, RunStep, SavedRun, Scenario, Scene, ScoreBy, ScorePart, Scoring, Status, Strength, Tally,
    Text, Timeout, UsualTakes, Var, Weighted, Whenever, WhileWaiting, resolve,
};

/// Dice with a seed (`SplitMix64`).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed ^ 0x5DEE_CE66_D1CE_4E5B)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    pub fn between(&mut self, low: i32, high: i32) -> i32 {
        low + (self.next() % (i64::from(high) - i64::from(low) + 1) as u64) as i32
    }

    /// True about once in `n` times.
    pub fn once_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    fn name(&mut self, names: &[&str]) -> Id {
        id(names[self.below(names.len())])
    }

    fn maybe<T>(&mut self, n: usize, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.once_in(n).then(|| make(self))
    }

    fn list<T>(&mut self, most: usize, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.below(most + 1)).map(|_| make(self)).collect()
    }
}

/// How large and how odd a scenario becomes.
#[derive(Clone, Copy)]
pub struct Size {
    pub nodes: usize,
    /// References to things that do not exist, and other mistakes.
    pub broken: bool,
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// Names that look like numbers, too: some languages sort those differently.
const NODES: [&str; 14] =
    ["a", "7", "first-words", "42", "b2", "hold", "10", "zz", "0", "end-1", "9-lives", "m", "n-n", "call"];
const METERS: [&str; 3] = ["anger", "7", "1"];
const FLAGS: [&str; 4] = ["refund", "2", "1", "called"];
const FACTS: [&str; 3] = ["party", "5", "4"];
const PROMISES: [&str; 4] = ["callback", "3", "2", "letter"];
const REMEDIES: [&str; 2] = ["courier", "8"];
const OBJECTIVES: [&str; 2] = ["acknowledge", "6"];
const MOVES: [&str; 3] = ["impact-acknowledgment", "ownership", "time-box"];
const CHOICES: [&str; 5] = ["own-it", "explain", "1", "0", "calm-down"];
const WORDS: [&str; 8] = [
    "Third call. Third.",
    "I can't; he said \"no\".",
    "A \\*star\\* and {company}",
    "Zwölf Boxkämpfer – 日本",
    "First.\n\nSecond, with *weight*.\n- one\n- two",
    "{customer} and {{GAP}} and {unknown}",
    "tab\tand [link](https://example.com/a)",
    "r#\"raw\"#",
];

struct Maker {
    dice: Dice,
    size: Size,
    nodes: Vec<Id>,
    items: u32,
}

/// A scenario; the same seed gives the same one.
pub fn scenario(seed: u64, size: Size) -> Scenario {
    let mut dice = Dice::new(seed);
    let count = 1 + dice.below(size.nodes);
    let nodes = (0..count).map(|n| if n < NODES.len() { id(NODES[n]) } else { id(&format!("node-{n}")) }).collect();
    let mut maker = Maker { dice, size, nodes, items: 0 };
    maker.scenario()
}

impl Maker {
    fn scenario(&mut self) -> Scenario {
        let mut case = Scenario::empty("00000000-0000-4000-8000-000000000000", "A case");
        case.title = self.words();
        case.channel = *self.dice.pick(Channel::ALL);
        case.terms = [(id("company"), "Parcelway".into())].into_iter().collect();
        case.cast = [("customer", Role::Customer), ("agent", Role::Agent), ("3", Role::Colleague)]
            .into_iter()
            .map(|(name, role)| (id(name), Person::new(Text::from("Da*na"), role)))
            .collect();
        case.meters = METERS.iter().map(|name| (id(name), self.meter())).collect();
        for grade in Grade::ALL {
            if !self.dice.once_in(4) {
                let effects = self.effects();
                case.usual.insert(*grade, effects);
            }
        }
        case.usual_takes = self.dice.maybe(2, |d| UsualTakes::new(d.below(30) as u32, d.below(40) as u32));
        case.flags = FLAGS.iter().map(|name| (id(name), Text::from("flag"))).collect();
        case.facts = FACTS.iter().map(|name| (id(name), Fact::new("fact"))).collect();
        case.promises = PROMISES.iter().map(|name| (id(name), self.promise())).collect();
        case.remedies = REMEDIES.iter().map(|name| (id(name), self.remedy())).collect();
        case.policy = self.dice.maybe(2, |d| Policy { remedy_limit: Some(d.between(0, 9_000)), ..Policy::default() });
        case.brief.objectives = OBJECTIVES
            .iter()
            .map(|name| {
                let mut objective = Objective::new("objective");
                objective.moves = self.dice.list(2, |d| d.name(&MOVES));
                objective.met_at = self.dice.between(0, 3);
                (id(name), objective)
            })
            .collect();
        case.scoring = self.dice.maybe(2, |_| ()).map(|()| self.scoring());
        case.passing = self.dice.maybe(2, |_| ()).map(|()| Passing {
            percent: self.dice.maybe(2, |d| d.below(101) as u8),
            fails_if: self.many(2, |m| {
                let mut fails = Fails::new(m.condition(2));
                fails.why = m.words();
                fails
            }),
        });
        case.whenever = self.many(2, |m| Whenever::new(m.condition(2), m.node_id()));
        if !self.dice.once_in(20) {
            case.start = Some(self.nodes[0].clone());
        }
        for name in self.nodes.clone() {
            let node = self.node();
            case.nodes.insert(name.clone(), Arc::new(node));
            if !self.dice.once_in(8) {
                let at = Point(self.dice.between(-500, 5_000), self.dice.between(-500, 5_000));
                case.layout.insert(name, at);
            }
        }
        if self.dice.once_in(3) {
            let mut frame = Frame::new("Opening");
            frame.members = self.many(3, Self::node_id);
            case.frames.insert(self.item(), frame);
            case.notes.insert(self.item(), Note::new("remember"));
            for rule in ["single-choice", "open-exit"] {
                case.accepted.insert(format!("{} {rule}", self.nodes[0]).into(), "meant so".into());
            }
        }
        if self.dice.once_in(3) {
            let mut run = SavedRun::new("A run", 7_u32);
            run.steps = self.many(3, |m| RunStep(m.node_id(), Did::Choose(id("own-it"), 0)));
            run.expect = Expect { ending: Some(self.node_id()), percent: Some((0, 100)), ..Expect::default() };
            case.runs.insert(id("model"), run);
        }
        case
    }

    /// A list of up to `most`, whose makers need all of the maker and not only its dice.
    fn many<T>(&mut self, most: usize, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.dice.below(most + 1)).map(|_| make(self)).collect()
    }

    fn words(&mut self) -> Text {
        Text::from(*self.dice.pick(&WORDS))
    }

    fn item(&mut self) -> Id {
        self.items += 1;
        id(&format!("k{:06}", self.items))
    }

    fn named(&mut self, names: &[&str]) -> Id {
        if self.size.broken && self.dice.once_in(25) { id("missing") } else { self.dice.name(names) }
    }

    fn node_id(&mut self) -> Id {
        if self.size.broken && self.dice.once_in(30) {
            return id("missing");
        }
        let index = self.dice.below(self.nodes.len());
        self.nodes[index].clone()
    }

    fn target(&mut self) -> Option<Id> {
        (!self.dice.once_in(12)).then(|| self.node_id())
    }

    fn meter(&mut self) -> Meter {
        let min = self.dice.between(-50, 20);
        let max = min + self.dice.between(1, 120);
        let mut meter = Meter::new(Text::from("Meter"), self.dice.between(min, max), min, max);
        meter.better = *self.dice.pick(Better::ALL);
        let mut upto = min;
        for name in ["low", "2", "1"].into_iter().take(self.dice.below(4)) {
            upto += self.dice.between(1, 50);
            meter.bands.push(Band::new(id(name), upto, "band"));
        }
        meter
    }

    fn promise(&mut self) -> Promise {
        let mut promise = Promise::new("to call back");
        promise.who = self.dice.maybe(2, |_| id("agent"));
        promise.due = self.dice.maybe(2, |d| Duration::from_seconds(d.below(400) as u32));
        promise.if_kept = self.effects();
        promise.if_broken = self.effects();
        promise
    }

    fn remedy(&mut self) -> Remedy {
        let mut remedy = Remedy::new(RemedyKind::Expedite, "a courier");
        remedy.cost = self.dice.between(0, 5_000);
        remedy.fits_goal = self.dice.below(4) as u8;
        remedy
    }

    fn scoring(&mut self) -> Scoring {
        Scoring::new(match self.dice.below(4) {
            0 => ScoreBy::Decisions,
            1 => ScoreBy::Outcome(self.outcome_score()),
            2 => ScoreBy::Mix((ScorePart::Decisions, 60), (ScorePart::Outcome(self.outcome_score()), 40)),
            _three => ScoreBy::Mix(
                (ScorePart::Outcome(self.outcome_score()), 0),
                (ScorePart::Decisions, self.dice.below(2) as u32),
            ),
        })
    }

    fn outcome_score(&mut self) -> OutcomeScore {
        let parts = self.many(3, |m| {
            let mut part =
                Weighted::new(m.var(), m.dice.between(-1_000_000, 1_000_000) / [1, 100_000][m.dice.below(2)]);
            part.per = m.dice.maybe(2, |d| NonZeroU32::new(1 + d.below(120) as u32).unwrap());
            part
        });
        let mut score = OutcomeScore::new(parts);
        let low = i64::from(self.dice.between(-5_000, 2_000));
        score.range = (!self.dice.once_in(6)).then(|| (low, low + i64::from(self.dice.between(-10, 9_000))));
        score
    }

    fn var(&mut self) -> Var {
        if self.dice.once_in(4) { Var::Tally(*self.dice.pick(Tally::ALL)) } else { Var::Meter(self.named(&METERS)) }
    }

    fn condition(&mut self, depth: usize) -> Condition {
        let kinds = if depth == 0 { 8 } else { 11 };
        match self.dice.below(kinds) {
            0 => Condition::AtLeast(self.var(), self.dice.between(-20, 90)),
            1 => Condition::AtMost(self.var(), self.dice.between(-20, 90)),
            2 => Condition::In(Var::Meter(self.named(&METERS)), self.named(&["low", "2", "1"])),
            3 => Condition::Is(self.named(&FLAGS)),
            4 => Condition::Knows(self.named(&FACTS)),
            5 => Condition::Promise(self.named(&PROMISES), *self.dice.pick(PromiseStatus::ALL)),
            6 => Condition::Visited(self.node_id()),
            7 => Condition::Chose(self.node_id(), self.named(&CHOICES)),
            8 => Condition::All(self.many(3, |m| m.condition(depth - 1))),
            9 => Condition::Any(self.many(3, |m| m.condition(depth - 1))),
            _ten => Condition::Not(Box::new(self.condition(depth - 1))),
        }
    }

    fn effects(&mut self) -> Vec<Effect> {
        self.many(3, Self::effect)
    }

    fn effect(&mut self) -> Effect {
        match self.dice.below(10) {
            0 => Effect::Set(Var::Meter(self.named(&METERS)), self.dice.between(-60, 130)),
            1 => Effect::Raise(self.named(&FLAGS)),
            2 => Effect::Lower(self.named(&FLAGS)),
            3 => Effect::Reveal(self.named(&FACTS)),
            4 | 5 => Effect::Make(self.named(&PROMISES)),
            6 => Effect::Keep(self.named(&PROMISES)),
            7 => Effect::Break(self.named(&PROMISES)),
            8 => Effect::Extend(self.named(&PROMISES), self.duration()),
            _nine => match self.var() {
                Var::Tally(Tally::Clock) => Effect::Add(Var::Tally(Tally::Cost), self.dice.between(-500, 1_000_000)),
                var => Effect::Add(var, self.dice.between(-40, 40)),
            },
        }
    }

    fn duration(&mut self) -> Duration {
        let unit = *self.dice.pick(&[1, 1, 60, 3_600, 86_400]);
        Duration::from_seconds(self.dice.below(100) as u32 * unit)
    }

    fn lines(&mut self) -> Vec<Line> {
        self.many(2, |m| {
            let mut line = Line::new(m.item());
            line.by = m.dice.maybe(2, |_| id("customer"));
            line.says = m.words();
            line.when = m.dice.once_in(3).then(|| m.condition(1));
            line.feeling = Text::from("wary");
            line
        })
    }

    fn node(&mut self) -> Node {
        let mut node = match self.dice.below(11) {
            0 | 1 => Node::Scene(Scene { lines: self.lines(), then: self.target(), ..Scene::default() }),
            2..=5 => Node::Decision(self.decision()),
            6 => Node::Rewrite(Rewrite {
                lines: self.lines(),
                model: self.words(),
                strong: self.target(),
                fair: self.target(),
                weak: self.target(),
                ..Rewrite::default()
            }),
            7 => Node::Gate(Gate {
                routes: self.many(3, |m| {
                    let mut route = Route::new(m.item(), m.condition(2));
                    route.to = m.target();
                    route
                }),
                otherwise: self.target(),
                ..Gate::default()
            }),
            8 => Node::Chance(Chance {
                outcomes: self.many(3, |m| {
                    let weight = if m.dice.once_in(10) { 999_999 } else { m.dice.between(0, 5) };
                    let mut outcome = ChanceOutcome::new(m.item(), weight);
                    outcome.to = m.target();
                    outcome
                }),
                ..Chance::default()
            }),
            9 => Node::Pause(Pause { prompt: self.words(), then: self.target(), ..Pause::default() }),
            _ten => {
                let mut ending = Ending::new(*self.dice.pick(Outcome::ALL));
                ending.resolved = self.dice.once_in(2);
                ending.lines = self.lines();
                ending.summary = self.words();
                Node::Ending(ending)
            }
        };
        *node.title_mut() = self.words();
        *node.effects_mut() = if self.dice.once_in(2) { self.effects() } else { Vec::new() };
        *node.after_mut() = self.dice.maybe(6, |d| Duration::from_seconds(d.below(5_000) as u32));
        *node.takes_mut() = self.dice.maybe(3, |d| Duration::from_seconds(d.below(200) as u32));
        *node.phase_mut() = self.dice.maybe(2, |d| *d.pick(Phase::ALL));
        *node.status_mut() = *self.dice.pick(Status::ALL);
        node
    }

    fn decision(&mut self) -> Decision {
        let seconds = self.dice.maybe(2, |d| 1 + d.below(60) as u32);
        let mut decision = Decision {
            lines: self.lines(),
            prompt: self.words(),
            shuffle: self.dice.once_in(3),
            seconds,
            on_timeout: self.target(),
            choices: self.many(4, Self::choice),
            ..Decision::default()
        };
        if !self.size.broken {
            let mut seen = std::collections::HashSet::new();
            decision.choices.retain(|choice| seen.insert(choice.id.clone()));
        }
        if self.dice.once_in(2) {
            let timeout = Timeout {
                grade: self.dice.maybe(2, |d| *d.pick(Grade::ALL)),
                effects: self.dice.once_in(2).then(|| self.effects()),
                reply: self.lines(),
                feedback: self.words(),
            };
            decision.timeout = Some(timeout);
        }
        if self.dice.once_in(2) {
            let every = 1 + self.dice.below(12) as u32;
            let mut waiting = WhileWaiting::new(every);
            waiting.effects = self.effects();
            decision.while_waiting = Some(waiting);
        }
        decision
    }

    fn choice(&mut self) -> Choice {
        let mut choice = Choice::new(self.dice.name(&CHOICES));
        choice.says = self.words();
        choice.when = self.dice.once_in(3).then(|| self.condition(2));
        choice.locked = if self.dice.once_in(2) { Locked::Show("not yet".into()) } else { Locked::Hide };
        choice.once = self.dice.once_in(4);
        choice.grade = self.dice.maybe(2, |d| *d.pick(Grade::ALL)).or(Some(Grade::Good));
        if self.dice.once_in(6) {
            choice.grade = None;
        }
        choice.effects = self.dice.once_in(2).then(|| self.effects());
        choice.takes = self.dice.once_in(3).then(|| self.duration());
        choice.moves = self.dice.list(2, |d| d.name(&MOVES));
        choice.missteps = self.dice.list(1, |_| id("blame"));
        let evidence: Ordered<Evidence> = match self.dice.below(4) {
            0 => [(self.named(&OBJECTIVES), Evidence(self.dice.between(-9, 9)))].into_iter().collect(),
            _none => Ordered::default(),
        };
        choice.evidence = evidence;
        choice.fairness = self.dice.maybe(3, |d| Fairness {
            outcome: d.below(4) as u8,
            process: d.below(4) as u8,
            respect: d.below(4) as u8,
        });
        choice.remedy = self.dice.once_in(4).then(|| self.named(&REMEDIES));
        choice.reply = self.lines();
        choice.feedback = self.words();
        choice.points = self.dice.between(-3, 5);
        choice.to = self.target();
        choice
    }
}

/// The machine of a scenario.
pub fn machine(scenario: &Scenario) -> Arc<Machine> {
    Arc::new(Machine::compile(Arc::new(resolve(scenario, None))))
}

/// An input at random: mostly one that is offered, now and then any.
pub fn input(dice: &mut Dice, offers: &Offers) -> Input {
    let inputs: Vec<Input> = offers.inputs().collect();
    if inputs.is_empty() || dice.once_in(12) {
        return match dice.below(4) {
            0 => Input::Continue,
            1 => Input::Choose { choice: dice.below(6), ticks: dice.below(25) as u32 },
            2 => Input::TimeOut,
            _three => Input::Wrote(*dice.pick(Strength::ALL)),
        };
    }
    *dice.pick(&inputs)
}

/// A run of at most `most` inputs, the refused ones left out.
pub fn run(machine: &Arc<Machine>, dice: &mut Dice, most: usize) -> Run {
    let mut run = Run::new(machine.clone(), dice.next() as u32);
    for _ in 0..most {
        let input = input(dice, &run.machine().offers(run.state()));
        let _refused_or_taken = run.step(input);
    }
    run
}
