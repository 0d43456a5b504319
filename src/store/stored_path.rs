//! Paths as text and back, without loss: most are text, and on Unix some are bytes only.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Deserializer, Serializer};

/// How a path begins that is no text. What is stored is absolute, so that none begins so by itself.
const BYTES: &str = "bytes:";

/// A path as text.
pub(super) fn to_text(path: &Path) -> String {
    match path.to_str() {
        Some(text) => text.to_owned(),
        None => BYTES.to_owned() + &hex(path.as_os_str().as_encoded_bytes()),
    }
}

/// The path that was made a text.
pub(super) fn from_text(text: &str) -> PathBuf {
    text.strip_prefix(BYTES).and_then(unhex).and_then(of_bytes).unwrap_or_else(|| PathBuf::from(text))
}

/// Bytes as hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    text.as_bytes()
        .chunks(2)
        .map(|pair| match pair {
            [high, low] => Some(digit(*high)? << 4 | digit(*low)?),
            _odd => None,
        })
        .collect()
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems have no such paths")]
fn of_bytes(bytes: Vec<u8>) -> Option<PathBuf> {
    Some(PathBuf::from(<std::ffi::OsString as std::os::unix::ffi::OsStringExt>::from_vec(bytes)))
}

#[cfg(not(unix))]
fn of_bytes(_bytes: Vec<u8>) -> Option<PathBuf> {
    None
}

/// For `#[serde(with)]`.
pub(super) fn serialize<S: Serializer>(path: &Path, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&to_text(path))
}

/// For `#[serde(with)]`.
pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<PathBuf, D::Error> {
    Ok(from_text(&String::deserialize(deserializer)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_is_text_stays_as_it_is() {
        let path = Path::new("/fälle/ein fall.ron");
        assert_eq!(to_text(path), "/fälle/ein fall.ron");
        assert_eq!(from_text(&to_text(path)), path);
    }

    #[cfg(unix)]
    #[test]
    fn a_path_that_is_no_text_comes_back_too() {
        let path = of_bytes(b"/a/\xff.ron".to_vec()).unwrap();
        assert_eq!(to_text(&path), "bytes:2f612fff2e726f6e");
        assert_eq!(from_text(&to_text(&path)), path);
        assert_eq!(from_text("bytes:xyz"), Path::new("bytes:xyz"));
    }
}
