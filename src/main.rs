//! The program: the studio, or a subcommand.

use std::process::ExitCode;

fn main() -> ExitCode {
    offramp::cli::run(window())
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
