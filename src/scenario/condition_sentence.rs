//! Reads a condition back as a fragment of an English sentence, as an author would say it.
//!
//! Says what the condition says, not whether it can hold: what it names and does not exist is called missing.

use super::{
    Condition, Duration, Id, PromiseStatus, Scenario, Tally, Var, duration_words, markup, money, quoted, spoken_fact,
    spoken_flag, spoken_meter, spoken_promise,
};

/// The condition in words: “anger is 60 or more, and “The party is today” is not known”.
///
/// Parts are joined by a comma and a word; what is joined within what is joined stands in brackets.
#[must_use]
pub fn condition_sentence(scenario: &Scenario, condition: &Condition) -> String {
    said(scenario, condition, true)
}

/// The words of `condition`, or of its opposite where it does not have to `hold`.
fn said(scenario: &Scenario, condition: &Condition, hold: bool) -> String {
    let not = if hold { "" } else { "not " };
    match condition {
        Condition::All(inner) => joined(scenario, inner, "and", "always", hold),
        Condition::Any(inner) => joined(scenario, inner, "or", "never", hold),
        Condition::Not(inner) => said(scenario, inner, !hold),
        Condition::AtLeast(var, n) => compared(scenario, var, *n, if hold { Side::AtLeast } else { Side::Below }),
        Condition::AtMost(var, n) => compared(scenario, var, *n, if hold { Side::AtMost } else { Side::Above }),
        Condition::In(var, band) => format!("{} is {not}in {}", number(scenario, var), band_name(scenario, var, band)),
        Condition::Is(flag) if scenario.flags.contains_key(flag) => {
            format!("“{}” is {not}true", spoken_flag(scenario, flag))
        }
        Condition::Is(flag) => format!("{} is {not}true", spoken_flag(scenario, flag)),
        Condition::Knows(fact) => format!("{} is {not}known", spoken_fact(scenario, fact)),
        Condition::Promise(promise, status) => {
            let name = spoken_promise(scenario, promise);
            let name = if scenario.promises.contains_key(promise) { format!("the promise “{name}”") } else { name };
            match (status, hold) {
                (PromiseStatus::Unmade, true) => format!("{name} has not been made"),
                (PromiseStatus::Unmade, false) => format!("{name} has been made"),
                (PromiseStatus::Open | PromiseStatus::Kept | PromiseStatus::Broken, _) => {
                    format!("{name} is {not}{status}")
                }
            }
        }
        Condition::Visited(node) => format!("they have {not}been at {}", node_name(scenario, node)),
        Condition::Chose(node, choice) => {
            let verb = if hold { "chose" } else { "did not choose" };
            format!("at {} they {verb} {}", node_name(scenario, node), choice_name(scenario, node, choice))
        }
    }
}

/// Several conditions joined by a word; none are `nothing`, which is “always” or “never”.
fn joined(scenario: &Scenario, inner: &[Condition], word: &str, nothing: &str, hold: bool) -> String {
    match inner {
        [] if hold => nothing.to_owned(),
        [] => if nothing == "always" { "never" } else { "always" }.to_owned(),
        [only] => said(scenario, only, hold),
        several => {
            let mut parts: Vec<String> = several.iter().map(|part| bracketed(scenario, part)).collect();
            let last = parts.pop().unwrap_or_default();
            let all = format!("{}, {word} {last}", parts.join(", "));
            if hold { all } else { format!("not ({all})") }
        }
    }
}

/// A part of something joined: in brackets where it is joined itself.
fn bracketed(scenario: &Scenario, condition: &Condition) -> String {
    let words = said(scenario, condition, true);
    if is_joined(condition) { format!("({words})") } else { words }
}

/// Whether the words of a condition are several joined without brackets around them.
fn is_joined(condition: &Condition) -> bool {
    match condition {
        Condition::All(inner) | Condition::Any(inner) => match inner.as_slice() {
            [] => false,
            [only] => is_joined(only),
            _several => true,
        },
        // The opposite of several has brackets of its own; the opposite of an opposite is what it was.
        Condition::Not(inner) => match &**inner {
            Condition::Not(twice) => is_joined(twice),
            Condition::All(only) | Condition::Any(only) if only.len() == 1 => {
                is_joined(&Condition::Not(Box::new(only[0].clone())))
            }
            _opposite => false,
        },
        Condition::AtLeast(..)
        | Condition::AtMost(..)
        | Condition::In(..)
        | Condition::Is(_)
        | Condition::Knows(_)
        | Condition::Promise(..)
        | Condition::Visited(_)
        | Condition::Chose(..) => false,
    }
}

/// On which side of a number something is.
#[derive(Clone, Copy)]
enum Side {
    AtLeast,
    AtMost,
    Below,
    Above,
}

impl Side {
    fn of(self, number: &str) -> String {
        match self {
            Self::AtLeast => format!("{number} or more"),
            Self::AtMost => format!("{number} or less"),
            Self::Below => format!("less than {number}"),
            Self::Above => format!("more than {number}"),
        }
    }
}

fn compared(scenario: &Scenario, var: &Var, n: i32, side: Side) -> String {
    let plain = n.to_string().replace('-', "−");
    match var {
        Var::Tally(Tally::Clock) => {
            let seconds = u32::try_from(n).map(|n| duration_words(Duration::from_seconds(n)));
            let time = seconds.unwrap_or_else(|_negative| format!("{plain} seconds"));
            match side {
                Side::AtLeast => format!("{time} or more have passed"),
                Side::AtMost => format!("{time} or less have passed"),
                Side::Below => format!("less than {time} have passed"),
                Side::Above => format!("more than {time} have passed"),
            }
        }
        Var::Tally(Tally::Cost) => {
            let currency = scenario.policy.as_ref().map_or("", |policy| policy.currency.as_str());
            format!("{} is {}", number(scenario, var), side.of(&money(n, currency)))
        }
        Var::Tally(Tally::Contacts | Tally::Transfers | Tally::Points) => {
            format!("there are {} {}", side.of(&plain).replace("less", "fewer"), number(scenario, var))
        }
        Var::Tally(Tally::FairOutcome | Tally::FairProcess | Tally::FairRespect) | Var::Meter(_) => {
            format!("{} is {}", number(scenario, var), side.of(&plain))
        }
    }
}

/// What a number is called within a sentence.
fn number(scenario: &Scenario, var: &Var) -> String {
    match var {
        Var::Meter(meter) => spoken_meter(scenario, meter),
        Var::Tally(tally) => tally.label().to_lowercase(),
    }
}

fn band_name(scenario: &Scenario, var: &Var, band: &Id) -> String {
    let bands = match var {
        Var::Meter(meter) => scenario.meters.get(meter).map_or(&[][..], |meter| &meter.bands),
        Var::Tally(_) => &[],
    };
    match bands.iter().find(|found| found.id == *band) {
        Some(found) if found.name.is_blank() => quoted(band),
        Some(found) => quoted(&found.name),
        None => format!("the missing band “{band}”"),
    }
}

fn node_name(scenario: &Scenario, id: &Id) -> String {
    // The name is taken long and cut afterwards, so that markup is not cut in half.
    scenario.nodes.get(id).map_or_else(|| format!("the missing node “{id}”"), |node| quoted(&node.name(400)))
}

fn choice_name(scenario: &Scenario, node: &Id, id: &Id) -> String {
    let choices = scenario.nodes.get(node).map_or(&[][..], |node| node.choices());
    let Some(choice) = choices.iter().find(|choice| choice.id == *id) else {
        return format!("the missing choice “{id}”");
    };
    let words = [&choice.title, &choice.says, &choice.does].into_iter().find(|words| !words.is_blank());
    words.map_or_else(|| "an unwritten choice".to_owned(), |words| quoted(markup::plain(words).trim()))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::scenario::{Band, Choice, Decision, Fact, Meter, Node, Policy, Promise, Scene};
    use Condition::{All, Any, AtLeast, AtMost, Chose, In, Is, Knows, Not, Visited};

    fn id(name: &str) -> Id {
        Id::new(name).unwrap()
    }

    fn case() -> Scenario {
        let mut case = Scenario::empty("id", "title");
        let mut anger = Meter::new("Anger", 70, 0, 100);
        anger.bands = vec![Band::new(id("furious"), 100, "Furious")];
        case.meters.insert(id("anger"), anger);
        case.facts.insert(id("party"), Fact::new("The party is today"));
        case.flags.insert(id("refund"), "A refund has been mentioned".into());
        case.promises.insert(id("callback"), Promise::new("a call back within thirty minutes"));
        case.policy = Some(Policy { currency: "USD".into(), ..Policy::default() });
        let mut own = Choice::new(id("own-it"));
        own.says = "I own this, and I will see it through *myself*, today, with you".into();
        let mut first = Decision { choices: vec![own, Choice::new(id("hold"))], ..Decision::default() };
        first.title = "First words".into();
        case.nodes.insert(id("first"), Arc::new(Node::Decision(first)));
        case.nodes.insert(id("scene"), Arc::new(Node::Scene(Scene::default())));
        case
    }

    fn meter(name: &str) -> Var {
        Var::Meter(id(name))
    }

    fn not(condition: Condition) -> Condition {
        Not(Box::new(condition))
    }

    #[track_caller]
    fn reads(condition: &Condition, sentence: &str) {
        assert_eq!(condition_sentence(&case(), condition), sentence);
    }

    #[test]
    fn numbers_are_compared_in_words() {
        reads(&AtLeast(meter("anger"), 60), "anger is 60 or more");
        reads(&AtMost(meter("anger"), -5), "anger is −5 or less");
        reads(&not(AtLeast(meter("anger"), 60)), "anger is less than 60");
        reads(&not(AtMost(meter("anger"), 25)), "anger is more than 25");
        reads(&AtLeast(Var::Tally(Tally::Cost), 1850), "recovery cost is $18.50 or more");
        reads(&AtLeast(Var::Tally(Tally::Clock), 1800), "30 minutes or more have passed");
        reads(&not(AtMost(Var::Tally(Tally::Clock), 90)), "more than 1 minute 30 seconds have passed");
        reads(&AtLeast(Var::Tally(Tally::Transfers), 2), "there are 2 or more transfers");
        reads(&not(AtLeast(Var::Tally(Tally::Contacts), 3)), "there are fewer than 3 contacts");
        reads(&AtLeast(Var::Tally(Tally::FairRespect), 4), "fairness of treatment is 4 or more");
    }

    #[test]
    fn each_kind_is_said_as_an_author_would() {
        reads(&In(meter("anger"), id("furious")), "anger is in “Furious”");
        reads(&not(In(meter("anger"), id("furious"))), "anger is not in “Furious”");
        reads(&Is(id("refund")), "“A refund has been mentioned” is true");
        reads(&not(Is(id("refund"))), "“A refund has been mentioned” is not true");
        reads(&Knows(id("party")), "“The party is today” is known");
        let promise = |status| Condition::Promise(id("callback"), status);
        let name = "the promise “a call back within thirty minutes”";
        reads(&promise(PromiseStatus::Open), &format!("{name} is open"));
        reads(&not(promise(PromiseStatus::Kept)), &format!("{name} is not kept"));
        reads(&promise(PromiseStatus::Unmade), &format!("{name} has not been made"));
        reads(&not(promise(PromiseStatus::Unmade)), &format!("{name} has been made"));
        reads(&Visited(id("first")), "they have been at “First words”");
        reads(&not(Visited(id("scene"))), "they have not been at “Scene”");
        reads(
            &Chose(id("first"), id("own-it")),
            "at “First words” they chose “I own this, and I will see it through…”",
        );
        reads(&not(Chose(id("first"), id("hold"))), "at “First words” they did not choose an unwritten choice");
    }

    #[test]
    fn several_are_joined_and_stay_unambiguous() {
        let a = || AtLeast(meter("anger"), 60);
        let b = || not(Knows(id("party")));
        let c = || Is(id("refund"));
        let (sa, sb) = ("anger is 60 or more", "“The party is today” is not known");
        let sc = "“A refund has been mentioned” is true";
        reads(&All(vec![a(), b()]), &format!("{sa}, and {sb}"));
        reads(&Any(vec![a(), b(), c()]), &format!("{sa}, {sb}, or {sc}"));
        reads(&All(vec![a(), Any(vec![b(), c()])]), &format!("{sa}, and ({sb}, or {sc})"));
        reads(&Any(vec![All(vec![a(), b()]), c()]), &format!("({sa}, and {sb}), or {sc}"));
        reads(&All(vec![All(vec![Any(vec![a(), c()])]), b()]), &format!("({sa}, or {sc}), and {sb}"));
        reads(&not(Any(vec![a(), c()])), &format!("not ({sa}, or {sc})"));
        reads(&All(vec![not(Any(vec![a(), c()])), b()]), &format!("not ({sa}, or {sc}), and {sb}"));
        reads(&All(vec![not(not(Any(vec![a(), c()]))), b()]), &format!("({sa}, or {sc}), and {sb}"));
        let wrapped = not(All(vec![not(Any(vec![a(), c()]))]));
        reads(&All(vec![wrapped, b()]), &format!("({sa}, or {sc}), and {sb}"));
        reads(&not(not(b())), sb);
        reads(&All(vec![c()]), sc);
    }

    #[test]
    fn nothing_to_hold_is_always_or_never() {
        reads(&All(vec![]), "always");
        reads(&Any(vec![]), "never");
        reads(&not(All(vec![])), "never");
        reads(&not(Any(vec![])), "always");
        reads(&All(vec![Is(id("refund")), Any(vec![])]), "“A refund has been mentioned” is true, and never");
    }

    #[test]
    fn what_does_not_exist_is_called_missing() {
        reads(&AtLeast(meter("joy"), 1), "the missing meter “joy” is 1 or more");
        reads(&In(meter("anger"), id("odd")), "anger is in the missing band “odd”");
        reads(&In(Var::Tally(Tally::Cost), id("odd")), "recovery cost is in the missing band “odd”");
        reads(&Is(id("odd")), "the missing flag “odd” is true");
        reads(&Knows(id("odd")), "the missing fact “odd” is known");
        reads(&Condition::Promise(id("odd"), PromiseStatus::Open), "the missing promise “odd” is open");
        reads(&Visited(id("odd")), "they have been at the missing node “odd”");
        reads(&Chose(id("first"), id("odd")), "at “First words” they chose the missing choice “odd”");
        reads(&Chose(id("odd"), id("a")), "at the missing node “odd” they chose the missing choice “a”");
    }
}
