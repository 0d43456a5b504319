//! What a browser asks for, apart from how it came.

use serde_json::Value;

use super::percent;

/// A request.
#[derive(Clone, Debug, Default)]
pub(super) struct Ask {
    /// `GET`, `POST` …
    pub method: String,
    /// The path without its query, still encoded.
    pub path: String,
    pub query: Vec<(String, String)>,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Ask {
    pub(super) fn new(method: &str, address: &str, headers: Vec<(String, String)>, body: Vec<u8>) -> Self {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        Self { method: method.to_owned(), path: path.to_owned(), query: percent::query(query), headers, body }
    }

    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The body as JSON, or what is wrong with it.
    pub(super) fn json(&self) -> Result<Value, String> {
        serde_json::from_slice(&self.body).map_err(|error| format!("the body is no JSON ({error})"))
    }
}
