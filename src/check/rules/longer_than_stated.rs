//! A run that takes much longer than the brief says.

use crate::check::explored::words_on_entry;
use crate::check::words::{seconds_to_read, words};
use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::explore::Happening;
use crate::scenario::{Node, Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "longer-than-stated",
    family: Family::Housekeeping,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "a case whose longest run takes more than one and a half times the minutes that the brief states, at 200 words a minute and ten seconds for each decision",
    why: "Learners plan with the stated time. Whoever takes the long way has to stop in the middle, or rushes.",
    cure: "State the longer time, or shorten the longest way.",
    check,
    fix: None,
};

/// Seconds that a decision takes beside reading.
const TO_DECIDE: u32 = 10;

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let minutes = case.scenario().brief.minutes;
    let Some((explored, flow)) = case.flow().filter(|_| minutes > 0) else { return };
    let node = |index: usize| case.node(explored.node(index));
    let entered: Vec<u64> = (0..explored.machine().node_count())
        .map(|index| u64::from(node(index).map_or(0, |node| seconds_to_read(words_on_entry(node)))))
        .collect();
    let seconds = |happening: &Happening| match *happening {
        Happening::Entered { node } => entered[node],
        Happening::Chose { node: at, choice } => {
            let read = match node(at) {
                Some(Node::Decision(decision)) => decision.choices.get(choice).map_or(0, |choice| {
                    let reply = choice.reply.iter().map(|line| words(&line.says).count()).sum::<usize>();
                    seconds_to_read(reply + words(&choice.feedback).count())
                }),
                _other => 0,
            };
            u64::from(TO_DECIDE + read)
        }
        _other => 0,
    };
    let Some(longest) = flow.longest(seconds) else { return };
    let takes = longest.div_ceil(60);
    if takes * 2 > u64::from(minutes) * 3 {
        let message = format!("the longest run takes about {takes} minutes, and the brief says {minutes}");
        report.place(Place::field("brief").then("minutes"), message);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::said;
    use crate::check::fixture::read_body;

    #[test]
    fn the_longest_run_counts() {
        let words = "word ".repeat(700);
        let case = |minutes: u32| {
            let body = format!(
                r#"
                brief: (minutes: {minutes}),
                start: "a",
                nodes: {{
                    "a": Decision(title: "First", choices: [
                        (id: "x", says: "One", to: "b"),
                        (id: "y", says: "Two", to: "c"),
                    ]),
                    "b": Scene(lines: [(id: "aaaaaaa", says: "{words}")], then: "c"),
                    "c": Ending(outcome: Resolved),
                }}"#
            );
            let found = said(&RULE, &read_body(&body).document);
            found.into_iter().map(|finding| finding.message).collect::<Vec<_>>()
        };
        assert_eq!(case(2), ["the longest run takes about 4 minutes, and the brief says 2"]);
        assert!(case(3).is_empty());
    }
}
