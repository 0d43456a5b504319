//! What exploring found out about the case, as rules ask for it: by the ids of the document.

use std::cell::Cell;
use std::sync::Arc;

use super::Case;
use crate::explore::{
    Answer, Distribution, Exploration, Flow, Learner, MeterRange, PercentBounds, PromiseFate, Range, Scores, Trail,
    interval,
};
use crate::play::Machine;
use crate::scenario::{Choice, Condition, Id, Node, RunStep, Var};

/// What every run of a case can come to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Explored<'e> {
    found: &'e Exploration,
    /// Set where an answer is asked for that is still being found out.
    awaited: &'e Cell<bool>,
}

/// How likely it is to pass.
#[derive(Clone, Copy, Debug)]
pub(super) struct Passes {
    pub(super) share: f64,
    /// Least and most that it can be: the same, or the 99 % interval of a sample.
    pub(super) between: (f64, f64),
    pub(super) is_sampled: bool,
}

impl Passes {
    /// “50 of 100 runs”, or “about 50 of 100 runs”.
    pub(super) fn words(self) -> String {
        format!("{}{:.0} of 100 runs", if self.is_sampled { "about " } else { "" }, self.share * 100.0)
    }
}

impl<'e> Explored<'e> {
    pub(super) fn new(found: &'e Exploration, awaited: &'e Cell<bool>) -> Self {
        Self { found, awaited }
    }

    /// An exact answer; where it is awaited, or the sample in its place is, that is noted.
    fn exact<T>(self, answer: &'e Answer<T>) -> Option<&'e T> {
        if self.found.awaits(answer) {
            self.awaited.set(true);
        }
        answer.exact()
    }

    /// Whether every question was answered exactly, so that a rule that says nothing has nothing to say.
    pub(super) fn knows_all(self) -> bool {
        let found = self.found;
        let meters = found.meters.iter().filter(|answer| self.exact(answer).is_none()).count();
        let promises = found.promises.iter().filter(|answer| self.exact(answer).is_none()).count();
        let scores = self.percent().is_some() && self.distribution().is_some();
        self.flow().is_some() && scores && meters + promises == 0
    }

    /// The machine that was explored. Its words may be older than those of the case.
    pub(super) fn machine(self) -> &'e Arc<Machine> {
        &self.found.machine
    }

    /// Where runs can go; none if that is not known exactly.
    pub(super) fn flow(self) -> Option<&'e Flow> {
        self.exact(&self.found.flow)
    }

    /// What learners score, and what choices give away; none if that is not known exactly.
    pub(super) fn distribution(self) -> Option<&'e Distribution> {
        self.exact(&self.found.distribution)
    }

    /// The lowest and the highest percent; none if they are not known exactly.
    pub(super) fn percent(self) -> Option<&'e PercentBounds> {
        self.exact(&self.found.percent)
    }

    /// What becomes of those promises of which it is known exactly.
    pub(super) fn promises(self) -> impl Iterator<Item = &'e PromiseFate> {
        self.found.promises.iter().filter_map(move |answer| self.exact(answer))
    }

    /// What a learner scores; none if that is not known exactly.
    pub(super) fn scores(self, learner: Learner) -> Option<&'e Scores> {
        self.distribution()?.learners.iter().find(|scores| scores.learner == learner)
    }

    /// How likely a learner passes; none if the case does not say what passing takes.
    pub(super) fn passes(self, learner: Learner) -> Option<Passes> {
        if let Some(scores) = self.scores(learner) {
            return scores.passed.map(|share| Passes { share, between: (share, share), is_sampled: false });
        }
        let sample = self.found.sample.as_ref()?;
        let passed = sample.learners.iter().find(|row| row.learner == learner)?.passed?;
        let share = f64::from(passed) / f64::from(sample.runs.max(1));
        Some(Passes { share, between: interval(passed, sample.runs), is_sampled: true })
    }

    /// The id of a node.
    pub(super) fn node(self, node: usize) -> &'e Id {
        self.machine().node_id(node)
    }

    /// A node and a choice of it, by the index of the choice among those of the case.
    pub(super) fn choice<'a>(self, case: &Case<'a>, node: usize, choice: usize) -> Option<(&'e Id, &'a Choice)> {
        let id = self.node(node);
        let at = choice.checked_sub(self.machine().choices_of(node).start)?;
        Some((id, case.node(id)?.choices().get(at)?))
    }

    /// Every choice: its node, its index among the choices of the case, and the choice.
    pub(super) fn choices<'a>(self, case: &Case<'a>) -> Vec<(&'e Id, usize, &'a Choice)> {
        let machine = self.machine();
        let of = |node: usize| machine.choices_of(node).map(move |choice| (node, choice));
        (0..machine.node_count())
            .flat_map(of)
            .filter_map(|(node, choice)| self.choice(case, node, choice).map(|(id, found)| (id, choice, found)))
            .collect()
    }

    /// The run that shows something.
    pub(super) fn witness(self, trail: &Trail) -> Vec<RunStep> {
        trail.witness(self.machine()).steps
    }

    /// Between which values the meters of a condition lie where a run stands at a node, in brackets: “ (anger is 40 to
    /// 62 there)”. Empty if it reads none; none while one of them is still being found out, so that a sentence is said
    /// once it is whole.
    pub(super) fn ranges(self, case: &Case<'_>, node: &Id, condition: &Condition) -> Option<String> {
        let Some(index) = self.machine().node_index(node) else { return Some(String::new()) };
        let mut meters = Vec::new();
        meters_of(condition, &mut meters);
        let of = |id| Some((id, self.found.meters.get(self.machine().case().meters.get_index_of(id)?)?));
        let answers: Vec<(&Id, &Answer<MeterRange>)> = meters.into_iter().filter_map(of).collect();
        if answers.iter().any(|(_, answer)| answer.is_awaited()) {
            self.awaited.set(true);
            return None;
        }
        let told = answers.into_iter().filter_map(|(id, answer)| {
            let Range { min, max, .. } = answer.exact()?.at_nodes[index].as_ref()?;
            let name = case.meters().get(id).map_or_else(|| id.to_string(), |meter| meter.name.to_lowercase());
            Some(if min == max {
                format!("{name} is always {min} there")
            } else {
                format!("{name} is {min} to {max} there")
            })
        });
        let told = told.collect::<Vec<_>>().join(", ");
        Some(if told.is_empty() { told } else { format!(" ({told})") })
    }
}

fn meters_of<'c>(condition: &'c Condition, found: &mut Vec<&'c Id>) {
    match condition {
        Condition::All(inner) | Condition::Any(inner) => inner.iter().for_each(|inner| meters_of(inner, found)),
        Condition::Not(inner) => meters_of(inner, found),
        Condition::AtLeast(Var::Meter(id), _)
        | Condition::AtMost(Var::Meter(id), _)
        | Condition::In(Var::Meter(id), _) => {
            if !found.contains(&id) {
                found.push(id);
            }
        }
        Condition::AtLeast(Var::Tally(_), _)
        | Condition::AtMost(Var::Tally(_), _)
        | Condition::In(Var::Tally(_), _)
        | Condition::Is(_)
        | Condition::Knows(_)
        | Condition::Promise(..)
        | Condition::Visited(_)
        | Condition::Chose(..) => {}
    }
}

/// The words that a learner reads who enters a node: its lines, its prompt, everything that can be chosen.
pub(super) fn words_on_entry(node: &Node) -> usize {
    let lines = node.lines().iter().map(|line| super::words::words(&line.says).count()).sum::<usize>();
    let choices = node
        .choices()
        .iter()
        .map(|choice| super::words::words(&choice.says).count() + super::words::words(&choice.does).count());
    lines + choices.sum::<usize>()
}
