//! `offramp export PATH --to FORMAT --out FILE`: writes a case in another form.

mod list;
mod options;

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use serde::Serialize;

pub(super) use self::options::brand_problem;
use self::options::{options, problem};
use super::{Console, Exit, Form, Problem, Problems};
use crate::export::{Bundle, format};
use crate::publish::{Files, Known, pack_folder};
use crate::store::{Over, look, pack_file, same_file, save, save_in};

/// Write a case, or the cases of a pack, in another form
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The scenario; or a pack, by its folder or its pack.ron.
    #[arg(required_unless_present = "list")]
    path: Option<PathBuf>,
    /// The form, one of `offramp export --list`.
    #[arg(long, value_name = "FORMAT", required_unless_present = "list")]
    to: Option<String>,
    /// The file to write; `-` is standard output. Where the form makes several, the folder for them.
    #[arg(long, value_name = "FILE", required_unless_present = "list")]
    out: Option<PathBuf>,
    /// Set something about the form, such as `--set primary=#2f6f6a`; may be given several times.
    ///
    /// What can be set is shown by `--list`. A file is named as from here, a brand by its id in the pack.
    #[arg(long, value_name = "KEY=VALUE", value_parser = setting)]
    set: Vec<(String, String)>,
    /// Whether the case is explored, so that its page knows at once where a run could still have been saved. A page that
    /// does not know looks for itself.
    #[arg(long, value_name = "true|false", default_value_t = true, action = clap::ArgAction::Set)]
    off_ramps: bool,
    /// Show the forms and what can be set.
    #[arg(long, conflicts_with_all = ["path", "to", "out", "set"])]
    list: bool,
    /// How the report of what was written and lost is written.
    #[arg(long, value_enum, default_value_t)]
    format: Form,
}

#[derive(Debug, Default, Serialize)]
struct Written {
    /// What was written where; null if nothing was.
    out: Option<String>,
    bytes: usize,
    losses: Vec<Lost>,
    /// What came out otherwise than it was set.
    remarks: Vec<String>,
    problems: Problems,
}

/// Something that the format could not carry.
#[derive(Debug, Serialize)]
struct Lost {
    file: String,
    address: String,
    what: String,
}

fn setting(text: &str) -> Result<(String, String), String> {
    let (key, value) = text.split_once('=').ok_or_else(|| "write it as key=value".to_owned())?;
    Ok((key.to_owned(), value.to_owned()))
}

pub(super) fn run(args: &Args, console: &mut Console) -> Exit {
    let (Some(path), Some(to), Some(out)) = (&args.path, &args.to, &args.out) else {
        list::list(args.format, console);
        return Exit::Done;
    };
    let to_stdout = out.as_os_str() == "-";
    let mut written = Written::default();
    write(args, path, to, out, to_stdout, &mut written, console);
    if !to_stdout {
        match (args.format, &written.out) {
            (Form::Json, _) => console.json(&written),
            (Form::Text, Some(file)) => console.say(format_args!("Wrote {file} ({} bytes).", written.bytes)),
            (Form::Text, None) => {}
        }
    }
    written.problems.exit()
}

fn write(
    args: &Args,
    path: &Path,
    to: &str,
    out: &Path,
    to_stdout: bool,
    written: &mut Written,
    console: &mut Console,
) {
    if !to_stdout && same_file(path, out) {
        let problem = Problem::new("this would overwrite the scenario itself", "name another file with `--out`");
        return written.problems.error(console, problem.of_file(out.display()));
    }
    let form = match format(to) {
        Ok(form) => form,
        Err(error) => return written.problems.error(console, problem(&error)),
    };
    let Some(mut cases) = cases(&mut written.problems, path, console) else { return };
    let options = match options(form, &args.set, &mut cases) {
        Ok(options) => options,
        Err(problem) => return written.problems.error(console, problem),
    };
    let known = if form.takes_ramps && args.off_ramps {
        cases.resolved().iter().map(|case| Known::of(case, &AtomicBool::new(false))).collect()
    } else {
        Vec::new()
    };
    let source = cases.source(form, &known);
    let Bundle { files, losses, remarks } = match form.export(&source, &options) {
        Ok(bundle) => bundle,
        Err(error) => return written.problems.error(console, problem(&error)),
    };
    for remark in &remarks {
        console.remark(format_args!("note: {remark}"));
    }
    written.remarks = remarks;
    for loss in losses {
        let lost = Lost { file: loss.file, address: loss.place.to_string(), what: loss.what };
        console.remark(format_args!("lost: {} ({})", lost.what, lost.address));
        written.losses.push(lost);
    }
    if let [bytes] = &files.values().collect::<Vec<_>>()[..] {
        if to_stdout {
            return console.write(bytes);
        }
        match save(out, bytes, Over::Anything) {
            Ok(_) => written.bytes = bytes.len(),
            Err(error) => return written.problems.error(console, &error),
        }
    } else {
        if to_stdout {
            let problem = Problem::new("these are several files", "name a folder for them with `--out`");
            return written.problems.error(console, problem);
        }
        match save_in(out, &files) {
            Ok(()) => written.bytes = files.values().map(Vec::len).sum(),
            Err(error) => return written.problems.error(console, &error),
        }
    }
    written.out = Some(out.display().to_string());
}

/// The case at `path`, or the cases of the pack there.
fn cases(problems: &mut Problems, path: &Path, console: &mut Console) -> Option<Files> {
    if let Err(error) = look(path) {
        problems.error(console, &error);
        return None;
    }
    let Some(folder) = pack_folder(path) else { return problems.scenario(console, path).map(Files::of_case) };
    if path.is_dir() && !pack_file(&folder).exists() {
        let hint = "name a scenario in it; the room Library of the studio makes a pack of a folder";
        problems.error(console, Problem::new("there is no pack in this folder", hint).of_file(path.display()));
        return None;
    }
    match Files::of_pack(&folder) {
        Ok(files) => {
            for warning in &files.warnings {
                console.remark(format_args!("warning: {warning}"));
            }
            Some(files)
        }
        Err(errors) => {
            for error in &errors {
                problems.error(console, error);
            }
            None
        }
    }
}
