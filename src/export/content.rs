//! What tells one wording of a case from another: the beginning of the SHA-256 of its JSON, sixteen hexadecimal digits.
//! Pages know their case by it, and an approval holds as long as it is the same.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use super::ExportError;
use crate::scenario::Resolved;

/// What tells this content of a case from any other.
///
/// # Errors
/// When the case cannot be written as JSON.
pub fn content_hash(case: &Resolved) -> Result<String, ExportError> {
    let json = serde_json::to_string(case).map_err(|error| ExportError::NotWritten(error.to_string()))?;
    Ok(hash_of_json(&json))
}

/// The same of a case that has been written as JSON already.
pub(super) fn hash_of_json(json: &str) -> String {
    Sha256::digest(json.as_bytes()).iter().take(8).fold(String::new(), |mut digits, byte| {
        // Writing to a text cannot fail.
        _ = write!(digits, "{byte:02x}");
        digits
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Scenario, resolve};

    #[test]
    fn another_word_is_another_hash() {
        assert_eq!(hash_of_json("abc"), "ba7816bf8f01cfea");
        let hash = |title: &str| content_hash(&resolve(&Scenario::empty("x", title), None)).unwrap();
        assert_eq!(hash("One"), hash("One"));
        assert_ne!(hash("One"), hash("Two"));
    }
}
