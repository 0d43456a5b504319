//! The command line: what the studio can do without eyes. One file per subcommand, each with its `Args` and a `run`
//! that says on the [`Console`] what it did and returns an [`Exit`].

mod check;
mod console;
mod explore;
mod export;
mod fmt;
mod import;
mod lms;
mod new;
mod open;
mod play;
mod problem;
mod publish;
mod schema;
mod test;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

use console::Console;
pub use open::{NoWindow, OpenWindow};
use problem::{Problem, Problems};

/// A studio for interactive case studies in customer de-escalation and service recovery.
///
/// Without a command it opens the studio.
#[derive(Debug, Parser)]
#[command(name = "offramp", version, args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
struct Offramp {
    #[command(subcommand)]
    command: Option<Command>,
    /// A scenario or a folder of scenarios to open in the studio.
    #[arg(value_name = "FILE|DIR")]
    path: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    New(new::Args),
    Check(check::Args),
    Explore(explore::Args),
    Play(play::Args),
    Test(test::Args),
    Export(export::Args),
    Publish(publish::Args),
    Import(import::Args),
    Fmt(fmt::Args),
    Schema(schema::Args),
    Lms(lms::Args),
}

/// The names of the subcommands, for messages.
const COMMANDS: [&str; 11] =
    ["new", "check", "explore", "play", "test", "export", "publish", "import", "fmt", "schema", "lms"];

/// In which form a result is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
}

/// How a command went; the graver of two is the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Exit {
    /// Everything was done, and nothing was found.
    Done = 0,
    /// Something was found that should not be.
    Findings = 1,
    /// Something that was asked could not be done.
    Failed = 2,
}

/// Shows an address in the browser; the error says in words why it cannot.
pub type OpenBrowser = fn(&str) -> Result<(), String>;

/// Runs the command line of this process. `window` opens the studio and `browser` an address, where this build can.
#[must_use]
pub fn run(window: Option<OpenWindow>, browser: Option<OpenBrowser>) -> ExitCode {
    let Offramp { command, path } = Offramp::parse();
    let mut console = Console::new();
    let exit = match command {
        None => return open::run(path.as_deref(), window, console),
        Some(Command::New(args)) => new::run(&args, &mut console),
        Some(Command::Check(args)) => check::run(&args, &mut console),
        Some(Command::Explore(args)) => explore::run(&args, &mut console),
        Some(Command::Play(args)) => play::run(&args, &mut console),
        Some(Command::Test(args)) => test::run(&args, &mut console),
        Some(Command::Export(args)) => export::run(&args, &mut console),
        Some(Command::Publish(args)) => publish::run(&args, &mut console),
        Some(Command::Import(args)) => import::run(&args, &mut console),
        Some(Command::Fmt(args)) => fmt::run(&args, &mut console),
        Some(Command::Schema(args)) => schema::run(&args, &mut console),
        Some(Command::Lms(args)) => lms::run(&args, browser, &mut console),
    };
    console.finish(exit)
}
