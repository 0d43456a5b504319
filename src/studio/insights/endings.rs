//! How runs end: every ending of the case, and every way of coming to none.

use super::figures::{percent_words, time_words};
use super::name::{LEARNERS, Named, NodeName};
use super::shows::{Length, Shows};
use crate::explore::{Answer, Count, EndingLengths, Exploration, Lengths, ends_well, interval};
use crate::play::End;
use crate::scenario::{Kind, Node};

/// How likely something is for a learner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Share {
    pub share: f64,
    /// Between which shares it lies with 99 % confidence, where it was sampled.
    pub between: Option<(f64, f64)>,
}

impl Share {
    /// In percent; where it was sampled, with how far off it may be.
    #[must_use]
    pub fn words(&self) -> String {
        match self.between {
            None => percent_words(self.share),
            Some((low, high)) => format!("{:.1} ± {:.1} %", self.share * 100.0, (high - low) * 50.0),
        }
    }
}

/// A way in which runs end.
#[derive(Clone, Debug)]
pub struct EndingRow {
    pub how: HowItEnds,
    /// What it is called.
    pub title: String,
    /// `E1`, and nothing where it is no node.
    pub number: String,
    /// The outcome, or what it means.
    pub about: String,
    /// Whether a team would be content with it.
    pub well: bool,
    /// How many paths end so; none if they were not counted.
    pub paths: Option<Count>,
    /// Of all paths; none if there is no such number.
    pub of_all: Option<f64>,
    /// The fewest answers that lead there.
    pub inputs: Option<usize>,
    /// How long the runs are that lead there; of endings that are reached.
    pub lengths: Option<[LengthCell; 4]>,
    /// For each learner.
    pub shares: [Share; LEARNERS],
    pub shows: Option<Shows>,
}

/// The fewest or the most nodes, the shortest or the longest time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LengthCell {
    pub words: String,
    /// In nodes or seconds; none: as long as one likes.
    pub figure: Option<u64>,
    pub shows: Option<Shows>,
}

/// Ways in which runs end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HowItEnds {
    /// At an ending of the case.
    Ending(NodeName),
    /// Elsewhere: something is missing at these nodes.
    Broken(End, Vec<NodeName>),
    Never,
}

/// Every way in which runs end.
#[derive(Clone, Debug)]
pub struct Endings {
    /// Endings in reading order, then what is none.
    pub rows: Vec<EndingRow>,
    pub exact: bool,
}

impl Endings {
    pub(super) fn of(found: &Exploration, named: &Named<'_>) -> Self {
        let nodes = named.nodes();
        let endings = nodes.iter().filter(|(_, name)| name.kind == Kind::Ending);
        let mut rows: Vec<EndingRow> = endings.map(|(node, name)| ending(found, named, *node, name)).collect();
        for end in [End::Unwritten, End::Stuck, End::LinkToNowhere, End::EndlessLoop] {
            rows.extend(broken(found, named, end));
        }
        rows.extend(never(found));
        Self { rows, exact: found.flow.is_exact() }
    }

    /// How many endings some run reaches, and how many there are.
    #[must_use]
    pub fn reached(&self) -> (usize, usize) {
        let endings = || self.rows.iter().filter(|row| matches!(row.how, HowItEnds::Ending(_)));
        let reached = endings().filter(|row| row.shows.is_some() || row.shares.iter().any(|share| share.share > 0.0));
        (reached.count(), endings().count())
    }
}

fn ending(found: &Exploration, named: &Named<'_>, node: usize, name: &NodeName) -> EndingRow {
    let case_node = named.machine.case().nodes.get(&name.id);
    let outcome = case_node.map_or("", |node| match &**node {
        Node::Ending(ending) => ending.outcome.label(),
        _other => "",
    });
    let row = ended(found, &[node], End::Ending);
    let lengths = found.endings.exact().and_then(|lengths| lengths.get(&node));
    EndingRow {
        lengths: lengths.map(|lengths| length_cells(node, lengths)),
        how: HowItEnds::Ending(name.clone()),
        title: name.title.clone(),
        number: name.number.clone(),
        about: outcome.to_owned(),
        well: case_node.is_some_and(|node| ends_well(node)),
        ..row
    }
}

fn length_cells(node: usize, EndingLengths { steps, seconds }: &EndingLengths) -> [LengthCell; 4] {
    let nodes = |nodes: u64| nodes.to_string();
    let shortest = |of: &Lengths, words: fn(u64) -> String, length: Length| LengthCell {
        words: words(of.shortest),
        figure: Some(of.shortest),
        shows: Some(Shows::LengthTo(node, length)),
    };
    let longest = |of: &Lengths, words: fn(u64) -> String, length: Length| LengthCell {
        words: of.longest.map_or_else(|| "no end".to_owned(), words),
        figure: of.longest,
        shows: of.longest_run.as_ref().map(|_| Shows::LengthTo(node, length)),
    };
    [
        shortest(steps, nodes, Length::FewestNodes),
        longest(steps, nodes, Length::MostNodes),
        shortest(seconds, time_words, Length::ShortestTime),
        longest(seconds, time_words, Length::LongestTime),
    ]
}

/// What is known of runs that are over in one way, at some nodes or anywhere.
fn ended(found: &Exploration, nodes: &[usize], end: End) -> EndingRow {
    let is_one = |node: Option<usize>, how: End| {
        how == end && (nodes.is_empty() || node.is_some_and(|node| nodes.contains(&node)))
    };
    let mut row = EndingRow {
        how: HowItEnds::Never,
        title: String::new(),
        number: String::new(),
        about: String::new(),
        well: false,
        paths: None,
        of_all: None,
        inputs: None,
        lengths: None,
        shares: [Share::default(); LEARNERS],
        shows: None,
    };
    match (&found.flow, &found.sample) {
        (Answer::Exact(flow), _) => {
            let mut paths = Count::none();
            for (at, over) in flow.ends.iter().enumerate().filter(|(_, over)| is_one(over.node, over.end)) {
                paths = paths.plus(&over.paths);
                for (share, more) in row.shares.iter_mut().zip(over.probability) {
                    share.share += more;
                }
                if row.shows.is_none() {
                    row.shows = Some(Shows::End(at));
                    row.inputs = Some(over.trail.inputs());
                }
            }
            row.of_all = part_of(&paths, &flow.paths);
            row.paths = Some(paths);
        }
        (Answer::Sampled | Answer::Awaited, Some(sample)) => {
            for (share, learner) in row.shares.iter_mut().zip(&sample.learners) {
                let seen = learner.ends.iter().filter(|(node, how, _)| is_one(*node, *how));
                let seen: u32 = seen.map(|(_, _, count)| *count).sum();
                *share = sampled(seen, sample.runs);
            }
        }
        (Answer::Sampled | Answer::Awaited, None) => {}
    }
    row
}

fn sampled(seen: u32, runs: u32) -> Share {
    Share { share: f64::from(seen) / f64::from(runs.max(1)), between: Some(interval(seen, runs)) }
}

/// Which part of all paths some are.
fn part_of(some: &Count, all: &Count) -> Option<f64> {
    let (Count::Exactly(_), Count::Exactly(_)) = (some, all) else { return None };
    // A decimal of any length is read as the nearest number that there is.
    let number = |count: &Count| count.to_string().parse::<f64>().ok().filter(|number| number.is_finite());
    let (some, all) = (number(some)?, number(all)?);
    (all > 0.0).then(|| some / all)
}

/// Runs that are over because something is missing; none if there are none.
fn broken(found: &Exploration, named: &Named<'_>, end: End) -> Option<EndingRow> {
    let row = ended(found, &[], end);
    if row.shows.is_none() && row.shares.iter().all(|share| share.share <= 0.0) {
        return None;
    }
    let mut nodes: Vec<usize> = match (&found.flow, &found.sample) {
        (Answer::Exact(flow), _) => flow.ends.iter().filter(|over| over.end == end).filter_map(|o| o.node).collect(),
        (Answer::Sampled | Answer::Awaited, Some(sample)) => {
            let ends = sample.learners.iter().flat_map(|learner| &learner.ends);
            ends.filter(|(_, how, _)| *how == end).filter_map(|(node, ..)| *node).collect()
        }
        (Answer::Sampled | Answer::Awaited, None) => Vec::new(),
    };
    nodes.sort_unstable();
    nodes.dedup();
    let mut nodes: Vec<NodeName> = nodes.into_iter().map(|node| named.node(node)).collect();
    nodes.sort_by_key(|name| name.order);
    let (title, about) = match end {
        End::Unwritten => ("Unwritten", "comes to an open exit"),
        End::Stuck => ("Stuck", "comes to a decision that offers nothing"),
        End::LinkToNowhere => ("Link to nowhere", "comes to a node that does not exist"),
        End::EndlessLoop => ("Endless automatic loop", "a gate or chance leads back to itself"),
        End::Ending => return None,
    };
    Some(EndingRow { how: HowItEnds::Broken(end, nodes), title: title.to_owned(), about: about.to_owned(), ..row })
}

/// Runs that go on for ever; none if there are none.
fn never(found: &Exploration) -> Option<EndingRow> {
    let blank = ended(found, &[usize::MAX], End::Ending);
    let (shares, shows) = match (&found.flow, &found.sample) {
        (Answer::Exact(flow), _) => {
            let shows = if flow.traps.is_empty() { Shows::Loop(0) } else { Shows::Trap(0) };
            (flow.never_ends.map(|share| Share { share, between: None }), Some(shows))
        }
        (Answer::Sampled | Answer::Awaited, Some(sample)) => {
            (std::array::from_fn(|at| sampled(sample.learners[at].unfinished, sample.runs)), None)
        }
        (Answer::Sampled | Answer::Awaited, None) => return None,
    };
    let happens = shares.iter().any(|share| share.share > 1e-12);
    happens.then(|| EndingRow {
        title: "Never ends".to_owned(),
        about: "goes round for ever".to_owned(),
        paths: None,
        of_all: None,
        shares,
        shows,
        ..blank
    })
}
