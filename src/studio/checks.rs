//! What the checks found, kept up to date off the UI thread.

use std::collections::HashMap;

use super::exploring::Exploring;
use super::job::{Job, Progress};
use super::keeping::now;
use super::problems::{Due, Found, Group, Problem, ProblemFilter, ProblemList, RowKey};
use crate::check::{Case, Day, Finding, FixedAll, Judged, Rule, fix_all, judge_unless, keep_awaited, rule};
use crate::edit::History;
use crate::scenario::{Id, Pack, Scenario, Stage};

/// The findings of the last finished check, and the list that shows them.
#[derive(Debug, Default)]
pub struct Checks {
    found: Found,
    list: ProblemList,
    /// How many problems each node has, and whether one of them blocks.
    nodes: HashMap<Id, (usize, bool)>,
    /// The revision of the document that the findings are about.
    revision: Option<u64>,
    /// Which answers of exploring the findings were made with, by their generation; more of them may have come since.
    explored: Option<u64>,
    job: Option<Job<Option<Judged>>>,
    /// The same of the check that is on its way.
    job_explored: Option<u64>,
    failure: Option<String>,
    /// Everything that one rule finds, on its way to being repaired.
    fixing: Option<Job<Option<FixedAll>>>,
}

/// The case of today as it would have to be at its release: whatever stops that is found at once.
fn case_to_release<'a>(scenario: &'a Scenario, pack: Option<&'a Pack>) -> Case<'a> {
    Case::new(scenario, pack).on(Day::from_unix_seconds(now())).at_stage(Stage::Release)
}

impl Checks {
    /// Takes in a finished check, and starts the next one if the document has changed since, or more is known of runs.
    /// What was found before stays until something else is.
    pub fn update(&mut self, ctx: &egui::Context, history: &History, file: &str, exploring: &Exploring) {
        let Some(scenario) = history.scenario(file) else { return };
        // What exploring has found out so far, where it is about the case as it is now.
        let known = exploring.known().filter(|_| exploring.is_current(history));
        let explored = known.map(|_| exploring.generation());
        // The next change drops a job that works on a case of the past, which makes it give up.
        self.job = self.job.take().filter(|job| job.fingerprint == history.revision());
        if let Some(job) = &self.job {
            match job.poll() {
                Progress::Working => {}
                Progress::Done(judged) => {
                    self.revision = Some(job.fingerprint);
                    self.explored = self.job_explored;
                    self.take(judged.unwrap_or_default(), scenario.stage);
                    self.job = None;
                }
                Progress::Failed(message) => {
                    self.revision = Some(job.fingerprint);
                    self.failure = Some(message);
                    self.job = None;
                }
            }
        }
        let is_old = self.revision != Some(history.revision()) || (explored.is_some() && self.explored != explored);
        if self.job.is_none() && is_old {
            let known = known.cloned();
            self.job_explored = explored;
            let snapshot: (Scenario, Option<Pack>) = (scenario.clone(), history.pack().cloned());
            let (before, file) = (self.found.judged().clone(), file.to_owned());
            let ctx = ctx.clone();
            let job = Job::start(
                history.revision(),
                move || ctx.request_repaint(),
                move |cancel| {
                    let (scenario, pack) = snapshot;
                    let case = case_to_release(&scenario, pack.as_ref());
                    let case = match &known {
                        Some(known) => case.with_exploration(known),
                        None => case,
                    };
                    let judged = judge_unless(&case, || cancel.is_set())?;
                    Some(keep_awaited(judged, &before, &case, &file))
                },
            );
            self.job = Some(job);
        }
    }

    fn take(&mut self, judged: Judged, stage: Stage) {
        self.found = Found::of(judged, stage);
        self.nodes.clear();
        for problem in self.found.open() {
            // A to-do is no problem of a card: the card shows it as an open exit already.
            let counts = problem.due == Due::Blocking || rule(problem.key.rule).is_some_and(|rule| !rule.todo);
            if let (Some(node), true) = (problem.key.place.in_node(), counts) {
                let (count, blocked) = self.nodes.entry(node.clone()).or_default();
                *count += 1;
                *blocked |= problem.due == Due::Blocking;
            }
        }
        self.failure = None;
        self.list.arrange(&self.found);
    }

    /// Begins to repair everything that a rule finds, off the UI thread.
    pub fn fix_all(&mut self, ctx: &egui::Context, history: &History, file: &str, rule: &'static Rule) {
        let Some(scenario) = history.scenario(file) else { return };
        let (scenario, pack, file) = (scenario.clone(), history.pack().cloned(), file.to_owned());
        let ctx = ctx.clone();
        let job = Job::start(
            history.revision(),
            move || ctx.request_repaint(),
            move |cancel| fix_all(&case_to_release(&scenario, pack.as_ref()), rule, &file, || cancel.is_set()),
        );
        self.fixing = Some(job);
    }

    /// What repairing everything came to, once; or what to say instead.
    pub fn take_fixed(&mut self, history: &History) -> Option<Result<FixedAll, String>> {
        let job = self.fixing.as_ref()?;
        if job.fingerprint != history.revision() {
            self.fixing = None;
            return Some(Err("The case has changed meanwhile, so nothing was repaired.".to_owned()));
        }
        let fixed = match job.poll() {
            Progress::Working => return None,
            Progress::Done(fixed) => fixed.map(Ok),
            Progress::Failed(message) => Some(Err(format!("Nothing was repaired: {message}"))),
        };
        self.fixing = None;
        fixed
    }

    /// Whether something is being repaired.
    #[must_use]
    pub fn is_fixing(&self) -> bool {
        self.fixing.is_some()
    }

    /// What was found, and how pressing it is.
    #[must_use]
    pub fn found(&self) -> &Found {
        &self.found
    }

    /// The list that shows it.
    #[must_use]
    pub fn list(&self) -> &ProblemList {
        &self.list
    }

    /// The list to arrange, with what it shows.
    pub fn list_mut(&mut self) -> (&mut ProblemList, &Found) {
        (&mut self.list, &self.found)
    }

    /// Shows only problems of this sort.
    pub fn show_only(&mut self, filter: ProblemFilter) {
        self.list.show_only(&self.found, filter);
    }

    /// The problem whose row is selected, open or accepted.
    #[must_use]
    pub fn selected(&self) -> Option<&Problem> {
        match self.list.selected()? {
            RowKey::Problem(key) => self.found.problem(key),
            RowKey::Group(_) => None,
        }
    }

    /// The rule of the row that is selected.
    #[must_use]
    pub fn selected_rule(&self) -> Option<&'static str> {
        match self.list.selected()? {
            RowKey::Problem(key) => self.found.problem(key).map(|problem| problem.key.rule),
            RowKey::Group(Group::Rule(rule)) => Some(rule),
            RowKey::Group(Group::Family(_) | Group::Accepted) => None,
        }
    }

    /// The same, if it finds something that can be repaired.
    #[must_use]
    pub fn fixable_rule(&self) -> Option<&'static str> {
        let rule = self.selected_rule()?;
        self.findings().iter().any(|finding| finding.rule == rule && finding.fix.is_some()).then_some(rule)
    }

    /// Whether the findings are about the document as it is now.
    #[must_use]
    pub fn is_current(&self, history: &History) -> bool {
        self.revision == Some(history.revision())
    }

    /// Whether anything has been checked yet.
    #[must_use]
    pub fn has_looked(&self) -> bool {
        self.revision.is_some()
    }

    /// Everything that is open, in the order of the document.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.found.judged().open
    }

    /// Everything that is open with when it has to be gone, the most pressing first.
    pub fn by_due(&self) -> impl ExactSizeIterator<Item = (Due, &Finding)> {
        self.found.open().iter().map(|problem| (problem.due, self.found.finding(problem)))
    }

    /// How many findings have to be gone by then; what is accepted does not count.
    #[must_use]
    pub fn count(&self, due: Due) -> usize {
        self.found.count(due)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::studio::exploring::Wanted;
    use crate::studio::exploring::tests::{FILE, Sitting, spring_trap};

    /// Lets the checks come to rest with all that is known at this time.
    fn check(sitting: &mut Sitting, checks: &mut Checks, time: f64) -> Vec<&'static str> {
        sitting.until(time, Wanted::AtRest, |_| true);
        for _ in 0..1_000_000 {
            checks.update(&sitting.ctx, &sitting.history, FILE, &sitting.exploring);
            if checks.job.is_none() {
                return checks.findings().iter().map(|finding| finding.rule).collect();
            }
            std::thread::yield_now();
        }
        panic!("the checks do not come to rest");
    }

    #[test]
    fn findings_on_where_runs_go_follow_typing_and_others_stay_until_their_question_is_answered() {
        let mut sitting = Sitting::new();
        let mut checks = Checks::default();
        let has = |found: &[&str], rule: &str| found.contains(&rule);
        check(&mut sitting, &mut checks, 0.0);
        let early = check(&mut sitting, &mut checks, 0.5);
        assert!(has(&early, "node-never-reached") || has(&early, "unreachable-node"), "{early:?}");
        assert!(!has(&early, "passed-at-random"), "that is not known yet: {early:?}");
        check(&mut sitting, &mut checks, 1.5);
        let all = check(&mut sitting, &mut checks, 1.6);
        assert!(has(&all, "passed-at-random") && !has(&all, "trap"), "{all:?}");

        sitting.change(spring_trap);
        sitting.change(|case| case.passing.as_mut().unwrap().percent = Some(100));
        let typing = check(&mut sitting, &mut checks, 2.0);
        assert!(has(&typing, "passed-at-random") && !has(&typing, "trap"), "{typing:?}");
        check(&mut sitting, &mut checks, 2.5);
        let paused = check(&mut sitting, &mut checks, 2.6);
        assert!(sitting.exploring.known().unwrap().distribution.is_awaited());
        assert!(has(&paused, "trap"), "where runs go is known: {paused:?}");
        assert!(has(&paused, "passed-at-random"), "it stays: {paused:?}");
        check(&mut sitting, &mut checks, 4.0);
        let rested = check(&mut sitting, &mut checks, 4.1);
        assert!(has(&rested, "trap") && !has(&rested, "passed-at-random"), "{rested:?}");
    }
}
