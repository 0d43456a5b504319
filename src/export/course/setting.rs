//! What can be set about a course, and how its words are read.

use crate::export::{Options, Setting, Takes};
use crate::scenario::{CompleteWhen, Mode, PlaySettings, PublishTarget, ScoreSent, Shape, StatusWording};

pub const TITLE: Setting = Setting {
    key: "title",
    about: "what learners and the LMS call it; left out: the title of the pack, or of the one case",
    takes: Takes::Text,
};

pub const COURSE_ID: Setting = Setting {
    key: "course-id",
    about: "what the LMS knows it by: keep it, and the LMS replaces the course instead of adding another",
    takes: Takes::Text,
};

pub const REVISION: Setting =
    Setting { key: "revision", about: "which revision this is", takes: Takes::Number { least: 1, most: 100_000 } };

pub const DATE: Setting = Setting { key: "date", about: "the day of this revision", takes: Takes::Day };

const MODES: &[(&str, Mode)] =
    &[("as-written", Mode::AsWritten), ("practice", Mode::Practice), ("assessment", Mode::Assessment)];

pub const MODE: Setting = Setting {
    key: "mode",
    about: "practice: feedback at once and another try; assessment: neither before the end; else as each case says",
    takes: Takes::OneOf(&["as-written", "practice", "assessment"]),
};

const COMPLETE_WHENS: &[(&str, CompleteWhen)] = &[
    ("any-ending", CompleteWhen::AnyEnding),
    ("resolved-ending", CompleteWhen::ResolvedEnding),
    ("debrief-sent", CompleteWhen::DebriefSent),
];

pub const COMPLETE_WHEN: Setting = Setting {
    key: "complete-when",
    about: "when a case counts as complete",
    takes: Takes::OneOf(&["any-ending", "resolved-ending", "debrief-sent"]),
};

pub const CASES_NEEDED: Setting = Setting {
    key: "cases-needed",
    about: "how many cases of a menu page make the whole complete; 0 is all of them",
    takes: Takes::Number { least: 0, most: 1_000 },
};

const STATUSES: &[(&str, StatusWording)] = &[
    ("passed-failed", StatusWording::PassedFailed),
    ("passed-incomplete", StatusWording::PassedIncomplete),
    ("completed-incomplete", StatusWording::CompletedIncomplete),
    ("completed-failed", StatusWording::CompletedFailed),
];

pub const STATUS: Setting = Setting {
    key: "status",
    about: "the two words in which the LMS is told how it went",
    takes: Takes::OneOf(&["passed-failed", "passed-incomplete", "completed-incomplete", "completed-failed"]),
};

const SCORES: &[(&str, ScoreSent)] =
    &[("best", ScoreSent::Best), ("last", ScoreSent::Last), ("first", ScoreSent::First)];

pub const SCORE_SENT: Setting = Setting {
    key: "score-sent",
    about: "which attempt's score the LMS gets; a pass is never lowered",
    takes: Takes::OneOf(&["best", "last", "first"]),
};

pub const ATTEMPTS: Setting = Setting {
    key: "attempts",
    about: "how often a learner may try; 0 is any number of times",
    takes: Takes::Number { least: 0, most: 99 },
};

pub const SENDS_TEXTS: Setting = Setting {
    key: "sends-texts",
    about: "whether the LMS gets what learners wrote in their own words",
    takes: Takes::OneOf(&["false", "true"]),
};

pub const SEED: Setting = Setting {
    key: "seed",
    about: "the same luck for every learner; left out: luck of their own",
    takes: Takes::Number { least: 0, most: u32::MAX },
};

const SHAPES: &[(&str, Shape)] = &[("parts", Shape::Parts), ("menu", Shape::Menu)];

pub const SHAPE: Setting = Setting {
    key: "shape",
    about: "a pack as entries of the LMS, or as one entry with a menu page",
    takes: Takes::OneOf(&["parts", "menu"]),
};

/// The value of the word that a setting has, the usual one without a word.
fn read<T: Copy + Default>(options: &Options, key: &str, words: &[(&str, T)]) -> T {
    let word = options.words(key);
    words.iter().find(|(known, _)| Some(*known) == word).map_or_else(T::default, |(_, value)| *value)
}

/// The word that stands for a value.
fn word<T: PartialEq>(value: &T, words: &[(&'static str, T)]) -> &'static str {
    words.iter().find(|(_, known)| known == value).map_or("", |(word, _)| *word)
}

pub fn shape(options: &Options) -> Shape {
    read(options, SHAPE.key, SHAPES)
}

pub fn complete_when(options: &Options) -> CompleteWhen {
    read(options, COMPLETE_WHEN.key, COMPLETE_WHENS)
}

pub fn status(options: &Options) -> StatusWording {
    read(options, STATUS.key, STATUSES)
}

pub fn score_sent(options: &Options) -> ScoreSent {
    read(options, SCORE_SENT.key, SCORES)
}

/// The play settings of the mode that is set; none where each case keeps its own.
pub fn play(options: &Options) -> Option<PlaySettings> {
    match read(options, MODE.key, MODES) {
        Mode::AsWritten => None,
        Mode::Practice => Some(PlaySettings::practice()),
        Mode::Assessment => Some(PlaySettings::assessment()),
    }
}

/// The words for what a publish target is set to, by the keys of their settings.
#[must_use]
pub fn target_words(target: &PublishTarget) -> [(&'static str, &'static str); 5] {
    [
        (SHAPE.key, word(&target.shape, SHAPES)),
        (MODE.key, word(&target.mode, MODES)),
        (COMPLETE_WHEN.key, word(&target.complete_when, COMPLETE_WHENS)),
        (STATUS.key, word(&target.status, STATUSES)),
        (SCORE_SENT.key, word(&target.score_sent, SCORES)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every word of a list is one of its setting, in the same order, and every value has one.
    fn agrees<T: PartialEq>(setting: &Setting, words: &[(&str, T)], all: &[T]) {
        let Takes::OneOf(listed) = setting.takes else { panic!("{}", setting.key) };
        assert!(words.iter().map(|(word, _)| *word).eq(listed.iter().copied()), "{}", setting.key);
        assert!(words.iter().map(|(_, value)| value).eq(all.iter()), "{}", setting.key);
    }

    #[test]
    fn every_value_has_its_word() {
        agrees(&MODE, MODES, Mode::ALL);
        agrees(&COMPLETE_WHEN, COMPLETE_WHENS, CompleteWhen::ALL);
        agrees(&STATUS, STATUSES, StatusWording::ALL);
        agrees(&SCORE_SENT, SCORES, ScoreSent::ALL);
        agrees(&SHAPE, SHAPES, Shape::ALL);
    }
}
