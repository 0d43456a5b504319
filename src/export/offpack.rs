//! `.offpack`: a pack, or a case with a pack of its own, as one zip: the files as they stand on the disk, and a list of
//! their hashes. Cannot carry: media whose files are missing.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::{Bundle, ExportError, Format, Loss, MediaTaken, Options, Setting, Source, Takes, archive};
use crate::scenario::{Document, Id, Pack, Place, write};

pub(super) static FORMAT: Format = Format {
    id: "offpack",
    name: "Scenario pack",
    extension: "offpack",
    about: "The cases themselves with everything beside them, to be opened in another studio: to hand on, to keep.",
    settings: &[Setting {
        key: "reviews",
        about: "whether comments and approvals go along",
        takes: Takes::OneOf(&["true", "false"]),
    }],
    media: MediaTaken::Declared,
    joins_cases: true,
    takes_ramps: false,
    takes_beside: true,
    export,
};

/// The list of what is in a pack, itself one of its files.
pub const CONTENTS: &str = "offpack.json";

/// What stands in the list.
#[derive(Debug, Serialize, Deserialize)]
pub struct Contents {
    /// The version of this form, 1.
    pub format: u32,
    /// The SHA-256 of every other file, in hexadecimal, by name.
    pub files: BTreeMap<String, String>,
}

impl Contents {
    /// The list of these files.
    #[must_use]
    pub fn of(files: &BTreeMap<String, Vec<u8>>) -> Self {
        Self { format: 1, files: files.iter().map(|(name, bytes)| (name.clone(), hash(bytes))).collect() }
    }
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut digits, byte| {
        // Writing to a text cannot fail.
        _ = write!(digits, "{byte:02x}");
        digits
    })
}

fn export(source: &Source, options: &Options) -> Result<Bundle, ExportError> {
    let mut bundle = Bundle::default();
    let files = &mut bundle.files;
    let pack = pack(source);
    files.insert("pack.ron".to_owned(), text(&pack)?);
    files.extend(source.files.clone());
    for case in &source.cases {
        files.insert(case.file.clone(), text(&case.scenario)?);
        let reviews = options.words("reviews") != Some("false");
        let goes_along = |name: &str| reviews || !name.ends_with(".review.ron");
        files.extend(
            case.beside.iter().filter(|(name, _)| goes_along(name)).map(|(name, bytes)| (name.clone(), bytes.clone())),
        );
        for (id, medium) in &case.case.media {
            let why = match case.media.get(medium.file.as_str()) {
                Some(Ok(bytes)) => {
                    files.insert(medium.file.as_str().to_owned(), bytes.clone());
                    continue;
                }
                Some(Err(why)) => why.as_str(),
                None => "there is no such file",
            };
            let what = format!("the medium “{id}” stays out: {why} ({})", medium.file.as_str());
            bundle.losses.push(Loss { file: case.file.clone(), place: Place::declared("media", id), what });
        }
    }
    let contents = serde_json::to_vec_pretty(&Contents::of(files));
    files.insert(CONTENTS.to_owned(), contents.map_err(|error| ExportError::NotWritten(error.to_string()))?);
    let name = format!("{}.offpack", Id::from_words(&pack.title, "pack"));
    bundle.files = [(name, archive::archive(&bundle.files, CONTENTS)?)].into();
    Ok(bundle)
}

/// The pack that goes along: the one that is exported, or one for the case alone.
fn pack(source: &Source) -> Pack {
    let listed = source.cases.iter().map(|case| case.file.as_str().into());
    if let Some(pack) = &source.pack {
        let mut pack = pack.clone();
        pack.scenarios = listed.collect();
        pack.needs.retain(|file, _| source.cases.iter().any(|case| case.file == file.as_str()));
        return pack;
    }
    let case = &source.cases[0].case;
    let mut pack = Pack::new(crate::scenario::FORMAT, case.id.clone(), case.title.clone());
    pack.language = case.language.clone();
    pack.scenarios = listed.collect();
    pack
}

fn text(document: &impl Document) -> Result<Vec<u8>, ExportError> {
    write(document).map(String::into_bytes).map_err(|error| ExportError::NotWritten(error.to_string()))
}
