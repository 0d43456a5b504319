//! One archive for each attack, and archives of chance.

use std::io::Write as _;

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)
}

fn zip_of(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        writer.start_file(*name, options()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// An archive with one entry of which every header names `name`, whatever a writer would say to that.
fn zip_named(name: &[u8]) -> Vec<u8> {
    let placeholder = "x".repeat(name.len());
    replaced(&zip_of(&[(&placeholder, b"content")]), placeholder.as_bytes(), name)
}

/// `bytes` with each `from` exchanged for `to`, of the same length.
fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut bytes = bytes.to_vec();
    let places: Vec<usize> = (0..=bytes.len() - from.len()).filter(|at| bytes[*at..].starts_with(from)).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + from.len()].copy_from_slice(to);
    }
    bytes
}

/// Where the header of the only entry stands in the central directory.
fn central(bytes: &[u8]) -> usize {
    bytes.windows(4).position(|four| four == b"PK\x01\x02").unwrap()
}

fn read(bytes: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, ArchiveError> {
    read_archive(bytes, ArchiveLimits::default())
}

#[test]
fn files_are_read_and_folders_left_out() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.add_directory("media", SimpleFileOptions::default()).unwrap();
    writer.start_file("media/ö.txt", options().unix_permissions(0o644)).unwrap();
    writer.write_all(b"one").unwrap();
    writer.start_file("index.html", options().compression_method(CompressionMethod::Stored)).unwrap();
    writer.write_all(b"two").unwrap();
    let files = read(&writer.finish().unwrap().into_inner()).unwrap();
    let expected = [("index.html", b"two"), ("media/ö.txt", b"one")];
    assert_eq!(files, expected.map(|(name, content)| (name.to_owned(), content.to_vec())).into());
}

#[test]
fn what_is_no_archive_is_said_so() {
    for bytes in [&b""[..], b"PK", b"<html>", b"PK\x05\x06"] {
        let error = read(bytes).unwrap_err();
        assert!(matches!(error, ArchiveError::NotAnArchive(_)), "{error}");
        assert_eq!(error.hint(), "name a .zip file; if it is one, copy or download it again");
    }
    let good = zip_of(&[("a", b"1234")]);
    assert!(matches!(read(&good[..good.len() - 4]), Err(ArchiveError::NotAnArchive(_))));
}

#[test]
fn names_that_lead_elsewhere_are_refused() {
    for (name, why) in [
        (&b"../x"[..], BadName::Outside),
        (b"a/../../x", BadName::Outside),
        (b"a/./x", BadName::Outside),
        (b"..", BadName::Outside),
        (b"a/../", BadName::Outside),
        (b"/etc/passwd", BadName::Absolute),
        (b"C:/x", BadName::Absolute),
        (b"c:x", BadName::Absolute),
        (b"a/x:stream", BadName::Absolute),
        (b"..\\x", BadName::Backslash),
        (b"a\\x", BadName::Backslash),
        (b"a\0.html", BadName::Control),
        (b"a\n.html", BadName::Control),
        (b"a//x", BadName::Empty),
        (b"a//", BadName::Empty),
    ] {
        match read(&zip_named(name)) {
            Err(ArchiveError::Name { why: found, .. }) => assert_eq!(found, why, "{:?}", name.escape_ascii()),
            other => panic!("{}: {other:?}", name.escape_ascii()),
        }
    }
    let error = read(&zip_named(b"../../x")).unwrap_err();
    assert_eq!(error.to_string(), "the archive holds a file whose name leads out of the archive: \"../../x\"");
}

#[test]
fn one_name_is_there_once_whatever_its_case() {
    let twice = replaced(&zip_of(&[("one.txt", b"1"), ("two.txt", b"2")]), b"two.txt", b"one.txt");
    assert_eq!(read(&twice), Err(ArchiveError::SameName { names: None }));
    for (one, other) in [("a/B.txt", "A/b.txt"), ("ä", "a\u{308}"), ("a", "a/b"), ("A/b", "a")] {
        let error = read(&zip_of(&[(one, b"1"), (other, b"2")])).unwrap_err();
        assert!(matches!(&error, ArchiveError::SameName { names: Some(_) }), "{one} {other}: {error}");
    }
    assert!(read(&zip_of(&[("a/b", b"1"), ("a/c", b"2"), ("b", b"3")])).is_ok());
}

#[test]
fn links_and_devices_are_refused() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.add_symlink("link", "/etc/passwd", SimpleFileOptions::default()).unwrap();
    let link = writer.finish().unwrap().into_inner();
    assert_eq!(read(&link), Err(ArchiveError::Special { name: "link".to_owned() }));
    for kind in [0o060_000_u32, 0o020_000, 0o010_000, 0o140_000, KIND_FOLDER] {
        let mut bytes = zip_of(&[("thing", b"")]);
        let at = central(&bytes);
        bytes[at + 5] = 3; // made on Unix
        bytes[at + 38..at + 42].copy_from_slice(&((kind | 0o644) << 16).to_le_bytes());
        assert_eq!(read(&bytes), Err(ArchiveError::Special { name: "thing".to_owned() }), "{kind:o}");
    }
}

#[test]
fn what_is_encrypted_or_packed_otherwise_is_refused() {
    let good = zip_of(&[("a", b"some content")]);
    let at = central(&good);
    let mut encrypted = good.clone();
    encrypted[6] |= 1;
    encrypted[at + 8] |= 1;
    assert_eq!(read(&encrypted), Err(ArchiveError::Encrypted { name: "a".to_owned() }));
    for method in [1_u16, 9, 12, 14, 93, 99, 4711] {
        let mut other = good.clone();
        other[8..10].copy_from_slice(&method.to_le_bytes());
        other[at + 10..at + 12].copy_from_slice(&method.to_le_bytes());
        match read(&other) {
            Err(ArchiveError::Method { .. } | ArchiveError::Encrypted { .. } | ArchiveError::NotAnArchive(_)) => {}
            found => panic!("{method}: {found:?}"),
        }
    }
}

#[test]
fn bombs_do_not_go_off() {
    let zeros = vec![0; 4 << 20];
    let bomb = zip_of(&[("zeros", &zeros)]);
    assert!(bomb.len() < 10_000);
    assert_eq!(read(&bomb), Err(ArchiveError::Ratio { name: "zeros".to_owned(), limit: 250 }));
    let limits = ArchiveLimits { max_bytes: 10, ..ArchiveLimits::default() };
    assert_eq!(
        read_archive(&zip_of(&[("a", b"12345"), ("b", b"123456")]), limits),
        Err(ArchiveError::TooLarge { limit_bytes: 10 })
    );
    assert!(read_archive(&zip_of(&[("a", b"12345"), ("b", b"12345")]), limits).is_ok());
    let limits = ArchiveLimits { max_entries: 2, ..ArchiveLimits::default() };
    let three = zip_of(&[("a", b""), ("b", b""), ("c", b"")]);
    assert_eq!(read_archive(&three, limits), Err(ArchiveError::TooManyEntries { limit: 2 }));
}

#[test]
fn sizes_are_counted_and_not_believed() {
    let content = b"some content that is repeated, some content that is repeated";
    let good = zip_of(&[("a", content)]);
    let at = central(&good);
    for said in [0_u32, 7, 59, 61, 5_000, u32::MAX - 1] {
        let mut lying = good.clone();
        lying[22..26].copy_from_slice(&said.to_le_bytes());
        lying[at + 24..at + 28].copy_from_slice(&said.to_le_bytes());
        let error = read(&lying).unwrap_err();
        assert!(
            matches!(error, ArchiveError::Size { .. } | ArchiveError::Damaged { .. } | ArchiveError::TooLarge { .. }),
            "{said}: {error}"
        );
    }
}

#[test]
fn a_broken_checksum_is_found() {
    let mut bytes = zip_of(&[("a", b"some content")]);
    let at = central(&bytes);
    bytes[at + 16] ^= 1;
    bytes[14] ^= 1;
    assert!(matches!(read(&bytes), Err(ArchiveError::Damaged { .. })));
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        _ = read(&bytes);
        // With the signature of an end, so that more of them get beyond the door.
        let mut ended = bytes;
        ended.extend_from_slice(b"PK\x05\x06\0\0\0\0\x01\0\x01\0\x2e\0\0\0\0\0\0\0\0\0");
        _ = read(&ended);
    }

    #[test]
    fn a_changed_archive_is_read_or_refused(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = zip_of(&[("index.html", b"<p>hello hello hello</p>"), ("media/a.png", &[7; 300]), ("media/b", b"")]);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(files) = read(&bytes) {
            for name in files.keys() {
                prop_assert!(bad_name(name).is_none());
            }
        }
        let cut = cut.index(bytes.len());
        _ = read(&bytes[..cut]);
        _ = read(&bytes[cut..]);
    }
}
