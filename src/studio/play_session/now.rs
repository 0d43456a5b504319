//! How things stand at this moment of a run.

use super::asked::Asked;
use super::offered::{OfferRow, offered};
use super::over::Came;
use super::step::Step;
use super::told::clock_words;
use crate::play::{Event, Run};
use crate::scenario::{Better, Id, PromiseStatus, Role, Scenario, Tally, markup};

/// Everything that stands beside the conversation.
#[derive(Clone, Debug, Default)]
pub struct Now {
    /// Whether the author began it elsewhere or changed something.
    pub free: bool,
    /// The one whom it is about: name, and their first letter.
    pub customer: (String, String),
    /// “Phone · Tue 14:05”.
    pub channel: String,
    pub clock: i32,
    pub meters: Vec<MeterNow>,
    pub asked: Asked,
    pub offers: Vec<OfferRow>,
    pub promises: Vec<PromiseNow>,
    /// Every flag with its words, and whether it is raised.
    pub flags: Vec<(Id, String, bool)>,
    pub facts: Vec<FactNow>,
    pub came: Came,
}

/// A meter as it stands.
#[derive(Clone, Debug)]
pub struct MeterNow {
    pub id: Id,
    pub name: String,
    pub value: i32,
    pub range: (i32, i32),
    pub band: String,
    /// How much of its range it fills, 0 to 1.
    pub share: f32,
    pub better: Better,
    /// By how much the last step moved it.
    pub change: i32,
}

impl MeterNow {
    /// Whether the change is for the better; none where the case does not say, or nothing changed.
    #[must_use]
    pub fn is_good(&self) -> Option<bool> {
        match self.better {
            Better::Neither => None,
            _same if self.change == 0 => None,
            Better::Low => Some(self.change < 0),
            Better::High => Some(self.change > 0),
        }
    }

    /// The same for those who listen: “Anger 58 of 100, Tense, down 12, better”.
    #[must_use]
    pub fn spoken(&self) -> String {
        let band = if self.band.is_empty() { String::new() } else { format!(", {}", self.band) };
        let change = match self.change {
            0 => String::new(),
            change if change < 0 => format!(", down {}", change.unsigned_abs()),
            change => format!(", up {change}"),
        };
        let good = self.is_good().map_or("", |good| if good { ", better" } else { ", worse" });
        format!("{} {} of {}{band}{change}{good}", self.name, self.value, self.range.1)
    }
}

/// A promise as it stands.
#[derive(Clone, Debug)]
pub struct PromiseNow {
    pub what: String,
    pub status: PromiseStatus,
    /// “due in 27:55”.
    pub due: String,
}

/// A fact of the case.
#[derive(Clone, Debug)]
pub struct FactNow {
    pub id: Id,
    pub label: String,
    pub text: String,
    pub source: String,
    /// The step in which it was revealed; none: not known yet.
    pub step: Option<usize>,
}

impl Now {
    pub(super) fn of(run: &Run, case: &Scenario, steps: &[Step]) -> Self {
        let machine = run.machine();
        let state = run.state();
        let customer = case.cast.values().find(|person| person.role == Role::Customer);
        let name = customer.map_or_else(|| case.title.to_string(), |person| markup::plain(&person.name));
        let initial =
            name.chars().find(|c| c.is_alphanumeric()).map_or_else(String::new, |c| c.to_uppercase().collect());
        let channel = steps.iter().rev().find_map(|step| step.channel).unwrap_or(case.channel);
        let starts = if case.starts_at.is_blank() { String::new() } else { format!(" · {}", case.starts_at) };
        Self {
            free: run.is_free(),
            customer: (name, initial),
            channel: format!("{}{starts}", channel.label()),
            clock: machine.tally(state, Tally::Clock),
            meters: meters(run, case),
            asked: Asked::of(run, case),
            offers: offered(run, case),
            promises: promises(run, case),
            flags: case
                .flags
                .iter()
                .enumerate()
                .map(|(index, (id, words))| (id.clone(), markup::plain(words), machine.is_raised(state, index)))
                .collect(),
            facts: facts(run, case),
            came: Came::to(run, case),
        }
    }
}

fn meters(run: &Run, case: &Scenario) -> Vec<MeterNow> {
    let machine = run.machine();
    let before = run.moments().iter().rev().nth(1).map(|moment| &moment.state);
    let meters = case.meters.iter().enumerate();
    meters
        .map(|(index, (id, meter))| {
            let number = Tally::ALL.len() + index;
            let value = machine.number(run.state(), number);
            let span = f64::from(meter.max) - f64::from(meter.min);
            #[expect(clippy::cast_possible_truncation, reason = "a share between 0 and 1")]
            let share = if span > 0.0 { ((f64::from(value) - f64::from(meter.min)) / span) as f32 } else { 0.0 };
            MeterNow {
                id: id.clone(),
                name: markup::plain(&meter.name),
                value,
                range: (meter.min, meter.max),
                band: meter.band(value).map_or_else(String::new, |band| markup::plain(&band.name)),
                share: share.clamp(0.0, 1.0),
                better: meter.better,
                change: before.map_or(0, |before| value - machine.number(before, number)),
            }
        })
        .collect()
}

fn promises(run: &Run, case: &Scenario) -> Vec<PromiseNow> {
    let (machine, state) = (run.machine(), run.state());
    let clock = machine.tally(state, Tally::Clock);
    let promises = case.promises.values().enumerate();
    promises
        .map(|(index, promise)| PromiseNow {
            what: markup::plain(&promise.what),
            status: machine.promise(state, index),
            due: machine.due(state, index).map_or_else(String::new, |due| {
                format!("due in {}", clock_words(due.cast_signed().saturating_sub(clock)))
            }),
        })
        .filter(|promise| promise.status != PromiseStatus::Unmade)
        .collect()
}

fn facts(run: &Run, case: &Scenario) -> Vec<FactNow> {
    let mut revealed_in = vec![None; case.facts.len()];
    for (step, moment) in run.moments().iter().enumerate() {
        for event in &moment.events {
            if let Event::Revealed { fact } = *event
                && let Some(revealed) = revealed_in.get_mut(fact)
            {
                *revealed = Some(step);
            }
        }
    }
    let facts = case.facts.iter().zip(revealed_in);
    facts
        .map(|((id, fact), step)| FactNow {
            id: id.clone(),
            label: markup::plain(&fact.label),
            text: markup::plain(&fact.text),
            source: markup::plain(&fact.source),
            step,
        })
        .collect()
}
