//! `offramp test PATH...`: replays the saved runs and says which do not come to what is expected of them.

use std::path::PathBuf;
use std::sync::Arc;

use serde::Serialize;

use super::{Console, Exit, Form, Problems};
use crate::play::{Machine, failed_expectations};

/// Replay the saved runs of scenarios
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Scenarios, and folders of scenarios.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    #[arg(long, value_enum, default_value_t)]
    format: Form,
}

#[derive(Debug, Default, Serialize)]
struct Tested {
    as_expected: usize,
    not_as_expected: usize,
    runs: Vec<Row>,
    /// Scenarios without saved runs.
    without_runs: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Row {
    file: String,
    run: String,
    title: String,
    as_expected: bool,
    /// What was expected and did not come.
    failed: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Outcome<'a> {
    #[serde(flatten)]
    tested: &'a Tested,
    problems: &'a Problems,
}

pub(super) fn run(args: &Args, console: &mut Console) -> Exit {
    let mut problems = Problems::default();
    let mut tested = Tested::default();
    problems.each_scenario(console, &args.paths, "testing", |_, console, file| {
        let name = file.path.display().to_string();
        if file.scenario.runs.is_empty() {
            if args.format == Form::Text {
                console.say(format_args!("note  {name} has no saved runs"));
            }
            tested.without_runs.push(name);
            return;
        }
        let machine = Arc::new(Machine::compile(Arc::new(file.resolved())));
        for (id, saved) in &file.scenario.runs {
            let failed = failed_expectations(&machine, saved);
            let row = Row {
                file: name.clone(),
                run: id.to_string(),
                title: saved.title.to_string(),
                as_expected: failed.is_empty(),
                failed,
            };
            if args.format == Form::Text {
                say(console, &row);
            }
            tested.runs.push(row);
        }
    });
    tested.as_expected = tested.runs.iter().filter(|row| row.as_expected).count();
    tested.not_as_expected = tested.runs.len() - tested.as_expected;
    match args.format {
        Form::Json => console.json(&Outcome { tested: &tested, problems: &problems }),
        Form::Text => {
            let Tested { as_expected, not_as_expected, .. } = &tested;
            console.say(format_args!("{as_expected} as expected · {not_as_expected} not as expected"));
        }
    }
    problems.exit().max(if tested.not_as_expected > 0 { Exit::Findings } else { Exit::Done })
}

fn say(console: &mut Console, row: &Row) {
    let word = if row.as_expected { "ok  " } else { "FAIL" };
    console.say(format_args!("{word}  {} {} “{}”", row.file, row.run, row.title));
    for why in &row.failed {
        console.say(format_args!("      {why}"));
    }
}
