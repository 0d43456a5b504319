//! The run behind a figure: a small name for it, told in full only when somebody wants to see it.

use crate::explore::{Exploration, Lengths, Range, Trail, Witness};
use crate::scenario::RunStep;

/// Which run shows something that exploring found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shows {
    /// The first run that is over in one of the ways (an index among [`crate::explore::Flow::ends`]).
    End(usize),
    /// The first run that takes a choice.
    Choice(usize),
    /// Of all complete runs.
    Length(Length),
    /// Of the runs to an ending, by its node.
    LengthTo(usize, Length),
    LowestPercent,
    HighestPercent,
    /// The least value of a meter, at a node or anywhere.
    MeterLow(usize, Option<usize>),
    /// The greatest value of a meter, at a node or anywhere.
    MeterHigh(usize, Option<usize>),
    /// A meter is held at its range: the meter, and an index among its clamps.
    Clamp(usize, usize),
    /// The first run that gives away the most by a choice.
    Regret(usize),
    /// The model run of the case.
    ModelRun,
    /// An index among the off-ramps.
    OffRamp(usize),
    /// An index among the points of no return.
    NoReturn(usize),
    Loop(usize),
    Trap(usize),
    /// The time of a promise passes.
    Overdue(usize),
    /// A promise is open at the end.
    LeftOpen(usize),
}

/// Which run is shorter, or longer, than the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Length {
    FewestNodes,
    MostNodes,
    ShortestTime,
    LongestTime,
}

impl Length {
    /// The run, of those with these nodes and seconds.
    fn of<'l>(self, steps: Option<&'l Lengths>, seconds: Option<&'l Lengths>) -> Option<&'l Witness> {
        match self {
            Self::FewestNodes => steps.map(|steps| &steps.shortest_run),
            Self::MostNodes => steps?.longest_run.as_ref(),
            Self::ShortestTime => seconds.map(|seconds| &seconds.shortest_run),
            Self::LongestTime => seconds?.longest_run.as_ref(),
        }
    }
}

impl Shows {
    /// What is done in that run; none if the exploration does not know of it.
    #[must_use]
    pub fn steps(self, found: &Exploration) -> Option<Vec<RunStep>> {
        let told = |trail: &Trail| Some(trail.witness(&found.machine).steps);
        let flow = found.flow.exact();
        let of = |witness: Option<&Witness>| witness.map(|witness| witness.steps.clone());
        let range = |meter: usize, node: Option<usize>| -> Option<&Range> {
            let range = found.meters.get(meter)?.exact()?;
            match node {
                None => range.range.as_ref(),
                Some(node) => range.at_nodes.get(node)?.as_ref(),
            }
        };
        match self {
            Self::End(at) => told(&flow?.ends.get(at)?.trail),
            Self::Choice(choice) => told(flow?.reached.choices.get(choice)?.as_ref()?),
            Self::Length(length) => of(length.of(flow?.steps.as_ref(), flow?.seconds.as_ref())),
            Self::LengthTo(ending, length) => {
                let lengths = found.endings.exact()?.get(&ending)?;
                of(length.of(Some(&lengths.steps), Some(&lengths.seconds)))
            }
            Self::LowestPercent => told(&found.percent.exact()?.lowest.as_ref()?.1),
            Self::HighestPercent => told(&found.percent.exact()?.highest.as_ref()?.1),
            Self::MeterLow(meter, node) => told(&range(meter, node)?.min_run),
            Self::MeterHigh(meter, node) => told(&range(meter, node)?.max_run),
            Self::Clamp(meter, at) => told(&found.meters.get(meter)?.exact()?.clamps.get(at)?.trail),
            Self::Regret(choice) => told(&found.distribution.exact()?.regrets.get(choice)?.as_ref()?.highest_run),
            Self::ModelRun => found.machine.case().model.as_ref().map(|model| model.steps.clone()),
            Self::OffRamp(at) => told(&flow?.off_ramps.off_ramps.get(at)?.1),
            Self::NoReturn(at) => told(&flow?.off_ramps.no_return.get(at)?.trail),
            Self::Loop(at) => told(&flow?.loops.get(at)?.trail),
            Self::Trap(at) => told(&flow?.traps.get(at)?.trail),
            Self::Overdue(promise) => told(found.promises.get(promise)?.exact()?.overdue.as_ref()?),
            Self::LeftOpen(promise) => told(found.promises.get(promise)?.exact()?.left_open()?),
        }
    }
}
