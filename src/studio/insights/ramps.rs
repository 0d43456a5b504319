//! Off-ramps, and answers after which nothing saves a run.

use super::name::{Named, NodeName};
use super::shows::Shows;
use crate::explore::Exploration;
use crate::scenario::{Grade, Place};

/// A decision at which a run that goes wrong could still have been saved.
#[derive(Clone, Debug)]
pub struct RampRow {
    pub node: NodeName,
    /// How many answers there lose a run for good.
    pub lost_by: usize,
    pub shows: Shows,
}

/// An answer after which nothing saves the run.
#[derive(Clone, Debug)]
pub struct LostRow {
    pub node: NodeName,
    /// What is done there.
    pub words: String,
    pub grade: Option<Grade>,
    pub place: Place,
    pub shows: Shows,
}

/// Where runs can be saved and where they are lost.
#[derive(Clone, Debug, Default)]
pub struct Ramps {
    pub off_ramps: Vec<RampRow>,
    pub lost: Vec<LostRow>,
    /// Whether they are known; else there were too many states.
    pub known: bool,
}

impl Ramps {
    pub(super) fn of(found: &Exploration, named: &Named<'_>) -> Self {
        let Some(flow) = found.flow.exact() else { return Self::default() };
        let lost_by = |node: usize| flow.off_ramps.no_return.iter().filter(|lost| lost.node == node).count();
        let ramps = flow.off_ramps.off_ramps.iter().enumerate();
        let mut off_ramps: Vec<RampRow> = ramps
            .map(|(at, (node, _))| RampRow {
                node: named.node(*node),
                lost_by: lost_by(*node),
                shows: Shows::OffRamp(at),
            })
            .collect();
        off_ramps.sort_by_key(|row| row.node.order);
        let lost = flow.off_ramps.no_return.iter().enumerate();
        let mut lost: Vec<LostRow> = lost
            .map(|(at, lost)| {
                let (words, grade, place) = named.input(lost.node, lost.input);
                LostRow { node: named.node(lost.node), words, grade, place, shows: Shows::NoReturn(at) }
            })
            .collect();
        lost.sort_by_key(|row| row.node.order);
        Self { off_ramps, lost, known: true }
    }
}
