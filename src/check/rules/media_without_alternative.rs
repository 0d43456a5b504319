//! A picture, sound or film without words for those who do not see or hear it.

use crate::check::naming::quoted;
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Place, Stage};

/// Endings of files in which somebody can be heard.
const HEARD: [&str; 9] = ["mp3", "m4a", "aac", "ogg", "oga", "opus", "wav", "mp4", "webm"];

pub(super) static RULE: Rule = Rule {
    id: "media-without-alternative",
    family: Family::Access,
    severity: Severity::Error,
    stage: Stage::Draft,
    todo: true,
    finds: "a picture, sound or film without an alternative text, or a sound or film without a transcript",
    why: "Learners who do not see or hear it, or who play in a quiet office, miss what it tells.",
    cure: "Say in a sentence what the picture shows or what the sound is, and write down what is said in it.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for (id, media) in &case.scenario().media {
        let file = quoted(media.file.as_str());
        let place = || Place::declared("media", id);
        if media.alt.is_blank() {
            report.place(place().then("alt"), format!("{file} has no alternative text: say what it shows"));
        }
        let ending = media.file.as_str().rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
        if HEARD.contains(&ending.as_str()) && media.transcript.is_blank() {
            report.place(place().then("transcript"), format!("{file} has no transcript: write down what is heard"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn media_need_words() {
        check_file(
            &RULE,
            r#"
            media: {
                "a": (file: "media/a.jpg", alt: "A storm"),
                "b": (file: "media/b.jpg", alt: ""), // ! “media/b.jpg” has no alternative text
                "c": (file: "media/c.MP3", alt: "A voice"), // ! “media/c.MP3” has no transcript
                "d": (file: "media/d.mp3", alt: "A voice", transcript: "Hello"),
            },
        "#,
        );
    }
}
