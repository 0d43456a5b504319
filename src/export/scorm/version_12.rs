//! SCORM 1.2: the package that every LMS takes. Cannot carry: success apart from completion (they share one field), more
//! than 4,096 characters between two sittings, what a learner wrote before the newest decisions.

use super::{SETTINGS, identifier, package, resources};
use crate::export::course::Course;
use crate::export::suspend::Keeps;
use crate::export::xml::{Element, element};
use crate::export::{Bundle, ExportError, Format, MediaTaken, Options, Source};

pub(in crate::export) static FORMAT: Format = Format {
    id: "scorm12",
    name: "SCORM 1.2",
    extension: "zip",
    about: "A package that nearly every LMS takes: score, completion, time and every decision; goes on where a learner left.",
    settings: SETTINGS,
    media: MediaTaken::Used,
    joins_cases: true,
    takes_ramps: true,
    takes_beside: false,
    export,
};

fn export(source: &Source, options: &Options) -> Result<Bundle, ExportError> {
    package(&FORMAT, source, options, &["lms", "scorm", "scorm12"], Keeps::SCORM_12, |course, _| manifest(course))
}

fn manifest(course: &Course) -> Element {
    let organization = element("organization")
        .with("identifier", "course")
        .child(element("title").text(&course.title))
        .children((0..course.entries.len()).map(|at| item(course, at)));
    element("manifest")
        .with("identifier", identifier("offramp", &course.id))
        .with("version", course.target.revision.to_string())
        .with("xmlns", "http://www.imsproject.org/xsd/imscp_rootv1p1p2")
        .with("xmlns:adlcp", "http://www.adlnet.org/xsd/adlcp_rootv1p2")
        .child(
            element("metadata").child(element("schema").text("ADL SCORM")).child(element("schemaversion").text("1.2")),
        )
        .child(element("organizations").with("default", "course").child(organization))
        .child(resources(course, "adlcp:scormtype"))
}

fn item(course: &Course, at: usize) -> Element {
    let entry = &course.entries[at];
    let mut item = element("item")
        .with("identifier", identifier("case", &entry.id))
        .with("identifierref", identifier("page", &entry.id))
        .with("isvisible", "true")
        .child(element("title").text(&entry.title));
    if !entry.needs.is_empty() {
        let needed: Vec<String> =
            entry.needs.iter().map(|need| identifier("case", &course.entries[*need].id)).collect();
        item = item.child(element("adlcp:prerequisites").with("type", "aicc_script").text(needed.join("&")));
    }
    match entry.mastery() {
        Some(percent) if course.target.may_judge() => {
            item.child(element("adlcp:masteryscore").text(percent.to_string()))
        }
        Some(_) | None => item,
    }
}
