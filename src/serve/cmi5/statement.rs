//! Whether a statement is well-formed xAPI 1.0.3, apart from the rules of cmi5.

use serde_json::{Map, Value};

use crate::serve::instant::{is_duration, is_timestamp};

const STATEMENT: [&str; 11] = [
    "id",
    "actor",
    "verb",
    "object",
    "result",
    "context",
    "timestamp",
    "stored",
    "authority",
    "version",
    "attachments",
];
const RESULT: [&str; 6] = ["score", "success", "completion", "response", "duration", "extensions"];
const SCORE: [&str; 4] = ["scaled", "raw", "min", "max"];
const CONTEXT: [&str; 9] = [
    "registration",
    "instructor",
    "team",
    "contextActivities",
    "revision",
    "platform",
    "language",
    "statement",
    "extensions",
];
const RELATED: [&str; 4] = ["parent", "grouping", "category", "other"];
/// What identifies an agent; exactly one of them.
const IDENTIFIERS: [&str; 4] = ["mbox", "mbox_sha1sum", "openid", "account"];

/// Everything that is not well-formed, in words.
pub(super) fn faults(statement: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    let Some(fields) = statement.as_object() else {
        return vec!["a statement is a JSON object".to_owned()];
    };
    known("the statement", fields, &STATEMENT, &mut faults);
    nulls(statement, "", &mut faults);
    if let Some(id) = fields.get("id")
        && !id.as_str().is_some_and(is_uuid)
    {
        faults.push(format!("id {id} is no UUID"));
    }
    match fields.get("actor") {
        Some(actor) => agent("actor", actor, &mut faults),
        None => faults.push("it has no actor".to_owned()),
    }
    match fields.get("verb").map(|verb| &verb["id"]) {
        Some(id) if id.as_str().is_some_and(is_iri) => {}
        Some(id) => faults.push(format!("verb.id {id} is no address")),
        None => faults.push("it has no verb".to_owned()),
    }
    match fields.get("object") {
        Some(object) => self::object(object, &mut faults),
        None => faults.push("it has no object".to_owned()),
    }
    if let Some(value) = fields.get("result") {
        result(value, &mut faults);
    }
    if let Some(value) = fields.get("context") {
        context(value, &mut faults);
    }
    if let Some(moment) = fields.get("timestamp")
        && !moment.as_str().is_some_and(is_timestamp)
    {
        faults.push(format!("timestamp {moment} is no moment in ISO 8601 with a zone"));
    }
    faults
}

fn known(of: &str, fields: &Map<String, Value>, names: &[&str], faults: &mut Vec<String>) {
    for name in fields.keys().filter(|name| !names.contains(&name.as_str())) {
        faults.push(format!("{of} has the unknown property “{name}”"));
    }
}

/// Nothing but extensions may be null.
fn nulls(value: &Value, path: &str, faults: &mut Vec<String>) {
    match value {
        Value::Null => faults.push(format!("{path} is null")),
        Value::Object(fields) => {
            for (name, value) in fields.iter().filter(|(name, _)| *name != "extensions") {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                nulls(value, &path, faults);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| nulls(value, path, faults)),
        Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn agent(of: &str, value: &Value, faults: &mut Vec<String>) {
    let Some(fields) = value.as_object() else { return faults.push(format!("{of} is no object")) };
    let kind = fields.get("objectType").and_then(Value::as_str).unwrap_or("Agent");
    let identifiers = IDENTIFIERS.iter().filter(|name| fields.contains_key(**name)).count();
    match (kind, identifiers) {
        ("Agent", 1) | ("Group", 0 | 1) => {}
        ("Agent" | "Group", found) => faults.push(format!("{of} has {found} identifiers instead of one")),
        (other, _) => faults.push(format!("{of} is of the unknown type “{other}”")),
    }
    if let Some(account) = fields.get("account")
        && !(account["homePage"].as_str().is_some_and(is_iri) && account["name"].is_string())
    {
        faults.push(format!("{of}.account needs a homePage and a name"));
    }
}

fn object(object: &Value, faults: &mut Vec<String>) {
    match object["objectType"].as_str().unwrap_or("Activity") {
        "Activity" if object["id"].as_str().is_some_and(is_iri) => {}
        "Activity" => faults.push(format!("object.id {} is no address", object["id"])),
        "Agent" | "Group" => agent("object", object, faults),
        "StatementRef" if object["id"].as_str().is_some_and(is_uuid) => {}
        "StatementRef" => faults.push(format!("object.id {} is no UUID", object["id"])),
        "SubStatement" => {}
        other => faults.push(format!("object is of the unknown type “{other}”")),
    }
}

fn result(result: &Value, faults: &mut Vec<String>) {
    let Some(fields) = result.as_object() else { return faults.push("result is no object".to_owned()) };
    known("result", fields, &RESULT, faults);
    for name in ["success", "completion"] {
        if fields.get(name).is_some_and(|value| !value.is_boolean()) {
            faults.push(format!("result.{name} is neither true nor false"));
        }
    }
    if let Some(span) = fields.get("duration")
        && !span.as_str().is_some_and(is_duration)
    {
        faults.push(format!("result.duration {span} is no span in ISO 8601"));
    }
    let Some(score) = fields.get("score") else { return };
    let Some(numbers) = score.as_object() else { return faults.push("result.score is no object".to_owned()) };
    known("result.score", numbers, &SCORE, faults);
    for (name, value) in numbers.iter().filter(|(_, value)| !value.is_number()) {
        faults.push(format!("result.score.{name} {value} is no number"));
    }
    let number = |name: &str| numbers.get(name).and_then(Value::as_f64);
    if number("scaled").is_some_and(|scaled| !(-1.0..=1.0).contains(&scaled)) {
        faults.push("result.score.scaled is not between −1 and 1".to_owned());
    }
    let (min, max) = (number("min").unwrap_or(f64::MIN), number("max").unwrap_or(f64::MAX));
    if min >= max || number("raw").is_some_and(|raw| !(min..=max).contains(&raw)) {
        faults.push("result.score: min, raw and max do not stand in this order".to_owned());
    }
}

fn context(context: &Value, faults: &mut Vec<String>) {
    let Some(fields) = context.as_object() else { return faults.push("context is no object".to_owned()) };
    known("context", fields, &CONTEXT, faults);
    if let Some(registration) = fields.get("registration")
        && !registration.as_str().is_some_and(is_uuid)
    {
        faults.push(format!("context.registration {registration} is no UUID"));
    }
    let Some(related) = fields.get("contextActivities") else { return };
    let Some(related) = related.as_object() else {
        return faults.push("context.contextActivities is no object".to_owned());
    };
    known("context.contextActivities", related, &RELATED, faults);
    for (name, value) in related {
        let mut activities = value.as_array().map_or_else(|| std::slice::from_ref(value).iter(), |many| many.iter());
        if !activities.all(|activity| activity["id"].as_str().is_some_and(is_iri)) {
            faults.push(format!("context.contextActivities.{name} has an activity without an address"));
        }
    }
}

/// Whether `text` is a UUID as it is usually written.
pub(super) fn is_uuid(text: &str) -> bool {
    text.len() == 36 && uuid::Uuid::try_parse(text).is_ok()
}

/// Whether `text` is an absolute address: a scheme, a colon and something behind it, without blanks.
fn is_iri(text: &str) -> bool {
    text.split_once(':').is_some_and(|(scheme, rest)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
            && !rest.is_empty()
            && !text.chars().any(char::is_whitespace)
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn good() -> Value {
        json!({
            "id": "6e4a0e0e-7a4f-4a7e-9a57-000000000001",
            "actor": { "objectType": "Agent", "account": { "homePage": "https://a.example", "name": "1" } },
            "verb": { "id": "http://adlnet.gov/expapi/verbs/answered", "display": { "en": "answered" } },
            "object": { "id": "https://a.example/q", "definition": {} },
            "result": { "score": { "scaled": 0.5, "raw": 5, "min": 0, "max": 10 }, "duration": "PT1S", "extensions": { "a:b": null } },
            "context": { "registration": "6e4a0e0e-7a4f-4a7e-9a57-000000000002",
                         "contextActivities": { "grouping": [{ "id": "a:b" }], "parent": { "id": "a:c" } } },
            "timestamp": "2026-03-01T08:05:09.12Z"
        })
    }

    #[test]
    fn a_sound_statement_has_no_faults() {
        assert_eq!(faults(&good()), Vec::<String>::new());
    }

    #[test]
    fn each_fault_is_said() {
        for (pointer, value, said) in [
            ("/id", json!("1"), "id \"1\" is no UUID"),
            ("/actor/account/homePage", json!("here"), "actor.account needs a homePage and a name"),
            ("/actor/mbox", json!("mailto:a@a.example"), "actor has 2 identifiers instead of one"),
            ("/verb/id", json!("answered"), "verb.id \"answered\" is no address"),
            ("/object/id", json!(5), "object.id 5 is no address"),
            ("/object/definition", json!(null), "object.definition is null"),
            ("/result/score/scaled", json!(1.5), "result.score.scaled is not between −1 and 1"),
            ("/result/score/raw", json!(11), "result.score: min, raw and max do not stand in this order"),
            ("/result/score/raw", json!("5"), "result.score.raw \"5\" is no number"),
            ("/result/success", json!("true"), "result.success is neither true nor false"),
            ("/result/duration", json!("1s"), "result.duration \"1s\" is no span in ISO 8601"),
            ("/context/registration", json!("1"), "context.registration \"1\" is no UUID"),
            (
                "/context/contextActivities/grouping",
                json!([{}]),
                "context.contextActivities.grouping has an activity without an address",
            ),
            ("/context/mood", json!("good"), "context has the unknown property “mood”"),
            ("/timestamp", json!("today"), "timestamp \"today\" is no moment in ISO 8601 with a zone"),
        ] {
            let mut statement = good();
            let (parent, name) = pointer.rsplit_once('/').unwrap();
            statement.pointer_mut(parent).unwrap()[name] = value;
            assert_eq!(faults(&statement), [said], "{pointer}");
        }
        assert_eq!(faults(&json!({})), ["it has no actor", "it has no verb", "it has no object"]);
        assert_eq!(faults(&json!([])), ["a statement is a JSON object"]);
    }
}
