//! Findings as SARIF 2.1.0, which code scanners read.

use std::path::{Component, Path};

use serde_json::{Value, json};

use super::explain::{UNREADABLE_CURE, UNREADABLE_FINDS, UNREADABLE_WHY, unreadable_text};
use super::{AcceptedRow, Checked, Row, UNREADABLE};
use crate::check::{RULES, Report, Severity, explain};

/// The log of one run of the checks.
pub(super) fn log(files: &[Checked]) -> Value {
    let ids: Vec<&str> = RULES.iter().map(|rule| rule.id).chain([UNREADABLE]).collect();
    let results: Vec<Value> = files.iter().flat_map(|checked| results(checked, &ids)).collect();
    let successful = files.iter().all(|checked| !checked.stops());
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "offramp",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules(),
            } },
            "columnKind": "unicodeCodePoints",
            "invocations": [{ "executionSuccessful": successful }],
            "results": results,
        }],
    })
}

fn rules() -> Vec<Value> {
    let described = RULES.iter().map(|rule| {
        json!({
            "id": rule.id,
            "shortDescription": { "text": sentence(rule.finds) },
            "fullDescription": { "text": rule.why },
            "help": { "text": format!("{} {}", rule.why, rule.cure), "markdown": explain(rule) },
            "defaultConfiguration": { "level": level(rule.severity) },
            "properties": { "tags": [rule.family.label()] },
        })
    });
    let unreadable = json!({
        "id": UNREADABLE,
        "shortDescription": { "text": sentence(UNREADABLE_FINDS) },
        "fullDescription": { "text": UNREADABLE_WHY },
        "help": { "text": format!("{UNREADABLE_WHY} {UNREADABLE_CURE}"), "markdown": unreadable_text() },
        "defaultConfiguration": { "level": "error" },
        "properties": { "tags": ["Files"] },
    });
    described.chain([unreadable]).collect()
}

/// What was found in a file, then what its author has accepted, which scanners show as suppressed.
fn results(checked: &Checked, ids: &[&str]) -> Vec<Value> {
    let open = checked.findings.iter().map(|Row { report, hint }| result(report, hint.as_deref(), ids));
    let accepted = checked.accepted.iter().map(|AcceptedRow { report, reason }| {
        let mut result = result(report, None, ids);
        result["suppressions"] = json!([{ "kind": "inSource", "status": "accepted", "justification": reason }]);
        result
    });
    open.chain(accepted).collect()
}

fn result(report: &Report, hint: Option<&str>, ids: &[&str]) -> Value {
    let mut physical = json!({ "artifactLocation": { "uri": uri(Path::new(&report.file)) } });
    if let Some(line) = report.line {
        physical["region"] = json!({ "startLine": line, "startColumn": report.column.unwrap_or(1) });
    }
    let mut location = json!({ "physicalLocation": physical });
    if !report.address.is_empty() {
        location["logicalLocations"] = json!([{ "fullyQualifiedName": report.address }]);
    }
    let text = match hint {
        Some(hint) => format!("{}\n{hint}", report.message),
        None => report.message.clone(),
    };
    let mut result = json!({
        "ruleId": report.rule,
        "level": level(report.severity),
        "message": { "text": text },
        "locations": [location],
    });
    // Rules about packs are not among those of cases.
    if let Some(index) = ids.iter().position(|id| *id == report.rule) {
        result["ruleIndex"] = json!(index);
    }
    result
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}.", letters.as_str())
}

/// A path as a URI reference: relative ones stay relative, so that a scanner finds the file in its checkout.
fn uri(path: &Path) -> String {
    let mut uri = String::new();
    for component in path.components() {
        match component {
            Component::RootDir => uri.push_str("file:///"),
            Component::Prefix(prefix) => uri.push_str(&escaped(&prefix.as_os_str().to_string_lossy())),
            Component::CurDir => {}
            Component::ParentDir => push(&mut uri, ".."),
            Component::Normal(name) => push(&mut uri, &escaped(&name.to_string_lossy())),
        }
    }
    uri
}

fn push(uri: &mut String, part: &str) {
    if !uri.is_empty() && !uri.ends_with('/') {
        uri.push('/');
    }
    uri.push_str(part);
}

fn escaped(part: &str) -> String {
    part.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'@' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uri_references() {
        assert_eq!(uri(Path::new("./a b/é.ron")), "a%20b/%C3%A9.ron");
        assert_eq!(uri(Path::new("/tmp/x.ron")), "file:///tmp/x.ron");
        assert_eq!(uri(Path::new("../x@y.ron")), "../x@y.ron");
    }
}
