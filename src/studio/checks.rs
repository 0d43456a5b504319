//! What the checks found, kept up to date off the UI thread.

use std::collections::HashMap;

use super::job::{Job, Progress};
use super::keeping::now;
use crate::check::{Case, Day, Family, Finding, Severity, check_unless, rule};
use crate::edit::History;
use crate::scenario::{Id, Pack, Scenario, Stage};

/// When a finding has to be gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Due {
    /// The case does not run without it.
    Blocking,
    BeforeReview,
    BeforeRelease,
}

impl Due {
    /// From the most to the least pressing.
    pub const ALL: [Self; 3] = [Self::Blocking, Self::BeforeReview, Self::BeforeRelease];

    /// The words in the status bar.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Blocking => "blocking",
            Self::BeforeReview => "before review",
            Self::BeforeRelease => "before release",
        }
    }

    fn of(finding: &Finding, stage: Stage) -> Self {
        let now = rule(finding.rule).and_then(|rule| rule.severity_at(stage));
        let todo = rule(finding.rule).is_some_and(|rule| rule.todo);
        match (now, finding.stage) {
            (Some(Severity::Error), _) => Self::Blocking,
            (_, Stage::Release) => Self::BeforeRelease,
            _open if todo => Self::BeforeRelease,
            _text => Self::BeforeReview,
        }
    }
}

/// Which problems are shown; what is left out lets all pass.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProblemFilter {
    pub due: Option<Due>,
    pub severity: Option<Severity>,
    pub family: Option<Family>,
    /// Every one of these words stands in the message or the name of the rule.
    pub words: String,
}

impl ProblemFilter {
    fn lets_pass(&self, due: Due, finding: &Finding) -> bool {
        let text = || format!("{} {}", finding.message, finding.rule).to_lowercase();
        self.due.is_none_or(|wanted| wanted == due)
            && self.severity.is_none_or(|wanted| wanted == finding.severity)
            && self.family.is_none_or(|wanted| rule(finding.rule).is_some_and(|rule| rule.family == wanted))
            && (self.words.trim().is_empty() || {
                let text = text();
                self.words.to_lowercase().split_whitespace().all(|word| text.contains(word))
            })
    }
}

/// The findings of the last finished check.
#[derive(Debug, Default)]
pub struct Checks {
    findings: Vec<Finding>,
    due: Vec<Due>,
    /// Places in `findings`, the most pressing first.
    by_due: Vec<usize>,
    filter: ProblemFilter,
    /// Those of `by_due` that the filter lets pass.
    shown: Vec<usize>,
    /// How many problems each node has, and whether one of them blocks.
    nodes: HashMap<Id, (usize, bool)>,
    /// The revision of the document that the findings are about.
    revision: Option<u64>,
    job: Option<Job<Option<Vec<Finding>>>>,
    failure: Option<String>,
}

impl Checks {
    /// Takes in a finished check, and starts the next one if the document has changed since.
    pub fn update(&mut self, ctx: &egui::Context, history: &History, file: &str) {
        let Some(scenario) = history.scenario(file) else { return };
        // The next change drops a job that works on a case of the past, which makes it give up.
        self.job = self.job.take().filter(|job| job.fingerprint == history.revision());
        if let Some(job) = &self.job {
            match job.poll() {
                Progress::Working => {}
                Progress::Done(findings) => {
                    self.revision = Some(job.fingerprint);
                    self.take(findings.unwrap_or_default(), scenario.stage);
                    self.job = None;
                }
                Progress::Failed(message) => {
                    self.revision = Some(job.fingerprint);
                    self.failure = Some(message);
                    self.job = None;
                }
            }
        }
        if self.job.is_none() && self.revision != Some(history.revision()) {
            let snapshot: (Scenario, Option<Pack>) = (scenario.clone(), history.pack().cloned());
            let ctx = ctx.clone();
            let job = Job::start(
                history.revision(),
                move || ctx.request_repaint(),
                move |cancel| {
                    let (scenario, pack) = snapshot;
                    let case = Case::new(&scenario, pack.as_ref()).on(Day::from_unix_seconds(now()));
                    check_unless(&case.at_stage(Stage::Release), || cancel.is_set())
                },
            );
            self.job = Some(job);
        }
    }

    fn take(&mut self, findings: Vec<Finding>, stage: Stage) {
        self.due = findings.iter().map(|finding| Due::of(finding, stage)).collect();
        self.by_due = (0..findings.len()).collect();
        self.by_due.sort_by_key(|index| self.due[*index]);
        self.nodes.clear();
        for (finding, due) in findings.iter().zip(&self.due) {
            // A to-do is no problem of a card: the card shows it as an open exit already.
            let counts = *due == Due::Blocking || rule(finding.rule).is_some_and(|rule| !rule.todo);
            if let (Some(node), true) = (finding.place.in_node(), counts) {
                let (count, blocked) = self.nodes.entry(node.clone()).or_default();
                *count += 1;
                *blocked |= *due == Due::Blocking;
            }
        }
        self.findings = findings;
        self.failure = None;
        self.sift();
    }

    /// Shows only problems of this sort.
    pub fn show_only(&mut self, filter: ProblemFilter) {
        self.filter = filter;
        self.sift();
    }

    fn sift(&mut self) {
        let passes = |index: &&usize| self.filter.lets_pass(self.due[**index], &self.findings[**index]);
        self.shown = self.by_due.iter().filter(passes).copied().collect();
    }

    /// Which problems are shown.
    #[must_use]
    pub fn filter(&self) -> &ProblemFilter {
        &self.filter
    }

    /// Whether the findings are about the document as it is now.
    #[must_use]
    pub fn is_current(&self, history: &History) -> bool {
        self.revision == Some(history.revision())
    }

    /// Everything that was found, in the order of the document.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Every finding with when it has to be gone, the most pressing first.
    pub fn by_due(&self) -> impl ExactSizeIterator<Item = (Due, &Finding)> {
        self.by_due.iter().map(|index| (self.due[*index], &self.findings[*index]))
    }

    /// The findings that are shown with when they have to be gone, the most pressing first.
    pub fn shown(&self) -> impl ExactSizeIterator<Item = (Due, &Finding)> {
        self.shown.iter().map(|index| (self.due[*index], &self.findings[*index]))
    }

    /// How many findings have to be gone by then.
    #[must_use]
    pub fn count(&self, due: Due) -> usize {
        self.due.iter().filter(|d| **d == due).count()
    }

    /// How many problems a node has, and whether one of them blocks.
    #[must_use]
    pub fn of_node(&self, id: &Id) -> (usize, bool) {
        self.nodes.get(id).copied().unwrap_or_default()
    }

    /// Why the last check failed, if it did.
    #[must_use]
    pub fn failure(&self) -> Option<&str> {
        self.failure.as_deref()
    }
}
