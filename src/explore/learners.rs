//! Named learners: how likely each of them does what.

use hashbrown::HashMap;
use serde::Serialize;

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

/// How likely learners take each edge of a state.
#[derive(Debug, Default)]
pub(super) struct EdgeShares {
    offered: Vec<usize>,
    /// What is offered at a node, as bits, and how learners decide then: most states of a node are alike.
    decided: HashMap<(usize, u64), Decided>,
    /// For each edge of the state, by learner as in [`Learner::ALL`].
    pub of: Vec<[f64; 4]>,
}

/// How likely each of the offered choices is, and saying nothing; by learner.
#[derive(Clone, Debug, Default)]
struct Decided {
    choices: Vec<[f64; 4]>,
    silence: [f64; 4],
}

impl Decided {
    fn of(machine: &Machine, node: usize, offered: &[usize]) -> Self {
        let mut all = Self { choices: vec![[0.0; 4]; offered.len()], silence: [0.0; 4] };
        let mut shares = Vec::new();
        for (which, learner) in Learner::ALL.into_iter().enumerate() {
            all.silence[which] = learner.decides(machine, node, offered, &mut shares);
            for (choice, share) in all.choices.iter_mut().zip(&shares) {
                choice[which] = *share;
            }
        }
        all
    }
}

impl EdgeShares {
    pub(super) fn read<O>(&mut self, walked: &Walked<O>, state: u32) {
        let machine = &*walked.machine;
        let range = walked.edges.of(state);
        self.of.clear();
        let position = walked.position(state);
        let slot = position.map_or(machine.nodes.len(), |position| position.node);
        let labels = || walked.edges.labels[range.clone()].iter().map(|number| walked.labels.get(slot, *number));
        let Some(node) = position.filter(|here| here.status == Status::Waiting).map(|here| here.node) else {
            self.of.extend(labels().map(|label| [label.probability; 4]));
            return;
        };
        self.offered.clear();
        let mut set = Some(0_u64);
        for label in labels() {
            if let Some(Input::Choose { choice, .. }) = label.input
                && self.offered.last() != Some(&choice)
            {
                self.offered.push(choice);
                set = set.filter(|_| choice < 64).map(|set| set | 1 << choice);
            }
        }
        let fresh;
        let decided = if let Some(set) = set {
            &*self.decided.entry((node, set)).or_insert_with(|| Decided::of(machine, node, &self.offered))
        } else {
            fresh = Decided::of(machine, node, &self.offered);
            &fresh
        };
        let most = match &machine.nodes[node].body {
            Body::Decision { timer: Some(timer), .. } => timer.ticks,
            _untimed => 0,
        };
        let mut place = 0;
        for label in labels() {
            let mut shares = match label.input {
                Some(Input::Choose { choice, .. }) => {
                    while self.offered[place] != choice {
                        place += 1;
                    }
                    let mut shares = decided.choices[place];
                    if most > 0 {
                        for (share, learner) in shares.iter_mut().zip(Learner::ALL) {
                            *share *= learner.waits(label.first_tick(), label.last_tick, most);
                        }
                    }
                    shares
                }
                Some(Input::TimeOut) => decided.silence,
                Some(Input::Wrote(strength)) => Learner::ALL.map(|learner| learner.writes(strength)),
                Some(Input::Continue) | None => [1.0; 4],
            };
            for share in &mut shares {
                *share *= label.probability;
            }
            self.of.push(shares);
        }
    }
}
