//! What SCORM entries have committed, by entry and learner, until it is forgotten.

use std::collections::BTreeMap;

use serde_json::Value;

use super::answer::Answer;
use super::ask::Ask;

/// How many learners' entries are kept at once.
const MAX_KEPT: usize = 500;

/// Everything that was committed: the page's own record of an entry, which nobody here looks into.
#[derive(Debug, Default)]
pub(super) struct Kept(BTreeMap<(String, usize), Value>);

impl Kept {
    /// Answers `GET` (all of a learner's entries by their numbers), `PUT` and `DELETE` of the learner that is named.
    pub(super) fn answer(&mut self, ask: &Ask, entry: Option<usize>) -> Answer {
        let Some(learner) = ask.parameter("learner").map(str::to_owned) else {
            return Answer::text(400, "the learner is missing");
        };
        match (ask.method.as_str(), entry) {
            ("GET", None) => {
                let all: BTreeMap<_, _> = self
                    .0
                    .iter()
                    .filter(|((of, _), _)| *of == learner)
                    .map(|((_, entry), kept)| (entry, kept))
                    .collect();
                Answer::json(200, &all)
            }
            ("PUT" | "POST", Some(entry)) => match ask.json() {
                Ok(_) if self.0.len() >= MAX_KEPT && !self.0.contains_key(&(learner.clone(), entry)) => {
                    Answer::text(507, "more learners than this LMS keeps")
                }
                Ok(kept) => {
                    self.0.insert((learner, entry), kept);
                    Answer::empty(204)
                }
                Err(why) => Answer::text(400, why),
            },
            ("DELETE", entry) => {
                self.0.retain(|(of, number), _| *of != learner || entry.is_some_and(|entry| entry != *number));
                Answer::empty(204)
            }
            _ => Answer::empty(405).with("Allow", "GET, PUT, POST, DELETE"),
        }
    }
}
