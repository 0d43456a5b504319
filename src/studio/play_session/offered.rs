//! What can be chosen now, and why the rest cannot.

use super::told::clock_words;
use crate::play::{End, Machine, Run, Shown, Status};
use crate::scenario::{
    Choice, Condition, Grade, Id, Locked, Scenario, Tally, Var, condition_sentence, markup, money, shortened,
};

/// A choice of the decision at which the run stands.
#[derive(Clone, Debug)]
pub struct OfferRow {
    /// Its index among the choices of the node.
    pub choice: usize,
    pub id: Id,
    /// Under which number it can be taken; none: it is not offered.
    pub number: Option<usize>,
    pub shown: Shown,
    pub says: String,
    pub does: String,
    /// Its title, or its first words.
    pub short: String,
    pub grade: Option<Grade>,
    /// The name of the node to which it leads; empty: nowhere yet.
    pub to: String,
    /// What a learner reads beside a choice that is locked.
    pub locked: String,
    /// What it puts side by side.
    pub offers: Vec<String>,
    /// It can be taken once, and was.
    pub used_up: bool,
    /// What must hold for it to be offered, part by part; empty where it is offered.
    pub why: Vec<Part>,
}

/// A part of a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// How deep it stands in others.
    pub depth: usize,
    pub holds: bool,
    /// “trust is 50 or more (is 41)”.
    pub words: String,
}

/// What a choice is called in one line.
#[must_use]
pub fn short_words(choice: &Choice) -> String {
    let words = [&choice.title, &choice.says, &choice.does].into_iter().find(|text| !text.is_blank());
    words.map_or_else(|| "(no words yet)".to_owned(), |words| shortened(&markup::plain(words), 70))
}

/// The choices of the current decision in the order in which learners see them; the hidden ones last.
pub(super) fn offered(run: &Run, case: &Scenario) -> Vec<OfferRow> {
    let (machine, state) = (run.machine(), run.state());
    if !matches!(run.status(), Status::Waiting | Status::Over(End::Stuck)) {
        return Vec::new();
    }
    let Some((id, _)) = run.node() else { return Vec::new() };
    let Some(node) = case.nodes.get(id) else { return Vec::new() };
    let offers = machine.offers(state);
    let mut shown: Vec<Shown> = offers.choices.iter().map(|offer| offer.shown).collect();
    // A run that is stuck offers nothing, and still there is something to say about every choice.
    shown.resize(node.choices().len(), Shown::Hidden);
    let first = machine.node_index(id).map_or(0, |node| machine.choices_of(node).start);
    let mut number = 0;
    let mut rows: Vec<OfferRow> = machine
        .shown_order(state, run.seed())
        .into_iter()
        .filter_map(|at| {
            let (choice, shown) = (node.choices().get(at)?, *shown.get(at)?);
            number += usize::from(shown == Shown::Offered);
            let used_up = choice.once && machine.was_chosen(state, first + at);
            let why = match &choice.when {
                Some(when) if shown != Shown::Offered => parts(case, machine, run, when),
                Some(_) | None => Vec::new(),
            };
            Some(row(run, case, choice, at, shown, (shown == Shown::Offered).then_some(number), used_up, why))
        })
        .collect();
    rows.sort_by_key(|row| row.shown == Shown::Hidden);
    rows
}

#[expect(clippy::too_many_arguments, reason = "a row is made in one place of what is known there")]
fn row(
    run: &Run,
    case: &Scenario,
    choice: &Choice,
    at: usize,
    shown: Shown,
    number: Option<usize>,
    used_up: bool,
    why: Vec<Part>,
) -> OfferRow {
    let currency = &run.machine().case().policy.currency;
    let remedies = choice.offers.iter().filter_map(|id| case.remedies.get(id));
    let to = choice.to.as_ref().and_then(|id| case.nodes.get(id));
    OfferRow {
        choice: at,
        id: choice.id.clone(),
        number,
        shown,
        says: markup::plain(&choice.says),
        does: markup::plain(&choice.does),
        short: short_words(choice),
        grade: choice.grade,
        to: to.map_or_else(String::new, |node| markup::plain(&node.name(60))),
        locked: if let Locked::Show(why) = &choice.locked { markup::plain(why) } else { String::new() },
        offers: remedies
            .map(|remedy| {
                let cost =
                    if remedy.cost == 0 { String::new() } else { format!(" ({})", money(remedy.cost, currency)) };
                format!("{}{cost}", markup::plain(&remedy.what))
            })
            .collect(),
        used_up,
        why,
    }
}

/// What must hold, part by part, with how it is now.
#[must_use]
pub(super) fn parts(case: &Scenario, machine: &Machine, run: &Run, when: &Condition) -> Vec<Part> {
    let mut list = Vec::new();
    collect(case, machine, run, when, 0, &mut list);
    list
}

fn collect(case: &Scenario, machine: &Machine, run: &Run, when: &Condition, depth: usize, list: &mut Vec<Part>) {
    match when {
        // All at the top needs no heading: every line of the list must hold.
        Condition::All(inner) if !inner.is_empty() => {
            for part in inner {
                collect(case, machine, run, part, depth, list);
            }
        }
        Condition::Any(inner) if inner.len() > 1 => {
            let holds = machine.holds(run.state(), when);
            list.push(Part { depth, holds, words: "at least one of these:".to_owned() });
            for part in inner {
                collect(case, machine, run, part, depth + 1, list);
            }
        }
        leaf => {
            let holds = machine.holds(run.state(), leaf);
            let now = value(case, machine, run, leaf).map_or_else(String::new, |value| format!(" (is {value})"));
            list.push(Part { depth, holds, words: format!("{}{now}", condition_sentence(case, leaf)) });
        }
    }
}

/// The present value of what a condition looks at, where its sentence does not already say it.
fn value(case: &Scenario, machine: &Machine, run: &Run, condition: &Condition) -> Option<String> {
    let state = run.state();
    match condition {
        Condition::Not(inner) => value(case, machine, run, inner),
        Condition::AtLeast(var, _) | Condition::AtMost(var, _) => Some(match var {
            Var::Tally(Tally::Clock) => clock_words(machine.tally(state, Tally::Clock)),
            Var::Tally(Tally::Cost) => money(machine.tally(state, Tally::Cost), &machine.case().policy.currency),
            Var::Tally(tally) => machine.tally(state, *tally).to_string(),
            Var::Meter(id) => {
                let index = case.meters.get_index_of(id)?;
                machine.number(state, Tally::ALL.len() + index).to_string()
            }
        }),
        Condition::In(Var::Meter(id), _) => {
            let (index, _, meter) = case.meters.get_full(id)?;
            let value = machine.number(state, Tally::ALL.len() + index);
            Some(meter.band(value).map_or_else(|| value.to_string(), |band| format!("{value}, “{}”", band.name)))
        }
        Condition::Promise(id, _) => {
            let index = case.promises.get_index_of(id)?;
            Some(machine.promise(state, index).label().to_owned())
        }
        Condition::In(Var::Tally(_), _)
        | Condition::All(_)
        | Condition::Any(_)
        | Condition::Is(_)
        | Condition::Knows(_)
        | Condition::Visited(_)
        | Condition::Chose(..) => None,
    }
}
