//! A line that sounds like something where nothing can be heard.

use crate::check::channels::is_spoken;
use crate::check::naming::line_name;
use crate::check::{Case, Collector, Family, Finding, Rule, Severity};
use crate::edit::{Step, edit_node};
use crate::scenario::{Delivery, Id, Line, Node, Place, Stage};

/// Signals that a voice gives.
const HEARD: [&str; 6] = ["breath", "micro-pause", "volume", "tempo", "talking-over", "shouting"];

pub(super) static RULE: Rule = Rule {
    id: "voice-in-writing",
    family: Family::Text,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "a line in a chat, an e-mail or a public thread with a pace, a volume or a signal of the voice",
    why: "Nobody hears it there. Learners look for a cue that the channel does not carry, and miss those that it does: capitals, clipped sentences, a sudden full stop.",
    cure: "Show it in the words, with signals such as clipped, sudden-speed, all-caps or repeated-punctuation, or move the conversation to a voice first.",
    check,
    fix: Some(take_off),
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for (number, id, node, _) in case.graph().all() {
        if !node.all_lines().any(has_voice) || case.channels().at(number).any(is_spoken) {
            continue;
        }
        for (list, line) in lists(id, node).flat_map(|(list, lines)| lines.iter().map(move |line| (list.clone(), line))) {
            if !has_voice(line) {
                continue;
            }
            let cue = match &line.delivery {
                Some(Delivery { volume: Some(volume), .. }) => volume.label(),
                Some(Delivery { pace: Some(pace), .. }) => pace.label(),
                Some(_) | None => line.signals.iter().find(|signal| is_heard(signal)).map_or("", |signal| signal),
            };
            let message = format!("{} in {} is written, and cannot sound “{cue}”", line_name(line), case.name(id));
            report.place(list.item(&line.id), message).offer("Take the voice off the line");
        }
    }
}

fn is_heard(signal: &str) -> bool {
    HEARD.contains(&signal)
}

/// Pauses are seen in writing too, and a note may say anything.
fn has_voice(line: &Line) -> bool {
    line.delivery.as_ref().is_some_and(|delivery| delivery.pace.is_some() || delivery.volume.is_some())
        || line.signals.iter().any(|signal| is_heard(signal))
}

/// The lists of lines of a node, with where they stand.
fn lists<'a>(id: &'a Id, node: &'a Node) -> impl Iterator<Item = (Place, &'a [Line])> {
    let silence = match node {
        Node::Decision(decision) => decision.timeout.as_ref(),
        Node::Scene(_) | Node::Rewrite(_) | Node::Gate(_) | Node::Chance(_) | Node::Pause(_) | Node::Ending(_) => None,
    };
    let replies =
        node.choices().iter().map(|choice| (Place::choice(id, &choice.id).then("reply"), choice.reply.as_slice()));
    let silence = silence.map(|timeout| (Place::node(id).then("timeout").then("reply"), timeout.reply.as_slice()));
    std::iter::once((Place::node(id).then("lines"), node.lines())).chain(replies).chain(silence)
}

fn take_off(case: &Case<'_>, finding: &Finding, file: &str) -> Option<Step> {
    let (id, line) = (finding.place.in_node()?, finding.place.in_line()?);
    Some(edit_node(file, case.scenario(), id, "Take the voice off a line", |node| {
        if let Some(line) = all_lines_mut(node).into_iter().find(|other| other.id == *line) {
            line.signals.retain(|signal| !is_heard(signal));
            if let Some(delivery) = &mut line.delivery {
                (delivery.pace, delivery.volume) = (None, None);
            }
            line.delivery = line.delivery.take().filter(|delivery| *delivery != Delivery::default());
        }
    }))
}

fn all_lines_mut(node: &mut Node) -> Vec<&mut Line> {
    if let Node::Decision(decision) = node {
        let timeout = decision.timeout.iter_mut().flat_map(|timeout| &mut timeout.reply);
        let replies = decision.choices.iter_mut().flat_map(|choice| &mut choice.reply);
        return decision.lines.iter_mut().chain(replies).chain(timeout).collect();
    }
    node.lines_mut().into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{check_file, cures, read_body};

    const WRITTEN: &str = r#"
            start: "call",
            nodes: {
                "call": Decision(lines: [(id: "aaaaaaa", says: "Hello?", delivery: (volume: Loud))],
                    choices: [(id: "one", to: "mail"), (id: "two", to: "both")]),
                "mail": Scene(title: "Mail", channel: Email, then: "answer", lines: [
                    (id: "bbbbbbb", says: "No.", signals: ["clipped", "volume"]), // ! “No.” in “Mail” is written, and cannot sound “volume”
                ]),
                "answer": Decision(choices: [(id: "one", to: "both", reply: [
                    (id: "ccccccc", says: "Fine.", delivery: (pace: Fast, note: "No capitals")), // ! cannot sound “fast”
                    (id: "ddddddd", says: "Fine.", delivery: (pause: "2s"), signals: ["all-caps"]),
                ])]),
                "both": Scene(lines: [(id: "eeeeeee", says: "Well.", delivery: (volume: Soft))]),
            },
        "#;

    #[test]
    fn what_is_written_has_no_voice() {
        check_file(&RULE, WRITTEN);
    }

    #[test]
    fn the_voice_is_taken_off() {
        let repaired = cures(&RULE, &read_body(WRITTEN).document);
        let reply = &repaired.nodes["answer"].choices()[0].reply[0];
        assert_eq!(reply.delivery.as_ref().map(|delivery| delivery.note.as_str()), Some("No capitals"));
    }
}
