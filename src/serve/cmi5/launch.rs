//! Launching an AU, the token that it fetches, and what the page is told of the course.

use std::sync::PoisonError;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::session::{Faults, LaunchMode, Session};
use super::vocabulary::SESSION_ID;
use crate::serve::answer::Answer;
use crate::serve::ask::Ask;
use crate::serve::lms::State;
use crate::serve::percent::encode;

/// What the page says about a launch.
#[derive(Debug, Deserialize)]
struct Wanted {
    learner: Learner,
    #[serde(default)]
    mode: LaunchMode,
    /// In place of that of the course.
    mastery: Option<f64>,
    #[serde(default)]
    faults: Faults,
}

#[derive(Debug, Deserialize)]
struct Learner {
    id: String,
    name: String,
}

/// Launches an entry: what was open is abandoned, `LMS.LaunchData` is put, “launched” is said; answers the address.
pub(in crate::serve) fn answer(state: &State, ask: &Ask, number: usize) -> Answer {
    let wanted = ask.json().and_then(|body| serde_json::from_value::<Wanted>(body).map_err(|error| error.to_string()));
    let wanted = match wanted {
        Ok(wanted) => wanted,
        Err(why) => return Answer::text(400, why),
    };
    let entry = &state.package.entries[number];
    let Some(href) = entry.href.as_ref().filter(|_| entry.talks) else {
        return Answer::text(409, "this entry cannot be launched");
    };
    let mut enrolments = state.enrolments.lock().unwrap_or_else(PoisonError::into_inner);
    let Some(enrolment) = enrolments.of(&state.package, &wanted.learner.id, &wanted.learner.name) else {
        return Answer::text(507, "there are too many learners");
    };
    let abandoned = enrolment.abandon();
    let session = Session {
        id: Uuid::new_v4().to_string(),
        entry: number,
        mode: wanted.mode,
        mastery: wanted.mastery.or(entry.mastery).filter(|mastery| (0.0..=1.0).contains(mastery)),
        faults: wanted.faults,
        fetch_key: Uuid::new_v4().simple().to_string(),
        fetched: false,
        token: STANDARD.encode(format!("au:{}", Uuid::new_v4().simple())),
        launch_data_read: false,
        preferences_read: false,
        verbs: Vec::new(),
        last_timestamp: String::new(),
        initialized_at: None,
        abandoned: false,
    };
    let here = format!("http://{}/{}", ask.header("host").unwrap_or_default(), state.token);
    let content = format!("{here}/content/{href}");
    let mut launch_data = json!({
        "contextTemplate": {
            "contextActivities": { "grouping": [{ "objectType": "Activity", "id": entry.id }] },
            "extensions": { SESSION_ID: session.id },
        },
        "launchMode": session.mode.name(),
        "launchMethod": entry.launch_method.as_deref().unwrap_or("AnyWindow"),
        "moveOn": entry.move_on.unwrap_or_default().name(),
        "returnURL": format!("{here}/returned?session={}", session.id),
    });
    for (name, value) in [
        ("masteryScore", session.mastery.map(Value::from)),
        ("launchParameters", entry.launch_data.clone().map(Value::from)),
        ("entitlementKey", entry.entitlement_key.clone().map(|key| json!({ "courseStructure": key }))),
    ] {
        if let Some(value) = value {
            launch_data[name] = value;
        }
    }
    enrolment.documents.put(enrolment.states(number), "LMS.LaunchData", &launch_data);
    enrolment.say_launched(&session, entry, &content);
    let parameters = [
        ("endpoint", format!("{here}/xapi/")),
        ("fetch", format!("{here}/fetch/{}", session.fetch_key)),
        ("actor", enrolment.actor().to_string()),
        ("registration", enrolment.registration.clone()),
        ("activityId", enrolment.activities[number].clone()),
    ]
    .map(|(name, value)| format!("{name}={}", encode(&value)))
    .join("&");
    let (address, fragment) = content.split_at(content.find('#').unwrap_or(content.len()));
    let joint = if address.contains('?') { '&' } else { '?' };
    let url = format!("{address}{joint}{parameters}{fragment}");
    let told = json!({ "url": url, "session": session.id });
    enrolment.sessions.push(session);
    drop(enrolments);
    if abandoned > 0 {
        state.note("LMS", "abandoned", "a session that was still open has been ended", 0, Vec::new());
    }
    state.note("LMS", "launched", &entry.title, 0, Vec::new());
    Answer::json(200, &told)
}

/// Hands out the token of a session, once.
pub(in crate::serve) fn fetch(state: &State, ask: &Ask, key: &str) -> Answer {
    let mut enrolments = state.enrolments.lock().unwrap_or_else(PoisonError::into_inner);
    let Some((enrolment, number)) = enrolments.session(|session| session.fetch_key == key) else {
        return Answer::not_found();
    };
    let session = &mut enrolment.sessions[number];
    let (slow, token) = (session.faults.slow, session.token.clone());
    let refusal = if ask.method != "POST" {
        Some(("3", "the fetch address is called with POST"))
    } else if session.faults.initialize_fails {
        Some(("2", "this LMS was told to refuse"))
    } else if session.fetched {
        Some(("1", "the token has been fetched already: the fetch address is good for one call"))
    } else {
        None
    };
    session.fetched |= refusal.is_none();
    drop(enrolments);
    if slow {
        state.wait();
    }
    let (told, wrong) = match refusal {
        None => (json!({ "auth-token": token }), Vec::new()),
        Some((code, text)) => (json!({ "error-code": code, "error-text": text }), vec![format!("{text} (cmi5 8.2)")]),
    };
    state.note(&format!("{} fetch", ask.method), "", &told.to_string(), 200, wrong);
    Answer::json(200, &told)
}

/// The page has closed a window: what was open in it is abandoned.
pub(in crate::serve) fn leave(state: &State, ask: &Ask) -> Answer {
    let Some(learner) = ask.parameter("learner") else { return Answer::text(400, "the learner is missing") };
    let mut enrolments = state.enrolments.lock().unwrap_or_else(PoisonError::into_inner);
    let abandoned = if enrolments.find(learner).is_some() {
        enrolments
            .of(&state.package, learner, ask.parameter("name").unwrap_or_default())
            .map_or(0, super::enrolment::Enrolment::abandon)
    } else {
        0
    };
    drop(enrolments);
    if abandoned > 0 {
        state.note("LMS", "abandoned", "the window was closed before “terminated”", 0, Vec::new());
    }
    Answer::json(200, &json!({ "abandoned": abandoned }))
}

/// An AU has gone back to the LMS.
pub(in crate::serve) fn returned(state: &State, ask: &Ask) -> Answer {
    let id = ask.parameter("session").unwrap_or_default();
    let mut enrolments = state.enrolments.lock().unwrap_or_else(PoisonError::into_inner);
    let found = enrolments.session(|session| session.id == id);
    let wrong = match found {
        None => vec!["the session is not known".to_owned()],
        Some((enrolment, number)) if !enrolment.sessions[number].is_over() => {
            vec!["the AU went to returnURL before it sent “terminated” (cmi5 10.2.6)".to_owned()]
        }
        Some(_) => Vec::new(),
    };
    drop(enrolments);
    state.note("LMS", "returnURL", "the AU has gone back to the LMS", 0, wrong);
    crate::serve::content::own("left.html")
}

/// What a learner has achieved, or (`DELETE`) that it is forgotten.
pub(in crate::serve) fn status(state: &State, ask: &Ask) -> Answer {
    let Some(learner) = ask.parameter("learner") else { return Answer::text(400, "the learner is missing") };
    let mut enrolments = state.enrolments.lock().unwrap_or_else(PoisonError::into_inner);
    if ask.method == "DELETE" {
        enrolments.forget(learner);
        return Answer::empty(204);
    }
    let Some(enrolment) = enrolments.find(learner) else { return Answer::json(200, &Value::Null) };
    let entries: Vec<_> = state
        .package
        .entries
        .iter()
        .enumerate()
        .map(|(number, entry)| {
            let has_session = enrolment.sessions.iter().any(|session| session.entry == number);
            json!({
                "begun": has_session,
                "completed": enrolment.completed.contains(&number),
                "passed": enrolment.passed.contains(&number),
                "satisfied": entry.talks && has_session && enrolment.is_satisfied(number, entry),
            })
        })
        .collect();
    let documents: Vec<_> = enrolment
        .documents
        .all()
        .map(|(shelf, id, text)| {
            let entry = enrolment.activities.iter().position(|activity| *activity == shelf.activity);
            json!({ "kind": shelf.resource.name(), "id": id, "entry": entry, "text": text })
        })
        .collect();
    let open = enrolment.sessions.last().filter(|session| !session.is_over());
    Answer::json(
        200,
        &json!({
            "registration": enrolment.registration,
            "entries": entries,
            "satisfied": enrolment.is_done(&state.package) && !enrolment.sessions.is_empty(),
            "open": open.map(|session| session.entry),
            "statements": enrolment.statements.all(),
            "documents": documents,
        }),
    )
}
