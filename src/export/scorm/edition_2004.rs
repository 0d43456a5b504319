//! SCORM 2004, 3rd and 4th edition: success apart from completion, and more room between two sittings. Cannot carry:
//! waiting for a case that has no pass mark.

use super::{SETTINGS, identifier, package, resources};
use crate::export::course::Course;
use crate::export::suspend::Keeps;
use crate::export::xml::{Element, element};
use crate::export::{Bundle, ExportError, Format, MediaTaken, Options, Source};

pub(in crate::export) static THIRD: Format = Format {
    id: "scorm2004-3rd",
    name: "SCORM 2004 3rd edition",
    extension: "zip",
    about: "A package that keeps success and completion apart; the edition that large LMSs list.",
    settings: SETTINGS,
    media: MediaTaken::Used,
    joins_cases: true,
    takes_ramps: true,
    takes_beside: false,
    export: |source, options| export(&THIRD, "2004 3rd Edition", source, options),
};

pub(in crate::export) static FOURTH: Format = Format {
    id: "scorm2004-4th",
    name: "SCORM 2004 4th edition",
    extension: "zip",
    about: "The same in the newest edition, where an LMS asks for it.",
    settings: SETTINGS,
    media: MediaTaken::Used,
    joins_cases: true,
    takes_ramps: true,
    takes_beside: false,
    export: |source, options| export(&FOURTH, "2004 4th Edition", source, options),
};

fn export(
    format: &'static Format,
    edition: &'static str,
    source: &Source,
    options: &Options,
) -> Result<Bundle, ExportError> {
    package(format, source, options, &["lms", "scorm", "scorm2004"], Keeps::SCORM_2004, |course, remarks| {
        manifest(course, edition, remarks)
    })
}

fn manifest(course: &Course, edition: &str, remarks: &mut Vec<String>) -> Element {
    let organization = element("organization")
        .with("identifier", "course")
        .child(element("title").text(&course.title))
        .children((0..course.entries.len()).map(|at| item(course, at, remarks)))
        .child(
            element("imsss:sequencing").child(element("imsss:controlMode").with("choice", "true").with("flow", "true")),
        );
    element("manifest")
        .with("identifier", identifier("offramp", &course.id))
        .with("version", course.target.revision.to_string())
        .with("xmlns", "http://www.imsglobal.org/xsd/imscp_v1p1")
        .with("xmlns:adlcp", "http://www.adlnet.org/xsd/adlcp_v1p3")
        .with("xmlns:adlseq", "http://www.adlnet.org/xsd/adlseq_v1p3")
        .with("xmlns:adlnav", "http://www.adlnet.org/xsd/adlnav_v1p3")
        .with("xmlns:imsss", "http://www.imsglobal.org/xsd/imsss")
        .child(
            element("metadata")
                .child(element("schema").text("ADL SCORM"))
                .child(element("schemaversion").text(edition)),
        )
        .child(element("organizations").with("default", "course").child(organization))
        .child(resources(course, "adlcp:scormType"))
}

fn item(course: &Course, at: usize, remarks: &mut Vec<String>) -> Element {
    let entry = &course.entries[at];
    let mut needs = Vec::new();
    for need in entry.needs.iter().map(|need| &course.entries[*need]) {
        if need.mastery().is_some() && course.target.tells_of_passing() {
            needs.push(need.id.as_str());
        } else {
            remarks.push(format!(
                "“{}” is open from the start: SCORM 2004 holds a case back until another is passed, and passing “{}” is \
                 not told",
                entry.title, need.title
            ));
        }
    }
    element("item")
        .with("identifier", identifier("case", &entry.id))
        .with("identifierref", identifier("page", &entry.id))
        .with("isvisible", "true")
        .child(element("title").text(&entry.title))
        .child(sequencing(course, at, &needs))
}

/// How the LMS takes what the page says of itself, and what it waits for. The order of the parts is the schema's.
fn sequencing(course: &Course, at: usize, needs: &[&str]) -> Element {
    let mut sequencing = element("imsss:sequencing");
    if !needs.is_empty() {
        let unmet = |need: &&str| {
            element("imsss:ruleCondition")
                .with("referencedObjective", identifier("passed", need))
                .with("operator", "not")
                .with("condition", "satisfied")
        };
        let rule = element("imsss:preConditionRule")
            .child(
                element("imsss:ruleConditions").with("conditionCombination", "any").children(needs.iter().map(unmet)),
            )
            .child(element("imsss:ruleAction").with("action", "disabled"));
        sequencing = sequencing.child(element("imsss:sequencingRules").child(rule));
    }
    sequencing.child(objectives(course, at, needs)).child(
        element("imsss:deliveryControls").with("completionSetByContent", "true").with("objectiveSetByContent", "true"),
    )
}

fn objectives(course: &Course, at: usize, needs: &[&str]) -> Element {
    let entry = &course.entries[at];
    let told = |id: &str, writes: bool| {
        element("imsss:mapInfo")
            .with("targetObjectiveID", identifier("told", id))
            .with("readSatisfiedStatus", if writes { "false" } else { "true" })
            .with("writeSatisfiedStatus", if writes { "true" } else { "false" })
    };
    let mut primary = element("imsss:primaryObjective");
    // Others wait for this one: it writes down that it is passed where they can read it.
    let is_needed = course.entries.iter().any(|other| other.needs.contains(&at));
    if is_needed {
        primary = primary.with("objectiveID", "passed");
    }
    let mastery = entry.mastery().filter(|_| course.target.may_judge());
    if let Some(percent) = mastery {
        primary = primary
            .with("satisfiedByMeasure", "true")
            .child(element("imsss:minNormalizedMeasure").text(format!("{:.2}", f64::from(percent) / 100.0)));
    }
    if is_needed {
        primary = primary.child(told(&entry.id, true));
    }
    element("imsss:objectives").child(primary).children(needs.iter().map(|need| {
        element("imsss:objective").with("objectiveID", identifier("passed", need)).child(told(need, false))
    }))
}
