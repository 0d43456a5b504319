//! The lowest and the highest percent that a run can end with, and what the model run gives away of it.

use std::sync::Arc;

use super::limits::{Budget, Stopped};
use super::off_ramps::along;
use super::percent_search::{Search, Start};
use super::score_graph::ScoreGraph;
use super::witness::Trail;
use crate::play::machine::Machine;
use crate::play::{Input, replay};

/// Between which percents every run that reaches an ending and has a percent lies. Exact.
#[derive(Clone, Debug, Default)]
pub struct PercentBounds {
    /// None: no run has a percent.
    pub lowest: Option<(u8, Trail)>,
    pub highest: Option<(u8, Trail)>,
    /// The choices of the model run and what each gives away; empty if the case has no model run that can be played.
    pub model_run: Vec<ModelStep>,
    /// Runs that were followed at most to find the highest, or what the model run gives away, and the lowest.
    pub states: usize,
}

/// A choice of the model run, and what it gives away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ModelStep {
    /// An index among the choices of the case.
    pub choice: usize,
    /// Percent points that could be reached before it and cannot after it.
    pub gives_away: u8,
}

pub(super) fn percent_bounds(machine: &Arc<Machine>, budget: &Budget<'_>) -> Result<PercentBounds, Stopped> {
    let graph = ScoreGraph::of(machine, budget)?;
    let (highest, model_run, followed) = {
        let mut best = Search::new(&graph, true, budget)?;
        (best.run()?, model_run(&graph, &mut best)?, best.followed)
    };
    let mut worst = Search::new(&graph, false, budget)?;
    let lowest = worst.run()?;
    Ok(PercentBounds { lowest, highest, model_run, states: followed + worst.followed })
}

/// What each choice of the model run gives away, as far as the run can be played.
fn model_run(graph: &ScoreGraph, best: &mut Search<'_>) -> Result<Vec<ModelStep>, Stopped> {
    let machine = graph.machine();
    let Some(model) = &machine.case().model else { return Ok(Vec::new()) };
    let run = replay(machine, model.seed, &model.steps).run;
    let mut at = Start::of(graph);
    let mut bests = Vec::new();
    for (state, edge) in along(&graph.merged.walked, &run) {
        if let Some(edge) = edge {
            at.then(graph, edge);
        }
        bests.push(if state.is_some() { best.percent_from(at.clone())? } else { None });
    }
    let steps = run.moments().iter().skip(1).zip(bests.windows(2));
    let steps = steps.filter_map(|(moment, bests)| {
        let Some((node, Input::Choose { choice, .. })) = moment.did else { return None };
        let (before, after) = (bests[0]?, bests[1]?);
        let choice = machine.choices_of(node).start + choice;
        Some(ModelStep { choice, gives_away: before.saturating_sub(after) })
    });
    Ok(steps.collect())
}
