//! What a choice does to meters and tallies, so that the choices of a decision can be weighed against each other.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::Case;
use crate::scenario::{Better, Choice, Duration, Effect, Grade, Id, Node, Tally, UsualTakes, Var};

impl<'a> Case<'a> {
    /// The effects of a choice: its own, else the usual ones of its grade.
    pub(super) fn effects_of(&self, choice: &'a Choice) -> &'a [Effect] {
        choice.effects.as_deref().unwrap_or_else(|| self.usual_effects(choice.grade))
    }

    /// What a grade brings where nothing else is said.
    pub(super) fn usual_effects(&self, grade: Option<Grade>) -> &'a [Effect] {
        let own = |grade| self.scenario().usual.0.get(&grade);
        let inherited = |grade| self.pack().and_then(|pack| pack.usual.0.get(&grade));
        grade.and_then(|grade| own(grade).or_else(|| inherited(grade))).map_or(&[], Vec::as_slice)
    }

    /// The seconds that a line and a choice take where nothing else is said.
    pub(super) fn usual_takes(&self) -> UsualTakes {
        let own = self.scenario().usual_takes.as_ref();
        own.or_else(|| self.pack()?.usual_takes.as_ref()).cloned().unwrap_or_default()
    }
}

/// How many choices of a decision are weighed against each other, and how many effects of each; nobody chooses among
/// more.
const MOST: usize = 64;

/// The choices of a node that can be weighed.
pub(super) fn weighed<'a>(case: &Case<'a>, node: &'a Node) -> Vec<(&'a Choice, Weight<'a>)> {
    node.choices().iter().take(MOST).filter_map(|choice| Some((choice, Weight::of(case, choice)?))).collect()
}

/// How two choices compare in everything that a run counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Against {
    /// Nowhere worse, and better in something.
    Better,
    /// The same in everything.
    Same,
    /// Worse in something.
    Worse,
}

/// What a choice adds to each number for which it is known which way is better, turned so that more is better.
#[derive(Debug)]
pub(super) struct Weight<'a> {
    /// Meters that the choice moves.
    meters: BTreeMap<&'a Id, i32>,
    /// Fairness, points, contacts, transfers.
    tallies: BTreeMap<Tally, i32>,
    /// Everything else that it brings about: flags, facts, promises.
    events: Vec<&'a Effect>,
    pub(super) cost: i32,
    /// The seconds that it takes, where the author has set them.
    pub(super) seconds: Option<u32>,
}

impl<'a> Weight<'a> {
    /// `None` where it sets a number, so that what it does depends on what came before, or has too many effects to say.
    pub(super) fn of(case: &Case<'a>, choice: &'a Choice) -> Option<Self> {
        let mut weight = Self {
            meters: BTreeMap::new(),
            tallies: BTreeMap::new(),
            events: Vec::new(),
            cost: choice.remedy.as_ref().and_then(|id| case.remedies().get(id)).map_or(0, |remedy| remedy.cost),
            seconds: choice.takes.map(Duration::seconds),
        };
        let effects = case.effects_of(choice);
        if effects.len() > MOST {
            return None;
        }
        for effect in effects {
            match effect {
                Effect::Add(Var::Meter(id), n) => match case.meters().get(id).map(|meter| meter.better) {
                    Some(Better::High) => *weight.meters.entry(id).or_default() += n,
                    Some(Better::Low) => *weight.meters.entry(id).or_default() -= n,
                    Some(Better::Neither) | None => {}
                },
                Effect::Add(Var::Tally(tally), n) => weight.tally(*tally, *n),
                Effect::Set(..) => return None,
                Effect::Raise(_)
                | Effect::Lower(_)
                | Effect::Reveal(_)
                | Effect::Make(_)
                | Effect::Keep(_)
                | Effect::Break(_)
                | Effect::Extend(..) => weight.events.push(effect),
            }
        }
        let fairness = choice.fairness.clone().unwrap_or_default();
        weight.tally(Tally::FairOutcome, fairness.outcome.into());
        weight.tally(Tally::FairProcess, fairness.process.into());
        weight.tally(Tally::FairRespect, fairness.respect.into());
        weight.tally(Tally::Points, choice.points);
        Some(weight)
    }

    fn tally(&mut self, tally: Tally, n: i32) {
        match tally {
            Tally::Cost => self.cost += n,
            Tally::Contacts | Tally::Transfers => *self.tallies.entry(tally).or_default() -= n,
            Tally::Clock => {}
            Tally::Points | Tally::FairOutcome | Tally::FairProcess | Tally::FairRespect => {
                *self.tallies.entry(tally).or_default() += n;
            }
        }
    }

    /// How the meters compare.
    pub(super) fn meters(&self, other: &Self) -> Against {
        compare(&self.meters, &other.meters)
    }

    /// How fairness, points, contacts and transfers compare.
    pub(super) fn tallies(&self, other: &Self) -> Against {
        compare(&self.tallies, &other.tallies)
    }

    /// Whether it brings anything about that the other does not: a price may be worth paying for that.
    pub(super) fn brings_more(&self, other: &Self) -> bool {
        self.events.iter().any(|event| !other.events.contains(event))
    }
}

fn compare<K: Ord>(one: &BTreeMap<K, i32>, other: &BTreeMap<K, i32>) -> Against {
    let value = |of: &BTreeMap<K, i32>, key: &K| of.get(key).copied().unwrap_or(0);
    let mut better = false;
    for key in one.keys().chain(other.keys()) {
        match value(one, key).cmp(&value(other, key)) {
            Ordering::Less => return Against::Worse,
            Ordering::Equal => {}
            Ordering::Greater => better = true,
        }
    }
    if better { Against::Better } else { Against::Same }
}
