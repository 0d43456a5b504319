//! The program: the studio, or a subcommand.

use std::process::ExitCode;

fn main() -> ExitCode {
    offramp::cli::run(window(), browser())
}

/// How to open the studio.
#[cfg(feature = "studio")]
#[expect(clippy::unnecessary_wraps, reason = "a build without the studio has none")]
fn window() -> Option<offramp::cli::OpenWindow> {
    Some(|path| {
        offramp::studio::run(path)
            .map_err(|error| offramp::cli::NoWindow { why: error.to_string(), hint: error.hint() })
    })
}

/// This build has none.
#[cfg(not(feature = "studio"))]
fn window() -> Option<offramp::cli::OpenWindow> {
    None
}

/// How to show an address.
#[cfg(feature = "studio")]
#[expect(clippy::unnecessary_wraps, reason = "a build without the studio has none")]
fn browser() -> Option<offramp::cli::OpenBrowser> {
    use offramp::studio::{Browser as _, SystemBrowser};
    Some(|address| SystemBrowser.show(std::path::Path::new(address)))
}

/// This build knows no browser.
#[cfg(not(feature = "studio"))]
fn browser() -> Option<offramp::cli::OpenBrowser> {
    None
}
