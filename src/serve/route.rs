//! Which request is answered by what, and which are not answered at all.

use std::sync::PoisonError;

use super::answer::Answer;
use super::ask::Ask;
use super::lms::State;
use super::{cmi5, content};

/// Answers a request.
///
/// Only requests that name this computer, so that no other name can be made to lead here; only those that know the token;
/// and nothing that another site sends.
pub(super) fn answer(state: &State, ask: &Ask) -> Answer {
    let hosts = ["127.0.0.1", "localhost"].map(|name| format!("{name}:{}", state.port));
    let is_here = |host: &str| hosts.iter().any(|known| known == host);
    if !ask.header("host").is_some_and(is_here) {
        return Answer::text(421, "This is not the address of this LMS.");
    }
    let origin = ask.header("origin");
    if origin.is_some_and(|origin| !origin.strip_prefix("http://").is_some_and(is_here)) {
        return Answer::text(403, "Other sites have no business here.");
    }
    let mut parts = ask.path.trim_start_matches('/').splitn(2, '/');
    if parts.next() != Some(state.token.as_str()) {
        return Answer::not_found();
    }
    let path = parts.next();
    let answer = path.map_or_else(
        || Answer::empty(308).with("Location", format!("/{}/", state.token)),
        |path| inside(state, ask, path),
    );
    let answer = answer
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "same-origin")
        .with("Cross-Origin-Resource-Policy", "same-origin")
        .with("Cache-Control", "no-store");
    // 127.0.0.1 and localhost are two origins: a page of one may talk to the other.
    match origin {
        Some(origin) => answer
            .with("Access-Control-Allow-Origin", origin)
            .with("Access-Control-Expose-Headers", "ETag, X-Experience-API-Version")
            .with("Vary", "Origin"),
        None => answer,
    }
}

fn inside(state: &State, ask: &Ask, path: &str) -> Answer {
    if ask.method == "OPTIONS" {
        return Answer::empty(204)
            .with("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE")
            .with(
                "Access-Control-Allow-Headers",
                "Authorization, Content-Type, If-Match, If-None-Match, X-Experience-API-Version",
            )
            .with("Access-Control-Max-Age", "600");
    }
    let (first, rest) = path.split_once('/').unwrap_or((path, ""));
    let entry = || rest.parse::<usize>().ok().filter(|entry| *entry < state.package.entries.len());
    match (ask.method.as_str(), first) {
        ("GET", "package") => Answer::json(200, &state.package),
        ("GET" | "HEAD", "content") => {
            content::of_package(&state.package.files, rest, ask, &format!("/{}/refused", state.token))
        }
        ("GET", "log") => {
            let since = ask.parameter("since").and_then(|since| since.parse().ok()).unwrap_or(0);
            Answer::json(200, &state.log.lock().unwrap_or_else(PoisonError::into_inner).since(since))
        }
        ("POST", "refused") => refused(state, ask),
        ("POST", "wait") => {
            state.wait();
            Answer::empty(204)
        }
        (_, "kept") => match (rest, entry()) {
            ("", _) => state.kept.lock().unwrap_or_else(PoisonError::into_inner).answer(ask, None),
            (_, Some(entry)) => {
                if ask.parameter("slow").is_some() {
                    state.wait();
                }
                state.kept.lock().unwrap_or_else(PoisonError::into_inner).answer(ask, Some(entry))
            }
            (_, None) => Answer::not_found(),
        },
        ("POST", "launch") => entry().map_or_else(Answer::not_found, |entry| cmi5::launch(state, ask, entry)),
        ("POST", "leave") => cmi5::leave(state, ask),
        ("GET" | "DELETE", "course") => cmi5::status(state, ask),
        ("GET", "returned") => cmi5::returned(state, ask),
        (_, "fetch") => cmi5::fetch(state, ask, rest),
        (_, "xapi") => cmi5::record_store(state, ask, rest),
        ("GET" | "HEAD", _) => content::own(path),
        _ => Answer::not_found(),
    }
}

/// A browser says what it did not let a package do.
fn refused(state: &State, ask: &Ask) -> Answer {
    let Ok(report) = ask.json() else { return Answer::empty(400) };
    let report = &report["csp-report"];
    let text = |name: &str| report[name].as_str().unwrap_or_default().to_owned();
    let wrong = "the package reaches for something outside of it, which many LMSs and every offline learner refuse";
    state.note("Refused", &text("blocked-uri"), &text("effective-directive"), 0, vec![wrong.to_owned()]);
    Answer::empty(204)
}

#[cfg(test)]
mod tests;
