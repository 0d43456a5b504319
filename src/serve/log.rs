//! What happened on the side of the server, for the page to show: calls of an AU, and what a package was refused.

use std::collections::VecDeque;
use std::time::SystemTime;

use serde::Serialize;

use super::instant::timestamp;

/// How many entries are kept; the oldest go first.
const MAX_NOTED: usize = 5_000;
/// The longest text of an argument or a result, in characters.
const MAX_TEXT: usize = 20_000;

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Noted {
    /// Counted from 1, never used twice.
    pub number: u64,
    pub at: String,
    /// What was called, or who says something.
    pub call: String,
    pub argument: String,
    pub result: String,
    /// The status of the answer, 0 where there is none.
    pub code: u16,
    /// What was wrong with it, in plain words.
    pub wrong: Vec<String>,
}

/// The newest of what happened.
#[derive(Debug, Default)]
pub(super) struct Log {
    noted: VecDeque<Noted>,
    last: u64,
}

impl Log {
    pub(super) fn note(&mut self, call: &str, argument: &str, result: &str, code: u16, wrong: Vec<String>) {
        self.last += 1;
        if self.noted.len() == MAX_NOTED {
            self.noted.pop_front();
        }
        let short = |text: &str| text.chars().take(MAX_TEXT).collect::<String>();
        self.noted.push_back(Noted {
            number: self.last,
            at: timestamp(SystemTime::now()),
            call: call.to_owned(),
            argument: short(argument),
            result: short(result),
            code,
            wrong,
        });
    }

    /// What came after the one with this number.
    pub(super) fn since(&self, number: u64) -> Vec<&Noted> {
        self.noted.iter().filter(|noted| noted.number > number).collect()
    }
}
