//! Pictures, sounds and films within a page, as data URIs.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;

use crate::export::setting::extension;
use crate::export::{CaseSource, Loss};
use crate::scenario::Place;

/// A medium in a page.
#[derive(Serialize)]
pub(super) struct Medium {
    src: String,
    kind: Kind,
}

/// What browsers do with it.
#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Image,
    Audio,
    Video,
}

/// What browsers show: how the name of the file ends, its kind, its media type.
const SHOWN: &[(&str, Kind, &str)] = &[
    ("png", Kind::Image, "image/png"),
    ("jpg", Kind::Image, "image/jpeg"),
    ("jpeg", Kind::Image, "image/jpeg"),
    ("gif", Kind::Image, "image/gif"),
    ("webp", Kind::Image, "image/webp"),
    ("avif", Kind::Image, "image/avif"),
    ("svg", Kind::Image, "image/svg+xml"),
    ("mp3", Kind::Audio, "audio/mpeg"),
    ("ogg", Kind::Audio, "audio/ogg"),
    ("oga", Kind::Audio, "audio/ogg"),
    ("opus", Kind::Audio, "audio/ogg"),
    ("wav", Kind::Audio, "audio/wav"),
    ("m4a", Kind::Audio, "audio/mp4"),
    ("mp4", Kind::Video, "video/mp4"),
    ("webm", Kind::Video, "video/webm"),
];

/// The media of a page by id, and those that it could not take in.
pub(super) fn embedded(source: &CaseSource) -> (BTreeMap<&str, Medium>, Vec<Loss>) {
    let mut media = BTreeMap::new();
    let mut losses = Vec::new();
    for (id, medium) in source.case.used_media() {
        let path = medium.file.as_str();
        let why = match (shown(path), source.media.get(path)) {
            (Some((kind, media_type)), Some(Ok(bytes))) => {
                media.insert(id.as_str(), Medium { src: uri(media_type, bytes), kind });
                continue;
            }
            (None, _) => "browsers do not show files of this kind".to_owned(),
            (Some(_), Some(Err(why))) => why.clone(),
            (Some(_), None) => "there is no such file".to_owned(),
        };
        let what = format!("the medium “{id}” stays out, only its text is there: {why} ({path})");
        losses.push(Loss { file: source.file.clone(), place: Place::declared("media", id), what });
    }
    (media, losses)
}

/// A file as a data URI; none where browsers do not show its kind.
pub(super) fn data_uri(name: &str, bytes: &[u8]) -> Option<String> {
    shown(name).map(|(_, media_type)| uri(media_type, bytes))
}

fn shown(name: &str) -> Option<(Kind, &'static str)> {
    let extension = extension(name);
    let found = SHOWN.iter().find(|(known, ..)| *known == extension);
    found.map(|(_, kind, media_type)| (*kind, *media_type))
}

fn uri(media_type: &str, bytes: &[u8]) -> String {
    let mut uri = format!("data:{media_type};base64,");
    STANDARD.encode_string(bytes, &mut uri);
    uri
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Scenario, read, resolve};

    #[test]
    fn media_that_are_used_and_there_are_taken_in() {
        let text = r#"(format: 1, id: "x", title: "T", language: "en", channel: Phone,
            nodes: {"a": Scene(lines: [
                (id: "aaaaaaa", says: "1", media: "hold"), (id: "aaaaaab", says: "2", media: "film"),
                (id: "aaaaaac", says: "3", media: "gone"), (id: "aaaaaad", says: "4", media: "far"),
            ])},
            media: {
                "spare": (file: "spare.png", alt: "a"), "hold": (file: "m/hold.MP3", alt: "b"),
                "film": (file: "film.mov", alt: "c"), "gone": (file: "gone.png", alt: "d"),
                "far": (file: "far.svg", alt: "e"),
            })"#;
        let scenario = read::<Scenario>(text.as_bytes()).unwrap().document;
        let case = resolve(&scenario, None);
        let files = [
            ("m/hold.MP3".to_owned(), Ok(b"music".to_vec())),
            ("spare.png".to_owned(), Ok(b"spare".to_vec())),
            ("film.mov".to_owned(), Ok(b"film".to_vec())),
            ("far.svg".to_owned(), Err("it lies elsewhere".to_owned())),
        ];
        let mut source = CaseSource::new("x.ron", scenario, case);
        source.media = files.into();
        let (media, losses) = embedded(&source);
        assert_eq!(
            serde_json::to_string(&media).unwrap(),
            r#"{"hold":{"src":"data:audio/mpeg;base64,bXVzaWM=","kind":"audio"}}"#
        );
        let said: Vec<String> = losses.iter().map(|loss| format!("{} {}", loss.place, loss.what)).collect();
        assert_eq!(
            said,
            [
                ":media/film the medium “film” stays out, only its text is there: \
                 browsers do not show files of this kind (film.mov)",
                ":media/gone the medium “gone” stays out, only its text is there: there is no such file (gone.png)",
                ":media/far the medium “far” stays out, only its text is there: it lies elsewhere (far.svg)",
            ]
        );
    }
}
