//! Endings that tell the same story.

use std::collections::HashMap;

use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::scenario::{Ending, Id, Node, Place, Stage};

pub(super) static RULE: Rule = Rule {
    id: "endings-alike",
    family: Family::Learning,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "two endings in the same words",
    why: "What the learner did makes no difference to what they are told: well or badly handled, the case ends with the same goodbye.",
    cure: "Say in each how this customer leaves and what led there, or send both ways to one ending.",
    check,
    fix: None,
};

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let mut seen: HashMap<String, &Id> = HashMap::new();
    for (id, node) in case.nodes() {
        let Node::Ending(ending) = node else { continue };
        let words = told(ending);
        if words.trim().is_empty() {
            continue;
        }
        if let Some(first) = seen.get(&words) {
            let message = format!("the ending {} is told in the same words as {}", case.name(id), case.name(first));
            report.place(Place::node(id), message);
        } else {
            seen.insert(words, id);
        }
    }
}

/// What learners are told at an ending, whatever the case of its letters.
fn told(ending: &Ending) -> String {
    let lines = ending.lines.iter().map(|line| line.says.trim());
    lines.chain([ending.summary.trim()]).collect::<Vec<_>>().join("\n").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn each_ending_tells_its_own_story() {
        check_file(
            &RULE,
            r#"
            nodes: {
                "a": Ending(outcome: Loyal, title: "A", summary: "Thank you, goodbye."),
                "b": Ending(outcome: Churned, title: "B", summary: "Thank you, goodbye. "), // ! the ending “B” is told in the same words as “A”
                "c": Ending(outcome: Churned, summary: "She leaves."),
                "d": Ending(outcome: Churned),
                "e": Ending(outcome: Loyal),
                "f": Ending(outcome: Loyal, lines: [(id: "aaaaaaa", says: "Hm.")], summary: "She leaves."),
            },
        "#,
        );
    }
}
