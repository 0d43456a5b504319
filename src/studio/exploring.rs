//! What exploring found out about a case, kept up to date off the UI thread.
//!
//! First the case is compiled and its fingerprint taken, which is quick; it is explored again only where the
//! fingerprint is another one. So typing words restarts nothing, and until there are new answers the old ones stay.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use super::job::{Cancel, Job, Progress};
use crate::edit::History;
use crate::explore::{Cancelled, Exploration, FalseChoice, Fingerprint, Limits, explore, false_choices};
use crate::play::Machine;
use crate::scenario::{Id, Pack, Scenario, resolve};

/// Seconds without a change after which a case is looked at while its answers are being read.
const PAUSE: f64 = 0.3;
/// Seconds without a change after which it is explored although nobody asks.
const REST: f64 = 1.0;

/// A question with more states is answered by a sample: after each change of a large case, nobody wants to wait for what
/// would be given up in the end. The command line goes further.
pub const MOST_STATES: usize = 500_000;

/// Whether somebody waits for the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// They are on the screen.
    Now,
    /// Nobody asks; they are found out once the case rests.
    AtRest,
    /// Nothing is begun. What is on its way goes on.
    Later,
}

/// What the last exploration of a case found out, and the work on the next one.
#[derive(Debug, Default)]
pub struct Exploring {
    known: Option<Known>,
    /// The last revision whose fingerprint was taken, and what it was compiled to.
    looked: Option<(u64, Fingerprint, Arc<Machine>)>,
    looking: Option<Job<Looked>>,
    working: Option<Working>,
    /// The revision that was seen last, and since when, in the seconds of the window.
    seen: Option<(u64, f64)>,
    /// What could not be explored, and why.
    failed: Option<(Fingerprint, String)>,
    /// The revision that could not even be looked at, and why.
    unreadable: Option<(u64, String)>,
    generation: u64,
}

/// Answers about a case.
#[derive(Debug)]
pub struct Known {
    pub exploration: Arc<Exploration>,
    /// The case with its latest words; what it does is what was explored.
    pub machine: Arc<Machine>,
    /// With its latest words.
    pub false_choices: Vec<FalseChoice>,
    /// What the card of a node says about being saved and being lost; other nodes have nothing to say.
    pub ramps: HashMap<Id, Ramp>,
    fingerprint: Fingerprint,
}

/// What being at a node can mean for a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ramp {
    /// A run that goes wrong from here could still have been saved by another answer.
    pub off_ramp: bool,
    /// After some answer here, nothing saves a run any more.
    pub no_return: bool,
}

impl Known {
    pub(super) fn new(exploration: Exploration, false_choices: Vec<FalseChoice>, fingerprint: Fingerprint) -> Self {
        let machine = Arc::clone(&exploration.machine);
        let ramps = ramps(&exploration);
        Self { exploration: Arc::new(exploration), machine, false_choices, ramps, fingerprint }
    }
}

impl Ramp {
    /// What a screen reader says after the name of the card.
    #[must_use]
    pub const fn spoken(self) -> &'static str {
        match (self.off_ramp, self.no_return) {
            (true, true) => ", off-ramp, point of no return",
            (true, false) => ", off-ramp",
            (false, true) => ", point of no return",
            (false, false) => "",
        }
    }
}

/// A case that was compiled; its false choices if it is the one that was explored.
#[derive(Debug)]
struct Looked {
    machine: Arc<Machine>,
    fingerprint: Fingerprint,
    false_choices: Option<Vec<FalseChoice>>,
}

#[derive(Debug)]
struct Working {
    fingerprint: Fingerprint,
    /// In the seconds of the window.
    since: f64,
    job: Job<Result<(Exploration, Vec<FalseChoice>), Cancelled>>,
}

impl Exploring {
    /// Takes in what is done, and begins what is due. Called once a frame while the case is shown.
    pub fn update(&mut self, ctx: &egui::Context, history: &History, file: &str, wanted: Wanted) {
        let Some(scenario) = history.scenario(file) else { return };
        let (revision, time) = (history.revision(), ctx.input(|input| input.time));
        if self.seen.is_none_or(|(seen, _)| seen != revision) {
            self.seen = Some((revision, time));
        }
        self.take_looked(ctx, time, wanted);
        self.take_answers();
        let is_looked_at = self.looked.as_ref().is_some_and(|(looked, ..)| *looked == revision);
        let is_unreadable = self.unreadable.as_ref().is_some_and(|(of, _)| *of == revision);
        if is_looked_at || is_unreadable || self.looking.is_some() {
            return;
        }
        let pause = match wanted {
            Wanted::Now => PAUSE,
            Wanted::AtRest => REST,
            Wanted::Later => return,
        };
        let due = self.seen.map_or(time, |(_, since)| since) + pause;
        // What was never asked for before is begun at once: there is no typing to wait for.
        if time < due && (self.looked.is_some() || wanted != Wanted::Now) {
            ctx.request_repaint_after(Duration::from_secs_f64((due - time).max(0.01)));
            return;
        }
        let snapshot: (Scenario, Option<Pack>) = (scenario.clone(), history.pack().cloned());
        let known = self.known.as_ref().map(|known| (known.fingerprint, Arc::clone(&known.exploration)));
        let woken = ctx.clone();
        self.looking = Some(Job::start(revision, move || woken.request_repaint(), move |_| look(&snapshot, known)));
    }

    fn take_looked(&mut self, ctx: &egui::Context, time: f64, wanted: Wanted) {
        let Some(job) = &self.looking else { return };
        let revision = job.fingerprint;
        let looked = match job.poll() {
            Progress::Working => return,
            Progress::Done(looked) => looked,
            Progress::Failed(why) => {
                self.looking = None;
                self.unreadable = Some((revision, why));
                return;
            }
        };
        self.looking = None;
        let Looked { machine, fingerprint, false_choices: pairs } = looked;
        self.looked = Some((revision, fingerprint, Arc::clone(&machine)));
        if let Some(known) = self.known.as_mut().filter(|known| known.fingerprint == fingerprint) {
            // Back where the answers are from: what is on its way is about something else.
            self.working = None;
            known.machine = machine;
            known.false_choices = pairs.unwrap_or_default();
            self.generation += 1;
            return;
        }
        let is_underway = self.working.as_ref().is_some_and(|working| working.fingerprint == fingerprint);
        let has_failed = self.failed.as_ref().is_some_and(|(of, _)| *of == fingerprint);
        if is_underway || has_failed {
            return;
        }
        // Where nobody waits, half of the machine is left to the author.
        let threads = if wanted == Wanted::Now { 2 } else { 1 };
        let limits = Limits { max_states: MOST_STATES, threads, ..Limits::default() };
        let woken = ctx.clone();
        let work = move |cancel: &Cancel| {
            let found = explore(&machine, limits, cancel.flag())?;
            let pairs = found.flow.exact().map_or_else(Vec::new, |flow| false_choices(&machine, flow));
            Ok((found, pairs))
        };
        let job = Job::start(revision, move || woken.request_repaint(), work);
        self.working = Some(Working { fingerprint, since: time, job });
    }

    fn take_answers(&mut self) {
        let Some(working) = &self.working else { return };
        let fingerprint = working.fingerprint;
        match working.job.poll() {
            Progress::Working => return,
            Progress::Done(Ok((exploration, false_choices))) => {
                let old = self.known.replace(Known::new(exploration, false_choices, fingerprint));
                // Millions of states take a while to be given back. Where there is no thread for it, that is done here.
                let _thread = std::thread::Builder::new().spawn(move || drop(old));
                self.failed = None;
                self.generation += 1;
                // Words that were typed meanwhile are looked at once more.
                self.looked.take_if(|(looked, ..)| *looked != working.job.fingerprint);
            }
            Progress::Done(Err(Cancelled)) => {}
            Progress::Failed(why) => self.failed = Some((fingerprint, why)),
        }
        self.working = None;
    }

    /// The latest answers; about the case as it was when they were found.
    #[must_use]
    pub fn known(&self) -> Option<&Arc<Exploration>> {
        self.known.as_ref().map(|known| &known.exploration)
    }

    /// The same, with what follows from them.
    #[must_use]
    pub fn answers(&self) -> Option<&Known> {
        self.known.as_ref()
    }

    /// Whether the answers are certain to be about the case as it is now.
    #[must_use]
    pub fn is_current(&self, history: &History) -> bool {
        self.looked.as_ref().is_some_and(|(revision, fingerprint, _)| {
            *revision == history.revision()
                && self.known.as_ref().is_some_and(|known| known.fingerprint == *fingerprint)
        })
    }

    /// Since when the next answers are being found out, in the seconds of the window. None also while nothing but words
    /// was changed, so that nobody is told that answers are old which are not.
    #[must_use]
    pub fn working_since(&self) -> Option<f64> {
        self.working.as_ref().map(|working| working.since)
    }

    /// Whether anything is on its way.
    #[must_use]
    pub fn is_underway(&self) -> bool {
        self.working.is_some() || self.looking.is_some()
    }

    /// Why there are no answers about the case as it is now, if that failed.
    #[must_use]
    pub fn failure(&self) -> Option<&str> {
        let seen = self.seen.map(|(revision, _)| revision);
        let unreadable = self.unreadable.as_ref().filter(|(of, _)| Some(*of) == seen).map(|(_, why)| why);
        let looked = self.looked.as_ref().map(|(_, fingerprint, _)| fingerprint);
        let failed = self.failed.as_ref().filter(|(of, _)| Some(of) == looked).map(|(_, why)| why);
        unreadable.or(failed).map(String::as_str)
    }

    /// Another number whenever the answers, or the words that they are told in, are others.
    #[must_use]
    pub const fn generation(&self) -> u64 {
        self.generation
    }

    /// What the card of a node says about being saved and being lost.
    #[must_use]
    pub fn ramp(&self, id: &Id) -> Ramp {
        self.known.as_ref().and_then(|known| known.ramps.get(id)).copied().unwrap_or_default()
    }
}

fn look(snapshot: &(Scenario, Option<Pack>), known: Option<(Fingerprint, Arc<Exploration>)>) -> Looked {
    let (scenario, pack) = snapshot;
    let machine = Arc::new(Machine::compile(Arc::new(resolve(scenario, pack.as_ref()))));
    let fingerprint = Fingerprint::of(&machine);
    let same = known.filter(|(of, _)| *of == fingerprint);
    let false_choices =
        same.map(|(_, found)| found.flow.exact().map_or_else(Vec::new, |flow| false_choices(&machine, flow)));
    Looked { machine, fingerprint, false_choices }
}

fn ramps(found: &Exploration) -> HashMap<Id, Ramp> {
    let mut ramps: HashMap<Id, Ramp> = HashMap::new();
    let Some(flow) = found.flow.exact() else { return ramps };
    let mut of = |node: usize, note: fn(&mut Ramp)| note(ramps.entry(found.machine.node_id(node).clone()).or_default());
    for (node, _) in &flow.off_ramps.off_ramps {
        of(*node, |ramp| ramp.off_ramp = true);
    }
    for lost in &flow.off_ramps.no_return {
        of(lost.node, |ramp| ramp.no_return = true);
    }
    ramps
}
