//! The files of the package and of the LMS's own page, each with its type and with what it may do.

use std::collections::BTreeMap;

use super::answer::Answer;
use super::ask::Ask;
use super::percent::decode;

/// The LMS's own files.
const OWN: &[(&str, &str, &str)] = &[
    ("", "text/html; charset=utf-8", include_str!("../../assets/serve/lms.html")),
    ("lms.css", "text/css; charset=utf-8", include_str!("../../assets/serve/lms.css")),
    ("lms.js", "text/javascript; charset=utf-8", include_str!("../../assets/serve/lms.js")),
    ("calls.js", "text/javascript; charset=utf-8", include_str!("../../assets/serve/calls.js")),
    ("cmi5.js", "text/javascript; charset=utf-8", include_str!("../../assets/serve/cmi5.js")),
    ("data.js", "text/javascript; charset=utf-8", include_str!("../../assets/serve/data.js")),
    ("element.js", "text/javascript; charset=utf-8", include_str!("../../assets/serve/element.js")),
    ("entries.js", "text/javascript; charset=utf-8", include_str!("../../assets/serve/entries.js")),
    ("formats.js", "text/javascript; charset=utf-8", include_str!("../../assets/serve/formats.js")),
    ("model.js", "text/javascript; charset=utf-8", include_str!("../../assets/serve/model.js")),
    ("prerequisites.js", "text/javascript; charset=utf-8", include_str!("../../assets/serve/prerequisites.js")),
    ("scorm.js", "text/javascript; charset=utf-8", include_str!("../../assets/serve/scorm.js")),
    ("scorm12.js", "text/javascript; charset=utf-8", include_str!("../../assets/serve/scorm12.js")),
    ("scorm2004.js", "text/javascript; charset=utf-8", include_str!("../../assets/serve/scorm2004.js")),
    ("server.js", "text/javascript; charset=utf-8", include_str!("../../assets/serve/server.js")),
    ("window.js", "text/javascript; charset=utf-8", include_str!("../../assets/serve/window.js")),
    ("left.html", "text/html; charset=utf-8", include_str!("../../assets/serve/left.html")),
];

/// What the LMS's own page may do: show itself and the package.
const OWN_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; \
                          img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/// What a package may do: anything, with what it brings along; nothing with the network. What it is refused is reported
/// to the address that follows.
const PACKAGE_POLICY: &str = "default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'; form-action 'self'; \
                              frame-ancestors 'self'; report-uri ";

/// Types by the ends of names. What is not here is offered as bytes and never run.
const TYPES: &[(&str, &str)] = &[
    ("css", "text/css; charset=utf-8"),
    ("gif", "image/gif"),
    ("htm", "text/html; charset=utf-8"),
    ("html", "text/html; charset=utf-8"),
    ("ico", "image/x-icon"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("m4a", "audio/mp4"),
    ("mjs", "text/javascript; charset=utf-8"),
    ("mp3", "audio/mpeg"),
    ("mp4", "video/mp4"),
    ("oga", "audio/ogg"),
    ("ogg", "audio/ogg"),
    ("opus", "audio/ogg"),
    ("otf", "font/otf"),
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("ttf", "font/ttf"),
    ("txt", "text/plain; charset=utf-8"),
    ("vtt", "text/vtt; charset=utf-8"),
    ("wav", "audio/wav"),
    ("webm", "video/webm"),
    ("webp", "image/webp"),
    ("woff", "font/woff"),
    ("woff2", "font/woff2"),
    ("xhtml", "application/xhtml+xml"),
    ("xml", "application/xml"),
    ("xsd", "application/xml"),
];

/// A file of the LMS's own page.
pub(super) fn own(name: &str) -> Answer {
    match OWN.iter().find(|(known, _, _)| *known == name) {
        Some((_, content_type, text)) => {
            Answer::new(200, content_type, *text).with("Content-Security-Policy", OWN_POLICY)
        }
        None => Answer::not_found(),
    }
}

/// A file of the package; `path` is still encoded. `report` is where the browser says what it refused.
pub(super) fn of_package(files: &BTreeMap<String, Vec<u8>>, path: &str, ask: &Ask, report: &str) -> Answer {
    let Some((path, bytes)) = decode(path).and_then(|path| files.get_key_value(&path)) else {
        return Answer::not_found();
    };
    let end = path.rsplit_once('.').map_or(String::new(), |(_, end)| end.to_ascii_lowercase());
    let content_type =
        TYPES.iter().find(|(known, _)| *known == end).map_or("application/octet-stream", |(_, name)| name);
    let answer = match ask.header("range").and_then(|range| part(range, bytes.len())) {
        Some((from, to)) => Answer::new(206, content_type, &bytes[from..to])
            .with("Content-Range", format!("bytes {from}-{}/{}", to - 1, bytes.len())),
        None => Answer::new(200, content_type, bytes.as_slice()),
    };
    answer.with("Accept-Ranges", "bytes").with("Content-Security-Policy", format!("{PACKAGE_POLICY}{report}"))
}

/// The part of `length` bytes that a header asks for: media are read in pieces. Several parts at once are not served.
fn part(range: &str, length: usize) -> Option<(usize, usize)> {
    let (from, to) = range.strip_prefix("bytes=")?.split_once('-')?;
    let (from, to) = match (from.parse::<usize>(), to.parse::<usize>()) {
        (Ok(from), Ok(to)) => (from, to.checked_add(1)?.min(length)),
        (Ok(from), Err(_)) if to.is_empty() => (from, length),
        (Err(_), Ok(last)) if from.is_empty() => (length.saturating_sub(last), length),
        _ => return None,
    };
    (from < to).then_some((from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_have_their_types_and_nothing_else_is_served() {
        let files: BTreeMap<_, _> =
            [("index.html", "<p>"), ("a b/x.JS", "1"), ("data.bin", "0123456789"), ("no-end", "")]
                .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
                .into();
        let get = |path: &str, range: Option<&str>| {
            let headers = range.map(|range| ("range".to_owned(), range.to_owned()));
            let ask = Ask::new("GET", path, headers.into_iter().collect(), Vec::new());
            let answer = of_package(&files, path, &ask, "/r");
            let kind = answer.headers.first().map(|(_, value)| value.clone()).unwrap_or_default();
            (answer.status, kind, String::from_utf8(answer.body).unwrap())
        };
        assert_eq!(get("index.html", None), (200, "text/html; charset=utf-8".to_owned(), "<p>".to_owned()));
        assert_eq!(get("a%20b/x.JS", None), (200, "text/javascript; charset=utf-8".to_owned(), "1".to_owned()));
        assert_eq!(get("no-end", None).1, "application/octet-stream");
        for path in ["", "..", "../index.html", "%2e%2e/index.html", "/index.html", "a%20b", "index.html/", "%zz"] {
            assert_eq!(get(path, None).0, 404, "{path}");
        }
        for (range, status, body) in [
            ("bytes=2-4", 206, "234"),
            ("bytes=7-", 206, "789"),
            ("bytes=-3", 206, "789"),
            ("bytes=8-99", 206, "89"),
            ("bytes=9-3", 200, "0123456789"),
            ("bytes=99-", 200, "0123456789"),
            ("bytes=0-1,4-5", 200, "0123456789"),
            ("bytes=0-18446744073709551615", 200, "0123456789"),
        ] {
            let (found, _, content) = get("data.bin", Some(range));
            assert_eq!((found, content.as_str()), (status, body), "{range}");
        }
    }
}
