//! What exploring found out about a case, kept up to date off the UI thread.
//!
//! First the case is compiled and its fingerprint taken, which is quick; it is explored again only where the
//! fingerprint is another one. So typing words restarts nothing. Where runs can go is asked as soon as typing pauses, all
//! else once the case rests or somebody waits for it; answers are taken in one by one, and until there are all of them the
//! old ones stay.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use super::job::{Cancel, Job, Progress};
use super::known::{Known, Ramp};
use crate::edit::History;
use crate::explore::{Cancelled, Exploration, FalseChoice, Fingerprint, Limits, Questions, explore_on, false_choices};
use crate::play::Machine;
use crate::scenario::{Id, Pack, Scenario, resolve};

/// Seconds without a change after which a case is looked at, and asked where its runs can go.
const PAUSE: f64 = 0.3;
/// Seconds without a change after which it is asked all else although nobody waits for it.
const REST: f64 = 1.0;

/// A question with more states is answered by a sample: after each change of a large case, nobody wants to wait for what
/// would be given up in the end. The command line goes further.
pub const MOST_STATES: usize = 500_000;

/// Whether somebody waits for the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// They are on the screen.
    Now,
    /// Nobody asks; where runs can go is found out when typing pauses, all else once the case rests.
    AtRest,
    /// Nothing is begun. What is on its way goes on.
    Later,
}

/// What the last exploration of a case found out, and the work on the next one.
#[derive(Debug, Default)]
pub struct Exploring {
    /// The newest answers; some may be awaited.
    known: Option<Known>,
    /// All answers about the case as it was before, while some of the newest are awaited.
    before: Option<Known>,
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

/// How far the questions about a case are answered that is being explored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    pub answered: usize,
    pub of: usize,
    /// In whole seconds.
    pub for_seconds: u64,
}

impl Asked {
    /// In words, for the screen and for a screen reader.
    #[must_use]
    pub fn words(self) -> String {
        let questions = if self.of == 1 { "question" } else { "questions" };
        format!("{} of {} {questions} answered", self.answered, self.of)
    }
}

/// A case that was compiled; its false choices if it is one of those that were explored.
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
    /// How many questions the case has.
    of: usize,
    /// What is known after each answer.
    parts: Receiver<Known>,
    job: Job<Result<(), Cancelled>>,
}

impl Exploring {
    /// Takes in what is done, and begins what is due. Called once a frame while the case is shown.
    pub fn update(&mut self, ctx: &egui::Context, history: &History, file: &str, wanted: Wanted) {
        let Some(scenario) = history.scenario(file) else { return };
        let (revision, time) = (history.revision(), ctx.input(|input| input.time));
        let since = match self.seen {
            Some((seen, since)) if seen == revision => since,
            Some(_) | None => time,
        };
        self.seen = Some((revision, since));
        self.take_looked();
        self.take_answers();
        let is_unreadable = self.unreadable.as_ref().is_some_and(|(of, _)| *of == revision);
        if self.looked.as_ref().is_some_and(|(looked, ..)| *looked == revision) {
            self.ask(ctx, (since, time), wanted);
        } else if !is_unreadable && self.looking.is_none() && wanted != Wanted::Later {
            // What was never asked for before is begun at once: there is no typing to wait for.
            let at_once = self.looked.is_none() && wanted == Wanted::Now;
            if at_once || is_due(ctx, (since, time), PAUSE) {
                self.look(ctx, revision, (scenario.clone(), history.pack().cloned()));
            }
        }
    }

    fn look(&mut self, ctx: &egui::Context, revision: u64, snapshot: (Scenario, Option<Pack>)) {
        let explored = self.known.iter().chain(&self.before);
        let explored = explored.map(|known| (known.fingerprint, Arc::clone(&known.exploration))).collect::<Vec<_>>();
        let woken = ctx.clone();
        self.looking = Some(Job::start(revision, move || woken.request_repaint(), move |_| look(&snapshot, &explored)));
    }

    fn take_looked(&mut self) {
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
        let Looked { machine, fingerprint, false_choices } = looked;
        let is_it = |known: &Option<Known>| known.as_ref().is_some_and(|known| known.fingerprint == fingerprint);
        if !is_it(&self.known) && is_it(&self.before) {
            // Back where all answers are there.
            std::mem::swap(&mut self.known, &mut self.before);
            self.before.take().into_iter().for_each(Known::give_back);
        }
        // What is on its way may be about something else.
        self.working.take_if(|working| working.fingerprint != fingerprint);
        self.looked = Some((revision, fingerprint, Arc::clone(&machine)));
        if let Some(known) = self.known.as_mut().filter(|known| known.fingerprint == fingerprint) {
            known.machine = machine;
            match false_choices {
                Some(pairs) => known.false_choices = pairs,
                // The answers have come meanwhile.
                None => self.looked = None,
            }
            self.generation += 1;
        }
    }

    /// Begins with those questions about the case that was looked at which are due.
    fn ask(&mut self, ctx: &egui::Context, (since, time): (f64, f64), wanted: Wanted) {
        let Some((revision, fingerprint, machine)) = &self.looked else { return };
        let has_failed = self.failed.as_ref().is_some_and(|(of, _)| of == fingerprint);
        let known = self.known.as_ref().filter(|known| known.fingerprint == *fingerprint);
        if self.working.is_some() || has_failed || known.is_some_and(|known| known.exploration.is_complete()) {
            return;
        }
        let knows_flow = known.is_some_and(|known| !known.exploration.flow.is_awaited());
        let asked = match wanted {
            Wanted::Now => Questions::All,
            Wanted::AtRest if !knows_flow => Questions::Flow,
            Wanted::AtRest if is_due(ctx, (since, time), REST) => Questions::All,
            Wanted::AtRest | Wanted::Later => return,
        };
        // Where nobody waits, half of the machine is left to the author.
        let threads = if wanted == Wanted::Now { 2 } else { 1 };
        let limits = Limits { max_states: MOST_STATES, threads, ..Limits::default() };
        let begun = known.map_or_else(|| Exploration::begun(machine), |known| Exploration::clone(&known.exploration));
        let mut pairs = known.map(|known| known.false_choices.clone());
        let (fingerprint, of) = (*fingerprint, begun.answered().1);
        let (sender, parts) = channel();
        let (woken, told) = (ctx.clone(), ctx.clone());
        let work = move |cancel: &Cancel| {
            let tell = |part: &Exploration| {
                let of_flow = || part.flow.exact().map_or_else(Vec::new, |flow| false_choices(&part.machine, flow));
                let pairs = pairs.get_or_insert_with(of_flow).clone();
                // Nobody listens any more when the job was dropped.
                let _nobody = sender.send(Known::new(part.clone(), pairs, fingerprint));
                told.request_repaint();
            };
            explore_on(begun, asked, limits, cancel.flag(), tell).map(drop)
        };
        let job = Job::start(*revision, move || woken.request_repaint(), work);
        self.working = Some(Working { fingerprint, since: time, of, parts, job });
    }

    fn take_answers(&mut self) {
        let Some(working) = &self.working else { return };
        let (fingerprint, revision) = (working.fingerprint, working.job.fingerprint);
        // What was told before the end is there once the end is.
        let end = working.job.poll();
        if let Some(part) = working.parts.try_iter().last() {
            self.take(part, revision);
        }
        match end {
            Progress::Working => return,
            Progress::Done(Ok(())) => self.failed = None,
            Progress::Done(Err(Cancelled)) => {}
            Progress::Failed(why) => self.failed = Some((fingerprint, why)),
        }
        self.working = None;
    }

    fn take(&mut self, mut part: Known, revision: u64) {
        match self.known.take() {
            Some(known) if known.fingerprint == part.fingerprint => {
                part.machine = known.machine;
                part.false_choices = known.false_choices;
            }
            known => {
                // Of a case that has gone before all was known, nothing is kept.
                match known {
                    Some(all) if all.exploration.is_complete() => {
                        self.before.replace(all).into_iter().for_each(Known::give_back);
                    }
                    part => part.into_iter().for_each(Known::give_back),
                }
                // Words that were typed meanwhile are looked at once more.
                self.looked.take_if(|(looked, ..)| *looked != revision);
            }
        }
        if part.exploration.is_complete() {
            self.before.take().into_iter().for_each(Known::give_back);
        }
        self.known = Some(part);
        self.generation += 1;
    }

    /// The latest answers, of which some may be awaited; about the case as it was when they were found.
    #[must_use]
    pub fn known(&self) -> Option<&Arc<Exploration>> {
        self.known.as_ref().map(|known| &known.exploration)
    }

    /// The same, with what follows from them.
    #[must_use]
    pub fn answers(&self) -> Option<&Known> {
        self.known.as_ref()
    }

    /// All answers about the case as it was before, while some of the latest are awaited.
    #[must_use]
    pub fn before(&self) -> Option<&Known> {
        self.before.as_ref()
    }

    /// Whether the answers are certain to be about the case as it is now.
    #[must_use]
    pub fn is_current(&self, history: &History) -> bool {
        self.looked.as_ref().is_some_and(|(revision, fingerprint, _)| {
            *revision == history.revision()
                && self.known.as_ref().is_some_and(|known| known.fingerprint == *fingerprint)
        })
    }

    /// Whether none of the answers is awaited.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.known.as_ref().is_some_and(|known| known.exploration.is_complete())
    }

    /// How far the next answers are, at a time in the seconds of the window. None also while nothing but words was
    /// changed, so that nobody is told that answers are old which are not.
    #[must_use]
    pub fn asked(&self, time: f64) -> Option<Asked> {
        let working = self.working.as_ref()?;
        let known = self.known.as_ref().filter(|known| known.fingerprint == working.fingerprint);
        let answered = known.map_or(0, |known| known.exploration.answered().0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few seconds, never negative")]
        let for_seconds = (time - working.since).max(0.0) as u64;
        Some(Asked { answered, of: working.of, for_seconds })
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

/// Whether a case has been left alone for so many seconds; if not, the window is woken when it has.
fn is_due(ctx: &egui::Context, (since, time): (f64, f64), pause: f64) -> bool {
    let left = since + pause - time;
    if left > 0.0 {
        ctx.request_repaint_after(Duration::from_secs_f64(left.max(0.01)));
    }
    left <= 0.0
}

fn look(snapshot: &(Scenario, Option<Pack>), explored: &[(Fingerprint, Arc<Exploration>)]) -> Looked {
    let (scenario, pack) = snapshot;
    let machine = Arc::new(Machine::compile(Arc::new(resolve(scenario, pack.as_ref()))));
    let fingerprint = Fingerprint::of(&machine);
    let same = explored.iter().find(|(of, _)| *of == fingerprint);
    let false_choices =
        same.map(|(_, found)| found.flow.exact().map_or_else(Vec::new, |flow| false_choices(&machine, flow)));
    Looked { machine, fingerprint, false_choices }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::edit::{Documents, Step};
    use crate::scenario::{Text, read};

    pub const FILE: &str = "a.ron";

    const CASE: &str = r#"(format: 1, id: "x", title: "x", language: "en", channel: Chat, start: "a",
        passing: (percent: 0),
        nodes: {
            "a": Decision(title: "A", choices: [
                (id: "best", says: "Sorry.", grade: Best, to: "end"),
                (id: "one", says: "No.", grade: Harmful, to: "end"),
                (id: "two", says: "Never.", grade: Harmful, to: "end"),
                (id: "three", says: "Not me.", grade: Harmful, to: "end"),
                (id: "four", says: "Go away.", grade: Harmful, to: "end"),
            ]),
            "room": Decision(title: "Room", choices: [(id: "again", says: "Again.", grade: Weak, to: "room")]),
            "end": Ending(title: "End", outcome: Resolved, resolved: true),
        })"#;

    /// A case in a window whose clock stands where it is put.
    pub struct Sitting {
        pub ctx: egui::Context,
        pub history: History,
        pub exploring: Exploring,
    }

    impl Sitting {
        pub fn new() -> Self {
            let case = read::<Scenario>(CASE.as_bytes()).unwrap().document;
            let history = History::new(Documents::one(FILE, case));
            Self { ctx: egui::Context::default(), history, exploring: Exploring::default() }
        }

        pub fn change(&mut self, change: impl FnOnce(&mut Scenario)) {
            let old = self.history.scenario(FILE).unwrap().clone();
            let mut new = old.clone();
            change(&mut new);
            self.history.apply(Step::between("Change", FILE, &old, &new));
        }

        /// Frames at this time, until nothing is on its way and something holds.
        pub fn until(&mut self, time: f64, wanted: Wanted, mut holds: impl FnMut(&Self) -> bool) {
            for _ in 0..1_000_000 {
                self.ctx.begin_pass(egui::RawInput { time: Some(time), ..egui::RawInput::default() });
                self.exploring.update(&self.ctx, &self.history, FILE, wanted);
                self.ctx.end_pass().textures_delta.clear();
                if !self.exploring.is_underway() && holds(self) {
                    return;
                }
                std::thread::yield_now();
            }
            panic!("it never comes to hold");
        }

        fn answered(&self) -> Option<(usize, usize)> {
            let is_current = self.exploring.is_current(&self.history);
            self.exploring.known().filter(|_| is_current).map(|found| found.answered())
        }
    }

    /// A loop without a way out.
    pub fn spring_trap(case: &mut Scenario) {
        let node = case.nodes.0.get_mut("a").unwrap();
        let exit = crate::scenario::Exit::Item(Id::new("four").unwrap());
        *Arc::make_mut(node).exit_mut(&exit).unwrap() = Some(Id::new("room").unwrap());
    }

    #[test]
    fn where_runs_can_go_follows_typing_and_all_else_waits_for_rest() {
        let mut sitting = Sitting::new();
        sitting.until(0.0, Wanted::AtRest, |_| true);
        assert_eq!(sitting.answered(), None, "nothing is begun before a pause");
        sitting.until(0.4, Wanted::AtRest, |sitting| sitting.answered().is_some());
        assert_eq!(sitting.answered(), Some((1, 4)));
        let first = sitting.exploring.known().unwrap().clone();
        assert!(first.flow.is_exact() && first.distribution.is_awaited());
        sitting.until(1.1, Wanted::AtRest, |sitting| sitting.exploring.is_complete());
        let all = sitting.exploring.known().unwrap().clone();
        let (crate::explore::Answer::Exact(flow), crate::explore::Answer::Exact(again)) = (&first.flow, &all.flow)
        else {
            panic!("both are exact")
        };
        assert!(Arc::ptr_eq(flow, again), "where runs can go is not asked twice");
        assert_eq!(sitting.exploring.asked(1.1), None);
    }

    #[test]
    fn old_answers_stay_beside_new_ones_until_all_of_them_are_there() {
        let mut sitting = Sitting::new();
        sitting.until(0.0, Wanted::Now, |sitting| sitting.exploring.is_complete());
        let old = sitting.exploring.known().unwrap().clone();
        sitting.change(spring_trap);
        sitting.until(0.1, Wanted::AtRest, |_| true);
        assert!(Arc::ptr_eq(sitting.exploring.known().unwrap(), &old), "typing goes on");
        sitting.until(0.5, Wanted::AtRest, |sitting| sitting.answered().is_some());
        let before = sitting.exploring.before().unwrap();
        assert!(Arc::ptr_eq(&before.exploration, &old) && !sitting.exploring.is_complete());
        assert_eq!(sitting.exploring.known().unwrap().flow.exact().unwrap().traps.len(), 1);
        // Back where all answers are there: at once, without asking again.
        sitting.history.undo();
        sitting.until(0.9, Wanted::AtRest, |_| true);
        sitting.until(1.3, Wanted::AtRest, |sitting| sitting.answered().is_some());
        assert!(Arc::ptr_eq(sitting.exploring.known().unwrap(), &old) && sitting.exploring.before().is_none());
        sitting.history.redo();
        sitting.until(9.0, Wanted::Now, |_| true);
        sitting.until(9.5, Wanted::Now, |sitting| sitting.answered() == Some((4, 4)));
        assert!(sitting.exploring.is_complete() && sitting.exploring.before().is_none());
    }

    #[test]
    fn words_that_are_typed_meanwhile_restart_nothing() {
        let mut sitting = Sitting::new();
        sitting.until(0.4, Wanted::AtRest, |_| true);
        sitting.until(0.8, Wanted::AtRest, |sitting| sitting.answered() == Some((1, 4)));
        let first = sitting.exploring.known().unwrap().clone();
        sitting.change(|case| case.title = Text::from("Another title"));
        sitting.until(1.5, Wanted::AtRest, |_| true);
        sitting.until(1.9, Wanted::AtRest, |sitting| sitting.answered().is_some());
        assert!(Arc::ptr_eq(sitting.exploring.known().unwrap(), &first));
        assert_eq!(sitting.exploring.answers().unwrap().machine.case().title.as_str(), "Another title");
        sitting.until(2.6, Wanted::AtRest, |sitting| sitting.exploring.is_complete());
        assert_eq!(sitting.exploring.answers().unwrap().machine.case().title.as_str(), "Another title");
    }
}
