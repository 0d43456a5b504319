//! `offramp [FILE|DIR]`: opens the studio.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::{COMMANDS, Console, Exit, Problem};
use crate::scenario::closest;
use crate::store::{StoreProblem, look};

/// Opens the window at a scenario or folder, and returns when it is closed. The command line does not know the window:
/// whoever starts it hands it in.
pub type OpenWindow = fn(Option<PathBuf>) -> Result<(), NoWindow>;

/// Why there is no window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoWindow {
    pub why: String,
    /// What to do about it.
    pub hint: String,
}

/// Opens the studio at `path`, if there is something there.
pub(super) fn run(path: Option<&Path>, window: Option<OpenWindow>, mut console: Console) -> ExitCode {
    if let Some(path) = path
        && let Err(error) = look(path)
    {
        let mut problem = Problem::from(&error);
        if let StoreProblem::Missing = error.problem {
            problem.message = String::from("there is no such file, folder or command");
            problem.hint = Some(match closest(&path.to_string_lossy(), COMMANDS) {
                Some(command) => format!("did you mean `offramp {command}`?"),
                None => "`offramp new FILE` makes a scenario; `offramp --help` shows the commands".to_owned(),
            });
        }
        console.remark(format_args!("error: {problem}"));
        return console.finish(Exit::Failed);
    }
    match window.map(|open| open(path.map(Path::to_owned))) {
        Some(Ok(())) => console.finish(Exit::Done),
        Some(Err(NoWindow { why, hint })) => cannot(&why, &hint, console),
        None => cannot("this build of Offramp has no window", "", console),
    }
}

/// Says why there is no window, and what works without one.
fn cannot(why: &str, hint: &str, mut console: Console) -> ExitCode {
    let commands = COMMANDS.map(|command| format!("`offramp {command}`")).join(", ");
    let lead = if hint.is_empty() { String::new() } else { format!("{hint}; ") };
    let hint = format!("{lead}these work without a window: {commands}; `offramp --help` says more");
    console.remark(format_args!("error: {}", Problem::new(why, hint)));
    console.finish(Exit::Failed)
}
