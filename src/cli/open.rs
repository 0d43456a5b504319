//! `offramp [FILE|DIR]`: opens the studio.

use std::path::Path;
use std::process::ExitCode;

use super::{COMMANDS, Console, Exit, Problem};
use crate::scenario::closest;
use crate::store::{StoreProblem, look};

/// Opens the studio at `path`, if there is something there.
pub(super) fn run(path: Option<&Path>, mut console: Console) -> ExitCode {
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
    open_studio(path, console)
}

/// Opens the window, and returns when it is closed.
#[cfg(feature = "studio")]
fn open_studio(path: Option<&Path>, mut console: Console) -> ExitCode {
    match crate::studio::run(path.map(Path::to_owned)) {
        Ok(()) => console.finish(Exit::Done),
        Err(error) => {
            let hint = "`offramp --help` shows what works without a window";
            console.remark(format_args!("error: {}", Problem::new(error.to_string(), hint)));
            console.finish(Exit::Failed)
        }
    }
}

/// Says that there is no window to open.
#[cfg(not(feature = "studio"))]
fn open_studio(_path: Option<&Path>, mut console: Console) -> ExitCode {
    let commands = COMMANDS.map(|command| format!("`offramp {command}`")).join(", ");
    let hint = format!("these work without one: {commands}; `offramp --help` says more");
    console.remark(format_args!("error: {}", Problem::new("this build of Offramp has no window", hint)));
    console.finish(Exit::Failed)
}
