//! Off-ramps: where a conversation that goes wrong could still have been saved, and from where on it could not.

use super::components::Components;
use super::keys::Position;
use super::walk::Walked;
use super::witness::Trail;
use crate::play::state::{End, Status};
use crate::play::{Event, Input, Run};
use crate::scenario::{Node, Outcome};

/// Where runs can be saved and where they are lost.
#[derive(Clone, Debug, Default)]
pub struct OffRamps {
    /// Inputs after which nothing saves the run any more, though something still did before. In the order of the
    /// document.
    pub no_return: Vec<NoReturn>,
    /// Decisions from which some run goes on to a bad end, though another offered choice could still have saved it;
    /// each with the first run there.
    pub off_ramps: Vec<(usize, Trail)>,
    /// By state: some continuation is not bad.
    saved: Vec<bool>,
}

/// An input that can be the point of no return.
#[derive(Clone, Debug)]
pub struct NoReturn {
    pub node: usize,
    pub input: Input,
    /// The first run that does it, up to then.
    pub trail: Trail,
}

/// What the off-ramps of one run were.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffRampsOfRun {
    /// How many inputs of the run came before the one that lost it; none if it was never lost, or before it began.
    pub no_return: Option<usize>,
    /// The inputs, up to that one, where another offered choice could have saved it.
    pub off_ramps: Vec<usize>,
}

/// Whether an end is none that a team would want to avoid: resolved, a limit accepted, handed over with continuity, or
/// ended safely.
#[must_use]
pub fn ends_well(node: &Node) -> bool {
    match node {
        Node::Ending(ending) => {
            ending.resolved || matches!(ending.outcome, Outcome::Accepted | Outcome::HandedOver | Outcome::EndedSafely)
        }
        Node::Scene(_) | Node::Decision(_) | Node::Rewrite(_) | Node::Gate(_) | Node::Chance(_) | Node::Pause(_) => {
            false
        }
    }
}

/// Which states can come to an end of which `ends` is true.
fn can_come_to<O>(walked: &Walked<O>, components: &Components, ends: impl Fn(Position) -> bool) -> Vec<bool> {
    let mut can = vec![false; walked.states() + 1];
    for component in 0..components.count() {
        let states = components.states(component);
        let any = states.iter().any(|state| {
            let range = walked.edges.of(*state);
            let over = range.is_empty() && walked.position(*state).is_some_and(&ends);
            over || range.into_iter().any(|at| can[walked.edges.targets[at] as usize])
        });
        for state in states {
            can[*state as usize] = any;
        }
    }
    can
}

pub(super) fn off_ramps<O>(walked: &Walked<O>, components: &Components) -> OffRamps {
    let machine = &*walked.machine;
    let good: Vec<bool> = (0..machine.nodes.len())
        .map(|node| machine.case().nodes.get(machine.node_id(node)).is_some_and(|node| ends_well(node)))
        .collect();
    let is_good = |position: Position| {
        position.status == Status::Over(End::Ending) && good.get(position.node).copied().unwrap_or(false)
    };
    let saved = can_come_to(walked, components, is_good);
    let lost = can_come_to(walked, components, |position| !is_good(position));
    let mut no_return: Vec<((usize, Order), u32, usize)> = Vec::new();
    let mut ramps: Vec<Option<u32>> = vec![None; machine.nodes.len()];
    for state in walked.all().filter(|state| saved[*state as usize]) {
        let Some(Position { node, status: Status::Waiting }) = walked.position(state) else { continue };
        let slot = walked.slot(state);
        let mut saving: Option<usize> = None;
        let mut saving_two = false;
        for at in walked.edges.of(state) {
            let (target, label) = (walked.edges.targets[at], walked.labels.get(slot, walked.edges.labels[at]));
            if saved[target as usize] {
                if let Some(Input::Choose { choice, .. }) = label.input {
                    saving_two |= saving.is_some_and(|other| other != choice);
                    saving = Some(choice);
                }
            } else if let Some(input) = label.input {
                let key = (node, order(input));
                if !no_return.iter().any(|(known, ..)| *known == key) {
                    no_return.push((key, state, at));
                }
            }
        }
        if ramps[node].is_none() {
            let is_ramp = walked.edges.of(state).any(|at| {
                let taken = match walked.labels.get(slot, walked.edges.labels[at]).input {
                    Some(Input::Choose { choice, .. }) => Some(choice),
                    Some(Input::Continue | Input::TimeOut | Input::Wrote(_)) | None => None,
                };
                let another = saving_two || saving.is_some_and(|choice| Some(choice) != taken);
                another && lost[walked.edges.targets[at] as usize]
            });
            if is_ramp {
                ramps[node] = Some(state);
            }
        }
    }
    no_return.sort_by_key(|(key, ..)| *key);
    let no_return = no_return.into_iter().map(|((node, order), state, at)| NoReturn {
        node,
        input: order.input(),
        trail: walked.trail_along(state, at),
    });
    let ramps = ramps.iter().enumerate().filter_map(|(node, state)| state.map(|state| (node, walked.trail_to(state))));
    OffRamps { no_return: no_return.collect(), off_ramps: ramps.collect(), saved }
}

/// Inputs in the order of the document, ticks aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Order {
    Continue,
    Choose(usize),
    Strong,
    Fair,
    Weak,
    TimeOut,
}

impl Order {
    fn input(self) -> Input {
        use crate::scenario::Strength;
        match self {
            Self::Continue => Input::Continue,
            Self::Choose(choice) => Input::Choose { choice, ticks: 0 },
            Self::Strong => Input::Wrote(Strength::Strong),
            Self::Fair => Input::Wrote(Strength::Fair),
            Self::Weak => Input::Wrote(Strength::Weak),
            Self::TimeOut => Input::TimeOut,
        }
    }
}

fn order(input: Input) -> Order {
    use crate::scenario::Strength;
    match input {
        Input::Continue => Order::Continue,
        Input::Choose { choice, .. } => Order::Choose(choice),
        Input::Wrote(Strength::Strong) => Order::Strong,
        Input::Wrote(Strength::Fair) => Order::Fair,
        Input::Wrote(Strength::Weak) => Order::Weak,
        Input::TimeOut => Order::TimeOut,
    }
}

/// The states that a run stands in, moment by moment, and the edges that lead to them, as far as it was played and not
/// changed by hand.
pub(super) fn along<O>(walked: &Walked<O>, run: &Run) -> Vec<(Option<u32>, Option<usize>)> {
    let mut at = Some(0);
    let mut states = Vec::with_capacity(run.moments().len());
    for moment in run.moments() {
        let drawn: Vec<(usize, usize)> = moment
            .events
            .iter()
            .filter_map(|event| match event {
                Event::Drew { node, outcome } => Some((*node, *outcome)),
                _other => None,
            })
            .collect();
        let edge = at.filter(|_| moment.edited.is_none()).and_then(|state| {
            walked.edges.of(state).find(|at| {
                let label = walked.label(state, *at);
                label.takes(moment.did.map(|(_, input)| input)) && walked.stories.drawn(label.story) == drawn
            })
        });
        at = edge.map(|edge| walked.edges.targets[edge]);
        states.push((at, edge));
    }
    states
}

impl OffRamps {
    /// Whether some continuation of a state is not bad.
    pub(super) fn can_be_saved(&self, state: u32) -> bool {
        self.saved[state as usize]
    }

    /// The off-ramps of one run of the case. Empty if it does not end, or ends well.
    pub(super) fn of_run<O>(&self, walked: &Walked<O>, run: &Run) -> OffRampsOfRun {
        let states: Vec<Option<u32>> = along(walked, run).into_iter().map(|(state, _)| state).collect();
        let is_saved = |state: &Option<u32>| state.is_some_and(|state| self.saved[state as usize]);
        let mut found = OffRampsOfRun::default();
        let Some(lost_at) = states.iter().position(|state| !is_saved(state)) else { return found };
        found.no_return = lost_at.checked_sub(1);
        for (input, state) in states[..lost_at].iter().enumerate() {
            let (Some(state), Some(next)) = (state, run.moments().get(input + 1)) else { continue };
            let taken = match next.did {
                Some((_, Input::Choose { choice, .. })) => Some(choice),
                Some((_, Input::Continue | Input::TimeOut | Input::Wrote(_))) | None => None,
            };
            let slot = walked.slot(*state);
            let another = walked.edges.of(*state).any(|at| {
                matches!(walked.labels.get(slot, walked.edges.labels[at]).input,
                    Some(Input::Choose { choice, .. }) if Some(choice) != taken)
                    && self.saved[walked.edges.targets[at] as usize]
            });
            if another {
                found.off_ramps.push(input);
            }
        }
        found
    }
}
