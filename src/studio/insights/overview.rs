//! The figures at the head of the room, and how far they can be trusted.

use super::endings::Endings;
use super::figures::{count_words, grouped, time_range};
use super::shows::{Length, Shows};
use super::standing::{Standing, Standings};
use crate::explore::{Answer, Count, Exploration, Lengths};
use crate::studio::exploring::MOST_STATES;

/// A figure with what it is about, and the runs that show it.
#[derive(Clone, Debug, Default)]
pub struct Tile {
    pub title: &'static str,
    pub figure: String,
    /// The same in full.
    pub full: String,
    pub about: String,
    /// What is shown, and by which run.
    pub shows: Vec<(&'static str, Shows)>,
    pub standing: Standing,
}

/// The head of the room.
#[derive(Clone, Debug)]
pub struct Overview {
    pub tiles: Vec<Tile>,
    /// Whether every answer is exact.
    pub exact: bool,
    /// What that means, in a sentence.
    pub trust: String,
    /// The shortest and the longest run in words, `7–11 min`; none if no run is complete.
    pub minutes: Option<String>,
}

impl Overview {
    pub(super) fn of(found: &Exploration, endings: &Endings, standings: Standings) -> Self {
        let (nodes, seconds) = lengths(found);
        let sampled = sampled(found);
        let minutes = seconds.map(|(shortest, longest)| time_range(shortest, longest));
        let (reached, all) = endings.reached();
        let well = endings.rows.iter().filter(|row| row.well).count();
        let well = if well == 1 { "1 ends well".to_owned() } else { format!("{well} end well") };
        let time = Tile {
            title: "Time",
            figure: minutes.clone().unwrap_or_else(|| "–".to_owned()),
            about: "of simulated time".to_owned(),
            shows: shown(
                found,
                |flow| flow.seconds.as_ref(),
                [Shows::Length(Length::ShortestTime), Shows::Length(Length::LongestTime)],
            ),
            ..Tile::default()
        };
        let length = Tile {
            title: "Length",
            figure: match nodes {
                None => "–".to_owned(),
                Some((shortest, None)) => format!("{shortest} or more nodes"),
                Some((shortest, Some(longest))) if shortest == longest => format!("{shortest} nodes"),
                Some((shortest, Some(longest))) => format!("{shortest}–{longest} nodes"),
            },
            about: "in a complete run".to_owned(),
            shows: shown(
                found,
                |flow| flow.steps.as_ref(),
                [Shows::Length(Length::FewestNodes), Shows::Length(Length::MostNodes)],
            ),
            ..Tile::default()
        };
        let ends = Tile {
            title: "Endings",
            figure: if reached == all { all.to_string() } else { format!("{reached} of {all}") },
            about: if reached == all { format!("all reached · {well}") } else { format!("reached · {well}") },
            ..Tile::default()
        };
        let score = score(found).standing(standings.percent);
        let [paths, time, length, ends, states] =
            [paths(found), time, length, ends, states(found)].map(|tile| tile.standing(standings.flow));
        Self {
            tiles: vec![paths, time, length, ends, score, states],
            exact: sampled.is_empty(),
            trust: trust(found, &sampled),
            minutes,
        }
    }

    /// Fills in what is awaited.
    pub(super) fn take_older(&mut self, older: Self) {
        for (tile, older) in self.tiles.iter_mut().zip(older.tiles) {
            if tile.standing == Standing::Awaited {
                *tile = Tile { standing: Standing::Older, ..older };
            }
        }
    }
}

impl Tile {
    /// The same as far as it is known.
    fn standing(self, standing: Standing) -> Self {
        if standing == Standing::Awaited {
            let words = standing.words().to_owned();
            return Self {
                title: self.title,
                figure: "…".to_owned(),
                full: words.clone(),
                about: words,
                standing,
                ..Self::default()
            };
        }
        let full = if self.full.is_empty() { self.figure.clone() } else { self.full };
        Self { full, standing, ..self }
    }
}

/// Nodes and seconds of complete runs.
type Bounds = Option<(u64, Option<u64>)>;

fn lengths(found: &Exploration) -> (Bounds, Bounds) {
    let exact = |lengths: &Option<Lengths>| lengths.as_ref().map(|lengths| (lengths.shortest, lengths.longest));
    let seen = |bounds: Option<(u64, u64)>| bounds.map(|(shortest, longest)| (shortest, Some(longest)));
    match (&found.flow, &found.sample) {
        (Answer::Exact(flow), _) => (exact(&flow.steps), exact(&flow.seconds)),
        (Answer::Sampled | Answer::Awaited, Some(sample)) => (seen(sample.steps), seen(sample.seconds)),
        (Answer::Sampled | Answer::Awaited, None) => (None, None),
    }
}

fn shown(
    found: &Exploration,
    of: fn(&crate::explore::Flow) -> Option<&Lengths>,
    [shortest, longest]: [Shows; 2],
) -> Vec<(&'static str, Shows)> {
    let Some(lengths) = found.flow.exact().and_then(of) else { return Vec::new() };
    let mut shows = vec![("Shortest", shortest)];
    if lengths.longest_run.is_some() {
        shows.push(("Longest", longest));
    }
    shows
}

fn paths(found: &Exploration) -> Tile {
    let (figure, full, about) = match found.flow.exact().map(|flow| &flow.paths) {
        Some(count @ Count::Exactly(_)) => (count_words(count), grouped(&count.to_string()), "different complete runs"),
        Some(Count::Unbounded) => ("Unbounded".to_owned(), String::new(), "some loop has no end"),
        None => ("Many".to_owned(), String::new(), "too many to count"),
    };
    let about = about.to_owned();
    let shows = if found.machine.case().model.is_some() { vec![("Model run", Shows::ModelRun)] } else { Vec::new() };
    Tile { title: "Paths", figure, full, about, shows, ..Tile::default() }
}

fn score(found: &Exploration) -> Tile {
    let (bounds, shows) = match (found.percent.exact(), &found.sample) {
        (Some(bounds), _) => {
            let both = bounds.lowest.as_ref().zip(bounds.highest.as_ref());
            let shows = vec![("Lowest", Shows::LowestPercent), ("Highest", Shows::HighestPercent)];
            (both.map(|(low, high)| (low.0, high.0)), shows)
        }
        (None, Some(sample)) => (sample.percents, Vec::new()),
        (None, None) => (None, Vec::new()),
    };
    let (figure, shows) = match bounds {
        None => ("–".to_owned(), Vec::new()),
        Some((low, high)) if low == high => (format!("{low} %"), shows),
        Some((low, high)) => (format!("{low}–{high} %"), shows),
    };
    let about = match found.machine.case().passing.percent {
        Some(percent) => format!("passed from {percent} %"),
        None => "no pass mark".to_owned(),
    };
    Tile { title: "Score", figure, about, shows, ..Tile::default() }
}

fn states(found: &Exploration) -> Tile {
    let (figure, about) = match found.flow.exact() {
        Some(flow) => (grouped(&flow.states.to_string()), "that go on differently"),
        None => (format!("> {}", grouped(&MOST_STATES.to_string())), "more than can be looked at"),
    };
    Tile { title: "States", figure, about: about.to_owned(), ..Tile::default() }
}

/// The questions that a sample answered.
fn sampled(found: &Exploration) -> Vec<String> {
    let mut names = Vec::new();
    if !found.flow.is_exact() {
        names.push("endings".to_owned());
    }
    if !found.percent.is_exact() {
        names.push("lowest and highest score".to_owned());
    }
    if !found.distribution.is_exact() {
        names.push("scores".to_owned());
    }
    let meters = found.machine.case().meters.values().zip(&found.meters);
    names.extend(meters.filter(|(_, answer)| !answer.is_exact()).map(|(meter, _)| meter.name.to_string()));
    if found.promises.iter().any(|answer| !answer.is_exact()) {
        names.push("promises".to_owned());
    }
    names
}

fn trust(found: &Exploration, sampled: &[String]) -> String {
    if sampled.is_empty() {
        return "Exact: every run was looked at, none is guessed.".to_owned();
    }
    let runs = found.sample.as_ref().map_or(0, |sample| sample.runs);
    let most = grouped(&MOST_STATES.to_string());
    format!(
        "Sampled: {}. All else is exact. The sample has {} runs of each learner, because there are more than {most} \
         states.",
        sampled.join(", "),
        grouped(&runs.to_string())
    )
}
