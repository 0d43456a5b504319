//! The cmi5 side: what the course says, launching, and the record store that an AU talks to.
//!
//! Stricter than many: a statement that breaks a rule is refused, and every rule that it breaks is said in plain words.

pub(super) mod course;
mod documents;
mod enrolment;
mod launch;
mod record_store;
mod rules;
mod session;
mod statement;
mod statements;
mod vocabulary;

pub(super) use enrolment::Enrolments;
pub(super) use launch::{answer as launch, fetch, leave, returned, status};
pub(super) use record_store::answer as record_store;
