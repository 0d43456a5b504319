//! One file of unsaved work: a line about it, then the text of the case as it would have been saved.
//!
//! The text stands as it is, so that a damaged file can still be read with an editor.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::{Stamp, StoreProblem, stored_path};

/// The form that this version writes.
const FORMAT: u32 = 1;

/// The line that stands above the text.
#[derive(Debug, Serialize, Deserialize)]
struct FirstLine {
    format: u32,
    /// Where the case lies; none: it was never saved.
    path: Option<String>,
    /// What stood there when it was read or saved last.
    base: Option<Stamp>,
    /// When this was written, in seconds since 1970.
    when: u64,
    /// Of the text below, to see whether it is whole.
    text: Stamp,
}

/// What every version has in its first line.
#[derive(Deserialize)]
struct AnyFormat {
    format: u32,
}

/// Unsaved work of one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RecoveryFile {
    pub path: Option<PathBuf>,
    pub base: Option<Stamp>,
    pub when: u64,
    pub text: String,
}

/// Why there is no whole work in a file, and whose it was, if that much can be read.
#[derive(Debug)]
pub(super) struct NotWhole {
    pub path: Option<PathBuf>,
    pub problem: StoreProblem,
}

impl RecoveryFile {
    pub fn to_bytes(&self) -> Result<Vec<u8>, ron::Error> {
        let line = FirstLine {
            format: FORMAT,
            path: self.path.as_deref().map(stored_path::to_text),
            base: self.base,
            when: self.when,
            text: Stamp::of(self.text.as_bytes()),
        };
        let mut bytes = ron::to_string(&line)?.into_bytes();
        bytes.push(b'\n');
        bytes.extend_from_slice(self.text.as_bytes());
        Ok(bytes)
    }

    pub fn of_bytes(bytes: &[u8]) -> Result<Self, NotWhole> {
        let not_whole = |problem| NotWhole { path: None, problem };
        let damaged = |why| StoreProblem::DamagedWork(why);
        let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
        if ron::de::from_bytes::<AnyFormat>(line).is_ok_and(|any| any.format > FORMAT) {
            return Err(not_whole(StoreProblem::NewerWork));
        }
        let Ok(line_read) = ron::de::from_bytes::<FirstLine>(line) else {
            return Err(not_whole(damaged("its first line cannot be read")));
        };
        let path = line_read.path.as_deref().map(stored_path::from_text);
        let text = bytes.get(line.len() + 1..).unwrap_or_default();
        let stamp = Stamp::of(text);
        if stamp != line_read.text {
            let shorter = stamp.length() < line_read.text.length();
            let why = if shorter { "it ends too early" } else { "its text is not what was written" };
            return Err(NotWhole { path, problem: damaged(why) });
        }
        match String::from_utf8(text.to_vec()) {
            Ok(text) => Ok(Self { path, base: line_read.base, when: line_read.when, text }),
            Err(_) => Err(NotWhole { path, problem: damaged("it is no text") }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_is_read(
            path in proptest::option::of("(/[^/\0]{1,9}){1,3}"),
            based: bool,
            when: u64,
            text: String,
        ) {
            let base = based.then(|| Stamp::of(text.as_bytes()));
            let file = RecoveryFile { path: path.map(PathBuf::from), base, when, text };
            let bytes = file.to_bytes().unwrap();
            prop_assert_eq!(RecoveryFile::of_bytes(&bytes).unwrap(), file);
        }

        #[test]
        fn what_is_cut_off_or_changed_is_never_taken_for_whole(text in "\\PC{1,40}", at: prop::sample::Index, bit in 0..8u8) {
            let file = RecoveryFile { path: Some("/a.ron".into()), base: None, when: 7, text };
            let bytes = file.to_bytes().unwrap();
            let at = at.index(bytes.len());
            prop_assert!(RecoveryFile::of_bytes(&bytes[..at]).is_err());
            let mut changed = bytes;
            changed[at] ^= 1u8 << bit;
            // The line itself is not guarded, but the text is.
            if let Ok(read) = RecoveryFile::of_bytes(&changed) {
                prop_assert_eq!(read.text, file.text);
            }
        }

        #[test]
        fn no_bytes_make_it_panic(bytes: Vec<u8>) {
            _ = RecoveryFile::of_bytes(&bytes);
        }
    }

    #[test]
    fn the_text_stands_as_it_is_below_one_line() {
        let file = RecoveryFile { path: Some("/a\nb.ron".into()), base: None, when: 7, text: "(\n)\n".to_owned() };
        let bytes = String::from_utf8(file.to_bytes().unwrap()).unwrap();
        assert!(bytes.starts_with(r#"(format:1,path:Some("/a\nb.ron"),base:None,when:7,text:(length:4,"#), "{bytes}");
        assert!(bytes.ends_with("))\n(\n)\n"), "{bytes}");
    }

    #[test]
    fn a_later_form_is_no_damage() {
        let read = RecoveryFile::of_bytes(b"(format:2,works:[(a:1)])\n...");
        assert!(matches!(read, Err(NotWhole { problem: StoreProblem::NewerWork, .. })));
    }

    #[test]
    fn a_file_that_ends_too_early_still_says_whose_it_was() {
        let file = RecoveryFile { path: Some("/a.ron".into()), base: None, when: 7, text: "words".to_owned() };
        let bytes = file.to_bytes().unwrap();
        let error = RecoveryFile::of_bytes(&bytes[..bytes.len() - 1]).unwrap_err();
        assert_eq!(error.path.unwrap(), PathBuf::from("/a.ron"));
        assert_eq!(error.problem.to_string(), "this unsaved work is damaged (it ends too early)");
    }
}
