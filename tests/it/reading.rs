//! Reading never panics, whatever the bytes, and what it accepts is written and read again as it was.

use offramp::scenario::{Scenario, read, write};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::support::{BLANK, THREE_BEATS};

/// What an accident does to a file.
#[derive(Clone, Debug)]
enum Accident {
    Set(usize, u8),
    Insert(usize, u8),
    Delete(usize, usize),
    Copy(usize, usize, usize),
    /// Puts one of the words of the format somewhere.
    Word(usize, usize),
}

const WORDS: [&str; 16] =
    ["(", ")", "[", "]", "{", "}", ",", "\"", "Not(", "r#\"", "/*", "-1", "99999999999", "Some(", "\\u{1}", "'a'"];

fn accident() -> impl Strategy<Value = Accident> {
    let at = || 0..usize::MAX;
    prop_oneof![
        (at(), any::<u8>()).prop_map(|(at, byte)| Accident::Set(at, byte)),
        (at(), any::<u8>()).prop_map(|(at, byte)| Accident::Insert(at, byte)),
        (at(), 1..40_usize).prop_map(|(at, length)| Accident::Delete(at, length)),
        (at(), at(), 1..80_usize).prop_map(|(from, to, length)| Accident::Copy(from, to, length)),
        (at(), 0..WORDS.len()).prop_map(|(at, word)| Accident::Word(at, word)),
    ]
}

fn befall(bytes: &mut Vec<u8>, accident: &Accident) {
    let length = bytes.len().max(1);
    match *accident {
        Accident::Set(at, byte) => {
            if let Some(there) = bytes.get_mut(at % length) {
                *there = byte;
            }
        }
        Accident::Insert(at, byte) => bytes.insert(at % (bytes.len() + 1), byte),
        Accident::Delete(at, count) => {
            let at = at % length;
            bytes.drain(at.min(bytes.len())..(at + count).min(bytes.len()));
        }
        Accident::Copy(from, to, count) => {
            let from = from % length;
            let part = bytes[from.min(bytes.len())..(from + count).min(bytes.len())].to_vec();
            let to = to % (bytes.len() + 1);
            bytes.splice(to..to, part);
        }
        Accident::Word(at, word) => {
            let at = at % (bytes.len() + 1);
            bytes.splice(at..at, WORDS[word].bytes());
        }
    }
}

/// Reads, and if that succeeds, expects writing and reading to change nothing.
fn reads_or_refuses(bytes: &[u8]) -> Result<(), TestCaseError> {
    let Ok(loaded) = read::<Scenario>(bytes) else { return Ok(()) };
    let text = write(&loaded.document).unwrap();
    let again = read::<Scenario>(text.as_bytes());
    prop_assert!(again.is_ok(), "{again:?}\n{text}");
    let again = again.unwrap().document;
    prop_assert_eq!(&again, &loaded.document);
    prop_assert_eq!(write(&again).unwrap(), text);
    Ok(())
}

proptest! {
    #[test]
    fn damaged_files_are_read_or_refused(
        blank in any::<bool>(),
        accidents in vec(accident(), 1..4),
    ) {
        let mut bytes = if blank { BLANK } else { THREE_BEATS }.as_bytes().to_vec();
        for accident in &accidents {
            befall(&mut bytes, accident);
        }
        reads_or_refuses(&bytes)?;
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in vec(any::<u8>(), 0..400), begins in any::<bool>()) {
        let mut file = if begins { b"(format: 1,".to_vec() } else { Vec::new() };
        file.extend(bytes);
        reads_or_refuses(&file)?;
    }

    #[test]
    fn any_words_survive_being_saved(title in any::<String>(), words in "[\"#\\\\{}()\r\n\t\u{1}\u{85}\u{2028}a-c]{0,12}") {
        let mut scenario = Scenario::empty("x", &title);
        scenario.starts_at = words.into();
        let text = write(&scenario).unwrap();
        prop_assert_eq!(read::<Scenario>(text.as_bytes()).unwrap().document, scenario);
    }
}

#[test]
fn templates_are_written_as_they_are_read() {
    for text in [BLANK, THREE_BEATS] {
        assert_eq!(write(&read::<Scenario>(text.as_bytes()).unwrap().document).unwrap(), text);
    }
}
