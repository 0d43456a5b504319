//! What no learner will find, and what goes wrong: each with where to mend it.

use super::meters::MeterRow;
use super::name::Named;
use super::shows::Shows;
use crate::explore::{Closed, Exploration, FalseChoice, Flow, Round, Sample, Unreached};
use crate::play::End;
use crate::scenario::Place;

/// What sort of thing it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    Stuck,
    Trap,
    Unwritten,
    Unreached,
    NeverOffered,
    FalseChoice,
    Overdue,
    LeftOpen,
    Held,
    Loop,
}

impl Sort {
    /// The words before each of them.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Stuck => "Stuck",
            Self::Trap => "No way out",
            Self::Unwritten => "Unwritten",
            Self::Unreached => "Never reached",
            Self::NeverOffered => "Never offered",
            Self::FalseChoice => "No difference",
            Self::Overdue => "Promise overdue",
            Self::LeftOpen => "Promise left open",
            Self::Held => "Meter held",
            Self::Loop => "Loop",
        }
    }

    /// Whether the case does not work as long as it is there.
    #[must_use]
    pub const fn is_grave(self) -> bool {
        matches!(self, Self::Stuck | Self::Trap | Self::Unwritten)
    }
}

/// Something that goes wrong, or that nobody finds.
#[derive(Clone, Debug)]
pub struct Trouble {
    pub sort: Sort,
    pub words: String,
    pub place: Place,
    pub shows: Option<Shows>,
}

pub(super) fn troubles(
    found: &Exploration,
    pairs: &[FalseChoice],
    meters: &[MeterRow],
    named: &Named<'_>,
) -> Vec<Trouble> {
    let mut list = Vec::new();
    match (found.flow.exact(), &found.sample) {
        (Some(flow), _) => {
            of_flow(flow, named, &mut list);
            of_pairs(pairs, named, &mut list);
        }
        (None, Some(sample)) => of_sample(sample, named, &mut list),
        (None, None) => {}
    }
    of_promises(found, named, &mut list);
    for meter in meters.iter().filter(|meter| !meter.clamps.is_empty()) {
        let count = meter.clamps.len();
        let answers = if count == 1 { "one answer".to_owned() } else { format!("{count} answers") };
        list.push(Trouble {
            sort: Sort::Held,
            words: format!("{}: {answers} would take it out of its range", meter.name),
            place: meter.clamps[0].place.clone(),
            shows: Some(meter.clamps[0].shows),
        });
    }
    list.sort_by_key(|trouble| trouble.sort);
    list
}

fn of_flow(flow: &Flow, named: &Named<'_>, list: &mut Vec<Trouble>) {
    for (at, over) in flow.ends.iter().enumerate() {
        let (sort, what) = match over.end {
            End::Ending => continue,
            End::Stuck => (Sort::Stuck, "nothing is offered, and no time runs out"),
            End::Unwritten => (Sort::Unwritten, "a run comes to an open exit"),
            End::LinkToNowhere => (Sort::Unwritten, "an exit leads to a node that does not exist"),
            End::EndlessLoop => (Sort::Trap, "leads back to itself without an answer between"),
        };
        let name = over.node.map(|node| named.node(node));
        let words = name.as_ref().map_or_else(|| "The start".to_owned(), super::NodeName::words);
        let place = name.map_or_else(|| Place::field("start"), |name| name.place());
        list.push(Trouble { sort, words: format!("{words}: {what}"), place, shows: Some(Shows::End(at)) });
    }
    let mut rounds = |rounds: &[Round], sort: Sort, shows: fn(usize) -> Shows| {
        for (at, round) in rounds.iter().enumerate() {
            let names: Vec<String> = round.nodes.iter().map(|node| named.node(*node).words()).collect();
            let place = round.nodes.first().map(|node| named.node(*node).place()).unwrap_or_default();
            list.push(Trouble { sort, words: names.join(" → "), place, shows: Some(shows(at)) });
        }
    };
    rounds(&flow.traps, Sort::Trap, Shows::Trap);
    rounds(&flow.loops, Sort::Loop, Shows::Loop);
    for node in flow.unreached() {
        let name = named.node(node);
        let why = flow.reached.why_not(named.machine, node).map_or_else(String::new, |why| why_words(named, &why));
        let words = format!("{}: {why}", name.words());
        list.push(Trouble { sort: Sort::Unreached, words, place: name.place(), shows: None });
    }
    for (_, choice) in flow.never_offered() {
        let name = named.choice(choice);
        list.push(Trouble { sort: Sort::NeverOffered, words: name.words(), place: name.place(), shows: None });
    }
}

fn of_pairs(pairs: &[FalseChoice], named: &Named<'_>, list: &mut Vec<Trouble>) {
    for pair in pairs {
        let first = named.machine.choices_of(pair.node).start;
        let (a, b) = (named.choice(first + pair.choices.0), named.choice(first + pair.choices.1));
        let words = format!("{}: {} and {} come to the same", a.node.words(), a.letter, b.letter);
        list.push(Trouble { sort: Sort::FalseChoice, words, place: b.place(), shows: None });
    }
}

fn of_sample(sample: &Sample, named: &Named<'_>, list: &mut Vec<Trouble>) {
    for (node, _) in sample.nodes.iter().enumerate().filter(|(_, seen)| !**seen) {
        let name = named.node(node);
        let words = format!("{}: not seen in the sample", name.words());
        list.push(Trouble { sort: Sort::Unreached, words, place: name.place(), shows: None });
    }
    for (choice, _) in sample.choices.iter().enumerate().filter(|(_, seen)| !**seen) {
        if sample.nodes[named.node_of(choice)] {
            let name = named.choice(choice);
            let words = format!("{}: not seen in the sample", name.words());
            list.push(Trouble { sort: Sort::NeverOffered, words, place: name.place(), shows: None });
        }
    }
}

fn of_promises(found: &Exploration, named: &Named<'_>, list: &mut Vec<Trouble>) {
    let promises = named.machine.case().promises.iter().zip(&found.promises).enumerate();
    for (index, ((id, promise), fate)) in promises {
        let place = Place::declared("promises", id);
        let mut note = |sort, what: &str, shows| {
            let words = format!("{}: {what}", promise.what);
            list.push(Trouble { sort, words, place: place.clone(), shows });
        };
        match fate.exact() {
            Some(fate) => {
                if fate.overdue.is_some() {
                    note(Sort::Overdue, "its time can pass while it is open", Some(Shows::Overdue(index)));
                }
                if fate.left_open().is_some() {
                    note(Sort::LeftOpen, "a run can end before it is kept or broken", Some(Shows::LeftOpen(index)));
                }
            }
            None if found.sample.as_ref().is_some_and(|sample| sample.overdue[index]) => {
                note(Sort::Overdue, "its time passed in the sample", None);
            }
            None => {}
        }
    }
}

/// Why no run reaches a node.
fn why_words(named: &Named<'_>, why: &Unreached) -> String {
    match why {
        Unreached::NothingLeadsThere => "nothing leads there".to_owned(),
        Unreached::OnlyFrom(nodes) => {
            let numbers: Vec<String> = nodes.iter().map(|node| named.node(*node).number).collect();
            format!("only from what is never reached ({})", numbers.join(", "))
        }
        Unreached::Closed(exits) => {
            let words: Vec<String> = exits.iter().map(|exit| closed_words(named, *exit)).collect();
            words.join("; ")
        }
    }
}

fn closed_words(named: &Named<'_>, exit: Closed) -> String {
    match exit {
        Closed::Choice { choice, .. } => {
            let name = named.choice(choice);
            format!("{} {} is never offered", name.node.number, name.letter)
        }
        Closed::Route { node, route } => {
            format!("route {} of {} never comes to hold", route + 1, named.node(node).number)
        }
        Closed::Otherwise { node } => format!("some route of {} always holds", named.node(node).number),
        Closed::Outcome { node, outcome } => {
            format!("outcome {} of {} is never drawn", outcome + 1, named.node(node).number)
        }
        Closed::Rule { rule } => format!("whenever rule {} never takes over", rule + 1),
        Closed::Overtaken { node } => format!("a whenever rule always takes over at {}", named.node(node).number),
    }
}
