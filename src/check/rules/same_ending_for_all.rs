//! One ending that swallows nearly every run.

use crate::check::{Case, Collector, Family, Rule, Severity};
use crate::explore::{Count, Learner};
use crate::play::End;
use crate::scenario::{Node, Stage};

pub(super) static RULE: Rule = Rule {
    id: "same-ending-for-all",
    family: Family::Learning,
    severity: Severity::Warning,
    stage: Stage::Review,
    todo: false,
    finds: "an ending in which every run ends, or nearly every run of somebody who chooses at random",
    why: "Whatever the learner does, it comes out the same: nothing in the conversation was worth getting right.",
    cure: "Let meters, facts or promises decide between endings, in a gate before them, and look at how likely each is.",
    check,
    fix: None,
};

/// So much of what is chosen at random may end in one ending.
const MOST: f64 = 0.95;

fn check(case: &Case<'_>, report: &mut Collector<'_>) {
    let Some((explored, flow)) = case.flow() else { return };
    let decisions = case.nodes().filter(|(_, node)| matches!(node, Node::Decision(_))).count();
    if decisions < 2 || flow.ends.iter().any(|ended| ended.end != End::Ending) {
        return;
    }
    let random = Learner::ALL.iter().position(|learner| *learner == Learner::Random).unwrap_or(0);
    for ended in &flow.ends {
        let Some(node) = ended.node else { continue };
        let id = explored.node(node);
        let share = ended.probability[random];
        let message = match (&flow.paths, flow.ends.len()) {
            (Count::Exactly(paths), 1) => format!("all {paths} runs end in {}", case.name(id)),
            (Count::Unbounded, 1) => format!("every run ends in {}", case.name(id)),
            _several if share >= MOST => format!(
                "who chooses at random ends in {} in {} of 100 runs",
                case.name(id),
                (share * 100.0).floor()
            ),
            _several => continue,
        };
        report.at(id, message).witness = Some(explored.witness(&ended.trail));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::fixture::check_file;

    #[test]
    fn one_ending_for_everybody() {
        check_file(
            &RULE,
            r#"
            start: "a",
            nodes: {
                "a": Decision(title: "First", choices: [
                    (id: "x", says: "One", to: "b"),
                    (id: "y", says: "Two", to: "b"),
                ]),
                "b": Decision(title: "Second", choices: [
                    (id: "x", says: "One", to: "c"),
                    (id: "y", says: "Two", to: "c"),
                    (id: "z", says: "Three", to: "c"),
                ]),
                "c": Ending(title: "Goodbye", outcome: Resolved), // ! all 6 runs end in “Goodbye”
            }"#,
        );
    }

    #[test]
    fn two_endings_are_a_difference() {
        check_file(
            &RULE,
            r#"
            start: "a",
            nodes: {
                "a": Decision(title: "First", choices: [
                    (id: "x", says: "One", to: "b"),
                    (id: "y", says: "Two", to: "d"),
                ]),
                "b": Decision(title: "Second", choices: [
                    (id: "x", says: "One", to: "c"),
                    (id: "y", says: "Two", to: "c"),
                ]),
                "c": Ending(outcome: Resolved),
                "d": Ending(outcome: Churned),
            }"#,
        );
    }
}
