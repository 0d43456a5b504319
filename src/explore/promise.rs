//! What becomes of a promise: whether its time can pass, and whether a run can end with it still open.

use std::sync::Arc;

use super::limits::{Budget, Stopped};
use super::merged::{Changes, Followed, merged};
use super::regions::Merged;
use super::scripts::{Dealt, Piece};
use super::witness::Trail;
use crate::play::machine::Machine;
use crate::play::state::{End, Status};
use crate::scenario::PromiseStatus;

/// What can become of a promise. Exact.
#[derive(Clone, Debug)]
pub struct PromiseFate {
    /// An index among the promises of the case.
    pub promise: usize,
    /// States that this question tells apart.
    pub states: usize,
    /// The first run in which its time passes while it is open.
    pub overdue: Option<Trail>,
    /// By status at an ending, in the order of [`PromiseStatus::ALL`]: the first run that ends so.
    pub at_end: [Option<Trail>; 4],
}

pub(super) fn promise_fate(
    machine: &Arc<Machine>,
    promise: usize,
    budget: &Budget<'_>,
) -> Result<PromiseFate, Stopped> {
    let followed = Followed { changes: Changes::Promise(promise), ..Followed::default() };
    let merged = merged(machine, followed, budget)?;
    let mut fates = Fates::new(&merged);
    fates.run(budget)?;
    let Fates { overdue, at_end, .. } = &fates;
    Ok(PromiseFate {
        promise,
        states: merged.walked.states(),
        overdue: overdue.map(|way| fates.trail(way)),
        at_end: at_end.map(|way| way.map(|way| fates.trail(way))),
    })
}

impl PromiseFate {
    /// The first run that ends with the promise open: neither kept nor broken.
    #[must_use]
    pub fn left_open(&self) -> Option<&Trail> {
        self.at_end[PromiseStatus::Open as usize].as_ref()
    }
}

/// Runs so far: the region where each stands, and what the promise is there.
struct Fates<'a> {
    merged: &'a Merged,
    /// By region, the statuses that runs come there with, as bits.
    seen: Vec<u8>,
    runs: Vec<Run>,
    /// The first way on which its time passes, and to each end: a run, and how many ways were tried before.
    overdue: Option<(u32, u16)>,
    at_end: [Option<(u32, u16)>; 4],
}

#[derive(Clone, Copy, Debug)]
struct Run {
    region: u32,
    status: PromiseStatus,
    /// The run that it goes on from, and how many ways were tried before.
    from: (u32, u16),
}

impl<'a> Fates<'a> {
    fn new(merged: &'a Merged) -> Self {
        let mut seen = vec![0; merged.walked.states() + 1];
        seen[0] = 1 << PromiseStatus::Unmade as u8;
        let root = Run { region: 0, status: PromiseStatus::Unmade, from: (0, 0) };
        Self { merged, seen, runs: vec![root], overdue: None, at_end: [None; 4] }
    }

    /// Breadth first, so that the first run to anything has the fewest inputs.
    fn run(&mut self, budget: &Budget<'_>) -> Result<(), Stopped> {
        let graph = &self.merged.walked;
        let mut next = 0;
        while let Some(run) = self.runs.get(next).copied() {
            budget.look(next)?;
            let number = u32::try_from(next).map_err(|_| Stopped::TooMany)?;
            next += 1;
            for at in graph.edges.of(run.region) {
                let edge = &self.merged.edges[at];
                let way = (number, edge.nth);
                let mut status = run.status;
                for piece in self.merged.scripts.get(edge.script) {
                    let Piece::Promise(dealt) = piece else { continue };
                    if *dealt == Dealt::Overdue {
                        self.overdue.get_or_insert(way);
                    }
                    status = after(status, *dealt);
                }
                let region = graph.edges.targets[at];
                if graph.position(region).is_some_and(|here| here.status == Status::Over(End::Ending)) {
                    self.at_end[status as usize].get_or_insert(way);
                }
                let seen = &mut self.seen[region as usize];
                if *seen & 1 << status as u8 == 0 {
                    *seen |= 1 << status as u8;
                    self.runs.push(Run { region, status, from: way });
                }
            }
        }
        Ok(())
    }

    fn trail(&self, way: (u32, u16)) -> Trail {
        let (mut run, nth) = way;
        let mut ways = vec![nth];
        while run != 0 {
            let (from, nth) = self.runs[run as usize].from;
            ways.push(nth);
            run = from;
        }
        ways.reverse();
        Trail { ways: ways.into(), idle: self.merged.walked.idle.clone(), then: None }
    }
}

/// What a promise becomes.
fn after(status: PromiseStatus, dealt: Dealt) -> PromiseStatus {
    match (status, dealt) {
        (PromiseStatus::Unmade, Dealt::Made) => PromiseStatus::Open,
        (PromiseStatus::Open, Dealt::Kept) => PromiseStatus::Kept,
        (PromiseStatus::Open, Dealt::Broken | Dealt::Overdue) => PromiseStatus::Broken,
        (status, _stays) => status,
    }
}
