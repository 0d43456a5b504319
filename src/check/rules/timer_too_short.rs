//! A time limit in which nobody can read the choices.

use crate::check::words::{WORDS_A_MINUTE, seconds_to_read, words};
use crate::check::{Case, Collector, Family, Finding, Rule, Severity};
use crate::edit::{Step, edit_node};
use crate::scenario::{Decision, Locked, Node, Place, Stage};

/// Seconds to choose and click, once all has been read.
const TO_CHOOSE: u32 = 3;

pub(super) static RULE: Rule = Rule {
    id: "timer-too-short",
    family: Family::Access,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "a time limit that is shorter than it takes to read the question and the choices at 200 words a minute, with 3 seconds to choose (adults read English non-fiction at 238 on average: Brysbaert 2019, Journal of Memory and Language 109; slower in a second language)",
    why: "The pressure should come from the customer and not from the page. Whoever reads slowly is graded for reading slowly.",
    cure: "Allow more time, or shorten the choices.",
    check,
    fix: Some(allow),
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    for (id, node) in case.nodes() {
        if let Node::Decision(decision) = node
            && let Some(seconds) = decision.seconds
        {
            let count = words_to_read(case, decision);
            let needed = seconds_to_read(count) + TO_CHOOSE;
            if seconds < needed {
                let message = format!(
                    "in {}, {count} words are to be read in {seconds} seconds: at {WORDS_A_MINUTE} words a minute it takes {needed}",
                    case.name(id)
                );
                let label = format!("Allow {} seconds", allowed(needed));
                report.place(Place::node(id).then("seconds"), message).offer(label);
            }
        }
    }
}

/// The words of the question and of what is surely on the page: choices without a condition, and locked ones.
fn words_to_read(case: &Case<'_>, decision: &Decision) -> usize {
    let shown = decision.choices.iter().filter(|choice| choice.when.is_none() || choice.locked != Locked::Hide);
    let count = |text: &str| words(&case.filled(text)).count();
    count(&decision.prompt) + shown.map(|choice| count(&choice.says) + count(&choice.does)).sum::<usize>()
}

/// Rounded up to what an author would write.
fn allowed(needed: u32) -> u32 {
    needed.next_multiple_of(5).min(3_600)
}

fn allow(case: &Case<'_>, finding: &Finding, file: &str) -> Option<Step> {
    let id = finding.place.in_node()?;
    Some(edit_node(file, case.scenario(), id, "Allow time to read", |node| {
        if let Node::Decision(decision) = node
            && let Some(before) = decision.seconds
        {
            let seconds = allowed(seconds_to_read(words_to_read(case, decision)) + TO_CHOOSE);
            decision.seconds = Some(seconds);
            // Patience runs down over the whole time as it did, in as many ticks.
            if let Some(waiting) = &mut decision.while_waiting {
                let ticks = (before / waiting.every.max(1)).max(1);
                waiting.every = (seconds / ticks).max(1);
            }
        }
    }))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::{check_file, cures, read_body};
    use crate::scenario::Node;

    const TIMED: &str = r#"
            terms: { "how": "by courier, today, before three" },
            nodes: {
                "a": Decision(title: "A", prompt: "What now?", while_waiting: (every: 2),
                    seconds: 6, // ! in “A”, 12 words are to be read in 6 seconds: at 200 words a minute it takes 7
                    choices: [
                        (id: "one", says: "That is on us, and I stay."),
                        (id: "two", says: "Hold the line."),
                        (id: "three", says: "Hidden until something has happened first of all", when: Is("x")),
                    ]),
                "b": Decision(seconds: 8, choices: [(id: "one", says: "That is on us, and I stay.")]),
                "c": Decision(choices: [(id: "one", says: "That is on us, and I stay.")]),
                "d": Decision(title: "D",
                    seconds: 5, // ! in “D”, 13 words are to be read in 5 seconds: at 200 words a minute it takes 7
                    choices: [(id: "one", says: "It comes {how}."), (id: "two", says: "It {how}")]),
            },
        "#;

    #[test]
    fn there_is_time_to_read() {
        check_file(&RULE, TIMED);
    }

    #[test]
    fn time_is_allowed_and_patience_runs_down_as_before() {
        let repaired = cures(&RULE, &read_body(TIMED).document);
        let Node::Decision(decision) = &*repaired.nodes["a"] else { panic!("a decision") };
        assert_eq!(
            (decision.seconds, decision.while_waiting.as_ref().map(|waiting| waiting.every)),
            (Some(10), Some(3))
        );
    }
}
