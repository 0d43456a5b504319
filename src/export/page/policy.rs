//! What a page may do: run its one script, use its one style, show what it brings along. Nothing from elsewhere.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// The content security policy of a page with this script and this style. One that `reports` by itself may speak to an
/// address that nobody knows beforehand.
pub(super) fn policy(script: &str, style: &str, reports: bool) -> String {
    let connect = if reports { "; connect-src https: http:" } else { "" };
    format!(
        "default-src 'none'; script-src 'sha256-{}'; style-src 'sha256-{}'; img-src data: blob:; media-src data: blob:; \
         font-src data:; base-uri 'none'; form-action 'none'{connect}",
        hash(script),
        hash(style),
    )
}

fn hash(text: &str) -> String {
    STANDARD.encode(Sha256::digest(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_browsers() {
        assert_eq!(hash("abc"), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }
}
