//! Files as one zip, the same bytes whenever it is made: no times, no folders, no names but the files' own.

use std::collections::BTreeMap;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::ExportError;

/// Kinds of files that are small already.
const PACKED: &[&str] =
    &["png", "jpg", "jpeg", "gif", "webp", "avif", "mp3", "ogg", "oga", "opus", "m4a", "mp4", "webm"];

/// Packs files by name; `first` stands first, as readers of some formats expect, the others in order of their names.
///
/// # Errors
/// When there are more than a zip of the old kind can hold.
pub(super) fn archive(files: &BTreeMap<String, Vec<u8>>, first: &str) -> Result<Vec<u8>, ExportError> {
    let failed = |error: &dyn std::fmt::Display| ExportError::NotWritten(format!("no archive: {error}"));
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let ordered = files.get_key_value(first).into_iter().chain(files.iter().filter(|(name, _)| *name != first));
    for (name, bytes) in ordered {
        let packed = PACKED.contains(&super::setting::extension(name).as_str());
        let method = if packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        writer.start_file(name.as_str(), options).map_err(|error| failed(&error))?;
        writer.write_all(bytes).map_err(|error| failed(&error))?;
    }
    Ok(writer.finish().map_err(|error| failed(&error))?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

    #[test]
    fn the_same_files_are_the_same_bytes_and_come_out_again() {
        let files: BTreeMap<String, Vec<u8>> =
            [("z.xml", b"z".repeat(500)), ("a.html", b"a".repeat(500)), ("m/p.png", b"p".to_vec())]
                .map(|(name, bytes)| (name.to_owned(), bytes))
                .into();
        let bytes = archive(&files, "z.xml").unwrap();
        assert_eq!(bytes, archive(&files, "z.xml").unwrap());
        let mut read = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
        let names: Vec<String> =
            (0..read.len()).map(|at| read.by_index(at).unwrap().name().unwrap().into_owned()).collect();
        assert_eq!(names, ["z.xml", "a.html", "m/p.png"]);
        for (name, bytes) in &files {
            let mut out = Vec::new();
            read.by_name(name).unwrap().read_to_end(&mut out).unwrap();
            assert_eq!(&out, bytes);
        }
    }
}
