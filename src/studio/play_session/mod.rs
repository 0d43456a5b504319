//! A run in the studio, the case that it plays, and what is shown of it: made once a step, painted every frame.

mod asked;
mod measured;
mod now;
mod offered;
mod over;
mod request;
mod step;
mod timer;
mod told;
mod trodden;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::edit::History;
use crate::play::{Input, Machine, Refused, Replay, Run, replay, replay_run};
use crate::scenario::{Effect, Grade, Id, RunStep, Scenario, resolve};

pub use asked::{Asked, Pausing, Writing};
pub use measured::Measured;
pub use now::{MeterNow, Now};
pub use offered::{OfferRow, Part};
pub use over::Over;
pub use request::{RunRequest, Tab};
pub use step::{Piece, Row, Step, Tone};
pub use timer::{Pace, Timer};
pub use told::{Note, Told, clock_words};
pub use trodden::Trodden;

/// Something that was done in a run and taken back: it can be done again.
#[derive(Clone, Debug)]
pub struct Ahead {
    done: Done,
    message: Option<String>,
    /// The node to which it led.
    pub name: String,
    pub grade: Option<Grade>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Done {
    Input(Input),
    Edit(Effect),
}

/// What was played before another answer was given.
#[derive(Clone, Debug)]
pub struct Branch {
    /// How many inputs it shares with the run.
    pub at: usize,
    pub steps: Vec<Ahead>,
}

/// A run in the studio.
pub struct PlaySession {
    pub run: Run,
    /// The revision of the document that was compiled.
    pub revision: u64,
    /// The case as it is played, for sentences about it: with what it inherits and its values filled.
    pub case: Arc<Scenario>,
    /// One for each moment of the run.
    pub steps: Vec<Step>,
    /// How things stand.
    pub now: Now,
    /// What was taken back last, next first.
    pub ahead: Vec<Ahead>,
    pub branch: Option<Branch>,
    pub tab: Tab,
    pub pace: Pace,
    /// The message that is being written.
    pub draft: String,
    /// The message is written, the model answer is shown.
    pub compared: bool,
    /// Something to say about the run as a whole.
    pub notice: Option<String>,
    pub timer: Timer,
    /// Another number after every change of the run.
    pub generation: u64,
    /// How high the steps are in the conversation and in the transcript.
    pub in_conversation: Measured,
    pub in_transcript: Measured,
    /// The nodes and links that it has passed.
    pub trodden: Trodden,
    /// Its path is shown in the graph also while the case is written.
    pub shows_path: bool,
    /// By the number of inputs before it: what was written.
    messages: BTreeMap<usize, String>,
}

impl PlaySession {
    /// Begins a run of the case as it is now: at its start, or at a node. How the room was set up in the run before
    /// stays.
    #[must_use]
    pub fn begin(case: &Scenario, history: &History, seed: u32, at: Option<&Id>, before: Option<&Self>) -> Self {
        let machine = Arc::new(Machine::compile(Arc::new(resolve(case, history.pack()))));
        let node = at.and_then(|id| machine.node_index(id));
        let run = match node {
            Some(node) => Run::begin_at(machine, seed, node),
            None => Run::new(machine, seed),
        };
        Self::of_run(case, history, run, before)
    }

    /// Begins a run that does what a record says, as far as that goes in the case as it is now; `about` says from where and why.
    #[must_use]
    pub fn follow(
        case: &Scenario,
        history: &History,
        seed: u32,
        steps: &[RunStep],
        about: &str,
        before: Option<&Self>,
    ) -> Self {
        let machine = Arc::new(Machine::compile(Arc::new(resolve(case, history.pack()))));
        let Replay { run, diverged } = replay(&machine, seed, steps);
        let mut session = Self::of_run(case, history, run, before);
        session.shows_path = true;
        let about = about.trim_end_matches('.');
        let stop = if about.ends_with('…') { "" } else { "." };
        session.notice = Some(if diverged.is_none() {
            format!("{about}{stop}")
        } else {
            format!("{about}{stop} The case has changed since, so the run goes only as far as it still can.")
        });
        session
    }

    fn of_run(case: &Scenario, history: &History, run: Run, before: Option<&Self>) -> Self {
        let timers_off = run.machine().case().play.timers == crate::scenario::Timers::Off;
        let mut session = Self {
            case: Arc::new(spoken_case(case, run.machine())),
            run,
            revision: history.revision(),
            steps: Vec::new(),
            now: Now::default(),
            ahead: Vec::new(),
            branch: None,
            tab: before.map_or_else(Tab::default, |before| before.tab),
            pace: before.map_or(if timers_off { Pace::Off } else { Pace::Normal }, |before| before.pace),
            draft: String::new(),
            compared: false,
            notice: None,
            timer: Timer::default(),
            generation: before.map_or(0, |before| before.generation),
            in_conversation: Measured::default(),
            in_transcript: Measured::default(),
            trodden: Trodden::default(),
            shows_path: false,
            messages: BTreeMap::new(),
        };
        session.refresh(0);
        session
    }

    /// Takes an input. What was taken back before stays to be done again if it is the same, and is a branch if not.
    pub fn play(&mut self, input: Input) -> Result<(), Refused> {
        let at = self.run.inputs();
        self.run.step(input)?;
        if let Input::Wrote(_) | Input::Continue = input
            && !self.draft.trim().is_empty()
        {
            self.messages.insert(at, std::mem::take(&mut self.draft));
        }
        self.leave_branch(at, &Done::Input(input));
        self.notice = None;
        self.refresh(at + 1);
        Ok(())
    }

    /// Changes the moment by hand.
    pub fn change(&mut self, effect: Effect) -> Result<(), Refused> {
        let at = self.run.inputs();
        self.run.edit(effect.clone())?;
        self.leave_branch(at, &Done::Edit(effect));
        self.refresh(at + 1);
        Ok(())
    }

    /// What was done now, after `at` inputs, is either the next of what was taken back, or leaves it.
    fn leave_branch(&mut self, at: usize, done: &Done) {
        if self.ahead.first().is_some_and(|next| next.done == *done) {
            self.ahead.remove(0);
        } else if !self.ahead.is_empty() {
            self.branch = Some(Branch { at, steps: std::mem::take(&mut self.ahead) });
        }
    }

    /// Goes back or forward until so many inputs have been taken, as far as there are.
    pub fn go_to_step(&mut self, inputs: usize) {
        let same = inputs.min(self.run.inputs()) + 1;
        if inputs <= self.run.inputs() {
            let mut back = self.taken_from(inputs);
            self.run.rewind(inputs);
            back.append(&mut self.ahead);
            self.ahead = back;
        } else {
            while self.run.inputs() < inputs && !self.ahead.is_empty() {
                let next = self.ahead.remove(0);
                if !self.do_again(next) {
                    self.ahead.clear();
                }
            }
        }
        self.messages.retain(|at, _| *at < inputs);
        self.notice = None;
        self.refresh(same);
    }

    /// Goes to the end of the branch that was left; what was played instead of it is the branch then.
    pub fn take_branch(&mut self) {
        let Some(branch) = self.branch.take().filter(|branch| branch.at <= self.run.inputs()) else { return };
        let mut left = self.taken_from(branch.at);
        left.append(&mut self.ahead);
        self.run.rewind(branch.at);
        self.messages.retain(|at, _| *at < branch.at);
        for step in branch.steps {
            if !self.do_again(step) {
                break;
            }
        }
        self.branch = (!left.is_empty()).then_some(Branch { at: branch.at, steps: left });
        self.refresh(branch.at + 1);
    }

    fn do_again(&mut self, step: Ahead) -> bool {
        let at = self.run.inputs();
        let done = match step.done {
            Done::Input(input) => self.run.step(input),
            Done::Edit(effect) => self.run.edit(effect),
        };
        self.messages.extend(step.message.map(|message| (at, message)));
        done.is_ok()
    }

    /// What was done from here on.
    fn taken_from(&self, inputs: usize) -> Vec<Ahead> {
        let later = self.run.moments().iter().zip(&self.steps).enumerate().skip(inputs + 1);
        later
            .filter_map(|(at, (moment, step))| {
                let done = match (&moment.edited, moment.did) {
                    (Some(effect), _) => Done::Edit(effect.clone()),
                    (None, Some((_, input))) => Done::Input(input),
                    (None, None) => return None,
                };
                let message = self.messages.get(&(at - 1)).cloned();
                Some(Ahead { done, message, name: step.name.clone(), grade: step.grade })
            })
            .collect()
    }

    /// Plays again what was done, on the case as it is now, and says how far that went.
    pub fn replay_on(&mut self, case: &Scenario, history: &History) {
        let machine = Arc::new(Machine::compile(Arc::new(resolve(case, history.pack()))));
        let before = self.run.inputs();
        let Replay { run, diverged } = replay_run(&machine, &self.run);
        let after = run.inputs();
        let steps = steps_words(before);
        self.notice = Some(if diverged.is_none() {
            format!("Played again on the case as it is now: all {steps} go as before.")
        } else {
            let what = self.steps.get(after + 1).map_or_else(|| "what came next".to_owned(), Step::did_words);
            format!(
                "Played again on the case as it is now: {after} of {steps} go as before, then {what} was not possible."
            )
        });
        self.run = run;
        self.revision = history.revision();
        self.case = Arc::new(spoken_case(case, &machine));
        self.ahead.clear();
        self.branch = None;
        self.messages.retain(|at, _| *at < after);
        self.refresh(0);
    }

    /// Where the run begins again.
    #[must_use]
    pub fn begun_at(&self) -> Option<Id> {
        self.run.begun_at().cloned()
    }

    /// Brings what is shown up to date with the run, of which so many moments are the same as before.
    fn refresh(&mut self, same: usize) {
        self.steps.truncate(same);
        for at in self.steps.len()..self.run.moments().len() {
            let message = at.checked_sub(1).and_then(|before| self.messages.get(&before));
            self.steps.push(Step::of(&self.run, &self.case, at, message.map(String::as_str)));
        }
        self.in_conversation.keep(same);
        self.in_transcript.keep(same);
        self.now = Now::of(&self.run, &self.case, &self.steps);
        self.trodden = Trodden::of(&self.run);
        self.draft = self.now.asked.draft().to_owned();
        self.compared = false;
        self.timer = Timer::default();
        self.generation += 1;
    }
}

fn steps_words(steps: usize) -> String {
    format!("{steps} {}", if steps == 1 { "step" } else { "steps" })
}

/// The case with what it inherits and its values filled, as far as sentences speak of it.
fn spoken_case(case: &Scenario, machine: &Machine) -> Scenario {
    let resolved = machine.case();
    let mut case = case.clone();
    case.cast.clone_from(&resolved.cast);
    case.meters.clone_from(&resolved.meters);
    case.flags.clone_from(&resolved.flags);
    case.facts.clone_from(&resolved.facts);
    case.promises.clone_from(&resolved.promises);
    case.remedies.clone_from(&resolved.remedies);
    case.nodes.clone_from(&resolved.nodes);
    case.policy = Some(resolved.policy.clone());
    case
}
