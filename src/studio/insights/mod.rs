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
mod standing;
mod troubles;

use crate::explore::Exploration;

use super::canvas::Graph;
use super::known::Known;

pub use coverage::{Coverage, ObjectiveRow};
pub use csv::csv;
pub use endings::{EndingRow, Endings, HowItEnds, Share};
pub use figures::{count_words, learner_about, learner_name, paths_words, percent_words, time_range};
pub use meters::{At, MeterRow};
use name::Named;
pub use name::{ChoiceName, NodeName};
pub use overview::{Overview, Tile};
pub use ramps::Ramps;
pub use regret::{Order, Regrets};
pub use scores::{BINS, LearnerScores, ScoreTable};
pub use shows::Shows;
pub use standing::{Standing, Standings};
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
    /// Which parts of it are known; of those that are awaited nothing must be shown.
    pub standings: Standings,
    /// How many choices the case has.
    pub choices: usize,
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
    /// Reads the answers; those that are awaited stand as they were before the case was changed, if they were known then.
    /// Names are those on the cards of the case as it is now.
    #[must_use]
    pub fn of(known: &Known, before: Option<&Known>, graph: &Graph, made_from: (u64, u64)) -> Self {
        let mut insights = Self::by_itself(known, graph, made_from);
        if let Some(before) = before.filter(|_| !insights.standings.is_settled()) {
            insights.take_older(Self::by_itself(before, graph, made_from));
        }
        insights
    }

    fn by_itself(known: &Known, graph: &Graph, made_from: (u64, u64)) -> Self {
        let found: &Exploration = &known.exploration;
        let named = Named::new(&known.machine, graph);
        let endings = Endings::of(found, &named);
        let meters = meters::rows(found, &named);
        let standings = Standings::of(found);
        Self {
            made_from,
            overview: Overview::of(found, &endings, standings),
            scores: ScoreTable::of(found),
            regrets: Regrets::of(found, &named),
            ramps: Ramps::of(found, &named),
            coverage: Coverage::of(found, &known.machine, &named),
            troubles: troubles::troubles(found, &known.false_choices, &meters, &named),
            endings,
            meters,
            standings,
            choices: (0..known.machine.node_count()).map(|node| known.machine.choices_of(node).len()).sum(),
        }
    }

    /// Fills in what is awaited.
    fn take_older(&mut self, older: Self) {
        let awaited = self.standings;
        self.standings = awaited.or_older();
        if awaited.flow == Standing::Awaited {
            (self.endings, self.ramps, self.coverage) = (older.endings, older.ramps, older.coverage);
        }
        if awaited.scores == Standing::Awaited {
            self.scores = older.scores;
        }
        if awaited.choices == Standing::Awaited {
            self.regrets = older.regrets;
        }
        if awaited.meters == Standing::Awaited {
            self.meters = older.meters;
        }
        self.overview.take_older(older.overview);
        let still = older.troubles.into_iter().filter(|trouble| awaited.of_trouble(trouble.sort) == Standing::Awaited);
        self.troubles.extend(still);
        self.troubles.sort_by_key(|trouble| trouble.sort);
    }

    /// Whether a chart can be taken out of the room: nothing in it is awaited.
    #[must_use]
    pub fn has(&self, chart: Chart) -> bool {
        let standing = match chart {
            Chart::Endings => self.standings.flow,
            Chart::Scores => self.standings.scores,
            Chart::Meter(_) => self.standings.meters,
        };
        standing == Standing::Known
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;

    use super::*;
    use crate::explore::{Fingerprint, Limits, Questions, explore, explore_on};
    use crate::play::{Machine, replay};
    use crate::scenario::{Scenario, read, resolve};

    const CASE: &str = r#"(format: 1, id: "x", title: "x", language: "en", channel: Chat, start: "a",
        meters: {"anger": (name: "Anger", start: 60, min: 0, max: 100)},
        promises: {"call": (what: "Call back", who: "agent", due: "5s")},
        nodes: {
            "a": Decision(title: "A", choices: [
                (id: "best", says: "Sorry.", grade: Best, effects: [Make("call")], to: "b"),
                (id: "round", says: "Again?", grade: Harmful, effects: [Add(Meter("anger"), 90)], to: "a"),
                (id: "open", says: "No.", grade: Weak),
            ]),
            "b": Decision(title: "B", choices: [(id: "end", says: "Bye.", grade: Good, to: "end")]),
            "end": Ending(title: "End", outcome: Resolved, resolved: true),
        })"#;

    fn known(max_states: usize) -> (Known, Graph) {
        let case = read::<Scenario>(CASE.as_bytes()).unwrap().document;
        let mut graph = Graph::default();
        graph.update(&case, None);
        let machine = Arc::new(Machine::compile(Arc::new(resolve(&case, None))));
        let limits = Limits { max_states, sample_runs: 200, ..Limits::default() };
        let found = explore(&machine, limits, &AtomicBool::new(false)).unwrap();
        (Known::new(found, Vec::new(), Fingerprint::of(&machine)), graph)
    }

    #[test]
    fn every_figure_has_a_run_that_can_be_played() {
        let (known, graph) = known(10_000);
        let insights = Insights::of(&known, None, &graph, (0, 0));
        let mut shows: Vec<Shows> = insights.overview.tiles.iter().flat_map(|tile| &tile.shows).map(|s| s.1).collect();
        shows.extend(insights.endings.rows.iter().filter_map(|row| row.shows));
        shows.extend(insights.troubles.iter().filter_map(|trouble| trouble.shows));
        shows.extend(insights.ramps.lost.iter().map(|row| row.shows));
        shows.extend(insights.meters.iter().flat_map(|meter| &meter.at).flat_map(|at| [at.low_shows, at.high_shows]));
        let orders = [Order::Most, Order::Least, Order::Model, Order::Story];
        let regrets = orders.into_iter().flat_map(|order| insights.regrets.places(order).to_vec());
        shows.extend(regrets.map(|at| insights.regrets.rows[at].shows));
        assert!(shows.len() > 20);
        for one in shows {
            let steps = one.steps(&known.exploration).unwrap_or_else(|| panic!("{one:?}"));
            assert_eq!(replay(&known.machine, 1, &steps).diverged, None, "{one:?}");
        }
        let ends: Vec<&str> = insights.endings.rows.iter().map(|row| row.title.as_str()).collect();
        assert_eq!(ends, ["End", "Unwritten", "Never ends"], "the worst learner goes round");
    }

    #[test]
    fn what_is_sampled_says_so_everywhere() {
        let (known, graph) = known(1);
        let insights = Insights::of(&known, None, &graph, (0, 0));
        assert!(!insights.overview.exact && insights.overview.trust.starts_with("Sampled: endings,"));
        assert!(paths_words(&known.exploration).ends_with("sampled"));
        assert!(insights.endings.rows[0].shares[2].words().contains('±'));
        assert!(!insights.regrets.known && !insights.ramps.known && insights.meters[0].at.is_empty());
        assert!(csv("x", &insights).contains("Random at least %"));
    }

    #[test]
    fn what_is_awaited_stands_as_it_was_before_or_is_not_shown() {
        let (all, graph) = known(10_000);
        let begun = Exploration::begun(&all.machine);
        let never = AtomicBool::new(false);
        let part = explore_on(begun, Questions::Flow, Limits::default(), &never, |_| {}).unwrap();
        let part = Known::new(part, Vec::new(), Fingerprint::of(&all.machine));

        let first = Insights::of(&part, None, &graph, (0, 0));
        assert_eq!((first.standings.flow, first.standings.scores), (Standing::Known, Standing::Awaited));
        let score = |insights: &Insights| {
            let tile = insights.overview.tiles.iter().find(|tile| tile.title == "Score").unwrap().clone();
            (tile.figure, tile.standing)
        };
        assert_eq!(score(&first), ("…".to_owned(), Standing::Awaited));
        assert_eq!(first.overview.tiles[0].standing, Standing::Known);
        assert!(first.has(Chart::Endings) && !first.has(Chart::Scores) && !first.has(Chart::Meter(0)));

        let then = Insights::of(&part, Some(&all), &graph, (0, 0));
        let whole = Insights::of(&all, None, &graph, (0, 0));
        assert_eq!((then.standings.flow, then.standings.meters), (Standing::Known, Standing::Older));
        assert_eq!(score(&then), (score(&whole).0, Standing::Older));
        assert_eq!(then.meters[0].at.len(), whole.meters[0].at.len());
        assert!(!then.has(Chart::Meter(0)), "no picture of what may be another by now");
        let troubles = |insights: &Insights| insights.troubles.iter().map(|t| t.words.clone()).collect::<Vec<_>>();
        assert_eq!(troubles(&then), troubles(&whole));
        assert!(troubles(&first).len() < troubles(&whole).len());
        assert!(whole.standings.is_settled() && !then.standings.is_settled() && !first.standings.is_settled());
        assert!(whole.overview.trust.starts_with("Exact"));
    }
}
