//! Named learners: how likely each of them does what.

use serde::Serialize;

use super::edges::Label;
use super::walk::Walked;
use crate::play::machine::{Body, Machine};
use crate::play::{Input, Status};
use crate::scenario::Strength;

/// Somebody who plays a case in a certain way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Learner {
    /// Anything that is offered is as likely: each choice 1, saying nothing 1, every number of ticks, every strength.
    Random,
    /// Best 1, Good 2, no grade 2, Weak 3, Harmful 4, saying nothing 1, ticks as they come; strong, fair, weak 0 : 1 : 2.
    TypicalMistakes,
    /// The best grade that is offered at once, ties alike; writes strong messages. No grade counts as Good. Says nothing
    /// only where nothing else can be done.
    Model,
    /// The worst grade that is offered, after as many ticks as there are, ties alike; writes weak messages. No grade
    /// counts as Good. Says nothing only where nothing else can be done.
    Worst,
}

impl Learner {
    /// Every learner, in the order in which answers have them.
    pub const ALL: [Self; 4] = [Self::Random, Self::TypicalMistakes, Self::Model, Self::Worst];

    /// The learner's name in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Random => "random",
            Self::TypicalMistakes => "typical_mistakes",
            Self::Model => "model",
            Self::Worst => "worst",
        }
    }

    /// What a choice of this worth weighs beside the others; for model and worst, by rank among `offered`.
    fn weighs(self, worth: Option<u32>, best: u32, worst: u32) -> f64 {
        let as_grade = worth.unwrap_or(2);
        match self {
            Self::Random => 1.0,
            Self::TypicalMistakes => match worth {
                Some(3..) => 1.0,
                Some(2) | None => 2.0,
                Some(1) => 3.0,
                Some(0) => 4.0,
            },
            Self::Model => f64::from(u8::from(as_grade == best)),
            Self::Worst => f64::from(u8::from(as_grade == worst)),
        }
    }

    /// What saying nothing weighs where something is offered.
    fn silence_weighs(self) -> f64 {
        match self {
            Self::Random | Self::TypicalMistakes => 1.0,
            Self::Model | Self::Worst => 0.0,
        }
    }

    /// How likely so many ticks are, from the first to the last of `most`.
    pub(super) fn waits(self, first: u32, last: u32, most: u32) -> f64 {
        match self {
            Self::Random | Self::TypicalMistakes => f64::from(last - first + 1) / f64::from(most + 1),
            Self::Model => f64::from(u8::from(first == 0)),
            Self::Worst => f64::from(u8::from(last == most)),
        }
    }

    pub(super) fn writes(self, strength: Strength) -> f64 {
        let weights = match self {
            Self::Random => [1.0, 1.0, 1.0],
            Self::TypicalMistakes => [0.0, 1.0, 2.0],
            Self::Model => [1.0, 0.0, 0.0],
            Self::Worst => [0.0, 0.0, 1.0],
        };
        let sum: f64 = weights.iter().sum();
        match strength {
            Strength::Strong => weights[0] / sum,
            Strength::Fair => weights[1] / sum,
            Strength::Weak => weights[2] / sum,
        }
    }

    /// How likely each of the offered choices of a decision is (indices among those of the node), and saying nothing.
    pub(super) fn decides(self, machine: &Machine, node: usize, offered: &[usize], shares: &mut Vec<f64>) -> f64 {
        shares.clear();
        let Body::Decision { choices, timer, .. } = &machine.nodes[node].body else { return 0.0 };
        let worth = |choice: &usize| machine.choices[choices.start + choice].worth;
        let as_grades = || offered.iter().map(|choice| worth(choice).unwrap_or(2));
        let (best, worst) = (as_grades().max().unwrap_or(0), as_grades().min().unwrap_or(0));
        shares.extend(offered.iter().map(|choice| self.weighs(worth(choice), best, worst)));
        let silence = match timer {
            None => 0.0,
            Some(_) if offered.is_empty() => 1.0,
            Some(_) => self.silence_weighs(),
        };
        let sum: f64 = shares.iter().sum::<f64>() + silence;
        for share in shares.iter_mut() {
            *share /= sum;
        }
        silence / sum
    }
}

/// How likely a learner takes each edge of a state.
#[derive(Debug, Default)]
pub(super) struct EdgeShares {
    offered: Vec<usize>,
    shares: Vec<f64>,
    /// For each edge of the state.
    pub of: Vec<f64>,
}

impl EdgeShares {
    pub(super) fn read<O>(&mut self, walked: &Walked<O>, learner: Learner, state: u32) {
        let machine = &*walked.machine;
        let range = walked.edges.of(state);
        let slot = walked.slot(state);
        let label = |at: usize| -> &Label { walked.labels.get(slot, walked.edges.labels[at]) };
        self.of.clear();
        let Some(node) = walked.position(state).filter(|p| p.status == Status::Waiting).map(|p| p.node) else {
            self.of.extend(range.map(|at| label(at).probability));
            return;
        };
        self.offered.clear();
        for at in range.clone() {
            if let Some(Input::Choose { choice, .. }) = label(at).input
                && self.offered.last() != Some(&choice)
            {
                self.offered.push(choice);
            }
        }
        let silence = learner.decides(machine, node, &self.offered, &mut self.shares);
        let most = match &machine.nodes[node].body {
            Body::Decision { timer: Some(timer), .. } => timer.ticks,
            _untimed => 0,
        };
        for at in range {
            let label = label(at);
            let share = match label.input {
                Some(Input::Choose { choice, .. }) => {
                    let place = self.offered.iter().position(|other| *other == choice).unwrap_or(0);
                    self.shares[place] * learner.waits(label.first_tick(), label.last_tick, most)
                }
                Some(Input::TimeOut) => silence,
                Some(Input::Wrote(strength)) => learner.writes(strength),
                Some(Input::Continue) | None => 1.0,
            };
            self.of.push(share * label.probability);
        }
    }
}
