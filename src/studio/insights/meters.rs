//! Where each meter can stand along the story, and where it is held at its range.

use super::name::{Named, NodeName};
use super::shows::Shows;
use crate::explore::{Answer, Exploration};
use crate::scenario::{Better, Grade, Kind, Place};

/// What a meter can do.
#[derive(Clone, Debug)]
pub struct MeterRow {
    pub name: String,
    pub place: Place,
    /// The range that the case gives it, and where it starts.
    pub min: i32,
    pub max: i32,
    pub start: i32,
    pub better: Better,
    /// Named stretches: the last value of each.
    pub bands: Vec<(i32, String)>,
    /// Between which values it stands in all runs; none: nothing is known.
    pub range: Option<(i32, i32)>,
    pub exact: bool,
    /// Reached nodes in reading order, endings last.
    pub at: Vec<At>,
    pub clamps: Vec<ClampRow>,
    /// The runs to both ends of the range.
    pub low: Shows,
    pub high: Shows,
}

/// The values of a meter at a node.
#[derive(Clone, Debug)]
pub struct At {
    pub node: NodeName,
    pub low: i32,
    pub high: i32,
    pub low_shows: Shows,
    pub high_shows: Shows,
}

/// An answer after which a change would take a meter out of its range.
#[derive(Clone, Debug)]
pub struct ClampRow {
    /// None: before the first answer.
    pub node: Option<NodeName>,
    pub words: String,
    pub grade: Option<Grade>,
    pub place: Place,
    pub shows: Shows,
}

pub(super) fn rows(found: &Exploration, named: &Named<'_>) -> Vec<MeterRow> {
    let meters = named.machine.case().meters.iter().zip(&found.meters).enumerate();
    let nodes = named.nodes();
    let rows = meters.map(|(index, ((id, meter), answer))| {
        let mut row = MeterRow {
            name: meter.name.to_string(),
            place: Place::declared("meters", id),
            min: meter.min,
            max: meter.max,
            start: meter.start,
            better: meter.better,
            bands: meter.bands.iter().map(|band| (band.upto, band.name.to_string())).collect(),
            range: None,
            exact: answer.is_exact(),
            at: Vec::new(),
            clamps: Vec::new(),
            low: Shows::MeterLow(index, None),
            high: Shows::MeterHigh(index, None),
        };
        match (answer, &found.sample) {
            (Answer::Exact(range), _) => {
                row.range = range.range.as_ref().map(|range| (range.min, range.max));
                let at = |(node, name): &(usize, NodeName)| {
                    let range = range.at_nodes[*node].as_ref()?;
                    Some(At {
                        node: name.clone(),
                        low: range.min,
                        high: range.max,
                        low_shows: Shows::MeterLow(index, Some(*node)),
                        high_shows: Shows::MeterHigh(index, Some(*node)),
                    })
                };
                row.at = nodes.iter().filter_map(at).collect();
                row.at.sort_by_key(|at| at.node.kind == Kind::Ending);
                row.clamps = range
                    .clamps
                    .iter()
                    .enumerate()
                    .map(|(at, clamp)| {
                        let (words, grade, place) = match (clamp.node, clamp.input) {
                            (Some(node), Some(input)) => named.input(node, input),
                            _begins => ("before the first answer".to_owned(), None, row.place.clone()),
                        };
                        let node = clamp.node.map(|node| named.node(node));
                        ClampRow { node, words, grade, place, shows: Shows::Clamp(index, at) }
                    })
                    .collect();
            }
            (Answer::Sampled | Answer::Awaited, sample) => {
                row.range = sample.as_ref().and_then(|sample| sample.meters[index]);
            }
        }
        row
    });
    rows.collect()
}
