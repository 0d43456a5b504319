//! Declares what a line names and the case does not have yet.

use super::super::{Slot, Step};
use super::{Declared, Unknown};
use crate::scenario::{Band, Better, Fact, Id, Meter, Promise, Scenario, Text};

/// Words for what should go down.
const BETTER_LOW: [&str; 10] =
    ["anxiety", "churn", "fear", "frustration", "impatience", "irritation", "pressure", "risk", "stress", "worry"];

/// Words for what should go up.
const BETTER_HIGH: [&str; 9] =
    ["calm", "confidence", "goodwill", "hope", "loyalty", "patience", "rapport", "respect", "trust"];

/// Declares the missing meter, flag, fact or promise under an id made from its words. `scenario` is the case as it
/// stands in `file`, without what it inherits. Read the line again afterwards.
#[must_use]
pub fn create(file: &str, scenario: &Scenario, unknown: &Unknown) -> Step {
    let words = unknown.words.trim();
    let step = Step::new(format!("Create {} “{words}”", unknown.kind.word()));
    let base = Id::from_words(words, unknown.kind.word());
    let slot = match unknown.kind {
        Declared::Meter => {
            let mut meters = scenario.meters.clone();
            let id = Id::free(&base, |id| meters.contains_key(id));
            meters.insert(id, new_meter(words));
            Slot::Meters(Box::new(meters))
        }
        Declared::Flag => {
            let mut flags = scenario.flags.clone();
            let id = Id::free(&base, |id| flags.contains_key(id));
            flags.insert(id, Text::from(words));
            Slot::Flags(Box::new(flags))
        }
        Declared::Fact => {
            let mut facts = scenario.facts.clone();
            let id = Id::free(&base, |id| facts.contains_key(id));
            facts.insert(id, Fact::new(capitalised(words)));
            Slot::Facts(Box::new(facts))
        }
        Declared::Promise => {
            let mut promises = scenario.promises.clone();
            let mut promise = Promise::new(words);
            promise.due = unknown.due;
            let id = Id::free(&base, |id| promises.contains_key(id));
            promises.insert(id, promise);
            Slot::Promises(Box::new(promises))
        }
    };
    step.with(file, slot)
}

/// A meter from 0 to 100 that starts in the middle, with bands that fit the way it should go.
pub(in crate::edit) fn new_meter(words: &str) -> Meter {
    let mut meter = Meter::new(capitalised(words), 50, 0, 100);
    let names =
        |known: &[&str]| words.to_lowercase().split(|c: char| !c.is_alphabetic()).any(|word| known.contains(&word));
    let bands = if names(&["anger"]) {
        meter.better = Better::Low;
        [("calm", 25, "Calm"), ("tense", 50, "Tense"), ("angry", 75, "Angry"), ("furious", 100, "Furious")]
    } else if names(&BETTER_LOW) {
        meter.better = Better::Low;
        [("calm", 25, "Calm"), ("tense", 50, "Tense"), ("high", 75, "High"), ("extreme", 100, "Extreme")]
    } else if names(&BETTER_HIGH) {
        meter.better = Better::High;
        [("gone", 20, "Gone"), ("thin", 45, "Thin"), ("growing", 70, "Growing"), ("firm", 100, "Firm")]
    } else {
        [("low", 25, "Low"), ("moderate", 50, "Moderate"), ("raised", 75, "Raised"), ("high", 100, "High")]
    };
    meter.bands = bands.into_iter().map(|(id, upto, name)| Band::new(Id::from_words(id, "band"), upto, name)).collect();
    meter
}

/// With a capital at its beginning, where that is one letter.
fn capitalised(words: &str) -> Text {
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase).filter(|upper| upper.len() == 1);
    first.map_or_else(|| words.into(), |first| first.chain(letters).collect::<String>().into())
}
