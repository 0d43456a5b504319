//! What the player is told about the LMS that it runs in.

use serde::Serialize;

use super::setting;
use crate::export::Options;
use crate::scenario::{CompleteWhen, ScoreSent, StatusWording};

/// What a page is told of its course. Its JSON is `Target` in `assets/player/page/content.js`.
#[derive(Clone, Debug, Serialize)]
pub struct Target {
    /// What the LMS knows the course by.
    pub course: String,
    /// What tells this entry from others of the course.
    pub part: String,
    pub title: String,
    pub revision: u32,
    /// The day of the revision; empty where none is set.
    pub date: String,
    pub complete_when: CompleteWhen,
    pub cases_needed: u32,
    pub status: StatusWording,
    pub score_sent: ScoreSent,
    pub attempts: u32,
    pub sends_texts: bool,
    pub seed: Option<u32>,
}

impl Target {
    /// What a page of the whole course is told.
    pub fn of(course: &str, title: &str, options: &Options) -> Self {
        Self {
            course: course.to_owned(),
            part: course.to_owned(),
            title: title.to_owned(),
            revision: options.number(setting::REVISION.key).unwrap_or(1),
            date: options.words(setting::DATE.key).unwrap_or_default().to_owned(),
            complete_when: setting::complete_when(options),
            cases_needed: options.number(setting::CASES_NEEDED.key).unwrap_or(0),
            status: setting::status(options),
            score_sent: setting::score_sent(options),
            attempts: options.number(setting::ATTEMPTS.key).unwrap_or(0),
            sends_texts: options.words(setting::SENDS_TEXTS.key) == Some("true"),
            seed: options.number(setting::SEED.key),
        }
    }

    /// The same for one entry of several.
    pub fn of_part(&self, part: &str, title: &str) -> Self {
        Self { part: part.to_owned(), title: title.to_owned(), ..self.clone() }
    }

    /// Whether a pass mark may stand in the manifest. An LMS that knows the mark judges by itself as soon as it has a
    /// score; it must not know it where it would judge otherwise than the player, which tells no failure then.
    pub fn may_judge(&self) -> bool {
        self.status == StatusWording::PassedFailed
    }

    /// Whether the LMS is told of passing at all.
    pub fn tells_of_passing(&self) -> bool {
        matches!(self.status, StatusWording::PassedFailed | StatusWording::PassedIncomplete)
    }
}
