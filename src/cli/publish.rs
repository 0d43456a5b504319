//! `offramp publish TARGET [PATH]`: makes the package of a publish target again.

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::Serialize;

use super::{Console, Exit, Form, Problem, Problems};
use crate::check::Day;
use crate::publish::{Explored, Files, Package, PublishError, blocking, find_target, pack_folder, package};
use crate::scenario::PublishLog;
use crate::store::{load_log, publish, same_file};

/// Make the package of a publish target again
///
/// Targets stand in the pack.ron of a folder. What was published is written down in the published.ron beside it.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The target, by its id in the pack.
    #[arg(required_unless_present = "list")]
    target: Option<String>,
    /// The pack, by its folder or its pack.ron.
    #[arg(default_value = ".")]
    path: PathBuf,
    /// The day of a new revision, as 2026-03-01.
    #[arg(long, value_name = "DATE")]
    today: Option<Day>,
    /// Publish in spite of findings that block.
    #[arg(long)]
    anyway: bool,
    /// Say what would be published, and write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Show the targets of the pack.
    #[arg(long, conflicts_with_all = ["anyway", "dry_run"])]
    list: bool,
    /// How the report is written.
    #[arg(long, value_enum, default_value_t)]
    format: Form,
}

#[derive(Debug, Default, Serialize)]
struct Published {
    target: Option<String>,
    /// Where the package is; null if nothing was written.
    out: Option<String>,
    bytes: usize,
    revision: u32,
    on: String,
    /// Whether it is the same package as the last time.
    unchanged: bool,
    /// What becomes of learners who are in the middle of the package before.
    change: Option<String>,
    /// Nodes at which learners cannot go on, with their files.
    lost_positions: Vec<String>,
    /// The most that the state of a case takes of what an LMS keeps, in characters.
    state_characters: usize,
    media_bytes: usize,
    /// What stops it from running, by file.
    blocking: Vec<String>,
    losses: Vec<String>,
    remarks: Vec<String>,
    problems: Problems,
}

pub(super) fn run(args: &Args, console: &mut Console) -> Exit {
    let mut published = Published::default();
    let exit = publish_target(args, &mut published, console);
    if args.format == Form::Json && !args.list {
        console.json(&published);
    }
    exit.max(published.problems.exit())
}

fn publish_target(args: &Args, published: &mut Published, console: &mut Console) -> Exit {
    let Some(folder) = pack_folder(&args.path) else {
        let problem = Problem::new("this is no pack", "name the folder of a pack.ron, or the pack.ron itself");
        published.problems.error(console, problem.of_file(args.path.display()));
        return Exit::Failed;
    };
    let files = match Files::of_pack(&folder) {
        Ok(files) => files,
        Err(errors) => {
            for error in &errors {
                published.problems.error(console, error);
            }
            return Exit::Failed;
        }
    };
    let log = match load_log(&folder) {
        Ok((log, _)) => log,
        Err(error) => {
            published.problems.error(console, &error);
            return Exit::Failed;
        }
    };
    let Some(id) = &args.target else {
        list(args.format, &files, &log, console);
        return Exit::Done;
    };
    let made = find_target(&files, id).and_then(|(id, target)| {
        let today = args.today.unwrap_or_else(today);
        package(&files, id, target, &log, &today.to_string(), &Explored::default(), &AtomicBool::new(false))
    });
    let made = match made {
        Ok(made) => made,
        Err(error) => {
            published.problems.error(console, problem(&error));
            return Exit::Failed;
        }
    };
    published.target = Some(id.clone());
    published.blocking = blocking(&files, &made).iter().map(ToString::to_string).collect();
    report(&made, published, console);
    if !published.blocking.is_empty() && !args.anyway {
        console.remark("not published: mend these first, or add `--anyway`");
        return Exit::Findings;
    }
    if args.dry_run {
        if args.format == Form::Text {
            console.say(format_args!("Would write {} as revision {}.", made.file, published.revision));
        }
        return Exit::Done;
    }
    let out = folder.join(&made.file);
    if files.cases.iter().filter_map(|case| case.path.as_deref()).any(|case| same_file(case, &out)) {
        let problem = Problem::new("this would overwrite a scenario", "name another file as `out` of the target");
        published.problems.error(console, problem.of_file(out.display()));
        return Exit::Failed;
    }
    match publish(&folder, &made.file, &made.files, made.publication) {
        Ok((out, ..)) => {
            if args.format == Form::Text {
                let again = if made.unchanged { ", as it was" } else { "" };
                console.say(format_args!(
                    "Wrote {} ({} bytes), revision {} of {}{again}.",
                    out.display(),
                    published.bytes,
                    published.revision,
                    published.on
                ));
            }
            published.out = Some(out.display().to_string());
            Exit::Done
        }
        Err(error) => {
            published.problems.error(console, &error);
            Exit::Failed
        }
    }
}

/// Says what the package is like.
fn report(made: &Package, published: &mut Published, console: &mut Console) {
    published.bytes = made.files.values().map(Vec::len).sum();
    published.revision = made.publication.revision;
    published.on = made.publication.on.to_string();
    published.unchanged = made.unchanged;
    published.state_characters = made.state_characters;
    published.media_bytes = made.media_bytes;
    published.remarks.clone_from(&made.remarks);
    published.losses = made.losses.iter().map(|loss| format!("{} ({}{})", loss.what, loss.file, loss.place)).collect();
    published.change = made.change.as_ref().map(ToString::to_string);
    let lost = made.change.iter().flat_map(|change| &change.lost);
    published.lost_positions = lost.map(|(file, node)| format!("{file} {node}")).collect();
    for finding in &published.blocking {
        console.remark(format_args!("blocks: {finding}"));
    }
    for remark in &published.remarks {
        console.remark(format_args!("note: {remark}"));
    }
    for loss in &published.losses {
        console.remark(format_args!("lost: {loss}"));
    }
    if let Some(change) = &published.change {
        console.remark(format_args!("replacing: {change}"));
    }
    for position in &published.lost_positions {
        console.remark(format_args!("cannot resume: {position}"));
    }
}

fn list(form: Form, files: &Files, log: &PublishLog, console: &mut Console) {
    let targets = files.pack.iter().flat_map(|pack| &pack.targets);
    match form {
        Form::Text => {
            for (id, target) in targets {
                let last = log.last(id).map_or_else(
                    || "never published".to_owned(),
                    |last| format!("revision {} of {}, {}", last.revision, last.on, last.file),
                );
                console.say(format_args!("{:16} {:14} {last}", id.as_str(), target.to.as_str()));
            }
        }
        Form::Json => {
            let rows = targets.map(|(id, target)| {
                let last = log.last(id);
                serde_json::json!({
                    "id": id, "to": target.to, "revision": last.map(|last| last.revision),
                    "on": last.map(|last| &last.on), "file": last.map(|last| &last.file),
                })
            });
            console.json(&rows.collect::<Vec<_>>());
        }
    }
}

fn today() -> Day {
    Day::from_unix_seconds(SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs()))
}

fn problem(error: &PublishError) -> Problem {
    match error {
        PublishError::Store(error) => error.into(),
        PublishError::Brand(error) => super::export::brand_problem(error),
        PublishError::NoTarget { .. }
        | PublishError::Outside { .. }
        | PublishError::NoCase { .. }
        | PublishError::Export(_) => Problem::new(error.to_string(), error.hint()),
    }
}
