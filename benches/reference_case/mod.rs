//! A seeded case of the size that real ones have, for benchmarks and for tests.

use std::sync::Arc;

use offramp::scenario::{
    Band, Better, Choice, Condition, Decision, Duration as Time, Effect, Ending, Grade, Id, Line, Meter, Node, Outcome,
    Promise, Scenario, Scene, Text, Var, Whenever, WhileWaiting,
};

use super::generator::Dice;

fn id(text: &str) -> Id {
    Id::new(text).unwrap_or_else(|error| panic!("{error}"))
}

fn meter(name: &str) -> Var {
    Var::Meter(id(name))
}

/// 200 nodes, 60 decisions, 4 meters of which 2 are read by a tenth of the choices, a whenever rule, 4 timers of at most
/// 4 ticks, 2 promises, 2 hubs of 4 choices that are offered once.
pub fn reference_case() -> Scenario {
    let mut dice = Dice::new(5);
    let mut case = Scenario::empty("00000000-0000-4000-8000-000000000000", "The reference case");
    for (name, better) in
        [("anger", Better::Low), ("trust", Better::High), ("calm", Better::High), ("effort", Better::Low)]
    {
        let mut meter = Meter::new(Text::from(name), 50, 0, 100);
        meter.better = better;
        meter.bands = vec![
            Band::new(id("low"), 33, "low"),
            Band::new(id("middle"), 89, "middle"),
            Band::new(id("high"), 100, "high"),
        ];
        case.meters.insert(id(name), meter);
    }
    let usual = [(Grade::Best, -10, 10), (Grade::Good, -5, 5), (Grade::Weak, 5, -5), (Grade::Harmful, 15, -10)];
    for (grade, anger, trust) in usual {
        let effects = vec![
            Effect::Add(meter("anger"), anger),
            Effect::Add(meter("trust"), trust),
            Effect::Add(meter("calm"), -anger),
            Effect::Add(meter("effort"), anger),
        ];
        case.usual.insert(grade, effects);
    }
    for name in ["callback", "letter"] {
        let mut promise = Promise::new(Text::from(name));
        promise.due = Some(Time::from_seconds(600));
        promise.if_broken = vec![Effect::Add(meter("anger"), 10)];
        case.promises.insert(id(name), promise);
    }
    case.whenever.push(Whenever::new(Condition::In(meter("anger"), id("high")), id("n199")));
    case.start = Some(id("n000"));
    let name = |n: usize| id(&format!("n{n:03}"));
    let (mut hubs, mut timers) = (0, 0);
    for n in 0..200 {
        // Every third node decides, until there are 60.
        let node = if n >= 194 {
            let mut ending = Ending::new(Outcome::ALL[n - 194]);
            ending.resolved = n < 196;
            Node::Ending(ending)
        } else if n % 3 == 1 && n < 180 {
            let hub = n % 90 == 1 && hubs < 2;
            let mut decision = Decision::default();
            if hub {
                hubs += 1;
            } else if timers < 4 && n % 40 == 10 {
                timers += 1;
                decision.seconds = Some(20);
                decision.on_timeout = Some(name(n + 1));
                let mut waiting = WhileWaiting::new(5_u32);
                waiting.effects = vec![Effect::Add(meter("anger"), 5)];
                decision.while_waiting = Some(waiting);
            }
            for at in 0..if hub { 5 } else { 3 } {
                let mut choice = Choice::new(id(["a", "b", "c", "d", "leave"][at]));
                choice.grade = Some(Grade::ALL[dice.below(4)]);
                if hub && at < 4 {
                    choice.once = true;
                    choice.to = Some(name(n));
                } else {
                    choice.to = Some(name(n + 1 + dice.below(3)));
                }
                if dice.once_in(10) {
                    let number = meter(if dice.once_in(2) { "anger" } else { "trust" });
                    choice.when = Some(Condition::AtLeast(number, 10 * dice.between(2, 6)));
                }
                decision.choices.push(choice);
            }
            // Something is always offered.
            decision.choices[0].when = None;
            Node::Decision(decision)
        } else {
            let mut scene = Scene { then: Some(name(n + 1)), ..Scene::default() };
            scene.lines = vec![Line::new(id(&format!("k{n:06}")))];
            scene.effects = match n {
                20 => vec![Effect::Make(id("callback"))],
                60 => vec![Effect::Keep(id("callback"))],
                100 => vec![Effect::Make(id("letter"))],
                140 => vec![Effect::Keep(id("letter"))],
                193 => Vec::new(),
                _plain => Vec::new(),
            };
            Node::Scene(scene)
        };
        case.nodes.insert(name(n), Arc::new(node));
    }
    case
}
