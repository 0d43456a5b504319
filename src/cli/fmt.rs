//! `offramp fmt PATH... [--check]`: rewrites scenarios in the form in which the studio saves them.

use std::path::PathBuf;

use serde::Serialize;

use super::console::has_person;
use super::{Console, Exit, Form, Problem, Problems};
use crate::store::{LoadedFile, Over, Stamp, StoreError, save, scenario_text};

/// Rewrite scenarios in the form in which the studio saves them
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Scenarios, and folders of scenarios.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Only say which would change; exit with 1 if any would.
    #[arg(long)]
    check: bool,
    /// Rewrite files with comments too; comments are not kept.
    #[arg(long, conflicts_with = "check")]
    yes: bool,
    #[arg(long, value_enum, default_value_t)]
    format: Form,
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Became {
    Unchanged,
    WouldChange,
    Rewritten,
    /// It has comments, which would be lost.
    LeftAsItWas,
}

#[derive(Debug, Serialize)]
struct Row {
    file: String,
    state: Became,
    /// Whether it has comments that are not kept.
    comments: bool,
}

#[derive(Debug, Serialize)]
struct Outcome<'a> {
    files: &'a [Row],
    problems: &'a Problems,
}

pub(super) fn run(args: &Args, console: &mut Console) -> Exit {
    let mut problems = Problems::default();
    let mut rows = Vec::new();
    problems.each_scenario(console, &args.paths, "formatting", |problems, console, file| {
        match format(args, console, &file) {
            Ok(state) => {
                let row = Row { file: file.path.display().to_string(), state, comments: file.has_comments() };
                if args.format == Form::Text {
                    say(console, &row);
                }
                if state == Became::LeftAsItWas {
                    let hint = "`--yes` rewrites it without its comments; notes on the canvas are kept";
                    problems.error(
                        console,
                        Problem::new("left as it was, because of its comments", hint).of_file(&row.file),
                    );
                }
                rows.push(row);
            }
            Err(error) => problems.error(console, &error),
        }
    });
    let would_change = rows.iter().any(|row| row.state == Became::WouldChange);
    match args.format {
        Form::Json => console.json(&Outcome { files: &rows, problems: &problems }),
        Form::Text => {
            let count = |state| rows.iter().filter(|row| row.state == state).count();
            let (changed, what) = if args.check {
                (count(Became::WouldChange), "to rewrite")
            } else {
                (count(Became::Rewritten), "rewritten")
            };
            console.say(format_args!("{changed} {what} · {} unchanged", count(Became::Unchanged)));
        }
    }
    problems.exit().max(if would_change { Exit::Findings } else { Exit::Done })
}

fn format(args: &Args, console: &mut Console, file: &LoadedFile) -> Result<Became, StoreError> {
    let text = scenario_text(&file.path, &file.scenario)?;
    if Stamp::of(text.as_bytes()) == file.stamp {
        return Ok(Became::Unchanged);
    }
    if args.check {
        return Ok(Became::WouldChange);
    }
    if file.has_comments() {
        console.remark(format_args!("warning: comments are not kept: {}", file.path.display()));
        if !args.yes && !confirmed(console) {
            return Ok(Became::LeftAsItWas);
        }
    }
    save(&file.path, text.as_bytes(), Over::Unchanged(file.stamp))?;
    Ok(Became::Rewritten)
}

/// Asks a person, if there is one.
fn confirmed(console: &mut Console) -> bool {
    has_person()
        && console.ask("Rewrite it without them? [y/N] ").is_some_and(|answer| answer.eq_ignore_ascii_case("y"))
}

fn say(console: &mut Console, row: &Row) {
    let comments = if row.comments { " (its comments are not kept)" } else { "" };
    match row.state {
        Became::Rewritten => console.say(format_args!("rewritten: {}", row.file)),
        Became::WouldChange => console.say(format_args!("would change: {}{comments}", row.file)),
        Became::Unchanged | Became::LeftAsItWas => {}
    }
}
