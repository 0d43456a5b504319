//! `imsmanifest.xml`: what a SCORM package consists of.

use std::collections::BTreeMap;

use super::error::ServeError;
use super::package::{Entry, Kind, Package};
use super::percent::{decode, encode_path};
use super::xml::Element;

/// The manifest at the root of the archive.
pub(super) const FILE: &str = "imsmanifest.xml";

/// Elements of sequencing that this LMS does not follow.
const SEQUENCING: [&str; 4] = ["sequencingRules", "rollupRules", "limitConditions", "randomizationControls"];

/// Reads the manifest of a package.
pub(super) fn read(name: &str, files: BTreeMap<String, Vec<u8>>) -> Result<Package, ServeError> {
    let wrong = |why: String| ServeError::Manifest { file: FILE, why };
    let root = files.get(FILE).map_or_else(|| Err("it is missing".to_owned()), |bytes| Element::read(bytes));
    let root = root.map_err(wrong)?;
    if root.name != "manifest" {
        return Err(wrong(format!("it begins with <{}> instead of <manifest>", root.name)));
    }
    let version = root.text_at(&["metadata", "schemaversion"]).unwrap_or_default();
    let kind = match version {
        "1.2" => Kind::Scorm12,
        "2004 3rd Edition" => Kind::Scorm2004Third,
        "2004 4th Edition" => Kind::Scorm2004Fourth,
        other => return Err(ServeError::Version { file: FILE, version: other.to_owned() }),
    };
    let organizations = root.at(&["organizations"]).ok_or_else(|| wrong("it has no organizations".to_owned()))?;
    let default = organizations.attribute("default");
    let organization = organizations
        .all("organization")
        .find(|organization| default.is_none() || organization.attribute("identifier") == default)
        .ok_or_else(|| wrong("the default organization is not there".to_owned()))?;
    let resources = root.at(&["resources"]);
    let base = format!(
        "{}{}",
        root.attribute("base").unwrap_or_default(),
        resources.and_then(|resources| resources.attribute("base")).unwrap_or_default()
    );
    let mut reading = Reading { kind, files: &files, resources, base, entries: Vec::new(), sequenced: false };
    reading.notice_sequencing(organization);
    for item in organization.all("item") {
        reading.item(item, 0);
    }
    let Reading { entries, sequenced, .. } = reading;
    if !entries.iter().any(|entry| entry.href.is_some() || entry.problem.is_some()) {
        return Err(ServeError::NothingToStart { file: FILE });
    }
    let mut notes = Vec::new();
    if sequenced {
        notes.push(
            "The manifest has sequencing rules; this LMS does not follow them: every entry can be started.".to_owned(),
        );
    }
    let title = organization.text_at(&["title"]).unwrap_or(name).to_owned();
    Ok(Package { name: name.to_owned(), title, kind, entries, notes, files })
}

struct Reading<'a> {
    kind: Kind,
    files: &'a BTreeMap<String, Vec<u8>>,
    resources: Option<&'a Element>,
    /// What the manifest and its resources put before every path.
    base: String,
    entries: Vec<Entry>,
    sequenced: bool,
}

impl Reading<'_> {
    fn notice_sequencing(&mut self, element: &Element) {
        let Some(sequencing) = element.at(&["sequencing"]) else { return };
        self.sequenced |= sequencing.children.iter().any(|child| SEQUENCING.contains(&child.name.as_str()));
    }

    fn item(&mut self, item: &Element, level: usize) {
        self.notice_sequencing(item);
        let number =
            |path: &[&str]| item.text_at(path).and_then(|text| text.parse::<f64>().ok()).filter(|n| n.is_finite());
        let text = |name: &str| item.text_at(&[name]).map(str::to_owned);
        let objectives = item.at(&["sequencing", "objectives"]);
        let mut entry = Entry {
            id: item.attribute("identifier").unwrap_or_default().to_owned(),
            title: item.text_at(&["title"]).unwrap_or("Without a title").to_owned(),
            level,
            prerequisites: text("prerequisites"),
            max_time: text("maxtimeallowed"),
            time_limit_action: text("timelimitaction").or_else(|| text("timeLimitAction")),
            launch_data: text("datafromlms").or_else(|| text("dataFromLMS")),
            ..Entry::default()
        };
        if self.kind == Kind::Scorm12 {
            entry.mastery = number(&["masteryscore"]);
        } else if let Some(objectives) = objectives {
            entry.objectives = objectives
                .children
                .iter()
                .filter_map(|child| child.attribute("objectiveID"))
                .map(str::to_owned)
                .collect();
            entry.mastery = objectives
                .all("primaryObjective")
                .find(|primary| primary.attribute("satisfiedByMeasure") == Some("true"))
                .map(|primary| {
                    primary.text_at(&["minNormalizedMeasure"]).and_then(|text| text.parse().ok()).unwrap_or(1.0)
                });
        }
        if let Some(threshold) = item.at(&["completionThreshold"])
            && (self.kind == Kind::Scorm2004Third || threshold.attribute("completedByMeasure") == Some("true"))
        {
            let least = threshold.attribute("minProgressMeasure").or_else(|| Some(threshold.text()));
            entry.completion_threshold = least.and_then(|text| text.parse().ok());
        }
        if let Some(reference) = item.attribute("identifierref") {
            let parameters = item.attribute("parameters").unwrap_or_default();
            self.resource(reference, parameters, &mut entry);
        }
        self.entries.push(entry);
        for child in item.all("item") {
            self.item(child, level + 1);
        }
    }

    /// Takes over what the resource of an item says.
    fn resource(&self, reference: &str, parameters: &str, entry: &mut Entry) {
        let mut resources = self.resources.iter().flat_map(|resources| resources.all("resource"));
        let Some(resource) = resources.find(|resource| resource.attribute("identifier") == Some(reference)) else {
            entry.problem = Some(format!("the manifest has no resource “{reference}”"));
            return;
        };
        let kind = resource.attribute(if self.kind == Kind::Scorm12 { "scormtype" } else { "scormType" });
        entry.talks = kind == Some("sco");
        let href = format!(
            "{}{}{}",
            self.base,
            resource.attribute("base").unwrap_or_default(),
            resource.attribute("href").unwrap_or_default()
        );
        match address(&href, parameters, self.files) {
            Ok(href) => entry.href = Some(href),
            Err(problem) => entry.problem = Some(problem),
        }
    }
}

/// The address of a file of the package with its query, as a manifest writes it; or why there is none.
pub(super) fn address(href: &str, parameters: &str, files: &BTreeMap<String, Vec<u8>>) -> Result<String, String> {
    let end = href.find(['?', '#']).unwrap_or(href.len());
    let (path, rest) = href.split_at(end);
    if path.contains("://") || path.starts_with("//") {
        return Err(format!("it lies outside the package: {href}"));
    }
    let path = decode(path).filter(|path| files.contains_key(path));
    let Some(path) = path else { return Err(format!("the package has no file “{href}”")) };
    let parameters = parameters.trim_start_matches(['?', '&']);
    let (query, fragment) = rest.split_at(rest.find('#').unwrap_or(rest.len()));
    let joint = match (query.is_empty(), parameters.is_empty() || parameters.starts_with('#')) {
        (_, true) => "",
        (true, false) => "?",
        (false, false) => "&",
    };
    Ok(format!("{}{query}{joint}{parameters}{fragment}", encode_path(&path)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(manifest: &str) -> Result<Package, ServeError> {
        let files = [(FILE, manifest), ("index.html", ""), ("b/ö 1.html", "")];
        read("p.zip", files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).into())
    }

    fn scorm12(items: &str, resources: &str) -> String {
        format!(
            "<manifest xmlns:adlcp='x'><metadata><schemaversion>1.2</schemaversion></metadata><organizations default='o'>\
             <organization identifier='n'><item/></organization><organization identifier='o'><title>All</title>{items}\
             </organization></organizations><resources>{resources}</resources></manifest>"
        )
    }

    #[test]
    fn entries_stand_in_their_order_with_what_is_asked_of_them() {
        let read = package(&scorm12(
            "<item identifier='h'><title>Part</title><item identifier='a' identifierref='r1' parameters='?x=1'><title>A</title>\
             <adlcp:prerequisites type='aicc_script'>b&amp;c</adlcp:prerequisites><adlcp:masteryscore>70</adlcp:masteryscore>\
             </item></item><item identifier='b' identifierref='r2'><title>B</title></item>\
             <item identifier='c' identifierref='r3'><title>C</title></item>",
            "<resource identifier='r1' adlcp:scormtype='sco' href='b/%C3%B6%201.html?y=2#z'/>\
             <resource identifier='r2' adlcp:scormtype='asset' href='gone.html'/>\
             <resource identifier='r3' href='https://example.org/x.html'/>",
        ))
        .unwrap();
        assert_eq!((read.kind, read.title.as_str()), (Kind::Scorm12, "All"));
        let told: Vec<_> = read.entries.iter().map(|e| (e.id.as_str(), e.level, e.href.as_deref(), e.talks)).collect();
        assert_eq!(
            told,
            [
                ("h", 0, None, false),
                ("a", 1, Some("b/%C3%B6%201.html?y=2&x=1#z"), true),
                ("b", 0, None, false),
                ("c", 0, None, false)
            ]
        );
        assert_eq!((read.entries[1].prerequisites.as_deref(), read.entries[1].mastery), (Some("b&c"), Some(70.0)));
        assert_eq!(read.entries[2].problem.as_deref(), Some("the package has no file “gone.html”"));
        assert_eq!(read.entries[3].problem.as_deref(), Some("it lies outside the package: https://example.org/x.html"));
    }

    #[test]
    fn a_2004_manifest_says_when_an_entry_is_passed_and_completed() {
        let read = package(
            "<manifest><metadata><schemaversion>2004 4th Edition</schemaversion></metadata><organizations default='o'>\
             <organization identifier='o'><item identifier='a' identifierref='r'><adlcp:completionThreshold \
             completedByMeasure='true' minProgressMeasure='0.5'/><imsss:sequencing><imsss:sequencingRules/><imsss:objectives>\
             <imsss:primaryObjective objectiveID='main' satisfiedByMeasure='true'><imsss:minNormalizedMeasure>0.7\
             </imsss:minNormalizedMeasure></imsss:primaryObjective><imsss:objective objectiveID='two'/></imsss:objectives>\
             </imsss:sequencing></item></organization></organizations>\
             <resources><resource identifier='r' adlcp:scormType='sco' href='index.html'/></resources></manifest>",
        )
        .unwrap();
        let entry = &read.entries[0];
        assert_eq!((entry.mastery, entry.completion_threshold, entry.talks), (Some(0.7), Some(0.5), true));
        assert_eq!(entry.objectives, ["main", "two"]);
        assert_eq!((read.kind, read.notes.len()), (Kind::Scorm2004Fourth, 1));
    }

    #[test]
    fn what_is_wrong_with_a_manifest_is_said() {
        let said = |manifest: &str| package(manifest).unwrap_err().to_string();
        assert_eq!(said("<a/>"), "imsmanifest.xml cannot be read: it begins with <a> instead of <manifest>");
        assert_eq!(
            said("<manifest><metadata><schemaversion>CAM 1.3</schemaversion></metadata></manifest>"),
            "imsmanifest.xml names SCORM “CAM 1.3”, which is not one of 1.2, 2004 3rd Edition, 2004 4th Edition"
        );
        assert_eq!(said(&scorm12("<item identifier='a'/>", "")), "imsmanifest.xml names nothing that can be started");
        assert_eq!(
            said(&scorm12("", "").replace("default='o'", "default='x'")),
            "imsmanifest.xml cannot be read: the default organization is not there"
        );
    }
}
