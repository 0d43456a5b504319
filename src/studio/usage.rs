//! Where everything that a case declares is used: found off the UI thread, shown beside every entry.

use std::collections::HashMap;

use super::section::Section;
use super::workspace::Workspace;
use crate::scenario::{
    Braced, Id, Node, Place, Reference, Role, Scenario, Segment, braced, each_reference, each_text, shortened,
};
use crate::studio::canvas::letter;

/// The places that name each declared thing, in the order of the file.
#[derive(Debug, Default)]
pub struct Usages(HashMap<Place, Vec<Place>>);

impl Usages {
    /// Reads a whole case.
    #[must_use]
    pub fn of(case: &Scenario) -> Self {
        let mut usages = Self::default();
        each_reference(case, &mut |path, reference| {
            let place = || Place::new(path);
            match reference {
                Reference::Person(id) => usages.note(Place::declared("cast", id), place()),
                Reference::Meter(id) => usages.note(Place::declared("meters", id), place()),
                Reference::Band(meter, band) => {
                    let meter = Place::declared("meters", meter);
                    usages.note(meter.clone().then("bands").item(band), place());
                    usages.note(meter, place());
                }
                Reference::Flag(id) => usages.note(Place::declared("flags", id), place()),
                Reference::Fact(id) => usages.note(Place::declared("facts", id), place()),
                Reference::Promise(id) => usages.note(Place::declared("promises", id), place()),
                Reference::Remedy(id) => usages.note(Place::declared("remedies", id), place()),
                Reference::Media(id) => usages.note(Place::declared("media", id), place()),
                Reference::Node(_) | Reference::Target(_) | Reference::Choice(..) | Reference::Taken(..) => {}
            }
        });
        each_text(case, &mut |path, text| {
            for (_, braced) in braced(text) {
                if let Braced::Value(name) = braced
                    && let Some(declared) = behind(case, name)
                {
                    usages.note(declared, Place::new(path));
                }
            }
        });
        for (id, node) in &case.nodes {
            for choice in node.choices() {
                for objective in choice.evidence.keys() {
                    let declared = Place::field("brief").then("objectives").item(objective);
                    usages.note(declared, Place::choice(id, &choice.id).then("evidence"));
                }
            }
        }
        usages
    }

    fn note(&mut self, declared: Place, place: Place) {
        let places = self.0.entry(declared).or_default();
        if places.last() != Some(&place) {
            places.push(place);
        }
    }

    /// Where something is used, by where it is declared.
    #[must_use]
    pub fn places(&self, declared: &Place) -> &[Place] {
        self.0.get(declared).map_or(&[], Vec::as_slice)
    }
}

/// What a name between braces stands for.
fn behind(case: &Scenario, name: &str) -> Option<Place> {
    let person =
        |role| case.cast.iter().find(|(_, person)| person.role == role).map(|(id, _)| Place::declared("cast", id));
    match name.split_once('.') {
        Some(("remedy", id)) => Some(Place::declared("remedies", &Id::new(id).ok()?)),
        Some(("promise", id)) => Some(Place::declared("promises", &Id::new(id).ok()?)),
        Some(_) => None,
        None => match Id::new(name) {
            Ok(id) if case.terms.contains_key(&id) => Some(Place::declared("terms", &id)),
            Ok(_) | Err(_) if name == "customer" => person(Role::Customer),
            Ok(_) | Err(_) if name == "agent" => person(Role::Agent),
            Ok(_) | Err(_) => None,
        },
    }
}

/// What sort of thing uses something: “answer”, “line”.
#[must_use]
pub fn kind_of_use(place: &Place) -> &'static str {
    if place.in_line().is_some() {
        "line"
    } else if place.in_choice().is_some() {
        "answer"
    } else if place.in_node().is_some() {
        "node"
    } else {
        match place.segments().first() {
            Some(Segment::Field("usual")) => "usual effect",
            Some(Segment::Field("cast")) => "person",
            Some(Segment::Field("promises")) => "promise",
            Some(Segment::Field("whenever" | "passing")) => "rule",
            Some(Segment::Field("scoring")) => "part of the score",
            Some(Segment::Field("habits")) => "habit",
            Some(Segment::Field("runs")) => "saved run",
            Some(_) | None => "text",
        }
    }
}

/// “3 answers, 2 lines and 1 rule”.
#[must_use]
pub fn summary(places: &[Place]) -> String {
    let mut kinds: Vec<(&str, usize)> = Vec::new();
    for kind in places.iter().map(kind_of_use) {
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, count)) => *count += 1,
            None => kinds.push((kind, 1)),
        }
    }
    let mut parts: Vec<String> = kinds.into_iter().map(|(kind, count)| counted(count, kind)).collect();
    let last = parts.pop().unwrap_or_default();
    if parts.is_empty() { last } else { format!("{} and {last}", parts.join(", ")) }
}

/// “1 person”, “3 people”.
fn counted(count: usize, kind: &str) -> String {
    match (count, kind) {
        (1, kind) => format!("1 {kind}"),
        (n, "person") => format!("{n} people"),
        (n, "part of the score") => format!("{n} parts of the score"),
        (n, kind) => format!("{n} {kind}s"),
    }
}

/// Where a place is, in the author's words: “D3 First words, answer B”.
#[must_use]
pub fn place_words(workspace: &Workspace, place: &Place) -> String {
    let case = workspace.scenario();
    if let Some(id) = place.in_node() {
        let number = workspace.graph.card(id).map_or("", |placed| placed.number.as_str());
        let Some(node) = case.nodes.get(id) else { return number.to_owned() };
        let detail = place.in_choice().and_then(|choice| answer(node, choice));
        let detail = detail.map_or_else(String::new, |letter| format!(", answer {letter}"));
        return format!("{number} {}{detail}", node.name(34)).trim().to_owned();
    }
    match place.segments() {
        [Segment::Field("runs"), Segment::Id(run), ..] => {
            let title = case.runs.get(run).map_or("", |run| run.title.as_str());
            format!("Saved run “{}”", shortened(title, 34))
        }
        [Segment::Field("promises"), Segment::Id(id), ..] => {
            let what = case.promises.get(id).map_or("", |promise| promise.what.as_str());
            format!("Promise “{}”", shortened(what, 34))
        }
        [Segment::Field("cast"), Segment::Id(id), ..] => {
            case.cast.get(id).map_or_else(|| "Cast".to_owned(), |person| person.name.to_string())
        }
        [Segment::Field("whenever"), Segment::Index(n), ..] => format!("Whenever rule {}", n + 1),
        [Segment::Field("habits"), Segment::Index(n), ..] => format!("Habit {}", n + 1),
        _setting => Section::of(place).map_or("The case", Section::label).to_owned(),
    }
}

fn answer(node: &Node, choice: &Id) -> Option<String> {
    node.choices().iter().position(|found| found.id == *choice).map(letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::read;

    fn sample() -> Scenario {
        let text = include_str!("../../sample_scenarios/delayed-delivery.ron");
        read::<Scenario>(text.as_bytes()).unwrap().document
    }

    fn id(name: &str) -> Id {
        Id::new(name).unwrap()
    }

    #[test]
    fn references_values_in_texts_bands_and_evidence_are_all_uses() {
        let text = r#"(format: 1, id: "x", title: "{company} and {remedy.courier}", language: "en", channel: Chat,
            brief: (objectives: { "own": (text: "Own it") }),
            terms: {"company": "Wrapwell"},
            cast: {"dana": (name: "Dana", role: Customer)},
            meters: {"anger": (name: "Anger", start: 0, min: 0, max: 9, bands: [(id: "low", upto: 9, name: "Low")])},
            remedies: {"courier": (kind: Expedite, what: "a van", cost: 0)},
            promises: {"callback": (what: "a call for {customer}")},
            whenever: [(when: In(Meter("anger"), "low"), to: "a")],
            nodes: { "a": Decision(choices: [(id: "b", says: "{promise.callback}", evidence: {"own": 1}, remedy: "courier",
                effects: [Make("callback"), Keep("callback")])]) })"#;
        let usages = Usages::of(&read::<Scenario>(text.as_bytes()).unwrap().document);
        let count = |declared: Place| usages.places(&declared).len();
        assert_eq!(count(Place::declared("terms", &id("company"))), 1);
        assert_eq!(count(Place::declared("cast", &id("dana"))), 1);
        assert_eq!(count(Place::declared("meters", &id("anger"))), 1);
        assert_eq!(count(Place::declared("meters", &id("anger")).then("bands").item(&id("low"))), 1);
        assert_eq!(count(Place::declared("remedies", &id("courier"))), 2);
        assert_eq!(count(Place::declared("promises", &id("callback"))), 2, "two effects of one answer are one use");
        assert_eq!(count(Place::field("brief").then("objectives").item(&id("own"))), 1);
        assert_eq!(count(Place::declared("flags", &id("none"))), 0);
    }

    #[test]
    fn uses_are_said_in_words() {
        let case = sample();
        let usages = Usages::of(&case);
        let words = summary(usages.places(&Place::declared("promises", &id("callback"))));
        assert!(words.contains("answer") && words.contains(" and "), "{words}");
        assert_eq!(summary(&[Place::field("usual"), Place::field("whenever")]), "1 usual effect and 1 rule");
        let workspace = Workspace::new("a".to_owned(), None, case, None, 1);
        let place = Place::choice(&id("first-words"), &id("names-it")).then("effects");
        assert_eq!(place_words(&workspace, &place), "D1 First words, answer D");
        assert_eq!(place_words(&workspace, &Place::field("whenever").index(0).then("when")), "Whenever rule 1");
        assert_eq!(place_words(&workspace, &Place::field("usual")), "Usual effects");
    }
}
