//! What could not be done, in the same words in text and JSON.

use std::fmt::{self, Display};
use std::path::PathBuf;

use serde::Serialize;

use super::{Console, Exit};
use crate::store::{LoadedFile, StoreError, StoreProblem, find_scenarios, load_scenario};

/// Something that could not be done: what happened, where, what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Problem {
    pub file: Option<String>,
    /// From 1.
    pub line: Option<usize>,
    /// From 1, in characters.
    pub column: Option<usize>,
    /// The parts of the file around it.
    pub within: Option<String>,
    pub message: String,
    pub hint: Option<String>,
}

impl Problem {
    pub(super) fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        let hint = Some(hint.into());
        Self { file: None, line: None, column: None, within: None, message: message.into(), hint }
    }

    /// The same, about a file.
    pub(super) fn of_file(mut self, file: impl Display) -> Self {
        self.file = Some(file.to_string());
        self
    }
}

impl From<Box<Self>> for Problem {
    fn from(problem: Box<Self>) -> Self {
        *problem
    }
}

impl From<&StoreError> for Box<Problem> {
    fn from(error: &StoreError) -> Self {
        Self::new(error.into())
    }
}

impl From<&StoreError> for Problem {
    fn from(error: &StoreError) -> Self {
        let (at, within) = match &error.problem {
            StoreProblem::Invalid(error) => (error.at, error.within.clone()),
            _not_in_a_text => (None, None),
        };
        Self {
            file: Some(error.path.display().to_string()),
            line: at.map(|at| at.line),
            column: at.map(|at| at.column),
            within,
            message: error.problem.to_string(),
            hint: error.hint(),
        }
    }
}

impl Display for Problem {
    /// `what: file:line:column, in node`, and what to do on a line of its own.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        if let Some(file) = &self.file {
            write!(f, ": {file}")?;
        }
        if let (Some(line), Some(column)) = (self.line, self.column) {
            write!(f, ":{line}:{column}")?;
        }
        if let Some(within) = &self.within {
            write!(f, ", in {within}")?;
        }
        match &self.hint {
            Some(hint) => write!(f, "\n  hint: {hint}"),
            None => Ok(()),
        }
    }
}

/// The problems of a command. Those that stop something are said at once; JSON has them all again.
#[derive(Debug, Default, Serialize)]
#[serde(transparent)]
pub(super) struct Problems(Vec<Problem>);

impl Problems {
    /// Takes down what could not be done.
    pub(super) fn error(&mut self, console: &mut Console, problem: impl Into<Problem>) {
        let problem = problem.into();
        console.remark(format_args!("error: {problem}"));
        self.0.push(problem);
    }

    /// How a command that met these goes.
    pub(super) fn exit(&self) -> Exit {
        if self.0.is_empty() { Exit::Done } else { Exit::Failed }
    }

    /// Loads every scenario that `paths` name and hands it on; what does not load is taken down.
    pub(super) fn each_scenario(
        &mut self,
        console: &mut Console,
        paths: &[PathBuf],
        doing: &str,
        mut with: impl FnMut(&mut Self, &mut Console, LoadedFile),
    ) {
        let found = find_scenarios(paths);
        let of = found.len();
        for (done, path) in found.into_iter().enumerate() {
            match path.and_then(|path| {
                console.progress(done, of, format_args!("{doing} {}", path.display()));
                load_scenario(&path)
            }) {
                Ok(file) => {
                    warn(console, &file);
                    with(self, console, file);
                }
                Err(error) => self.error(console, &error),
            }
        }
    }

    /// Loads one scenario.
    pub(super) fn scenario(&mut self, console: &mut Console, path: &std::path::Path) -> Option<LoadedFile> {
        match load_scenario(path) {
            Ok(file) => {
                warn(console, &file);
                Some(file)
            }
            Err(error) => {
                self.error(console, &error);
                None
            }
        }
    }
}

/// Says what is wrong beside a scenario and does not stop it.
fn warn(console: &mut Console, file: &LoadedFile) {
    for warning in &file.warnings {
        console.remark(format_args!("warning: {}", Problem::from(warning)));
    }
}
