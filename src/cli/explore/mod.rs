//! `offramp explore FILE`: everything that a case can do, for people and programs.

mod report;
mod rows;
mod said;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::{Console, Exit, Form, Problems};
use crate::explore::{Limits, explore};
use crate::play::Machine;
use rows::Report;

/// Find out everything that a scenario can do
///
/// Every run is looked at, none is guessed. A question with more states than --max-states is answered by a sample, and
/// says so.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    file: PathBuf,
    #[arg(long, value_enum, default_value_t)]
    format: Form,
    /// The most states that one question may have before it is answered by a sample.
    #[arg(long, value_name = "N", default_value_t = Limits::default().max_states)]
    max_states: usize,
}

pub(super) fn run(args: &Args, console: &mut Console) -> Exit {
    let mut problems = Problems::default();
    let Some(file) = problems.scenario(console, &args.file) else { return problems.exit() };
    let machine = Arc::new(Machine::compile(Arc::new(file.resolved())));
    let limits = Limits { max_states: args.max_states, ..Limits::default() };
    let never = AtomicBool::new(false);
    let Ok(found) = explore(&machine, limits, &never) else { return Exit::Failed };
    let report = Report::of(&found);
    match args.format {
        Form::Json => console.json(&report),
        Form::Text => said::say(console, &found, &report),
    }
    problems.exit()
}
