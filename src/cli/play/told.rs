//! What one input brought, as data: shown as text and written as JSON.

use serde::Serialize;

use crate::play::{Event, Input, Machine, Run};
use crate::scenario::{Choice, Decision, Id, Line, Meter, Node, PromiseStatus, Resolved, Tally, Text, markup};

/// One thing to tell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "what")]
pub(super) enum Told {
    /// The learner waited before answering.
    Waited { seconds: u32 },
    /// The learner took a choice.
    Chose { node: String, choice: String, does: String, says: String },
    /// The learner said nothing until time ran out.
    SaidNothing { node: String, seconds: u32 },
    /// The learner wrote a message, and how strong it was.
    Wrote { node: String, strength: String },
    /// The learner went on.
    Continued { node: String },
    /// What the coach says about it.
    Feedback { text: String },
    /// A node was entered.
    Entered { node: String, after: Option<String>, channel: Option<String> },
    /// A line was heard; without `by` it is narration.
    Line { by: Option<String>, how: Vec<String>, says: String, seen: Option<String>, media: Option<String> },
    /// Where meters stand that moved; at the beginning, all of them.
    Meters { meters: Vec<MeterTold> },
    /// A fact came into the case file.
    Revealed { fact: String, label: String, text: String },
    /// A promise was made, kept, broken or given more time.
    Promise { promise: String, text: String, status: &'static str, due_seconds: Option<u32> },
    /// A remedy was granted.
    Granted { remedy: String, text: String },
    /// Chance drew an outcome.
    Drew { node: String, outcome: String, label: String },
    /// A rule took over that can fire at any moment.
    Interrupted { rule: usize },
}

/// Where a meter stands and where it stood before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct MeterTold {
    pub meter: String,
    pub name: String,
    pub from: i32,
    pub to: i32,
    pub band: Option<String>,
}

/// What the moment `at` of a run brought, in the order in which it happened: first what the input did, then what
/// entering the next nodes did, each followed by the meters it moved.
pub(super) fn told(run: &Run, at: usize) -> Vec<Told> {
    let machine = run.machine();
    let case = machine.case();
    let Some(moment) = run.moments().get(at) else { return Vec::new() };
    let mut list = Vec::new();
    let mut feedback = None;
    if let Some((node, input)) = moment.did {
        did(machine, node, input, &mut list);
        feedback = coach(machine, node, input);
    }
    let mut moved = Moved::default();
    for event in &moment.events {
        if let Event::Entered { .. } = event {
            list.extend(feedback.take());
            list.extend(moved.take(case));
        }
        match *event {
            Event::Entered { node } => list.extend(entered(machine, node)),
            Event::Heard { line } => list.extend(machine.line(line).map(|line| heard(case, line))),
            Event::Changed { number, from, to } => moved.add(number, from, to),
            Event::Flag { .. } => {}
            Event::Revealed { fact } => list.extend(case.facts.get_index(fact).map(|(id, fact)| Told::Revealed {
                fact: id.to_string(),
                label: markup::plain(&fact.label),
                text: markup::plain(&fact.text),
            })),
            Event::Promise { promise, status, .. } => {
                let due = case.promises.get_index(promise).and_then(|(_, promise)| promise.due);
                let due = due.filter(|_| status == PromiseStatus::Open).map(crate::scenario::Duration::seconds);
                let status = if status == PromiseStatus::Open { "made" } else { status.label() };
                list.extend(promised(case, promise, status, due));
            }
            Event::Extended { promise, due } => {
                let clock = machine.tally(&moment.state, Tally::Clock).cast_unsigned();
                list.extend(promised(case, promise, "given more time", Some(due.saturating_sub(clock))));
            }
            Event::Fired { rule } => list.push(Told::Interrupted { rule }),
            Event::Drew { node, outcome } => list.extend(drew(machine, node, outcome)),
        }
    }
    list.extend(feedback);
    // At the very beginning the meters are shown whether or not anything has moved them.
    list.extend(if at == 0 { moved.all(case, machine, run) } else { moved.take(case) });
    list
}

/// What the learner did.
fn did(machine: &Machine, node: usize, input: Input, list: &mut Vec<Told>) {
    let id = machine.node_id(node);
    let node = id.to_string();
    match input {
        Input::Continue => list.push(Told::Continued { node }),
        Input::Wrote(strength) => list.push(Told::Wrote { node, strength: strength.label().to_lowercase() }),
        Input::TimeOut => {
            let seconds = decision(machine, id).and_then(|decision| decision.seconds).unwrap_or(0);
            list.push(Told::SaidNothing { node, seconds });
        }
        Input::Choose { choice, ticks } => {
            let Some(decision) = decision(machine, id) else { return };
            let every = decision.while_waiting.as_ref().map_or(0, |waiting| waiting.every);
            if ticks > 0 {
                list.push(Told::Waited { seconds: ticks.saturating_mul(every) });
            }
            let Some(Choice { id, does, says, title, remedy, .. }) = decision.choices.get(choice) else { return };
            let nothing_else = does.is_blank() && says.is_blank();
            let does = if nothing_else { title } else { does };
            list.push(Told::Chose {
                node,
                choice: id.to_string(),
                does: markup::plain(does),
                says: markup::plain(says),
            });
            if let Some((id, remedy)) = remedy.as_ref().and_then(|id| machine.case().remedies.get_key_value(id)) {
                list.push(Told::Granted { remedy: id.to_string(), text: markup::plain(&remedy.what) });
            }
        }
    }
}

/// What the coach says about it.
fn coach(machine: &Machine, node: usize, input: Input) -> Option<Told> {
    let node = machine.case().nodes.get(machine.node_id(node))?;
    let text: &Text = match (&**node, input) {
        (Node::Decision(decision), Input::Choose { choice, .. }) => &decision.choices.get(choice)?.feedback,
        (Node::Decision(decision), Input::TimeOut) => &decision.timeout.as_ref()?.feedback,
        (Node::Rewrite(rewrite), Input::Wrote(_)) => &rewrite.feedback,
        _nothing_to_say => return None,
    };
    (!text.is_blank()).then(|| Told::Feedback { text: markup::plain(text) })
}

fn decision<'m>(machine: &'m Machine, id: &Id) -> Option<&'m Decision> {
    match &**machine.case().nodes.get(id)? {
        Node::Decision(decision) => Some(decision),
        _no_decision => None,
    }
}

fn entered(machine: &Machine, node: usize) -> Option<Told> {
    let id = machine.node_id(node);
    let node = machine.case().nodes.get(id)?;
    let channel = match &**node {
        Node::Scene(scene) => scene.channel.map(|channel| channel.label().to_owned()),
        _stays => None,
    };
    Some(Told::Entered { node: id.to_string(), after: node.after().map(in_words), channel })
}

fn heard(case: &Resolved, line: &Line) -> Told {
    let mut how = Vec::new();
    if !line.feeling.is_blank() {
        how.push(markup::plain(&line.feeling));
    }
    if let Some(delivery) = &line.delivery {
        how.extend(delivery.pause.map(|pause| format!("after {} of silence", in_words(pause))));
        how.extend(delivery.volume.map(|volume| volume.label().to_owned()));
        how.extend(delivery.pace.map(|pace| pace.label().to_owned()));
        if !delivery.note.is_blank() {
            how.push(markup::plain(&delivery.note));
        }
    }
    let media = line.media.as_ref().and_then(|id| case.media.get(id)).map(|media| {
        let words = if media.transcript.is_blank() { &media.alt } else { &media.transcript };
        markup::plain(words)
    });
    Told::Line {
        by: line.by.as_ref().map(|id| case.cast.get(id).map_or_else(|| id.to_string(), |who| who.name.to_string())),
        how,
        says: markup::plain(&line.says),
        seen: line.seen.map(|seen| seen.label().to_lowercase()),
        media,
    }
}

fn promised(case: &Resolved, promise: usize, status: &'static str, due_seconds: Option<u32>) -> Option<Told> {
    let (id, promise) = case.promises.get_index(promise)?;
    Some(Told::Promise { promise: id.to_string(), text: markup::plain(&promise.what), status, due_seconds })
}

fn drew(machine: &Machine, node: usize, outcome: usize) -> Option<Told> {
    let id = machine.node_id(node);
    let Node::Chance(chance) = &**machine.case().nodes.get(id)? else { return None };
    let outcome = chance.outcomes.get(outcome)?;
    Some(Told::Drew { node: id.to_string(), outcome: outcome.id.to_string(), label: outcome.label.to_string() })
}

/// A length of time for people: `2 days`, `1 hour 30 minutes`.
pub(super) fn in_words(duration: crate::scenario::Duration) -> String {
    seconds_in_words(duration.seconds())
}

/// The same of a number of seconds.
pub(super) fn seconds_in_words(seconds: u32) -> String {
    let mut rest = seconds;
    let mut parts = Vec::new();
    for (unit, name) in [(86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second")] {
        let count = rest / unit;
        rest %= unit;
        if count > 0 {
            parts.push(format!("{count} {name}{}", if count == 1 { "" } else { "s" }));
        }
    }
    if parts.is_empty() { "0 seconds".to_owned() } else { parts.join(" ") }
}

/// Numbers that changed: where each stood before, and where it stands.
#[derive(Default)]
struct Moved(std::collections::BTreeMap<usize, (i32, i32)>);

impl Moved {
    fn add(&mut self, number: usize, from: i32, to: i32) {
        self.0.entry(number).or_insert((from, to)).1 = to;
    }

    /// The meters that have moved since the last time, if any has.
    fn take(&mut self, case: &Resolved) -> Option<Told> {
        let moved: Vec<MeterTold> = std::mem::take(&mut self.0)
            .into_iter()
            .filter(|(_, (from, to))| from != to)
            .filter_map(|(number, (from, to))| {
                let (id, meter) = case.meters.get_index(number.checked_sub(Tally::ALL.len())?)?;
                Some(meter_told(id, meter, from, to))
            })
            .collect();
        (!moved.is_empty()).then_some(Told::Meters { meters: moved })
    }

    /// Every meter as it stands.
    fn all(&self, case: &Resolved, machine: &Machine, run: &Run) -> Option<Told> {
        let state = &run.moments()[0].state;
        let meters: Vec<MeterTold> = case
            .meters
            .iter()
            .enumerate()
            .map(|(index, (id, meter))| {
                let number = Tally::ALL.len() + index;
                let to = machine.number(state, number);
                let from = self.0.get(&number).map_or(to, |(from, _)| *from);
                meter_told(id, meter, from, to)
            })
            .collect();
        (!meters.is_empty()).then_some(Told::Meters { meters })
    }
}

fn meter_told(id: &Id, meter: &Meter, from: i32, to: i32) -> MeterTold {
    let band = meter.band(to).map(|band| band.name.to_string());
    MeterTold { meter: id.to_string(), name: meter.name.to_string(), from, to, band }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_of_time_are_said_in_words() {
        assert_eq!(seconds_in_words(0), "0 seconds");
        assert_eq!(seconds_in_words(61), "1 minute 1 second");
        assert_eq!(seconds_in_words(2 * 86_400), "2 days");
    }
}
