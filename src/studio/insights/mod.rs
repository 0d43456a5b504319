//! What exploring found, made ready to be shown: once for each result, and again when words change, never once a frame.
//!
//! Pure: reads an exploration and the names on the cards, knows no widget.

mod coverage;
mod csv;
mod endings;
mod figures;
mod meters;
mod name;
mod overview;
mod ramps;
mod regret;
mod scores;
mod shows;
mod troubles;

use crate::explore::Exploration;

use super::canvas::Graph;
use super::exploring::Known;

pub use coverage::{Coverage, ObjectiveRow};
pub use csv::csv;
pub use endings::{EndingRow, Endings, HowItEnds, Share};
pub use figures::{count_words, learner_about, learner_name, paths_words, percent_words};
pub use meters::{At, MeterRow};
use name::Named;
pub use name::NodeName;
pub use overview::{Overview, Tile};
pub use ramps::Ramps;
pub use regret::{Order, Regrets};
pub use scores::{BINS, LearnerScores, ScoreTable};
pub use shows::Shows;
pub use troubles::Trouble;

/// A chart of which a picture can be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Chart {
    Endings,
    Scores,
    /// By meter of the case.
    Meter(usize),
}

/// Everything that the room Insights shows.
#[derive(Debug)]
pub struct Insights {
    /// What it was made from: a result, and the words on the cards.
    pub made_from: (u64, u64),
    pub overview: Overview,
    pub endings: Endings,
    pub scores: ScoreTable,
    pub meters: Vec<MeterRow>,
    pub regrets: Regrets,
    pub ramps: Ramps,
    pub coverage: Coverage,
    pub troubles: Vec<Trouble>,
}

impl Insights {
    /// Reads the answers; names are those on the cards of the case as it is now.
    #[must_use]
    pub fn of(known: &Known, graph: &Graph, made_from: (u64, u64)) -> Self {
        let found: &Exploration = &known.exploration;
        let named = Named::new(&known.machine, graph);
        let endings = Endings::of(found, &named);
        let meters = meters::rows(found, &named);
        Self {
            made_from,
            overview: Overview::of(found, &endings),
            scores: ScoreTable::of(found),
            regrets: Regrets::of(found, &named),
            ramps: Ramps::of(found, &named),
            coverage: Coverage::of(found, &known.machine, &named),
            troubles: troubles::troubles(found, &known.false_choices, &meters, &named),
            endings,
            meters,
        }
    }
}
