//! What was set on the command line, made ready: files are read, a brand is put on the case.

use std::collections::btree_map::Entry;
use std::path::Path;

use crate::cli::Problem;
use crate::export::{ExportError, Format, Options, Takes, Value};
use crate::scenario::{Brand, Id, Look, closest};
use crate::store::{LoadedFile, StoreError, read_beside, read_bytes};

/// The options of an export of `file`, on which the brand is put that was set, if one was.
///
/// # Errors
/// When something cannot be set so; the problem names the setting.
pub(super) fn options(
    format: &'static Format,
    set: &[(String, String)],
    file: &mut LoadedFile,
) -> Result<Options, Box<Problem>> {
    let mut options = Options::default();
    let mut brand = None;
    for (key, value) in set {
        let setting = format.setting(key).map_err(|error| problem(&error))?;
        let value = match setting.takes {
            Takes::Brand => {
                brand = Some(value);
                continue;
            }
            Takes::File { .. } => file_value(key, value)?,
            Takes::OneOf(_) | Takes::Colour | Takes::Text => Value::Words(value.clone()),
        };
        setting.check(&value).map_err(|error| problem(&error))?;
        options.0.insert(key.clone(), value);
    }
    if let Some(id) = brand {
        let brand = find(file, id)?;
        brand.put_on(&mut file.scenario);
        take_look(format, &brand.look, file, &mut options).map_err(|mut wrong| {
            wrong.message = format!("the brand “{id}”: {}", wrong.message);
            wrong
        })?;
    }
    Ok(options)
}

/// What went wrong, as a problem.
pub(super) fn problem(error: &ExportError) -> Problem {
    Problem::new(error.to_string(), error.hint())
}

fn file_value(key: &str, path: &str) -> Result<Value, Box<Problem>> {
    match read_bytes(Path::new(path)) {
        Ok(bytes) => Ok(Value::File { name: path.to_owned(), bytes }),
        Err(error) => Err(unread(key, &error).into()),
    }
}

fn unread(key: &str, error: &StoreError) -> Problem {
    let message = format!("the file for “{key}” cannot be used: {}", error.problem);
    let hint = error.hint().unwrap_or_else(|| "name another file".to_owned());
    Problem::new(message, hint).of_file(error.path.display())
}

/// The brand of the pack that has this id.
fn find(file: &LoadedFile, id: &str) -> Result<Brand, Box<Problem>> {
    let Some(pack) = &file.pack else {
        let message = format!("there is no brand “{id}”: the scenario has no pack");
        return Err(Box::new(Problem::new(message, "brands stand in the pack.ron beside the scenario")));
    };
    if let Some(brand) = pack.brands.get(id) {
        return Ok(brand.clone());
    }
    let ids: Vec<&str> = pack.brands.keys().map(Id::as_str).collect();
    let hint = match closest(id, ids.iter().copied()) {
        Some(nearest) => format!("did you mean `{nearest}`?"),
        None if ids.is_empty() => "it has no brands".to_owned(),
        None => format!("its brands are: {}", ids.join(", ")),
    };
    Err(Box::new(Problem::new(format!("the pack has no brand “{id}”"), hint)))
}

/// Sets what the look of a brand says and nobody else has set.
fn take_look(
    format: &'static Format,
    look: &Look,
    file: &LoadedFile,
    options: &mut Options,
) -> Result<(), Box<Problem>> {
    for (key, words) in [("primary", &look.primary), ("accent", &look.accent), ("intro", &look.intro)] {
        let Ok(setting) = format.setting(key) else { continue };
        if let (false, Entry::Vacant(entry)) = (words.is_blank(), options.0.entry(key.to_owned())) {
            let value = Value::Words(words.to_string());
            setting.check(&value).map_err(|error| problem(&error))?;
            entry.insert(value);
        }
    }
    if let (Ok(setting), Some(logo), Entry::Vacant(entry)) =
        (format.setting("logo"), &look.logo, options.0.entry("logo".to_owned()))
    {
        let bytes = read_beside(&file.path, logo).map_err(|error| unread("logo", &error))?;
        let value = Value::File { name: logo.as_str().to_owned(), bytes };
        setting.check(&value).map_err(|error| problem(&error))?;
        entry.insert(value);
    }
    Ok(())
}
