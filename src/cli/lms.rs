//! `offramp lms PACKAGE`: runs a package in a small LMS on this computer.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::{Console, Exit, Form, OpenBrowser, Problem, Problems};
use crate::serve::{Package, ServeError, TestLms};
use crate::store::read_package;

/// Run a package in a small LMS on this computer
///
/// Takes a SCORM 1.2, SCORM 2004 or cmi5 package, or a single page, and serves it at an address that only this computer
/// reaches. The page there launches what is in it, answers as strictly as the standard, and shows every call. What it is
/// told is kept until the LMS ends: with Enter, with Ctrl-C, or when its input ends.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The package: a .zip, or an .html file.
    package: PathBuf,
    /// Print the address, and do not open the browser.
    #[arg(long)]
    no_browser: bool,
    /// How the address is written.
    #[arg(long, value_enum, default_value_t)]
    format: Form,
}

#[derive(Debug, Serialize)]
struct Running<'a> {
    url: &'a str,
}

pub(super) fn run(args: &Args, browser: Option<OpenBrowser>, console: &mut Console) -> Exit {
    let mut problems = Problems::default();
    let lms = match start(&args.package) {
        Ok(lms) => lms,
        Err(problem) => {
            problems.error(console, problem);
            return problems.exit();
        }
    };
    match args.format {
        Form::Json => console.json(&Running { url: lms.url() }),
        Form::Text => console.say(format_args!("The LMS runs at {}", lms.url())),
    }
    console.flush();
    if let Some(open) = browser.filter(|_| !args.no_browser)
        && let Err(why) = open(lms.url())
    {
        console.remark(format_args!("note: the browser cannot be opened ({why}); open the address yourself"));
    }
    // Whatever is typed ends it, and so does the end of the input.
    _ = console.ask_silently("Enter ends it. ");
    problems.exit()
}

fn start(path: &Path) -> Result<TestLms, Box<Problem>> {
    let bytes = read_package(path).map_err(|error| Box::<Problem>::from(&error))?;
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    let problem = |error: &ServeError| Box::new(Problem::new(error.to_string(), error.hint()).of_file(path.display()));
    let package = Package::read(&name, &bytes).map_err(|error| problem(&error))?;
    TestLms::start(package).map_err(|error| problem(&error))
}
