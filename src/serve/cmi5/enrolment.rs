//! A learner's registration for a course: sessions, statements, documents, and what has been achieved.

use std::collections::{BTreeMap, BTreeSet};
use std::time::SystemTime;

use serde_json::{Value, json};
use uuid::Uuid;

use super::documents::{Documents, Resource, Shelf};
use super::session::Session;
use super::statements::Statements;
use super::vocabulary::{CMI5, LAUNCH_MODE, LAUNCH_URL, MASTERY_SCORE, MOVE_ON_IS, SESSION_ID, Verb};
use crate::serve::instant::{duration, timestamp};
use crate::serve::package::{Entry, Package};

/// How many learners there may be.
const MAX_LEARNERS: usize = 100;

/// All enrolments by the ids of their learners.
#[derive(Debug, Default)]
pub(in crate::serve) struct Enrolments(BTreeMap<String, Enrolment>);

impl Enrolments {
    /// The enrolment of a learner, made if there is none; none if there are too many.
    pub(super) fn of(&mut self, package: &Package, id: &str, name: &str) -> Option<&mut Enrolment> {
        if !self.0.contains_key(id) {
            if self.0.len() >= MAX_LEARNERS {
                return None;
            }
            self.0.insert(id.to_owned(), Enrolment::new(package, id));
        }
        let enrolment = self.0.get_mut(id)?;
        name.clone_into(&mut enrolment.name);
        Some(enrolment)
    }

    pub(super) fn find(&self, id: &str) -> Option<&Enrolment> {
        self.0.get(id)
    }

    pub(super) fn forget(&mut self, id: &str) {
        self.0.remove(id);
    }

    /// The enrolment and the session that `is` it, by its number.
    pub(super) fn session(&mut self, is: impl Fn(&Session) -> bool) -> Option<(&mut Enrolment, usize)> {
        self.0.values_mut().find_map(|enrolment| {
            let number = enrolment.sessions.iter().position(&is)?;
            Some((enrolment, number))
        })
    }
}

/// A learner's registration.
#[derive(Debug)]
pub(super) struct Enrolment {
    learner: String,
    name: String,
    pub registration: String,
    /// What this LMS calls each entry of the package.
    pub activities: Vec<String>,
    /// What it calls the course.
    course: String,
    pub sessions: Vec<Session>,
    pub statements: Statements,
    pub documents: Documents,
    pub completed: BTreeSet<usize>,
    pub passed: BTreeSet<usize>,
    /// Blocks by their entries, and the course as none, that have been said to be satisfied.
    satisfied: BTreeSet<Option<usize>>,
}

impl Enrolment {
    fn new(package: &Package, learner: &str) -> Self {
        let fresh = || format!("urn:uuid:{}", Uuid::new_v4());
        Self {
            learner: learner.to_owned(),
            name: String::new(),
            registration: Uuid::new_v4().to_string(),
            activities: package.entries.iter().map(|_| fresh()).collect(),
            course: fresh(),
            sessions: Vec::new(),
            statements: Statements::default(),
            documents: Documents::default(),
            completed: BTreeSet::new(),
            passed: BTreeSet::new(),
            satisfied: BTreeSet::new(),
        }
    }

    pub(super) fn actor(&self) -> Value {
        json!({
            "objectType": "Agent",
            "name": self.name,
            "account": { "homePage": "https://test-lms.invalid/", "name": self.learner },
        })
    }

    /// Where the states of an entry's activity lie.
    pub(super) fn states(&self, entry: usize) -> Shelf {
        Shelf {
            resource: Resource::State,
            activity: self.activities.get(entry).cloned().unwrap_or_default(),
            registration: self.registration.clone(),
        }
    }

    /// Whether an AU has what its `moveOn` asks for.
    pub(super) fn is_satisfied(&self, number: usize, entry: &Entry) -> bool {
        entry
            .move_on
            .is_some_and(|move_on| move_on.met(self.completed.contains(&number), self.passed.contains(&number)))
    }

    /// Whether all AUs of the course are satisfied.
    pub(super) fn is_done(&self, package: &Package) -> bool {
        self.all_satisfied(package.entries.iter().enumerate())
    }

    fn all_satisfied<'a>(&self, mut entries: impl Iterator<Item = (usize, &'a Entry)>) -> bool {
        entries.all(|(number, entry)| !entry.talks || self.is_satisfied(number, entry))
    }

    /// Stores a statement of the LMS about a session.
    pub(super) fn say(
        &mut self,
        session: &Session,
        verb: Verb,
        object: &Value,
        result: Option<Value>,
        extensions: &Value,
    ) {
        let mut statement = json!({
            "id": Uuid::new_v4().to_string(),
            "actor": self.actor(),
            "verb": { "id": verb.iri(), "display": { "en": verb.word() } },
            "object": object,
            "context": {
                "registration": self.registration,
                "contextActivities": { "category": [{ "objectType": "Activity", "id": CMI5 }] },
                "extensions": extensions,
            },
            "timestamp": timestamp(SystemTime::now()),
        });
        statement["context"]["extensions"][SESSION_ID] = session.id.clone().into();
        if let Some(result) = result {
            statement["result"] = result;
        }
        self.statements.store(statement);
    }

    /// Says that an AU has been launched.
    pub(super) fn say_launched(&mut self, session: &Session, entry: &Entry, url: &str) {
        let mut extensions = json!({
            LAUNCH_MODE: session.mode.name(),
            LAUNCH_URL: url,
            MOVE_ON_IS: entry.move_on.unwrap_or_default().name(),
        });
        if let Some(mastery) = session.mastery {
            extensions[MASTERY_SCORE] = mastery.into();
        }
        let object = activity(self.activities.get(session.entry), &entry.title);
        self.say(session, Verb::Launched, &object, None, &extensions);
    }

    /// Ends every session that was begun and not ended; says so, and returns how many there were.
    pub(super) fn abandon(&mut self) -> usize {
        let open: Vec<usize> = self
            .sessions
            .iter()
            .enumerate()
            .filter(|(_, session)| !session.is_over())
            .map(|(number, _)| number)
            .collect();
        for number in &open {
            self.sessions[*number].abandoned = true;
            let session = self.sessions[*number].clone();
            // One that never said “initialized” has not begun, so there is nothing to abandon.
            let Some(began) = session.initialized_at else { continue };
            let result = json!({ "duration": duration(began.elapsed().unwrap_or_default()) });
            let object = json!({ "objectType": "Activity", "id": self.activities.get(session.entry) });
            self.say(&session, Verb::Abandoned, &object, Some(result), &json!({}));
        }
        open.len()
    }

    /// Says which blocks are satisfied by now, and whether the course is.
    pub(super) fn say_satisfied(&mut self, package: &Package, session: &Session) {
        let entries = || package.entries.iter().enumerate();
        let mut fresh = Vec::new();
        for (number, block) in entries().filter(|(_, entry)| !entry.talks) {
            let below = entries().skip(number + 1).take_while(|(_, entry)| entry.level > block.level);
            if self.all_satisfied(below) && self.satisfied.insert(Some(number)) {
                fresh.push((self.activities.get(number).cloned(), block.title.clone(), "block"));
            }
        }
        if self.is_done(package) && self.satisfied.insert(None) {
            fresh.push((Some(self.course.clone()), package.title.clone(), "course"));
        }
        for (id, title, kind) in fresh {
            let mut object = activity(id.as_ref(), &title);
            object["definition"]["type"] = format!("https://w3id.org/xapi/cmi5/activitytype/{kind}").into();
            self.say(session, Verb::Satisfied, &object, None, &json!({}));
        }
    }
}

fn activity(id: Option<&String>, title: &str) -> Value {
    json!({ "objectType": "Activity", "id": id, "definition": { "name": { "und": title } } })
}
