//! `cmi5.xml`: what a course consists of.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::serve::error::ServeError;
use crate::serve::manifest::address;
use crate::serve::package::{Entry, Kind, Package};
use crate::serve::xml::Element;

/// The course structure at the root of the archive.
pub(in crate::serve) const FILE: &str = "cmi5.xml";

/// Parameters that the LMS adds to an address, so that a course must not use them.
const OF_THE_LAUNCH: [&str; 5] = ["endpoint", "fetch", "actor", "registration", "activityId"];

/// What makes an AU satisfied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum MoveOn {
    Passed,
    Completed,
    CompletedAndPassed,
    CompletedOrPassed,
    #[default]
    NotApplicable,
}

impl MoveOn {
    const ALL: [Self; 5] =
        [Self::Passed, Self::Completed, Self::CompletedAndPassed, Self::CompletedOrPassed, Self::NotApplicable];

    /// As the standard writes it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Passed => "Passed",
            Self::Completed => "Completed",
            Self::CompletedAndPassed => "CompletedAndPassed",
            Self::CompletedOrPassed => "CompletedOrPassed",
            Self::NotApplicable => "NotApplicable",
        }
    }

    /// Whether an AU that was completed, or passed, is satisfied.
    pub(super) fn met(self, completed: bool, passed: bool) -> bool {
        match self {
            Self::Passed => passed,
            Self::Completed => completed,
            Self::CompletedAndPassed => completed && passed,
            Self::CompletedOrPassed => completed || passed,
            Self::NotApplicable => true,
        }
    }
}

/// Reads the course structure of a package.
pub(in crate::serve) fn read(name: &str, files: BTreeMap<String, Vec<u8>>) -> Result<Package, ServeError> {
    let wrong = |why: String| ServeError::Manifest { file: FILE, why };
    let root = files.get(FILE).map_or_else(|| Err("it is missing".to_owned()), |bytes| Element::read(bytes));
    let root = root.map_err(wrong)?;
    if root.name != "courseStructure" {
        return Err(wrong(format!("it begins with <{}> instead of <courseStructure>", root.name)));
    }
    let course = root.at(&["course"]).ok_or_else(|| wrong("it has no course".to_owned()))?;
    let mut entries = Vec::new();
    children(&root, 0, &files, &mut entries).map_err(wrong)?;
    if !entries.iter().any(|entry| entry.talks) {
        return Err(ServeError::NothingToStart { file: FILE });
    }
    let title = text_of(course, "title").unwrap_or(name).to_owned();
    Ok(Package { name: name.to_owned(), title, kind: Kind::Cmi5, entries, notes: Vec::new(), files })
}

fn text_of<'a>(element: &'a Element, name: &str) -> Option<&'a str> {
    element.text_at(&[name, "langstring"])
}

fn children(
    parent: &Element,
    level: usize,
    files: &BTreeMap<String, Vec<u8>>,
    entries: &mut Vec<Entry>,
) -> Result<(), String> {
    for element in &parent.children {
        match element.name.as_str() {
            "block" => {
                entries.push(heading(element, level)?);
                children(element, level + 1, files, entries)?;
            }
            "au" => entries.push(au(element, level, files)?),
            _ => {}
        }
    }
    Ok(())
}

fn heading(element: &Element, level: usize) -> Result<Entry, String> {
    let id = element.attribute("id").unwrap_or_default().to_owned();
    if !id.contains(':') {
        return Err(format!("the id “{id}” is no absolute address"));
    }
    let title = text_of(element, "title").unwrap_or("Without a title").to_owned();
    Ok(Entry { id, title, level, ..Entry::default() })
}

fn au(element: &Element, level: usize, files: &BTreeMap<String, Vec<u8>>) -> Result<Entry, String> {
    let mut entry = heading(element, level)?;
    entry.talks = true;
    let move_on = element.attribute("moveOn").unwrap_or(MoveOn::default().name());
    let known = MoveOn::ALL.into_iter().find(|known| known.name() == move_on);
    entry.move_on = Some(known.ok_or_else(|| format!("moveOn=\"{move_on}\" is none of the five that there are"))?);
    if let Some(mastery) = element.attribute("masteryScore") {
        let value = mastery.parse::<f64>().ok().filter(|value| (0.0..=1.0).contains(value));
        entry.mastery = Some(value.ok_or_else(|| format!("masteryScore=\"{mastery}\" is not between 0 and 1"))?);
    }
    let text = |name: &str| element.text_at(&[name]).map(str::to_owned);
    entry.launch_data = text("launchParameters");
    entry.entitlement_key = text("entitlementKey");
    entry.launch_method = element.attribute("launchMethod").map(str::to_owned);
    entry.objectives = element
        .at(&["objectives"])
        .into_iter()
        .flat_map(|objectives| objectives.all("objective"))
        .filter_map(|objective| objective.attribute("idref"))
        .map(str::to_owned)
        .collect();
    let url = element.text_at(&["url"]).unwrap_or_default();
    let query = url.split_once('?').map_or("", |(_, query)| query);
    let taken = query.split('&').find(|pair| OF_THE_LAUNCH.contains(&pair.split('=').next().unwrap_or_default()));
    match (taken, address(url, "", files)) {
        (Some(taken), _) => entry.problem = Some(format!("its address has “{taken}”, which the LMS adds by itself")),
        (None, Ok(href)) => entry.href = Some(href),
        (None, Err(problem)) => entry.problem = Some(problem),
    }
    Ok(entry)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(inside: &str) -> Result<Package, ServeError> {
        let course = format!(
            "<courseStructure xmlns='x'><course id='https://a.example/c'><title><langstring lang='en'>All</langstring>\
             </title></course>{inside}</courseStructure>"
        );
        read("c.zip", [(FILE, course.as_str()), ("index.html", "")].map(|(n, t)| (n.to_owned(), t.into())).into())
    }

    #[test]
    fn units_stand_in_their_order_below_their_blocks() {
        let read = package(
            "<block id='https://a.example/b'><title><langstring>Part</langstring></title><au id='https://a.example/u' \
             moveOn='Passed' masteryScore='0.7' launchMethod='OwnWindow'><title><langstring>U</langstring></title>\
             <url>index.html?x=1</url><launchParameters>p</launchParameters></au></block>\
             <au id='https://a.example/v'><url>gone.html</url></au>\
             <au id='https://a.example/w'><url>index.html?fetch=1</url></au>",
        )
        .unwrap();
        let told: Vec<_> = read.entries.iter().map(|e| (e.title.as_str(), e.level, e.href.as_deref())).collect();
        let untitled = ("Without a title", 0, None);
        assert_eq!(told, [("Part", 0, None), ("U", 1, Some("index.html?x=1")), untitled, untitled]);
        let unit = &read.entries[1];
        assert_eq!(
            (unit.move_on, unit.mastery, unit.launch_data.as_deref()),
            (Some(MoveOn::Passed), Some(0.7), Some("p"))
        );
        assert_eq!(read.entries[2].problem.as_deref(), Some("the package has no file “gone.html”"));
        assert_eq!(read.entries[3].problem.as_deref(), Some("its address has “fetch=1”, which the LMS adds by itself"));
    }

    #[test]
    fn what_is_wrong_with_a_course_is_said() {
        let said = |inside: &str| package(inside).unwrap_err().to_string();
        assert_eq!(said(""), "cmi5.xml names nothing that can be started");
        assert_eq!(said("<au id='u'/>"), "cmi5.xml cannot be read: the id “u” is no absolute address");
        assert_eq!(
            said("<au id='a:u' moveOn='Always'/>"),
            "cmi5.xml cannot be read: moveOn=\"Always\" is none of the five that there are"
        );
        assert_eq!(
            said("<au id='a:u' masteryScore='70'/>"),
            "cmi5.xml cannot be read: masteryScore=\"70\" is not between 0 and 1"
        );
    }
}
