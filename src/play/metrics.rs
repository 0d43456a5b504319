//! The metrics of a run: their names, units and formulas stand here and nowhere else.

use std::collections::BTreeMap;

use serde::Serialize;

use super::state::{End, Status};
use super::{Event, Input, Machine, Run, passed, percent};
use crate::scenario::{Choice, Grade, Id, Node, PromiseStatus, Tally};

/// A metric's value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum MetricValue {
    /// A count, a sum, seconds or minor currency units, as the name says.
    Number(i64),
    YesNo(bool),
    Word(String),
    /// Nothing to measure.
    None,
}

/// A metric of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metric {
    /// Stable across versions: `meter/anger`, `promises_kept`.
    pub name: String,
    pub value: MetricValue,
}

/// Every metric of a run as it stands, in a fixed order:
///
/// | name | value |
/// |---|---|
/// | `ended` | why the run is over, or `waiting` |
/// | `outcome`, `resolved` | of the ending, if it reached one |
/// | `percent`, `passed` | as in [`percent`] and [`passed`] |
/// | `meter/ID`, `meter/ID/lowest` | last and lowest value of a meter, its start included |
/// | `first_contact` | resolved, without a second contact or a transfer |
/// | `seconds`, `cost`, `contacts`, `transfers`, `points` | tallies; cost in minor currency units |
/// | `fair_outcome`, `fair_process`, `fair_respect` | tallies of fairness |
/// | `promises_kept`, `promises_broken`, `promises_pending` | counts; pending: open at the end, not yet due or without a due time |
/// | `follow_up_seconds` | the longest time from making to keeping a promise; none if none was kept |
/// | `decisions/best` … `decisions/harmful`, `decisions/ungraded` | choices taken and time-outs, by grade |
/// | `moves/ID`, `missteps/ID` | how often, for each that was |
/// | `objective/ID`, `objective/ID/met` | evidence, and whether it is enough |
#[must_use]
pub fn metrics(run: &Run) -> Vec<Metric> {
    let machine = run.machine();
    let case = machine.case();
    let state = run.state();
    let taken = Taken::read(run);
    let mut list = List(Vec::new());

    let ending = match (run.status(), run.node()) {
        (Status::Over(End::Ending), Some((_, Node::Ending(ending)))) => Some(ending),
        _elsewhere => None,
    };
    list.word(
        "ended",
        match run.status() {
            Status::Waiting => "waiting",
            Status::Over(end) => end.name(),
        },
    );
    list.add("outcome", ending.map_or(MetricValue::None, |e| MetricValue::Word(format!("{:?}", e.outcome))));
    list.add("resolved", ending.map_or(MetricValue::None, |e| MetricValue::YesNo(e.resolved)));
    list.add("percent", percent(machine, state).map_or(MetricValue::None, |p| MetricValue::Number(i64::from(p))));
    list.add("passed", passed(machine, state).map_or(MetricValue::None, MetricValue::YesNo));
    for (index, id) in case.meters.keys().enumerate() {
        let number = Tally::ALL.len() + index;
        list.number(format!("meter/{id}"), machine.number(state, number));
        list.number(format!("meter/{id}/lowest"), taken.lowest(machine, number));
    }
    let once = machine.tally(state, Tally::Contacts) == 1 && machine.tally(state, Tally::Transfers) == 0;
    list.add("first_contact", MetricValue::YesNo(once && ending.is_some_and(|e| e.resolved)));
    for (name, tally) in [
        ("seconds", Tally::Clock),
        ("cost", Tally::Cost),
        ("contacts", Tally::Contacts),
        ("transfers", Tally::Transfers),
        ("points", Tally::Points),
        ("fair_outcome", Tally::FairOutcome),
        ("fair_process", Tally::FairProcess),
        ("fair_respect", Tally::FairRespect),
    ] {
        list.number(name.to_owned(), machine.tally(state, tally));
    }
    for (name, status) in [
        ("promises_kept", PromiseStatus::Kept),
        ("promises_broken", PromiseStatus::Broken),
        ("promises_pending", PromiseStatus::Open),
    ] {
        let count = (0..case.promises.len()).filter(|p| machine.promise(state, *p) == status).count();
        list.count(name, count);
    }
    list.add("follow_up_seconds", taken.follow_up.map_or(MetricValue::None, |s| MetricValue::Number(i64::from(s))));
    for grade in Grade::ALL {
        list.count(&format!("decisions/{}", grade.label().to_lowercase()), taken.grades[*grade as usize]);
    }
    list.count("decisions/ungraded", taken.grades[Grade::ALL.len()]);
    for (id, count) in &taken.moves {
        list.count(&format!("moves/{id}"), *count);
    }
    for (id, count) in &taken.missteps {
        list.count(&format!("missteps/{id}"), *count);
    }
    for (id, objective) in &case.objectives {
        let evidence = taken.evidence.get(id.as_str()).copied().unwrap_or(0);
        list.add(&format!("objective/{id}"), MetricValue::Number(evidence));
        let met = evidence >= i64::from(objective.enough());
        list.add(&format!("objective/{id}/met"), MetricValue::YesNo(met));
    }
    list.0
}

struct List(Vec<Metric>);

impl List {
    fn add(&mut self, name: &str, value: MetricValue) {
        self.0.push(Metric { name: name.to_owned(), value });
    }

    fn word(&mut self, name: &str, word: &str) {
        self.add(name, MetricValue::Word(word.to_owned()));
    }

    fn number(&mut self, name: String, n: i32) {
        self.0.push(Metric { name, value: MetricValue::Number(i64::from(n)) });
    }

    fn count(&mut self, name: &str, count: usize) {
        self.add(name, MetricValue::Number(i64::try_from(count).unwrap_or(i64::MAX)));
    }
}

/// What the moments of a run add up to.
#[derive(Default)]
struct Taken<'a> {
    lowest: BTreeMap<usize, i32>,
    /// By grade, then those without one.
    grades: [usize; Grade::ALL.len() + 1],
    moves: BTreeMap<&'a Id, usize>,
    missteps: BTreeMap<&'a Id, usize>,
    evidence: BTreeMap<&'a str, i64>,
    follow_up: Option<i32>,
}

impl<'a> Taken<'a> {
    fn read(run: &'a Run) -> Self {
        let machine = run.machine();
        let mut taken = Self::default();
        let mut made_at: BTreeMap<usize, i32> = BTreeMap::new();
        let mut chosen = std::collections::HashSet::new();
        for moment in run.moments() {
            for event in &moment.events {
                match *event {
                    Event::Changed { number, to, .. } => {
                        let lowest = taken.lowest.entry(number).or_insert(machine.starts_at[number]);
                        *lowest = to.min(*lowest);
                    }
                    Event::Promise { promise, status: PromiseStatus::Open, clock } => {
                        made_at.insert(promise, clock);
                    }
                    Event::Promise { promise, status: PromiseStatus::Kept, clock } => {
                        let took = made_at.get(&promise).map_or(0, |made| clock - made);
                        taken.follow_up = Some(taken.follow_up.map_or(took, |longest| longest.max(took)));
                    }
                    Event::Promise { .. }
                    | Event::Entered { .. }
                    | Event::Heard { .. }
                    | Event::Flag { .. }
                    | Event::Revealed { .. }
                    | Event::Extended { .. }
                    | Event::Fired { .. }
                    | Event::Drew { .. } => {}
                }
            }
            let Some((node, input)) = moment.did else { continue };
            let Some(Node::Decision(decision)) = machine.case().nodes.get(machine.node_id(node)).map(|node| &**node)
            else {
                continue;
            };
            match input {
                Input::Choose { choice: index, .. } => {
                    let choice = &decision.choices[index];
                    taken.grade(choice.grade);
                    taken.choice(machine, choice, chosen.insert((node, index)));
                }
                Input::TimeOut => taken.grade(decision.timeout.as_ref().and_then(|timeout| timeout.grade)),
                Input::Continue | Input::Wrote(_) => {}
            }
        }
        taken
    }

    fn grade(&mut self, grade: Option<Grade>) {
        self.grades[grade.map_or(Grade::ALL.len(), |grade| grade as usize)] += 1;
    }

    fn choice(&mut self, machine: &'a Machine, choice: &'a Choice, first_time: bool) {
        for id in &choice.moves {
            *self.moves.entry(id).or_default() += 1;
        }
        for id in &choice.missteps {
            *self.missteps.entry(id).or_default() += 1;
        }
        if !first_time {
            return;
        }
        for (id, objective) in &machine.case().objectives {
            let by_moves = objective.moves.iter().filter(|id| choice.moves.contains(id)).count();
            let evidence = match choice.evidence.get(id) {
                Some(evidence) => i64::from(evidence.0),
                None => i64::try_from(by_moves).unwrap_or(i64::MAX),
            };
            *self.evidence.entry(id).or_default() += evidence;
        }
    }

    fn lowest(&self, machine: &Machine, number: usize) -> i32 {
        self.lowest.get(&number).copied().unwrap_or(machine.starts_at[number])
    }
}
