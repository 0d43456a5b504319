//! The record store that an AU talks to: statements, states and profiles of the xAPI 1.0.3, for the session of its token.

use std::sync::PoisonError;
use std::time::SystemTime;

use serde_json::{Value, json};

use super::documents::{Resource, Shelf};
use super::enrolment::Enrolment;
use super::rules::{self, Standing, has_activity};
use super::statement;
use super::statements::MAX_STATEMENTS;
use super::vocabulary::{CMI5, Verb};
use crate::serve::answer::Answer;
use crate::serve::ask::Ask;
use crate::serve::lms::State;
use crate::serve::package::Package;

/// An answer, and what was wrong with the call in plain words.
type Judged = (Answer, Vec<String>);

/// Answers a call and notes it.
pub(in crate::serve) fn answer(state: &State, ask: &Ask, path: &str) -> Answer {
    let mut slow = false;
    let (answer, wrong) = {
        let mut enrolments = state.enrolments.lock().unwrap_or_else(PoisonError::into_inner);
        let token = ask.header("authorization").and_then(|header| header.strip_prefix("Basic "));
        match token.and_then(|token| enrolments.session(|session| session.fetched && session.token == token)) {
            Some((enrolment, number)) => {
                slow = enrolment.sessions[number].faults.slow;
                judged(&state.package, enrolment, number, ask, path)
            }
            None if path == "about" => (Answer::json(200, &json!({ "version": ["1.0.3"] })), Vec::new()),
            None => {
                let why = "the header Authorization is not “Basic ” and the token that was fetched (cmi5 8.2)";
                (Answer::text(401, why), vec![why.to_owned()])
            }
        }
    };
    if slow {
        state.wait();
    }
    let resource = Resource::of(path).map_or(path, |resource| resource.name());
    let id = ["stateId", "profileId", "statementId"].iter().find_map(|name| ask.parameter(name));
    let body = String::from_utf8_lossy(&ask.body);
    let argument = match (id, body.is_empty()) {
        (_, false) if path == "statements" => format!("{} {body}", verbs(ask)),
        (Some(id), false) => format!("{id}: {body}"),
        (Some(id), true) => id.to_owned(),
        (None, _) => body.into_owned(),
    };
    let result = String::from_utf8_lossy(&answer.body);
    state.note(&format!("{} {resource}", ask.method), &argument, &result, answer.status, wrong);
    answer.with("X-Experience-API-Version", "1.0.3")
}

/// The verbs of the statements of a call, for whoever reads the list of calls.
fn verbs(ask: &Ask) -> String {
    let body = ask.json().unwrap_or_default();
    let statements = body.as_array().map_or_else(|| std::slice::from_ref(&body), Vec::as_slice);
    let word =
        |statement: &Value| statement["verb"]["id"].as_str().and_then(|id| id.rsplit('/').next()).map(str::to_owned);
    statements.iter().filter_map(word).collect::<Vec<_>>().join(", ")
}

fn refused(status: u16, why: &str) -> Judged {
    (Answer::text(status, why), vec![why.to_owned()])
}

fn judged(package: &Package, enrolment: &mut Enrolment, number: usize, ask: &Ask, path: &str) -> Judged {
    if path == "about" {
        return (Answer::json(200, &json!({ "version": ["1.0.3"] })), Vec::new());
    }
    if !ask.header("x-experience-api-version").is_some_and(|version| version.starts_with("1.0")) {
        return refused(400, "the header X-Experience-API-Version is not 1.0.3");
    }
    if ask.method != "GET" && enrolment.sessions[number].faults.commit_fails {
        return (Answer::text(503, "this LMS was told to store nothing"), Vec::new());
    }
    match Resource::of(path) {
        Some(resource) => document(enrolment, number, ask, resource),
        None if path == "statements" => match ask.method.as_str() {
            "GET" => (enrolment.statements.answer(ask), Vec::new()),
            "POST" | "PUT" => store(package, enrolment, number, ask),
            _ => (Answer::empty(405).with("Allow", "GET, POST, PUT"), Vec::new()),
        },
        None => refused(404, "this record store has no such resource"),
    }
}

fn document(enrolment: &mut Enrolment, number: usize, ask: &Ask, resource: Resource) -> Judged {
    let entry = enrolment.sessions[number].entry;
    let activity = ask.parameter("activityId").unwrap_or_default();
    if resource == Resource::AgentProfile {
        // A profile of an agent belongs to no activity.
    } else if !enrolment.activities.iter().any(|known| known == activity) {
        return refused(400, "activityId is not the one of the launch");
    }
    if resource != Resource::ActivityProfile {
        let agent = ask.parameter("agent").and_then(|agent| serde_json::from_str::<Value>(agent).ok());
        if agent.is_none_or(|agent| agent["account"] != enrolment.actor()["account"]) {
            return refused(403, "agent is not the actor of the launch (cmi5 8.1.3)");
        }
    }
    let id = ask.parameter(resource.id_parameter()).unwrap_or_default();
    let mut shelf = Shelf {
        resource,
        activity: String::new(),
        registration: ask.parameter("registration").unwrap_or_default().to_owned(),
    };
    if resource != Resource::AgentProfile {
        activity.clone_into(&mut shelf.activity);
    }
    if resource == Resource::State && id == "LMS.LaunchData" {
        if ask.method != "GET" {
            return refused(403, "LMS.LaunchData is the LMS's own document (cmi5 10.2.1)");
        }
        if shelf != enrolment.states(entry) {
            return refused(
                404,
                "LMS.LaunchData is asked for with the activityId and registration of the launch (cmi5 10.1)",
            );
        }
        enrolment.sessions[number].launch_data_read = true;
    }
    if resource == Resource::AgentProfile && id == "cmi5LearnerPreferences" {
        if ask.method == "GET" {
            enrolment.sessions[number].preferences_read = true;
        } else if ask.method != "DELETE" && !is_preferences(ask) {
            return refused(
                400,
                "cmi5LearnerPreferences is an object with languagePreference and audioPreference (cmi5 11)",
            );
        }
    }
    (enrolment.documents.answer(ask, shelf), Vec::new())
}

fn is_preferences(ask: &Ask) -> bool {
    ask.json().is_ok_and(|body| body["languagePreference"].is_string() && body["audioPreference"].is_string())
}

/// Stores the statements of a call: all, or none if there is anything wrong with one.
fn store(package: &Package, enrolment: &mut Enrolment, number: usize, ask: &Ask) -> Judged {
    let statements = match ask.json() {
        Ok(Value::Array(statements)) if ask.method == "POST" => statements,
        Ok(statement) => vec![statement],
        Err(why) => return refused(400, &why),
    };
    if ask.method == "PUT" && ask.parameter("statementId").is_none_or(|id| statements[0]["id"] != id) {
        return refused(400, "statementId is not the id of the statement");
    }
    let mut fresh = Vec::new();
    // Each is judged as if those before it were stored already.
    let mut ahead = Ahead::of(enrolment, number);
    for statement in statements {
        let faults = statement::faults(&statement);
        if !faults.is_empty() {
            return (Answer::text(400, faults.join("; ")), faults);
        }
        if let Some(known) = statement["id"].as_str().and_then(|id| enrolment.statements.with_id(id)) {
            if is_same(known, &statement) {
                continue;
            }
            return refused(409, "another statement has this id");
        }
        let broken = ahead.judge(enrolment, package, &statement);
        if !broken.is_empty() {
            return (Answer::text(403, broken.join("; ")), broken);
        }
        ahead.add(&statement);
        fresh.push(statement);
    }
    if enrolment.statements.all().len() + fresh.len() > MAX_STATEMENTS {
        return refused(507, "there are too many statements");
    }
    let ids: Vec<Value> = fresh.iter().map(|statement| statement["id"].clone()).collect();
    for statement in fresh {
        enrolment.statements.store(statement);
    }
    let Ahead { session, completed, passed } = ahead;
    if completed {
        enrolment.completed.insert(session.entry);
    }
    if passed {
        enrolment.passed.insert(session.entry);
    }
    enrolment.sessions[number] = session.clone();
    enrolment.say_satisfied(package, &session);
    if ask.method == "PUT" { (Answer::empty(204), Vec::new()) } else { (Answer::json(200, &ids), Vec::new()) }
}

/// A session as it will be once the statements before are stored.
struct Ahead {
    session: super::session::Session,
    completed: bool,
    passed: bool,
}

impl Ahead {
    fn of(enrolment: &Enrolment, number: usize) -> Self {
        let session = enrolment.sessions[number].clone();
        let (completed, passed) =
            (enrolment.completed.contains(&session.entry), enrolment.passed.contains(&session.entry));
        Self { session, completed, passed }
    }

    fn judge(&self, enrolment: &Enrolment, package: &Package, statement: &Value) -> Vec<String> {
        let standing = Standing {
            session: &self.session,
            actor: &enrolment.actor(),
            registration: &enrolment.registration,
            activity: &enrolment.activities[self.session.entry],
            publisher_id: &package.entries[self.session.entry].id,
            completed: self.completed,
            passed: self.passed,
        };
        rules::broken(statement, &standing)
    }

    fn add(&mut self, statement: &Value) {
        if let Some(moment) = statement["timestamp"].as_str() {
            moment.clone_into(&mut self.session.last_timestamp);
        }
        if !has_activity(&statement["context"], "category", CMI5) {
            return;
        }
        let Some(verb) = statement["verb"]["id"].as_str().and_then(Verb::of) else { return };
        self.session.verbs.push(verb);
        self.completed |= verb == Verb::Completed;
        self.passed |= verb == Verb::Passed;
        if verb == Verb::Initialized {
            self.session.initialized_at = Some(SystemTime::now());
        }
    }
}

/// Whether a statement says again what was stored; what a record store adds does not count.
fn is_same(stored: &Value, statement: &Value) -> bool {
    ["actor", "verb", "object", "result", "context"].iter().all(|name| stored[name] == statement[name])
}
