//! Declare what somebody has just named: a person, a remedy, a medium, a meter, a flag, a fact, a promise.

use super::effect_line::{Declared, Unknown, create};
use super::{Slot, Step};
use crate::scenario::{Id, Media, MediaPath, Person, Remedy, RemedyKind, Role, Scenario};

/// What a reference can name before it is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Referred {
    Person,
    Remedy,
    Media,
    /// What effects and conditions name.
    Stated(Declared),
}

impl Referred {
    /// Its word in a sentence.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Remedy => "remedy",
            Self::Media => "picture or sound",
            Self::Stated(declared) => declared.word(),
        }
    }
}

/// Declares something under an id made from what the author calls it. Returns the step and the id.
#[must_use]
pub fn declare(file: &str, scenario: &Scenario, what: Referred, words: &str) -> (Step, Id) {
    let words = words.trim();
    let label = format!("Create {} “{words}”", what.word());
    match what {
        Referred::Person => {
            let mut cast = scenario.cast.clone();
            let id = Id::free(&Id::from_words(words, "person"), |id| cast.contains_key(id));
            cast.insert(id.clone(), Person::new(words, next_role(scenario)));
            (Step::new(label).with(file, Slot::Cast(Box::new(cast))), id)
        }
        Referred::Remedy => {
            let mut remedies = scenario.remedies.clone();
            let id = Id::free(&Id::from_words(words, "remedy"), |id| remedies.contains_key(id));
            remedies.insert(id.clone(), Remedy::new(RemedyKind::Correction, words));
            (Step::new(label).with(file, Slot::Remedies(Box::new(remedies))), id)
        }
        Referred::Media => {
            let mut media = scenario.media.clone();
            let id = Id::free(&Id::from_words(words, "media"), |id| media.contains_key(id));
            let (path, about) = named_file(words, &id);
            let Some(path) = path else { return (Step::new(label), id) };
            media.insert(id.clone(), Media::new(path, about));
            (Step::new(label).with(file, Slot::Media(Box::new(media))), id)
        }
        Referred::Stated(kind) => {
            let base = Id::from_words(words, kind.word());
            let id = Id::free(&base, |id| match kind {
                Declared::Meter => scenario.meters.contains_key(id),
                Declared::Flag => scenario.flags.contains_key(id),
                Declared::Fact => scenario.facts.contains_key(id),
                Declared::Promise => scenario.promises.contains_key(id),
            });
            let unknown = Unknown { kind, words: words.to_owned(), due: None, closest: None };
            (create(file, scenario, &unknown), id)
        }
    }
}

/// Whom a case still lacks: first a customer, then an agent, then more around them.
fn next_role(scenario: &Scenario) -> Role {
    let has = |role| scenario.cast.values().any(|person| person.role == role);
    if !has(Role::Customer) {
        Role::Customer
    } else if !has(Role::Agent) {
        Role::Agent
    } else {
        Role::Colleague
    }
}

/// The file that words name, or one named after what it shows; and what it shows.
fn named_file(words: &str, id: &Id) -> (Option<MediaPath>, String) {
    let is_file = words.rsplit_once('.').is_some_and(|(stem, extension)| {
        !stem.is_empty() && (2..=4).contains(&extension.len()) && extension.bytes().all(|b| b.is_ascii_alphanumeric())
    });
    let path = if is_file { words.to_owned() } else { format!("{id}.jpg") };
    let about = if is_file { id.replace('-', " ") } else { words.to_owned() };
    (MediaPath::try_from(path).ok(), about)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Documents, History};

    #[test]
    fn what_is_named_is_declared_and_taken_back() {
        let case = Scenario::empty("id", "T");
        for what in [
            Referred::Person,
            Referred::Remedy,
            Referred::Media,
            Referred::Stated(Declared::Meter),
            Referred::Stated(Declared::Flag),
            Referred::Stated(Declared::Fact),
            Referred::Stated(Declared::Promise),
        ] {
            let mut history = History::new(Documents::one("x", case.clone()));
            let (step, id) = declare("x", &case, what, " A box of plums ");
            assert_eq!(step.label, format!("Create {} “A box of plums”", what.word()));
            history.apply(step);
            let after = history.scenario("x").unwrap();
            let there = [
                after.cast.contains_key(&id),
                after.remedies.contains_key(&id),
                after.media.contains_key(&id),
                after.meters.contains_key(&id),
                after.flags.contains_key(&id),
                after.facts.contains_key(&id),
                after.promises.contains_key(&id),
            ];
            assert_eq!(there.iter().filter(|there| **there).count(), 1, "{what:?}");
            history.undo();
            assert_eq!(history.scenario("x"), Some(&case));
        }
    }

    #[test]
    fn a_file_that_is_named_is_the_file() {
        let id = Id::new("the-box").unwrap();
        let named = |words| named_file(words, &id);
        assert_eq!(named("pictures/box.png").0.unwrap().as_str(), "pictures/box.png");
        assert_eq!(named("The box").0.unwrap().as_str(), "the-box.jpg");
        assert_eq!(named("../box.png").0, None);
    }

    #[test]
    fn new_people_fill_the_parts_that_are_missing() {
        let mut case = Scenario::empty("id", "T");
        for role in [Role::Customer, Role::Agent, Role::Colleague, Role::Colleague] {
            let (step, id) = declare("x", &case, Referred::Person, "Somebody");
            let mut history = History::new(Documents::one("x", case.clone()));
            history.apply(step);
            case = history.scenario("x").unwrap().clone();
            assert_eq!(case.cast[&id].role, role);
        }
    }
}
