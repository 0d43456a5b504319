//! A step of a run: where it led, what was told, and what it changed.

use std::collections::BTreeMap;

use super::told::{Told, clock_words, told};
use crate::play::{End, Event, Input, Moment, Run, Status};
use crate::scenario::{
    Channel, Grade, Id, Kind, Meter, Node, PromiseStatus, Scenario, Tally, markup, money, quoted, shortened,
    spoken_fact, spoken_flag, spoken_meter, spoken_promise,
};

/// A moment of a run as the room shows it.
#[derive(Clone, Debug)]
pub struct Step {
    /// What is shown of it in the conversation.
    pub told: Vec<Told>,
    /// The same as text.
    pub text: String,
    /// Where the run stands afterwards.
    pub node: Option<Id>,
    pub name: String,
    pub kind: Option<Kind>,
    /// How good what was done is.
    pub grade: Option<Grade>,
    /// Whether the author changed something by hand.
    pub by_hand: bool,
    /// The simulated time afterwards.
    pub clock: i32,
    /// The channel to which the conversation moved, if it did.
    pub channel: Option<Channel>,
    /// What was done and what it changed, for the author.
    pub rows: Vec<Row>,
    done: String,
}

/// A line of a table: what it is about, and what there is to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub label: &'static str,
    pub pieces: Vec<Piece>,
}

/// Words, and whether they are good news.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub words: String,
    pub tone: Tone,
}

/// How words are coloured; the words themselves say the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Plain,
    Quiet,
    Bad,
    Grade(Grade),
}

impl Step {
    pub(super) fn of(run: &Run, case: &Scenario, at: usize, message: Option<&str>) -> Self {
        let machine = run.machine();
        let moment = &run.moments()[at];
        let before = at.checked_sub(1).map_or(0, |before| machine.tally(&run.moments()[before].state, Tally::Clock));
        let id = machine.node(&moment.state).map(|node| machine.node_id(node).clone());
        let node = id.as_ref().and_then(|id| case.nodes.get(id));
        let told = told(run, case, at, message);
        let clock = machine.tally(&moment.state, Tally::Clock);
        // Where a run ends because something is missing, it stands nowhere any longer.
        let lost = match machine.status(&moment.state) {
            Status::Over(end @ (End::Unwritten | End::LinkToNowhere)) => Some(super::over::title(end)),
            Status::Over(End::Ending | End::Stuck | End::EndlessLoop) | Status::Waiting => None,
        };
        let named = || node.map_or_else(|| "Nowhere".to_owned(), |node| markup::plain(&node.name(80)));
        let name = lost.map_or_else(named, str::to_owned);
        let channel = moment.events.iter().rev().find_map(|event| match *event {
            Event::Entered { node } => match &**case.nodes.get(machine.node_id(node))? {
                Node::Scene(scene) => scene.channel,
                _stays => None,
            },
            _other => None,
        });
        let done = done_words(run, case, moment);
        Self {
            text: told.iter().map(Told::line).collect::<Vec<_>>().join("\n"),
            told,
            kind: node.filter(|_| lost.is_none()).map(|node| node.kind()),
            name,
            node: id,
            grade: grade(run, case, moment),
            by_hand: moment.edited.is_some(),
            clock,
            channel,
            rows: rows(run, case, moment, &done, (before, clock)),
            done,
        }
    }

    /// What was done in it, within a sentence.
    #[must_use]
    pub fn did_words(&self) -> String {
        if self.done.is_empty() { "going on".to_owned() } else { quoted(&self.done) }
    }
}

fn done_words(run: &Run, case: &Scenario, moment: &Moment) -> String {
    let Some((node, input)) = moment.did else {
        return moment.edited.as_ref().map_or_else(String::new, |effect| crate::edit::effect_words(case, effect));
    };
    match input {
        Input::Continue => String::new(),
        Input::TimeOut => "said nothing".to_owned(),
        Input::Wrote(strength) => format!("wrote a {} message", strength.label().to_lowercase()),
        Input::Choose { choice, .. } => {
            let node = case.nodes.get(run.machine().node_id(node));
            let choice = node.and_then(|node| node.choices().get(choice));
            choice.map_or_else(String::new, super::offered::short_words)
        }
    }
}

fn grade(run: &Run, case: &Scenario, moment: &Moment) -> Option<Grade> {
    let (node, input) = moment.did?;
    match (input, &**case.nodes.get(run.machine().node_id(node))?) {
        (Input::Choose { choice, .. }, node) => node.choices().get(choice)?.grade,
        (Input::TimeOut, Node::Decision(decision)) => decision.timeout.as_ref()?.grade,
        _ungraded => None,
    }
}

fn plain(words: impl Into<String>) -> Piece {
    Piece { words: words.into(), tone: Tone::Plain }
}

fn rows(run: &Run, case: &Scenario, moment: &Moment, done: &str, clock: (i32, i32)) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut row = |label, pieces: Vec<Piece>| {
        if !pieces.is_empty() {
            rows.push(Row { label, pieces });
        }
    };
    let grade = grade(run, case, moment);
    let label = if moment.edited.is_some() { "by hand" } else { "chose" };
    let mut chose: Vec<Piece> = (!done.is_empty()).then(|| plain(done)).into_iter().collect();
    chose.extend(grade.map(|grade| Piece { words: grade.label().to_owned(), tone: Tone::Grade(grade) }));
    row(label, chose);
    row("effects", effects(case, moment));
    if let Some((node, Input::Choose { choice, .. })) = moment.did
        && let Some(choice) = case.nodes.get(run.machine().node_id(node)).and_then(|node| node.choices().get(choice))
    {
        let words = |ids: &[Id]| ids.iter().map(|id| id.replace('-', " ")).collect::<Vec<_>>().join(", ");
        if !choice.moves.is_empty() {
            row("moves", vec![plain(words(&choice.moves))]);
        }
        if !choice.missteps.is_empty() {
            row("missteps", vec![Piece { words: words(&choice.missteps), tone: Tone::Bad }]);
        }
    }
    row("promises", promises(case, moment));
    row("turns", turns(run, case, moment));
    if clock.0 != clock.1 {
        row("clock", vec![plain(format!("{} → {}", clock_words(clock.0), clock_words(clock.1)))]);
    }
    rows
}

/// Numbers from → to, flags, facts.
fn effects(case: &Scenario, moment: &Moment) -> Vec<Piece> {
    let mut numbers: BTreeMap<usize, (i32, i32)> = BTreeMap::new();
    let mut others = Vec::new();
    for event in &moment.events {
        match *event {
            Event::Changed { number, from, to } if number != Tally::Clock as usize => {
                numbers.entry(number).or_insert((from, to)).1 = to;
            }
            Event::Flag { flag, raised } => {
                if let Some((id, _)) = case.flags.get_index(flag) {
                    let state = if raised { "yes" } else { "no" };
                    others.push(plain(format!("{}: {state}", spoken_flag(case, id))));
                }
            }
            Event::Revealed { fact } => {
                if let Some((id, _)) = case.facts.get_index(fact) {
                    others.push(plain(format!("reveal {}", spoken_fact(case, id))));
                }
            }
            Event::Changed { .. }
            | Event::Entered { .. }
            | Event::Heard { .. }
            | Event::Promise { .. }
            | Event::Extended { .. }
            | Event::Fired { .. }
            | Event::Drew { .. } => {}
        }
    }
    let numbers = numbers.into_iter().filter(|(_, (from, to))| from != to);
    // Meters first: they are what authors tune.
    let mut pieces: Vec<(bool, Piece)> = numbers
        .map(|(number, (from, to))| {
            let meter = number.checked_sub(Tally::ALL.len()).and_then(|index| case.meters.get_index(index));
            (meter.is_none(), plain(number_words(case, number, meter, from, to)))
        })
        .collect();
    pieces.sort_by_key(|(is_tally, _)| *is_tally);
    pieces.into_iter().map(|(_, piece)| piece).chain(others).collect()
}

fn number_words(case: &Scenario, number: usize, meter: Option<(&Id, &Meter)>, from: i32, to: i32) -> String {
    match (meter, Tally::ALL.get(number)) {
        (Some((id, _)), _) => format!("{} {from} → {to}", spoken_meter(case, id)),
        (None, Some(Tally::Cost)) => {
            let currency = case.policy.as_ref().map_or("", |policy| policy.currency.as_str());
            format!("cost {} → {}", money(from, currency), money(to, currency))
        }
        (None, Some(tally)) => format!("{} {from} → {to}", tally.label().to_lowercase()),
        (None, None) => format!("{from} → {to}"),
    }
}

fn promises(case: &Scenario, moment: &Moment) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for event in &moment.events {
        let (promise, word, tone) = match *event {
            Event::Promise { promise, status, .. } => {
                let tone = if status == PromiseStatus::Broken { Tone::Bad } else { Tone::Plain };
                (promise, if status == PromiseStatus::Open { "made" } else { status.label() }, tone)
            }
            Event::Extended { promise, .. } => (promise, "given more time", Tone::Plain),
            _other => continue,
        };
        if let Some((id, _)) = case.promises.get_index(promise) {
            pieces.push(Piece { words: format!("{}: {word}", quoted(&spoken_promise(case, id))), tone });
        }
    }
    pieces
}

/// What the case decided by itself: rules that fired, what chance drew.
fn turns(run: &Run, case: &Scenario, moment: &Moment) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for event in &moment.events {
        match *event {
            Event::Fired { rule } => {
                let when = case.whenever.get(rule).map(|rule| crate::scenario::condition_sentence(case, &rule.when));
                let why = when.map_or_else(String::new, |when| format!(", because {when}"));
                pieces.push(plain(format!("whenever rule {} fired{why}", rule + 1)));
            }
            Event::Drew { node, outcome } => {
                if let Some(Node::Chance(chance)) = case.nodes.get(run.machine().node_id(node)).map(|node| &**node)
                    && let Some(outcome) = chance.outcomes.get(outcome)
                {
                    let name = if outcome.label.is_blank() { "an outcome" } else { outcome.label.as_str() };
                    pieces.push(plain(format!("chance drew {}", shortened(name, 40))));
                }
            }
            _other => {}
        }
    }
    pieces
}
