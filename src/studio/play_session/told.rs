//! What one moment of a run brought, as it is told in the conversation.

use crate::edit::effect_words;
use crate::play::{Event, Input, Moment, Run};
use crate::scenario::{
    Choice, Duration, Grade, Line, Node, Pace, PauseKind, PromiseStatus, Role, Scenario, Strength, Tally, Text, Volume,
    duration_words, markup,
};

/// One thing to tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// Somebody said something.
    Said { who: String, how: String, words: String, own: bool },
    /// Something was told that nobody says.
    Narrated { words: String },
    /// The learner said or did something.
    Answered { says: String, does: String },
    /// The learner wrote a message.
    Wrote { words: String, strength: Strength },
    /// A picture, a sound or a film was shown.
    Media { alt: String, transcript: String },
    /// What the coach says.
    Feedback { grade: Option<Grade>, words: String },
    /// Something that is neither said nor done by anybody.
    Noted { note: Note, words: String },
}

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    CaseFile,
    PromiseMade,
    PromiseKept,
    PromiseBroken,
    /// Time passed, or the conversation moved elsewhere.
    Skip,
    /// Nothing was said.
    Silence,
    Chance,
    Remedy,
    /// A rule took over.
    Turn,
    /// The author changed something by hand.
    ByHand,
}

/// Seconds as a clock shows them: `2:05`, `1:02:05`, `3 d 1:02:05`.
#[must_use]
pub fn clock_words(seconds: i32) -> String {
    let (days, rest) = (seconds / 86_400, seconds % 86_400);
    let (hours, minutes, seconds) = (rest / 3_600, rest / 60 % 60, rest % 60);
    match (days, hours) {
        (0, 0) => format!("{minutes}:{seconds:02}"),
        (0, _) => format!("{hours}:{minutes:02}:{seconds:02}"),
        _days => format!("{days} d {hours}:{minutes:02}:{seconds:02}"),
    }
}

/// What the moment `at` of a run brought, in the order in which it happened; `message`: what was written in it.
pub(super) fn told(run: &Run, case: &Scenario, at: usize, message: Option<&str>) -> Vec<Told> {
    let Some(moment) = run.moments().get(at) else { return Vec::new() };
    let mut list = Vec::new();
    if let Some(effect) = &moment.edited {
        list.push(noted(Note::ByHand, format!("Changed by hand: {}", effect_words(case, effect))));
    }
    let mut feedback = None;
    if let Some((node, input)) = moment.did
        && let Some(node) = case.nodes.get(run.machine().node_id(node))
    {
        did(run, node, input, message, &mut list);
        feedback = coach(node, input);
    }
    for event in &moment.events {
        if let Event::Entered { .. } = event {
            list.extend(feedback.take());
        }
        happened(run, case, moment, *event, &mut list);
    }
    list.extend(feedback);
    list
}

fn noted(note: Note, words: String) -> Told {
    Told::Noted { note, words }
}

/// What the learner did.
fn did(run: &Run, node: &Node, input: Input, message: Option<&str>, list: &mut Vec<Told>) {
    let message = || message.unwrap_or_default().trim().to_owned();
    match (input, node) {
        (Input::Choose { choice, ticks }, Node::Decision(decision)) => {
            if let Some(waiting) = decision.while_waiting.as_ref().filter(|_| ticks > 0) {
                let waited = duration_words(Duration::from_seconds(ticks.saturating_mul(waiting.every)));
                list.push(noted(Note::Silence, format!("{waited} passed before the answer.")));
            }
            let Some(choice) = decision.choices.get(choice) else { return };
            list.push(answered(choice));
            if let Some(remedy) = choice.remedy.as_ref().and_then(|id| run.machine().case().remedies.get(id)) {
                list.push(noted(Note::Remedy, format!("Granted: {}", markup::plain(&remedy.what))));
            }
        }
        (Input::TimeOut, _) => list.push(noted(Note::Silence, "You said nothing until time ran out.".to_owned())),
        (Input::Wrote(strength), _) => list.push(Told::Wrote { words: message(), strength }),
        (Input::Continue, Node::Pause(pause)) => {
            let words = format!("You paused: {}", pause.kind.label().to_lowercase());
            list.push(noted(Note::Skip, words));
            if pause.kind == PauseKind::Reflection && !message().is_empty() {
                list.push(Told::Answered { says: String::new(), does: message() });
            }
        }
        (Input::Continue | Input::Choose { .. }, _) => {}
    }
}

fn answered(choice: &Choice) -> Told {
    let (says, does) = (markup::plain(&choice.says), markup::plain(&choice.does));
    let wordless = says.trim().is_empty() && does.trim().is_empty();
    let title = if choice.title.is_blank() { "(no words yet)" } else { choice.title.as_str() };
    Told::Answered { says, does: if wordless { title.to_owned() } else { does } }
}

fn coach(node: &Node, input: Input) -> Option<Told> {
    let (grade, words): (_, &Text) = match (node, input) {
        (Node::Decision(decision), Input::Choose { choice, .. }) => {
            let choice = decision.choices.get(choice)?;
            (choice.grade, &choice.feedback)
        }
        (Node::Decision(decision), Input::TimeOut) => {
            let timeout = decision.timeout.as_ref()?;
            (timeout.grade, &timeout.feedback)
        }
        (Node::Rewrite(rewrite), Input::Wrote(_)) => (None, &rewrite.feedback),
        _nothing_to_say => return None,
    };
    (grade.is_some() || !words.is_blank()).then(|| Told::Feedback { grade, words: markup::plain(words) })
}

fn happened(run: &Run, case: &Scenario, moment: &Moment, event: Event, list: &mut Vec<Told>) {
    let machine = run.machine();
    match event {
        Event::Entered { node } => {
            let Some(node) = case.nodes.get(machine.node_id(node)) else { return };
            if let Some(after) = node.after() {
                list.push(noted(Note::Skip, format!("{} later", duration_words(*after))));
            }
            if let Node::Scene(scene) = &**node
                && let Some(channel) = scene.channel
            {
                list.push(noted(Note::Skip, format!("The conversation goes on: {}", channel.label().to_lowercase())));
            }
        }
        Event::Heard { line } => {
            if let Some(line) = machine.line(line) {
                heard(case, line, list);
            }
        }
        Event::Revealed { fact } => {
            if let Some((_, fact)) = case.facts.get_index(fact) {
                list.push(noted(Note::CaseFile, format!("Case file: “{}” added", markup::plain(&fact.label))));
            }
        }
        Event::Promise { promise, status, .. } => {
            let Some((_, promise)) = case.promises.get_index(promise) else { return };
            let what = markup::plain(&promise.what);
            let due = promise.due.map_or_else(String::new, |due| format!(", due in {}", duration_words(due)));
            list.push(match status {
                PromiseStatus::Unmade | PromiseStatus::Open => {
                    noted(Note::PromiseMade, format!("Promise made: {what}{due}"))
                }
                PromiseStatus::Kept => noted(Note::PromiseKept, format!("Promise kept: {what}")),
                PromiseStatus::Broken => noted(Note::PromiseBroken, format!("Promise broken: {what}")),
            });
        }
        Event::Extended { promise, due } => {
            let Some((_, promise)) = case.promises.get_index(promise) else { return };
            let clock = machine.tally(&moment.state, Tally::Clock).cast_unsigned();
            let left = duration_words(Duration::from_seconds(due.saturating_sub(clock)));
            let what = markup::plain(&promise.what);
            list.push(noted(Note::PromiseMade, format!("Promise with more time: {what}, due in {left}")));
        }
        Event::Fired { .. } => list.push(noted(Note::Turn, "It was too much: the conversation turns.".to_owned())),
        Event::Drew { node, outcome } => {
            if let Some(Node::Chance(chance)) = case.nodes.get(machine.node_id(node)).map(|node| &**node)
                && let Some(outcome) = chance.outcomes.get(outcome).filter(|outcome| !outcome.label.is_blank())
            {
                list.push(noted(Note::Chance, format!("By chance: {}", markup::plain(&outcome.label))));
            }
        }
        Event::Changed { .. } | Event::Flag { .. } => {}
    }
}

fn heard(case: &Scenario, line: &Line, list: &mut Vec<Told>) {
    let words = markup::plain(&line.says);
    match &line.by {
        None if words.trim().is_empty() => {}
        None => list.push(Told::Narrated { words }),
        Some(by) => {
            let person = case.cast.get(by);
            list.push(Told::Said {
                who: person.map_or_else(|| by.to_string(), |person| person.name.to_string()),
                how: how(line),
                words,
                own: person.is_some_and(|person| person.role == Role::Agent),
            });
        }
    }
    if let Some(media) = line.media.as_ref().and_then(|id| case.media.get(id)) {
        let (alt, transcript) = (markup::plain(&media.alt), markup::plain(&media.transcript));
        list.push(Told::Media { alt, transcript });
    }
}

/// Feeling, signals and what the voice does: “wary · a breath, after 2 seconds of silence”.
fn how(line: &Line) -> String {
    let mut parts = Vec::new();
    if !line.feeling.is_blank() {
        parts.push(markup::plain(&line.feeling));
    }
    let mut voice: Vec<String> = line.signals.iter().map(|signal| signal.replace('-', " ")).collect();
    if let Some(delivery) = &line.delivery {
        voice.extend(delivery.pause.map(|pause| format!("after {} of silence", duration_words(pause))));
        // What is even needs no word.
        let volume = delivery.volume.filter(|volume| *volume != Volume::Even);
        let pace = delivery.pace.filter(|pace| *pace != Pace::Even);
        voice.extend(volume.map(|volume| volume.label().to_owned()));
        voice.extend(pace.map(|pace| pace.label().to_owned()));
        if !delivery.note.is_blank() {
            voice.push(markup::plain(&delivery.note));
        }
    }
    if !voice.is_empty() {
        parts.push(voice.join(", "));
    }
    parts.extend(line.seen.map(|seen| format!("seen by: {}", seen.label().to_lowercase())));
    parts.join(" · ")
}

impl Told {
    /// The same as a line of the transcript.
    #[must_use]
    pub fn line(&self) -> String {
        match self {
            Self::Said { who, how, words, .. } if how.is_empty() => format!("{who}: {words}"),
            Self::Said { who, how, words, .. } => format!("{who} ({how}): {words}"),
            Self::Narrated { words } => words.clone(),
            Self::Answered { says, does } => match (says.is_empty(), does.is_empty()) {
                (false, true) => format!("You: {says}"),
                (true, _) => format!("You: ({does})"),
                (false, false) => format!("You: ({does}) {says}"),
            },
            Self::Wrote { words, strength } if words.is_empty() => {
                format!("You wrote a message: {}.", strength.label().to_lowercase())
            }
            Self::Wrote { words, strength } => format!("You ({}): {words}", strength.label().to_lowercase()),
            Self::Media { alt, transcript } if transcript.is_empty() => format!("[{alt}]"),
            Self::Media { alt, transcript } => format!("[{alt}: {transcript}]"),
            Self::Feedback { grade: Some(grade), words } if words.is_empty() => format!("Coach: {grade}"),
            Self::Feedback { grade: Some(grade), words } => format!("Coach ({grade}): {words}"),
            Self::Feedback { grade: None, words } => format!("Coach: {words}"),
            Self::Noted { words, .. } => format!("– {words}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_show_hours_and_days_only_where_there_are_any() {
        for (seconds, words) in [(0, "0:00"), (125, "2:05"), (3_725, "1:02:05"), (90_061, "1 d 1:01:01")] {
            assert_eq!(clock_words(seconds), words);
        }
    }
}
