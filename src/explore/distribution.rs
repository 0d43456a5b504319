//! How likely each percent is for each learner, and what each choice gives away: the whole score told apart.

use std::sync::Arc;

use super::backward::Backward;
use super::components::Components;
use super::graded::graded;
use super::learners::Learner;
use super::limits::{Budget, Stopped};
use super::probability::ends;
use super::regret::{ChoiceRegret, best_from, regrets};
use super::scored::{Scored, percent_of};
use super::walk::{Question, Walked, walk};
use crate::play::machine::Machine;
use crate::play::passed;
use crate::play::state::{End, Status};

/// What learners score. Exact.
#[derive(Clone, Debug)]
pub struct Distribution {
    /// States of this question.
    pub states: usize,
    /// For each learner of [`Learner::ALL`].
    pub learners: [Scores; 4],
    /// By choice of the case: what taking it gives away; none where it is never offered, or no percent is to be had.
    pub regrets: Vec<Option<ChoiceRegret>>,
    /// How far probabilities may be off, beside rounding.
    pub probability_error: f64,
}

/// How one learner's runs end.
#[derive(Clone, Debug)]
pub struct Scores {
    pub learner: Learner,
    /// How likely a run reaches an ending with each percent, 0 to 100.
    pub percents: Vec<f64>,
    /// How likely it reaches an ending without one.
    pub without_percent: f64,
    pub never_ends: f64,
    pub unwritten: f64,
    pub stuck: f64,
    pub link_to_nowhere: f64,
    pub endless_automatic_loop: f64,
    /// How likely it is passed; none if the case does not say what passing takes.
    pub passed: Option<f64>,
}

impl Scores {
    pub(super) fn none(learner: Learner) -> Self {
        Self {
            learner,
            percents: vec![0.0; 101],
            without_percent: 0.0,
            never_ends: 0.0,
            unwritten: 0.0,
            stuck: 0.0,
            link_to_nowhere: 0.0,
            endless_automatic_loop: 0.0,
            passed: None,
        }
    }

    /// The expected percent of runs that have one; none if none has.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        let sum: f64 = self.percents.iter().sum();
        let weighed: f64 = (0_u8..).zip(&self.percents).map(|(percent, share)| f64::from(percent) * share).sum();
        (sum > 0.0).then(|| weighed / sum)
    }
}

pub(super) fn distribution(machine: &Arc<Machine>, budget: &Budget<'_>) -> Result<Distribution, Stopped> {
    let scored = Scored::of(machine);
    if scored.numbers.is_empty() {
        return graded(machine, budget);
    }
    let mut asked = scored.asked(machine);
    let back = Backward::new(machine);
    for when in &machine.fails_if {
        back.reading(&mut asked.at_endings, when);
    }
    let question = Question { asked, edges: true, watcher: None };
    let walked = walk(machine, &question, (), budget)?;
    let components = Components::of(&walked.edges);
    let ended = ended(&walked);
    let solved = ends(&walked, &components, budget)?;
    let mut learners = Learner::ALL.map(Scores::none);
    let has_passing = machine.case().passing.percent.is_some() || !machine.fails_if.is_empty();
    for (which, scores) in learners.iter_mut().enumerate() {
        scores.never_ends = solved.never[which];
        let mut passing = 0.0;
        for Over { state, end, percent, passed } in &ended {
            let share = solved.at[*state as usize][which];
            let row = match (end, percent) {
                (End::Ending, Some(percent)) => &mut scores.percents[usize::from(*percent)],
                (End::Ending, None) => &mut scores.without_percent,
                (End::Unwritten, _) => &mut scores.unwritten,
                (End::Stuck, _) => &mut scores.stuck,
                (End::LinkToNowhere, _) => &mut scores.link_to_nowhere,
                (End::EndlessLoop, _) => &mut scores.endless_automatic_loop,
            };
            *row += share;
            if *passed {
                passing += share;
            }
        }
        scores.passed = has_passing.then_some(passing);
    }
    let mut best = vec![None; walked.states() + 1];
    for over in ended.iter().filter(|over| over.end == End::Ending) {
        best[over.state as usize] = over.percent;
    }
    best_from(&walked, &components, &mut best);
    Ok(Distribution {
        states: walked.states(),
        learners,
        regrets: regrets(&walked, &best),
        probability_error: solved.error,
    })
}

/// A state where a run is over.
struct Over {
    state: u32,
    end: End,
    percent: Option<u8>,
    passed: bool,
}

fn ended(walked: &Walked<()>) -> Vec<Over> {
    let machine = &*walked.machine;
    let mut state_of = walked.keys.blank();
    let mut ended = Vec::new();
    for state in walked.all() {
        let Some(Status::Over(end)) = walked.position(state).map(|position| position.status) else { continue };
        let key = walked.store.key(state);
        walked.keys.unpack(machine, key, &mut state_of);
        let percent = percent_of(machine, &mut state_of, walked.keys.beside(key));
        let passed = passed(machine, &state_of) == Some(true);
        ended.push(Over { state, end, percent, passed });
    }
    ended
}
