//! `offramp import FILE --out DIR`: unpacks a scenario pack.

use std::path::PathBuf;

use serde::Serialize;

use super::{Console, Exit, Form, Problem, Problems};
use crate::import::offpack::unpack;
use crate::store::{StoreProblem, look, read_package, save_in};

/// Unpack a scenario pack (.offpack) into a folder
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The pack.
    file: PathBuf,
    /// The folder to write; it must not be there yet.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// How the report is written.
    #[arg(long, value_enum, default_value_t)]
    format: Form,
}

#[derive(Debug, Default, Serialize)]
struct Imported {
    title: Option<String>,
    /// The folder that was written; null if nothing was.
    out: Option<String>,
    files: usize,
    problems: Problems,
}

pub(super) fn run(args: &Args, console: &mut Console) -> Exit {
    let mut imported = Imported::default();
    import(args, &mut imported, console);
    match (args.format, &imported.out, &imported.title) {
        (Form::Json, ..) => console.json(&imported),
        (Form::Text, Some(out), Some(title)) => {
            console.say(format_args!("Unpacked “{title}” into {out} ({} files).", imported.files));
        }
        (Form::Text, ..) => {}
    }
    imported.problems.exit()
}

fn import(args: &Args, imported: &mut Imported, console: &mut Console) {
    match look(&args.out) {
        Err(error) if matches!(error.problem, StoreProblem::Missing) => {}
        Err(error) => return imported.problems.error(console, &error),
        Ok(()) => {
            let problem =
                Problem::new("there is a folder or file of this name already", "name a new folder with `--out`");
            return imported.problems.error(console, problem.of_file(args.out.display()));
        }
    }
    let bytes = match read_package(&args.file) {
        Ok(bytes) => bytes,
        Err(error) => return imported.problems.error(console, &error),
    };
    let unpacked = match unpack(&bytes) {
        Ok(unpacked) => unpacked,
        Err(error) => {
            let problem = Problem::new(error.to_string(), error.hint()).of_file(args.file.display());
            return imported.problems.error(console, problem);
        }
    };
    if let Err(error) = save_in(&args.out, &unpacked.files) {
        return imported.problems.error(console, &error);
    }
    imported.title = Some(unpacked.pack.title.to_string());
    imported.out = Some(args.out.display().to_string());
    imported.files = unpacked.files.len();
}
