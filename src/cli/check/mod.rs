//! `offramp check PATH...`: what the rules find in scenarios, for people, programs and code scanners.

mod explain;
mod packs;
mod sarif;
mod summary;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::ValueEnum;
use serde::Serialize;

use self::summary::Summary;
use super::{Console, Exit, Problem};
use crate::check::{Case, Day, Report, Severity, judge, rule};
use crate::explore::{Exploration, Limits, explore};
use crate::play::Machine;
use crate::scenario::{Stage, Text};
use crate::store::{LoadedFile, StoreError, find_scenarios, load_scenario};

/// Say what learners, trainers or authors would stumble over
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Scenarios, packs (their `pack.ron`), and folders of them.
    #[arg(required_unless_present = "explain")]
    paths: Vec<PathBuf>,
    #[arg(long, value_enum, default_value_t)]
    format: Form,
    /// The least grave finding for which the exit code is 1.
    #[arg(long, value_enum, default_value_t = Deny::Error)]
    deny: Deny,
    /// Check as if the scenarios stood at this stage, not at their own.
    #[arg(long, value_enum)]
    stage: Option<AtStage>,
    /// The day on which to check, for what is overdue; left out: today.
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<Day>,
    /// How many states each question about what runs can come to may have; past it, the rules on it say nothing. 0: they
    /// never do.
    #[arg(long, value_name = "N", default_value_t = 200_000)]
    max_states: usize,
    /// Say what a rule finds, why it matters and what to do; `all`: every rule.
    #[arg(long, value_name = "RULE|all", conflicts_with = "paths")]
    explain: Option<String>,
}

/// In which form findings are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
    /// For code scanners, SARIF 2.1.0.
    Sarif,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Deny {
    Error,
    Warning,
    Note,
}

impl Deny {
    const fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Note => Severity::Note,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum AtStage {
    Draft,
    Review,
    Release,
}

impl AtStage {
    const fn stage(self) -> Stage {
        match self {
            Self::Draft => Stage::Draft,
            Self::Review => Stage::Review,
            Self::Release => Stage::Release,
        }
    }
}

/// The rule under which a file that does not load is reported. Not one of the rules that read a case, because there is
/// none to read.
const UNREADABLE: &str = "unreadable-file";

/// What was found in one file.
#[derive(Debug, Serialize)]
struct Checked {
    file: String,
    /// Whether it loaded.
    readable: bool,
    summary: Summary,
    findings: Vec<Row>,
    /// What the author lives with; it is never denied.
    accepted: Vec<AcceptedRow>,
}

/// A finding with what to do about it.
#[derive(Debug, Serialize)]
struct Row {
    #[serde(flatten)]
    report: Report,
    /// What to do about it.
    hint: Option<String>,
}

/// An accepted finding with the reason.
#[derive(Debug, Serialize)]
struct AcceptedRow {
    #[serde(flatten)]
    report: Report,
    reason: Text,
}

#[derive(Serialize)]
struct Outcome<'a> {
    summary: &'a Summary,
    files: &'a [Checked],
}

pub(super) fn run(args: &Args, console: &mut Console) -> Exit {
    if let Some(id) = &args.explain {
        return explain::run(id, args.format, console);
    }
    let mut files: Vec<Checked> = Vec::new();
    for checked in packs::checked(&args.paths) {
        if args.format == Form::Text {
            say(console, &checked);
        }
        files.push(checked);
    }
    let found = find_scenarios(&packs::with_cases(&args.paths));
    let of = found.len();
    for (done, path) in found.into_iter().enumerate() {
        let checked = path.and_then(|path| {
            console.progress(done, of, format_args!("checking {}", path.display()));
            load_scenario(&path)
        });
        let (beside, checked) = match checked {
            Ok(file) => check_file(args, &file),
            Err(error) => (Vec::new(), unreadable(&error, Severity::Error)),
        };
        for checked in beside.into_iter().chain([checked]) {
            // A broken pack is found with each of its scenarios, and reported once.
            if !files.iter().any(|other| other.file == checked.file && !checked.readable) {
                if args.format == Form::Text {
                    say(console, &checked);
                }
                files.push(checked);
            }
        }
    }
    let total = files.iter().fold(Summary::default(), |total, checked| total.with(&checked.summary));
    match args.format {
        Form::Json => console.json(&Outcome { summary: &total, files: &files }),
        Form::Sarif => console.json(&sarif::log(&files)),
        Form::Text if files.len() > 1 => console.say(format_args!("{} files: {total}", files.len())),
        Form::Text => {}
    }
    let denied = |row: &Row| row.report.severity >= args.deny.severity();
    let all_readable = files.iter().all(|checked| checked.readable || !checked.stops());
    if !all_readable {
        Exit::Failed
    } else if files.iter().flat_map(|checked| &checked.findings).any(denied) {
        Exit::Findings
    } else {
        Exit::Done
    }
}

impl Checked {
    /// Whether what is wrong with the file stopped its being checked.
    fn stops(&self) -> bool {
        self.findings.iter().any(|row| row.report.rule == UNREADABLE && row.report.severity == Severity::Error)
    }
}

/// What runs of a scenario can come to.
fn explored(args: &Args, file: &LoadedFile) -> Option<Exploration> {
    if args.max_states == 0 {
        return None;
    }
    let machine = Arc::new(Machine::compile(Arc::new(file.resolved())));
    let limits = Limits { max_states: args.max_states, ..Limits::default() };
    explore(&machine, limits, &AtomicBool::new(false)).ok()
}

/// What is wrong beside a scenario, and what is found in it.
fn check_file(args: &Args, file: &LoadedFile) -> (Vec<Checked>, Checked) {
    // What is wrong with the pack's file is its own; what the scenario says of its pack is the scenario's.
    let (own, beside): (Vec<_>, Vec<_>) = file.warnings.iter().partition(|warning| warning.path == file.path);
    let beside = beside.into_iter().map(|warning| unreadable(warning, Severity::Warning)).collect();
    let own = own.into_iter().map(|warning| unreadable(warning, Severity::Warning));
    let name = file.path.display().to_string();
    let locations = file.locations();
    let today = args.today.unwrap_or_else(|| {
        Day::from_unix_seconds(SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs()))
    });
    let explored = explored(args, file);
    let mut case = Case::new(&file.scenario, file.pack.as_ref()).on(today);
    if let Some(explored) = &explored {
        case = case.with_exploration(explored);
    }
    if let Some(stage) = args.stage {
        case = case.at_stage(stage.stage());
    }
    let judged = judge(&case);
    let summary = Summary::of(&case, &judged);
    let accepted = judged.accepted.iter().map(|accepted| AcceptedRow {
        report: accepted.finding.report(&name, Some(&locations)),
        reason: accepted.reason.clone(),
    });
    let accepted = accepted.collect();
    let rows = judged.open.iter().map(|finding| Row {
        report: finding.report(&name, Some(&locations)),
        hint: rule(finding.rule).map(|rule| rule.cure.to_owned()),
    });
    let mut checked = Checked { file: name.clone(), readable: true, summary, findings: Vec::new(), accepted };
    for unreadable in own {
        checked.summary = checked.summary.with(&unreadable.summary);
        checked.findings.extend(unreadable.findings);
    }
    checked.findings.extend(rows);
    (beside, checked)
}

/// A file that does not load, as a finding.
fn unreadable(error: &StoreError, severity: Severity) -> Checked {
    let Problem { file, line, column, within, message, hint } = Problem::from(error);
    let file = file.unwrap_or_default();
    let message = match &within {
        Some(within) => format!("{message}, in {within}"),
        None => message,
    };
    let report = Report {
        rule: UNREADABLE,
        severity,
        stage: Stage::Draft,
        file: file.clone(),
        line,
        column,
        address: String::new(),
        span: None,
        message,
        fix: None,
        witness: None,
    };
    let summary = Summary::unreadable(severity);
    Checked { file, readable: false, summary, findings: vec![Row { report, hint }], accepted: Vec::new() }
}

fn say(console: &mut Console, checked: &Checked) {
    for Row { report, hint } in &checked.findings {
        let at = match (report.line, report.column) {
            (Some(line), Some(column)) => format!(":{line}:{column}"),
            _nowhere => String::new(),
        };
        console.say(format_args!(
            "{}{at} {}[{}] {}",
            report.file,
            report.severity.label(),
            report.rule,
            report.message
        ));
        if let Some(hint) = hint {
            console.say(format_args!("    {hint}"));
        }
    }
    console.say(format_args!("{}: {}", checked.file, checked.summary));
}
