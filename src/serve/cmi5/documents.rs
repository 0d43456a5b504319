//! Documents of the xAPI: states of activities, profiles of activities and agents.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::SystemTime;

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::serve::answer::Answer;
use crate::serve::ask::Ask;
use crate::serve::instant::timestamp;

/// How many documents are kept in an enrolment.
const MAX_DOCUMENTS: usize = 2_000;

/// Where documents of one kind lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Resource {
    State,
    ActivityProfile,
    AgentProfile,
}

impl Resource {
    pub(super) fn of(path: &str) -> Option<Self> {
        match path {
            "activities/state" => Some(Self::State),
            "activities/profile" => Some(Self::ActivityProfile),
            "agents/profile" => Some(Self::AgentProfile),
            _ => None,
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::State => "State",
            Self::ActivityProfile => "Activity Profile",
            Self::AgentProfile => "Agent Profile",
        }
    }

    /// The parameter that names a document.
    pub(super) fn id_parameter(self) -> &'static str {
        match self {
            Self::State => "stateId",
            Self::ActivityProfile | Self::AgentProfile => "profileId",
        }
    }
}

/// The place of a document without its id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Shelf {
    pub resource: Resource,
    pub activity: String,
    pub registration: String,
}

#[derive(Clone, Debug)]
struct Document {
    content_type: String,
    bytes: Vec<u8>,
    updated: String,
}

/// All documents of an enrolment: there is one agent, so it is no part of their places.
#[derive(Clone, Debug, Default)]
pub(super) struct Documents(BTreeMap<(Shelf, String), Document>);

impl Documents {
    /// Puts a document of the LMS's own.
    pub(super) fn put(&mut self, place: Shelf, name: &str, value: &Value) {
        let content_type = "application/json".to_owned();
        let bytes = value.to_string().into_bytes();
        self.0
            .insert((place, name.to_owned()), Document { content_type, bytes, updated: timestamp(SystemTime::now()) });
    }

    /// Answers a request for a document, or for the ids of all.
    pub(super) fn answer(&mut self, ask: &Ask, place: Shelf) -> Answer {
        let Some(id) = ask.parameter(place.resource.id_parameter()) else {
            return match ask.method.as_str() {
                "GET" => {
                    let ids: Vec<_> = self.0.keys().filter(|(of, _)| *of == place).map(|(_, id)| id.as_str()).collect();
                    Answer::json(200, &ids)
                }
                "DELETE" if place.resource == Resource::State => {
                    self.0.retain(|(of, _), _| *of != place);
                    Answer::empty(204)
                }
                _ => Answer::text(400, format!("{} is missing", place.resource.id_parameter())),
            };
        };
        let is_profile = place.resource != Resource::State;
        let key = (place, id.to_owned());
        let found = self.0.get(&key);
        if ask.method != "GET"
            && let Err(answer) = precondition(ask, found, is_profile)
        {
            return answer;
        }
        match (ask.method.as_str(), found) {
            ("GET", Some(document)) => Answer::new(200, &document.content_type, document.bytes.clone())
                .with("ETag", etag(&document.bytes))
                .with("Last-Modified", document.updated.clone()),
            ("GET", None) => Answer::text(404, "there is no such document"),
            ("DELETE", _) => {
                self.0.remove(&key);
                Answer::empty(204)
            }
            ("PUT" | "POST", None) if self.0.len() >= MAX_DOCUMENTS => {
                Answer::text(507, "there are too many documents")
            }
            ("PUT" | "POST", found) => {
                let content_type = ask.header("content-type").unwrap_or("application/octet-stream").to_owned();
                let merged = match found {
                    Some(document) if ask.method == "POST" => match merged(document, ask) {
                        Ok(bytes) => bytes,
                        Err(why) => return Answer::text(400, why),
                    },
                    _ => ask.body.clone(),
                };
                let updated = timestamp(SystemTime::now());
                self.0.insert(key, Document { content_type, bytes: merged, updated });
                Answer::empty(204)
            }
            _ => Answer::empty(405).with("Allow", "GET, PUT, POST, DELETE"),
        }
    }

    /// Every document: its place, id, type and text.
    pub(super) fn all(&self) -> impl Iterator<Item = (&Shelf, &str, String)> {
        self.0
            .iter()
            .map(|((shelf, id), document)| (shelf, id.as_str(), String::from_utf8_lossy(&document.bytes).into_owned()))
    }
}

fn is_json(content_type: &str) -> bool {
    content_type.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

/// A document with the properties of the body over its own.
fn merged(document: &Document, ask: &Ask) -> Result<Vec<u8>, String> {
    let both_json = is_json(&document.content_type) && is_json(ask.header("content-type").unwrap_or_default());
    let old = serde_json::from_slice(&document.bytes).unwrap_or(Value::Null);
    match (both_json, old, ask.json()?) {
        (true, Value::Object(mut old), Value::Object(new)) => {
            old.extend(new);
            Ok(Value::Object(old).to_string().into_bytes())
        }
        _ => Err("only a JSON object can be merged into a JSON object".to_owned()),
    }
}

/// Whether what the caller knows of a document is still so. A profile is only changed by somebody who says what they know.
fn precondition(ask: &Ask, found: Option<&Document>, is_profile: bool) -> Result<(), Answer> {
    let known = found.map(|document| etag(&document.bytes));
    let names = |header: &str| {
        let known = known.as_deref();
        header.split(',').any(|tag| tag.trim() == "*" && known.is_some() || Some(tag.trim()) == known)
    };
    match (ask.header("if-match"), ask.header("if-none-match")) {
        (Some(header), _) if !names(header) => Err(Answer::text(412, "the document is another by now")),
        (None, Some(header)) if names(header) => Err(Answer::text(412, "the document is there already")),
        (None, None) if is_profile && ask.method == "PUT" && found.is_some() => {
            Err(Answer::text(409, "say with If-Match or If-None-Match which document is to be changed"))
        }
        _ => Ok(()),
    }
}

fn etag(bytes: &[u8]) -> String {
    let digits = Sha256::digest(bytes).iter().take(20).fold(String::new(), |mut digits, byte| {
        // Writing to a text cannot fail.
        _ = write!(digits, "{byte:02x}");
        digits
    });
    format!("\"{digits}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(method: &str, id: &str, headers: &[(&str, &str)], body: &str) -> Ask {
        let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Ask::new(method, &format!("/x?stateId={id}&profileId={id}"), headers, body.into())
    }

    fn shelf(resource: Resource) -> Shelf {
        Shelf { resource, activity: "urn:a".to_owned(), registration: String::new() }
    }

    const JSON: (&str, &str) = ("content-type", "application/json");

    #[test]
    fn documents_are_put_merged_listed_and_deleted() {
        let mut documents = Documents::default();
        let mut call = |method: &str, id: &str, body: &str| {
            let answer = documents.answer(&ask(method, id, &[JSON], body), shelf(Resource::State));
            (answer.status, String::from_utf8(answer.body).unwrap())
        };
        assert_eq!(call("GET", "s", "").0, 404);
        assert_eq!(call("PUT", "s", r#"{"a":1,"b":1}"#).0, 204);
        assert_eq!(call("POST", "s", r#"{"b":2}"#).0, 204);
        assert_eq!(call("GET", "s", ""), (200, r#"{"a":1,"b":2}"#.to_owned()));
        assert_eq!(call("POST", "s", "[]").0, 400);
        assert_eq!(call("DELETE", "s", "").0, 204);
        assert_eq!(call("GET", "s", "").0, 404);
        call("PUT", "t", "1");
        let all = Ask::new("GET", "/x", Vec::new(), Vec::new());
        assert_eq!(documents.answer(&all, shelf(Resource::State)).body, b"[\"t\"]");
        assert_eq!(documents.answer(&all, shelf(Resource::AgentProfile)).body, b"[]");
    }

    #[test]
    fn a_profile_is_changed_only_by_who_knows_it() {
        let mut documents = Documents::default();
        let mut put = |headers: &[(&str, &str)], body: &str| {
            documents.answer(&ask("PUT", "p", headers, body), shelf(Resource::AgentProfile)).status
        };
        assert_eq!(put(&[("if-none-match", "*")], "1"), 204);
        assert_eq!(put(&[("if-none-match", "*")], "2"), 412);
        assert_eq!(put(&[], "2"), 409);
        assert_eq!(put(&[("if-match", "\"x\"")], "2"), 412);
        assert_eq!(put(&[("if-match", &etag(b"1"))], "2"), 204);
    }
}
