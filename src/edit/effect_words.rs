//! What an effect is called on its chip.

use crate::scenario::{
    Duration, Effect, Scenario, Tally, Var, duration_words, money, quoted, spoken_fact, spoken_flag, spoken_meter,
    spoken_promise,
};

/// The effect in a few words: “anger −15”, “reveal “The party is today””, “refund mentioned: yes”.
#[must_use]
pub fn effect_words(scenario: &Scenario, effect: &Effect) -> String {
    let flag = |id, state| format!("{}: {state}", spoken_flag(scenario, id));
    let promise = |id| {
        let words = spoken_promise(scenario, id);
        if scenario.promises.contains_key(id) { format!("the promise {}", quoted(&words)) } else { words }
    };
    match effect {
        Effect::Add(var, n) => format!("{} {}", name(scenario, var), with_sign(scenario, var, *n)),
        Effect::Set(var, n) => format!("set {} to {}", name(scenario, var), amount(scenario, var, *n)),
        Effect::Raise(id) => flag(id, "yes"),
        Effect::Lower(id) => flag(id, "no"),
        Effect::Reveal(id) => format!("reveal {}", spoken_fact(scenario, id)),
        Effect::Make(id) => format!("promise: {}", spoken_promise(scenario, id)),
        Effect::Keep(id) => format!("keep {}", promise(id)),
        Effect::Break(id) => format!("break {}", promise(id)),
        Effect::Extend(id, time) => format!("extend {} by {}", promise(id), duration_words(*time)),
    }
}

fn name(scenario: &Scenario, var: &Var) -> String {
    match var {
        Var::Meter(id) => spoken_meter(scenario, id),
        Var::Tally(Tally::Cost) => "cost".to_owned(),
        Var::Tally(tally) => tally.label().to_lowercase(),
    }
}

fn with_sign(scenario: &Scenario, var: &Var, n: i32) -> String {
    let amount = amount(scenario, var, n);
    if n < 0 { amount } else { format!("+{amount}") }
}

fn amount(scenario: &Scenario, var: &Var, n: i32) -> String {
    match var {
        Var::Tally(Tally::Cost) => money(n, scenario.policy.as_ref().map_or("", |policy| policy.currency.as_str())),
        Var::Tally(Tally::Clock) => Duration::from_seconds(n.unsigned_abs()).to_string(),
        Var::Tally(_) | Var::Meter(_) => n.to_string().replace('-', "−"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Fact, Id, Meter, Policy, Promise};

    #[test]
    fn a_chip_says_what_changes() {
        let id = |name| Id::new(name).unwrap();
        let mut case = Scenario::empty("id", "title");
        case.meters.insert(id("anger"), Meter::new("Anger", 70, 0, 100));
        case.facts.insert(id("party"), Fact::new("The party is today"));
        case.flags.insert(id("refund"), "refund mentioned".into());
        case.promises.insert(id("callback"), Promise::new("a call back within thirty minutes"));
        case.policy = Some(Policy { currency: "USD".into(), ..Policy::default() });
        let anger = || Var::Meter(id("anger"));
        for (effect, words) in [
            (Effect::Add(anger(), -15), "anger −15"),
            (Effect::Add(anger(), 0), "anger +0"),
            (Effect::Set(anger(), 40), "set anger to 40"),
            (Effect::Add(Var::Meter(id("joy")), 1), "the missing meter “joy” +1"),
            (Effect::Add(Var::Tally(Tally::Cost), 1_850), "cost +$18.50"),
            (Effect::Add(Var::Tally(Tally::Cost), -500), "cost −$5"),
            (Effect::Add(Var::Tally(Tally::Transfers), 1), "transfers +1"),
            (Effect::Add(Var::Tally(Tally::FairProcess), 2), "fairness of process +2"),
            (Effect::Raise(id("refund")), "refund mentioned: yes"),
            (Effect::Lower(id("refund")), "refund mentioned: no"),
            (Effect::Reveal(id("party")), "reveal “The party is today”"),
            (Effect::Reveal(id("odd")), "reveal the missing fact “odd”"),
            (Effect::Make(id("callback")), "promise: a call back within thirty minutes"),
            (Effect::Keep(id("callback")), "keep the promise “a call back within thirty minutes”"),
            (Effect::Break(id("odd")), "break the missing promise “odd”"),
            (
                Effect::Extend(id("callback"), Duration::from_seconds(3_600)),
                "extend the promise “a call back within thirty minutes” by 1 hour",
            ),
        ] {
            assert_eq!(effect_words(&case, &effect), words);
        }
    }
}
