//! A seeded case that ink can tell as well: decisions with text, choices that change variables, conditions that close
//! some, and nothing that ink has no words for.

use std::sync::Arc;

use offramp::scenario::{
    Choice, Condition, Decision, Effect, Ending, Id, Line, Meter, Node, Outcome, Scenario, Text, Var,
};

use crate::generator::Dice;

const NODES: usize = 200;
const METERS: [&str; 4] = ["anger", "trust", "calm", "effort"];
const FLAGS: [&str; 2] = ["informed", "promised"];
/// The most that a choice changes a meter.
const STEP: i32 = 10;
/// No run has more choices than nodes, so no meter comes this far: ink, which has no ranges, needs no clamping.
const FARTHEST: i32 = 2_000;
/// How many nodes further on a choice leads at most: a run has about 50 choices.
const FARTHEST_AHEAD: usize = 7;
const WORDS: &str = "a about account agent again all and answer ask back because before better call card choose clear come \
                     could day delivery each fair first for from give good hear help how in it keep late letter line \
                     listen made may message more name need next not now of offer on once order our parcel part please \
                     refund reply right said same say see send should so some sorry story take tell that the their \
                     there they thing this time to today told understand wait want was week what when where which who \
                     will with word would write you your";

fn id(text: &str) -> Id {
    Id::new(text).unwrap_or_else(|error| panic!("{error}"))
}

fn node_id(node: usize) -> Id {
    id(&format!("n{:03}", node.min(NODES - 1)))
}

fn meter(dice: &mut Dice) -> Var {
    Var::Meter(id(METERS[dice.below(METERS.len())]))
}

fn flag(dice: &mut Dice) -> Id {
    id(FLAGS[dice.below(FLAGS.len())])
}

/// So many words, as a sentence.
fn sentence(dice: &mut Dice, words: usize) -> Text {
    let all: Vec<&str> = WORDS.split_whitespace().collect();
    let said: Vec<&str> = (0..words).map(|_| *dice.pick(&all)).collect();
    let said = said.join(" ");
    Text::from(format!("{}{}.", said[..1].to_uppercase(), &said[1..]))
}

/// Two lines, 40 words together.
fn lines(dice: &mut Dice, node: usize) -> Vec<Line> {
    let first = dice.below(11) + 15;
    let line = |(at, words)| {
        let mut line = Line::new(id(&format!("k{node:03}{at:03}")));
        line.says = sentence(dice, words);
        line
    };
    [first, 40 - first].into_iter().enumerate().map(line).collect()
}

/// What ink writes as `{calm >= 3}`, `{calm <= 3}`, `{informed}`, `{not informed}`.
fn condition(dice: &mut Dice) -> Condition {
    match dice.below(4) {
        0 => Condition::AtLeast(meter(dice), dice.between(-STEP, STEP)),
        1 => Condition::AtMost(meter(dice), dice.between(-STEP, STEP)),
        2 => Condition::Is(flag(dice)),
        _three => Condition::Not(Box::new(Condition::Is(flag(dice)))),
    }
}

/// One meter changes, and one time in three a flag.
fn effects(dice: &mut Dice) -> Vec<Effect> {
    let by = dice.between(1, STEP) * if dice.once_in(2) { 1 } else { -1 };
    let mut effects = vec![Effect::Add(meter(dice), by)];
    if dice.once_in(3) {
        let flag = flag(dice);
        effects.push(if dice.once_in(2) { Effect::Raise(flag) } else { Effect::Lower(flag) });
    }
    effects
}

fn decision(dice: &mut Dice, node: usize) -> Decision {
    let mut decision = Decision { lines: lines(dice, node), ..Decision::default() };
    let gated = dice.below(3);
    for (at, name) in ["a", "b", "c"].into_iter().enumerate() {
        let mut choice = Choice::new(id(name));
        let words = 5 + dice.below(5);
        choice.says = sentence(dice, words);
        choice.when = (at == gated).then(|| condition(dice));
        choice.effects = Some(effects(dice));
        choice.to = Some(node_id(node + 1 + dice.below(FARTHEST_AHEAD)));
        decision.choices.push(choice);
    }
    decision
}

/// 199 decisions of three choices, one of them with a condition, and an ending; 40 words of text a node; four meters
/// and two flags.
pub fn ink_case() -> Scenario {
    let mut dice = Dice::new(11);
    let mut case = Scenario::empty("00000000-0000-4000-8000-000000000000", "The case beside ink");
    for name in METERS {
        case.meters.insert(id(name), Meter::new(Text::from(name), 0, -FARTHEST, FARTHEST));
    }
    for name in FLAGS {
        case.flags.insert(id(name), Text::from(name));
    }
    case.start = Some(node_id(0));
    for node in 0..NODES - 1 {
        case.nodes.insert(node_id(node), Arc::new(Node::Decision(decision(&mut dice, node))));
    }
    let mut ending = Ending::new(Outcome::Resolved);
    ending.lines = lines(&mut dice, NODES - 1);
    case.nodes.insert(node_id(NODES), Arc::new(Node::Ending(ending)));
    case
}
