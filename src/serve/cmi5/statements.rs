//! Statements as they are stored, and questions about them.

use std::time::SystemTime;

use serde_json::{Value, json};

use super::rules::has_activity;
use crate::serve::answer::Answer;
use crate::serve::ask::Ask;
use crate::serve::instant::timestamp;

/// How many statements are kept in an enrolment.
pub(super) const MAX_STATEMENTS: usize = 20_000;

/// The statements of an enrolment, in the order of storing.
#[derive(Clone, Debug, Default)]
pub(super) struct Statements(Vec<Value>);

impl Statements {
    /// Stores a statement; what only a record store may say is added.
    pub(super) fn store(&mut self, mut statement: Value) {
        let now = timestamp(SystemTime::now());
        if let Some(fields) = statement.as_object_mut() {
            fields.insert("stored".to_owned(), now.clone().into());
            fields.entry("timestamp").or_insert_with(|| now.into());
            fields.entry("version").or_insert_with(|| "1.0.0".into());
            let authority =
                json!({ "objectType": "Agent", "account": { "homePage": "https://test-lms.invalid/", "name": "lms" } });
            fields.insert("authority".to_owned(), authority);
        }
        self.0.push(statement);
    }

    pub(super) fn with_id(&self, id: &str) -> Option<&Value> {
        self.0.iter().find(|statement| statement["id"].as_str().is_some_and(|known| known.eq_ignore_ascii_case(id)))
    }

    pub(super) fn all(&self) -> &[Value] {
        &self.0
    }

    /// Answers a `GET`.
    pub(super) fn answer(&self, ask: &Ask) -> Answer {
        let answer = |value: &Value| {
            Answer::json(200, value).with("X-Experience-API-Consistent-Through", timestamp(SystemTime::now()))
        };
        if let Some(id) = ask.parameter("statementId") {
            return match self.with_id(id) {
                Some(statement) => answer(statement),
                None => Answer::text(404, "there is no statement with this id"),
            };
        }
        let agent = match ask.parameter("agent").map(serde_json::from_str::<Value>) {
            Some(Err(_)) => return Answer::text(400, "agent is no JSON"),
            Some(Ok(agent)) => Some(agent),
            None => None,
        };
        let is_asked_for = |statement: &&Value| {
            let is = |parameter: &str, value: &Value| ask.parameter(parameter).is_none_or(|asked| value == asked);
            let stored = statement["stored"].as_str().unwrap_or_default();
            let related = ask.parameter("related_activities") == Some("true");
            let names_activity = |id: &str| {
                let lists = ["parent", "grouping", "category", "other"];
                related && lists.iter().any(|list| has_activity(&statement["context"], list, id))
            };
            is("verb", &statement["verb"]["id"])
                && is("registration", &statement["context"]["registration"])
                && ask.parameter("activity").is_none_or(|id| statement["object"]["id"] == id || names_activity(id))
                && agent.as_ref().is_none_or(|agent| statement["actor"]["account"] == agent["account"])
                && ask.parameter("since").is_none_or(|since| stored > since)
                && ask.parameter("until").is_none_or(|until| stored <= until)
        };
        let mut found: Vec<&Value> = self.0.iter().filter(is_asked_for).collect();
        if ask.parameter("ascending") != Some("true") {
            found.reverse();
        }
        if let Some(limit) = ask.parameter("limit").and_then(|limit| limit.parse().ok()).filter(|limit| *limit > 0) {
            found.truncate(limit);
        }
        answer(&json!({ "statements": found, "more": "" }))
    }
}
