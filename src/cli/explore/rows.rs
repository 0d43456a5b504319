//! The shape of the JSON of `offramp explore`.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use serde::Serialize;

use crate::explore::Witness;

/// Everything that was found. What is not exact is what a sample showed: it may be more.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    /// Which questions were answered by looking at every run.
    pub exact: Exact,
    /// Whether all but the distribution were.
    pub complete: bool,
    /// Of the question where runs can go; none if it was sampled.
    pub states: Option<usize>,
    /// Complete records, in decimal, or `unbounded`; none if it was sampled.
    pub paths: Option<String>,
    pub unreached: Vec<String>,
    /// `node/choice`, of nodes that are reached.
    pub never_offered: Vec<String>,
    /// Nodes where a run can be over because nothing is offered, or nothing can be drawn.
    pub stuck: Vec<String>,
    /// Nodes on loops that no run leaves.
    pub traps: Vec<String>,
    /// Nodes on loops that a run can go round and leave, loop by loop.
    pub loops: Vec<Vec<String>>,
    /// Gates and chances that lead back to themselves without an input.
    pub endless_automatic_loops: Vec<String>,
    /// Nodes with an exit that is taken and leads to what is not written, or does not exist.
    pub unwritten: Vec<String>,
    pub percent: Option<Bounds<u8>>,
    /// Nodes entered in a complete run.
    pub steps: Option<Bounds<u64>>,
    /// Simulated seconds of a complete run.
    pub seconds: Option<Bounds<u64>>,
    /// At nodes; by meter.
    pub meters: IndexMap<String, MeterRow>,
    pub endings: BTreeMap<String, EndingRow>,
    /// By learner.
    pub learners: IndexMap<&'static str, LearnerRow>,
    /// Two choices of a node that are offered together and come to the same.
    pub false_choices: Vec<FalseChoiceRow>,
    /// Promises whose time can pass while they are open.
    pub promises_overdue: Vec<String>,
    /// Promises that are still open at the end of some run.
    pub promises_left_open: Vec<String>,
    /// Decisions where a run that goes wrong could still have been saved.
    pub off_ramps: Vec<String>,
    /// `node/input`: after these nothing saves the run any more.
    pub no_return: Vec<String>,
    /// `node/choice`: the percent points that it gives away, least and most.
    pub regret: IndexMap<String, Bounds<u8>>,
    /// What each choice of the model run gives away, in its order.
    pub model_run: Vec<(String, u8)>,
    /// Runs that show what is claimed.
    pub witnesses: IndexMap<String, Witness>,
    /// Changes when anything but words and layout does.
    pub fingerprint: String,
    pub sample: Option<SampleRow>,
}

#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Exact {
    pub flow: bool,
    pub meters: bool,
    pub promises: bool,
    pub time: bool,
    pub percent: bool,
    pub distribution: bool,
}

/// A least and a most; no most: there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Bounds<T> {
    pub min: T,
    pub max: Option<T>,
}

#[derive(Debug, Serialize)]
pub(super) struct MeterRow {
    pub min: Option<i32>,
    pub max: Option<i32>,
    /// By node.
    pub at: IndexMap<String, Bounds<i32>>,
    /// `node/input`, or `start`: where a change would take it out of its range.
    pub clamped: Vec<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct EndingRow {
    pub paths: Option<String>,
    /// Nodes entered, and simulated seconds, of runs that reach it; none if none does, or it was sampled.
    pub steps: Option<Bounds<u64>>,
    pub seconds: Option<Bounds<u64>>,
    /// By learner.
    pub probability: IndexMap<&'static str, f64>,
    /// By meter.
    pub meters: IndexMap<String, Bounds<i32>>,
}

/// How one learner's runs end, beside the endings.
#[derive(Debug, Serialize)]
pub(super) struct LearnerRow {
    pub never_ends: f64,
    pub unwritten: f64,
    pub stuck: f64,
    pub link_to_nowhere: f64,
    pub endless_automatic_loop: f64,
    pub passed: Option<f64>,
    pub mean_percent: Option<f64>,
    /// How likely each percent is; those that never come are left out.
    pub percents: BTreeMap<u8, f64>,
}

#[derive(Debug, Serialize)]
pub(super) struct FalseChoiceRow {
    pub node: String,
    pub choices: [String; 2],
}

#[derive(Debug, Serialize)]
pub(super) struct SampleRow {
    /// Runs of each learner.
    pub runs: u32,
    pub confidence: f64,
    /// By learner and ending: between which probabilities the true one lies with that confidence.
    pub endings: IndexMap<&'static str, BTreeMap<String, (f64, f64)>>,
    /// By learner, where the case says what passing takes: between which probabilities that of passing lies.
    pub passed: IndexMap<&'static str, (f64, f64)>,
    /// By learner: runs that did not come to an end.
    pub unfinished: IndexMap<&'static str, u32>,
}
