//! Replaying a record: against the case as it is now, as far as it still goes.

use std::sync::Arc;

use super::{Input, Luck, Machine, Run, Seeded, Status, passed, percent};
use crate::scenario::{Did, Effect, Expect, Id, Node, RunStep, SavedRun, Text};

/// How a replay went.
#[derive(Clone, Debug)]
pub struct Replay {
    /// The run, as far as it went.
    pub run: Run,
    /// Where it left the record, if it did.
    pub diverged: Option<Divergence>,
}

/// Where and why a replay left its record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Divergence {
    /// The step of the record, from 0; as many as there are steps: the record ends too soon.
    pub step: usize,
    pub why: String,
}

/// Plays a record again. Old ids are read through `renamed`; an outcome of chance is taken from the record while it
/// exists there and in the case.
#[must_use]
pub fn replay(machine: &Arc<Machine>, seed: u32, steps: &[RunStep]) -> Replay {
    let mut recorded = Recorded { steps, next: 0, seeded: Seeded(seed), missed: None };
    let run = Run::with_luck(machine.clone(), seed, &mut recorded);
    follow(machine, run, recorded, &[])
}

/// Plays again what was done in a run, on the case as it is now: a free run begins where it began, and what the author
/// changed by hand is changed again.
#[must_use]
pub fn replay_run(machine: &Arc<Machine>, run: &Run) -> Replay {
    let steps = run.record();
    let mut recorded = Recorded { steps: &steps, next: 0, seeded: Seeded(run.seed()), missed: None };
    let begun_at = run.begun_at().and_then(|id| machine.node_index(&current_node(machine, id)));
    let again = match begun_at {
        Some(node) if run.begun_elsewhere => Run::begin_at_with(machine.clone(), run.seed(), node, &mut recorded),
        Some(_) | None => Run::with_luck(machine.clone(), run.seed(), &mut recorded),
    };
    follow(machine, again, recorded, &run.edits())
}

/// Goes on by the record; an edit is made again once as many steps of the record are over as it says.
fn follow(machine: &Arc<Machine>, mut run: Run, mut recorded: Recorded<'_>, edits: &[(usize, Effect)]) -> Replay {
    let steps = recorded.steps;
    let mut edits = edits.iter().peekable();
    loop {
        if let Some(diverged) = recorded.missed.take() {
            return Replay { run, diverged: Some(diverged) };
        }
        let step = recorded.next;
        while let Some((_, effect)) = edits.next_if(|(after, _)| *after <= step) {
            if let Err(refused) = run.edit(effect.clone()) {
                return Replay { run, diverged: Some(Divergence { step, why: refused.to_string() }) };
            }
        }
        let Some(RunStep(node, did)) = steps.get(step) else { return Replay { run, diverged: None } };
        let diverged = |run: Run, why: String| Replay { run, diverged: Some(Divergence { step, why }) };
        let at = match (run.status(), machine.node(run.state())) {
            (Status::Waiting, Some(at)) => at,
            (Status::Over(end), _) => return diverged(run, format!("the run is over ({})", end.name())),
            (Status::Waiting, None) => return diverged(run, "the run has not begun".to_owned()),
        };
        let node = current_node(machine, node);
        let here = machine.node_id(at);
        if node.as_str() != here.as_str() {
            let why = format!("the run is at “{here}”, the record at “{node}”");
            return diverged(run, why);
        }
        let input = match did {
            Did::Continue => Input::Continue,
            Did::TimeOut => Input::TimeOut,
            Did::Wrote(strength) => Input::Wrote(*strength),
            Did::Choose(choice, ticks) => match choice_at(machine, at, here, choice) {
                Some(choice) => Input::Choose { choice, ticks: u32::from(*ticks) },
                None => return diverged(run, format!("“{here}” has no choice “{choice}”")),
            },
            Did::Drew(outcome) => return diverged(run, format!("“{here}” does not draw, the record drew “{outcome}”")),
        };
        recorded.next += 1;
        if let Err(refused) = run.step_with(input, &mut recorded) {
            return diverged(run, refused.to_string());
        }
    }
}

/// What a node of a record is called now.
fn current_node(machine: &Machine, id: &Id) -> Text {
    match machine.case().renamed.get(id.as_str()) {
        Some(new) if machine.node_index(id).is_none() => new.clone(),
        Some(_) | None => id.as_str().into(),
    }
}

/// The choice that a record means: by its id, else by what `renamed` says became of it.
fn choice_at(machine: &Machine, node: usize, node_id: &Id, choice: &Id) -> Option<usize> {
    let choices = machine.choices_of(node);
    let find = |name: &str| choices.clone().position(|index| machine.choice_id(index).as_str() == name);
    find(choice).or_else(|| {
        machine.case().renamed.iter().find_map(|(old, new)| {
            let (_, old_choice) = old.split_once('/')?;
            let (new_node, new_choice) = new.split_once('/')?;
            (old_choice == choice.as_str() && new_node == node_id.as_str()).then(|| find(new_choice))?
        })
    })
}

/// Luck from a record, and from the seed where the record has none.
struct Recorded<'a> {
    steps: &'a [RunStep],
    next: usize,
    seeded: Seeded,
    missed: Option<Divergence>,
}

impl Luck for Recorded<'_> {
    fn outcome(&mut self, machine: &Machine, node: usize, visit: u32) -> usize {
        let id = machine.node_id(node);
        if let Some(RunStep(at, Did::Drew(outcome))) = self.steps.get(self.next)
            && self.missed.is_none()
            && current_node(machine, at).as_str() == id.as_str()
        {
            let count = machine.outcomes_of(node).len();
            let found = (0..count).find(|index| machine.outcome_id(node, *index) == Some(outcome));
            if let Some(index) = found {
                self.next += 1;
                return index;
            }
        }
        if self.missed.is_none() {
            let why = format!("the record has no outcome for the chance “{id}” that the case still has");
            self.missed = Some(Divergence { step: self.next, why });
        }
        self.seeded.outcome(machine, node, visit)
    }
}

/// What a saved run was expected to come to and did not, in words; empty if all is as expected.
#[must_use]
pub fn failed_expectations(machine: &Arc<Machine>, saved: &SavedRun) -> Vec<String> {
    let Replay { run, diverged } = replay(machine, saved.seed, &saved.steps);
    let mut failed = Vec::new();
    if let Some(Divergence { step, why }) = diverged {
        failed.push(format!("step {}: {why}", step + 1));
        return failed;
    }
    if let Status::Waiting = run.status() {
        let here = run.node().map_or_else(String::new, |(id, _)| format!(" at “{id}”"));
        failed.push(format!("the record ends before the run does,{here}"));
        return failed;
    }
    let Expect { ending, outcome, percent: range, passed: pass, holds } = &saved.expect;
    let here = run.node();
    if let Some(ending) = ending
        && here.is_none_or(|(id, _)| current_node(machine, ending).as_str() != id.as_str())
    {
        let reached = here.map_or_else(|| "nowhere".to_owned(), |(id, _)| format!("at “{id}”"));
        failed.push(format!("expected to end at “{ending}”, ended {reached}"));
    }
    if let Some(outcome) = outcome {
        let reached = here.and_then(|(_, node)| match node {
            Node::Ending(ending) => Some(ending.outcome),
            _no_ending => None,
        });
        if reached != Some(*outcome) {
            failed.push(format!("expected the outcome {outcome}, got {}", reached.map_or("none", |o| o.label())));
        }
    }
    if let Some((low, high)) = range {
        match percent(machine, run.state()) {
            Some(percent) if (*low..=*high).contains(&percent) => {}
            Some(percent) => failed.push(format!("expected {low} to {high} percent, got {percent}")),
            None => failed.push(format!("expected {low} to {high} percent, got none")),
        }
    }
    if let Some(expected) = pass {
        let word = |passed: Option<bool>| match passed {
            Some(true) => "passed",
            Some(false) => "failed",
            None => "neither: the case does not say what passing takes",
        };
        let reached = passed(machine, run.state());
        if reached != Some(*expected) {
            failed.push(format!("expected {}, got {}", word(Some(*expected)), word(reached)));
        }
    }
    for (n, condition) in holds.iter().enumerate() {
        if !machine.holds(run.state(), condition) {
            failed.push(format!("what should hold at the end does not: condition {} of `holds`", n + 1));
        }
    }
    failed
}
