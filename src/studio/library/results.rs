//! What the checks find in many cases and in their pack, off the UI thread.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::facts::{head, judged};
use crate::check::{CaseHead, Day, Severity, check_pack};
use crate::scenario::{Pack, Place, Scenario};
use crate::store::{self, CaseFacts, LoadedFile, Stamp, StoreError, StoreProblem};
use crate::studio::job::{Cancel, Job, Progress};
use crate::studio::opening::said;
use crate::studio::problems::{Due, Found, rule_name};

/// A case that is to be checked.
pub struct AskedCase {
    pub file: String,
    pub path: PathBuf,
    /// As it is open with its pack, if it is.
    pub open: Option<(Scenario, Option<Pack>)>,
}

/// What is to be checked.
pub struct Asked {
    pub cases: Vec<AskedCase>,
    /// The pack, and what is known of cases of it that are not among those.
    pub pack: Option<(Pack, BTreeMap<String, CaseHead>)>,
    pub today: Day,
}

/// A line of the summary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResultLine {
    /// What follows is about this case; none: about the pack. With how many findings have to be gone by when.
    About { file: Option<String>, title: String, counts: Option<[usize; 3]> },
    /// Something that was found.
    Found {
        /// The case to go to; none: there is none.
        file: Option<String>,
        place: Option<Place>,
        severity: Severity,
        message: String,
        /// The name of the rule, and what to do.
        hint: String,
    },
}

/// What was found.
#[derive(Debug, Default)]
pub struct Results {
    pub lines: Vec<ResultLine>,
    pub cases: usize,
    pub findings: usize,
}

/// Begins to check.
pub fn begin(ctx: &egui::Context, asked: Asked) -> Job<Results> {
    let woken = ctx.clone();
    Job::start(0, move || woken.request_repaint(), move |cancel| check(asked, cancel))
}

/// What became of it, once; or what to say instead.
pub fn poll(job: &Job<Results>) -> Option<Result<Results, String>> {
    match job.poll() {
        Progress::Working => None,
        Progress::Done(results) => Some(Ok(results)),
        Progress::Failed(message) => Some(Err(message)),
    }
}

/// What stands at the head of a case whose facts are known.
#[must_use]
pub fn head_of(facts: &CaseFacts) -> CaseHead {
    CaseHead::Readable {
        id: facts.id.as_str().into(),
        title: facts.title.as_str().into(),
        language: facts.language.as_str().into(),
    }
}

fn check(asked: Asked, cancel: &Cancel) -> Results {
    let Asked { cases, pack, today } = asked;
    let mut results = Results { cases: cases.len(), ..Results::default() };
    let mut lines = Vec::new();
    let (pack, mut heads) = pack.map_or_else(Default::default, |(pack, heads)| (Some(pack), heads));
    for AskedCase { file, path, open } in cases {
        if cancel.is_set() {
            return results;
        }
        let loaded = match open {
            Some((scenario, pack)) => Ok(LoadedFile {
                path,
                scenario,
                source: String::new(),
                stamp: Stamp::of(b""),
                pack,
                warnings: Vec::new(),
            }),
            None => store::load_scenario(&path),
        };
        heads.insert(file.clone(), case_lines(&file, loaded, today, &mut lines));
    }
    if let Some(pack) = pack {
        let found = check_pack(&pack, |file| heads.get(file).cloned().unwrap_or(CaseHead::Missing));
        if !found.is_empty() {
            results.lines.push(ResultLine::About { file: None, title: "The pack".to_owned(), counts: None });
        }
        for found in found {
            // What is not there cannot be gone to.
            let file = found.case.filter(|file| matches!(heads.get(file), Some(CaseHead::Readable { .. })));
            let hint = format!("{} – {}", rule_name(found.rule), found.hint);
            let (severity, message) = (found.severity, found.message);
            results.lines.push(ResultLine::Found { file, place: None, severity, message, hint });
        }
    }
    results.lines.append(&mut lines);
    results.findings = results.lines.iter().filter(|line| matches!(line, ResultLine::Found { .. })).count();
    results
}

/// Puts down what is found in a case; what stands at its head.
fn case_lines(file: &str, loaded: Result<LoadedFile, StoreError>, today: Day, lines: &mut Vec<ResultLine>) -> CaseHead {
    let loaded = match loaded {
        Ok(loaded) => loaded,
        Err(error) => {
            let is_missing = matches!(error.problem, StoreProblem::Missing | StoreProblem::BelowFile);
            lines.push(ResultLine::About { file: None, title: file.to_owned(), counts: None });
            lines.push(ResultLine::Found {
                file: None,
                place: None,
                severity: Severity::Error,
                message: said(&error),
                hint: "The file cannot be read".to_owned(),
            });
            return if is_missing { CaseHead::Missing } else { CaseHead::Unreadable };
        }
    };
    let facts = head(&loaded.scenario);
    let found = Found::of(judged(&loaded, today), loaded.scenario.stage);
    if !found.open().is_empty() {
        let title = if facts.title.is_empty() { file.to_owned() } else { facts.title.clone() };
        let counts = Some(Due::ALL.map(|due| found.count(due)));
        lines.push(ResultLine::About { file: Some(file.to_owned()), title, counts });
    }
    for problem in found.open() {
        let finding = found.finding(problem);
        lines.push(ResultLine::Found {
            file: Some(file.to_owned()),
            place: Some(finding.place.clone()),
            severity: problem.severity,
            message: finding.message.clone(),
            hint: format!("{} – {}", rule_name(finding.rule), problem.due.label()),
        });
    }
    head_of(&facts)
}
