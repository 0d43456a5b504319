//! cmi5: a course structure and one assignable unit a case. Cannot carry: the order in which cases are to be finished.

use super::course::{Course, Entry};
use super::suspend::{self, Keeps};
use super::xml::{Element, element};
use super::{Bundle, ExportError, Format, Loss, MediaTaken, Options, Source, archive, scorm};
use crate::scenario::{Id, Place};

pub(super) static FORMAT: Format = Format {
    id: "cmi5",
    name: "cmi5",
    extension: "zip",
    about: "The newest standard: every decision as a statement in a learning record store, where the LMS takes it.",
    settings: scorm::SETTINGS,
    media: MediaTaken::Used,
    joins_cases: true,
    takes_ramps: true,
    takes_beside: false,
    export,
};

const STRUCTURE: &str = "cmi5.xml";

fn export(source: &Source, options: &Options) -> Result<Bundle, ExportError> {
    let course = Course::of(source, options, &["lms", "cmi5"])?;
    for entry in &course.entries {
        suspend::fits(&entry.title, &entry.cases, Keeps::SCORM_2004, FORMAT.name)?;
    }
    let structure = structure(&course).document()?;
    let losses: Vec<Loss> = course.entries.iter().filter_map(|entry| waits(&course, entry)).collect();
    let name = format!("{}.zip", Id::from_words(&course.title, "case"));
    let mut bundle = course.into_bundle();
    bundle.losses.extend(losses);
    bundle.files.insert(STRUCTURE.to_owned(), structure);
    bundle.files = [(name, archive::archive(&bundle.files, STRUCTURE)?)].into();
    Ok(bundle)
}

/// That an entry waits for others, which the format cannot say.
fn waits(course: &Course, entry: &Entry) -> Option<Loss> {
    let titles: Vec<String> = entry.needs.iter().map(|need| format!("“{}”", course.entries[*need].title)).collect();
    (!titles.is_empty()).then(|| Loss {
        file: String::new(),
        place: Place::field("needs"),
        what: format!(
            "“{}” is open from the start: cmi5 cannot make it wait for {}",
            entry.title,
            titles.join(" and ")
        ),
    })
}

fn structure(course: &Course) -> Element {
    let described = |title: &str, about: &str| {
        let text =
            |name, text: &str| element(name).child(element("langstring").with("lang", &course.language).text(text));
        // Both have to be there; a case that says nothing of itself is described by its title.
        [text("title", title), text("description", if about.is_empty() { title } else { about })]
    };
    let id = iri(&course.id);
    let objective_id = |entry: &Entry, objective: &str| format!("{id}:case:{}:objective:{objective}", entry.id);
    let all: Vec<Element> = course
        .entries
        .iter()
        .flat_map(|entry| objectives(entry).map(move |(objective, text)| (entry, objective, text)))
        .map(|(entry, objective, text)| {
            element("objective").with("id", objective_id(entry, objective)).children(described(&text, &text))
        })
        .collect();
    let unit = |entry: &Entry| {
        let mut unit = element("au")
            .with("id", format!("{id}:case:{}", entry.id))
            .with("moveOn", move_on(course, entry))
            .with("launchMethod", "AnyWindow")
            .with("activityType", "http://adlnet.gov/expapi/activities/simulation");
        if let Some(percent) = entry.mastery().filter(|_| course.target.may_judge()) {
            unit = unit.with("masteryScore", format!("{:.2}", f64::from(percent) / 100.0));
        }
        let referred: Vec<Element> = objectives(entry)
            .map(|(objective, _)| element("objective").with("idref", objective_id(entry, objective)))
            .collect();
        unit = unit.children(described(&entry.title, &entry.about));
        if !referred.is_empty() {
            unit = unit.child(element("objectives").children(referred));
        }
        unit.child(element("url").text(&entry.file))
    };
    let mut root = element("courseStructure")
        .with("xmlns", "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd")
        .child(element("course").with("id", &id).children(described(&course.title, &course.about)));
    if !all.is_empty() {
        root = root.child(element("objectives").children(all));
    }
    root.children(course.entries.iter().map(unit))
}

/// The objectives of the one case of an entry; a menu has none of its own.
fn objectives(entry: &Entry) -> impl Iterator<Item = (&str, String)> {
    let case = match &entry.cases[..] {
        [case] => Some(case),
        _menu => None,
    };
    case.into_iter()
        .flat_map(|case| &case.objectives)
        .map(|(id, objective)| (id.as_str(), super::course::one_line(&objective.text)))
}

fn move_on(course: &Course, entry: &Entry) -> &'static str {
    let passes = entry.mastery().is_some() && course.target.tells_of_passing();
    if passes { "CompletedAndPassed" } else { "Completed" }
}

/// An address for a course: its id where it is one, else one made of it.
fn iri(id: &str) -> String {
    let is_address = id.split_once(':').is_some_and(|(scheme, rest)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
            && !rest.is_empty()
            && rest
                .chars()
                .all(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`'))
    });
    if is_address {
        return id.trim_end_matches('/').to_owned();
    }
    let plain = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_') { c } else { '-' };
    format!("urn:offramp:{}", id.chars().map(plain).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_become_addresses() {
        assert_eq!(iri("3f0c"), "urn:offramp:3f0c");
        assert_eq!(iri("https://lms.example/courses/7/"), "https://lms.example/courses/7");
        assert_eq!(iri("Week 1: calls"), "urn:offramp:Week-1--calls");
    }
}
