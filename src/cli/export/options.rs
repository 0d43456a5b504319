//! What was set on the command line, made ready: files are read, a brand is put on the cases.

use std::path::Path;

use crate::cli::Problem;
use crate::export::{ExportError, Format, Options, Takes, Value};
use crate::publish::{BrandError, Files, put_on};
use crate::store::{StoreError, read_bytes};

/// The options of an export of `files`, on which the brand is put that was set, if one was.
///
/// # Errors
/// When something cannot be set so; the problem names the setting.
pub(super) fn options(
    format: &'static Format,
    set: &[(String, String)],
    files: &mut Files,
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
            Takes::OneOf(_) | Takes::Colour | Takes::Text | Takes::Number { .. } | Takes::Day => {
                Value::Words(value.clone())
            }
        };
        setting.check(&value).map_err(|error| problem(&error))?;
        options.0.insert(key.clone(), value);
    }
    if let Some(id) = brand {
        put_on(files, id, format, &mut options).map_err(|error| brand_problem(&error))?;
    }
    Ok(options)
}

/// What went wrong, as a problem.
pub(in crate::cli) fn problem(error: &ExportError) -> Problem {
    Problem::new(error.to_string(), error.hint())
}

/// What is wrong with a brand, as a problem.
pub(in crate::cli) fn brand_problem(error: &BrandError) -> Problem {
    let problem = Problem::new(error.to_string(), error.hint());
    match error.file() {
        Some(file) => problem.of_file(file.display()),
        None => problem,
    }
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
