//! Making the package of a publish target, and what is to be remembered of it.

use std::sync::atomic::AtomicBool;

use sha2::{Digest as _, Sha256};

use super::known::{short_hash, structure_of};
use super::target::{PublishError, file_of, format_of, options_of};
use super::{Change, Explored, Files, Known, put_on};
use crate::export::{Bundle, Format, Loss, Options, content_hash};
use crate::scenario::{Id, Publication, PublishLog, PublishTarget, PublishedCase, closest};

/// A package that was made and is not written yet.
#[derive(Clone, Debug)]
pub struct Package {
    pub format: &'static Format,
    /// Where it goes, as from the folder of the pack.
    pub file: String,
    /// Its files; one, but for formats that make several.
    pub files: std::collections::BTreeMap<String, Vec<u8>>,
    /// What the format could not carry.
    pub losses: Vec<Loss>,
    /// What came out otherwise than it was set.
    pub remarks: Vec<String>,
    /// What becomes of learners who are in the middle of the package before; none if there was none.
    pub change: Option<Change>,
    /// The largest state of its cases, in characters of what an LMS keeps.
    pub state_characters: usize,
    /// Bytes of pictures, sounds and films.
    pub media_bytes: usize,
    /// What is to be remembered; the same as the last one where nothing is another.
    pub publication: Publication,
    /// Whether nothing is another than in the package before.
    pub unchanged: bool,
}

/// The target of this id.
///
/// # Errors
/// When the pack has none; the error names the nearest.
pub fn find_target<'a>(files: &'a Files, id: &str) -> Result<(&'a Id, &'a PublishTarget), PublishError> {
    let targets = files.pack.as_ref().map(|pack| &pack.targets);
    if let Some(found) = targets.and_then(|targets| targets.get_key_value(id)) {
        return Ok(found);
    }
    let ids: Vec<&str> = targets.iter().flat_map(|targets| targets.keys()).map(Id::as_str).collect();
    let hint = match closest(id, ids.iter().copied()) {
        Some(nearest) => format!("did you mean `{nearest}`?"),
        None if ids.is_empty() => "it has none yet: add one in the room Publish of the studio".to_owned(),
        None => format!("its targets are: {}", ids.join(", ")),
    };
    Err(PublishError::NoTarget { id: id.to_owned(), hint })
}

/// Makes the package of a target. `today` is the day of a new revision; `log` is what was published before, `explored` what is
/// known of the cases already.
///
/// # Errors
/// When the target, its brand or its format cannot be used so.
pub fn package(
    files: &Files,
    id: &Id,
    target: &PublishTarget,
    log: &PublishLog,
    today: &str,
    explored: &Explored,
    cancel: &AtomicBool,
) -> Result<Package, PublishError> {
    let format = format_of(target)?;
    let file = file_of(id, target, format)?;
    let mut files = files.clone();
    for name in &target.cases {
        if !files.cases.iter().any(|case| case.name() == name.as_str()) {
            return Err(PublishError::NoCase { id: id.clone(), file: name.to_string() });
        }
    }
    files = files.only(&target.cases);
    let Some(pack) = files.pack.clone() else {
        let hint = "publish targets stand in the pack.ron of a folder".to_owned();
        return Err(PublishError::NoTarget { id: id.to_string(), hint });
    };
    let with = |revision: u32, on: &str| options_of(id, target, &pack, format, revision, on);
    let mut look = with(1, "");
    if let Some(brand) = &target.brand {
        put_on(&mut files, brand, format, &mut look).map_err(PublishError::Brand)?;
    }
    let cases = files.resolved();
    // Only the player tells of off-ramps and takes learners up where they left.
    let known = cases.iter().map(|case| format.takes_ramps.then(|| explored.of(case, cancel)).flatten());
    let known: Vec<Option<Known>> = known.collect();
    let source = files.source(format, &known);
    let export = |options: &Options| -> Result<Bundle, PublishError> { Ok(format.export(&source, options)?) };
    // What it comes to whenever it is made: the same content is the same revision.
    let content = content_of(&export(&look)?);
    let before = log.last(id);
    let unchanged = before.is_some_and(|before| *before.content == content && *before.file == file);
    let (revision, on) = match before {
        Some(before) if *before.content == content => (before.revision, before.on.to_string()),
        Some(before) => (before.revision + 1, today.to_owned()),
        None => (1, today.to_owned()),
    };
    let mut options = with(revision, &on);
    for (key, value) in look.0 {
        options.0.entry(key).or_insert(value);
    }
    let Bundle { files: made, losses, remarks } = export(&options)?;
    let mut publication = Publication::new(id.clone(), on.as_str(), revision, file.as_str(), content.as_str());
    for ((case, source), known) in cases.iter().zip(&source.cases).zip(known) {
        let mut published = PublishedCase::new(
            case.id.clone(),
            source.file.as_str(),
            content_hash(case)?.as_str(),
            structure_of(case).as_str(),
        );
        published.positions = known.map(|known| known.positions).unwrap_or_default();
        publication.cases.push(published);
    }
    Ok(Package {
        format,
        file,
        files: made,
        losses,
        remarks,
        change: before.map(|before| Change::between(before, &publication, &cases)),
        state_characters: cases.iter().map(crate::export::state_characters).max().unwrap_or(0),
        media_bytes: source.cases.iter().flat_map(|case| case.media.values()).flatten().map(Vec::len).sum(),
        publication,
        unchanged,
    })
}

/// What tells what a package holds from any other.
fn content_of(bundle: &Bundle) -> String {
    let mut hash = Sha256::new();
    for (name, bytes) in &bundle.files {
        hash.update(name.as_bytes());
        hash.update(Sha256::digest(bytes));
    }
    short_hash(&hash.finalize())
}
